//! The addresses of a Node's ranges with host-local.

use super::free_ranges::FreeRanges;
use super::step::Step;
use super::{Bound, Capacity, PodRoom, Room, Unit, Where, per_node};
use crate::ipam::host_local::{Config, RangeSet, Store};
use crate::ipam::position::{address, position};

/// How many Pods a configuration of host-local has addresses for on one Node: each Pod takes one of each set of ranges.
///
/// Cost: a walk over the runs of taken addresses.
pub fn host_local_capacity(config: &Config, store: &Store, max_pods: Option<u32>) -> Capacity {
    let rooms: Vec<_> = config.sets.iter().enumerate().map(|(set, ranges)| room(set, ranges, store)).collect();
    // INVARIANT: a configuration has a set.
    let least = rooms.iter().min_by_key(|room| room.capacity);
    let (addresses, of) = least.map_or((0, ""), |room| (room.capacity, room.name.as_str()));
    let (capacity, bound) = per_node(addresses, of, max_pods);
    let free = rooms.iter().map(|room| room.free).min().unwrap_or_default();
    // Of the Pods that run, each has an address of each set.
    let used = rooms.iter().map(|room| room.used).max().unwrap_or_default();
    let free = match bound {
        Bound::MaxPods { max_pods } => free.min(u128::from(max_pods).saturating_sub(used)),
        _ => free,
    };
    let steps = max_pods.map(|max_pods| Step::MaxPods { max_pods, left: capacity }).into_iter().collect();
    let pods = PodRoom { on: Where::Node, capacity, free, nodes: None, per_node: None, bound, steps };
    Capacity { rooms, pods }
}

fn room(set: usize, ranges: &RangeSet, store: &Store) -> Room {
    let (mut steps, mut free_ranges) = (Vec::new(), FreeRanges::default());
    let (mut capacity, mut free) = (0_u128, 0_u128);
    for range in ranges.ranges() {
        let (first, last) = range.bounds();
        let is_v4 = range.is_v4();
        let gateway = position(range.gateway());
        let held = range.gateway().is_ipv4() == is_v4 && (first..=last).contains(&gateway);
        // Two to the power of 128 addresses are one more than a number holds; their gateway is one of them.
        let more = last.saturating_sub(first);
        steps.push(Step::Range {
            first: range.start(),
            last: range.end(),
            left: capacity.saturating_add(more).saturating_add(1),
        });
        capacity = capacity.saturating_add(more).saturating_add(u128::from(!held));
        if held {
            steps.push(Step::Gateway { gateway: range.gateway(), left: capacity });
        }
        for (from, to) in store.free_runs(is_v4, first, last) {
            // The gateway cuts a run in two.
            let pieces = if held && (from..=to).contains(&gateway) {
                [gateway.checked_sub(1).map(|before| (from, before)), gateway.checked_add(1).map(|after| (after, to))]
            } else {
                [Some((from, to)), None]
            };
            for (from, to) in pieces.into_iter().flatten().filter(|(from, to)| from <= to) {
                free = free.saturating_add(to.saturating_sub(from)).saturating_add(1);
                free_ranges.push([address(is_v4, from), address(is_v4, to)]);
            }
        }
    }
    let used = capacity.saturating_sub(free);
    let name = format!("range set {set}");
    Room {
        name,
        unit: Unit::Addresses,
        capacity,
        used,
        free,
        free_ranges: free_ranges.shown,
        more_free_ranges: free_ranges.more,
        steps,
    }
}
