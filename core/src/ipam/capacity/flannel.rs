//! The subnets of Nodes that Flannel gives.

use ipnet::IpNet;

use super::flannel_config::FlannelSubnets;
use super::flannel_lease::FlannelLeases;
use super::free_ranges::FreeRanges;
use super::node_cidrs::on_a_node;
use super::on_nodes::By;
use super::step::Step;
use super::{Bound, Capacity, PodRoom, Room, Unit, Where};
use crate::ipam::position::{address, position};
use crate::ipam::runs::Runs;

/// How many Nodes a network configuration of Flannel has subnets for, which of them are leased, and how many Pods fit on
/// them. Of leases that are unknown none counts.
pub fn flannel_capacity(leases: &FlannelLeases, max_pods: Option<u32>) -> Capacity {
    let config = leases.config();
    let families = || [&config.ipv4, &config.ipv6].into_iter().flatten();
    let rooms: Vec<_> = families().map(|subnets| room(subnets, &leases.taken(subnets.min.is_ipv4()))).collect();
    let ranges =
        families().map(|subnets| (subnets.network.addr().is_ipv4(), subnets.subnet_len, subnets.network.to_string()));
    let nodes = rooms.iter().map(|room| room.capacity).min().unwrap_or_default();
    let (pods, mut steps, bound) = on_a_node(ranges, max_pods, By::HostLocal);
    let capacity = nodes.saturating_mul(pods);
    steps.push(Step::Nodes { nodes, left: capacity });
    let least = rooms.iter().min_by_key(|room| room.free);
    let free_nodes = least.map(|room| room.free).unwrap_or_default();
    let exhausted = least.filter(|room| room.free == 0);
    let bound = exhausted.map_or(bound, |room| Bound::NodeCidrs { of: room.name.clone() });
    let (on, nodes, per_node) = (Where::Cluster, Some(nodes), Some(pods));
    let free = free_nodes.saturating_mul(pods);
    Capacity { rooms, pods: PodRoom { on, capacity, free, nodes, per_node, bound, steps } }
}

fn room(subnets: &FlannelSubnets, taken: &Runs) -> Room {
    let net = |ip| IpNet::new(ip, subnets.subnet_len).ok();
    let capacity = subnets.count();
    let bounds = net(subnets.min).zip(net(subnets.max)).filter(|_| capacity > 0);
    let steps = bounds.map(|(first, last)| Step::Subnets { first, last, left: capacity }).into_iter().collect();
    let (mut used, mut blocks) = (0_u128, Runs::default());
    let mut free_ranges = FreeRanges::default();
    if let Some((first, last)) = bounds {
        let is_v4 = first.addr().is_ipv4();
        let (start, end) = (position(first.network()), position(last.broadcast()));
        let size = subnets.size();
        let number = |place: u128| place.saturating_sub(start).checked_div(size).unwrap_or_default();
        // A subnet of which a part is leased is not given.
        for (from, to) in taken.within(start, end) {
            used = used.saturating_add(blocks.insert_all(number(from), number(to)));
        }
        for (from, to) in blocks.gaps(0, capacity.saturating_sub(1)) {
            let place = |block: u128| start.saturating_add(block.saturating_mul(size));
            let end = place(to).saturating_add(size).saturating_sub(1);
            free_ranges.push([address(is_v4, place(from)), address(is_v4, end)]);
        }
    }
    let (name, free) = (subnets.network.to_string(), capacity.saturating_sub(used));
    Room {
        name,
        unit: Unit::NodeCidrs,
        capacity,
        used,
        free,
        free_ranges: free_ranges.shown,
        more_free_ranges: free_ranges.more,
        steps,
    }
}
