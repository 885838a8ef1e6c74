//! Names of headless Services, of their endpoints and of ports.

use std::net::IpAddr;

use super::evidence::Evidence;
use super::finding::Finding;
use super::fix::Fix;
use super::symptom::Symptom;
use crate::dns::asker::Told;
use crate::dns::kubernetes::{KubernetesReason, ObjectName, PortName, UnreadyEndpoint};
use crate::dns::server::{ChainReason, Reason};
use crate::gotext::ip::parse_ip;
use crate::services::Service;
use crate::services::connectivity::near;

const PUBLISH: &str = "spec.publishNotReadyAddresses";

pub(super) fn check(evidence: &Evidence<'_>) -> Vec<Finding> {
    if evidence.is_found() {
        return Vec::new();
    }
    let found = evidence.reasons().filter_map(|(told, reason)| match reason {
        KubernetesReason::NoReadyEndpoint { object, unready }
        | KubernetesReason::EmptyServiceIgnored { object, unready } => Some(not_ready(evidence, told, object, unready)),
        KubernetesReason::EndpointNotFound { object, label, labels, unready } => {
            endpoint(evidence, object, label, labels, unready)
        }
        KubernetesReason::PortNotFound { object, port, protocol, ports } => {
            Some(no_port(evidence, told, object, [port, protocol], ports))
        }
        KubernetesReason::PodNotFound { namespace, address } => second_address(evidence, namespace, address),
        _ => None,
    });
    found.collect()
}

fn service<'e>(evidence: &Evidence<'e>, object: &ObjectName) -> Option<&'e Service> {
    evidence.inventory.services.service(&object.namespace, &object.name)
}

/// A Service without a ready endpoint.
fn not_ready(evidence: &Evidence<'_>, told: &Told, object: &ObjectName, unready: &[UnreadyEndpoint]) -> Finding {
    let services = &evidence.inventory.services;
    let given = service(evidence, object).filter(|service| !service.selector.is_empty() && unready.is_empty());
    if let Some(service) = given.filter(|service| services.selected_by(service).is_empty()) {
        let selector = service.selector.clone();
        let symptom = Symptom::SelectorMatchesNoPod { selector: selector.clone(), near: near(services, service) };
        let fix = Fix::MatchLabels { namespace: service.namespace.clone(), selector };
        return Finding::new(evidence.severity(), symptom).decided_by(object.clone(), "spec.selector").fix(fix);
    }
    let denial_seconds = told.reply.path.iter().find_map(|step| match &step.reason {
        Reason::Chain(ChainReason::CacheKept { seconds, kind: "denial" }) => Some(*seconds),
        _ => None,
    });
    let symptom = Symptom::HeadlessNotReady { unready: unready.to_vec(), denial_seconds };
    let finding = Finding::new(evidence.severity(), symptom).decided_by(object.clone(), PUBLISH);
    make_ready(finding, object, unready)
}

fn make_ready(finding: Finding, object: &ObjectName, unready: &[UnreadyEndpoint]) -> Finding {
    if unready.is_empty() {
        return finding;
    }
    let pods: Vec<String> = unready.iter().map(|endpoint| endpoint.pod.clone()).filter(|pod| !pod.is_empty()).collect();
    let finding = if pods.is_empty() { finding } else { finding.fix(Fix::MakeReady { pods }) };
    finding.fix(Fix::SetField { object: object.clone(), field: PUBLISH, value: "true".to_owned() })
}

/// A name below a Service that no ready endpoint has.
fn endpoint(
    evidence: &Evidence<'_>,
    object: &ObjectName,
    label: &str,
    labels: &[String],
    unready: &[UnreadyEndpoint],
) -> Option<Finding> {
    if matches!(label, "*" | "any") {
        return None;
    }
    let severity = evidence.severity();
    if let Some(endpoint) = unready.iter().find(|endpoint| endpoint.pod == label || dashed(&endpoint.address) == label)
    {
        let finding = Finding::new(severity, Symptom::PodNameNotReady { endpoint: endpoint.clone() });
        return Some(make_ready(finding.decided_by(object.clone(), PUBLISH), object, std::slice::from_ref(endpoint)));
    }
    let finding = other_name(evidence, object, label)
        .or_else(|| other_service(evidence, object, label))
        .or_else(|| unnamed_pod(evidence, object, label));
    Some(finding.unwrap_or_else(|| {
        let symptom = Symptom::NoSuchEndpoint { label: label.to_owned(), labels: labels.to_vec() };
        let near = super::nearest::nearest(label, labels.iter().map(String::as_str));
        let fix = near.map(|near| Fix::AskFor { name: evidence.name.replacen(label, near, 1) });
        let finding = Finding::new(severity, symptom);
        let finding = Finding { object: Some(object.clone()), ..finding };
        fix.map_or(finding.clone(), |fix| finding.fix(fix))
    }))
}

/// An address as the label of an endpoint without hostname.
fn dashed(address: &str) -> String {
    address.replace(['.', ':'], "-")
}

/// The label is the address of an endpoint that has a name of its own.
fn other_name(evidence: &Evidence<'_>, object: &ObjectName, label: &str) -> Option<Finding> {
    let endpoints = evidence.inventory.services.endpoints_of(service(evidence, object)?);
    let mut each = endpoints.slices.iter().flat_map(|slice| &slice.endpoints);
    let endpoint = each.find(|endpoint| endpoint.addresses.iter().any(|address| dashed(address) == label))?;
    let address = endpoint.addresses.iter().find(|address| dashed(address) == label)?.clone();
    let hostname = endpoint.hostname.clone().filter(|hostname| !hostname.is_empty());
    let field = if hostname.is_some() { "hostname" } else { "endpoint_pod_names" };
    let own = hostname.or_else(|| endpoint.target_ref.as_ref().map(|target| target.name.clone()))?;
    let fix = Fix::AskFor { name: evidence.name.replacen(label, &own, 1) };
    let symptom = Symptom::EndpointHasName { address, label: own };
    Some(Finding::new(evidence.severity(), symptom).decided_by(object.clone(), field).fix(fix))
}

/// The label is a Pod of a StatefulSet that names another Service.
fn other_service(evidence: &Evidence<'_>, object: &ObjectName, label: &str) -> Option<Finding> {
    let set = evidence.inventory.maker_of(&object.namespace, label)?;
    if set.service_name == object.name {
        return None;
    }
    let of = ObjectName::new("StatefulSet", &set.namespace, &set.name);
    let symptom = Symptom::OtherServiceName { service_name: set.service_name.clone(), service: object.name.clone() };
    let finding = Finding::new(evidence.severity(), symptom).decided_by(of.clone(), "spec.serviceName");
    let there = evidence.inventory.has_service(&set.namespace, &set.service_name);
    let asked = format!("{label}.{}", object.name);
    let meant = evidence.name.replacen(&asked, &format!("{label}.{}", set.service_name), 1);
    let finding = if there { finding.fix(Fix::AskFor { name: meant }) } else { finding };
    Some(finding.fix(Fix::SetField { object: of, field: "spec.serviceName", value: object.name.clone() }))
}

/// The label is a Pod without the fields that would give it a name there.
fn unnamed_pod(evidence: &Evidence<'_>, object: &ObjectName, label: &str) -> Option<Finding> {
    let pods = evidence.inventory.services.pods();
    let pod = pods.iter().find(|pod| {
        let is_named = pod.name == label || pod.hostname.as_deref() == Some(label);
        pod.namespace == object.namespace && is_named
    })?;
    let has_subdomain = pod.subdomain.as_deref() == Some(&*object.name);
    if has_subdomain && pod.hostname.is_some() {
        return None;
    }
    let of = ObjectName::new("Pod", &pod.namespace, &pod.name);
    let (field, value) =
        if has_subdomain { ("spec.hostname", label.to_owned()) } else { ("spec.subdomain", object.name.clone()) };
    let symptom = Symptom::PodWithoutName {
        hostname: pod.hostname.clone(),
        subdomain: pod.subdomain.clone(),
        service: object.name.clone(),
    };
    let finding = Finding::new(evidence.severity(), symptom).decided_by(of.clone(), field);
    Some(finding.fix(Fix::SetField { object: of, field, value }))
}

fn no_port(
    evidence: &Evidence<'_>,
    told: &Told,
    object: &ObjectName,
    [port, protocol]: [&String; 2],
    ports: &[PortName],
) -> Finding {
    let symptom = Symptom::PortNotNamed { port: port.clone(), protocol: protocol.clone(), ports: ports.to_vec() };
    let finding = Finding::new(evidence.severity(), symptom).decided_by(object.clone(), "spec.ports");
    let asked = format!("_{port}._{protocol}.");
    let is_asked = told.name.to_string().starts_with(&asked) && evidence.name.starts_with(&asked);
    match ports {
        [PortName { name, .. }] if name.is_empty() => {
            let field = "spec.ports[0].name";
            finding.fix(Fix::SetField { object: object.clone(), field, value: port.clone() })
        }
        ports if is_asked => {
            let named = ports.iter().filter(|given| !given.name.is_empty());
            let names = named.map(|given| {
                let own = format!("_{}._{}.", given.name, given.protocol.to_ascii_lowercase());
                Fix::AskFor { name: evidence.name.replacen(&asked, &own, 1) }
            });
            Finding { fixes: names.take(3).collect(), ..finding }
        }
        _ => finding,
    }
}

/// An address of a Pod that is not its first.
fn second_address(evidence: &Evidence<'_>, namespace: &str, address: &str) -> Option<Finding> {
    let asked: IpAddr = parse_ip(address)?;
    let mut pods = evidence.inventory.services.pods().iter().filter(|pod| pod.namespace == namespace);
    let pod = pods.find(|pod| pod.addresses().skip(1).any(|ip| ip == asked))?;
    let indexed = pod.ips.first()?.clone();
    let symptom = Symptom::SecondAddressNotIndexed { address: address.to_owned(), indexed };
    let of = ObjectName::new("Pod", &pod.namespace, &pod.name);
    let finding = Finding::new(evidence.severity(), symptom).decided_by(of, "status.podIPs");
    Some(finding.fix(Fix::UpgradeCoreDns { version: "1.15.0" }))
}
