//! Zones as keys of server blocks and as arguments of plugins.

use std::net::IpAddr;

use ipnet::IpNet;

use super::domain_name::{fqdn, is_domain_name};
use super::transport::Transport;
use crate::gotext::ip::parse_cidr;
use crate::gotext::{atoi, quote, to_lower};

/// Why a key or an argument is no zone; `Display` prints CoreDNS's text.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ZoneError {
    /// It ends with a colon.
    #[error("expecting data after last colon: {}", quote(text))]
    NoPort {
        /// The text that was read.
        text: String,
    },
    /// It is too long.
    #[error("specified zone is too long: {length} > 255")]
    TooLong {
        /// Its length in bytes.
        length: usize,
    },
    /// It is no domain name.
    #[error("zone is not a valid domain name: {name}")]
    InvalidName {
        /// The text that was read, without the port.
        name: String,
    },
    /// It is a range in a form that CoreDNS refuses.
    #[error("invalid CIDR {range}")]
    InvalidRange {
        /// The range as written.
        range: String,
    },
}

impl ZoneError {
    /// The stable code of its finding.
    pub fn code(&self) -> &'static str {
        match self {
            Self::NoPort { .. } => "zone-without-port",
            Self::TooLong { .. } => "zone-too-long",
            Self::InvalidName { .. } => "zone-invalid-name",
            Self::InvalidRange { .. } => "zone-invalid-range",
        }
    }
}

/// The names that a text stands for, and the port behind it. A range of addresses stands for its reverse zones.
///
/// Source: coredns/coredns plugin/normalize.go SplitHostPort
pub(super) fn split_host_port(text: &str) -> Result<(Vec<String>, Option<String>), ZoneError> {
    if text.is_empty() || text.ends_with(':') {
        return Err(ZoneError::NoPort { text: text.to_owned() });
    }
    let with_port = text.rsplit_once(':').and_then(|(name, port)| Some((name, Some(atoi(port).ok()?.to_string()))));
    let (name, port) = with_port.unwrap_or((text, None));
    if name.len() > 255 {
        return Err(ZoneError::TooLong { length: name.len() });
    }
    if !is_domain_name(name) {
        return Err(ZoneError::InvalidName { name: name.to_owned() });
    }
    let Ok(range) = parse_cidr(name) else { return Ok((vec![name.to_owned()], port)) };
    if name.starts_with(':') || (name.starts_with('0') && name.contains(':')) {
        return Err(ZoneError::InvalidRange { range: name.to_owned() });
    }
    Ok((reverse_zones(range.network()), port))
}

/// The reverse zones of a range: it is split on the next boundary of an octet, or of four bits for IPv6.
///
/// Source: coredns/coredns plugin/pkg/cidr/cidr.go
fn reverse_zones(range: IpNet) -> Vec<String> {
    let step = if matches!(range, IpNet::V4(_)) { 8 } else { 4 };
    let length = range.prefix_len().next_multiple_of(step);
    let zone = |net: IpNet| {
        let labels = usize::from(net.prefix_len().checked_div(step).unwrap_or_default());
        match net.addr() {
            IpAddr::V4(ip) => {
                let octets = ip.octets();
                let labels: Vec<_> = octets.iter().take(labels).rev().map(|octet| format!("{octet}.")).collect();
                format!("{}in-addr.arpa.", labels.concat())
            }
            IpAddr::V6(ip) => {
                let nibbles = ip.octets().map(|octet| [octet >> 4, octet & 15]).concat();
                let labels: Vec<_> = nibbles.iter().take(labels).rev().map(|nibble| format!("{nibble:x}.")).collect();
                format!("{}ip6.arpa.", labels.concat())
            }
        }
    };
    range.subnets(length).map_or_else(|_| vec![zone(range)], |subnets| subnets.map(zone).collect())
}

/// The zones that an argument stands for: absolute, in lower case, without scheme and port; none if it is no zone.
///
/// Source: coredns/coredns plugin/normalize.go Host.NormalizeExact
pub fn zones_of(text: &str) -> Vec<String> {
    let (_, rest) = Transport::split(text);
    let names = split_host_port(rest).map(|(names, _)| names).unwrap_or_default();
    names.iter().map(|name| normalize(name)).collect()
}

/// The name, absolute and in lower case.
///
/// Source: coredns/coredns plugin/normalize.go Name.Normalize
pub fn normalize(name: &str) -> String {
    to_lower(&fqdn(name))
}
