//! Names of Services and Namespaces that do not exist.

use super::cluster_name::ClusterName;
use super::evidence::Evidence;
use super::finding::Finding;
use super::fix::Fix;
use super::symptom::Symptom;
use crate::dns::corefile::Severity;
use crate::dns::kubernetes::{KubernetesReason, ObjectName};
use crate::dns::need::DnsNeed;

/// How many names are suggested.
const SUGGESTED: usize = 3;

pub(super) fn check(evidence: &Evidence<'_>) -> Vec<Finding> {
    if evidence.is_found() {
        return Vec::new();
    }
    // glibc and Go do not even ask for such a name.
    let mut found: Vec<Finding> =
        evidence.name.split('.').any(|label| label == "*").then(|| wildcard(evidence, "*")).into_iter().collect();
    for (told, reason) in evidence.reasons() {
        let candidate = told.name.to_string();
        found.extend(match reason {
            KubernetesReason::ServiceNotFound { object } => {
                no_service(evidence, &candidate, &object.namespace, &object.name)
            }
            KubernetesReason::NamespaceNotFound { namespace } => no_namespace(evidence, &candidate, namespace),
            KubernetesReason::NamespaceNotListed { namespace } => hidden(evidence, &candidate, namespace, "namespaces"),
            KubernetesReason::NamespaceNotSelected { namespace } => {
                hidden(evidence, &candidate, namespace, "namespace_labels")
            }
            KubernetesReason::EndpointNotFound { label, .. } if is_wildcard(label) => Some(wildcard(evidence, label)),
            _ => None,
        });
    }
    let (candidate, needs) = evidence.needs().unwrap_or_default();
    found.extend(needs.iter().filter_map(|need| match need {
        DnsNeed::Service { namespace, name } => no_service(evidence, candidate, namespace, name),
        DnsNeed::Namespace { name } => no_namespace(evidence, candidate, name),
        _ => None,
    }));
    found
}

fn is_wildcard(label: &str) -> bool {
    matches!(label, "*" | "any")
}

fn wildcard(evidence: &Evidence<'_>, label: &str) -> Finding {
    let finding = Finding::new(evidence.severity(), Symptom::WildcardRemoved { label: label.to_owned() });
    let labels: Vec<&str> = evidence.name.split('.').collect();
    let namespace = labels.iter().position(|part| *part == label).and_then(|at| labels.get(at.checked_add(1)?));
    let namespace = namespace.map(|label| (*label).to_owned()).or_else(|| evidence.own_namespace());
    let namespace = namespace.unwrap_or_else(|| "default".to_owned());
    finding.fix(Fix::CreateHeadlessService { namespace, name: "all".to_owned() })
}

/// A Service that is not in the Namespace in which it is looked for.
fn no_service(evidence: &Evidence<'_>, candidate: &str, namespace: &str, service: &str) -> Option<Finding> {
    if is_wildcard(service) {
        return Some(wildcard(evidence, service));
    }
    let name = ClusterName::of(candidate, service, namespace)?;
    let inventory = evidence.inventory;
    if let Some(first) = name.prefix.last()
        && !evidence.name.split('.').any(|label| label == "svc")
    {
        // The application likely means a Service and its Namespace, not an endpoint and its Service.
        if inventory.has_namespace(service) {
            return None;
        }
        let nearest = inventory.nearest_namespace(service, first).filter(|near| inventory.has_service(near, first));
        if let Some(nearest) = nearest {
            let symptom = Symptom::NoSuchNamespace {
                namespace: service.to_owned(),
                nearest: Some(nearest.clone()),
                namespaces: inventory.namespaces_of(first),
            };
            let meant = format!("{}.{nearest}", name.prefix.join("."));
            return Some(Finding::new(evidence.severity(), symptom).fix(Fix::AskFor { name: meant }));
        }
    }
    if let Some(set) =
        name.prefix.last().and_then(|pod| inventory.maker_of(namespace, pod)).filter(|set| set.service_name == service)
    {
        let symptom = Symptom::NoGoverningService { service: service.to_owned(), namespace: namespace.to_owned() };
        let finding = Finding::new(evidence.severity(), symptom);
        let object = ObjectName::new("StatefulSet", &set.namespace, &set.name);
        let fix = Fix::CreateHeadlessService { namespace: namespace.to_owned(), name: service.to_owned() };
        return Some(finding.decided_by(object, "spec.serviceName").fix(fix));
    }
    let elsewhere: Vec<String> =
        inventory.namespaces_of(service).into_iter().filter(|other| other != namespace).collect();
    let (service, namespace) = (service.to_owned(), namespace.to_owned());
    if !elsewhere.is_empty() {
        let fixes =
            elsewhere.iter().take(SUGGESTED).map(|other| Fix::AskFor { name: name.with(evidence, &service, other) });
        let fixes = fixes.collect();
        let symptom = Symptom::ServiceElsewhere { service, namespace, namespaces: elsewhere };
        return Some(Finding { fixes, ..Finding::new(evidence.severity(), symptom) });
    }
    let nearest = inventory.nearest_service(&namespace, &service)?;
    let fix = Fix::AskFor { name: name.with(evidence, &nearest, &namespace) };
    let symptom = Symptom::ServiceMisspelt { service, namespace, nearest };
    Some(Finding::new(evidence.severity(), symptom).fix(fix))
}

/// A Namespace that does not exist, if the application means a name in the cluster.
fn no_namespace(evidence: &Evidence<'_>, candidate: &str, namespace: &str) -> Option<Finding> {
    let (name, service) = meant(evidence, candidate, namespace)?;
    if is_wildcard(namespace) {
        return Some(wildcard(evidence, namespace));
    }
    let inventory = evidence.inventory;
    let nearest = inventory.nearest_namespace(namespace, service);
    let namespaces = if service.is_empty() { Vec::new() } else { inventory.namespaces_of(service) };
    let near = nearest.iter().filter(|near| inventory.has_service(near, service));
    let others = namespaces.iter().filter(|other| Some(*other) != nearest.as_ref());
    let names: Vec<&String> = near.chain(others).take(SUGGESTED).collect();
    let fixes =
        name.map(|name| names.iter().map(|other| Fix::AskFor { name: name.with(evidence, service, other) }).collect());
    // Without anything near, it is perhaps no name of the cluster at all.
    let severity = if nearest.is_some() || !namespaces.is_empty() { evidence.severity() } else { Severity::Info };
    let symptom = Symptom::NoSuchNamespace { namespace: namespace.to_owned(), nearest, namespaces };
    Some(Finding { fixes: fixes.unwrap_or_default(), ..Finding::new(severity, symptom) })
}

/// The name and its Service, if the application gives a Namespace at all.
fn meant<'c>(
    evidence: &Evidence<'_>,
    candidate: &'c str,
    namespace: &str,
) -> Option<(Option<ClusterName<'c>>, &'c str)> {
    let labels: Vec<&str> = candidate.trim_end_matches('.').split('.').collect();
    let at = labels.windows(2).position(|part| part == [namespace, "svc"])?;
    let service = at.checked_sub(1).and_then(|before| labels.get(before)).copied().unwrap_or_default();
    let given: Vec<&str> = evidence.name.trim_end_matches('.').split('.').collect();
    let names_it = match given.iter().position(|label| *label == "svc") {
        Some(at) => at.checked_sub(1).and_then(|before| given.get(before)) == Some(&namespace),
        None => given.len() == 2 && given.last() == Some(&namespace),
    };
    names_it.then(|| (ClusterName::of(candidate, service, namespace), service))
}

fn hidden(evidence: &Evidence<'_>, candidate: &str, namespace: &str, option: &'static str) -> Option<Finding> {
    let own = evidence.own_namespace().as_deref() == Some(namespace);
    if !own {
        meant(evidence, candidate, namespace)?;
    }
    let symptom = Symptom::NamespaceHidden { namespace: namespace.to_owned(), option };
    let severity = if evidence.inventory.has_namespace(namespace) { evidence.severity() } else { Severity::Info };
    Some(Finding::new(severity, symptom).decided_by(ObjectName::new("Namespace", "", namespace), option))
}
