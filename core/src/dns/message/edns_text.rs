//! The OPT record in presentation form.

use std::fmt::{self, Write};
use std::net::{Ipv4Addr, Ipv6Addr};

use super::reader::Reader;
use super::{Edns, EdnsOption, Record};
use crate::json::replace_invalid;

/// Prints the record as the section of its own that `dig` shows.
///
/// Source: miekg/dns edns.go OPT.String
pub(super) fn write_opt(f: &mut fmt::Formatter<'_>, record: &Record, options: &[EdnsOption]) -> fmt::Result {
    let edns = Edns::of(record);
    write!(f, "\n;; OPT PSEUDOSECTION:\n; EDNS: version {}; flags:", edns.version())?;
    for (bit, name) in [(0x8000, " do"), (0x4000, " co")] {
        f.write_str(if record.ttl & bit == 0 { "" } else { name })?;
    }
    f.write_str("; ")?;
    let reserved = record.ttl & 0x3FFF;
    if reserved != 0 {
        write!(f, "MBZ: 0x{reserved:04x}, ")?;
    }
    write!(f, "udp: {}", edns.udp_size())?;
    options.iter().try_for_each(|option| write!(f, "\n; {}", text(option)))
}

/// The line of an option.
fn text(option: &EdnsOption) -> String {
    let data = &*option.data;
    match option.code {
        1 => format!("LONG LIVED QUERIES: {}", long_lived_query(data)),
        2 => format!("UPDATE LEASE: {} {}", number(data, 0..4), number(data, 4..8)),
        3 => {
            let characters: String = data.iter().map(|octet| format!("({})", char::from(*octet))).collect();
            format!("NSID: {}  {characters}", hex(data))
        }
        4 => format!("ESU: {}", replace_invalid(data)),
        5 => format!("DNSSEC ALGORITHM UNDERSTOOD: {}", named(data, ALGORITHMS)),
        6 => format!("DS HASH UNDERSTOOD: {}", named(data, HASHES)),
        7 => format!("NSEC3 HASH UNDERSTOOD: {}", named(data, HASHES)),
        8 => format!("SUBNET: {}", client_subnet(data)),
        9 if data.is_empty() => "EXPIRE: ".to_owned(),
        9 => format!("EXPIRE: {}", number(data, 0..4)),
        10 => format!("COOKIE: {}", hex(data)),
        11 => format!("KEEPALIVE: use tcp keep-alive, {}", keepalive(data)),
        12 => format!("PADDING: {}", hex(data).to_uppercase()),
        EdnsOption::EXTENDED_ERROR => format!("EDE: {}", extended_error(option)),
        18 => format!("REPORT-CHANNEL: {}", Reader::new(data).name().map(|name| name.to_string()).unwrap_or_default()),
        19 => format!("ZONEVERSION: {}", replace_invalid(data.get(2..).unwrap_or_default())),
        code => format!("LOCAL OPT: {code}:0x{}", hex(data)),
    }
}

fn hex(octets: &[u8]) -> String {
    octets.iter().fold(String::new(), |mut text, octet| {
        // Writing into a String can't fail.
        let _ = write!(text, "{octet:02x}");
        text
    })
}

/// The number that some of the octets are; those that are missing are zero.
fn number(octets: &[u8], range: std::ops::Range<usize>) -> u64 {
    let octets = octets.get(range).unwrap_or_default();
    octets.iter().fold(0, |number, octet| number << 8 | u64::from(*octet))
}

/// Version, opcode, error, id and lease.
fn long_lived_query(data: &[u8]) -> String {
    [0..2, 2..4, 4..6, 6..14, 14..18].map(|range| number(data, range).to_string()).join(" ")
}

fn keepalive(data: &[u8]) -> String {
    match data {
        [high, low] if data != [0, 0] => format!("timeout {}ms", u16::from_be_bytes([*high, *low]).wrapping_mul(100)),
        _ => "timeout omitted".to_owned(),
    }
}

fn client_subnet(data: &[u8]) -> String {
    let octet = |at: usize| data.get(at).copied().unwrap_or_default();
    let address = match octet(1) {
        2 => {
            let address = Ipv6Addr::from(std::array::from_fn::<u8, 16, _>(|at| octet(at.saturating_add(4))));
            address.to_ipv4_mapped().map_or_else(|| format!("[{address}]"), |address| address.to_string())
        }
        1 => Ipv4Addr::from(std::array::from_fn::<u8, 4, _>(|at| octet(at.saturating_add(4)))).to_string(),
        _ => "0.0.0.0".to_owned(),
    };
    format!("{address}/{}/{}", octet(2), octet(3))
}

fn extended_error(option: &EdnsOption) -> String {
    let (info, text) = option.as_extended_error().unwrap_or_default();
    let name = REASONS.get(usize::from(info)).map(|name| format!(" ({name})")).unwrap_or_default();
    format!("{info}{name}: ({})", replace_invalid(text))
}

/// The names of numbers, else the numbers, each with a space before it.
fn named(numbers: &[u8], names: &[(u8, &str)]) -> String {
    let name = |number: &u8| match names.iter().find(|(named, _)| named == number) {
        Some((_, name)) => format!(" {name}"),
        None => format!(" {number}"),
    };
    numbers.iter().map(name).collect()
}

/// Source: miekg/dns dnssec.go AlgorithmToString
#[rustfmt::skip]
const ALGORITHMS: &[(u8, &str)] = &[
    (1, "RSAMD5"), (2, "DH"), (3, "DSA"), (5, "RSASHA1"), (6, "DSA-NSEC3-SHA1"), (7, "RSASHA1-NSEC3-SHA1"),
    (8, "RSASHA256"), (10, "RSASHA512"), (12, "ECC-GOST"), (13, "ECDSAP256SHA256"), (14, "ECDSAP384SHA384"),
    (15, "ED25519"), (16, "ED448"), (252, "INDIRECT"), (253, "PRIVATEDNS"), (254, "PRIVATEOID"),
];

/// Source: miekg/dns dnssec.go HashToString
const HASHES: &[(u8, &str)] = &[(1, "SHA1"), (2, "SHA256"), (3, "GOST94"), (4, "SHA384"), (5, "SHA512")];

/// What the info codes of extended errors mean, from 0.
///
/// Source: miekg/dns edns.go ExtendedErrorCodeToString
#[rustfmt::skip]
const REASONS: &[&str] = &[
    "Other", "Unsupported DNSKEY Algorithm", "Unsupported DS Digest Type", "Stale Answer", "Forged Answer",
    "DNSSEC Indeterminate", "DNSSEC Bogus", "Signature Expired", "Signature Not Yet Valid", "DNSKEY Missing",
    "RRSIGs Missing", "No Zone Key Bit Set", "NSEC Missing", "Cached Error", "Not Ready", "Blocked", "Censored",
    "Filtered", "Prohibited", "Stale NXDOMAIN Answer", "Not Authoritative", "Not Supported", "No Reachable Authority",
    "Network Error", "Invalid Data", "Signature Expired Before Valid", "Too Early", "Unsupported NSEC3 Iterations Value",
    "Unable To Conform To Policy", "Synthesized", "Invalid Query Type",
];
