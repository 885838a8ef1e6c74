//! Addresses as Kubernetes reads them in fields that are older than Go's strict grammar.

use std::net::IpAddr;

use crate::gotext::ip;

/// The address that a text is for Kubernetes' fields of old: zeros may lead each number. `None` if it is none.
///
/// Source: kubernetes/utils net/parse.go ParseIPSloppy
pub fn parse_ip_sloppy(text: &str) -> Option<IpAddr> {
    let mut strict = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let (digits, after) = rest.split_at(rest.bytes().take_while(u8::is_ascii_hexdigit).count());
        if digits.is_empty() {
            strict.push(first);
            rest = rest.get(first.len_utf8()..).unwrap_or_default();
        } else {
            let significant = digits.trim_start_matches('0');
            strict.push_str(if significant.is_empty() { "0" } else { significant });
            rest = after;
        }
    }
    ip::parse_ip(&strict)
}
