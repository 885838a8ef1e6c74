//! What there is in a cluster, for comparison with what a lookup asks for.

use std::collections::BTreeSet;

use super::nearest::nearest;
use crate::meta::Gvk;
use crate::objects::{Complete, Object, Objects, ObjectsError};
use crate::services::{PodTemplate, Services};

/// The Services, Pods, Namespaces, StatefulSets and templates of a cluster.
#[derive(Debug, Clone, Default)]
pub struct Inventory {
    pub(super) services: Services,
    namespaces: BTreeSet<String>,
    stateful_sets: Vec<StatefulSet>,
}

/// A StatefulSet, as far as its Pods' names hang on it.
#[derive(Debug, Clone)]
pub(super) struct StatefulSet {
    pub(super) namespace: String,
    pub(super) name: String,
    /// Empty if it has none.
    pub(super) service_name: String,
}

impl StatefulSet {
    /// Whether a Pod of this name is one of its own.
    pub(super) fn makes(&self, pod: &str) -> bool {
        let number = pod.strip_prefix(&self.name).and_then(|rest| rest.strip_prefix('-'));
        number.is_some_and(|number| !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()))
    }
}

impl Inventory {
    /// Whether objects of this kind are read.
    pub fn reads(kind: &Gvk) -> bool {
        let is_namespace = kind.group.is_empty() && kind.kind == "Namespace";
        is_namespace || Services::reads(kind) || PodTemplate::is_in(kind)
    }

    /// Reads the objects of a cluster.
    ///
    /// Cost: linear in the number of objects.
    ///
    /// # Errors
    ///
    /// [`ObjectsError`], if a field that is read has a wrong type, or an object is given twice.
    pub fn read(objects: &Objects, complete: &[Complete]) -> Result<Self, ObjectsError> {
        let services = Services::read(objects, complete)?.with_templates(objects)?;
        let mut namespaces: BTreeSet<String> = services.iter().map(|service| service.namespace.clone()).collect();
        namespaces.extend(services.pods().iter().map(|pod| pod.namespace.clone()));
        let given = objects.iter().filter(|object| object.gvk.group.is_empty() && object.gvk.kind == "Namespace");
        namespaces.extend(given.filter_map(|object| object.name.clone()));
        let sets = objects.iter().filter(|object| object.gvk.group == "apps" && object.gvk.kind == "StatefulSet");
        let stateful_sets = sets.filter_map(stateful_set).collect();
        Ok(Self { services, namespaces, stateful_sets })
    }

    /// The Services and what their endpoints depend on.
    pub fn services(&self) -> &Services {
        &self.services
    }

    pub(super) fn has_namespace(&self, name: &str) -> bool {
        self.namespaces.contains(name)
    }

    pub(super) fn has_service(&self, namespace: &str, name: &str) -> bool {
        self.services.service(namespace, name).is_some()
    }

    /// The Namespaces with a Service of this name.
    pub(super) fn namespaces_of(&self, service: &str) -> Vec<String> {
        let of = self.services.iter().filter(|given| given.name == service);
        of.map(|given| given.namespace.clone()).collect()
    }

    /// The Namespace with the nearest name; one that has the Service goes before others.
    pub(super) fn nearest_namespace(&self, name: &str, service: &str) -> Option<String> {
        let with_service = self.namespaces.iter().filter(|namespace| self.has_service(namespace, service));
        let found = nearest(name, with_service.map(String::as_str));
        found.or_else(|| nearest(name, self.namespaces.iter().map(String::as_str))).map(str::to_owned)
    }

    /// The Service of a Namespace with the nearest name.
    pub(super) fn nearest_service(&self, namespace: &str, name: &str) -> Option<String> {
        let there = self.services.iter().filter(|service| service.namespace == namespace);
        nearest(name, there.map(|service| service.name.as_str())).map(str::to_owned)
    }

    /// The StatefulSet that makes a Pod.
    pub(super) fn maker_of(&self, namespace: &str, pod: &str) -> Option<&StatefulSet> {
        self.stateful_sets.iter().find(|set| set.namespace == namespace && set.makes(pod))
    }
}

fn stateful_set(object: &Object) -> Option<StatefulSet> {
    let service_name = object.document.at("/spec/serviceName").and_then(|name| name.as_str());
    Some(StatefulSet {
        namespace: object.namespace.clone().unwrap_or_else(|| "default".to_owned()),
        name: object.name.clone()?,
        service_name: service_name.unwrap_or_default().into_owned(),
    })
}
