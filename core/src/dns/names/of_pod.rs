//! The names of a Pod.

use crate::dns::message::RecordType;
use crate::dns::need::DnsNeed;
use crate::services::{Pod, Service, Services};

use super::asking::Asking;
use super::condition::{Condition, NameCondition};
use super::error::NamesError;
use super::of_service::dashed;
use super::row::{NameRow, NamesOf};

/// What stands in a name for an address that is not known yet.
pub(super) const ADDRESS: &str = "<address>";

pub(super) fn rows(asking: &mut Asking, services: &Services, of: &NamesOf) -> Result<Vec<NameRow>, NamesError> {
    let mut pods = services.pods().iter();
    let Some(pod) = pods.find(|pod| pod.namespace == of.namespace && pod.name == of.name) else {
        return Err(NamesError::NotGiven {
            kind: of.kind.clone(),
            namespace: of.namespace.clone(),
            name: of.name.clone(),
        });
    };
    let mut rows = Vec::new();
    for service in services.iter().filter(|service| service.namespace == pod.namespace) {
        rows.extend(under(asking, services, service, pod));
    }
    if let (Some(hostname), Some(subdomain)) = (&pod.hostname, &pod.subdomain)
        && services.service(&pod.namespace, subdomain).is_none()
    {
        rows.insert(0, without_service(asking, pod, hostname, subdomain));
    }
    for address in &pod.ips {
        let name = asking.absolute(&format!("{}.{}.pod", dashed(address), pod.namespace));
        rows.extend(asking.addresses(&name, "address"));
    }
    if pod.ips.is_empty() {
        let name = asking.absolute(&format!("{ADDRESS}.{}.pod", pod.namespace));
        let mut row = NameRow::new(name, RecordType::A, "address");
        row.needs.push(need(pod));
        rows.push(row);
    }
    Ok(rows)
}

fn need(pod: &Pod) -> DnsNeed {
    DnsNeed::PodIp { namespace: pod.namespace.clone(), name: pod.name.clone() }
}

/// The name of a Pod under a Service: by its hostname, if its subdomain is the Service, else by its address.
fn under(asking: &mut Asking, services: &Services, service: &Service, pod: &Pod) -> Vec<NameRow> {
    let endpoints = services.endpoints_of(service);
    let all = endpoints.slices.iter().flat_map(|slice| &slice.endpoints);
    let own: Vec<_> = all
        .filter(|endpoint| {
            endpoint.target_ref.as_ref().is_some_and(|target| target.kind == "Pod" && target.name == pod.name)
        })
        .collect();
    let selects = services.selected_by(service).iter().any(|selected| selected.name == pod.name);
    let named = pod.subdomain.as_ref() == Some(&service.name);
    if own.is_empty() && !selects && !named {
        return Vec::new();
    }
    let base = asking.absolute(&format!("{}.{}.svc", service.name, service.namespace));
    let conditions = conditions(service, pod, selects || !own.is_empty(), named);
    let hostname = pod.hostname.as_ref().filter(|_| named);
    let mut labels: Vec<String> = own
        .iter()
        .flat_map(|endpoint| {
            let hostname = endpoint.hostname.clone().filter(|name| !name.is_empty());
            endpoint.addresses.iter().map(move |address| hostname.clone().unwrap_or_else(|| dashed(address)))
        })
        .collect();
    if labels.is_empty() {
        match hostname {
            Some(hostname) => labels.push(hostname.clone()),
            None => labels.extend(pod.ips.iter().map(|address| dashed(address))),
        }
    }
    labels.dedup();
    let of = format!("endpoint of {}", service.name);
    if labels.is_empty() {
        let mut row = NameRow::new(format!("{ADDRESS}.{base}"), RecordType::A, of);
        row.needs.push(need(pod));
        row.conditions = conditions;
        return vec![row];
    }
    let mut rows = Vec::new();
    for label in labels {
        let found = asking.addresses(&format!("{label}.{base}"), &of);
        rows.extend(found.into_iter().map(|row| NameRow { conditions: conditions.clone(), ..row }));
    }
    rows
}

fn conditions(service: &Service, pod: &Pod, selects: bool, named: bool) -> Vec<Condition> {
    let (namespace, name) = (service.namespace.clone(), service.name.clone());
    let mut conditions = Vec::new();
    if named {
        let exists = NameCondition::ServiceExists { namespace: namespace.clone(), service: name.clone() };
        conditions.push(exists.known(true));
    }
    conditions.push(NameCondition::ServiceSelectsPod { namespace, service: name }.known(selects));
    if !service.publish_not_ready_addresses {
        conditions.push(NameCondition::PodReady { pod: pod.name.clone() }.known(pod.ready && !pod.terminating));
    }
    if pod.ips.is_empty() {
        conditions.push(NameCondition::PodHasAddress { pod: pod.name.clone() }.open());
    }
    conditions
}

/// The name that a Pod would have if there were the Service that its subdomain names.
fn without_service(asking: &mut Asking, pod: &Pod, hostname: &str, subdomain: &str) -> NameRow {
    let name = asking.absolute(&format!("{hostname}.{subdomain}.{}.svc", pod.namespace));
    let mut row = NameRow::new(name.clone(), RecordType::A, format!("endpoint of {subdomain}"));
    if let Some(asked) = asking.row(name, RecordType::A, row.of.clone()) {
        row = asked;
    }
    let (namespace, service) = (pod.namespace.clone(), subdomain.to_owned());
    let exists = NameCondition::ServiceExists { namespace, service };
    let known = asking.zone().is_complete(crate::objects::Complete::Services);
    row.conditions.push(if known { exists.known(false) } else { exists.open() });
    row
}
