//! What must hold for a name to exist.

use std::fmt;

use serde::Serialize;

/// A condition for a name, with what is known about it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Condition {
    /// The condition.
    #[serde(flatten)]
    pub what: NameCondition,
    /// Whether it holds; `None` if that is not known yet.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub holds: Option<bool>,
}

/// What must hold for a name of a Pod to exist.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "code", rename_all = "kebab-case", rename_all_fields = "camelCase")]
#[non_exhaustive]
pub enum NameCondition {
    /// The Service that the Pod's `subdomain` names exists.
    ServiceExists {
        /// The namespace.
        namespace: String,
        /// The name of the Service.
        service: String,
    },
    /// The Service selects the Pod.
    ServiceSelectsPod {
        /// The namespace.
        namespace: String,
        /// The name of the Service.
        service: String,
    },
    /// The Pod is ready, since the Service does not publish addresses before.
    PodReady {
        /// The Pod.
        pod: String,
    },
    /// The Pod has an address.
    PodHasAddress {
        /// The Pod.
        pod: String,
    },
}

impl NameCondition {
    pub(super) fn known(self, holds: bool) -> Condition {
        Condition { what: self, holds: Some(holds) }
    }

    pub(super) fn open(self) -> Condition {
        Condition { what: self, holds: None }
    }
}

impl fmt::Display for NameCondition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::ServiceExists { namespace, service } => write!(f, "Service {namespace}/{service} exists"),
            Self::ServiceSelectsPod { namespace, service } => {
                write!(f, "Service {namespace}/{service} selects the Pod")
            }
            Self::PodReady { pod } => write!(f, "Pod {pod} is ready"),
            Self::PodHasAddress { pod } => write!(f, "Pod {pod} has an address"),
        }
    }
}
