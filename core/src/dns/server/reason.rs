//! Why a server replies as it does.

use std::fmt;

use serde::Serialize;

use crate::dns::kubernetes::KubernetesReason;
use crate::dns::message::Rcode;

use super::chain_reason::ChainReason;

/// Why a reply is as it is: the reason of what decided, a plugin or the server itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(untagged)]
#[non_exhaustive]
pub enum Reason {
    /// The plugin `kubernetes` decided.
    Kubernetes(KubernetesReason),
    /// Another plugin decided.
    Chain(ChainReason),
    /// The server decided, before or after all plugins.
    Server(ServerReason),
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Kubernetes(reason) => reason.fmt(f),
            Self::Chain(reason) => reason.fmt(f),
            Self::Server(reason) => reason.fmt(f),
        }
    }
}

/// Why the server itself decides.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "code", rename_all = "kebab-case", rename_all_fields = "camelCase")]
#[non_exhaustive]
pub enum ServerReason {
    /// The octets are a reply, or fewer than a header has.
    Ignored,
    /// The query is not of a form that the server accepts.
    NotAccepted {
        /// The code of the reply.
        rcode: Rcode,
    },
    /// No server block serves the class.
    ClassNotServed,
    /// The EDNS version is not 0.
    EdnsVersion {
        /// The version.
        version: u8,
    },
    /// No server block has a zone of the name.
    NoBlock {
        /// The zones that are served.
        zones: Vec<String>,
    },
    /// The server block has no plugin that handles queries.
    NoPlugins {
        /// The keys of the block.
        block: String,
    },
    /// No plugin is left to pass the query to.
    NoNextPlugin {
        /// The plugin that would pass it.
        plugin: &'static str,
    },
    /// A record would have a name that no message can hold, so CoreDNS sends nothing.
    UnwritableName {
        /// The name.
        name: String,
    },
    /// A lookup leads to itself, and CoreDNS breaks down at the end of its stack.
    EndlessLookup {
        /// The name that is looked up again.
        name: String,
    },
}

impl fmt::Display for ServerReason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Ignored => f.write_str("the octets are a reply, or no message: CoreDNS does not answer"),
            Self::NotAccepted { rcode } => write!(f, "CoreDNS does not accept such a query: {rcode}"),
            Self::ClassNotServed => f.write_str("no server block serves another class than IN"),
            Self::EdnsVersion { version } => write!(f, "EDNS version {version} is not supported"),
            Self::NoBlock { zones } => {
                write!(f, "no server block has a zone of the name; served: {}", zones.join(", "))
            }
            Self::NoPlugins { block } => write!(f, "the server block {block} has no plugin that answers"),
            Self::NoNextPlugin { plugin } => write!(f, "plugin/{plugin}: no next plugin found"),
            Self::UnwritableName { name } => {
                write!(f, "no message can hold the name {name}: CoreDNS sends no reply, and the client waits in vain")
            }
            Self::EndlessLookup { name } => {
                write!(f, "looking {name} up leads to looking {name} up: CoreDNS breaks down at the end of its stack")
            }
        }
    }
}
