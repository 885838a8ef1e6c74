//! What is missing for the endpoints of a Service.

use std::collections::BTreeMap;
use std::fmt;

use serde::Serialize;

use crate::objects::Complete;

/// A fact that is missing for the endpoints of a Service to be known as a whole.
///
/// `Display` prints what is missing; [`Need::complete`] is the kind that would make its absence a fact.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "code", rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Need {
    /// The Pods that a Service selects, beside those that were given.
    Pods {
        /// The Namespace of the Service.
        namespace: String,
        /// The labels that the Service selects.
        selector: BTreeMap<String, String>,
    },
    /// The EndpointSlices of a Service, which can't be derived from Pods.
    #[serde(rename = "endpointslices")]
    EndpointSlices {
        /// The Namespace of the Service.
        namespace: String,
        /// The name of the Service.
        name: String,
    },
}

impl Need {
    /// The kind that is to be declared complete if there are no more objects than those that were given.
    pub fn complete(&self) -> Complete {
        match self {
            Self::Pods { .. } => Complete::Pods,
            Self::EndpointSlices { .. } => Complete::EndpointSlices,
        }
    }
}

impl fmt::Display for Need {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Pods { namespace, selector } => {
                write!(f, "the Pods of Namespace {namespace} with {}", pairs(selector))
            }
            Self::EndpointSlices { namespace, name } => write!(f, "the EndpointSlices of Service {namespace}/{name}"),
        }
    }
}

/// Labels as `kubectl` prints a selector: `app=web,tier=front`.
pub(crate) fn pairs(labels: &BTreeMap<String, String>) -> String {
    let pairs: Vec<String> = labels.iter().map(|(key, value)| format!("{key}={value}")).collect();
    pairs.join(",")
}
