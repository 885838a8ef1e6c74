//! An address that a set of ranges gives, and why it is this one.

use std::fmt;
use std::net::IpAddr;

use serde::Serialize;

/// The address that a set gives, and the way to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Taken {
    /// The number of the set.
    pub set: usize,
    /// The address.
    pub address: IpAddr,
    /// The number of its range in the set.
    pub range: usize,
    /// How it was found.
    #[serde(flatten)]
    pub way: Way,
}

/// How an address was found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "way", rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Way {
    /// It was asked for.
    Requested,
    /// The container has it already, and the profile is the idempotent one.
    AlreadyHeld,
    /// It is the first free one after the cursor.
    AfterCursor {
        /// The address that the cursor holds.
        cursor: IpAddr,
        /// How many addresses before it are taken.
        taken: u64,
        /// How many gateways were passed over.
        gateways: u64,
    },
    /// It is the first free one of the set, which has no cursor, or one that is not of the set.
    FromStart {
        /// How many addresses before it are taken.
        taken: u64,
        /// How many gateways were passed over.
        gateways: u64,
    },
}

impl fmt::Display for Taken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { set, address, way, .. } = self;
        let passed = |f: &mut fmt::Formatter<'_>, taken: u64, gateways: u64| match (taken, gateways) {
            (0, 0) => Ok(()),
            (taken, 0) => write!(f, ", behind {taken} that are taken"),
            (0, _) => f.write_str(", behind the gateway"),
            (taken, _) => write!(f, ", behind {taken} that are taken and the gateway"),
        };
        match way {
            Way::AlreadyHeld => write!(f, "the container has {address} of set {set} already"),
            Way::Requested => write!(f, "set {set} has the requested address {address} free"),
            Way::AfterCursor { cursor, taken, gateways } => {
                write!(f, "set {set} gives {address}, the next free address after the cursor {cursor}")?;
                passed(f, *taken, *gateways)
            }
            Way::FromStart { taken, gateways } => {
                write!(f, "set {set} has no cursor and gives {address}, its first free address")?;
                passed(f, *taken, *gateways)
            }
        }
    }
}
