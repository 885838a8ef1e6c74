//! Why a cluster can't be made of the objects.

use serde::Serialize;

use crate::json::Pointer;
use crate::objects::ObjectsError;

/// Why a cluster can't be made of the objects. Places are pointers such as `/objects/0/items/3/webhooks/0/rules`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, thiserror::Error)]
#[serde(tag = "code", rename_all = "kebab-case", rename_all_fields = "camelCase")]
#[non_exhaustive]
pub enum ClusterError {
    /// A configuration in a version that never existed.
    #[error("`{kind}` has no version `{api_version}` (at `{at}`): write admissionregistration.k8s.io/v1")]
    UnsupportedVersion {
        /// Its kind.
        kind: String,
        /// As written.
        api_version: String,
        /// Where.
        at: Pointer,
    },
    /// The objects can't be read.
    #[error(transparent)]
    #[serde(untagged)]
    Objects(#[from] ObjectsError),
}

impl ClusterError {
    /// Where it is.
    pub fn at(&self) -> &Pointer {
        match self {
            Self::UnsupportedVersion { at, .. } => at,
            Self::Objects(error) => error.at(),
        }
    }
}
