//! The ClusterIPs of Services.

use serde::Serialize;

use super::step::Step;
use super::{Bound, Room, Unit, as_text};
use crate::ipam::service::{AllocatorKind, RangeOfAddresses, ServiceRegistry};

/// What the ranges of Services have room for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct ServiceCapacity {
    /// Each range.
    pub rooms: Vec<Room>,
    /// What that means for Services.
    pub services: ServiceRoom,
}

/// How many Services there is room for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct ServiceRoom {
    /// How many Services with an address of each family fit.
    #[serde(serialize_with = "as_text")]
    pub capacity: u128,
    /// How many more fit now.
    #[serde(serialize_with = "as_text")]
    pub free: u128,
    /// What ends first.
    pub bound: Bound,
}

/// How many ClusterIPs the ranges of a cluster have, which of them are in use, and how many Services still get one of
/// each family. Of a storage in which something is unknown, nothing counts as free.
///
/// Cost: a walk over the runs of addresses in use.
pub fn service_capacity(registry: &ServiceRegistry) -> ServiceCapacity {
    let mut ranges = registry.ranges();
    // In 1.33 a bitmap stands beside the ServiceCIDRs, for the same addresses.
    if ranges.iter().any(|range| range.allocator == AllocatorKind::ServiceCidr) {
        ranges.retain(|range| range.allocator == AllocatorKind::ServiceCidr);
    }
    let rooms: Vec<_> = ranges.iter().map(room).collect();
    let mut families: Vec<(bool, String, u128, u128)> = Vec::new();
    for (place, (range, room)) in ranges.iter().zip(&rooms).enumerate() {
        // ServiceCIDRs may lie in one another: the outer one has all addresses of the inner one.
        let mut others = ranges.iter().enumerate().filter(|(of, other)| *of != place && other.is_ready);
        let is_inner = others.any(|(of, other)| {
            other.cidr.contains(&range.cidr) && (other.cidr != range.cidr || of < place) && range.is_ready
        });
        let (capacity, free) = if is_inner { (0, 0) } else { (room.capacity, room.free) };
        let is_v4 = range.cidr.addr().is_ipv4();
        match families.iter_mut().find(|(family, ..)| *family == is_v4) {
            Some((_, of, all, left)) => {
                *all = all.saturating_add(capacity);
                *left = left.saturating_add(free);
                if !is_inner {
                    *of = format!("{of}, {}", range.cidr);
                }
            }
            None => families.push((is_v4, range.cidr.to_string(), capacity, free)),
        }
    }
    // A Service of both families has an address of each.
    let capacity = families.iter().map(|(_, _, capacity, _)| *capacity).min().unwrap_or_default();
    let least = families.into_iter().min_by_key(|(_, _, _, free)| *free);
    let (of, free) = least.map_or((String::new(), 0), |(_, of, _, free)| (of, free));
    ServiceCapacity { rooms, services: ServiceRoom { capacity, free, bound: Bound::Addresses { of } } }
}

fn room(range: &RangeOfAddresses) -> Room {
    let capacity = if range.is_ready { u128::from(range.size) } else { 0 };
    let mut steps = Vec::new();
    if let Some((first, last)) = range.all {
        steps.push(Step::Range { first, last, left: range.size.into() });
    }
    if let (Some((first, last)), Some((lower, upper))) = (range.dynamic_band, range.static_band) {
        let dynamic = u128::from(range.size.saturating_sub(range.offset));
        steps.push(Step::DynamicBand { first, last, left: dynamic });
        steps.push(Step::StaticBand { first: lower, last: upper, left: range.size.into() });
    }
    if !range.is_ready {
        steps.push(Step::NotReady { cidr: range.cidr, left: 0 });
    }
    let free = range.free.filter(|_| range.is_ready).unwrap_or_default();
    let (free_ranges, more_free_ranges) =
        if range.is_ready { (range.free_ranges.clone(), range.more_free_ranges) } else { (Vec::new(), 0) };
    Room {
        name: range.cidr.to_string(),
        unit: Unit::ClusterIps,
        capacity,
        used: capacity.saturating_sub(free),
        free,
        free_ranges: free_ranges.into_iter().map(|(first, last)| [first, last]).collect(),
        more_free_ranges,
        steps,
    }
}
