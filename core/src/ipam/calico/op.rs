//! Changes of blocks.

use ipnet::IpNet;
use serde::Serialize;

use crate::ipam::node_cidr::as_text;

/// A change of a block. They are applied in order, and they stand beside an error too.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "op", rename_all = "kebab-case")]
#[non_exhaustive]
pub enum CalicoOp {
    /// A block is created for a Node.
    CreateBlock {
        /// The block.
        #[serde(serialize_with = "as_text")]
        block: IpNet,
        /// Whose it is.
        affinity: String,
    },
    /// Addresses are given out, by their numbers in the block.
    Allocate {
        /// The block.
        #[serde(serialize_with = "as_text")]
        block: IpNet,
        /// The numbers.
        ordinals: Vec<u32>,
        /// The handle.
        handle: String,
    },
    /// Addresses are given back.
    Release {
        /// The block.
        #[serde(serialize_with = "as_text")]
        block: IpNet,
        /// The numbers.
        ordinals: Vec<u32>,
    },
    /// A block is deleted, with its affinity.
    DeleteBlock {
        /// The block.
        #[serde(serialize_with = "as_text")]
        block: IpNet,
    },
}
