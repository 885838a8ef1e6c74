//! The subnets of Nodes that Flannel gives.

use ipnet::IpNet;

use super::flannel_config::{FlannelConfig, FlannelSubnets};
use super::node_cidrs::on_a_node;
use super::step::Step;
use super::{Capacity, PodRoom, Room, Unit, Where};

/// How many Nodes a network configuration of Flannel has subnets for, and how many Pods fit on them. Leases are not given,
/// so nothing is used.
pub fn flannel_capacity(config: &FlannelConfig, max_pods: Option<u32>) -> Capacity {
    let families = || [&config.ipv4, &config.ipv6].into_iter().flatten();
    let rooms: Vec<_> = families().map(room).collect();
    let ranges =
        families().map(|subnets| (subnets.network.addr().is_ipv4(), subnets.subnet_len, subnets.network.to_string()));
    let nodes = rooms.iter().map(|room| room.capacity).min().unwrap_or_default();
    let (pods, mut steps, bound) = on_a_node(ranges, max_pods);
    let capacity = nodes.saturating_mul(pods);
    steps.push(Step::Nodes { nodes, left: capacity });
    let (on, nodes, per_node) = (Where::Cluster, Some(nodes), Some(pods));
    Capacity { rooms, pods: PodRoom { on, capacity, free: capacity, nodes, per_node, bound, steps } }
}

fn room(subnets: &FlannelSubnets) -> Room {
    let net = |ip| IpNet::new(ip, subnets.subnet_len).ok();
    let capacity = subnets.count();
    let bounds = net(subnets.min).zip(net(subnets.max)).filter(|_| capacity > 0);
    let steps = bounds.map(|(first, last)| Step::Subnets { first, last, left: capacity }).into_iter().collect();
    let free_ranges = bounds.map(|(first, last)| [first.network(), last.broadcast()]).into_iter().collect();
    let name = subnets.network.to_string();
    Room { name, unit: Unit::NodeCidrs, capacity, used: 0, free: capacity, free_ranges, more_free_ranges: 0, steps }
}
