//! Why a set of blocks refuses.

use std::net::IpAddr;

use ipnet::IpNet;
use serde::{Serialize, Serializer};

/// Why the blocks of a cluster CIDR can't be made, taken or given back; `Display` prints the text of
/// kube-controller-manager.
///
/// Source: kubernetes/kubernetes pkg/controller/nodeipam/ipam/cidrset/cidr_set.go
#[derive(Debug, Clone, PartialEq, Eq, Serialize, thiserror::Error)]
#[serde(tag = "code", rename_all = "kebab-case")]
#[non_exhaustive]
pub enum CidrSetError {
    /// An IPv6 cluster CIDR would have more than 65,536 blocks.
    #[error("New CIDR set failed; the node CIDR size is too big")]
    TooManyBlocks,
    /// Every block is in use.
    #[error("CIDR allocation failed; there are no remaining CIDRs left to allocate in the accepted range")]
    NoBlocksRemaining,
    /// A range has nothing in common with the cluster CIDR.
    #[error("cidr {cidr} is out the range of cluster cidr {cluster}")]
    OutsideCluster {
        /// The range.
        #[serde(serialize_with = "as_text")]
        cidr: IpNet,
        /// The cluster CIDR.
        #[serde(serialize_with = "as_text")]
        cluster: IpNet,
    },
    /// An address of the range belongs to no block.
    #[error("CIDR: {ip}/{mask} is out of the range of CIDR allocator")]
    OutsideAllocator {
        /// The address.
        ip: IpAddr,
        /// The length of the blocks' prefix.
        mask: u8,
    },
    /// The range is written with an IPv4-mapped address, of which Go's code makes none.
    #[error("invalid IP: <nil>")]
    InvalidIp,
}

/// `ipnet` serializes only with a feature of its own.
pub(crate) fn as_text<S: Serializer>(net: &IpNet, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(net)
}
