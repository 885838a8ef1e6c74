//! Why the controller fails at a Node.

use ipnet::IpNet;
use serde::Serialize;

use super::cidr_set_error::{CidrSetError, as_text};

/// Why the controller fails at a Node; `Display` prints its text.
///
/// Source: kubernetes/kubernetes pkg/controller/nodeipam/ipam/range_allocator.go
#[derive(Debug, Clone, PartialEq, Eq, Serialize, thiserror::Error)]
#[serde(tag = "code", rename_all = "kebab-case", rename_all_fields = "camelCase")]
#[non_exhaustive]
pub enum NodeCidrError {
    /// No block of a cluster CIDR is free. Blocks that the Node got of earlier ones are not given back.
    #[error("failed to allocate cidr from cluster cidr at idx:{index}: {problem}")]
    NotAvailable {
        /// The number of the cluster CIDR.
        index: usize,
        /// What its blocks say.
        problem: CidrSetError,
    },
    /// A range of the Node is none.
    #[error("failed to parse node {node}, CIDR {first}")]
    InvalidPodCidr {
        /// The Node.
        node: String,
        /// The `spec.podCIDR`, which is what the text says.
        first: String,
        /// The range that is none.
        cidr: String,
    },
    /// The Node has more ranges than there are cluster CIDRs.
    #[error(
        "node:{node} has an allocated cidr: {cidr} at index:{index} that does not exist in cluster cidrs configuration"
    )]
    NoClusterCidr {
        /// The Node.
        node: String,
        /// The range.
        cidr: String,
        /// Its number.
        index: usize,
    },
    /// A range of the Node can't be marked as used.
    #[error("failed to mark cidr[{cidr}] at idx [{index}] as occupied for node: {node}: {problem}")]
    NotOccupied {
        /// The Node.
        node: String,
        /// The range.
        #[serde(serialize_with = "as_text")]
        cidr: IpNet,
        /// Its number.
        index: usize,
        /// What the blocks say.
        problem: CidrSetError,
    },
    /// A range of a deleted Node is none; it and those behind it are not given back.
    #[error("failed to parse CIDR {cidr} on Node {node}: invalid CIDR address: {cidr}")]
    InvalidReleasedCidr {
        /// The Node.
        node: String,
        /// The range.
        cidr: String,
    },
    /// A range of a deleted Node can't be given back, nor are those behind it.
    #[error("error when releasing CIDR {cidr}: {problem}")]
    NotReleased {
        /// The range.
        cidr: String,
        /// What the blocks say.
        problem: CidrSetError,
    },
}
