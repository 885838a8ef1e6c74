//! Rules for the EDNS options of the query. Their words are checked; what they do is not modelled.
//!
//! Source: coredns/coredns plugin/rewrite/edns0.go

use super::rule::Change;
use crate::gotext::{quote, to_lower};

pub(super) fn parse(words: &[&str]) -> Result<Change, String> {
    let [kind, action, ..] = words else { return Err("too few arguments for an EDNS0 rule".to_owned()) };
    let (kind, action) = (to_lower(kind), to_lower(action));
    if action == "unset" {
        return unset(&kind, words);
    }
    if !matches!(action.as_str(), "append" | "replace" | "set") {
        return Err(format!("invalid action: {}", quote(&action)));
    }
    let words = match words {
        [before @ .., "revert"] => before,
        words => words,
    };
    match (kind.as_str(), words) {
        ("local", [_, _, code, data]) => {
            uint16(code)?;
            if data.starts_with('{') && data.ends_with('}') { variable(data) } else { octets(data) }
        }
        ("local", _) => Err("EDNS0 local rules require three or four args".to_owned()),
        ("nsid", [_, _]) => Ok(Change::Edns0),
        ("nsid", _) => Err("EDNS0 NSID rules can accept no more than one arg".to_owned()),
        ("subnet", [_, _, ipv4, ipv6]) => {
            mask(ipv4, 32, "IPv4")?;
            mask(ipv6, 128, "IPv6")
        }
        ("subnet", _) => Err("EDNS0 subnet rules require three or four args".to_owned()),
        _ => Err(format!("invalid rule type {}", quote(&kind))),
    }
}

fn unset(kind: &str, words: &[&str]) -> Result<Change, String> {
    match (kind, words) {
        ("local", [_, _, code]) => uint16(code).map(|_| Change::Edns0),
        ("local", _) => Err("local unset action requires exactly two arguments".to_owned()),
        ("nsid" | "subnet", [_, _]) => Ok(Change::Edns0),
        ("nsid" | "subnet", _) => Err(format!("{kind} unset action requires exactly one argument")),
        _ => Err(format!("invalid rule type {}", quote(kind))),
    }
}

fn variable(data: &str) -> Result<Change, String> {
    const KNOWN: [&str; 7] = ["qname", "qtype", "client_ip", "client_port", "protocol", "server_ip", "server_port"];
    let name = data.strip_prefix('{').and_then(|rest| rest.strip_suffix('}')).unwrap_or_default();
    if KNOWN.contains(&name) || super::name::is_label_of_metadata(name) {
        return Ok(Change::Edns0);
    }
    Err(format!("unsupported variable name {}", quote(data)))
}

fn octets(data: &str) -> Result<Change, String> {
    let Some(digits) = data.strip_prefix("0x") else { return Ok(Change::Edns0) };
    // The first octet that is no digit is named; a digit without a second one is too few.
    if let Some(letter) = digits.chars().find(|letter| !letter.is_ascii_hexdigit()) {
        return Err(format!("encoding/hex: invalid byte: {}", code_point(letter)));
    }
    if digits.len() % 2 == 1 { Err("encoding/hex: odd length hex string".to_owned()) } else { Ok(Change::Edns0) }
}

/// A byte as `%#U` prints it.
fn code_point(letter: char) -> String {
    let byte = letter.to_string().bytes().next().map_or('\0', char::from);
    let code = u32::from(byte);
    if matches!(byte, ' '..='~') || (!byte.is_ascii() && !byte.is_control() && code != 0xa0 && code != 0xad) {
        format!("U+{code:04X} '{byte}'")
    } else {
        format!("U+{code:04X}")
    }
}

fn mask(text: &str, most: u16, family: &str) -> Result<Change, String> {
    let length = uint16(text)?;
    if length > most { Err(format!("invalid {family} bit mask length {length}")) } else { Ok(Change::Edns0) }
}

/// A number of 16 bits, with `0x`, `0o` and `0b` before it, or the text of Go's error.
///
/// Source: golang/go src/internal/strconv/atoi.go ParseUint
fn uint16(text: &str) -> Result<u16, String> {
    let failed = |problem: &str| format!("strconv.ParseUint: parsing {}: {problem}", quote(text));
    let lower = text.to_ascii_lowercase();
    let (radix, digits) = match (lower.get(..2), lower.get(2..)) {
        (Some("0x"), Some(digits)) => (16, digits),
        (Some("0b"), Some(digits)) => (2, digits),
        (Some("0o"), Some(digits)) => (8, digits),
        _ if lower.starts_with('0') && lower.len() > 1 => (8, lower.get(1..).unwrap_or_default()),
        _ => (10, lower.as_str()),
    };
    let underscores = digits.contains("__") || digits.ends_with('_') || radix == 10 && digits.starts_with('_');
    let mut value: u16 = 0;
    let mut seen = false;
    for letter in digits.chars().filter(|letter| *letter != '_') {
        let digit = letter.to_digit(radix).and_then(|digit| u16::try_from(digit).ok());
        let digit = digit.ok_or_else(|| failed("invalid syntax"))?;
        let next = u16::try_from(radix).ok().and_then(|radix| value.checked_mul(radix)?.checked_add(digit));
        value = next.ok_or_else(|| failed("value out of range"))?;
        seen = true;
    }
    if underscores || !seen { Err(failed("invalid syntax")) } else { Ok(value) }
}
