//! From the objects of a cluster to a Zone.

use std::sync::Arc;

use super::Zone;
use super::builder::{Builder, EndpointRow, ImportRow, PortRow, ServiceRow, SliceRow};
use super::contents::{Contents, Derivation};
use super::error::ZoneError;
use super::records::{EndpointsSource, NamespaceSource};
use crate::meta::{Gvk, Labels, Selector};
use crate::objects::place::Place;
use crate::objects::{Complete, Objects, ObjectsError};
use crate::services::{EndpointSlice, Endpoints, Origin, Pod, Service, ServiceType, Services};

/// The Namespaces that the server creates itself.
///
/// Source: kubernetes/kubernetes pkg/controlplane/controller/systemnamespaces
const BUILT_IN_NAMESPACES: [&str; 4] = ["default", "kube-node-lease", "kube-public", "kube-system"];
/// The label that the server writes into every Namespace.
const NAMESPACE_NAME: &str = "kubernetes.io/metadata.name";
/// Source: kubernetes-sigs/mcs-api pkg/apis/v1alpha1/well_known_labels.go
const IMPORTED_SERVICE: &str = "multicluster.kubernetes.io/service-name";
const SOURCE_CLUSTER: &str = "multicluster.kubernetes.io/source-cluster";

/// The objects that CoreDNS asks the API server for: the options `labels` and `namespace_labels`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct ZoneFilter {
    /// What the labels of Services, EndpointSlices and Pods must fulfil.
    pub labels: Option<Selector>,
    /// What the labels of Namespaces and ServiceImports must fulfil.
    pub namespace_labels: Option<Selector>,
}

impl ZoneFilter {
    /// The objects that fulfil these selectors.
    pub fn new(labels: Option<Selector>, namespace_labels: Option<Selector>) -> Self {
        Self { labels, namespace_labels }
    }

    fn takes(&self, labels: &Labels) -> bool {
        self.labels.as_ref().is_none_or(|selector| selector.matches(labels))
    }

    fn takes_namespace(&self, labels: &Labels) -> bool {
        self.namespace_labels.as_ref().is_none_or(|selector| selector.matches(labels))
    }
}

impl Zone {
    /// Whether cluster DNS reads objects of a kind.
    pub fn reads(kind: &Gvk) -> bool {
        Services::reads(kind) || is_namespace(kind) || is_import(kind)
    }

    /// Compiles the objects of a cluster. EndpointSlices of a Service that were not given are derived from its Pods,
    /// unless they are declared complete.
    ///
    /// Cost: linear in the number of objects.
    ///
    /// # Errors
    ///
    /// [`ZoneError`], if an object of a kind that is read is given twice or can't be read.
    pub fn compile(objects: &Objects, complete: &[Complete], filter: &ZoneFilter) -> Result<Self, ZoneError> {
        let read = objects.read_by(Self::reads)?;
        let mut builder = Builder::default();
        let closed = complete.contains(&Complete::Namespaces);
        for object in read.iter().filter(|object| is_namespace(&object.gvk)) {
            namespace(&mut builder, &object.place(), filter)?;
        }
        for name in BUILT_IN_NAMESPACES {
            let number = builder.namespace(name, NamespaceSource::BuiltIn)?;
            let labels = Labels::from([(NAMESPACE_NAME.to_owned(), name.to_owned())]);
            builder.select_namespace(number, Some(filter.takes_namespace(&labels)), false);
        }
        builder.other_namespaces(if closed { NamespaceSource::Absent } else { NamespaceSource::OfObjects });
        for object in read.iter().filter(|object| is_import(&object.gvk)) {
            import(&mut builder, &object.place(), filter)?;
        }
        let services = Services::read(objects, complete)?;
        let mut contents = Contents {
            complete: complete.to_vec(),
            ignored: objects.ignored(Self::reads),
            count: read.len(),
            ..Contents::default()
        };
        for slice in services.given_slices().filter(|slice| filter.takes(&slice.labels)) {
            given_slice(&mut builder, slice)?;
        }
        for (number, of) in (0..).zip(services.iter()) {
            let endpoints = services.endpoints_of(of);
            if endpoints.origin == Origin::Derived {
                for slice in endpoints.slices.iter().filter(|slice| filter.takes(&slice.labels)) {
                    builder.slice(&row(slice, &of.name, ""))?;
                }
            }
            let selected = filter.takes(&of.labels);
            let cluster_ips = cluster_ips(of);
            contents.lacks_cluster_ip |= cluster_ips.is_empty();
            contents.lacks_endpoints |= endpoints.origin == Origin::None && !endpoints.needs.is_empty();
            service(&mut builder, of, cluster_ips, selected, &endpoints)?;
            let Endpoints { needs, assumed, .. } = endpoints;
            if !needs.is_empty() || !assumed.is_empty() {
                contents.derivations.insert(number, Derivation { needs, assumed });
            }
        }
        for pod in services.pods().iter().filter(|pod| is_kept(pod) && filter.takes(&pod.labels)) {
            let ips: Vec<&str> = pod.ips.iter().map(String::as_str).collect();
            builder.pod(&pod.namespace, &pod.name, &ips)?;
        }
        if filter.namespace_labels.is_none() {
            builder.select_rest();
        }
        contents.stored = builder.finish()?;
        Ok(Self { contents: Arc::new(contents) })
    }
}

fn is_namespace(kind: &Gvk) -> bool {
    kind.group.is_empty() && kind.kind == "Namespace" && kind.version == "v1"
}

fn is_import(kind: &Gvk) -> bool {
    kind.group == "multicluster.x-k8s.io" && kind.kind == "ServiceImport"
}

/// Whether CoreDNS keeps a Pod: it asks for those that are not finished, and leaves out those that are being deleted.
///
/// Source: coredns/coredns plugin/kubernetes/controller.go podListFunc, plugin/kubernetes/object/pod.go ToPod
fn is_kept(pod: &Pod) -> bool {
    !pod.terminating && !matches!(pod.phase.as_str(), "Succeeded" | "Failed" | "Unknown")
}

fn namespace(builder: &mut Builder, place: &Place<'_>, filter: &ZoneFilter) -> Result<(), ZoneError> {
    let metadata = place.object("metadata")?;
    let name = metadata.as_ref().map(|metadata| metadata.text("name")).transpose()?.flatten();
    let name = name.filter(|name| !name.is_empty()).ok_or_else(|| place.missing(&["metadata", "name"]))?;
    let mut labels = metadata.map(|metadata| metadata.text_map("labels")).transpose()?.unwrap_or_default();
    labels.insert(NAMESPACE_NAME.to_owned(), name.clone());
    let number = builder.namespace(&name, NamespaceSource::Given)?;
    builder.select_namespace(number, Some(filter.takes_namespace(&labels)), true);
    Ok(())
}

/// The ClusterIPs as CoreDNS keeps them; none if the API server is to allocate them.
///
/// Source: coredns/coredns plugin/kubernetes/object/service.go ToService
fn cluster_ips(service: &Service) -> Vec<&str> {
    if !service.cluster_ips.is_empty() {
        return service.cluster_ips.iter().map(String::as_str).collect();
    }
    match &service.cluster_ip {
        Some(ip) => vec![ip],
        // It never gets one.
        None if service.service_type == ServiceType::ExternalName => vec![""],
        None => Vec::new(),
    }
}

fn service(
    builder: &mut Builder,
    service: &Service,
    cluster_ips: Vec<&str>,
    selected: bool,
    endpoints: &Endpoints,
) -> Result<(), ZoneError> {
    let source = match endpoints.origin {
        Origin::Given => EndpointsSource::Slices,
        Origin::Derived => EndpointsSource::Pods,
        Origin::None => EndpointsSource::Nothing,
    };
    builder.service(&ServiceRow {
        namespace: &service.namespace,
        name: &service.name,
        selected,
        is_external_name: service.service_type == ServiceType::ExternalName,
        external_name: service.external_name.as_deref().unwrap_or_default(),
        cluster_ips,
        ports: service.ports.iter().map(|port| (port.port, port.name.as_str(), port.protocol.as_str())).collect(),
        endpoints: source,
    })
}

/// Adds a slice, among those of the cluster and, with its label, among those of ServiceImports.
///
/// Source: coredns/coredns plugin/kubernetes/object/{endpoint,multicluster_endpoint}.go
fn given_slice(builder: &mut Builder, slice: &EndpointSlice) -> Result<(), ZoneError> {
    builder.slice(&row(slice, slice.service_name().unwrap_or_default(), ""))?;
    if let Some(service) = slice.labels.get(IMPORTED_SERVICE) {
        let cluster = slice.labels.get(SOURCE_CLUSTER).map_or("", String::as_str);
        builder.import_slice(&row(slice, service, cluster))?;
    }
    Ok(())
}

fn row<'a>(slice: &'a EndpointSlice, service: &'a str, cluster: &'a str) -> SliceRow<'a> {
    let ports = slice.ports.iter();
    SliceRow {
        namespace: &slice.namespace,
        name: &slice.name,
        service,
        cluster,
        ports: ports.map(|port| (port.port.unwrap_or(-1), port.name.as_str(), port.protocol.as_str())).collect(),
        endpoints: slice
            .endpoints
            .iter()
            .map(|endpoint| EndpointRow {
                addresses: endpoint.addresses.iter().map(String::as_str).collect(),
                ready: endpoint.conditions.ready,
                serving: endpoint.conditions.serving,
                terminating: endpoint.conditions.terminating,
                hostname: endpoint.hostname.as_deref().unwrap_or_default(),
                target: endpoint.target_ref.as_ref().map_or("", |target| target.name.as_str()),
                zone: endpoint.zone.as_deref().unwrap_or_default(),
            })
            .collect(),
    }
}

/// Source: coredns/coredns plugin/kubernetes/object/serviceimport.go ToServiceImport
fn import(builder: &mut Builder, place: &Place<'_>, filter: &ZoneFilter) -> Result<(), ZoneError> {
    let metadata = place.object("metadata")?.ok_or_else(|| place.missing(&["metadata", "name"]))?;
    if !filter.takes_namespace(&metadata.text_map("labels")?) {
        return Ok(());
    }
    let text = |name| Ok::<_, ObjectsError>(metadata.text(name)?.filter(|text| !text.is_empty()));
    let namespace = text("namespace")?.unwrap_or_else(|| "default".to_owned());
    let name = text("name")?.ok_or_else(|| place.missing(&["metadata", "name"]))?;
    let spec = place.object("spec")?;
    let (mut ips, mut ports, mut is_headless) = (Vec::new(), Vec::new(), false);
    if let Some(spec) = &spec {
        is_headless = spec.text("type")?.as_deref() == Some("Headless");
        ips = spec.texts("ips")?;
        for port in spec.objects("ports")? {
            let text = |name| Ok::<_, ObjectsError>(port.text(name)?.unwrap_or_default());
            // The API server fills in no protocol here: the CustomResourceDefinition has no default.
            ports.push((port.integer("port")?.unwrap_or_default(), text("name")?, text("protocol")?));
        }
    }
    let ports: Vec<PortRow<'_>> =
        ports.iter().map(|(number, name, protocol)| (*number, &**name, &**protocol)).collect();
    let ips = ips.iter().map(String::as_str).collect();
    builder.import(&ImportRow { namespace: &namespace, name: &name, is_headless, ips, ports })
}
