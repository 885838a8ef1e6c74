//! Ranges of addresses: an address, a slash, the length of the prefix.

use std::fmt;
use std::net::IpAddr;

use ipnet::{IpNet, Ipv4Net};

use super::{parse_addr, without_leading_zeros, without_zone};
use crate::gotext::quote;

/// What `net.ParseCIDR` reads: an address and the range around it. `Display` prints the range as `net.IPNet.String`.
///
/// # Examples
///
/// ```
/// use nocluster::gotext::ip;
///
/// let cidr = ip::parse_cidr("10.1.2.3/016")?;
/// assert_eq!((cidr.address.to_string(), cidr.to_string()), ("10.1.2.3".to_owned(), "10.1.0.0/16".to_owned()));
/// assert_eq!(ip::parse_cidr("::ffff:10.1.2.3/112")?.to_string(), "10.1.0.0/16");
/// # Ok::<(), ip::ParseCidrError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Cidr {
    /// The address before the slash; an IPv4-mapped one is the IPv4 address.
    pub address: IpAddr,
    /// The range as it is written, host bits cleared: an IPv4-mapped one is IPv6, and its mask has 128 bits.
    pub written: IpNet,
}

impl Cidr {
    /// The range that `net.IPNet` stands for: IPv4 if its first address is IPv4-mapped.
    ///
    /// Source: golang/go src/net/ip.go networkNumberAndMask
    pub fn network(&self) -> IpNet {
        let mapped = |net: IpNet| {
            let IpAddr::V4(first) = net.addr().to_canonical() else { return None };
            Ipv4Net::new(first, net.prefix_len().checked_sub(96)?).ok()
        };
        match self.written {
            IpNet::V4(_) => self.written,
            IpNet::V6(_) => mapped(self.written).map_or(self.written, IpNet::V4),
        }
    }

    /// Whether the range includes an address. An IPv4-mapped address counts as the IPv4 address.
    ///
    /// Source: golang/go src/net/ip.go IPNet.Contains
    pub fn contains(&self, ip: IpAddr) -> bool {
        self.network().contains(&ip.to_canonical())
    }
}

impl fmt::Display for Cidr {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.network())
    }
}

/// The text is no range; `Display` prints the text of `net.ParseCIDR`.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("invalid CIDR address: {text}")]
pub struct ParseCidrError {
    /// The text that was read.
    pub text: String,
}

/// The address and the range that a text is for `net.ParseCIDR`.
///
/// # Errors
///
/// [`ParseCidrError`]; Go does not say what is wrong.
///
/// Source: golang/go src/net/ip.go ParseCIDR
pub fn parse_cidr(text: &str) -> Result<Cidr, ParseCidrError> {
    let read = || {
        let (address, length) = text.split_once('/')?;
        let address = without_zone(address)?;
        let digits = !length.is_empty() && length.bytes().all(|byte| byte.is_ascii_digit());
        // Leading zeros are fine, in any number.
        let length = length.trim_start_matches('0');
        let length = if length.is_empty() { 0 } else { length.parse().ok()? };
        let written = IpNet::new(address, length).ok().filter(|_| digits)?.trunc();
        Some(Cidr { address: address.to_canonical(), written })
    };
    read().ok_or_else(|| ParseCidrError { text: text.to_owned() })
}

/// The address and the range that a text is for Kubernetes where it still reads as Go did before 1.17: numbers may begin
/// with zeros.
///
/// # Errors
///
/// [`ParseCidrError`], with the text as it was given.
///
/// Source: kubernetes/utils net/parse.go ParseCIDRSloppy
pub fn parse_cidr_sloppy(text: &str) -> Result<Cidr, ParseCidrError> {
    parse_cidr(&without_leading_zeros(text)).map_err(|_| ParseCidrError { text: text.to_owned() })
}

/// Why a text is no range; `Display` prints the text of `netip.ParsePrefix`.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("netip.ParsePrefix({}): {problem}", quote(text))]
pub struct ParsePrefixError {
    /// The text that was read.
    pub text: String,
    /// What is wrong with it, in Go's words.
    pub problem: String,
}

/// The range that a text is for `netip.ParsePrefix`: host bits stay, and an IPv4-mapped address stays IPv6. It prints as
/// `netip.Prefix.String` does.
///
/// # Errors
///
/// [`ParsePrefixError`], with Go's text.
///
/// Source: golang/go src/net/netip/netip.go ParsePrefix
pub fn parse_prefix(text: &str) -> Result<IpNet, ParsePrefixError> {
    let failed = |problem: String| ParsePrefixError { text: text.to_owned(), problem };
    let (address, bits) = text.rsplit_once('/').ok_or_else(|| failed("no '/'".to_owned()))?;
    let address = parse_addr(address).map_err(|error| failed(error.to_string()))?;
    if address.zone.is_some() {
        return Err(failed("IPv6 zones cannot be present in a prefix".to_owned()));
    }
    let length =
        if bits.starts_with(|first: char| first.is_ascii_digit()) && (bits.len() == 1 || !bits.starts_with('0')) {
            bits.parse::<i64>().ok()
        } else {
            None
        };
    let length = length.ok_or_else(|| failed(format!("bad bits after slash: {}", quote(bits))))?;
    let net = u8::try_from(length).ok().and_then(|length| IpNet::new(address.ip, length).ok());
    net.ok_or_else(|| failed("prefix length out of range".to_owned()))
}
