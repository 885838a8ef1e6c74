//! The assumptions behind derived endpoints.

use std::fmt;

/// Something that derived EndpointSlices assume, because it was not given.
///
/// `Display` prints it as the wire does: a word, or `word/fact`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Assumption {
    /// A Service without `ipFamilies` has endpoints of both families.
    IpFamilies {
        /// The Namespace of the Service.
        namespace: String,
        /// The name of the Service.
        name: String,
    },
    /// The Node of a Pod that was not given exists, and is in no zone.
    Node {
        /// The name of the Node.
        name: String,
    },
}

impl Assumption {
    /// The word that stands for the assumption on the wire, without its fact.
    pub fn code(&self) -> &'static str {
        match self {
            Self::IpFamilies { .. } => "ip-families",
            Self::Node { .. } => "node",
        }
    }

    /// The assumption as a sentence, without a full stop.
    pub fn sentence(&self) -> String {
        match self {
            Self::IpFamilies { namespace, name } => {
                format!("Service {namespace}/{name} has no ipFamilies: its endpoints are of both families")
            }
            Self::Node { name } => format!("Node {name} exists, and is in no zone"),
        }
    }
}

impl fmt::Display for Assumption {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::IpFamilies { namespace, name } => write!(f, "{}/{namespace}/{name}", self.code()),
            Self::Node { name } => write!(f, "{}/{name}", self.code()),
        }
    }
}
