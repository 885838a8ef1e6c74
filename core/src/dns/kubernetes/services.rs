//! Services and their endpoints.

use crate::dns::assumed::DnsAssumption;
use crate::dns::need::DnsNeed;
use crate::dns::zone::{Address, Endpoints, EndpointsSource, Host, Part, Port, Service, Slice, Stored};
use crate::gotext::ip::parse_ip;
use crate::json::replace_invalid;
use crate::objects::Complete;

use super::entry::{Entry, Key, endpoint_label, has_label, is_asked};
use super::lookup::{Found, Look, Looked, Miss, Notes, is_name};
use super::lower::{same, text};
use super::parse::Asks;
use super::reason::{KubernetesReason, ObjectName, PortName, UnreadyEndpoint};

/// How many names a reason lists.
const LISTED: usize = 10;

/// Which endpoints of a Service are asked for.
struct Wanted<'a, 'b> {
    asks: &'b Asks<'a>,
    zone: Option<&'b [u8]>,
}

impl<'z> Look<'z> {
    /// Source: coredns/coredns plugin/kubernetes/kubernetes.go findServices
    pub(super) fn services(&self, asks: &Asks<'_>, namespace: u32, notes: &mut Notes) -> Looked<Found<'z>> {
        let stored = self.stored();
        let refused = |reason| Err(Miss::no_name(reason));
        let namespace_name = stored.namespace_name(namespace);
        let found = stored.find_service(namespace, asks.service).filter(|_| is_name(asks.service));
        let Some((number, service)) = found else {
            let name = text(asks.service);
            if !is_name(asks.service) || self.zone.is_complete(Complete::Services) {
                let object = ObjectName::new("Service", namespace_name, &name);
                return refused(KubernetesReason::ServiceNotFound { object });
            }
            return Err(Miss::Unknown(vec![DnsNeed::Service { namespace: namespace_name.to_owned(), name }]));
        };
        let object = || self.object(service);
        if !service.selected {
            return refused(KubernetesReason::ServiceNotSelected { object: object() });
        }
        // Source: coredns/coredns plugin/kubernetes/object/service.go Headless
        let headless = service.is_headless;
        if self.options.ignore_empty_service && !service.is_external_name && !headless && !self.has_endpoint(service) {
            let missing = self.missing_endpoints(number);
            if !missing.is_empty() {
                return Err(Miss::Unknown(missing));
            }
            return refused(KubernetesReason::EmptyServiceIgnored { object: object(), unready: self.unready(service) });
        }
        if asks.zone.is_some() && !headless {
            return refused(KubernetesReason::ClusterIpHasNoZone { object: object() });
        }
        if service.is_external_name {
            return self.external_name(service, asks);
        }
        if headless || !asks.endpoint.is_empty() {
            return self.endpoints(number, service, asks, notes);
        }
        self.cluster_ips(service, asks)
    }

    pub(super) fn object(&self, service: &Service) -> ObjectName {
        let stored = self.stored();
        ObjectName::new("Service", stored.namespace_name(service.namespace), stored.text(service.name))
    }

    fn slices(&self, service: &Service) -> &'z [Slice] {
        let slices = if self.options.noendpoints { Part::default() } else { service.slices };
        self.stored().endpoints().slices(slices)
    }

    fn has_endpoint(&self, service: &Service) -> bool {
        self.slices(service).iter().any(|slice| slice.addresses.len > 0)
    }

    /// What is missing to know all endpoints of a Service.
    fn missing_endpoints(&self, number: u32) -> Vec<DnsNeed> {
        let derivation = self.zone.derivation(number).filter(|_| !self.options.noendpoints);
        derivation.map(|derivation| derivation.needs.iter().map(DnsNeed::from).collect()).unwrap_or_default()
    }

    fn unready(&self, service: &Service) -> Vec<UnreadyEndpoint> {
        unready_of(self.stored(), self.stored().endpoints(), self.slices(service))
    }

    fn external_name(&self, service: &'z Service, asks: &Asks<'_>) -> Looked<Found<'z>> {
        let (stored, object) = (self.stored(), self.object(service));
        if !asks.endpoint.is_empty() || !asks.port.is_empty() || !asks.protocol.is_empty() {
            return Err(Miss::no_name(KubernetesReason::ExternalNameHasNoParts { object }));
        }
        let target = stored.text(service.external_name).to_owned();
        if parse_ip(&target).is_some() {
            return Err(Miss::no_name(KubernetesReason::ExternalNameIsAddress { object, target }));
        }
        let entry = Entry { host: Host::Text(service.external_name), port: 0, key: self.key(service) };
        Ok(Found::new(vec![entry], KubernetesReason::ExternalName { object, field: "spec.externalName", target }))
    }

    fn key(&self, service: &Service) -> Key<'z> {
        let stored = self.stored();
        Key::Service { namespace: stored.namespace_name(service.namespace), name: stored.text(service.name) }
    }

    fn cluster_ips(&self, service: &'z Service, asks: &Asks<'_>) -> Looked<Found<'z>> {
        let stored = self.stored();
        let ports = stored.ports(service.ports);
        let ips = stored.cluster_ips(service);
        let key = self.key(service);
        let mut entries = Vec::new();
        let mut matched = false;
        for port in ports.iter().filter(|port| is_asked(stored, port, asks.port, asks.protocol)) {
            matched = true;
            entries.extend(ips.clone().map(|host| Entry { host, port: port.number, key }));
        }
        let object = self.object(service);
        if !matched {
            return Err(Miss::no_name(self.port_not_found(object, ports.iter(), asks)));
        }
        let missing = if service.cluster_ips.len == 0 {
            let ObjectName { namespace, name, .. } = object.clone();
            vec![DnsNeed::ClusterIp { namespace, name }]
        } else {
            Vec::new()
        };
        Ok(Found { entries, reason: KubernetesReason::ClusterIp { object, field: "spec.clusterIPs" }, missing })
    }

    pub(super) fn port_not_found<'p>(
        &self,
        object: ObjectName,
        ports: impl Iterator<Item = &'p Port>,
        asks: &Asks<'_>,
    ) -> KubernetesReason {
        let stored = self.stored();
        let mut listed: Vec<PortName> = Vec::new();
        for port in ports.filter(|port| port.number != -1) {
            let port =
                PortName { name: stored.text(port.name).to_owned(), protocol: stored.text(port.protocol).to_owned() };
            if listed.len() < LISTED && !listed.contains(&port) {
                listed.push(port);
            }
        }
        let (port, protocol) = (text(asks.port), text(asks.protocol));
        KubernetesReason::PortNotFound { object, port, protocol, ports: listed }
    }

    fn endpoints(&self, number: u32, service: &'z Service, asks: &Asks<'_>, notes: &mut Notes) -> Looked<Found<'z>> {
        let object = self.object(service);
        if self.options.noendpoints {
            return Err(Miss::no_name(KubernetesReason::EndpointsNotRead { object }));
        }
        let slices = self.slices(service);
        let zone = asks.zone.as_ref().map(|zone| zone.name.as_slice());
        let mut entries = self.matching(service, slices, &Wanted { asks, zone });
        let missing = self.missing_endpoints(number);
        if entries.is_empty() && asks.zone.as_ref().is_some_and(|zone| zone.prefers) {
            // What the zone itself holds is not known either.
            entries = self.matching(service, slices, &Wanted { asks, zone: None });
        }
        let derived = service.endpoints == EndpointsSource::Pods;
        let assumed = self.zone.derivation(number).map(|derivation| derivation.assumed.as_slice()).unwrap_or_default();
        notes.extend(assumed.iter().cloned().map(DnsAssumption::Endpoints));
        if entries.is_empty() {
            if !missing.is_empty() && asks.zone.is_none() {
                return Err(Miss::Unknown(missing));
            }
            if let Some(zone) = &asks.zone {
                let zone = replace_invalid(&zone.name);
                let reason = KubernetesReason::NoEndpointInZone { object, zone };
                return Ok(Found { entries, reason, missing });
            }
            return Err(Miss::no_name(self.no_endpoint(service, slices, asks, object)));
        }
        let names = slices.iter().filter(|slice| slice.addresses.len > 0).map(|slice| self.stored().text(slice.name));
        let slices = names.take(LISTED).map(str::to_owned).collect();
        Ok(Found { entries, reason: KubernetesReason::ReadyEndpoints { object, slices, derived }, missing })
    }

    fn matching(&self, service: &Service, slices: &'z [Slice], wanted: &Wanted<'_, '_>) -> Vec<Entry<'z>> {
        let (stored, pod_names) = (self.stored(), self.options.endpoint_pod_names);
        let (namespace, name) = (stored.namespace_name(service.namespace), stored.text(service.name));
        let mut entries = Vec::new();
        for slice in slices {
            let ports = stored.ports(slice.ports);
            for address in stored.endpoints().addresses(slice) {
                if wanted.zone.is_some_and(|zone| stored.text(address.zone).as_bytes() != zone) {
                    continue;
                }
                let endpoint = wanted.asks.endpoint;
                if !endpoint.is_empty() && !has_label(stored, address, pod_names, endpoint) {
                    continue;
                }
                let asked = |port: &&Port| is_asked(stored, port, wanted.asks.port, wanted.asks.protocol);
                let key = Key::Endpoint { namespace, service: name, address };
                entries.extend(ports.iter().filter(asked).map(|port| Entry {
                    host: address.host,
                    port: port.number,
                    key,
                }));
            }
        }
        entries
    }

    /// Why no endpoint matches.
    fn no_endpoint(
        &self,
        service: &Service,
        slices: &[Slice],
        asks: &Asks<'_>,
        object: ObjectName,
    ) -> KubernetesReason {
        let (stored, endpoints) = (self.stored(), self.stored().endpoints());
        let addresses = || slices.iter().flat_map(|slice| endpoints.addresses(slice));
        let unready = self.unready(service);
        if addresses().next().is_none() {
            return KubernetesReason::NoReadyEndpoint { object, unready };
        }
        if asks.endpoint.is_empty() {
            let ports = slices.iter().flat_map(|slice| stored.ports(slice.ports));
            return self.port_not_found(object, ports, asks);
        }
        let labels = self.labels(addresses());
        KubernetesReason::EndpointNotFound { object, label: text(asks.endpoint), labels, unready }
    }

    /// The names of endpoints, the first ten.
    fn labels<'a>(&self, addresses: impl Iterator<Item = &'a Address>) -> Vec<String> {
        let mut labels: Vec<String> = Vec::new();
        for address in addresses {
            let label = endpoint_label(self.stored(), address, self.options.endpoint_pod_names);
            if labels.len() == LISTED {
                break;
            }
            if !labels.contains(&label) {
                labels.push(label);
            }
        }
        labels
    }

    /// Source: coredns/coredns plugin/kubernetes/kubernetes.go findMultiClusterServices
    pub(super) fn imports(&self, asks: &Asks<'_>, namespace: u32) -> Looked<Found<'z>> {
        let stored = self.stored();
        let (endpoints, pod_names) = (stored.import_endpoints(), self.options.endpoint_pod_names);
        let namespace_name = stored.namespace_name(namespace);
        let found = stored.find_import(namespace, asks.service).filter(|_| is_name(asks.service));
        let Some(import) = found else {
            let name = text(asks.service);
            if !is_name(asks.service) || self.zone.is_complete(Complete::ServiceImports) {
                let object = ObjectName::new("ServiceImport", namespace_name, &name);
                return Err(Miss::no_name(KubernetesReason::ServiceNotFound { object }));
            }
            return Err(Miss::Unknown(vec![DnsNeed::ServiceImport { namespace: namespace_name.to_owned(), name }]));
        };
        let name = stored.text(import.name);
        let object = ObjectName::new("ServiceImport", namespace_name, name);
        let slices = endpoints.slices(import.slices);
        let missing = || {
            let unknown = slices.is_empty() && !self.zone.is_complete(Complete::EndpointSlices);
            let need = DnsNeed::EndpointSlices { namespace: namespace_name.to_owned(), name: name.to_owned() };
            if unknown { vec![need] } else { Vec::new() }
        };
        let refused = |reason| {
            let missing = missing();
            Err(if missing.is_empty() { Miss::no_name(reason) } else { Miss::Unknown(missing) })
        };
        let is_empty = slices.iter().all(|slice| slice.addresses.len == 0);
        let unready = || unready_of(stored, endpoints, slices);
        if self.options.ignore_empty_service && !import.is_headless && is_empty {
            return refused(KubernetesReason::EmptyServiceIgnored { object, unready: unready() });
        }
        let mut entries = Vec::new();
        if import.is_headless || !asks.endpoint.is_empty() {
            for slice in slices {
                let cluster = stored.text(slice.cluster);
                for address in endpoints.addresses(slice) {
                    let named = same(asks.cluster, cluster) && has_label(stored, address, pod_names, asks.endpoint);
                    if !asks.endpoint.is_empty() && !named {
                        continue;
                    }
                    let asked = |port: &&Port| is_asked(stored, port, asks.port, asks.protocol);
                    let key = Key::ImportedEndpoint { namespace: namespace_name, service: name, cluster, address };
                    let ports = stored.ports(slice.ports).iter().filter(asked);
                    entries.extend(ports.map(|port| Entry { host: address.host, port: port.number, key }));
                }
            }
            if entries.is_empty() {
                if is_empty {
                    return refused(KubernetesReason::NoReadyEndpoint { object, unready: unready() });
                }
                if asks.endpoint.is_empty() {
                    let ports = slices.iter().flat_map(|slice| stored.ports(slice.ports));
                    return refused(self.port_not_found(object, ports, asks));
                }
                let labels = self.labels(slices.iter().flat_map(|slice| endpoints.addresses(slice)));
                let label = text(asks.endpoint);
                return refused(KubernetesReason::EndpointNotFound { object, label, labels, unready: unready() });
            }
            let slices = slices.iter().filter(|slice| slice.addresses.len > 0);
            let slices = slices.take(LISTED).map(|slice| stored.text(slice.name).to_owned()).collect();
            return Ok(Found::new(entries, KubernetesReason::ReadyEndpoints { object, slices, derived: false }));
        }
        let key = Key::Service { namespace: namespace_name, name };
        let ports = stored.ports(import.ports);
        let mut matched = false;
        for port in ports.iter().filter(|port| is_asked(stored, port, asks.port, asks.protocol)) {
            matched = true;
            let ips = stored.import_ips(import).iter();
            entries.extend(ips.map(|host| Entry { host: *host, port: port.number, key }));
        }
        if !matched {
            return Err(Miss::no_name(self.port_not_found(object, ports.iter(), asks)));
        }
        Ok(Found::new(entries, KubernetesReason::ClusterIp { object, field: "spec.ips" }))
    }
}

fn unready_of(stored: &Stored, endpoints: &Endpoints, slices: &[Slice]) -> Vec<UnreadyEndpoint> {
    let unready = slices.iter().flat_map(|slice| endpoints.unready(slice));
    unready
        .take(LISTED)
        .map(|endpoint| UnreadyEndpoint {
            address: stored.text(endpoint.address).to_owned(),
            pod: stored.text(endpoint.target).to_owned(),
            serving: endpoint.serving,
            terminating: endpoint.terminating,
        })
        .collect()
}
