//! The answers of CoreDNS's kubernetes plugin.
//!
//! Source: coredns/coredns plugin/kubernetes, plugin/backend_lookup.go

mod address;
mod entry;
mod lookup;
mod lower;
mod name_servers;
mod parse;
mod reason;
mod reverse;
mod seen;
mod sentence;
mod serve;
mod services;
mod srv;
mod synthesis;

use crate::dns::corefile::plugin::kubernetes::KubernetesOptions;
use crate::dns::message::{Message, MessageError, Name, Rcode};
use crate::dns::zone::Zone;
use crate::release::CoreDns;

use lower::Lower;

pub use reason::{AliasEnd, KubernetesReason, ObjectName, PortName, UnreadyEndpoint};
pub(crate) use serve::Facts;

/// The address that a name in a reverse zone stands for.
pub(crate) fn reverse_address(name: &Name) -> Option<std::net::IpAddr> {
    reverse::address_of(&Lower::of(name))
}

/// A `kubernetes` directive with the objects that it answers from.
#[derive(Debug, Clone)]
pub(crate) struct Kubernetes {
    pub(super) options: KubernetesOptions,
    coredns: CoreDns,
    zone: Zone,
    zones: Vec<ServedZone>,
    multicluster: Vec<Name>,
    fall: Vec<Name>,
}

/// A zone of the plugin.
#[derive(Debug, Clone)]
struct ServedZone {
    name: Name,
    lower: Name,
    labels: usize,
    /// The length of its text, by which CoreDNS tells the most specific one.
    text: usize,
}

/// What the plugin does with a query.
#[derive(Debug, Clone)]
pub(crate) enum Served {
    /// It writes a reply.
    Reply(Message, KubernetesReason),
    /// It returns a code and writes nothing.
    Code(Rcode, KubernetesReason),
    /// It passes the query to the next plugin.
    Next(KubernetesReason),
}

impl Kubernetes {
    /// # Errors
    ///
    /// A zone of the options is no name.
    pub(crate) fn new(options: KubernetesOptions, coredns: CoreDns, zone: Zone) -> Result<Self, MessageError> {
        let name = |text: &String| Name::parse(text);
        let served = |text: &String| {
            let name = name(text)?;
            Ok(ServedZone { lower: name.to_lowercase(), labels: name.labels().count(), text: text.len(), name })
        };
        let zones = options.zones.iter().map(served).collect::<Result<_, _>>()?;
        let multicluster = options.multicluster.iter().map(name).collect::<Result<_, _>>()?;
        // What is no name covers nothing.
        let fall = options.fall.zones.iter().filter_map(|zone| Name::parse(zone).ok()).collect();
        Ok(Self { options, coredns, zone, zones, multicluster, fall })
    }

    pub(crate) fn zone(&self) -> &Zone {
        &self.zone
    }

    /// Whether a name that does not exist goes to the next plugin.
    ///
    /// Source: coredns/coredns plugin/pkg/fall/fall.go Through
    fn falls_through(&self, name: &Name) -> bool {
        self.fall.iter().any(|zone| name.is_subdomain_of(zone))
    }

    /// The zone of a name: its most specific one, with the letters as the name has them.
    ///
    /// Source: coredns/coredns plugin/normalize.go Zones.Matches
    fn zone_of(&self, name: &Name, lower: &Lower) -> Option<Name> {
        let mut longest: Option<&ServedZone> = None;
        for zone in self.zones.iter().filter(|zone| lower.ends_with(&zone.lower, zone.labels)) {
            if longest.is_none_or(|longest| zone.text > longest.text) {
                longest = Some(zone);
            }
        }
        let zone = longest?;
        if name.wire().ends_with(zone.name.wire()) {
            return Some(zone.name.clone());
        }
        name.without_labels(lower.count().checked_sub(zone.labels)?)
    }
}
