//! Room for Pods on Nodes that exist.

use std::net::IpAddr;

use ipnet::IpNet;

use super::cluster_node::ClusterNode;
use super::free_ranges::FreeRanges;
use super::step::Step;
use super::{Bound, Capacity, PodRoom, Room, Unit, Where, power};
use crate::ipam::position::{address, position};
use crate::ipam::runs::Runs;

/// Who gives the addresses of a Node's range.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum By {
    /// host-local with its defaults, or a plugin like it: the first address is the gateway's.
    HostLocal,
    /// Cilium: all addresses but the first and the last, of an IPv6 range at most the first 65,536.
    Cilium,
}

impl By {
    /// How many addresses of a range Pods get, and why.
    pub(super) fn addresses(self, is_v4: bool, prefix: u8) -> (u128, Step) {
        let bits = if is_v4 { 32_u8 } else { 128 }.saturating_sub(prefix);
        match self {
            Self::HostLocal => {
                let reserved = if is_v4 { 3 } else { 2 };
                let left = power(bits).saturating_sub(reserved.into());
                (left, Step::NodeAddresses { prefix, reserved, left })
            }
            Self::Cilium => {
                let left = cilium_addresses(is_v4, bits);
                (left, Step::CiliumAddresses { prefix, left })
            }
        }
    }

    /// The first and the last address of a range that a Pod can get.
    fn bounds(self, range: IpNet) -> (u128, u128) {
        let (first, last) = (position(range.network()), position(range.broadcast()));
        let is_v4 = range.addr().is_ipv4();
        match self {
            Self::HostLocal => (first.saturating_add(2), last.saturating_sub(is_v4.into())),
            Self::Cilium => {
                let bits = range.max_prefix_len().saturating_sub(range.prefix_len());
                let count = cilium_addresses(is_v4, bits);
                let first = first.saturating_add(u128::from(bits > 1));
                (first, first.saturating_add(count).saturating_sub(1))
            }
        }
    }
}

/// How many addresses Cilium gives of a range with so many bits for them.
///
/// Source: cilium/cilium pkg/ipam/service/ipallocator/allocator.go NewCIDRRange, RangeSize
fn cilium_addresses(is_v4: bool, bits: u8) -> u128 {
    let size = match (is_v4, bits) {
        (true, 31..) | (false, 127..) => 0,
        (false, 16..) => 65_536,
        _ => power(bits),
    };
    if size > 2 { size.saturating_sub(2) } else { size }
}

/// The Pods of several Nodes.
#[derive(Debug, Default)]
pub(super) struct OnNodes {
    rooms: Vec<Room>,
    capacity: u128,
    free: u128,
    by_max_pods: u64,
    by_addresses: u64,
}

impl OnNodes {
    /// Adds a Node with the addresses that its Pods have, of which `host_pods` more Pods need none.
    pub(super) fn add(&mut self, mut room: Room, node: &ClusterNode, default: Option<u32>, host_pods: u32) {
        let addresses = room.capacity.saturating_add(host_pods.into());
        let (mut pods, mut free) = (addresses, room.free);
        match node.max_pods.or(default) {
            Some(max_pods) if u128::from(max_pods) < addresses => {
                pods = max_pods.into();
                free = free.min(pods.saturating_sub(node.pods.into()));
                self.by_max_pods = self.by_max_pods.saturating_add(1);
                room.steps.push(Step::MaxPods { max_pods, left: pods });
            }
            max_pods => {
                self.by_addresses = self.by_addresses.saturating_add(1);
                room.steps.extend(max_pods.map(|max_pods| Step::MaxPods { max_pods, left: pods }));
            }
        }
        self.capacity = self.capacity.saturating_add(pods);
        self.free = self.free.saturating_add(free);
        self.rooms.push(room);
    }

    /// What all of them have room for.
    pub(super) fn total(self) -> Capacity {
        let Self { rooms, capacity, free, by_max_pods, by_addresses } = self;
        let nodes = u128::try_from(rooms.len()).unwrap_or(u128::MAX);
        let steps = vec![Step::NodesTake { nodes, left: capacity }];
        let bound = Bound::Nodes { by_max_pods, by_addresses };
        let pods = PodRoom { on: Where::Cluster, capacity, free, nodes: Some(nodes), per_node: None, bound, steps };
        Capacity { rooms, pods }
    }
}

/// How many Pods fit on the Nodes that have ranges in `spec.podCIDRs`, where host-local or a plugin like it gives the
/// addresses of them; `None` if no Node has one. `max_pods` counts for a Node that does not say how many it takes.
pub fn pod_cidrs_capacity(nodes: &[ClusterNode], max_pods: Option<u32>) -> Option<Capacity> {
    let mut all = OnNodes::default();
    for node in nodes.iter().filter(|node| !node.pod_cidrs.is_empty()) {
        all.add(room(node, &node.pod_cidrs, By::HostLocal), node, max_pods, 0);
    }
    Some(all.total()).filter(|total| !total.rooms.is_empty())
}

/// The addresses of a Node's ranges; a Pod takes one of each.
pub(super) fn room(node: &ClusterNode, ranges: &[IpNet], by: By) -> Room {
    let (mut steps, mut capacity) = (Vec::new(), u128::MAX);
    for range in ranges {
        let (left, step) = by.addresses(range.addr().is_ipv4(), range.prefix_len());
        steps.push(step);
        capacity = capacity.min(left);
    }
    let least = ranges.iter().min_by_key(|range| by.addresses(range.addr().is_ipv4(), range.prefix_len()).0);
    let free_ranges = least.map(|range| free(*range, by, node)).unwrap_or_default();
    // A Pod whose addresses are of another network takes none of these.
    let is_of_ranges =
        |pod: &&Vec<IpAddr>| pod.is_empty() || pod.iter().any(|ip| ranges.iter().any(|range| range.contains(ip)));
    let used =
        u128::try_from(node.pod_addresses.iter().filter(is_of_ranges).count()).unwrap_or(u128::MAX).min(capacity);
    let free = capacity.saturating_sub(used);
    Room {
        name: node.name.clone(),
        unit: Unit::Addresses,
        capacity,
        used,
        free,
        free_ranges: free_ranges.shown,
        more_free_ranges: free_ranges.more,
        steps,
    }
}

/// The addresses of a range that no Pod of the Node has.
fn free(range: IpNet, by: By, node: &ClusterNode) -> FreeRanges {
    let is_v4 = range.addr().is_ipv4();
    let mut held = Runs::default();
    for ip in node.pod_addresses.iter().flatten().filter(|ip| range.contains(*ip)) {
        held.insert(position(*ip));
    }
    let (first, last) = by.bounds(range);
    let mut free_ranges = FreeRanges::default();
    for (from, to) in held.gaps(first, last).filter(|_| first <= last) {
        free_ranges.push([address(is_v4, from), address(is_v4, to)]);
    }
    free_ranges
}
