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

/// The network and the broadcast address of a range's subnet.
fn bounds(range: &Range) -> (IpAddr, IpAddr) {
    let subnet = range.subnet();
    (subnet.network(), subnet.broadcast())
}
