//! The blocks of Calico's pools.

use super::step::Step;
use super::{Bound, Capacity, PodRoom, Room, Unit, Where, power};
use crate::ipam::mode::CalicoPool;

/// How many blocks the pools have, and how many Pods their addresses are for. Allocated blocks are not given, so nothing
/// is used. `maxPods` does not bound what a pool has room for.
pub fn calico_capacity(pools: &[CalicoPool]) -> Capacity {
    let rooms: Vec<_> = pools.iter().map(room).collect();
    let mut steps = Vec::new();
    let mut families = [(true, 0_u128), (false, 0_u128)];
    for pool in pools {
        let is_v4 = pool.cidr().addr().is_ipv4();
        let bits: u8 = if is_v4 { 32 } else { 128 };
        let addresses = power(bits.saturating_sub(pool.cidr().prefix_len()));
        for (family, sum) in &mut families {
            if *family == is_v4 {
                *sum = sum.saturating_add(addresses);
                steps.push(Step::BlockAddresses { prefix: pool.block_size(), left: *sum });
            }
        }
    }
    // A Pod has an address of each family that there are pools of.
    let least = families.into_iter().filter(|(_, sum)| *sum > 0).min_by_key(|(_, sum)| *sum);
    let (is_v4, capacity) = least.unwrap_or((true, 0));
    let of = if is_v4 { "IPv4" } else { "IPv6" }.to_owned();
    let (on, bound) = (Where::Cluster, Bound::Addresses { of });
    Capacity { rooms, pods: PodRoom { on, capacity, free: capacity, nodes: None, per_node: None, bound, steps } }
}

fn room(pool: &CalicoPool) -> Room {
    let capacity = power(pool.block_size().saturating_sub(pool.cidr().prefix_len()));
    let steps = vec![Step::Cut { cidr: pool.cidr(), prefix: pool.block_size(), left: capacity }];
    let free_ranges = vec![[pool.cidr().network(), pool.cidr().broadcast()]];
    let name = pool.cidr().to_string();
    Room { name, unit: Unit::Blocks, capacity, used: 0, free: capacity, free_ranges, more_free_ranges: 0, steps }
}
