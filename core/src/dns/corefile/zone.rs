//! The zones of a server block.

use std::fmt;

use serde::Serialize;

use super::address::{ZoneError, normalize, split_host_port};
use super::domain_name::fqdn;
use super::limits::Left;
use super::parser::ParsedBlock;
use super::token::Place;
use super::transport::Transport;
use crate::release::CoreDns;

/// A zone that a server block serves. It prints as CoreDNS writes it in messages: `dns://cluster.local.:53`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Zone {
    /// The scheme of the key.
    #[serde(rename = "scheme")]
    pub transport: Transport,
    /// The absolute name.
    pub name: String,
    /// The port; any whole number that the key has.
    pub port: String,
}

impl fmt::Display for Zone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}://{}:{}", self.transport.scheme(), self.name, self.port)
    }
}

/// A zone with the key that names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct KeyedZone {
    pub(super) zone: Zone,
    pub(super) place: Place,
}

/// A server block with what its plugins ask of its keys.
pub(super) struct KeyedBlock<'a> {
    pub(super) block: &'a ParsedBlock,
    pub(super) zones: Vec<KeyedZone>,
    /// The zones as they print.
    pub(super) keys: Vec<String>,
    /// Their names.
    pub(super) names: Vec<String>,
}

impl<'a> KeyedBlock<'a> {
    pub(super) fn new(block: &'a ParsedBlock, zones: Vec<KeyedZone>) -> Self {
        let asked = if block.directives.is_empty() { &[][..] } else { zones.as_slice() };
        let keys = asked.iter().map(|keyed| keyed.zone.to_string()).collect();
        let names = asked.iter().map(|keyed| keyed.zone.name.clone()).collect();
        Self { block, zones, keys, names }
    }
}

/// The zones of a block's keys, in order, and the keys that are none.
///
/// Source: coredns/coredns core/dnsserver/register.go InspectServerBlocks
pub(super) fn zones(block: &ParsedBlock, coredns: CoreDns, left: &Left) -> (Vec<KeyedZone>, Vec<(ZoneError, Place)>) {
    let mut zones = Vec::new();
    let mut errors = Vec::new();
    for key in &block.keys {
        let (transport, rest) = Transport::split(&key.text);
        match names(rest) {
            Ok((names, port)) => {
                if !left.take_zones(names.len()) {
                    break;
                }
                zones.extend(names.into_iter().map(|name| {
                    let name = if coredns.lowercases_zones() { normalize(&name) } else { fqdn(&name) };
                    let port = port.clone().unwrap_or_else(|| transport.default_port().to_owned());
                    KeyedZone { zone: Zone { transport, name, port }, place: key.place.clone() }
                }));
            }
            Err(error) => errors.push((error, key.place.clone())),
        }
    }
    (zones, errors)
}

/// The names and the port of a key; a name must also be a zone with the dot that makes it absolute.
fn names(key: &str) -> Result<(Vec<String>, Option<String>), ZoneError> {
    let (names, port) = split_host_port(key)?;
    for name in &names {
        split_host_port(&fqdn(name))?;
    }
    Ok((names, port))
}

/// Whether the name of a zone follows the syntax that RFC 1035 prefers, or is the root or a reverse zone.
///
/// Source: coredns/coredns core/dnsserver/onstartup.go checkZoneSyntax
pub(super) fn is_preferred_syntax(zone: &str) -> bool {
    let label = |label: &str| {
        label.starts_with(|first: char| first.is_ascii_alphabetic())
            && label.ends_with(|last: char| last.is_ascii_alphanumeric())
            && label.chars().all(|character| character.is_ascii_alphanumeric() || character == '-')
    };
    zone == "."
        || zone.ends_with(".in-addr.arpa.")
        || zone.ends_with(".ip6.arpa.")
        || zone.strip_suffix('.').is_some_and(|labels| labels.split('.').all(label))
}
