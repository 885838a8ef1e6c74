//! The names of a Service.

use std::net::IpAddr;

use crate::dns::message::RecordType;
use crate::gotext::ip::parse_ip;
use crate::services::{EndpointSlice, Service, ServiceType, Services};

use super::asking::{Asking, Known};
use super::error::NamesError;
use super::row::{NameRow, NamesOf};

pub(super) fn rows(asking: &mut Asking, services: &Services, of: &NamesOf) -> Result<Vec<NameRow>, NamesError> {
    let Some(service) = services.service(&of.namespace, &of.name) else {
        return Err(NamesError::NotGiven {
            kind: of.kind.clone(),
            namespace: of.namespace.clone(),
            name: of.name.clone(),
        });
    };
    let base = asking.absolute(&format!("{}.{}.svc", service.name, service.namespace));
    if service.service_type == ServiceType::ExternalName {
        return Ok(asking.row(base, RecordType::CNAME, "service").into_iter().collect());
    }
    let mut rows = asking.addresses(&base, "service");
    rows.extend(asking.row(base.clone(), RecordType::SRV, "service").filter(has_more));
    for port in service.ports.iter().filter(|port| !port.name.is_empty()) {
        let name = format!("_{}._{}.{base}", port.name, port.protocol.to_lowercase());
        rows.extend(asking.row(name, RecordType::SRV, format!("port {}", port.name)).filter(has_more));
    }
    let slices = services.endpoints_of(service).slices;
    for label in labels(slices.iter().map(AsRef::as_ref)) {
        rows.extend(asking.addresses(&format!("{label}.{base}"), &format!("endpoint {label}")));
    }
    let own = service.cluster_ips.iter().chain(&service.cluster_ip).filter_map(|text| parse_ip(text));
    let of_endpoints = slices.iter().flat_map(|slice| ready(slice)).filter_map(|(address, _)| parse_ip(address));
    let mut seen = Vec::new();
    for ip in own.chain(of_endpoints) {
        if !seen.contains(&ip) {
            seen.push(ip);
            rows.extend(reverse(asking, ip, service));
        }
    }
    Ok(rows)
}

/// A row beside that of the addresses says nothing if it says the same.
fn has_more(row: &NameRow) -> bool {
    !row.answer.is_empty() || !row.needs.is_empty()
}

/// The addresses of the ready endpoints of a slice, with the names of the endpoints.
fn ready(slice: &EndpointSlice) -> impl Iterator<Item = (&str, Option<&str>)> {
    let ready = slice.endpoints.iter().filter(|endpoint| endpoint.conditions.is_ready());
    ready.flat_map(|endpoint| {
        endpoint
            .addresses
            .iter()
            .map(|address| (address.as_str(), endpoint.hostname.as_deref().filter(|name| !name.is_empty())))
    })
}

/// The names of the ready endpoints, each once.
pub(super) fn labels<'a>(slices: impl Iterator<Item = &'a EndpointSlice>) -> Vec<String> {
    let mut labels: Vec<String> = Vec::new();
    for (address, hostname) in slices.flat_map(ready) {
        let label = hostname.map_or_else(|| dashed(address), str::to_owned);
        if !label.is_empty() && !labels.contains(&label) {
            labels.push(label);
        }
    }
    labels
}

/// The label of an address.
///
/// Source: coredns/coredns plugin/kubernetes/kubernetes.go endpointHostname
pub(super) fn dashed(address: &str) -> String {
    let label = address.replace(['.', ':'], "-");
    if address.contains(':') && label.ends_with('-') { label + "0" } else { label }
}

/// The name of an address, if it is one of this Service.
fn reverse(asking: &mut Asking, ip: IpAddr, service: &Service) -> Option<NameRow> {
    let row = asking.row(reverse_name(ip), RecordType::PTR, "address")?;
    let own = format!(".{}.{}.svc.", service.name, service.namespace);
    let is_own = |name: &String| format!(".{name}").contains(&own);
    (row.answer.iter().any(is_own) || !row.needs.is_empty()).then_some(row)
}

/// The name of an address in the reverse zones.
pub(super) fn reverse_name(ip: IpAddr) -> String {
    match ip {
        IpAddr::V4(ip) => {
            let [a, b, c, d] = ip.octets();
            format!("{d}.{c}.{b}.{a}.in-addr.arpa.")
        }
        IpAddr::V6(ip) => {
            let octets = ip.octets();
            let nibbles = octets.iter().rev().flat_map(|octet| [octet & 15, octet >> 4]);
            nibbles.map(|nibble| format!("{nibble:x}.")).collect::<String>() + "ip6.arpa."
        }
    }
}

/// Whether a name leads to something.
pub(super) fn exists(known: &Known) -> bool {
    matches!(known, Known::Records(_))
}
