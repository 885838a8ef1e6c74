//! Errors in making a cluster from objects.

use serde::Serialize;

use crate::json::Pointer;
use crate::objects::ObjectsError;

/// Why a cluster can't be made from the objects. Places are pointers such as `/objects/0/items/3/webhooks/0/rules`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, thiserror::Error)]
#[serde(tag = "code", rename_all = "kebab-case", rename_all_fields = "camelCase")]
#[non_exhaustive]
pub enum ClusterError {
    /// A configuration in a version that never existed.
    #[error("`{kind}` has no version `{api_version}` (at `{at}`): write admissionregistration.k8s.io/v1")]
    UnsupportedVersion {
        /// The kind of the configuration.
        kind: String,
        /// The `apiVersion` as written.
        api_version: String,
        /// The place of the `apiVersion`.
        at: Pointer,
    },
    /// A stored object that a plugin looks up has a value that does not fit its field.
    #[error("the value at `{at}` does not fit its {kind}: {upstream}")]
    WrongType {
        /// The kind of the object.
        kind: String,
        /// The place of the value.
        at: Pointer,
        /// The server's text.
        upstream: String,
    },
    /// The objects can't be read.
    #[error(transparent)]
    #[serde(untagged)]
    Objects(#[from] ObjectsError),
}

impl ClusterError {
    /// The place of the error.
    pub fn at(&self) -> &Pointer {
        match self {
            Self::UnsupportedVersion { at, .. } | Self::WrongType { at, .. } => at,
            Self::Objects(error) => error.at(),
        }
    }
}
