//! A range of addresses, and a set of them.
//!
//! Source: containernetworking/plugins plugins/ipam/host-local/backend/allocator/range.go, range_set.go

use std::fmt;
use std::net::IpAddr;

use ipnet::IpNet;
use serde::Serialize;

use crate::ipam::cni::AddressNet;
use crate::ipam::position::{address, last, position};
use crate::release::Plugins;

/// A range as it is configured.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Given {
    pub(crate) subnet: Option<AddressNet>,
    pub(crate) range_start: Option<IpAddr>,
    pub(crate) range_end: Option<IpAddr>,
    pub(crate) gateway: Option<IpAddr>,
}

/// Addresses of one subnet from the first to the last. `Display` prints `FIRST-LAST`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Range {
    is_v4: bool,
    start: u128,
    end: u128,
    subnet: AddressNet,
    gateway: IpAddr,
}

/// Why a range or a set of ranges is refused; `Display` prints the plugin's text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, thiserror::Error)]
#[serde(tag = "code", rename_all = "kebab-case", rename_all_fields = "camelCase")]
#[non_exhaustive]
pub enum RangeError {
    /// The range has no subnet.
    #[error("IP <nil> not v4 nor v6")]
    NoSubnet,
    /// The subnet has less than four addresses.
    #[error("Network {network} too small to allocate from")]
    NetworkTooSmall {
        /// The subnet.
        network: String,
    },
    /// The subnet is an IPv4-mapped IPv6 one.
    #[error("IPNet IP and Mask version mismatch")]
    MappedSubnet,
    /// The subnet has bits behind its mask.
    #[error("Network has host bits set. For a subnet mask of length {length} the network address is {network}")]
    HostBits {
        /// The length of the mask.
        length: u8,
        /// The address without those bits.
        network: IpAddr,
    },
    /// The gateway is not in the subnet.
    #[error("gateway {gateway} not in network {network}")]
    GatewayOutside {
        /// The gateway.
        gateway: IpAddr,
        /// The subnet.
        network: String,
    },
    /// The first address is not in the subnet, or is after the last one.
    #[error("RangeStart {start} not in network {network}")]
    StartOutside {
        /// The first address.
        start: IpAddr,
        /// The subnet.
        network: String,
    },
    /// The last address is not in the subnet, or is before the first one.
    #[error("RangeEnd {end} not in network {network}")]
    EndOutside {
        /// The last address.
        end: IpAddr,
        /// The subnet.
        network: String,
    },
    /// The first address is after the last one that the subnet has by default.
    #[error("RangeStart {start} is after RangeEnd {end} in network {network}")]
    StartAfterEnd {
        /// The first address.
        start: IpAddr,
        /// The last address.
        end: IpAddr,
        /// The subnet.
        network: String,
    },
    /// Plugins before 1.10 count such addresses wrongly, which is not modelled.
    #[error("what plugins before 1.10 do with {network}, whose addresses they count wrongly, is not modelled")]
    NotModelled {
        /// The subnet.
        network: String,
    },
    /// The set has no range.
    #[error("empty range set")]
    EmptySet,
    /// The set has ranges of both families.
    #[error("mixed address families")]
    MixedFamilies,
    /// Two ranges of the set have an address in common.
    #[error("subnets {first} and {second} overlap")]
    SubnetsOverlap {
        /// The first range.
        first: String,
        /// The other one.
        second: String,
    },
}

impl Range {
    /// Checks a range and fills in what it leaves out.
    ///
    /// Source: range.go Canonicalize
    pub(crate) fn canonicalize(given: &Given, plugins: Plugins) -> Result<Self, RangeError> {
        let subnet = given.subnet.ok_or(RangeError::NoSubnet)?;
        let network = || subnet.to_string();
        if subnet.ones > subnet.bits.saturating_sub(2) {
            return Err(RangeError::NetworkTooSmall { network: network() });
        }
        let is_v4 = subnet.address.is_ipv4();
        if is_v4 != (subnet.bits == 32) {
            return Err(RangeError::MappedSubnet);
        }
        let host_bits = u32::from(subnet.bits.saturating_sub(subnet.ones));
        let host_mask = 1_u128.checked_shl(host_bits).map_or(u128::MAX, |size| size.wrapping_sub(1));
        let base = position(subnet.address);
        let first = base & !host_mask;
        if base != first {
            return Err(RangeError::HostBits { length: subnet.ones, network: address(is_v4, first) });
        }
        let broadcast = base | host_mask;
        let contains = |ip: IpAddr| ip.is_ipv4() == is_v4 && position(ip) & !host_mask == base;
        // Numbers below these lose bytes when they are counted.
        let lowest = match (plugins.keeps_family(), plugins.pads_addresses(), is_v4) {
            (true, ..) | (false, true, true) => 0,
            (false, true, false) => 1 << 32,
            (false, false, true) => 1 << 24,
            (false, false, false) => 1 << 120,
        };
        if base < lowest {
            return Err(RangeError::NotModelled { network: network() });
        }
        // The subnet has four addresses at least.
        let second = base.saturating_add(1);
        let gateway = given.gateway.unwrap_or_else(|| address(is_v4, second));
        if plugins.validates_gateways() && !contains(gateway) {
            return Err(RangeError::GatewayOutside { gateway, network: network() });
        }
        let mut range = Self { is_v4, start: second, end: broadcast, subnet, gateway };
        if let Some(start) = given.range_start {
            let is_comparable = |end: IpAddr| end.is_ipv4() == start.is_ipv4() || !plugins.pads_addresses();
            let after_end = given.range_end.is_some_and(|end| is_comparable(end) && position(start) > position(end));
            if !contains(start) || after_end {
                return Err(RangeError::StartOutside { start, network: network() });
            }
            range.start = position(start);
        }
        match given.range_end {
            Some(end) if !contains(end) || position(end) < range.start => {
                return Err(RangeError::EndOutside { end, network: network() });
            }
            Some(end) => range.end = position(end),
            None if is_v4 => range.end = broadcast.saturating_sub(1),
            None => {}
        }
        if plugins.validates_gateways() && range.start > range.end {
            let (start, end) = (range.start(), range.end());
            return Err(RangeError::StartAfterEnd { start, end, network: network() });
        }
        Ok(range)
    }

    /// Whether its addresses are IPv4 addresses.
    pub fn is_v4(&self) -> bool {
        self.is_v4
    }

    /// The subnet.
    pub fn subnet(&self) -> IpNet {
        // INVARIANT: the prefix is that of an address of the family.
        IpNet::new(self.subnet.address, self.subnet.prefix_len()).unwrap_or_default()
    }

    /// The first address.
    pub fn start(&self) -> IpAddr {
        address(self.is_v4, self.start)
    }

    /// The last address.
    pub fn end(&self) -> IpAddr {
        address(self.is_v4, self.end)
    }

    /// The numbers of the first and the last address in their family. A range that does not end, as plugins before 1.10
    /// let one be configured, goes on to the last address of the family.
    pub(crate) fn bounds(&self) -> (u128, u128) {
        (self.start, if self.runs_on() { last(self.is_v4) } else { self.end })
    }

    /// Whether the range starts after its end, so that a walk never meets it.
    pub(crate) fn runs_on(&self) -> bool {
        self.start > self.end
    }

    /// The gateway.
    pub fn gateway(&self) -> IpAddr {
        self.gateway
    }

    /// An address with the mask of the subnet.
    pub(crate) fn with_mask(&self, address: IpAddr) -> AddressNet {
        AddressNet { address, ..self.subnet }
    }

    /// Whether the subnet has the address.
    pub(crate) fn subnet_contains(&self, ip: IpAddr) -> bool {
        let host_bits = u32::from(self.subnet.bits.saturating_sub(self.subnet.ones));
        let network = |position: u128| position.checked_shr(host_bits).unwrap_or(0);
        ip.is_ipv4() == self.is_v4 && network(position(ip)) == network(position(self.subnet.address))
    }

    /// Whether the range has the address.
    pub fn contains(&self, ip: IpAddr) -> bool {
        ip.is_ipv4() == self.is_v4 && (self.start..=self.end).contains(&position(ip))
    }

    /// How many addresses it can give, less one where the gateway is among them: a full range of IPv6 has one more than
    /// a number of 128 bits can say.
    fn overlaps(&self, other: &Self) -> bool {
        let has_end = |one: &Self, other: &Self| one.contains(other.start()) || one.contains(other.end());
        self.is_v4 == other.is_v4 && (has_end(self, other) || has_end(other, self))
    }
}

impl fmt::Display for Range {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.start(), self.end())
    }
}

/// A list of ranges of one family, from which one address is given. `Display` prints the ranges with commas between them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RangeSet {
    ranges: Vec<Range>,
}

impl RangeSet {
    /// Checks a set.
    ///
    /// Source: range_set.go Canonicalize
    pub(crate) fn canonicalize(given: &[Given], plugins: Plugins) -> Result<Self, RangeError> {
        let mut ranges: Vec<Range> = Vec::with_capacity(given.len());
        for range in given {
            let range = Range::canonicalize(range, plugins)?;
            if ranges.first().is_some_and(|first| first.is_v4 != range.is_v4) {
                return Err(RangeError::MixedFamilies);
            }
            ranges.push(range);
        }
        if ranges.is_empty() {
            return Err(RangeError::EmptySet);
        }
        for (index, first) in ranges.iter().enumerate() {
            for second in ranges.iter().skip(index.saturating_add(1)) {
                if first.overlaps(second) {
                    return Err(RangeError::SubnetsOverlap { first: first.to_string(), second: second.to_string() });
                }
            }
        }
        Ok(Self { ranges })
    }

    /// The ranges, in their order; there is one at least.
    pub fn ranges(&self) -> &[Range] {
        &self.ranges
    }

    /// Whether its addresses are IPv4 addresses.
    pub fn is_v4(&self) -> bool {
        self.ranges.first().is_some_and(Range::is_v4)
    }

    /// The first range that has the address, with its index.
    pub fn range_for(&self, ip: IpAddr) -> Option<(usize, &Range)> {
        self.ranges.iter().enumerate().find(|(_, range)| range.contains(ip))
    }

    /// Whether a range of this set overlaps one of the other.
    pub(crate) fn overlaps(&self, other: &Self) -> bool {
        self.ranges.iter().any(|range| other.ranges.iter().any(|other| range.overlaps(other)))
    }
}

impl fmt::Display for RangeSet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, range) in self.ranges.iter().enumerate() {
            write!(f, "{}{range}", if index > 0 { "," } else { "" })?;
        }
        Ok(())
    }
}
