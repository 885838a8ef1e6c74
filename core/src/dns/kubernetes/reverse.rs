//! Names of addresses.

use std::net::IpAddr;

use crate::dns::message::Name;
use crate::dns::need::DnsNeed;
use crate::gotext::ip::parse_ip;

use super::entry::endpoint_label;
use super::lookup::{Look, Looked, Miss};
use super::lower::Lower;
use super::reason::{KubernetesReason, ObjectName};

/// The address that a name in a reverse zone stands for.
///
/// Source: coredns/coredns plugin/pkg/dnsutil/reverse.go ExtractAddressFromReverse
pub(super) fn address_of(name: &Lower) -> Option<IpAddr> {
    let labels = name.count().checked_sub(2).filter(|labels| *labels > 0 && name.is_below_reverse())?;
    let is_ipv4 = name.label(labels) == b"in-addr";
    // Labels beyond a whole number of groups of four are not read.
    let (separator, group, read) = if is_ipv4 { ('.', 1, labels) } else { (':', 4, labels & !3) };
    let mut text = String::with_capacity(64);
    for number in 0..read {
        if number > 0 && number.is_multiple_of(group) {
            text.push(separator);
        }
        for octet in name.label(labels.saturating_sub(number).saturating_sub(1)) {
            // No address has another octet.
            if !octet.is_ascii_hexdigit() && *octet != b':' {
                return None;
            }
            text.push(char::from(*octet));
        }
    }
    parse_ip(&text).filter(|ip| ip.is_ipv4() || !is_ipv4)
}

impl Look<'_> {
    /// The names of an address: of the one Service that has it, else of all endpoints that have it.
    ///
    /// A name that no message can hold is an error with its text.
    ///
    /// Source: coredns/coredns plugin/kubernetes/reverse.go serviceRecordForIP
    pub(super) fn names_of(&self, ip: IpAddr) -> Looked<(Vec<Result<Name, String>>, KubernetesReason)> {
        let stored = self.stored();
        let primary = self.options.zones.get(self.options.primary_zone).map_or(".", String::as_str);
        let shown = |namespace: u32| {
            let listed = &self.options.namespaces;
            // `namespace_labels` hides nothing here, and a namespace that is listed must exist.
            listed.is_empty() || self.exposed(stored.namespace_name(namespace).as_bytes(), &mut Vec::new()).is_ok()
        };
        let need = || Miss::Unknown(vec![DnsNeed::Address { address: ip.to_string() }]);
        let services = stored.services_with(ip).into_iter().filter_map(|number| stored.service(number));
        if let Some(service) = services.into_iter().find(|service| service.selected && shown(service.namespace)) {
            let (namespace, name) = (stored.namespace_name(service.namespace), stored.text(service.name));
            let object = ObjectName::new("Service", namespace, name);
            let name = under_primary(&[name, namespace, "svc"], primary);
            return Ok((vec![name], KubernetesReason::ServiceHasAddress { object, field: "spec.clusterIPs" }));
        }
        if !self.zone.knows_all_cluster_ips() {
            return Err(need());
        }
        if !self.options.noendpoints && !self.zone.knows_all_endpoints() {
            return Err(need());
        }
        let found = if self.options.noendpoints { Vec::new() } else { stored.endpoints_with(ip) };
        let (mut names, mut slices): (Vec<Result<Name, String>>, Vec<ObjectName>) = (Vec::new(), Vec::new());
        for (_, slice, address) in found.into_iter().filter(|(_, slice, _)| shown(slice.namespace)) {
            let namespace = stored.namespace_name(slice.namespace);
            let label = endpoint_label(stored, address, self.options.endpoint_pod_names);
            let name = under_primary(&[&label, stored.text(slice.service), namespace, "svc"], primary);
            if !names.contains(&name) {
                names.push(name);
            }
            let slice = ObjectName::new("EndpointSlice", namespace, stored.text(slice.name));
            if !slices.contains(&slice) {
                slices.push(slice);
            }
        }
        if names.is_empty() {
            return Err(Miss::no_name(KubernetesReason::AddressNotFound { address: ip.to_string() }));
        }
        Ok((names, KubernetesReason::EndpointHasAddress { slices }))
    }
}

/// A name under the primary zone. CoreDNS joins texts: the root as primary zone, or an empty label, leaves two dots in a
/// row, which no message can hold.
fn under_primary(labels: &[&str], primary: &str) -> Result<Name, String> {
    let text = format!("{}.{primary}", labels.join("."));
    Name::parse(&text).map_err(|_| text)
}

#[cfg(test)]
mod tests {
    use super::address_of;
    use crate::dns::kubernetes::lower::Lower;
    use crate::dns::message::Name;

    /// Source: coredns/coredns plugin/pkg/dnsutil/reverse_test.go
    #[test]
    fn names_of_addresses_are_read_as_upstream_reads_them() {
        let v6 = "b.a.9.8.7.6.5.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa.";
        for (name, expected) in [
            ("54.119.58.176.in-addr.arpa.", Some("176.58.119.54")),
            (".58.176.in-addr.arpa.", None),
            ("b.58.176.in-addr.arpa.in-addr.arpa.", None),
            (v6, Some("2001:db8::567:89ab")),
            ("d.0.1.0.0.2.ip6.arpa.", None),
            ("54.119.058.176.in-addr.arpa.", None),
            ("54.119.58.176.example.org.", None),
            ("in-addr.arpa.", None),
        ] {
            let Ok(name) = Name::parse(name) else { continue };
            let found = address_of(&Lower::of(&name)).map(|ip| ip.to_string());
            assert_eq!(found.as_deref(), expected, "{name}");
        }
    }
}
