//! The ranges of Nodes that Cilium's operator gives from its cluster pool.
//!
//! Source: cilium/cilium operator/pkg/ipam/allocator/clusterpool, pkg/ipam/cidrset, pkg/ipam/service/ipallocator

use std::collections::BTreeMap;

use ipnet::IpNet;

use super::cilium_error::CiliumPoolError;
use super::cluster_node::ClusterNode;
use super::free_ranges::FreeRanges;
use super::node_cidrs::on_a_node;
use super::on_nodes::{By, OnNodes, room as node_room};
use super::step::Step;
use super::{Bound, Capacity, PodRoom, Room, Unit, Where, power};
use crate::gotext::ip::parse_prefix;
use crate::ipam::position::{address, position};
use crate::ipam::runs::Runs;
use crate::meta::Gvk;
use crate::objects::{Objects, ObjectsError};

/// The cluster pool of Cilium's operator.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct CiliumPool {
    /// The ranges of IPv4: `cluster-pool-ipv4-cidr`.
    pub ipv4: Vec<IpNet>,
    /// The length of a Node's prefix of them: `cluster-pool-ipv4-mask-size`.
    pub ipv4_mask: u8,
    /// The ranges of IPv6: `cluster-pool-ipv6-cidr`.
    pub ipv6: Vec<IpNet>,
    /// The length of a Node's prefix of them: `cluster-pool-ipv6-mask-size`.
    pub ipv6_mask: u8,
}

/// A CiliumNode: its name, and the ranges that it has.
pub type CiliumNodes = BTreeMap<String, Vec<IpNet>>;

impl CiliumPool {
    /// Reads the options of the operator; a family without ranges is disabled.
    ///
    /// # Errors
    ///
    /// [`CiliumPoolError`], for which the operator does not start.
    pub fn read(ipv4: &[String], ipv4_mask: u32, ipv6: &[String], ipv6_mask: u32) -> Result<Self, CiliumPoolError> {
        if ipv4.is_empty() && ipv6.is_empty() {
            return Err(CiliumPoolError::NoPool);
        }
        let (ipv4, ipv4_mask) = family(ipv4, ipv4_mask, false)?;
        let (ipv6, ipv6_mask) = family(ipv6, ipv6_mask, true)?;
        Ok(Self { ipv4, ipv4_mask, ipv6, ipv6_mask })
    }
}

/// Source: cilium/cilium operator/pkg/ipam/allocator/clusterpool/cidralloc/cidralloc.go NewCIDRSets,
/// pkg/ipam/cidrset/cidr_set.go NewCIDRSet
fn family(texts: &[String], mask: u32, is_ipv6: bool) -> Result<(Vec<IpNet>, u8), CiliumPoolError> {
    let family = if is_ipv6 { "IPv6" } else { "IPv4" };
    let most: u32 = if is_ipv6 { 128 } else { 32 };
    let mut ranges: Vec<IpNet> = Vec::new();
    for text in texts {
        let written =
            parse_prefix(text).map_err(|error| CiliumPoolError::BadPrefix { family, problem: error.to_string() })?;
        let prefix = written.trunc();
        if let Some(other) =
            ranges.iter().find(|other| other.contains(&prefix.addr()) || prefix.contains(&other.addr()))
        {
            let (range, other) = (text.clone(), *other);
            return Err(CiliumPoolError::Collides { family, range, other, node_mask: mask });
        }
        if is_ipv6 == written.addr().is_ipv4() {
            return Err(CiliumPoolError::WrongFamily { family, prefix: written });
        }
        if mask > most {
            return Err(CiliumPoolError::InvalidMask { family, mask });
        }
        if is_ipv6 && mask.saturating_sub(prefix.prefix_len().into()) > 16 {
            return Err(CiliumPoolError::TooManyRanges { family, range: prefix, mask });
        }
        ranges.push(prefix);
    }
    Ok((ranges, u8::try_from(mask).unwrap_or(u8::MAX)))
}

/// The CiliumNodes among objects, with their `spec.ipam.podCIDRs`.
///
/// # Errors
///
/// [`ObjectsError`], if one is given twice, or has a field of another type than the server stores.
pub fn cilium_nodes(objects: &Objects) -> Result<CiliumNodes, ObjectsError> {
    let mut nodes = CiliumNodes::new();
    for node in objects.read_by(is_cilium_node)? {
        let place = node.place();
        let ipam = place.object("spec")?.map(|spec| spec.object("ipam")).transpose()?.flatten();
        let ranges = ipam.map(|ipam| ipam.ranges("podCIDRs")).transpose()?.unwrap_or_default();
        nodes.insert(node.name.clone().unwrap_or_default(), ranges);
    }
    Ok(nodes)
}

pub(crate) fn is_cilium_node(kind: &Gvk) -> bool {
    kind.group == "cilium.io" && kind.kind == "CiliumNode"
}

/// How many Nodes the cluster pool has ranges for, beside the CiliumNodes that exist, and how many Pods fit on them. Those
/// without a range get theirs first.
pub fn cilium_capacity(pool: &CiliumPool, nodes: &CiliumNodes, max_pods: Option<u32>) -> Capacity {
    let families = [(&pool.ipv4, pool.ipv4_mask, true), (&pool.ipv6, pool.ipv6_mask, false)];
    let (mut rooms, mut least): (Vec<Room>, Option<(u128, u128, String)>) = (Vec::new(), None);
    let mut ranges = Vec::new();
    for (cidrs, mask, is_v4) in families.into_iter().filter(|(cidrs, ..)| !cidrs.is_empty()) {
        let held: Vec<IpNet> =
            nodes.values().flatten().filter(|range| range.addr().is_ipv4() == is_v4).copied().collect();
        // Each Node without a range of the family takes the next free one.
        let lacks = |ranges: &&Vec<IpNet>| ranges.iter().all(|range| range.addr().is_ipv4() != is_v4);
        let mut waiting = u128::try_from(nodes.values().filter(lacks).count()).unwrap_or(u128::MAX);
        let of_family: Vec<_> = cidrs.iter().map(|cidr| room(*cidr, mask, &held, &mut waiting)).collect();
        let capacity = of_family.iter().map(|room| room.capacity).fold(0, u128::saturating_add);
        let free = of_family.iter().map(|room| room.free).fold(0, u128::saturating_add);
        let name = cidrs.iter().map(IpNet::to_string).collect::<Vec<_>>().join(", ");
        ranges.push((is_v4, mask, name.clone()));
        least = match least {
            Some((all, left, of)) if left <= free => Some((all.min(capacity), left, of)),
            Some((all, ..)) => Some((all.min(capacity), free, name)),
            None => Some((capacity, free, name)),
        };
        rooms.extend(of_family);
    }
    let (all, left, of) = least.unwrap_or_default();
    let (pods, mut steps, bound) = on_a_node(ranges.into_iter(), max_pods, By::Cilium);
    let capacity = all.saturating_mul(pods);
    steps.push(Step::Nodes { nodes: all, left: capacity });
    let bound = if left == 0 { Bound::NodeCidrs { of } } else { bound };
    let (nodes, per_node) = (Some(all), Some(pods));
    let free = left.saturating_mul(pods);
    Capacity { rooms, pods: PodRoom { on: Where::Cluster, capacity, free, nodes, per_node, bound, steps } }
}

/// How many Pods fit on the CiliumNodes that have ranges; `None` if none has.
pub fn cilium_nodes_capacity(
    cilium_nodes: &CiliumNodes,
    nodes: &[ClusterNode],
    max_pods: Option<u32>,
) -> Option<Capacity> {
    let mut all = OnNodes::default();
    for (name, ranges) in cilium_nodes.iter().filter(|(_, ranges)| !ranges.is_empty()) {
        let unknown = ClusterNode { name: name.clone(), ..ClusterNode::default() };
        let node = nodes.iter().find(|node| node.name == *name).unwrap_or(&unknown);
        all.add(node_room(node, ranges, By::Cilium), node, max_pods, 0);
    }
    Some(all.total()).filter(|total| !total.rooms.is_empty())
}

/// A range of the pool, of which Nodes have these ranges. What waits takes what is free, and goes on to the next range.
fn room(cidr: IpNet, mask: u8, held: &[IpNet], waiting: &mut u128) -> Room {
    let is_v4 = cidr.addr().is_ipv4();
    // A mask that is shorter than the range's makes no range at all.
    let capacity = mask.checked_sub(cidr.prefix_len()).map_or(0, power);
    let steps = vec![Step::Cut { cidr, prefix: mask, left: capacity }];
    let shift = cidr.max_prefix_len().saturating_sub(mask);
    let number = |ip| position(ip).saturating_sub(position(cidr.network())).checked_shr(shift.into()).unwrap_or(0);
    let last = capacity.saturating_sub(1);
    let mut used = Runs::default();
    let mut count = 0_u128;
    for range in held.iter().filter(|range| cidr.contains(&range.addr()) || range.contains(&cidr.addr())) {
        let (from, to) = match cidr.contains(range) {
            true => (number(range.network()), number(range.broadcast())),
            false => (0, last),
        };
        if capacity > 0 {
            count = count.saturating_add(used.insert_all(from.min(last), to.min(last)));
        }
    }
    while *waiting > 0 && count < capacity {
        let Some(block) = used.next_free(0).filter(|block| *block <= last) else { break };
        used.insert(block);
        count = count.saturating_add(1);
        *waiting = waiting.saturating_sub(1);
    }
    let mut free_ranges = FreeRanges::default();
    let first_of = |block: u128| {
        let offset = block.checked_shl(shift.into()).unwrap_or_default();
        address(is_v4, position(cidr.network()).saturating_add(offset))
    };
    for (from, to) in used.gaps(0, last).filter(|_| capacity > 0) {
        let end = IpNet::new(first_of(to), mask).map_or(first_of(to), |net| net.broadcast());
        free_ranges.push([first_of(from), end]);
    }
    let free = capacity.saturating_sub(count);
    let name = cidr.to_string();
    Room {
        name,
        unit: Unit::NodeCidrs,
        capacity,
        used: count,
        free,
        free_ranges: free_ranges.shown,
        more_free_ranges: free_ranges.more,
        steps,
    }
}
