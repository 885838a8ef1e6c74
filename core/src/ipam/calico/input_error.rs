//! What is wrong with pools, blocks and addresses that are given.

use std::net::IpAddr;

use ipnet::IpNet;
use serde::Serialize;

use crate::ipam::node_cidr::as_text;

/// What is wrong with pools, blocks and addresses that are given.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, thiserror::Error)]
#[serde(tag = "code", rename_all = "kebab-case", rename_all_fields = "camelCase")]
#[non_exhaustive]
pub enum CalicoInputError {
    /// A text is no address.
    #[error("`{value}` is no address")]
    BadAddress {
        /// The text.
        value: String,
    },
    /// A text is no range.
    #[error("`{value}` is no range of addresses")]
    BadRange {
        /// The text.
        value: String,
    },
    /// A block has a size that no pool can have.
    #[error("the block {block} is larger than the blocks of a pool can be")]
    BlockTooLarge {
        /// The block.
        #[serde(serialize_with = "as_text")]
        block: IpNet,
    },
    /// An address of a block is given twice, or lies elsewhere.
    #[error("{address} is not in the block {block}, or is given twice")]
    AddressMisplaced {
        /// The address.
        address: IpAddr,
        /// The block.
        #[serde(serialize_with = "as_text")]
        block: IpNet,
    },
    /// Two pools have addresses in common.
    #[error("the pool {cidr} overlaps with {other}")]
    PoolsOverlap {
        /// The one.
        #[serde(serialize_with = "as_text")]
        cidr: IpNet,
        /// The other.
        #[serde(serialize_with = "as_text")]
        other: IpNet,
    },
}
