//! Addresses that Calico does not assign by itself.

use std::net::IpAddr;

use ipnet::IpNet;

/// The ranges of all IPReservations.
///
/// Source: projectcalico/calico libcalico-go/lib/ipam/addr_filter.go
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reservations(Vec<IpNet>);

impl Reservations {
    /// Reservations of these ranges.
    pub fn new(mut ranges: Vec<IpNet>) -> Self {
        for range in &mut ranges {
            *range = range.trunc();
        }
        // One that lies in another comes behind it.
        ranges.sort();
        let mut kept: Vec<IpNet> = Vec::new();
        for range in ranges {
            if !kept.last().is_some_and(|kept| kept.contains(&range)) {
                kept.push(range);
            }
        }
        Self(kept)
    }

    /// Whether an address is reserved.
    pub(super) fn have(&self, address: IpAddr) -> bool {
        self.0.iter().any(|range| range.contains(&address))
    }

    /// The range that has every address of a block, or the block itself if several have them.
    pub(super) fn whole(&self, block: IpNet) -> Option<IpNet> {
        if let Some(range) = self.0.iter().find(|range| range.contains(&block)) {
            return Some(*range);
        }
        let free = |net: IpNet| {
            1_u128.checked_shl(u32::from(net.max_prefix_len().saturating_sub(net.prefix_len()))).unwrap_or(0)
        };
        let inside = self.0.iter().filter(|range| block.contains(*range));
        (inside.map(|range| free(*range)).sum::<u128>() == free(block)).then_some(block)
    }
}
