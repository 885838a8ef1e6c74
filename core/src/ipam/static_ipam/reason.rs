//! Why a call of static succeeds.

use std::fmt;

use serde::Serialize;

/// Why a call of static succeeds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "code", rename_all = "kebab-case")]
#[non_exhaustive]
pub enum StaticReason {
    /// The addresses are those that are configured.
    Configured {
        /// How many addresses.
        addresses: usize,
    },
    /// No configured address has another gateway in the result of before; addresses that it lacks are not missed.
    GatewaysAgree,
    /// static holds nothing that could be released.
    NothingHeld,
}

impl fmt::Display for StaticReason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Configured { addresses: 0 } => f.write_str("no address is configured"),
            Self::Configured { addresses: 1 } => f.write_str("1 configured address"),
            Self::Configured { addresses } => write!(f, "{addresses} configured addresses"),
            Self::GatewaysAgree => f.write_str("no configured address has another gateway in the result of before"),
            Self::NothingHeld => f.write_str("static holds nothing that could be released"),
        }
    }
}
