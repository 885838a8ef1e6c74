//! The Services of a cluster with all that their endpoints depend on.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::derive::derive;
use super::endpoint_slice::EndpointSlice;
use super::endpoints::{Endpoints, Origin};
use super::need::Need;
use super::pod::{Node, Pod};
use super::service::{Service, ServiceType};
use super::template::PodTemplate;
use crate::meta::Gvk;
use crate::objects::{Complete, Objects, ObjectsError};

/// The Services, EndpointSlices, Pods and Nodes of a cluster.
#[derive(Debug, Clone, Default)]
pub struct Services {
    /// By Namespace and name.
    services: BTreeMap<(String, String), Service>,
    pods: Vec<Pod>,
    templates: Vec<PodTemplate>,
    nodes: BTreeMap<String, Node>,
    /// By Namespace and name.
    slices: BTreeMap<(String, String), Arc<EndpointSlice>>,
    /// The slices of each Service, by its Namespace and name.
    slices_of: BTreeMap<(String, String), Vec<Arc<EndpointSlice>>>,
    /// The Pods of a Namespace that have a label which a Service selects.
    labelled: BTreeMap<Label, Vec<usize>>,
    services_complete: bool,
    slices_complete: bool,
    pods_complete: bool,
}

/// A Namespace, a key and a value.
type Label = (String, String, String);

impl Services {
    /// Whether objects of this kind are read.
    pub fn reads(kind: &Gvk) -> bool {
        let core = kind.group.is_empty() && matches!(kind.kind.as_str(), "Service" | "Pod" | "Node");
        let slice = kind.group == "discovery.k8s.io" && kind.kind == "EndpointSlice";
        (core || slice) && kind.version == "v1"
    }

    /// Reads the objects of a cluster; other kinds are ignored.
    ///
    /// Cost: linear in the number of objects.
    ///
    /// # Errors
    ///
    /// [`ObjectsError`], if a field that is read has a wrong type, or an object is given twice.
    pub fn read(objects: &Objects, complete: &[Complete]) -> Result<Self, ObjectsError> {
        let mut read = Self {
            services_complete: complete.contains(&Complete::Services),
            slices_complete: complete.contains(&Complete::EndpointSlices),
            pods_complete: complete.contains(&Complete::Pods),
            ..Self::default()
        };
        for object in objects.read_by(Self::reads)? {
            let place = object.place();
            match object.gvk.kind.as_str() {
                "Service" => {
                    let service = Service::read(&place)?;
                    read.services.insert((service.namespace.clone(), service.name.clone()), service);
                }
                "EndpointSlice" => {
                    let slice = Arc::new(EndpointSlice::read(&place)?);
                    read.slices.insert((slice.namespace.clone(), slice.name.clone()), slice);
                }
                "Pod" => read.pods.push(Pod::read(&place)?),
                _ => {
                    let node = Node::read(&place)?;
                    read.nodes.insert(node.name.clone(), node);
                }
            }
        }
        read.index();
        Ok(read)
    }

    /// Reads the templates of workloads as well.
    ///
    /// # Errors
    ///
    /// [`ObjectsError`], if a field of a workload that is read has a wrong type.
    pub fn with_templates(self, objects: &Objects) -> Result<Self, ObjectsError> {
        Ok(Self { templates: PodTemplate::read_all(objects)?, ..self })
    }

    /// Finds the slices of each Service, and the Pods with each label that a Service selects.
    fn index(&mut self) {
        for slice in self.slices.values() {
            if let Some(service) = slice.service_name() {
                let key = (slice.namespace.clone(), service.to_owned());
                self.slices_of.entry(key).or_default().push(Arc::clone(slice));
            }
        }
        for service in self.services.values() {
            for (key, value) in &service.selector {
                self.labelled.entry((service.namespace.clone(), key.clone(), value.clone())).or_default();
            }
        }
        for (index, pod) in self.pods.iter().enumerate() {
            for (key, value) in &pod.labels {
                let label = (pod.namespace.clone(), key.clone(), value.clone());
                if let Some(pods) = self.labelled.get_mut(&label) {
                    pods.push(index);
                }
            }
        }
    }

    /// Whether all Services were given.
    pub(super) fn services_complete(&self) -> bool {
        self.services_complete
    }

    /// Whether all Pods were given.
    pub(super) fn pods_complete(&self) -> bool {
        self.pods_complete
    }

    /// A Service.
    pub fn service(&self, namespace: &str, name: &str) -> Option<&Service> {
        self.services.get(&(namespace.to_owned(), name.to_owned()))
    }

    /// The Services, by Namespace and name.
    pub fn iter(&self) -> impl Iterator<Item = &Service> {
        self.services.values()
    }

    /// The Pods, in the order in which they were given.
    pub fn pods(&self) -> &[Pod] {
        &self.pods
    }

    /// The EndpointSlices that were given, by Namespace and name, also those without a Service.
    pub fn given_slices(&self) -> impl Iterator<Item = &Arc<EndpointSlice>> {
        self.slices.values()
    }

    /// A Node, if it was given.
    pub fn node(&self, name: &str) -> Option<&Node> {
        self.nodes.get(name)
    }

    /// The Pods that a Service selects, among those that were given; none if it has no selector.
    pub fn selected_by(&self, service: &Service) -> Vec<&Pod> {
        let candidates = service.selector.iter().map(|(key, value)| {
            let label = (service.namespace.clone(), key.clone(), value.clone());
            self.labelled.get(&label).map(Vec::as_slice).unwrap_or_default()
        });
        let fewest = candidates.min_by_key(|pods| pods.len()).unwrap_or_default();
        let pods = fewest.iter().filter_map(|index| self.pods.get(*index));
        pods.filter(|pod| service.selects(&pod.labels)).collect()
    }

    /// The templates that stand for the Pods of a Service, where neither its Pods nor its EndpointSlices are known.
    pub fn templates_for(&self, service: &Service) -> Vec<&PodTemplate> {
        let key = (service.namespace.clone(), service.name.clone());
        let are_known = self.pods_complete || self.slices_complete || self.slices_of.contains_key(&key);
        if are_known || !self.selected_by(service).is_empty() {
            return Vec::new();
        }
        let of_namespace = self.templates.iter().filter(|template| template.pod.namespace == service.namespace);
        of_namespace.filter(|template| service.selects(&template.pod.labels)).collect()
    }

    /// The EndpointSlices of a Service: those that were given, else those that the controller makes from its Pods.
    ///
    /// A Service of type `ExternalName` gets none, nor does one without a selector; slices that somebody made for it by
    /// hand are used if they were given.
    ///
    /// Source: kubernetes/kubernetes pkg/controller/endpointslice/endpointslice_controller.go syncService
    pub fn endpoints_of(&self, service: &Service) -> Endpoints {
        let (namespace, name) = (service.namespace.clone(), service.name.clone());
        let known =
            |origin, slices| Endpoints { slices, origin, needs: Vec::new(), assumed: Vec::new(), left_out: Vec::new() };
        let given = self.slices_of.get(&(namespace.clone(), name.clone())).cloned().unwrap_or_default();
        if !given.is_empty() || self.slices_complete {
            return known(Origin::Given, given);
        }
        if service.service_type == ServiceType::ExternalName {
            return known(Origin::None, Vec::new());
        }
        // The slices of a Service whose deletion has begun stay as they are until it is gone.
        if service.selector.is_empty() || service.deleting {
            let needs = vec![Need::EndpointSlices { namespace, name }];
            return Endpoints { needs, ..known(Origin::None, Vec::new()) };
        }
        let derived = derive(service, &self.selected_by(service), &self.nodes);
        let needs = match self.pods_complete {
            true => Vec::new(),
            false => vec![Need::Pods { namespace, selector: service.selector.clone() }],
        };
        Endpoints {
            needs,
            assumed: derived.assumed,
            left_out: derived.left_out,
            ..known(Origin::Derived, derived.slices)
        }
    }
}
