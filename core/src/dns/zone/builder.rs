//! Filling a Zone object by object.

use std::collections::BTreeMap;
use std::net::IpAddr;

use super::error::ZoneError;
use super::records::{
    Address, ClusterIp, EndpointsSource, Host, LAST, Namespace, NamespaceSource, Part, PodAddress, Port, Service,
    ServiceImport, Slice, Unready,
};
use super::stored::{Endpoints, Stored};
use super::table::{Table, hash};
use super::texts::{Word, index};
use crate::gotext::ip::parse_ip;

/// A Zone that is being filled. Services, slices and imports may come in any order; [`Builder::finish`] relates them.
#[derive(Debug)]
pub(super) struct Builder {
    /// What the Namespaces are that only objects name.
    others: NamespaceSource,
    stored: Stored,
    namespaces: BTreeMap<String, u32>,
    /// Texts that many objects have, such as the names of ports.
    shared: BTreeMap<String, Word>,
    /// Lists of ports, which many objects have alike.
    ports: BTreeMap<Vec<Port>, Part>,
}

/// A port, as an object has it.
pub(super) type PortRow<'a> = (i32, &'a str, &'a str);

/// A Service, as CoreDNS keeps it.
#[derive(Debug)]
pub(super) struct ServiceRow<'a> {
    pub(super) namespace: &'a str,
    pub(super) name: &'a str,
    pub(super) selected: bool,
    pub(super) is_external_name: bool,
    pub(super) external_name: &'a str,
    /// Empty if the ClusterIP was not given.
    pub(super) cluster_ips: Vec<&'a str>,
    pub(super) ports: Vec<PortRow<'a>>,
    pub(super) endpoints: EndpointsSource,
}

/// An EndpointSlice, as CoreDNS keeps it.
#[derive(Debug)]
pub(super) struct SliceRow<'a> {
    pub(super) namespace: &'a str,
    pub(super) name: &'a str,
    pub(super) service: &'a str,
    pub(super) cluster: &'a str,
    pub(super) ports: Vec<PortRow<'a>>,
    pub(super) endpoints: Vec<EndpointRow<'a>>,
}

/// An endpoint of a slice.
#[derive(Debug)]
pub(super) struct EndpointRow<'a> {
    pub(super) addresses: Vec<&'a str>,
    pub(super) ready: Option<bool>,
    pub(super) serving: Option<bool>,
    pub(super) terminating: Option<bool>,
    pub(super) hostname: &'a str,
    pub(super) target: &'a str,
    pub(super) zone: &'a str,
}

/// A ServiceImport, as CoreDNS keeps it.
#[derive(Debug)]
pub(super) struct ImportRow<'a> {
    pub(super) namespace: &'a str,
    pub(super) name: &'a str,
    pub(super) is_headless: bool,
    pub(super) ips: Vec<&'a str>,
    pub(super) ports: Vec<PortRow<'a>>,
}

impl Default for Builder {
    fn default() -> Self {
        Self {
            others: NamespaceSource::OfObjects,
            stored: Stored::default(),
            namespaces: BTreeMap::new(),
            shared: BTreeMap::new(),
            ports: BTreeMap::new(),
        }
    }
}

type Built<T> = Result<T, ZoneError>;

impl Builder {
    /// The number of a Namespace that objects name; one that was not given becomes known by it.
    pub(super) fn namespace(&mut self, name: &str, source: NamespaceSource) -> Built<u32> {
        if let Some(number) = self.namespaces.get(name) {
            return Ok(*number);
        }
        let number = number_of(self.stored.namespaces.len())?;
        let word = self.text(name)?;
        self.stored.namespaces.push(Namespace { name: word, source, selected: None });
        self.namespaces.insert(name.to_owned(), number);
        Ok(number)
    }

    /// Says whether the labels of a Namespace fulfil the option `namespace_labels`; `anew` even if it is said already.
    pub(super) fn select_namespace(&mut self, number: u32, selected: Option<bool>, anew: bool) {
        if let Some(namespace) = self.stored.namespaces.get_mut(index(number))
            && (anew || namespace.selected.is_none())
        {
            namespace.selected = selected;
        }
    }

    /// Says what the Namespaces are that only objects name.
    pub(super) fn other_namespaces(&mut self, source: NamespaceSource) {
        self.others = source;
    }

    /// Sets the selection of all Namespaces of which it is not known.
    pub(super) fn select_rest(&mut self) {
        for namespace in &mut self.stored.namespaces {
            namespace.selected.get_or_insert(true);
        }
    }

    pub(super) fn service(&mut self, row: &ServiceRow<'_>) -> Built<()> {
        let (number, namespace) = (number_of(self.stored.services.len())?, self.named(row.namespace)?);
        let (name, external_name) = (self.text(row.name)?, self.text(row.external_name)?);
        let start = number_of(self.stored.cluster_ips.len())?;
        for ip in &row.cluster_ips {
            let host = self.host(ip)?;
            self.stored.cluster_ips.push(ClusterIp { host, service: number, next: LAST });
        }
        let cluster_ips = Part { start, len: number_of(row.cluster_ips.len())? };
        let ports = self.ports(&row.ports)?;
        let first = self.stored.cluster_ips.get(index(start)).map(|first| first.host);
        let first_ipv4 = first.and_then(|host| if let Host::V4(ip) = host { Some(ip) } else { None });
        let is_headless = row.cluster_ips.first() == Some(&"None");
        let ServiceRow { selected, is_external_name, endpoints, .. } = *row;
        let slices = Part::default();
        self.stored.services.push(Service {
            namespace,
            name,
            selected,
            is_external_name,
            external_name,
            cluster_ips,
            first_ipv4,
            is_headless,
            ports,
            slices,
            endpoints,
        });
        Ok(())
    }

    pub(super) fn import(&mut self, row: &ImportRow<'_>) -> Built<()> {
        let (namespace, name) = (self.named(row.namespace)?, self.text(row.name)?);
        let start = number_of(self.stored.import_ips.len())?;
        for ip in &row.ips {
            let host = self.host(ip)?;
            self.stored.import_ips.push(host);
        }
        let (ips, ports) = (Part { start, len: number_of(row.ips.len())? }, self.ports_as_given(&row.ports)?);
        let (is_headless, slices) = (row.is_headless, Part::default());
        self.stored.imports.push(ServiceImport { namespace, name, is_headless, ips, ports, slices });
        Ok(())
    }

    /// Adds a slice of the cluster's own.
    pub(super) fn slice(&mut self, row: &SliceRow<'_>) -> Built<()> {
        let mut endpoints = std::mem::take(&mut self.stored.endpoints);
        let added = self.slice_to(&mut endpoints, row);
        self.stored.endpoints = endpoints;
        added
    }

    /// Adds a slice of a ServiceImport.
    pub(super) fn import_slice(&mut self, row: &SliceRow<'_>) -> Built<()> {
        let mut endpoints = std::mem::take(&mut self.stored.import_endpoints);
        let added = self.slice_to(&mut endpoints, row);
        self.stored.import_endpoints = endpoints;
        added
    }

    fn slice_to(&mut self, endpoints: &mut Endpoints, row: &SliceRow<'_>) -> Built<()> {
        let (slice, namespace) = (number_of(endpoints.slices.len())?, self.named(row.namespace)?);
        let (name, service, cluster) = (self.text(row.name)?, self.shared(row.service)?, self.shared(row.cluster)?);
        let ports = self.ports(&row.ports)?;
        let (start, start_unready) = (number_of(endpoints.addresses.len())?, number_of(endpoints.unready.len())?);
        // The last endpoint with an address says in which topology zone the address is.
        let kept = || row.endpoints.iter().filter(|endpoint| endpoint.ready != Some(false));
        let mut zones: BTreeMap<&str, &str> = BTreeMap::new();
        for endpoint in kept().filter(|endpoint| !endpoint.zone.is_empty()) {
            zones.extend(endpoint.addresses.iter().map(|address| (*address, endpoint.zone)));
        }
        for endpoint in kept() {
            let hostname = self.text(endpoint.hostname)?;
            let target = if endpoint.target.len() < 64 { self.text(endpoint.target)? } else { Word::default() };
            for address in &endpoint.addresses {
                let zone = self.shared(&zones.get(address).copied().unwrap_or_default().to_lowercase())?;
                let host = self.host(address)?;
                endpoints.addresses.push(Address { host, hostname, target, zone, slice, next: LAST });
            }
        }
        for endpoint in row.endpoints.iter().filter(|endpoint| endpoint.ready == Some(false)) {
            let target = self.text(endpoint.target)?;
            let EndpointRow { serving, terminating, .. } = *endpoint;
            for address in &endpoint.addresses {
                let address = self.text(address)?;
                endpoints.unready.push(Unready { address, target, serving, terminating });
            }
        }
        let addresses = Part { start, len: since(endpoints.addresses.len(), start)? };
        let unready = Part { start: start_unready, len: since(endpoints.unready.len(), start_unready)? };
        endpoints.slices.push(Slice { namespace, name, service, cluster, rank: 0, ports, addresses, unready });
        Ok(())
    }

    /// Adds a Pod that is neither finished nor being deleted, with all its addresses.
    pub(super) fn pod(&mut self, namespace: &str, name: &str, addresses: &[&str]) -> Built<()> {
        let (namespace, name) = (self.named(namespace)?, self.text(name)?);
        for (index, address) in addresses.iter().enumerate() {
            // An index holds each object once.
            if addresses.iter().take(index).any(|earlier| earlier == address) {
                continue;
            }
            let host = self.host(address)?;
            self.stored.pods.push(PodAddress { host, namespace, name, is_first: index == 0, next: LAST });
        }
        Ok(())
    }

    /// Relates what was added.
    pub(super) fn finish(self) -> Built<Stored> {
        let mut stored = self.stored;
        for kind in [
            stored.namespaces.len(),
            stored.services.len(),
            stored.endpoints.addresses.len(),
            stored.pods.len(),
            stored.imports.len(),
        ] {
            number_of(kind)?;
        }
        let mut endpoints = std::mem::take(&mut stored.endpoints);
        sort(&mut endpoints, &stored)?;
        let mut imported = std::mem::take(&mut stored.import_endpoints);
        sort(&mut imported, &stored)?;
        for at in 0..stored.services.len() {
            let Some(service) = stored.services.get(at) else { continue };
            let slices = slices_of(&endpoints, &stored, service.namespace, stored.text(service.name));
            if let Some(service) = stored.services.get_mut(at) {
                service.slices = slices;
            }
        }
        for at in 0..stored.imports.len() {
            let Some(import) = stored.imports.get(at) else { continue };
            let slices = slices_of(&imported, &stored, import.namespace, stored.text(import.name));
            if let Some(import) = stored.imports.get_mut(at) {
                import.slices = slices;
            }
        }
        (stored.endpoints, stored.import_endpoints) = (endpoints, imported);
        index_all(&mut stored);
        Ok(stored)
    }

    fn named(&mut self, namespace: &str) -> Built<u32> {
        self.namespace(namespace, self.others)
    }

    fn text(&mut self, text: &str) -> Built<Word> {
        self.stored.texts.add(text).ok_or(ZoneError::TOO_LARGE)
    }

    fn shared(&mut self, text: &str) -> Built<Word> {
        if let Some(word) = self.shared.get(text) {
            return Ok(*word);
        }
        let word = self.text(text)?;
        self.shared.insert(text.to_owned(), word);
        Ok(word)
    }

    fn host(&mut self, text: &str) -> Built<Host> {
        match parse_ip(text).filter(|ip: &IpAddr| ip.to_string() == text) {
            Some(ip) => Ok(ip.into()),
            None => Ok(Host::Text(self.text(text)?)),
        }
    }

    fn ports(&mut self, rows: &[PortRow<'_>]) -> Built<Part> {
        // CoreDNS sets a port of its own in place of none, except in ServiceImports.
        let none = [(-1, "", "")];
        self.ports_as_given(if rows.is_empty() { &none } else { rows })
    }

    fn ports_as_given(&mut self, rows: &[PortRow<'_>]) -> Built<Part> {
        let mut list = Vec::with_capacity(rows.len());
        for (number, name, protocol) in rows {
            list.push(Port { number: *number, name: self.shared(name)?, protocol: self.shared(protocol)? });
        }
        if let Some(part) = self.ports.get(&list) {
            return Ok(*part);
        }
        let part = Part { start: number_of(self.stored.ports.len())?, len: number_of(list.len())? };
        self.stored.ports.extend_from_slice(&list);
        self.ports.insert(list, part);
        Ok(part)
    }
}

/// The number of the next element of a list; an error beyond what a Zone can count.
fn number_of(len: usize) -> Built<u32> {
    u32::try_from(len).ok().filter(|number| *number != LAST).ok_or(ZoneError::TOO_LARGE)
}

fn since(len: usize, start: u32) -> Built<u32> {
    number_of(len.saturating_sub(index(start)))
}

/// Sorts slices by namespace, Service and name, and ranks them by namespace and name.
fn sort(endpoints: &mut Endpoints, stored: &Stored) -> Built<()> {
    let count = number_of(endpoints.slices.len())?;
    let place = |slice: &Slice| (stored.namespace_name(slice.namespace), stored.text(slice.name));
    let mut by_name: Vec<u32> = (0..count).collect();
    let slice = |number: &u32| endpoints.slices.get(index(*number));
    by_name.sort_by(|a, b| slice(a).map(place).cmp(&slice(b).map(place)));
    let mut ranks = vec![0; endpoints.slices.len()];
    for (rank, number) in (0..).zip(&by_name) {
        if let Some(of) = ranks.get_mut(index(*number)) {
            *of = rank;
        }
    }
    let mut by_service = by_name;
    let key = |slice: &Slice| (slice.namespace, stored.text(slice.service));
    by_service.sort_by(|a, b| slice(a).map(key).cmp(&slice(b).map(key)));
    let mut numbers = vec![0; endpoints.slices.len()];
    let mut sorted = Vec::with_capacity(endpoints.slices.len());
    for (number, old) in (0..).zip(&by_service) {
        if let (Some(slice), Some(rank), Some(new)) = (slice(old), ranks.get(index(*old)), numbers.get_mut(index(*old)))
        {
            sorted.push(Slice { rank: *rank, ..*slice });
            *new = number;
        }
    }
    for address in &mut endpoints.addresses {
        address.slice = numbers.get(index(address.slice)).copied().unwrap_or(LAST);
    }
    endpoints.slices = sorted;
    Ok(())
}

/// The slices whose label names a Service: they lie side by side.
fn slices_of(endpoints: &Endpoints, stored: &Stored, namespace: u32, service: &str) -> Part {
    let key = |slice: &Slice| (slice.namespace, stored.text(slice.service)).cmp(&(namespace, service));
    let start = endpoints.slices.partition_point(|slice| key(slice).is_lt());
    let end = endpoints.slices.partition_point(|slice| key(slice).is_le());
    let number = |at| u32::try_from(at).unwrap_or_default();
    Part { start: number(start), len: number(end.saturating_sub(start)) }
}

fn index_all(stored: &mut Stored) {
    stored.namespace_table = table(&stored.namespaces, |found| hash(0, stored.text(found.name).as_bytes()));
    stored.service_table = table(&stored.services, |found| hash(found.namespace, stored.text(found.name).as_bytes()));
    stored.import_table = table(&stored.imports, |found| hash(found.namespace, stored.text(found.name).as_bytes()));
    let mut ips = std::mem::take(&mut stored.cluster_ips);
    stored.cluster_ip_table = chained(&mut ips, stored, |found| found.host, |found| &mut found.next);
    stored.cluster_ips = ips;
    let mut addresses = std::mem::take(&mut stored.endpoints.addresses);
    stored.endpoints.address_table = chained(&mut addresses, stored, |found| found.host, |found| &mut found.next);
    stored.endpoints.addresses = addresses;
    let mut pods = std::mem::take(&mut stored.pods);
    stored.pod_table = chained(&mut pods, stored, |found| found.host, |found| &mut found.next);
    stored.pods = pods;
    shrink(stored);
}

fn shrink(stored: &mut Stored) {
    stored.texts.shrink();
    stored.services.shrink_to_fit();
    stored.cluster_ips.shrink_to_fit();
    stored.ports.shrink_to_fit();
    stored.pods.shrink_to_fit();
    stored.endpoints.addresses.shrink_to_fit();
    stored.endpoints.unready.shrink_to_fit();
}

fn table<T>(list: &[T], key: impl Fn(&T) -> u64) -> Table {
    let mut table = Table::with_room(list.len());
    for (number, element) in (0..LAST).zip(list) {
        table.insert(key(element), number);
    }
    table
}

/// A table of the first of each chain of elements with the same address.
fn chained<T>(list: &mut [T], stored: &Stored, host: impl Fn(&T) -> Host, next: impl Fn(&mut T) -> &mut u32) -> Table {
    let same = |a: Host, b: Host| match (a, b) {
        (Host::Text(a), Host::Text(b)) => stored.text(a) == stored.text(b),
        _ => a == b,
    };
    // The last of each chain by the number of its first.
    let mut last: Vec<u32> = Vec::with_capacity(list.len());
    let mut table = Table::with_room(list.len());
    for number in 0..list.len() {
        let Some(element) = list.get(number).map(&host) else { continue };
        let (hash, number) = (stored.host_hash(element), u32::try_from(number).unwrap_or(LAST));
        last.push(number);
        let is_it = |found: u32| list.get(index(found)).is_some_and(|found| same(host(found), element));
        match table.find(hash, is_it) {
            None => table.insert(hash, number),
            Some(first) => {
                let end = last.get(index(first)).copied().unwrap_or(LAST);
                if let Some(end) = list.get_mut(index(end)) {
                    *next(end) = number;
                }
                if let Some(last) = last.get_mut(index(first)) {
                    *last = number;
                }
            }
        }
    }
    table
}
