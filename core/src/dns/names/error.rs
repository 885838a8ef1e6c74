//! Errors in asking for names.

use serde::Serialize;

use crate::dns::message::MessageError;
use crate::objects::ObjectsError;

/// Why the names of an object can't be told.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, thiserror::Error)]
#[serde(tag = "code", rename_all = "kebab-case", rename_all_fields = "camelCase")]
#[non_exhaustive]
pub enum NamesError {
    /// Objects of this kind have no names in DNS.
    #[error("a {kind} has no names in DNS; ask for one of {}", known.join(", "))]
    NoNames {
        /// The kind.
        kind: String,
        /// The kinds that can be asked for.
        known: Vec<&'static str>,
    },
    /// The object is not among those that were given.
    #[error("{kind} {namespace}/{name} was not given")]
    NotGiven {
        /// The kind.
        kind: String,
        /// The namespace.
        namespace: String,
        /// The name.
        name: String,
    },
    /// The domain of the cluster is no name.
    #[error("the domain `{domain}` is no name: {reason}")]
    NoDomain {
        /// The domain.
        domain: String,
        /// Why.
        reason: MessageError,
    },
    /// An object can't be read.
    #[error(transparent)]
    #[serde(untagged)]
    Objects(#[from] ObjectsError),
}

impl NamesError {
    /// The kinds whose names can be asked for.
    pub const KINDS: &[&'static str] = &["Service", "Pod", "StatefulSet", "Deployment", "ReplicaSet", "DaemonSet"];
}
