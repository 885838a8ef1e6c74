//! Why Cilium's operator refuses its cluster pool.

use ipnet::IpNet;
use serde::Serialize;

use crate::ipam::node_cidr::as_text;

/// Why Cilium's operator refuses its cluster pool; `Display` prints its text, but for the first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, thiserror::Error)]
#[serde(tag = "code", rename_all = "kebab-case", rename_all_fields = "camelCase")]
#[non_exhaustive]
pub enum CiliumPoolError {
    /// There is a range of neither family.
    #[error("cluster-pool-ipv4-cidr must be provided when using ClusterPool")]
    NoPool,
    /// A range can't be read.
    #[error("unable to initialize {family} allocator: {problem}")]
    BadPrefix {
        /// `IPv4` or `IPv6`.
        family: &'static str,
        /// Go's text.
        problem: String,
    },
    /// Two ranges have addresses in common.
    #[error(
        "unable to initialize {family} allocator: requested CIDR {range} collides with clusterCIDR: {other}, nodeMask: {node_mask}"
    )]
    Collides {
        /// `IPv4` or `IPv6`.
        family: &'static str,
        /// The second one.
        range: String,
        /// The first one.
        #[serde(serialize_with = "as_text")]
        other: IpNet,
        /// The length of a Node's prefix.
        node_mask: u32,
    },
    /// A range is of the other family.
    #[error("unable to initialize {family} allocator: CIDR is not {} family: {prefix}", if *.family == "IPv6" { "v6" } else { "v4" })]
    WrongFamily {
        /// `IPv4` or `IPv6`.
        family: &'static str,
        /// The range.
        #[serde(serialize_with = "as_text")]
        prefix: IpNet,
    },
    /// The prefix of a Node is longer than an address.
    #[error(
        "unable to initialize {family} allocator: SubNetMask is invalid, should be lower or equal to 32 for IPv4 and to 128 for IPv6"
    )]
    InvalidMask {
        /// `IPv4` or `IPv6`.
        family: &'static str,
        /// The length.
        mask: u32,
    },
    /// An IPv6 range would be cut into more than 65,536.
    #[error("unable to initialize {family} allocator: New CIDR set failed; the node CIDR size is too big")]
    TooManyRanges {
        /// `IPv4` or `IPv6`.
        family: &'static str,
        /// The range.
        #[serde(serialize_with = "as_text")]
        range: IpNet,
        /// The length of a Node's prefix.
        mask: u32,
    },
}
