//! A range of ClusterIPs: its first and last address, and its static band.

use std::net::IpAddr;

use ipnet::IpNet;

use super::bands::Bands;

/// How many addresses a bitmap has at most of an IPv6 range, the first one included, which it does not give.
const MOST_OF_BITMAP: u64 = 65_536;

/// The length of the shortest prefix of an IPv6 range from which addresses are allocated.
const SHORTEST_IPV6_PREFIX: u8 = 64;

/// The number that an address is.
pub(crate) fn number(ip: IpAddr) -> u128 {
    match ip {
        IpAddr::V4(ip) => ip.to_bits().into(),
        IpAddr::V6(ip) => ip.to_bits(),
    }
}

/// The address of a number, in the family of `like`.
pub(crate) fn address(number: u128, like: IpNet) -> IpAddr {
    match like {
        IpNet::V4(_) => std::net::Ipv4Addr::from_bits(u32::try_from(number).unwrap_or(u32::MAX)).into(),
        IpNet::V6(_) => std::net::Ipv6Addr::from_bits(number).into(),
    }
}

fn host_bits(cidr: IpNet) -> u8 {
    cidr.max_prefix_len().saturating_sub(cidr.prefix_len())
}

/// How many addresses a range has; 0 for the two widest prefixes of a family.
///
/// Source: kubernetes/utils net/net.go RangeSize
pub(crate) fn range_size(cidr: IpNet) -> u64 {
    let host_bits = host_bits(cidr);
    if host_bits >= cidr.max_prefix_len().saturating_sub(1) {
        return 0;
    }
    if host_bits >= 63 { i64::MAX.cast_unsigned() } else { 1_u64 << host_bits }
}

/// How many addresses the static band has.
///
/// Source: kubernetes/kubernetes pkg/registry/core/service/ipallocator/bitmap.go calculateRangeOffset
fn offset(cidr: IpNet) -> u64 {
    let size = range_size(cidr);
    if size <= 16 { 0 } else { (size / 16).clamp(16, 256) }
}

fn first(cidr: IpNet) -> u128 {
    number(cidr.network()).saturating_add(1)
}

/// What a bitmap gives of a range.
///
/// Source: kubernetes/kubernetes pkg/registry/core/service/ipallocator/bitmap.go New
pub(crate) fn of_bitmap(cidr: IpNet) -> Bands {
    let size = match cidr {
        IpNet::V4(_) => range_size(cidr).saturating_sub(2),
        IpNet::V6(_) => range_size(cidr).min(MOST_OF_BITMAP).saturating_sub(1),
    };
    Bands::new(first(cidr), offset(cidr), size)
}

/// What the allocator of a ServiceCIDR gives; `None` if there is none for so short a prefix.
///
/// Source: kubernetes/kubernetes pkg/registry/core/service/ipallocator/ipallocator.go NewIPAllocator, hostsPerNetwork
pub(crate) fn of_service_cidr(cidr: IpNet) -> Option<Bands> {
    if matches!(cidr, IpNet::V6(_)) && cidr.prefix_len() < SHORTEST_IPV6_PREFIX {
        return None;
    }
    let all = 1_u64.checked_shl(host_bits(cidr).into()).map_or(u64::MAX, |all| all.saturating_sub(1));
    let size = match cidr {
        IpNet::V4(_) => all.saturating_sub(1),
        IpNet::V6(_) => all,
    };
    Some(Bands::new(first(cidr), offset(cidr), size))
}
