//! The objects that a name leads to.
//!
//! Source: coredns/coredns plugin/kubernetes/kubernetes.go Records

use crate::dns::assumed::DnsAssumption;
use crate::dns::corefile::plugin::kubernetes::{KubernetesOptions, PodMode};
use crate::dns::need::DnsNeed;
use crate::dns::zone::{Host, NamespaceSource, Stored, Zone};
use crate::gotext::ip::parse_ip;
use crate::objects::Complete;
use crate::release::CoreDns;

use super::entry::{Entry, Key};
use super::lower::{Lower, same, text};
use super::parse::{Asks, EmptyName, Grammar, InvalidName, Parsed, parse};
use super::reason::{KubernetesReason, ObjectName};

/// The objects and options that a lookup uses.
#[derive(Debug, Clone, Copy)]
pub(super) struct Look<'z> {
    pub(super) zone: &'z Zone,
    pub(super) options: &'z KubernetesOptions,
    pub(super) coredns: CoreDns,
    pub(super) multicluster: bool,
}

/// What is found for a name that exists.
#[derive(Debug, Clone)]
pub(super) struct Found<'z> {
    pub(super) entries: Vec<Entry<'z>>,
    pub(super) reason: KubernetesReason,
    /// Facts without which the entries are not known, though at least one exists.
    pub(super) missing: Vec<DnsNeed>,
}

impl<'z> Found<'z> {
    pub(super) fn new(entries: Vec<Entry<'z>>, reason: KubernetesReason) -> Self {
        Self { entries, reason, missing: Vec::new() }
    }
}

/// Why nothing is found.
#[derive(Debug, Clone)]
pub(super) enum Miss {
    /// The name does not exist.
    NameError(Box<KubernetesReason>),
    /// Whether it exists depends on facts that were not given.
    Unknown(Vec<DnsNeed>),
}

impl Miss {
    pub(super) fn no_name(reason: KubernetesReason) -> Self {
        Self::NameError(Box::new(reason))
    }
}

/// What an answer assumes, as far as was found.
pub(super) type Notes = Vec<DnsAssumption>;

pub(super) type Looked<T> = Result<T, Miss>;

impl<'z> Look<'z> {
    pub(super) fn stored(&self) -> &'z Stored {
        self.zone.stored()
    }

    pub(super) fn grammar(&self) -> Grammar {
        Grammar { multicluster: self.multicluster, zonal: self.options.zonal }
    }

    /// The hosts that a name leads to.
    ///
    /// Source: coredns/coredns plugin/kubernetes/kubernetes.go Records
    pub(super) fn records<'a: 'z>(&self, name: &'a Lower, zone: usize, notes: &mut Notes) -> Looked<Found<'z>> {
        let asks = match parse(name, zone, self.grammar()) {
            Parsed::Empty(empty) => {
                let level = match empty {
                    EmptyName::Zone => "zone",
                    EmptyName::Svc => "svc",
                    EmptyName::Pod => "pod",
                };
                return Ok(Found::new(Vec::new(), KubernetesReason::NoObject { level }));
            }
            Parsed::Invalid(InvalidName::TooManyLabels) => {
                return Err(Miss::no_name(KubernetesReason::TooManyLabels));
            }
            Parsed::Invalid(InvalidName::NeitherSvcNorPod) => {
                let label = name.count().checked_sub(zone.saturating_add(1)).map(|number| name.label(number));
                let label = text(label.unwrap_or_default());
                return Err(Miss::no_name(KubernetesReason::NeitherSvcNorPod { label }));
            }
            Parsed::Asks(asks) => asks,
        };
        if name.is_below_reverse() {
            return Err(Miss::no_name(KubernetesReason::ForwardNameInReverseZone));
        }
        let namespace = self.exposed(asks.namespace, notes)?;
        if asks.is_pod {
            return self.pods(&asks, namespace);
        }
        if asks.service.is_empty() {
            return Ok(Found::new(Vec::new(), KubernetesReason::NoObject { level: "namespace" }));
        }
        if self.multicluster { self.imports(&asks, namespace) } else { self.services(&asks, namespace, notes) }
    }

    /// The number of a namespace that the plugin shows.
    ///
    /// Source: coredns/coredns plugin/kubernetes/namespace.go
    pub(super) fn exposed(&self, label: &[u8], notes: &mut Notes) -> Looked<u32> {
        let namespace = || text(label);
        let refused = |reason| Err(Miss::no_name(reason));
        let listed = &self.options.namespaces;
        if !listed.is_empty() && !listed.iter().any(|listed| same(label, listed)) {
            return refused(KubernetesReason::NamespaceNotListed { namespace: namespace() });
        }
        let stored = self.stored().find_namespace(label).filter(|_| is_name(label));
        let Some((number, found)) = stored.filter(|(_, found)| found.source != NamespaceSource::Absent) else {
            if !is_name(label) || self.zone.is_complete(Complete::Namespaces) {
                return refused(KubernetesReason::NamespaceNotFound { namespace: namespace() });
            }
            return Err(Miss::Unknown(vec![DnsNeed::Namespace { name: namespace() }]));
        };
        match found.selected {
            Some(true) => {}
            Some(false) => return refused(KubernetesReason::NamespaceNotSelected { namespace: namespace() }),
            None => return Err(Miss::Unknown(vec![DnsNeed::NamespaceLabels { name: namespace() }])),
        }
        if found.source != NamespaceSource::Given {
            notes.push(DnsAssumption::NamespaceExists { namespace: namespace() });
        }
        Ok(number)
    }

    /// Source: coredns/coredns plugin/kubernetes/kubernetes.go findPods
    fn pods<'a: 'z>(&self, asks: &Asks<'a>, namespace: u32) -> Looked<Found<'z>> {
        let refused = |reason| Err(Miss::no_name(reason));
        if self.options.pods == PodMode::Disabled {
            return refused(KubernetesReason::PodsDisabled);
        }
        let stored = self.stored();
        let namespace_name = || stored.namespace_name(namespace).to_owned();
        if asks.service.is_empty() {
            return Ok(Found::new(Vec::new(), KubernetesReason::NoObject { level: "namespace" }));
        }
        let label = text(asks.service);
        let address = address_of(&label);
        let ip = parse_ip(&address);
        let key = Key::Pod { namespace: asks.namespace, label: asks.service };
        let entry = |host| Entry { host, port: 0, key };
        if self.options.pods == PodMode::Insecure {
            let Some(ip) = ip else {
                return refused(KubernetesReason::NoPodAddress { label, address });
            };
            let reason = KubernetesReason::AnyPodAddress { namespace: namespace_name() };
            return Ok(Found::new(vec![entry(Host::from(ip))], reason));
        }
        let all = self.coredns.indexes_all_pod_ips();
        let here = stored.pods_with(&address, ip);
        let here: Vec<_> = here.filter(|pod| pod.namespace == namespace && (all || pod.is_first)).collect();
        let Some(first) = here.first() else {
            if self.zone.is_complete(Complete::Pods) || ip.is_none() {
                return refused(KubernetesReason::PodNotFound { namespace: namespace_name(), address });
            }
            return Err(Miss::Unknown(vec![DnsNeed::PodAddress { namespace: namespace_name(), address }]));
        };
        let reason = KubernetesReason::PodHasAddress {
            object: ObjectName::new("Pod", stored.namespace_name(namespace), stored.text(first.name)),
            field: if all { "status.podIPs" } else { "status.podIP" },
        };
        Ok(Found::new(here.iter().map(|pod| entry(pod.host)).collect(), reason))
    }
}

/// Whether a label can be the name of a Namespace or of a Service; another one names none, whatever was given.
pub(super) fn is_name(label: &[u8]) -> bool {
    let plain = label.iter().all(|octet| octet.is_ascii_lowercase() || octet.is_ascii_digit() || *octet == b'-');
    let ends = |octet: Option<&u8>| octet.is_some_and(|octet| *octet != b'-');
    plain && ends(label.first()) && ends(label.last())
}

/// The text that the label of a Pod's name is as an address.
fn address_of(label: &str) -> String {
    let dashes = label.bytes().filter(|byte| *byte == b'-').count();
    label.replace('-', if dashes == 3 && !label.contains("--") { "." } else { ":" })
}
