//! How many addresses, Nodes or Pods a configuration has room for, what of it is used, and what ends first.
//!
//! Each answer shows its arithmetic: a [`Step`] for each thing that adds to a number or takes from it.
//!
//! # Examples
//!
//! ```
//! use nocluster::ipam::capacity::host_local_capacity;
//! use nocluster::ipam::host_local::{Config, Store};
//! use nocluster::release::Plugins;
//!
//! let conf = br#"{"cniVersion": "1.0.0", "name": "net", "ipam": {"type": "host-local", "subnet": "10.1.2.0/29"}}"#;
//! let config = Config::parse(conf, "", Plugins::default())?;
//! let store = Store::new([("10.1.2.2".to_owned(), b"c1\r\neth0".to_vec())]);
//! let capacity = host_local_capacity(&config, &store, Some(110));
//! assert_eq!((capacity.pods.capacity, capacity.pods.free), (5, 4));
//! assert_eq!(capacity.rooms[0].steps[1].to_string(), "without the gateway 10.1.2.1: 5");
//! # Ok::<(), nocluster::ipam::Refusal>(())
//! ```

mod assumption;
mod aws;
mod calico;
mod cilium;
mod cilium_error;
mod cluster_node;
mod flannel;
mod flannel_config;
mod flannel_error;
mod flannel_lease;
mod free_ranges;
mod growth;
mod host_local;
mod lease;
mod need;
mod node_cidrs;
mod on_nodes;
mod service;
mod step;

use std::net::IpAddr;

use serde::{Serialize, Serializer};

pub use assumption::CapacityAssumption;
pub use aws::{aws_capacity, aws_nodes_capacity};
pub use calico::{calico_capacity, calico_nodes_capacity};
#[cfg(feature = "wire")]
pub(crate) use cilium::is_cilium_node;
pub use cilium::{CiliumNodes, CiliumPool, cilium_capacity, cilium_nodes, cilium_nodes_capacity};
pub use cilium_error::CiliumPoolError;
pub use cluster_node::ClusterNode;
pub use flannel::flannel_capacity;
pub use flannel_config::{FlannelConfig, FlannelSubnets};
pub use flannel_error::FlannelConfigError;
pub use flannel_lease::{
    FlannelAcquired, FlannelLease, FlannelLeaseError, FlannelLeases, FlannelNeed, FlannelRequest, FlannelWay,
};
pub use growth::Growth;
pub use host_local::host_local_capacity;
pub use lease::{Lease, LeaseState, foreign_files, leases};
pub use need::CapacityNeed;
pub use node_cidrs::node_cidrs_capacity;
pub use on_nodes::pod_cidrs_capacity;
pub use service::{ServiceCapacity, ServiceRoom, service_capacity};
pub use step::Step;

/// What a configuration has room for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Capacity {
    /// Each pool of addresses or of ranges.
    pub rooms: Vec<Room>,
    /// What that means for Pods.
    pub pods: PodRoom,
}

/// A pool of addresses, or of ranges.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Room {
    /// What it is: `range set 0`, or a range.
    pub name: String,
    /// What is counted.
    pub unit: Unit,
    /// How many there are.
    #[serde(serialize_with = "as_text")]
    pub capacity: u128,
    /// How many are taken.
    #[serde(serialize_with = "as_text")]
    pub used: u128,
    /// How many are free.
    #[serde(serialize_with = "as_text")]
    pub free: u128,
    /// The free addresses, the first and the last of each run, in order: at most [`MOST_RANGES`].
    pub free_ranges: Vec<[IpAddr; 2]>,
    /// How many runs are left out.
    #[serde(skip_serializing_if = "is_zero")]
    pub more_free_ranges: u64,
    /// The arithmetic of `capacity`.
    #[serde(serialize_with = "step::said")]
    pub steps: Vec<Step>,
}

/// How many runs of free addresses a [`Room`] lists.
pub const MOST_RANGES: usize = 100;

/// What a [`Room`] counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Unit {
    /// Addresses of Pods on one Node.
    Addresses,
    /// Ranges for Nodes, one a Node.
    NodeCidrs,
    /// Blocks of Calico.
    Blocks,
    /// Addresses of Services.
    ClusterIps,
}

/// How many Pods there is room for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct PodRoom {
    /// Where: on one Node, or in the cluster.
    pub on: Where,
    /// How many Pods fit.
    #[serde(serialize_with = "as_text")]
    pub capacity: u128,
    /// How many more Pods fit now.
    #[serde(serialize_with = "as_text")]
    pub free: u128,
    /// How many Nodes there is room for.
    #[serde(skip_serializing_if = "Option::is_none", serialize_with = "as_optional_text")]
    pub nodes: Option<u128>,
    /// How many Pods fit on a Node.
    #[serde(skip_serializing_if = "Option::is_none", serialize_with = "as_optional_text")]
    pub per_node: Option<u128>,
    /// What ends first.
    pub bound: Bound,
    /// The arithmetic of `perNode`, or of `capacity`.
    #[serde(serialize_with = "step::said")]
    pub steps: Vec<Step>,
}

/// Where Pods are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Where {
    /// On one Node.
    Node,
    /// In the cluster.
    Cluster,
}

/// What ends first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "code", rename_all = "kebab-case", rename_all_fields = "camelCase")]
#[non_exhaustive]
pub enum Bound {
    /// The addresses of a [`Room`].
    Addresses {
        /// Its name.
        of: String,
    },
    /// The ranges of a [`Room`]; on each of its Nodes there is room for `maxPods`.
    NodeCidrs {
        /// Its name.
        of: String,
    },
    /// The kubelet's `maxPods`.
    MaxPods {
        /// Its value.
        max_pods: u32,
    },
    /// The ENIs of an instance of AWS, and what each of them holds.
    Enis {
        /// How many ENIs give addresses.
        enis: u32,
        /// How many addresses, or prefixes, each of them gives.
        slots: u32,
    },
    /// The blocks of Calico that Nodes may have.
    Blocks {
        /// How many Nodes.
        nodes: u64,
        /// How many blocks each.
        limit: u64,
    },
    /// `maxPods` on some Nodes, addresses on others.
    Nodes {
        /// On how many Nodes it is `maxPods`.
        by_max_pods: u64,
        /// On how many Nodes it is the addresses.
        by_addresses: u64,
    },
}

impl Room {
    /// Whether nothing is free.
    pub fn is_exhausted(&self) -> bool {
        self.free == 0
    }
}

/// The smaller of the addresses of a Node and its `maxPods`, with what bounds it.
fn per_node(addresses: u128, of: &str, max_pods: Option<u32>) -> (u128, Bound) {
    match max_pods {
        Some(max_pods) if u128::from(max_pods) < addresses => (max_pods.into(), Bound::MaxPods { max_pods }),
        _ => (addresses, Bound::Addresses { of: of.to_owned() }),
    }
}

/// Two to the power of a number of bits; that of 128 is one too small.
fn power(bits: u8) -> u128 {
    1_u128.checked_shl(bits.into()).unwrap_or(u128::MAX)
}

fn is_zero(count: &u64) -> bool {
    *count == 0
}

/// Counts can exceed what numbers of JavaScript hold.
fn as_text<S: Serializer>(count: &u128, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(count)
}

fn as_optional_text<S: Serializer>(count: &Option<u128>, serializer: S) -> Result<S::Ok, S::Error> {
    match count {
        Some(count) => as_text(count, serializer),
        None => serializer.serialize_none(),
    }
}
