//! The ranges of Nodes that kube-controller-manager gives.

use super::free_ranges::FreeRanges;
use super::on_nodes::By;
use super::step::Step;
use super::{Bound, Capacity, PodRoom, Room, Unit, Where, per_node};
use crate::ipam::node_cidr::{CidrSet, NodeIpamController, ServiceCidrReason};
use crate::ipam::runs::Runs;

/// How many Nodes the cluster CIDRs have ranges for, and how many Pods fit on them with host-local or a plugin like it.
///
/// Cost: a walk over the runs of blocks in use.
pub fn node_cidrs_capacity(controller: &NodeIpamController, max_pods: Option<u32>) -> Capacity {
    let sets = controller.sets().unwrap_or_default();
    let rooms: Vec<_> = sets.iter().enumerate().map(|(set, blocks)| room(set, blocks, controller.services())).collect();
    let nodes = rooms.iter().map(|room| room.capacity).min().unwrap_or_default();
    let free_nodes = rooms.iter().map(|room| room.free).min().unwrap_or_default();
    let (pods, mut steps, bound) = on_a_node(sets.iter().map(range), max_pods, By::HostLocal);
    let capacity = nodes.saturating_mul(pods);
    steps.push(Step::Nodes { nodes, left: capacity });
    // With no range left, no Node more gets Pods at all.
    let exhausted = rooms.iter().find(|room| room.free == 0);
    let bound = exhausted.map_or(bound, |room| Bound::NodeCidrs { of: room.name.clone() });
    let free = free_nodes.saturating_mul(pods);
    let pods = PodRoom { on: Where::Cluster, capacity, free, nodes: Some(nodes), per_node: Some(pods), bound, steps };
    Capacity { rooms, pods }
}

/// The Pods of a Node with one range of each of these lengths, and the arithmetic.
pub(super) fn on_a_node(
    ranges: impl Iterator<Item = (bool, u8, String)>,
    max_pods: Option<u32>,
    by: By,
) -> (u128, Vec<Step>, Bound) {
    let mut steps = Vec::new();
    let mut least: Option<(u128, String)> = None;
    for (is_v4, prefix, of) in ranges {
        let (left, step) = by.addresses(is_v4, prefix);
        steps.push(step);
        if least.as_ref().is_none_or(|(addresses, _)| left < *addresses) {
            least = Some((left, of));
        }
    }
    let (addresses, of) = least.unwrap_or_default();
    let (pods, bound) = per_node(addresses, &of, max_pods);
    steps.extend(max_pods.map(|max_pods| Step::MaxPods { max_pods, left: pods }));
    (pods, steps, bound)
}

/// Of a cluster CIDR: whether it is IPv4, the length of a Node's prefix, and its name.
fn range(set: &CidrSet) -> (bool, u8, String) {
    (set.cluster().addr().is_ipv4(), set.node_mask(), set.cluster().to_string())
}

fn room(set: usize, blocks: &CidrSet, services: &[ServiceCidrReason]) -> Room {
    let mut capacity = u128::from(blocks.max());
    let mut steps = vec![Step::Cut { cidr: blocks.cluster(), prefix: blocks.node_mask(), left: capacity }];
    // Ranges of Services may share blocks.
    let mut excluded = Runs::default();
    for service in services {
        if let ServiceCidrReason::ServiceCidrExcluded { service, set: of, from, to } = service
            && *of == set
        {
            capacity = capacity.saturating_sub(excluded.insert_all((*from).into(), (*to).into()));
            steps.push(Step::Services { services: *service, left: capacity });
        }
    }
    let mut free_ranges = FreeRanges::default();
    for (from, to) in blocks.free_runs() {
        if let Some((first, last)) = blocks.block(from).zip(blocks.block(to)) {
            free_ranges.push([first.network(), last.broadcast()]);
        }
    }
    let free = u128::from(blocks.free());
    let name = blocks.cluster().to_string();
    let used = capacity.saturating_sub(free);
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
