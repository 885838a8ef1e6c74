//! Which address a set of ranges gives next.
//!
//! Source: containernetworking/plugins plugins/ipam/host-local/backend/allocator/allocator.go

use std::net::IpAddr;

use super::overlay::Overlay;
use super::range::{Range, RangeSet};
use super::taken::{Taken, Way};
use crate::ipam::position::{address, position};

/// What a walk through a set comes to.
pub(super) enum Walked {
    Found(Taken),
    /// No address is left.
    Exhausted,
    /// The walk leaves the family, where the plugin panics.
    Beyond,
}

/// A part of the walk: numbers of one range.
struct Stretch<'a> {
    index: usize,
    range: &'a Range,
    from: u128,
    to: u128,
}

/// The first free address of a set that is no gateway, from its cursor on and around.
///
/// Source: allocator.go GetIter, Next
pub(super) fn next(
    set: usize,
    ranges: &RangeSet,
    store: &Overlay<'_>,
    is_gateway: impl Fn(&Range, IpAddr) -> bool,
) -> Walked {
    let cursor = store.cursor(set).and_then(|ip| Some((ip, ranges.range_for(ip)?)));
    let all = ranges.ranges().iter().enumerate().map(|(index, range)| {
        let (from, to) = range.bounds();
        Stretch { index, range, from, to }
    });
    let mut stretches: Vec<_> = all.collect();
    if let Some((ip, (index, range))) = cursor {
        stretches.rotate_left(index);
        // The address of the cursor itself comes last.
        if let Some(first) = stretches.first_mut() {
            let (from, to) = (first.from, position(ip));
            match to.checked_add(1).filter(|next| *next <= first.to) {
                Some(next) => first.from = next,
                None => {
                    stretches.remove(0);
                }
            }
            stretches.push(Stretch { index, range, from, to });
        }
    }
    let (mut taken, mut gateways) = (0_u64, 0_u64);
    for Stretch { index, range, from, to } in stretches {
        let mut number = from;
        loop {
            let free = store.next_free(range.is_v4(), number).filter(|free| *free <= to);
            let passed = free.map_or(to.saturating_add(1), |free| free).saturating_sub(number);
            taken = taken.saturating_add(u64::try_from(passed).unwrap_or(u64::MAX));
            let Some(free) = free else { break };
            if is_gateway(range, address(range.is_v4(), free)) {
                gateways = gateways.saturating_add(1);
                let Some(next) = free.checked_add(1).filter(|next| *next <= to) else { break };
                number = next;
                continue;
            }
            let way = match cursor {
                Some((cursor, _)) => Way::AfterCursor { cursor, taken, gateways },
                None => Way::FromStart { taken, gateways },
            };
            return Walked::Found(Taken { set, address: address(range.is_v4(), free), range: index, way });
        }
        if range.runs_on() {
            return Walked::Beyond;
        }
    }
    Walked::Exhausted
}
