//! A thing that a configuration probably does not mean.

use std::fmt;
use std::net::IpAddr;

use serde::Serialize;

use crate::severity::Severity;

/// A thing that a configuration probably does not mean; `Display` says it, [`CniLint::fix`] what to write.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "code", rename_all = "kebab-case", rename_all_fields = "camelCase")]
#[non_exhaustive]
pub enum CniLint {
    /// A Pod gets the network address.
    NetworkAddressInRange {
        /// The address.
        address: IpAddr,
    },
    /// A Pod gets the broadcast address.
    BroadcastAddressInRange {
        /// The address.
        address: IpAddr,
    },
    /// A Pod gets the gateway of another range.
    GatewayOfOtherRange {
        /// The gateway.
        gateway: IpAddr,
        /// The other range.
        range: String,
    },
    /// Each Pod gets two addresses of one family.
    TwoSetsOfFamily {
        /// The first set of the family.
        first: usize,
        /// Whether the family is IPv6.
        ipv6: bool,
    },
    /// The gateway is no neighbour of the Pods; newer plugins refuse it.
    GatewayOutsideSubnet {
        /// The gateway.
        gateway: IpAddr,
        /// The subnet.
        subnet: String,
    },
    /// The interface is too small for IPv6.
    MtuTooSmallForIpv6 {
        /// The `mtu`.
        mtu: u64,
    },
    /// The interface takes packets that the machine's does not.
    MtuAboveHost {
        /// The `mtu`.
        mtu: u64,
        /// That of the machine.
        host_mtu: u64,
    },
    /// Some Nodes get no range.
    FewerRangesThanNodes {
        /// How many ranges there are for Nodes.
        ranges: u64,
        /// How many Nodes.
        nodes: u64,
    },
    /// Some Nodes get no block of their own.
    FewerBlocksThanNodes {
        /// How many blocks the pools of the family have.
        blocks: String,
        /// How many Nodes.
        nodes: u64,
    },
    /// Pods get addresses that Services have.
    ServiceRangeOverlaps {
        /// The range of Services.
        service: String,
    },
}

impl CniLint {
    /// How serious it is.
    pub fn severity(&self) -> Severity {
        match self {
            Self::ServiceRangeOverlaps { .. }
            | Self::GatewayOutsideSubnet { .. }
            | Self::MtuTooSmallForIpv6 { .. }
            | Self::FewerRangesThanNodes { .. } => Severity::Error,
            _ => Severity::Warning,
        }
    }

    /// What to write in its place.
    pub fn fix(&self) -> &'static str {
        match self {
            Self::NetworkAddressInRange { .. } => "leave `rangeStart` out, or begin one address later",
            Self::BroadcastAddressInRange { .. } => "leave `rangeEnd` out, or end one address earlier",
            Self::GatewayOfOtherRange { .. } => "leave the gateway out of this range with `rangeStart` or `rangeEnd`",
            Self::TwoSetsOfFamily { .. } => "put both ranges into one set, if a Pod is to get one address of either",
            Self::GatewayOutsideSubnet { .. } => "take a gateway of the subnet",
            Self::MtuTooSmallForIpv6 { .. } => "take at least 1280, or leave `mtu` out",
            Self::MtuAboveHost { .. } => "take at most that of the machine, less what an encapsulation adds",
            Self::FewerRangesThanNodes { .. } => "take a larger cluster CIDR, or a longer prefix for Nodes",
            Self::FewerBlocksThanNodes { .. } => "take a larger pool, or smaller blocks",
            Self::ServiceRangeOverlaps { .. } => "take a range that Services do not have",
        }
    }
}

impl fmt::Display for CniLint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NetworkAddressInRange { address } => write!(f, "a Pod gets the network address {address}"),
            Self::BroadcastAddressInRange { address } => write!(f, "a Pod gets the broadcast address {address}"),
            Self::GatewayOfOtherRange { gateway, range } => {
                write!(f, "a Pod gets {gateway}, which is the gateway of the range {range}")
            }
            Self::TwoSetsOfFamily { first, ipv6 } => {
                let family = if *ipv6 { "IPv6" } else { "IPv4" };
                write!(f, "each Pod gets an address of this set beside one of set {first}, which is {family} too")
            }
            Self::GatewayOutsideSubnet { gateway, subnet } => {
                write!(f, "the gateway {gateway} is not in {subnet}, so that Pods do not reach it")
            }
            Self::MtuTooSmallForIpv6 { mtu } => {
                write!(f, "Pods get IPv6 addresses, and no IPv6 with an MTU of {mtu}: it needs 1280")
            }
            Self::MtuAboveHost { mtu, host_mtu } => {
                write!(f, "an MTU of {mtu} lets Pods send packets that the machine, with {host_mtu}, does not")
            }
            Self::FewerRangesThanNodes { ranges, nodes } => {
                write!(f, "there are ranges for {ranges} Nodes: of {nodes} Nodes some get none")
            }
            Self::FewerBlocksThanNodes { blocks, nodes } => {
                write!(f, "there are {blocks} blocks for {nodes} Nodes: some get none of their own")
            }
            Self::ServiceRangeOverlaps { service } => write!(f, "Services have addresses of {service} in this range"),
        }
    }
}
