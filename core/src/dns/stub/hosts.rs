//! `/etc/hosts` as each libc reads it, before it asks a DNS server.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use super::{Family, LookupError, literal};
use crate::gotext::ip;

type Found = Option<Result<Vec<IpAddr>, LookupError>>;

/// musl's buffer for a line, with the zero byte at its end.
const MUSL_LINE: usize = 512;
/// musl keeps no more addresses.
pub(super) const MUSL_ADDRESSES: usize = 48;

/// All lines count that have the name, as `multi on` in host.conf says, whatever the case of its letters.
///
/// Source: bminor/glibc nss/nss_files/files-hosts.c
pub(super) fn glibc(text: &str, name: &str, family: Family) -> Found {
    let is_name = |word: &str| word.eq_ignore_ascii_case(name);
    let lines = text.split('\n').map(|line| line.split('#').next().unwrap_or_default());
    let found: Vec<IpAddr> = lines
        .filter_map(|line| {
            let mut words = line.split(is_space).filter(|word| !word.is_empty());
            let ip = words.next()?;
            words.any(is_name).then(|| glibc_address(ip, family)).flatten()
        })
        .collect();
    (!found.is_empty()).then_some(Ok(found))
}

fn glibc_address(text: &str, family: Family) -> Option<IpAddr> {
    let (v4, v6) = (text.parse::<Ipv4Addr>().ok(), text.parse::<Ipv6Addr>().ok());
    match family {
        Family::Unspec => v4.map(IpAddr::V4).or(v6.map(IpAddr::V6)),
        Family::Inet6 => v6.map(IpAddr::V6),
        // Of IPv6 addresses the IPv4-mapped ones count, and the loopback address as its twin.
        Family::Inet => v4
            .or_else(|| v6.and_then(|v6| v6.to_ipv4_mapped()))
            .or_else(|| v6.filter(Ipv6Addr::is_loopback).map(|_| Ipv4Addr::LOCALHOST))
            .map(IpAddr::V4),
    }
}

/// A line counts if the name stands in it as it is written, with white space on both sides.
///
/// Source: bminor/musl src/network/lookup_name.c name_from_hosts
pub(super) fn musl(text: &str, name: &str, family: Family) -> Found {
    let mut found = Vec::new();
    let mut other_family = false;
    for line in musl_lines(text) {
        let line = line.split('#').next().unwrap_or_default();
        let mut words = line.split(is_space);
        let first = words.next().unwrap_or_default();
        if !words.any(|word| word == name) || found.len() >= MUSL_ADDRESSES {
            continue;
        }
        match literal::of_libc(first) {
            Some(ip) if family.takes(&ip) => found.push(ip),
            Some(_) => other_family = true,
            None => {}
        }
    }
    match (found.is_empty(), other_family) {
        (false, _) => Some(Ok(found)),
        (true, true) => Some(Err(LookupError::NoData)),
        (true, false) => None,
    }
}

/// The lines; a long one comes in pieces.
fn musl_lines(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let end = rest.find('\n').map_or(rest.len(), |at| at.saturating_add(1));
        let mut end = end.min(MUSL_LINE.saturating_sub(1));
        while !rest.is_char_boundary(end) {
            end = end.saturating_sub(1);
        }
        let (line, after) = rest.split_at(end.max(1).min(rest.len()));
        rest = after;
        Some(line)
    })
}

/// All lines count that have the name, whatever the case of its letters and a dot at its end.
///
/// Source: golang/go src/net/hosts.go readHosts, lookupStaticHost
pub(super) fn go(text: &str, name: &str, family: Family) -> Found {
    // A dot at the end is the same as none, but for a name of one label.
    let rooted = |word: &str| {
        let stem = word.strip_suffix('.').filter(|stem| stem.contains('.'));
        stem.unwrap_or(word).to_ascii_lowercase()
    };
    let wanted = rooted(name);
    let lines = text.split('\n').map(|line| line.split('#').next().unwrap_or_default());
    let found: Vec<IpAddr> = lines
        .flat_map(|line| {
            let mut words = line.split([' ', '\r', '\t', '\n']).filter(|word| !word.is_empty());
            let ip = words.next().and_then(|first| ip::parse_addr(first).ok());
            let times = words.filter(|word| rooted(word) == wanted).count();
            ip.into_iter().flat_map(move |addr| std::iter::repeat_n(addr.ip.to_canonical(), times))
        })
        .collect();
    if found.is_empty() {
        return None;
    }
    let found: Vec<IpAddr> = found.into_iter().filter(|ip| family.takes(ip)).collect();
    Some(if found.is_empty() { Err(LookupError::NoSuitableAddress) } else { Ok(found) })
}

/// `isspace` of the C locale.
fn is_space(character: char) -> bool {
    matches!(character, ' ' | '\t' | '\n' | '\u{b}' | '\u{c}' | '\r')
}
