//! What ipamd makes of an event.

use std::fmt;

use serde::Serialize;

use super::address::{AwsFlag, PodAddress};
use super::data_store::Stats;
use super::error::AwsError;
use super::pool_manager::PoolOp;

/// What ipamd makes of an event.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct AwsDecision {
    /// When, in seconds since ipamd started.
    pub at: i64,
    /// How it ends.
    pub outcome: Result<AwsOutcome, AwsError>,
    /// What the pool manager does.
    pub ops: Vec<PoolOp>,
    /// Behaviours that do harm, or that hang on chance, and that took effect.
    pub flags: Vec<AwsFlag>,
}

impl AwsDecision {
    /// The word of the outcome on the wire.
    pub fn verdict(&self) -> &'static str {
        match &self.outcome {
            Ok(AwsOutcome::AddressAssigned { .. } | AwsOutcome::AddressHeld { .. }) => "granted",
            Ok(AwsOutcome::AddressReleased { .. } | AwsOutcome::Removed { .. }) => "released",
            Ok(_) => "valid",
            Err(AwsError::NoAvailableAddress { .. }) => "exhausted",
            Err(_) => "refused",
        }
    }
}

/// How an event ends well.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "code", rename_all = "kebab-case", rename_all_fields = "camelCase")]
#[non_exhaustive]
pub enum AwsOutcome {
    /// The Pod gets an address.
    AddressAssigned {
        /// Which one.
        #[serde(flatten)]
        of: PodAddress,
        /// Whether another Pod had it once.
        again: bool,
    },
    /// The Pod has an address and keeps it.
    AddressHeld {
        /// Which one.
        #[serde(flatten)]
        of: PodAddress,
    },
    /// The Pod's address is free, and cools down.
    AddressReleased {
        /// Which one.
        #[serde(flatten)]
        of: PodAddress,
    },
    /// The numbers of the moment.
    Counted {
        /// They.
        #[serde(flatten)]
        stats: Stats,
    },
    /// An address, a prefix or an ENI is gone.
    Removed {
        /// The Pods that had an address of it.
        pods: Vec<String>,
    },
    /// What holds from now on.
    Noted,
    /// The pool manager ran once.
    ManagedOnce,
    /// The pool manager ran until nothing was left to do, now and once ENIs are old enough and addresses cool.
    FixedPoint {
        /// How often it ran, every 5 seconds.
        iterations: u32,
    },
    /// The pool manager ran 400 times and was never done.
    NoFixedPoint {
        /// How often it ran.
        iterations: u32,
    },
}

impl fmt::Display for AwsOutcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::AddressAssigned { of: PodAddress { address, eni, .. }, again } => {
                let free = if *again { "is no longer cooling" } else { "was never given out" };
                write!(f, "{address} of {eni} {free}")
            }
            Self::AddressHeld { of } => write!(f, "the Pod has {} already", of.address),
            Self::AddressReleased { of } => write!(f, "{} is free once it is no longer cooling", of.address),
            Self::Counted { stats: Stats { total, assigned, cooling, available, .. } } => {
                write!(
                    f,
                    "{available} of {total} addresses are available, {cooling} of them cooling; Pods have {assigned}"
                )
            }
            Self::Removed { pods } if pods.is_empty() => f.write_str("no Pod had an address of it"),
            Self::Removed { pods } => write!(f, "{} lost the address", pods.join(", ")),
            Self::Noted => f.write_str("it holds from now on"),
            Self::ManagedOnce => f.write_str("the pool manager ran once"),
            Self::FixedPoint { iterations } => {
                write!(f, "nothing is left to do after {iterations} runs of the pool manager")
            }
            Self::NoFixedPoint { iterations } => write!(f, "the pool manager is not done after {iterations} runs"),
        }
    }
}
