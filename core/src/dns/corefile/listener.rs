//! Checks of all server blocks together, once their plugins are set up.

use std::collections::BTreeMap;

use super::plugin::Plugin;
use super::token::Place;
use super::transport::Transport;
use super::zone::{KeyedZone, Zone};
use crate::gotext::quote;
use crate::release::CoreDns;

/// Why server blocks can't be served together; `Display` prints CoreDNS's text.
///
/// Source: coredns/coredns core/dnsserver/register.go MakeServers
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ListenerError {
    /// A port that does not exist.
    #[error("address {port}: invalid port")]
    InvalidPort {
        /// The port.
        port: String,
    },
    /// Blocks of one listener, of which one has TLS and another has not.
    #[error(
        "conflicting TLS configuration for shared listener {listener} between zones {} and {}: TLS is configured for only one server block",
        quote(first),
        quote(second)
    )]
    TlsConflict {
        /// The listener.
        listener: String,
        /// The first zone on it.
        first: String,
        /// The zone that differs.
        second: String,
    },
    /// HTTP/3 without TLS.
    #[error("DoH3 requires TLS, no TLS config found")]
    TlsMissing,
    /// A zone that is served twice.
    #[error("cannot serve {zone} - it is already defined")]
    AlreadyDefined {
        /// The zone with its address.
        zone: String,
    },
    /// A zone that is served on one address and on all.
    #[error("cannot serve {zone} - zone overlap listener capacity with {other}")]
    Overlap {
        /// The zone with its address.
        zone: String,
        /// The earlier zone with its address.
        other: String,
    },
}

impl ListenerError {
    /// The stable code of its finding.
    pub fn code(&self) -> &'static str {
        match self {
            Self::InvalidPort { .. } => "invalid-port",
            Self::TlsConflict { .. } => "tls-conflict",
            Self::TlsMissing => "tls-missing",
            Self::AlreadyDefined { .. } => "zone-already-defined",
            Self::Overlap { .. } => "zone-overlap",
        }
    }
}

/// What the checks need of a server block.
pub(super) struct Served<'a> {
    pub(super) zones: &'a [KeyedZone],
    /// The addresses to listen on; one that is empty stands for all.
    pub(super) hosts: Vec<String>,
    pub(super) tls: bool,
    pub(super) view: bool,
}

impl<'a> Served<'a> {
    pub(super) fn new(zones: &'a [KeyedZone], plugins: &[Plugin]) -> Self {
        let has = |name: &str| plugins.iter().any(|plugin| plugin.directive() == name);
        let bound = plugins.iter().find_map(|plugin| match plugin {
            Plugin::Bind(bind) => Some(bind.listen_hosts()),
            _ => None,
        });
        Self { zones, hosts: bound.unwrap_or_else(|| vec![String::new()]), tls: has("tls"), view: has("view") }
    }

    /// How many listeners it has.
    pub(super) fn count(&self) -> usize {
        self.zones.len().saturating_mul(self.hosts.len())
    }

    fn listeners(&self) -> impl Iterator<Item = (&KeyedZone, &str)> {
        self.zones.iter().flat_map(|zone| self.hosts.iter().map(move |host| (zone, host.as_str())))
    }
}

/// Notes every error, those that CoreDNS would meet first before the others.
pub(super) fn check(blocks: &[Served<'_>], coredns: CoreDns, mut note: impl FnMut(ListenerError, &Place)) {
    ports(blocks, &mut note);
    tls(blocks, coredns, &mut note);
    overlaps(blocks, coredns, &mut note);
}

/// Source: golang/go src/net/lookup.go Resolver.LookupPort
fn ports(blocks: &[Served<'_>], note: &mut impl FnMut(ListenerError, &Place)) {
    for (zone, _) in blocks.iter().flat_map(Served::listeners) {
        let port = &zone.zone.port;
        if !port.is_empty() && port.parse::<u16>().is_err() {
            note(ListenerError::InvalidPort { port: port.clone() }, &zone.place);
        }
    }
}

/// Source: coredns/coredns core/dnsserver/tlsconfig.go, server_https3.go NewServerHTTPS3
fn tls(blocks: &[Served<'_>], coredns: CoreDns, note: &mut impl FnMut(ListenerError, &Place)) {
    let mut groups: BTreeMap<(Transport, String), Vec<(&KeyedZone, bool)>> = BTreeMap::new();
    for block in blocks {
        for (zone, host) in block.listeners() {
            let encrypted = !matches!(zone.zone.transport, Transport::Dns | Transport::Unix);
            let listener = listener(zone.zone.transport, host, &zone.zone.port);
            if encrypted {
                groups.entry((zone.zone.transport, listener)).or_default().push((zone, block.tls));
            }
        }
    }
    for ((transport, listener), group) in groups {
        let Some((first, first_tls)) = group.first() else { continue };
        let conflict = group.iter().find(|(_, tls)| tls != first_tls).filter(|_| coredns.compares_shared_tls());
        if let Some((second, _)) = conflict {
            let (first, place) = (first.zone.name.clone(), &second.place);
            let second = second.zone.name.clone();
            note(ListenerError::TlsConflict { listener, first, second }, place);
        } else if transport == Transport::Https3 && !group.iter().any(|(_, tls)| *tls) {
            note(ListenerError::TlsMissing, &first.place);
        }
    }
}

/// The address of a listener, as CoreDNS groups by it.
fn listener(transport: Transport, host: &str, port: &str) -> String {
    let host = if host.contains(':') { format!("[{host}]") } else { host.to_owned() };
    format!("{}://{host}:{port}", transport.scheme())
}

/// Source: coredns/coredns core/dnsserver/address.go zoneOverlap
fn overlaps(blocks: &[Served<'_>], coredns: CoreDns, note: &mut impl FnMut(ListenerError, &Place)) {
    let mut registered: BTreeMap<(&Zone, &str), ()> = BTreeMap::new();
    let mut by_zone: BTreeMap<&Zone, &str> = BTreeMap::new();
    for block in blocks {
        for (keyed, host) in block.listeners() {
            let zone = &keyed.zone;
            let exists = registered.contains_key(&(zone, host));
            let other = match by_zone.get(zone) {
                _ if exists => None,
                Some(already) if host.is_empty() => Some(*already),
                Some(_) if registered.contains_key(&(zone, "")) => Some(""),
                _ => None,
            };
            if let Some(other) = other {
                note(ListenerError::Overlap { zone: on(zone, host), other: on(zone, other) }, &keyed.place);
            } else if exists && !(block.view && coredns.views_share_zones()) {
                note(ListenerError::AlreadyDefined { zone: on(zone, host) }, &keyed.place);
            } else if !exists && !block.view {
                registered.insert((zone, host), ());
                by_zone.insert(zone, host);
            }
        }
    }
}

fn on(zone: &Zone, host: &str) -> String {
    if host.is_empty() { zone.to_string() } else { format!("{zone} on {host}") }
}
