//! Services, as the API server stores them.

use std::collections::BTreeMap;
use std::fmt;
use std::net::IpAddr;

use crate::gotext::ip::parse_ip_sloppy;
use crate::json::{Kind, Pointer};
use crate::objects::ObjectsError;
use crate::objects::place::Place;

/// A Service, with the fields that decide where its traffic and its names go.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Service {
    /// The Namespace.
    pub namespace: String,
    /// The name.
    pub name: String,
    /// The labels.
    pub labels: BTreeMap<String, String>,
    /// The type; `ClusterIP` if the Service does not say it.
    pub service_type: ServiceType,
    /// The `clusterIP` as it was given: an address, `None` for a headless Service, or empty.
    pub cluster_ip: Option<String>,
    /// The `clusterIPs` as they were given.
    pub cluster_ips: Vec<String>,
    /// The `ipFamilies` as they were given: `IPv4`, `IPv6`.
    pub ip_families: Vec<String>,
    /// The `externalIPs`.
    pub external_ips: Vec<String>,
    /// The addresses of its load balancer.
    pub load_balancer_ips: Vec<String>,
    /// The name that a Service of type `ExternalName` stands for.
    pub external_name: Option<String>,
    /// The labels of its Pods; empty if it selects none.
    pub selector: BTreeMap<String, String>,
    /// The ports.
    pub ports: Vec<ServicePort>,
    /// Whether Pods are published before they are ready.
    pub publish_not_ready_addresses: bool,
    /// Whether its deletion has begun.
    pub deleting: bool,
    /// The place of the Service in the input.
    pub at: Pointer,
}

/// The type of a Service.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ServiceType {
    /// It has an address inside the cluster, or is headless.
    ClusterIp,
    /// It has a port on every Node too.
    NodePort,
    /// It has a load balancer too.
    LoadBalancer,
    /// It stands for a name outside.
    ExternalName,
    /// A word that Kubernetes does not know.
    Other(String),
}

impl ServiceType {
    fn read(word: Option<String>) -> Self {
        match word.as_deref() {
            None | Some("" | "ClusterIP") => Self::ClusterIp,
            Some("NodePort") => Self::NodePort,
            Some("LoadBalancer") => Self::LoadBalancer,
            Some("ExternalName") => Self::ExternalName,
            Some(other) => Self::Other(other.to_owned()),
        }
    }

    /// The word of Kubernetes, such as `ClusterIP`.
    pub fn as_str(&self) -> &str {
        match self {
            Self::ClusterIp => "ClusterIP",
            Self::NodePort => "NodePort",
            Self::LoadBalancer => "LoadBalancer",
            Self::ExternalName => "ExternalName",
            Self::Other(word) => word,
        }
    }
}

impl fmt::Display for ServiceType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// A port of a Service.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct ServicePort {
    /// The name; empty if it has none.
    pub name: String,
    /// The protocol; `TCP` if the port does not say it.
    pub protocol: String,
    /// The port that clients use.
    pub port: i32,
    /// The port of the Pods; the same as `port` if it is not given.
    pub target_port: TargetPort,
    /// The port on every Node, if there is one.
    pub node_port: Option<i32>,
    /// The application protocol.
    pub app_protocol: Option<String>,
}

/// The port of the Pods that a port of a Service leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TargetPort {
    /// A number.
    Number(i32),
    /// The name of a port of the Pods' containers.
    Name(String),
}

impl fmt::Display for TargetPort {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Number(number) => write!(f, "{number}"),
            Self::Name(name) => f.write_str(name),
        }
    }
}

impl Service {
    /// The `clusterIP` that counts: the first of `clusterIPs` if only those were given. `None` if neither was: the API
    /// server allocates one.
    pub fn cluster_ip(&self) -> Option<&str> {
        self.cluster_ip.as_deref().or_else(|| self.cluster_ips.first().map(String::as_str))
    }

    /// Whether it is headless: its `clusterIP` is `None`.
    pub fn is_headless(&self) -> bool {
        self.cluster_ip() == Some("None")
    }

    /// Whether it has a selector, and that matches the labels of a Pod of its Namespace.
    pub(super) fn selects(&self, labels: &BTreeMap<String, String>) -> bool {
        !self.selector.is_empty() && self.selector.iter().all(|(key, value)| labels.get(key) == Some(value))
    }

    /// The families of its EndpointSlices, IPv4 first.
    ///
    /// They are its `ipFamilies`. A Service without any, as no API server returns it, has the families of its
    /// clusterIPs; without an address there, as the EndpointSlice controller does, both.
    ///
    /// Source: kubernetes/endpointslice utils.go getAddressTypesForService; kubernetes/kubernetes
    /// pkg/registry/core/service/storage/storage.go defaultOnReadIPFamilies
    pub fn families(&self) -> Vec<Family> {
        let given = self.ip_families.iter().filter_map(|word| Family::read(word));
        let addresses = self.cluster_ip().into_iter().chain(self.cluster_ips.iter().map(String::as_str));
        let allocated = addresses.filter_map(parse_ip_sloppy).map(Family::of);
        let mut families: Vec<Family> = given.collect();
        if families.is_empty() {
            families = allocated.collect();
        }
        if families.is_empty() {
            families = Family::BOTH.to_vec();
        }
        families.sort_unstable();
        families.dedup();
        families
    }

    pub(super) fn read(place: &Place<'_>) -> Result<Self, ObjectsError> {
        let meta = Metadata::read(place)?;
        let mut service = Self {
            namespace: meta.namespace,
            name: meta.name,
            labels: meta.labels,
            service_type: ServiceType::ClusterIp,
            cluster_ip: None,
            cluster_ips: Vec::new(),
            ip_families: Vec::new(),
            external_ips: Vec::new(),
            load_balancer_ips: Vec::new(),
            external_name: None,
            selector: BTreeMap::new(),
            ports: Vec::new(),
            publish_not_ready_addresses: false,
            deleting: meta.deleting,
            at: place.at.clone(),
        };
        if let Some(spec) = place.object("spec")? {
            service.service_type = ServiceType::read(spec.text("type")?);
            service.cluster_ip = spec.text("clusterIP")?;
            service.cluster_ips = spec.texts("clusterIPs")?;
            service.ip_families = spec.texts("ipFamilies")?;
            service.external_ips = spec.texts("externalIPs")?;
            service.external_name = spec.text("externalName")?;
            service.selector = spec.text_map("selector")?;
            service.ports = spec.objects("ports")?.iter().map(ServicePort::read).collect::<Result<_, _>>()?;
            service.publish_not_ready_addresses = spec.flag("publishNotReadyAddresses")?;
        }
        let balancer = place.object("status")?.map(|status| status.object("loadBalancer")).transpose()?.flatten();
        let ingress = balancer.map(|balancer| balancer.objects("ingress")).transpose()?.unwrap_or_default();
        for entry in ingress {
            service.load_balancer_ips.extend(entry.text("ip")?.filter(|ip| !ip.is_empty()));
        }
        Ok(service)
    }
}

/// A family of addresses, and the `addressType` of the EndpointSlices that hold them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Family {
    /// IPv4.
    IPv4,
    /// IPv6.
    IPv6,
}

impl Family {
    /// Both families.
    pub const BOTH: [Self; 2] = [Self::IPv4, Self::IPv6];

    /// The family of an address.
    pub fn of(ip: IpAddr) -> Self {
        if ip.is_ipv4() { Self::IPv4 } else { Self::IPv6 }
    }

    /// The word of Kubernetes: `IPv4` or `IPv6`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::IPv4 => "IPv4",
            Self::IPv6 => "IPv6",
        }
    }

    fn read(word: &str) -> Option<Self> {
        Self::BOTH.into_iter().find(|family| family.as_str() == word)
    }
}

impl ServicePort {
    /// Source: kubernetes/kubernetes pkg/apis/core/v1/defaults.go SetDefaults_Service
    fn read(place: &Place<'_>) -> Result<Self, ObjectsError> {
        let port = place.integer("port")?.unwrap_or_default();
        Ok(Self {
            name: place.text("name")?.unwrap_or_default(),
            protocol: protocol(place)?,
            port,
            target_port: target_port(place)?.unwrap_or(TargetPort::Number(port)),
            node_port: place.integer("nodePort")?.filter(|port| *port != 0),
            app_protocol: place.text_pointer("appProtocol")?,
        })
    }
}

/// A number or a text; 0 and the empty text are as good as none.
fn target_port(place: &Place<'_>) -> Result<Option<TargetPort>, ObjectsError> {
    let Some(target) = place.member("targetPort") else { return Ok(None) };
    Ok(match target.node.kind() {
        Kind::Number => place.integer("targetPort")?.filter(|number| *number != 0).map(TargetPort::Number),
        _ => place.text("targetPort")?.filter(|name| !name.is_empty()).map(TargetPort::Name),
    })
}

/// The protocol of a port; `TCP` if it is not given.
pub(super) fn protocol(place: &Place<'_>) -> Result<String, ObjectsError> {
    Ok(place.text("protocol")?.filter(|word| !word.is_empty()).unwrap_or_else(|| "TCP".to_owned()))
}

/// What is read of the metadata of any of these objects.
pub(super) struct Metadata {
    pub(super) namespace: String,
    pub(super) name: String,
    pub(super) labels: BTreeMap<String, String>,
    pub(super) deleting: bool,
}

impl Metadata {
    /// A namespaced object without a namespace is in `default`, where `kubectl` would put it.
    pub(super) fn read(place: &Place<'_>) -> Result<Self, ObjectsError> {
        let Some(metadata) = place.object("metadata")? else { return Err(place.missing(&["metadata", "name"])) };
        let text = |name| Ok(metadata.text(name)?.filter(|text| !text.is_empty()));
        Ok(Self {
            namespace: text("namespace")?.unwrap_or_else(|| "default".to_owned()),
            name: text("name")?.ok_or_else(|| place.missing(&["metadata", "name"]))?,
            labels: metadata.text_map("labels")?,
            deleting: text("deletionTimestamp")?.is_some(),
        })
    }
}
