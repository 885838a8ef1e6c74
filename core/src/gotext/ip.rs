//! Addresses and ranges as Go reads and prints them: packages `net` and `net/netip`.
//!
//! Addresses are `std::net::IpAddr` and ranges [`ipnet::IpNet`]. Only the grammar is Go's: it is stricter than others in
//! IPv4 (no leading zeros), and the errors are Go's texts.
//!
//! # Examples
//!
//! ```
//! use nocluster::gotext::ip;
//!
//! assert_eq!(ip::parse_ip("::ffff:10.0.0.1").map(|ip| ip.to_string()).as_deref(), Some("10.0.0.1"));
//! assert_eq!(ip::parse_ip("10.0.0.01"), None);
//! assert_eq!(ip::parse_addr("FE80::1%eth0")?.to_string(), "fe80::1%eth0");
//! assert_eq!(
//!     ip::parse_addr("10.0.0.01").unwrap_err().to_string(),
//!     r#"ParseAddr("10.0.0.01"): IPv4 field has octet with leading zero"#
//! );
//! # Ok::<(), ip::ParseAddrError>(())
//! ```

use std::fmt;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use super::quote;

mod range;

pub use range::{Cidr, ParseCidrError, ParsePrefixError, parse_cidr, parse_cidr_sloppy, parse_prefix};

/// An address of Go's package `net/netip`; `Display` prints it as `netip.Addr.String`.
///
/// Unlike an address of package `net`, an IPv4-mapped one such as `::ffff:10.0.0.1` stays an IPv6 address.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Addr {
    /// The address without its zone.
    pub ip: IpAddr,
    /// The scope of an IPv6 address, such as `eth0`.
    pub zone: Option<String>,
}

impl fmt::Display for Addr {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.ip)?;
        match &self.zone {
            Some(zone) => write!(f, "%{zone}"),
            None => Ok(()),
        }
    }
}

/// Why a text is not an address; `Display` prints the text of `netip.ParseAddr`.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("ParseAddr({}): {problem}{}", quote(text), at.as_ref().map(|at| format!(" (at {})", quote(at))).unwrap_or_default())]
pub struct ParseAddrError {
    /// The text that was read.
    pub text: String,
    /// What is wrong with it, in Go's words.
    pub problem: &'static str,
    /// The rest of the text from the place of the fault, where Go tells it.
    pub at: Option<String>,
}

/// A fault and the rest of the text there.
type Fault<'a> = (&'static str, Option<&'a str>);

/// The address that a text is for `net.ParseIP`; `None` if it is none.
///
/// Package `net` takes an IPv4-mapped IPv6 address for the IPv4 address and prints it so; the same is returned here.
///
/// Source: golang/go src/net/ip.go ParseIP
pub fn parse_ip(text: &str) -> Option<IpAddr> {
    without_zone(text).map(|ip| ip.to_canonical())
}

/// The address that a text is for Kubernetes where it still reads as Go did before 1.17: numbers may begin with zeros.
///
/// Source: kubernetes/utils net/parse.go ParseIPSloppy
pub fn parse_ip_sloppy(text: &str) -> Option<IpAddr> {
    parse_ip(&without_leading_zeros(text))
}

/// The text with no number that begins with a zero, unless it is one.
fn without_leading_zeros(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut after_digit = false;
    for (at, character) in text.char_indices() {
        let digit = character.is_ascii_hexdigit();
        let next = text.get(at.saturating_add(1)..).and_then(|rest| rest.chars().next());
        let leading = character == '0' && !after_digit && next.is_some_and(|next| next.is_ascii_hexdigit());
        if !leading {
            plain.push(character);
            after_digit = digit;
        }
    }
    plain
}

/// The address as `netip.ParseAddr` reads it, if it has no zone.
fn without_zone(text: &str) -> Option<IpAddr> {
    parse_addr(text).ok().filter(|addr| addr.zone.is_none()).map(|addr| addr.ip)
}

/// The address that a text is for `netip.ParseAddr`.
///
/// # Errors
///
/// [`ParseAddrError`], with Go's text.
///
/// Source: golang/go src/net/netip/netip.go ParseAddr
pub fn parse_addr(text: &str) -> Result<Addr, ParseAddrError> {
    let read = match text.bytes().find(|byte| matches!(byte, b'.' | b':' | b'%')) {
        Some(b'.') => ipv4_fields(text).map(|fields| Addr { ip: Ipv4Addr::from(fields).into(), zone: None }),
        Some(b':') => scoped_ipv6(text),
        Some(_) => Err(("missing IPv6 address", None)),
        None => Err(("unable to parse IP", None)),
    };
    read.map_err(|(problem, at)| ParseAddrError { text: text.to_owned(), problem, at: at.map(str::to_owned) })
}

/// Four decimal numbers with dots between them.
///
/// Source: golang/go src/net/netip/netip.go parseIPv4Fields
fn ipv4_fields(text: &str) -> Result<[u8; 4], Fault<'_>> {
    let mut fields = [0; 4];
    let mut at_field = 0_usize;
    let mut field: Option<u8> = None;
    for (at, byte) in text.bytes().enumerate() {
        let rest = text.get(at..);
        match (byte, field) {
            (b'0'..=b'9', Some(0)) => return Err(("IPv4 field has octet with leading zero", None)),
            (b'0'..=b'9', _) => {
                let digit = byte.saturating_sub(b'0');
                let longer = field.unwrap_or(0).checked_mul(10).and_then(|tens| tens.checked_add(digit));
                field = Some(longer.ok_or(("IPv4 field has value >255", None))?);
            }
            (b'.', Some(value)) if rest != Some(".") => {
                if at_field == 3 {
                    return Err(("IPv4 address too long", None));
                }
                if let Some(place) = fields.get_mut(at_field) {
                    *place = value;
                }
                at_field = at_field.saturating_add(1);
                field = None;
            }
            (b'.', _) => return Err(("IPv4 field must have at least one digit", rest)),
            _ => return Err(("unexpected character", rest)),
        }
    }
    match (&mut fields, field) {
        ([.., last], Some(value)) if at_field == 3 => *last = value,
        _ => return Err(("IPv4 address too short", None)),
    }
    Ok(fields)
}

fn scoped_ipv6(text: &str) -> Result<Addr, Fault<'_>> {
    let (address, zone) = match text.split_once('%') {
        Some((_, "")) => return Err(("zone must be a non-empty string", None)),
        Some((address, zone)) => (address, Some(zone.to_owned())),
        None => (text, None),
    };
    Ok(Addr { ip: ipv6(address)?.into(), zone })
}

/// Groups of hexadecimal digits with colons between them; `::` stands for zeros, two groups may be written as IPv4.
///
/// Source: golang/go src/net/netip/netip.go parseIPv6
fn ipv6(text: &str) -> Result<Ipv6Addr, Fault<'_>> {
    let mut groups: Vec<u16> = Vec::with_capacity(8);
    let (mut rest, mut ellipsis) = match text.strip_prefix("::") {
        Some("") => return Ok(Ipv6Addr::UNSPECIFIED),
        Some(rest) => (rest, Some(0)),
        None => (text, None),
    };
    while groups.len() < 8 {
        let (digits, after) = split_digits(rest);
        if digits.len() > 4 {
            return Err(("each group must have 4 or less digits", Some(rest)));
        }
        if digits.is_empty() {
            return Err(("each colon-separated field must have at least one digit", Some(rest)));
        }
        if after.starts_with('.') {
            if ellipsis.is_none() && groups.len() != 6 {
                return Err(("embedded IPv4 address must replace the final 2 fields of the address", Some(rest)));
            }
            if groups.len() > 6 {
                let problem = "too many hex fields to fit an embedded IPv4 at the end of the address";
                return Err((problem, Some(rest)));
            }
            let [first, second, third, fourth] = ipv4_fields(rest)?;
            groups.extend([u16::from_be_bytes([first, second]), u16::from_be_bytes([third, fourth])]);
            rest = "";
            break;
        }
        groups.extend(u16::from_str_radix(digits, 16));
        if after.is_empty() {
            rest = after;
            break;
        }
        rest = match after.strip_prefix(':') {
            None => return Err(("unexpected character, want colon", Some(after))),
            Some("") => return Err(("colon must be followed by more characters", Some(after))),
            Some(next) => next,
        };
        if let Some(next) = rest.strip_prefix(':') {
            if ellipsis.is_some() {
                return Err(("multiple :: in address", Some(rest)));
            }
            ellipsis = Some(groups.len());
            rest = next;
            if rest.is_empty() {
                break;
            }
        }
    }
    if !rest.is_empty() {
        return Err(("trailing garbage after address", Some(rest)));
    }
    expanded(groups, ellipsis)
}

fn split_digits(text: &str) -> (&str, &str) {
    text.split_at(text.bytes().take_while(u8::is_ascii_hexdigit).count())
}

/// The groups before and after the place of `::`, with the zeros that it stands for.
fn expanded(mut groups: Vec<u16>, ellipsis: Option<usize>) -> Result<Ipv6Addr, Fault<'static>> {
    let zeros = 8_usize.saturating_sub(groups.len());
    match ellipsis {
        None if zeros > 0 => return Err(("address string too short", None)),
        Some(_) if zeros == 0 => return Err(("the :: must expand to at least one field of zeros", None)),
        Some(place) => {
            groups.splice(place..place, std::iter::repeat_n(0, zeros));
        }
        None => {}
    }
    let groups: [u16; 8] = groups.try_into().unwrap_or_default();
    Ok(groups.into())
}

#[cfg(test)]
mod tests;
