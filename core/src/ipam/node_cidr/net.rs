//! What Go's package `net` makes of an address and a mask, when their lengths differ too.
//!
//! An IPv6 address of [`IpAddr`] stands for 16 bytes, be they those of an IPv4-mapped address.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use ipnet::{IpNet, Ipv4Net, Ipv6Net};

/// A mask: how many bits are set, of 32 or of 128.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Mask {
    pub(crate) ones: u8,
    pub(crate) bits: u8,
}

impl Mask {
    pub(crate) fn of(net: IpNet) -> Self {
        Self { ones: net.prefix_len(), bits: net.max_prefix_len() }
    }

    /// The address with its host bits cleared; `None` if the lengths do not fit.
    ///
    /// Source: golang/go src/net/ip.go IP.Mask
    pub(crate) fn apply(self, ip: IpAddr) -> Option<IpAddr> {
        match (ip, self.bits) {
            (IpAddr::V4(ip), 32) => masked_v4(ip, self.ones),
            // Only a mask that begins with that of all IPv4-mapped addresses.
            (IpAddr::V4(ip), _) => masked_v4(ip, self.ones.checked_sub(96)?),
            (IpAddr::V6(ip), 32) => masked_v4(ip.to_ipv4_mapped()?, self.ones),
            (IpAddr::V6(ip), _) => Some(Ipv6Net::new(ip, self.ones).ok()?.network().into()),
        }
    }
}

fn masked_v4(ip: Ipv4Addr, ones: u8) -> Option<IpAddr> {
    Some(Ipv4Net::new(ip, ones).ok()?.network().into())
}

/// The IPv4 address, also of an IPv4-mapped one.
pub(crate) fn to_v4(ip: IpAddr) -> Option<Ipv4Addr> {
    match ip {
        IpAddr::V4(ip) => Some(ip),
        IpAddr::V6(ip) => ip.to_ipv4_mapped(),
    }
}

/// The first four bytes as a number: those of the IPv4 address, or the beginning of 16 bytes.
pub(crate) fn first_four_bytes(ip: IpAddr) -> u32 {
    match ip {
        IpAddr::V4(ip) => ip.to_bits(),
        IpAddr::V6(ip) => u32::try_from(ip.to_bits() >> 96).unwrap_or_default(),
    }
}

/// All bytes as a number.
pub(crate) fn number(ip: IpAddr) -> u128 {
    match ip {
        IpAddr::V4(ip) => ip.to_bits().into(),
        IpAddr::V6(ip) => ip.to_bits(),
    }
}

/// The last address of a range as cidrset computes it, of whose bytes it reads the first four if it is IPv4 or
/// IPv4-mapped.
pub(crate) fn last_address(net: IpNet) -> IpAddr {
    if to_v4(net.addr()).is_none() {
        return net.broadcast();
    }
    let host_bits = match net {
        IpNet::V4(net) => net.hostmask().to_bits(),
        IpNet::V6(net) => first_four_bytes(net.hostmask().into()),
    };
    Ipv4Addr::from_bits(first_four_bytes(net.addr()) | host_bits).into()
}

/// The range as `net.IPNet` prints it: an IPv4-mapped one is IPv4.
pub(crate) fn as_printed(ip: IpAddr, mask: Mask) -> Option<IpNet> {
    match to_v4(ip) {
        Some(ip) if mask.bits == 32 => Some(Ipv4Net::new(ip, mask.ones).ok()?.into()),
        Some(ip) => Some(Ipv4Net::new(ip, mask.ones.checked_sub(96)?).ok()?.into()),
        None => IpNet::new(ip, mask.ones).ok(),
    }
}

/// An IPv6 address of these bits.
pub(crate) fn v6(bits: u128) -> IpAddr {
    Ipv6Addr::from_bits(bits).into()
}
