//! What a Zone holds, and how it is found.

use std::net::IpAddr;

use super::records::{
    Address, ClusterIp, Host, LAST, Namespace, Part, PodAddress, Port, Service, ServiceImport, Slice, Unready,
};
use super::table::{Table, hash};
use super::texts::{Texts, Word, index};

/// The lists of a Zone. Numbers count in them.
#[derive(Debug, Clone, Default)]
pub(crate) struct Stored {
    pub(super) texts: Texts,
    pub(super) namespaces: Vec<Namespace>,
    pub(super) namespace_table: Table,
    pub(super) services: Vec<Service>,
    pub(super) service_table: Table,
    pub(super) cluster_ips: Vec<ClusterIp>,
    pub(super) cluster_ip_table: Table,
    pub(super) ports: Vec<Port>,
    pub(super) endpoints: Endpoints,
    pub(super) pods: Vec<PodAddress>,
    pub(super) pod_table: Table,
    pub(super) imports: Vec<ServiceImport>,
    pub(super) import_table: Table,
    pub(super) import_ips: Vec<Host>,
    /// The slices of other clusters.
    pub(super) import_endpoints: Endpoints,
}

/// EndpointSlices with their addresses.
#[derive(Debug, Clone, Default)]
pub(crate) struct Endpoints {
    /// By namespace, name of the Service, and name.
    pub(super) slices: Vec<Slice>,
    pub(super) addresses: Vec<Address>,
    pub(super) address_table: Table,
    pub(super) unready: Vec<Unready>,
}

impl Stored {
    pub(crate) fn text(&self, word: Word) -> &str {
        self.texts.get(word)
    }

    pub(crate) fn namespaces(&self) -> &[Namespace] {
        &self.namespaces
    }

    pub(crate) fn namespace(&self, number: u32) -> Option<&Namespace> {
        self.namespaces.get(index(number))
    }

    pub(crate) fn namespace_name(&self, number: u32) -> &str {
        self.namespace(number).map_or("", |namespace| self.text(namespace.name))
    }

    pub(crate) fn find_namespace(&self, name: &[u8]) -> Option<(u32, &Namespace)> {
        let is_it = |number| self.namespace_name(number).as_bytes() == name;
        let number = self.namespace_table.find(hash(0, name), is_it)?;
        Some((number, self.namespace(number)?))
    }

    pub(crate) fn service(&self, number: u32) -> Option<&Service> {
        self.services.get(index(number))
    }

    pub(crate) fn find_service(&self, namespace: u32, name: &[u8]) -> Option<(u32, &Service)> {
        let is_it = |number| {
            let service = self.service(number);
            service.is_some_and(|service| service.namespace == namespace && self.text(service.name).as_bytes() == name)
        };
        let number = self.service_table.find(hash(namespace, name), is_it)?;
        Some((number, self.service(number)?))
    }

    pub(crate) fn find_import(&self, namespace: u32, name: &[u8]) -> Option<&ServiceImport> {
        let is_it = |number| {
            let import = self.imports.get(index(number));
            import.is_some_and(|import| import.namespace == namespace && self.text(import.name).as_bytes() == name)
        };
        self.imports.get(index(self.import_table.find(hash(namespace, name), is_it)?))
    }

    /// The Services with this ClusterIP, by namespace and name.
    pub(crate) fn services_with(&self, ip: IpAddr) -> Vec<u32> {
        let host = Host::from(ip);
        let is_it = |number: u32| self.cluster_ips.get(index(number)).is_some_and(|found| found.host == host);
        let first = self.cluster_ip_table.find(self.host_hash(host), is_it);
        let chain = Chain { list: &self.cluster_ips, next: first.unwrap_or(LAST), after: |found| found.next };
        let mut found: Vec<u32> = chain.map(|(_, found)| found.service).collect();
        let key = |number: &u32| {
            let service = self.service(*number);
            service.map(|service| (self.namespace_name(service.namespace), self.text(service.name)))
        };
        found.sort_by(|a, b| key(a).cmp(&key(b)));
        found.dedup();
        found
    }

    /// The addresses of endpoints that are this one, by namespace and name of the slices, then as written.
    pub(crate) fn endpoints_with(&self, ip: IpAddr) -> Vec<(u32, &Slice, &Address)> {
        let (host, endpoints) = (Host::from(ip), &self.endpoints);
        let is_it = |number: u32| endpoints.addresses.get(index(number)).is_some_and(|found| found.host == host);
        let first = endpoints.address_table.find(self.host_hash(host), is_it);
        let chain = Chain { list: &endpoints.addresses, next: first.unwrap_or(LAST), after: |found| found.next };
        let with_slice = |(number, address): (u32, &'_ Address)| {
            let address = endpoints.addresses.get(index(number)).filter(|found| found.slice == address.slice)?;
            Some((number, endpoints.slices.get(index(address.slice))?, address))
        };
        let mut found: Vec<_> = chain.filter_map(with_slice).collect();
        found.sort_by_key(|(number, slice, _)| (slice.rank, *number));
        found
    }

    /// The addresses of Pods that have this text, in the order in which the Pods were given.
    pub(crate) fn pods_with<'a>(&'a self, text: &'a str, ip: Option<IpAddr>) -> impl Iterator<Item = &'a PodAddress> {
        let host = ip.filter(|ip| ip.to_string() == text).map(Host::from);
        let key = host.map_or_else(|| hash(0, text.as_bytes()), |host| self.host_hash(host));
        let is_it = |number: u32| {
            self.pods.get(index(number)).is_some_and(|pod| match (pod.host, host) {
                (Host::Text(word), None) => self.text(word) == text,
                (found, Some(host)) => found == host,
                _ => false,
            })
        };
        let first = self.pod_table.find(key, is_it);
        Chain { list: &self.pods, next: first.unwrap_or(LAST), after: |pod| pod.next }.map(|(_, pod)| pod)
    }

    pub(crate) fn ports(&self, part: Part) -> &[Port] {
        part.of(&self.ports)
    }

    /// The addresses of a Service; one of IPv4 alone is found without another look into memory.
    pub(crate) fn cluster_ips(&self, service: &Service) -> impl Iterator<Item = Host> + Clone {
        let first = service.first_ipv4.filter(|_| service.cluster_ips.len == 1);
        let listed = if first.is_some() { Part::default() } else { service.cluster_ips };
        first.map(Host::V4).into_iter().chain(listed.of(&self.cluster_ips).iter().map(|ip| ip.host))
    }

    pub(crate) fn import_ips(&self, import: &ServiceImport) -> &[Host] {
        import.ips.of(&self.import_ips)
    }

    pub(crate) fn endpoints(&self) -> &Endpoints {
        &self.endpoints
    }

    pub(crate) fn import_endpoints(&self) -> &Endpoints {
        &self.import_endpoints
    }

    pub(super) fn host_hash(&self, host: Host) -> u64 {
        match host {
            Host::V4(ip) => hash(4, &ip.octets()),
            Host::V6(ip) => hash(6, &ip.octets()),
            Host::Text(word) => hash(0, self.text(word).as_bytes()),
        }
    }
}

impl Endpoints {
    pub(crate) fn slices(&self, part: Part) -> &[Slice] {
        part.of(&self.slices)
    }

    pub(crate) fn addresses(&self, slice: &Slice) -> &[Address] {
        slice.addresses.of(&self.addresses)
    }

    pub(crate) fn unready(&self, slice: &Slice) -> &[Unready] {
        slice.unready.of(&self.unready)
    }
}

impl From<IpAddr> for Host {
    fn from(ip: IpAddr) -> Self {
        match ip {
            IpAddr::V4(ip) => Self::V4(ip),
            IpAddr::V6(ip) => Self::V6(ip),
        }
    }
}

/// The elements of a list that follow one another by their numbers.
struct Chain<'a, T> {
    list: &'a [T],
    next: u32,
    after: fn(&T) -> u32,
}

impl<'a, T> Iterator for Chain<'a, T> {
    type Item = (u32, &'a T);

    fn next(&mut self) -> Option<Self::Item> {
        let number = self.next;
        let element = self.list.get(index(number))?;
        self.next = (self.after)(element);
        Some((number, element))
    }
}
