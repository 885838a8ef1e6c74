//! Names that are addresses.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// An address as `inet_aton` and `inet_pton` read it: one to four numbers, each decimal, octal or hexadecimal, or IPv6.
///
/// Source: bminor/glibc resolv/inet_addr.c; bminor/musl src/network/inet_aton.c
pub(super) fn of_libc(name: &str) -> Option<IpAddr> {
    aton(name).map(IpAddr::V4).or_else(|| name.parse::<Ipv6Addr>().ok().map(IpAddr::V6))
}

fn aton(name: &str) -> Option<Ipv4Addr> {
    let parts: Vec<u64> = name.split('.').map(number).collect::<Option<_>>()?;
    let (last, first) = parts.split_last()?;
    if first.len() > 3 || first.iter().any(|part| *part > 255) {
        return None;
    }
    let room = [u64::from(u32::MAX), 0xff_ffff, 0xffff, 0xff];
    if last > room.get(first.len())? {
        return None;
    }
    let shift = |index: usize, part: u64| {
        part.checked_shl(u32::try_from(24_usize.checked_sub(8_usize.checked_mul(index)?)?).ok()?)
    };
    let high = first.iter().enumerate().try_fold(0_u64, |sum, (index, part)| Some(sum | shift(index, *part)?))?;
    Some(Ipv4Addr::from(u32::try_from(high | last).ok()?))
}

/// A number with C's prefixes.
fn number(text: &str) -> Option<u64> {
    let (digits, radix) = match text.as_bytes() {
        [b'0', b'x' | b'X', ..] => (text.get(2..)?, 16),
        [b'0', _, ..] => (text.get(1..)?, 8),
        _ => (text, 10),
    };
    let first = digits.bytes().next()?;
    if !first.is_ascii_hexdigit() { None } else { u64::from_str_radix(digits, radix).ok() }
}
