//! What a CNI configuration with host-local probably does not mean, though the plugin takes it.
//!
//! # Examples
//!
//! ```
//! use nocluster::ipam::host_local::Config;
//! use nocluster::ipam::lint::{CniLint, host_local_lints};
//! use nocluster::release::Plugins;
//!
//! let conf = br#"{"name": "net", "ipam": {"subnet": "10.1.2.0/24", "rangeStart": "10.1.2.0"}}"#;
//! let lints = host_local_lints(&Config::parse(conf, "", Plugins::default())?, &[]);
//! assert!(matches!(lints[0].problem, CniLint::NetworkAddressInRange { .. }));
//! # Ok::<(), nocluster::ipam::Refusal>(())
//! ```

mod cni_lint;

use std::net::IpAddr;

use ipnet::IpNet;

pub use cni_lint::CniLint;

use super::host_local::{Config, Range};
use super::mode::CalicoPool;
use super::node_cidr::NodeIpamController;

/// A finding, with the range that it is about.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct FoundLint {
    /// The number of the set of ranges.
    pub set: usize,
    /// The number of the range in the set.
    pub range: usize,
    /// What was found.
    pub problem: CniLint,
}

/// What the ranges of a configuration probably do not mean, in the order of the ranges. `services` are the ranges of Services of
/// the cluster.
///
/// Cost: a look at each pair of ranges.
pub fn host_local_lints(config: &Config, services: &[IpNet]) -> Vec<FoundLint> {
    let all =
        || {
            config.sets.iter().enumerate().flat_map(|(set, ranges)| {
                ranges.ranges().iter().enumerate().map(move |(index, range)| (set, index, range))
            })
        };
    let mut found = Vec::new();
    for (set, index, range) in all() {
        let mut add = |problem| found.push(FoundLint { set, range: index, problem });
        let (network, broadcast) = bounds(range);
        if range.start() == network && range.start() != range.end() {
            add(CniLint::NetworkAddressInRange { address: network });
        }
        if range.is_v4() && range.end() == broadcast && range.start() != range.end() {
            add(CniLint::BroadcastAddressInRange { address: broadcast });
        }
        if !range.subnet().contains(&range.gateway()) {
            add(CniLint::GatewayOutsideSubnet { gateway: range.gateway(), subnet: range.subnet().to_string() });
        }
        for (other_set, other_index, other) in all() {
            let gateway = other.gateway();
            let is_other = (set, index) != (other_set, other_index);
            if is_other && gateway != range.gateway() && range.contains(gateway) {
                add(CniLint::GatewayOfOtherRange { gateway, range: other.to_string() });
            }
        }
        let earlier = config.sets.iter().take(set).position(|earlier| earlier.is_v4() == range.is_v4());
        if let Some(first) = earlier.filter(|_| index == 0) {
            add(CniLint::TwoSetsOfFamily { first, ipv6: !range.is_v4() });
        }
        for service in services {
            let is_within = |ip: IpAddr| range.contains(ip);
            let overlaps = service.contains(&range.start()) || service.contains(&range.end());
            if overlaps || is_within(service.network()) || is_within(service.broadcast()) {
                add(CniLint::ServiceRangeOverlaps { service: service.to_string() });
            }
        }
    }
    found
}

/// The smallest MTU of IPv6.
const IPV6_MTU: u64 = 1280;

/// What an `mtu` of a plugin probably does not mean, beside ranges of host-local and the MTU of the machine; 0 is none.
pub fn mtu_lints(mtu: u64, config: &Config, host_mtu: Option<u64>) -> Vec<CniLint> {
    let mut found = Vec::new();
    let has_ipv6 = || config.sets.iter().any(|set| !set.is_v4());
    if mtu > 0 && mtu < IPV6_MTU && has_ipv6() {
        found.push(CniLint::MtuTooSmallForIpv6 { mtu });
    }
    found.extend(host_mtu.filter(|host| mtu > *host).map(|host_mtu| CniLint::MtuAboveHost { mtu, host_mtu }));
    found
}

/// What cluster CIDRs probably do not mean, each with its number: for so many Nodes, beside the ranges of Services.
/// kube-controller-manager leaves out the ranges of Services that it knows.
pub fn node_cidr_lints(
    controller: &NodeIpamController,
    nodes: Option<u64>,
    known: &[IpNet],
    services: &[IpNet],
) -> Vec<(usize, CniLint)> {
    let mut found = Vec::new();
    for (place, set) in controller.sets().unwrap_or_default().iter().enumerate() {
        let ranges = set.free();
        if let Some(nodes) = nodes.filter(|nodes| ranges < *nodes) {
            found.push((place, CniLint::FewerRangesThanNodes { ranges, nodes }));
        }
        for service in services.iter().filter(|service| !known.contains(service)) {
            if overlaps(set.cluster(), *service) {
                found.push((place, CniLint::ServiceRangeOverlaps { service: service.to_string() }));
            }
        }
    }
    found
}

/// What pools of Calico probably do not mean, each with its number: for so many Nodes, beside the ranges of Services.
pub fn pool_lints(pools: &[CalicoPool], nodes: Option<u64>, services: &[IpNet]) -> Vec<(usize, CniLint)> {
    let mut found = Vec::new();
    for (place, pool) in pools.iter().enumerate() {
        let of_family = |other: &&CalicoPool| other.cidr().addr().is_ipv4() == pool.cidr().addr().is_ipv4();
        let blocks = pools.iter().filter(of_family).map(CalicoPool::blocks).fold(0, u128::saturating_add);
        // Of several pools the first one tells it.
        let is_first = pools.iter().position(|other| of_family(&other)) == Some(place);
        if let Some(nodes) = nodes.filter(|nodes| is_first && blocks < u128::from(*nodes)) {
            found.push((place, CniLint::FewerBlocksThanNodes { blocks: blocks.to_string(), nodes }));
        }
        for service in services.iter().filter(|service| overlaps(pool.cidr(), **service)) {
            found.push((place, CniLint::ServiceRangeOverlaps { service: service.to_string() }));
        }
    }
    found
}

fn overlaps(one: IpNet, other: IpNet) -> bool {
    one.contains(&other) || other.contains(&one)
}

/// The network and the broadcast address of a range's subnet.
fn bounds(range: &Range) -> (IpAddr, IpAddr) {
    let subnet = range.subnet();
    (subnet.network(), subnet.broadcast())
}
