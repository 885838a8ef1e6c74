//! Addresses as numbers of their family.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// The number of an address in its family.
pub(crate) fn position(ip: IpAddr) -> u128 {
    match ip {
        IpAddr::V4(ip) => u128::from(u32::from(ip)),
        IpAddr::V6(ip) => ip.into(),
    }
}

/// The address with this number. INVARIANT: `position` is that of an address of the family.
pub(crate) fn address(is_v4: bool, position: u128) -> IpAddr {
    if is_v4 {
        Ipv4Addr::from(u32::try_from(position).unwrap_or(u32::MAX)).into()
    } else {
        Ipv6Addr::from(position).into()
    }
}

/// The last number of a family.
pub(crate) fn last(is_v4: bool) -> u128 {
    if is_v4 { u32::MAX.into() } else { u128::MAX }
}
