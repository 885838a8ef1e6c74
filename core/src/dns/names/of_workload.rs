//! The names that the Pods of a workload will have.

use std::collections::BTreeMap;

use crate::dns::message::RecordType;
use crate::dns::need::DnsNeed;
use crate::objects::place::Place;
use crate::objects::{Complete, Objects, ObjectsError};
use crate::services::{Service, Services};

use super::asking::{Asking, Known};
use super::condition::{Condition, NameCondition};
use super::error::NamesError;
use super::of_pod::ADDRESS;
use super::row::{NameRow, NamesOf};

/// The kinds of workloads, with their group.
pub(super) const KINDS: &[(&str, &str)] =
    &[("StatefulSet", "apps"), ("Deployment", "apps"), ("ReplicaSet", "apps"), ("DaemonSet", "apps")];

/// The most Pods that are listed.
const MOST_PODS: i32 = 1000;

/// What the Pods of a workload have in common.
struct Template {
    namespace: String,
    labels: BTreeMap<String, String>,
    /// The hostname of every Pod, if the template says one.
    hostname: Option<String>,
    subdomain: Option<String>,
}

pub(super) fn rows(
    asking: &mut Asking,
    services: &Services,
    objects: &Objects,
    of: &NamesOf,
) -> Result<Vec<NameRow>, NamesError> {
    let mut found = objects.iter().filter(|object| {
        let namespace = object.namespace.as_deref().unwrap_or("default");
        object.gvk.kind == of.kind
            && KINDS.contains(&(of.kind.as_str(), object.gvk.group.as_str()))
            && object.name.as_deref() == Some(&of.name)
            && namespace == of.namespace
    });
    let Some(workload) = found.next() else {
        return Err(NamesError::NotGiven {
            kind: of.kind.clone(),
            namespace: of.namespace.clone(),
            name: of.name.clone(),
        });
    };
    let place = workload.place();
    let spec = place.object("spec")?.ok_or_else(|| place.missing(&["spec"]))?;
    let mut template = Template::read(&spec, &of.namespace)?;
    let mut rows = Vec::new();
    if of.kind == "StatefulSet" {
        // The controller gives each Pod its own name as hostname, and the governing Service as subdomain.
        template.subdomain = spec.text("serviceName")?.filter(|name| !name.is_empty());
        let start = spec.object("ordinals")?.map(|ordinals| ordinals.integer("start")).transpose()?.flatten();
        let (start, replicas) = (start.unwrap_or(0), spec.integer_pointer("replicas")?.unwrap_or(1));
        for ordinal in start..start.saturating_add(replicas.clamp(0, MOST_PODS)) {
            let pod = format!("{}-{ordinal}", of.name);
            rows.extend(by_hostname(asking, services, &template, &pod, &pod));
        }
    } else if let Some(hostname) = template.hostname.clone() {
        rows.extend(by_hostname(asking, services, &template, &hostname, &of.name));
    }
    for service in services.iter().filter(|service| selects(service, &template)) {
        let base = asking.absolute(&format!("{}.{}.svc", service.name, service.namespace));
        rows.extend(asking.addresses(&base, &format!("service {}", service.name)));
        let by_hostname = template.subdomain.as_ref() == Some(&service.name)
            && (of.kind == "StatefulSet" || template.hostname.is_some());
        if !by_hostname {
            rows.push(by_address(format!("{ADDRESS}.{base}"), format!("endpoint of {}", service.name), of));
        }
    }
    let name = asking.absolute(&format!("{ADDRESS}.{}.pod", of.namespace));
    rows.push(by_address(name, "address".to_owned(), of));
    Ok(rows)
}

impl Template {
    fn read(spec: &Place<'_>, namespace: &str) -> Result<Self, ObjectsError> {
        let template = spec.object("template")?.ok_or_else(|| spec.missing(&["template"]))?;
        let labels = template.object("metadata")?.map(|metadata| metadata.text_map("labels")).transpose()?;
        let pod = template.object("spec")?;
        let text = |name| {
            let text = pod.as_ref().map(|pod| pod.text(name)).transpose()?.flatten();
            Ok::<_, ObjectsError>(text.filter(|text| !text.is_empty()))
        };
        Ok(Self {
            namespace: namespace.to_owned(),
            labels: labels.unwrap_or_default(),
            hostname: text("hostname")?,
            subdomain: text("subdomain")?,
        })
    }
}

fn selects(service: &Service, template: &Template) -> bool {
    service.namespace == template.namespace
        && !service.selector.is_empty()
        && service.selector.iter().all(|(key, value)| template.labels.get(key) == Some(value))
}

/// The row of a Pod's name by its hostname, under the Service that its subdomain names.
fn by_hostname(
    asking: &mut Asking,
    services: &Services,
    template: &Template,
    hostname: &str,
    pod: &str,
) -> Option<NameRow> {
    let subdomain = template.subdomain.as_ref()?;
    let name = asking.absolute(&format!("{hostname}.{subdomain}.{}.svc", template.namespace));
    let mut row = NameRow::new(name, RecordType::A, format!("pod {pod}"));
    let needs = DnsNeed::PodIp { namespace: template.namespace.clone(), name: pod.to_owned() };
    match asking.ask(&row.name, RecordType::A) {
        Known::Records(_) => row = asking.row(row.name.clone(), RecordType::A, row.of.clone()).unwrap_or(row),
        _ => row.needs.push(needs),
    }
    row.conditions = conditions(asking, services, template, subdomain, pod);
    Some(row)
}

fn conditions(asking: &Asking, services: &Services, template: &Template, subdomain: &str, pod: &str) -> Vec<Condition> {
    let (namespace, service) = (template.namespace.clone(), subdomain.to_owned());
    let exists = NameCondition::ServiceExists { namespace: namespace.clone(), service: service.clone() };
    let selected = NameCondition::ServiceSelectsPod { namespace, service };
    let ready = NameCondition::PodReady { pod: pod.to_owned() }.open();
    match services.service(&template.namespace, subdomain) {
        Some(found) => {
            let mut conditions = vec![exists.known(true), selected.known(selects(found, template))];
            if !found.publish_not_ready_addresses {
                conditions.push(ready);
            }
            conditions
        }
        None if asking.zone().is_complete(Complete::Services) => vec![exists.known(false), selected.open(), ready],
        None => vec![exists.open(), selected.open(), ready],
    }
}

fn by_address(name: String, what: String, of: &NamesOf) -> NameRow {
    let mut row = NameRow::new(name, RecordType::A, what);
    row.needs.push(DnsNeed::PodIp { namespace: of.namespace.clone(), name: of.name.clone() });
    row
}
