//! Why the controller does what it does.

use std::fmt;

use ipnet::IpNet;
use serde::Serialize;

use super::cidr_set_error::{CidrSetError, as_text};

/// Why the controller succeeds at a Node.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "code", rename_all = "kebab-case")]
#[non_exhaustive]
pub enum NodeCidrReason {
    /// Each cluster CIDR gives the first free block from its cursor on.
    BlocksAllocated {
        /// The blocks, in the order of the cluster CIDRs.
        blocks: Vec<TakenBlock>,
    },
    /// The Node has ranges; their blocks are marked as used.
    RangesHeld,
    /// The Node is being deleted, and the controller passes over it.
    BeingDeleted,
    /// The blocks of a deleted Node are given back.
    RangesReleased,
    /// The deleted Node had no ranges.
    NothingToRelease,
}

/// A block that a Node gets.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct TakenBlock {
    /// The number of the cluster CIDR.
    pub set: usize,
    /// The number of the block.
    pub block: u64,
    /// Its range.
    #[serde(serialize_with = "as_text")]
    pub cidr: IpNet,
    /// Where the search began.
    pub cursor: u64,
    /// The cluster CIDR.
    #[serde(serialize_with = "as_text")]
    pub cluster: IpNet,
}

impl fmt::Display for NodeCidrReason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::BlocksAllocated { blocks } => {
                for (index, TakenBlock { block, cidr, cursor, cluster, .. }) in blocks.iter().enumerate() {
                    let separator = if index > 0 { "; " } else { "" };
                    write!(f, "{separator}{cidr} is block {block} of {cluster}, the first that is free")?;
                    if cursor != block {
                        write!(f, " from block {cursor} on")?;
                    }
                }
                Ok(())
            }
            Self::RangesHeld => f.write_str("the node has ranges already, whose blocks are in use"),
            Self::BeingDeleted => f.write_str("the node is being deleted, so that the controller passes over it"),
            Self::RangesReleased => f.write_str("the blocks of the node's ranges are free again"),
            Self::NothingToRelease => f.write_str("the node had no ranges"),
        }
    }
}

/// What becomes of a range of Services.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "code", rename_all = "kebab-case", rename_all_fields = "camelCase")]
#[non_exhaustive]
pub enum ServiceCidrReason {
    /// The blocks of a cluster CIDR that it touches are in use from the start.
    ServiceCidrExcluded {
        /// The range of Services.
        #[serde(serialize_with = "as_text")]
        service: IpNet,
        /// The number of the cluster CIDR.
        set: usize,
        /// The first block.
        from: u64,
        /// The last block.
        to: u64,
    },
    /// It has nothing in common with any cluster CIDR.
    ServiceCidrApart {
        /// The range of Services.
        #[serde(serialize_with = "as_text")]
        service: IpNet,
    },
    /// The controller fails to exclude it, logs that and goes on.
    ServiceCidrNotExcluded {
        /// The range of Services.
        #[serde(serialize_with = "as_text")]
        service: IpNet,
        /// The number of the cluster CIDR.
        set: usize,
        /// What the blocks say.
        problem: CidrSetError,
    },
    /// The text is no range; the controller logs that and goes on without it.
    ServiceCidrInvalid {
        /// The text.
        service: String,
    },
}

impl fmt::Display for ServiceCidrReason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::ServiceCidrExcluded { service, set, from, to } if from == to => {
                write!(f, "{service} of the Services lies in block {from} of cluster CIDR {set}, which no node gets")
            }
            Self::ServiceCidrExcluded { service, set, from, to } => {
                write!(
                    f,
                    "{service} of the Services has the blocks {from} to {to} of cluster CIDR {set}, which no node gets"
                )
            }
            Self::ServiceCidrApart { service } => write!(f, "{service} of the Services is in no cluster CIDR"),
            Self::ServiceCidrNotExcluded { service, set, problem } => {
                write!(f, "{service} of the Services is not excluded from cluster CIDR {set}: {problem}")
            }
            Self::ServiceCidrInvalid { service } => {
                write!(f, "`{service}` is no range, so that nothing is excluded for it")
            }
        }
    }
}
