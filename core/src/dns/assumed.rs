//! What answers about DNS assume.

use std::fmt;

use serde::{Serialize, Serializer};

use crate::services::Assumption;

/// Something that an answer about DNS assumes, because it was not given.
///
/// On the wire, and as `Display` prints it, it is a text: a word, or `word/fact`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum DnsAssumption {
    /// The Corefile is the one that kubeadm installs.
    Corefile,
    /// A Namespace that was not given exists: the server creates it itself, or objects in it were given.
    NamespaceExists {
        /// The name of the Namespace.
        namespace: String,
    },
    /// What derived EndpointSlices assume.
    Endpoints(Assumption),
    /// A file of CoreDNS's machine that was not given exists.
    File {
        /// The path.
        path: String,
    },
    /// An interface of CoreDNS's machine that was not given exists.
    Interface {
        /// The name.
        name: String,
    },
    /// The serial of SOA records is 0.
    Serial,
}

impl DnsAssumption {
    /// The word that stands for the assumption on the wire, without its fact.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Corefile => "corefile",
            Self::NamespaceExists { .. } => "namespace-exists",
            Self::Endpoints(Assumption::IpFamilies { .. }) => "ip-families",
            Self::Endpoints(Assumption::Node { .. }) => "node",
            Self::File { .. } => "file",
            Self::Interface { .. } => "interface",
            Self::Serial => "serial",
        }
    }

    /// The assumption as a sentence, without a full stop.
    pub fn sentence(&self) -> String {
        match self {
            Self::Corefile => "the Corefile is the one that kubeadm installs".to_owned(),
            Self::NamespaceExists { namespace } => format!("the Namespace {namespace} exists"),
            Self::Endpoints(assumption) => assumption.sentence(),
            Self::File { path } => format!("the file {path} exists on CoreDNS's machine"),
            Self::Interface { name } => format!("the interface {name} exists on CoreDNS's machine"),
            Self::Serial => "the serial of SOA records is 0".to_owned(),
        }
    }
}

impl fmt::Display for DnsAssumption {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NamespaceExists { namespace } => write!(f, "{}/{namespace}", self.code()),
            Self::File { path } => write!(f, "{}/{path}", self.code()),
            Self::Interface { name } => write!(f, "{}/{name}", self.code()),
            Self::Endpoints(assumption) => assumption.fmt(f),
            Self::Corefile | Self::Serial => f.write_str(self.code()),
        }
    }
}

impl Serialize for DnsAssumption {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
