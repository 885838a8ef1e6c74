//! The blocks of Calico's pools.

use ipnet::IpNet;

use super::cluster_node::ClusterNode;
use super::free_ranges::FreeRanges;
use super::step::Step;
use super::{Bound, Capacity, PodRoom, Room, Unit, Where, power};
use crate::ipam::calico::AllocationBlock;
use crate::ipam::mode::CalicoPool;
use crate::ipam::position::{address, position};
use crate::ipam::runs::Runs;

/// How many blocks the pools have, and how many Pods their addresses are for. A block that exists is used, and so is each
/// address that it has given out or that rests. `maxPods` does not bound what a pool has room for.
pub fn calico_capacity(pools: &[CalicoPool], blocks: &[AllocationBlock]) -> Capacity {
    let rooms: Vec<_> = pools.iter().map(|pool| room(pool, blocks)).collect();
    let mut steps = Vec::new();
    let mut families = [(true, 0_u128, 0_u128), (false, 0, 0)];
    for pool in pools {
        let is_v4 = pool.cidr().addr().is_ipv4();
        let addresses = power(pool.cidr().max_prefix_len().saturating_sub(pool.cidr().prefix_len()));
        let of_pool = blocks.iter().filter(|block| pool.cidr().contains(&block.cidr));
        let taken = of_pool.map(AllocationBlock::taken).fold(0_u128, |sum, taken| sum.saturating_add(taken.into()));
        for (family, sum, free) in &mut families {
            if *family == is_v4 {
                *sum = sum.saturating_add(addresses);
                *free = free.saturating_add(addresses.saturating_sub(taken));
                steps.push(Step::BlockAddresses { prefix: pool.block_size(), left: *sum });
            }
        }
    }
    // A Pod has an address of each family that there are pools of.
    let given = || families.into_iter().filter(|(_, sum, _)| *sum > 0);
    let capacity = given().map(|(_, sum, _)| sum).min().unwrap_or_default();
    let (is_v4, _, free) = given().min_by_key(|(_, _, free)| *free).unwrap_or((true, 0, 0));
    let of = if is_v4 { "IPv4" } else { "IPv6" }.to_owned();
    let (on, bound) = (Where::Cluster, Bound::Addresses { of });
    Capacity { rooms, pods: PodRoom { on, capacity, free, nodes: None, per_node: None, bound, steps } }
}

/// The same on the Nodes that exist, each of which has at most `limit` blocks of one family and takes as many Pods as it
/// says, or `max_pods`.
pub fn calico_nodes_capacity(
    pools: &[CalicoPool],
    blocks: &[AllocationBlock],
    nodes: &[ClusterNode],
    limit: u64,
    max_pods: Option<u32>,
) -> Capacity {
    let mut all = calico_capacity(pools, blocks);
    if nodes.is_empty() {
        return all;
    }
    let count = u128::try_from(nodes.len()).unwrap_or(u128::MAX);
    let size = |pool: &CalicoPool| power(pool.cidr().max_prefix_len().saturating_sub(pool.block_size()));
    let most = pools.iter().map(size).max().unwrap_or_default();
    let left = count.saturating_mul(limit.into()).saturating_mul(most);
    let pods = &mut all.pods;
    let mut bounded = |left: u128, free: u128, bound| {
        if left < pods.capacity {
            (pods.capacity, pods.bound) = (left, bound);
        }
        pods.free = pods.free.min(free);
    };
    let used = nodes.iter().map(|node| node.pods_with_address()).fold(0, u128::saturating_add);
    let nodes_u64 = u64::try_from(nodes.len()).unwrap_or(u64::MAX);
    bounded(left, left.saturating_sub(used), Bound::Blocks { nodes: nodes_u64, limit });
    let mut takes = (0_u128, 0_u128);
    let mut is_known = true;
    for node in nodes {
        match node.max_pods.or(max_pods) {
            Some(max_pods) => {
                let free = u64::from(max_pods).saturating_sub(node.pods);
                takes = (takes.0.saturating_add(max_pods.into()), takes.1.saturating_add(free.into()));
            }
            None => is_known = false,
        }
    }
    if is_known {
        bounded(takes.0, takes.1, Bound::Nodes { by_max_pods: nodes_u64, by_addresses: 0 });
    }
    let blocks_of = if left < u128::MAX { Some(Step::HostBlocks { nodes: count, limit, left }) } else { None };
    pods.steps.extend(blocks_of);
    if is_known {
        pods.steps.push(Step::NodesTake { nodes: count, left: takes.0 });
    }
    all
}

fn room(pool: &CalicoPool, blocks: &[AllocationBlock]) -> Room {
    let (cidr, prefix) = (pool.cidr(), pool.block_size());
    let capacity = pool.blocks();
    let steps = vec![Step::Cut { cidr, prefix, left: capacity }];
    let (is_v4, shift) = (cidr.addr().is_ipv4(), u32::from(cidr.max_prefix_len().saturating_sub(prefix)));
    let mut taken = Runs::default();
    let mut used = 0_u128;
    for block in blocks.iter().filter(|block| cidr.contains(&block.cidr)) {
        let number = |ip| position(ip).saturating_sub(position(cidr.network())).checked_shr(shift).unwrap_or_default();
        used = used.saturating_add(taken.insert_all(number(block.cidr.network()), number(block.cidr.broadcast())));
    }
    let mut free_ranges = FreeRanges::default();
    let first_of = |block: u128| {
        let offset = block.checked_shl(shift).unwrap_or_default();
        address(is_v4, position(cidr.network()).saturating_add(offset))
    };
    for (from, to) in taken.gaps(0, capacity.saturating_sub(1)) {
        let end = IpNet::new(first_of(to), prefix).map_or(first_of(to), |net| net.broadcast());
        free_ranges.push([first_of(from), end]);
    }
    let free = capacity.saturating_sub(used);
    Room {
        name: cidr.to_string(),
        unit: Unit::Blocks,
        capacity,
        used,
        free,
        free_ranges: free_ranges.shown,
        more_free_ranges: free_ranges.more,
        steps,
    }
}
