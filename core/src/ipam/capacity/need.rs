//! What is missing to count what a configuration has room for.

use std::fmt;

use serde::Serialize;

/// What is missing to count what a configuration has room for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "code", rename_all = "kebab-case")]
#[non_exhaustive]
pub enum CapacityNeed {
    /// What another IPAM plugin than host-local gives.
    IpamNotModelled {
        /// The `type` in `ipam`.
        plugin: String,
    },
}

impl fmt::Display for CapacityNeed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::IpamNotModelled { plugin } => {
                write!(f, "the addresses of the IPAM plugin {plugin}, which are not in this configuration")
            }
        }
    }
}
