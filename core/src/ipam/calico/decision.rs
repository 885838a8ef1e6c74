//! What becomes of a request.

use std::fmt;
use std::net::IpAddr;

use ipnet::IpNet;
use serde::Serialize;

use super::error::CalicoError;
use super::need::CalicoNeed;
use super::op::CalicoOp;
use crate::ipam::node_cidr::as_text;

/// What becomes of a request.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct CalicoDecision {
    /// How it ends.
    pub outcome: CalicoOutcome,
    /// The addresses that were given out and stay so, or that were given back.
    pub addresses: Vec<IpAddr>,
    /// Where the addresses come from that were given out, also if they were given back at once.
    pub sources: Vec<CalicoSource>,
    /// The addresses that were to be given back and were not given out.
    pub unallocated: Vec<IpAddr>,
    /// What changes.
    pub ops: Vec<CalicoOp>,
}

/// How a request ends.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum CalicoOutcome {
    /// There are addresses.
    Granted,
    /// Addresses were given back, or none of them was given out.
    Released,
    /// There are none, or too few.
    Failed(CalicoError),
    /// Something decides that was not given.
    Unknown(Vec<CalicoNeed>),
}

impl CalicoDecision {
    /// The same outcome for a request behind this one, which changes nothing.
    pub fn repeated(&self) -> Self {
        let (addresses, sources, unallocated, ops) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        Self { outcome: self.outcome.clone(), addresses, sources, unallocated, ops }
    }

    /// The word on the wire.
    pub fn verdict(&self) -> &'static str {
        match &self.outcome {
            CalicoOutcome::Granted => "granted",
            CalicoOutcome::Released => "released",
            CalicoOutcome::Failed(error) if error.is_exhausted() => "exhausted",
            CalicoOutcome::Failed(_) => "refused",
            CalicoOutcome::Unknown(_) => "unknown",
        }
    }
}

/// Where addresses come from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "code", rename_all = "kebab-case", rename_all_fields = "camelCase")]
#[non_exhaustive]
pub enum CalicoSource {
    /// A block that the Node has.
    BlockOfHost {
        /// The block.
        #[serde(serialize_with = "as_text")]
        block: IpNet,
    },
    /// A block that the Node claims.
    BlockClaimed {
        /// The block.
        #[serde(serialize_with = "as_text")]
        block: IpNet,
        /// The pool.
        pool: String,
    },
    /// An empty block that the Node takes from another.
    EmptyBlockTaken {
        /// The block.
        #[serde(serialize_with = "as_text")]
        block: IpNet,
        /// The pool.
        pool: String,
        /// Whose it was.
        affinity: String,
    },
    /// A block of another Node, which keeps it.
    BlockOfOther {
        /// The block.
        #[serde(serialize_with = "as_text")]
        block: IpNet,
        /// Whose it is.
        #[serde(skip_serializing_if = "Option::is_none")]
        affinity: Option<String>,
    },
}

impl fmt::Display for CalicoSource {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::BlockOfHost { block } => write!(f, "{block} is the node's own block"),
            Self::BlockClaimed { block, pool } => {
                write!(
                    f,
                    "the node claims {block}, in its own order the first block of the pool {pool} that nobody has"
                )
            }
            Self::EmptyBlockTaken { block, affinity, .. } => {
                write!(f, "{block} is empty, so that the node takes it from {affinity}")
            }
            Self::BlockOfOther { block, affinity: Some(affinity) } => {
                write!(f, "{block} is of {affinity}: the node has no block left and borrows the address")
            }
            Self::BlockOfOther { block, affinity: None } => write!(f, "{block} is a block of no node"),
        }
    }
}

impl CalicoSource {
    /// The block.
    pub fn block(&self) -> IpNet {
        let (Self::BlockOfHost { block }
        | Self::BlockClaimed { block, .. }
        | Self::EmptyBlockTaken { block, .. }
        | Self::BlockOfOther { block, .. }) = self;
        *block
    }
}

/// What a history takes for granted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum CalicoAssumption {
    /// Blocks that are not given do not exist.
    NoOtherBlocks,
}

impl CalicoAssumption {
    /// The word on the wire.
    pub fn code(&self) -> &'static str {
        match self {
            Self::NoOtherBlocks => "no-other-blocks",
        }
    }
}
