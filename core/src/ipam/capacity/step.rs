//! A step of the arithmetic.

use std::fmt;
use std::net::IpAddr;

use ipnet::IpNet;
use serde::{Serialize, Serializer};

/// A step of the arithmetic, with the number that it leads to. `Display` says it in one line.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Step {
    /// The addresses of a range.
    Range {
        /// The first one.
        first: IpAddr,
        /// The last one.
        last: IpAddr,
        /// How many there are, with those of the steps before.
        left: u128,
    },
    /// The gateway of a range is no address for Pods.
    Gateway {
        /// The gateway.
        gateway: IpAddr,
        /// What is left.
        left: u128,
    },
    /// A range is cut into ranges for Nodes, or into blocks.
    Cut {
        /// The range.
        cidr: IpNet,
        /// The length of the prefix of a piece.
        prefix: u8,
        /// How many pieces there are.
        left: u128,
    },
    /// Pieces that Services have.
    Services {
        /// The range of Services.
        services: IpNet,
        /// What is left.
        left: u128,
    },
    /// Flannel gives Nodes the subnets from one to another.
    Subnets {
        /// The first subnet.
        first: IpNet,
        /// The last one.
        last: IpNet,
        /// How many there are.
        left: u128,
    },
    /// The addresses of a Node's range but for the network, the gateway, and with IPv4 the broadcast address.
    NodeAddresses {
        /// The length of the range's prefix.
        prefix: u8,
        /// The addresses that Pods do not get.
        reserved: u8,
        /// What is left.
        left: u128,
    },
    /// All addresses of a block, the first and the last too.
    BlockAddresses {
        /// The length of the block's prefix.
        prefix: u8,
        /// How many there are.
        left: u128,
    },
    /// The kubelet's `maxPods`.
    MaxPods {
        /// Its value.
        max_pods: u32,
        /// What is left.
        left: u128,
    },
    /// The addresses of a Node's range that Cilium gives: all but the first and the last, of IPv6 among the first 65,536.
    CiliumAddresses {
        /// The length of the range's prefix.
        prefix: u8,
        /// How many there are.
        left: u128,
    },
    /// The addresses of Services that are given to those that ask for none by name.
    DynamicBand {
        /// The first one.
        first: IpAddr,
        /// The last one.
        last: IpAddr,
        /// How many there are.
        left: u128,
    },
    /// The addresses of Services that are given to such only when the others are taken.
    StaticBand {
        /// The first one.
        first: IpAddr,
        /// The last one.
        last: IpAddr,
        /// How many there are, with the others.
        left: u128,
    },
    /// A ServiceCIDR that gives no addresses, since it is not ready.
    NotReady {
        /// The range.
        cidr: IpNet,
        /// What is left.
        left: u128,
    },
    /// The ENIs of an instance of AWS.
    Enis {
        /// How many there are.
        left: u128,
    },
    /// With custom networking Pods get no addresses of the primary ENI.
    PrimaryLeftOut {
        /// What is left.
        left: u128,
    },
    /// The addresses, or prefixes, of an ENI, of which the first is its own.
    Slots {
        /// The addresses of an ENI, its own included.
        addresses: u32,
        /// How many are left on all ENIs.
        left: u128,
    },
    /// A prefix in the place of each address.
    Prefixes {
        /// The addresses of a prefix.
        addresses: u32,
        /// How many addresses there are.
        left: u128,
    },
    /// The one range of an IPv6 instance of AWS, on its primary ENI.
    PrimaryPrefix {
        /// The length of its prefix.
        prefix: u8,
        /// How many addresses there are.
        left: u128,
    },
    /// Pods of the Node's network, which take no address.
    HostPods {
        /// How many.
        pods: u32,
        /// How many Pods there are with them.
        left: u128,
    },
    /// As many blocks of Calico as Nodes may have.
    HostBlocks {
        /// How many Nodes.
        nodes: u128,
        /// How many blocks each.
        limit: u64,
        /// How many addresses they have.
        left: u128,
    },
    /// What the Nodes together take.
    NodesTake {
        /// How many Nodes.
        nodes: u128,
        /// How many Pods they take.
        left: u128,
    },
    /// Nodes with as many Pods each.
    Nodes {
        /// How many Nodes.
        nodes: u128,
        /// How many Pods in all.
        left: u128,
    },
}

impl fmt::Display for Step {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            // The only count that is one more than the largest number.
            Self::Range { first, last, left: u128::MAX } if first.is_unspecified() => {
                write!(f, "{first} to {last}: 340282366920938463463374607431768211456")
            }
            Self::Range { first, last, left } => write!(f, "{first} to {last}: {left}"),
            Self::Gateway { gateway, left } => write!(f, "without the gateway {gateway}: {left}"),
            Self::Cut { cidr, prefix, left } => write!(f, "{cidr} in ranges of /{prefix}: {left}"),
            Self::Services { services, left } => {
                write!(f, "without those that the Services of {services} have: {left}")
            }
            Self::Subnets { first, last, left } => write!(f, "subnets {first} to {last}: {left}"),
            Self::NodeAddresses { prefix, reserved: 2, left } => {
                write!(f, "a /{prefix} without its network address and the gateway: {left} addresses")
            }
            Self::NodeAddresses { prefix, left, .. } => {
                write!(
                    f,
                    "a /{prefix} without its network address, the gateway and the broadcast address: {left} addresses"
                )
            }
            Self::BlockAddresses { prefix, left } => write!(f, "all addresses of a /{prefix}: {left}"),
            Self::CiliumAddresses { prefix, left } => {
                write!(f, "a /{prefix} without its first and last address: {left} addresses")
            }
            Self::DynamicBand { first, last, left } => {
                write!(f, "given to Services that name none: {first} to {last}: {left}")
            }
            Self::StaticBand { first, last, left } => {
                write!(f, "and when those are taken {first} to {last}: {left}")
            }
            Self::NotReady { cidr, left } => write!(f, "the ServiceCIDR of {cidr} is not ready: {left}"),
            Self::Enis { left } => write!(f, "ENIs: {left}"),
            Self::PrimaryLeftOut { left } => write!(f, "without the primary one, with custom networking: {left}"),
            Self::Slots { addresses, left } => {
                write!(f, "on each {addresses} addresses, of which the first is its own: {left}")
            }
            Self::Prefixes { addresses, left } => {
                write!(f, "in the place of each a prefix of {addresses} addresses: {left}")
            }
            Self::PrimaryPrefix { prefix, left } => write!(f, "a /{prefix} on the primary ENI: {left}"),
            Self::HostPods { pods, left } => {
                write!(f, "with {pods} Pods of the Node's network, aws-node and kube-proxy: {left} Pods")
            }
            Self::HostBlocks { nodes, limit, left } => {
                write!(f, "on {nodes} Nodes at most {limit} blocks each: {left} addresses")
            }
            Self::NodesTake { nodes, left } => write!(f, "the {nodes} Nodes take {left} Pods"),
            Self::MaxPods { max_pods, left } => write!(f, "maxPods is {max_pods}: {left} Pods on a Node"),
            Self::Nodes { nodes, left } => write!(f, "on {nodes} Nodes: {left} Pods"),
        }
    }
}

/// Steps as a list of sentences.
pub(super) fn said<S: Serializer>(steps: &[Step], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(steps.iter().map(|step| Text(step.to_string())))
}

#[derive(Serialize)]
#[serde(transparent)]
struct Text(String);
