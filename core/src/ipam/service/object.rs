//! What the API server's allocation reads of a Service.

use crate::gotext::ip::parse_ip_sloppy;
use crate::meta::Gvk;
use crate::objects::place::Place;
use crate::objects::{Objects, ObjectsError};

/// What the API server's allocation reads of a Service, with its defaults.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct Service {
    /// The `metadata.namespace`; `default` if it is absent.
    pub namespace: String,
    /// The `metadata.name`.
    pub name: String,
    /// The `spec.type`.
    pub service_type: String,
    /// The `spec.clusterIP`: an address, `None`, or empty.
    pub cluster_ip: String,
    /// The `spec.clusterIPs`.
    pub cluster_ips: Vec<String>,
    /// The `spec.ipFamilies`.
    pub ip_families: Vec<String>,
    /// The `spec.ipFamilyPolicy`.
    pub ip_family_policy: Option<String>,
    /// Whether it has a `spec.selector`.
    pub has_selector: bool,
    /// Whether it has `spec.externalIPs`.
    pub has_external_ips: bool,
    /// The `spec.ports`.
    pub ports: Vec<ServicePort>,
    /// The `spec.allocateLoadBalancerNodePorts`.
    pub allocate_load_balancer_node_ports: Option<bool>,
    /// The `spec.externalTrafficPolicy`.
    pub external_traffic_policy: String,
    /// The `spec.healthCheckNodePort`; 0 if it has none.
    pub health_check_node_port: i32,
}

/// A port of a Service.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct ServicePort {
    /// The `name`.
    pub name: String,
    /// The `protocol`.
    pub protocol: String,
    /// The `port`.
    pub port: i32,
    /// The `nodePort`; 0 if it has none.
    pub node_port: i32,
}

/// The `clusterIP` of a headless Service.
pub(crate) const NONE: &str = "None";

impl Service {
    /// A Service of type ClusterIP that asks for nothing.
    pub fn new(namespace: &str, name: &str) -> Self {
        let mut service = Self { namespace: namespace.to_owned(), name: name.to_owned(), ..Self::default() };
        service.set_defaults();
        service
    }

    /// The Services among objects, in their order.
    ///
    /// # Errors
    ///
    /// [`ObjectsError`], if one is given twice, or has a field of another type than the server stores.
    pub fn all_of(objects: &Objects) -> Result<Vec<Self>, ObjectsError> {
        let services = objects.read_by(Self::reads)?;
        services.iter().map(|service| Self::read(&service.place())).collect()
    }

    /// Whether it is the kind of a Service.
    pub(crate) fn reads(kind: &Gvk) -> bool {
        kind.group.is_empty() && kind.kind == "Service"
    }

    /// Reads a Service as `kubectl get -o json` prints it, and sets the defaults that allocation looks at.
    ///
    /// Source: kubernetes/kubernetes pkg/apis/core/v1/defaults.go SetDefaults_Service
    pub(crate) fn read(service: &Place<'_>) -> Result<Self, ObjectsError> {
        let metadata = service.object("metadata")?.ok_or_else(|| service.missing(&["metadata"]))?;
        let name = metadata.text("name")?.filter(|name| !name.is_empty());
        let name = name.ok_or_else(|| metadata.missing(&["name"]))?;
        let namespace = metadata.text("namespace")?.filter(|name| !name.is_empty());
        let mut read = Self { name, namespace: namespace.unwrap_or_else(|| "default".to_owned()), ..Self::default() };
        if let Some(spec) = service.object("spec")? {
            read.read_spec(&spec)?;
        }
        read.set_defaults();
        Ok(read)
    }

    /// Checks that the addresses of stored Services are some, where they are counted: what is none holds nothing of a range.
    ///
    /// # Errors
    ///
    /// [`ObjectsError::WrongType`] for the first that is none.
    #[cfg(feature = "wire")]
    pub(crate) fn check_addresses(objects: &Objects) -> Result<(), ObjectsError> {
        for service in objects.read_by(Self::reads)? {
            let Some(spec) = service.place().object("spec")? else { continue };
            let places = spec.member("clusterIP").into_iter().chain(spec.list("clusterIPs")?);
            let is_none = |place: &Place<'_>| place.node.as_str().is_some_and(|text| is_unreadable(&text));
            if let Some(place) = places.into_iter().find(is_none) {
                return Err(place.no("an address, `None` or empty"));
            }
        }
        Ok(())
    }

    /// Whether one of its addresses is none.
    pub(crate) fn has_unreadable_address(&self) -> bool {
        self.cluster_ips.iter().chain([&self.cluster_ip]).any(|text| is_unreadable(text))
    }

    fn read_spec(&mut self, spec: &Place<'_>) -> Result<(), ObjectsError> {
        let text = |name| -> Result<String, ObjectsError> { Ok(spec.text(name)?.unwrap_or_default()) };
        self.service_type = text("type")?;
        self.cluster_ip = text("clusterIP")?;
        self.cluster_ips = spec.texts("clusterIPs")?;
        self.ip_families = spec.texts("ipFamilies")?;
        self.ip_family_policy = spec.text_pointer("ipFamilyPolicy")?;
        self.has_selector = !spec.text_map("selector")?.is_empty();
        self.has_external_ips = !spec.texts("externalIPs")?.is_empty();
        self.allocate_load_balancer_node_ports = spec.boolean_pointer("allocateLoadBalancerNodePorts")?;
        self.external_traffic_policy = text("externalTrafficPolicy")?;
        self.health_check_node_port = spec.integer("healthCheckNodePort")?.unwrap_or_default();
        self.ports = spec.objects("ports")?.iter().map(ServicePort::read).collect::<Result<_, _>>()?;
        Ok(())
    }

    fn set_defaults(&mut self) {
        if self.service_type.is_empty() {
            self.service_type = "ClusterIP".to_owned();
        }
        for port in self.ports.iter_mut().filter(|port| port.protocol.is_empty()) {
            port.protocol = "TCP".to_owned();
        }
        if self.is_externally_accessible() && self.external_traffic_policy.is_empty() {
            self.external_traffic_policy = "Cluster".to_owned();
        }
        if self.is("LoadBalancer") && self.allocate_load_balancer_node_ports.is_none() {
            self.allocate_load_balancer_node_ports = Some(true);
        }
    }

    /// Whether it is of this type.
    pub(crate) fn is(&self, service_type: &str) -> bool {
        self.service_type == service_type
    }

    /// The name that the events of an answer use.
    pub fn key(&self) -> String {
        format!("{}/{}", self.namespace, self.name)
    }

    /// Source: kubernetes/kubernetes pkg/api/service/util.go ExternallyAccessible
    pub(crate) fn is_externally_accessible(&self) -> bool {
        self.has_node_ports() || (self.is("ClusterIP") && self.has_external_ips)
    }

    /// Whether its type has ports of the Nodes.
    pub(crate) fn has_node_ports(&self) -> bool {
        self.is("NodePort") || self.is("LoadBalancer")
    }

    /// Whether its type has addresses.
    pub(crate) fn has_cluster_ip(&self) -> bool {
        !self.is("ExternalName")
    }

    /// Source: kubernetes/kubernetes pkg/api/service/util.go NeedsHealthCheck
    pub(crate) fn needs_health_check(&self) -> bool {
        self.is("LoadBalancer") && self.external_traffic_policy == "Local"
    }

    /// Whether its `clusterIP` is `None` and it selects no Pods: its families are no matter of the cluster's.
    pub(crate) fn is_headless_without_selector(&self) -> bool {
        self.cluster_ip == NONE && !self.has_selector
    }

    /// Whether each port gets one of the Nodes' if it names none.
    ///
    /// Source: kubernetes/kubernetes pkg/registry/core/service/storage/alloc.go shouldAllocateNodePorts
    pub(crate) fn allocates_node_ports(&self) -> bool {
        self.is("NodePort") || (self.is("LoadBalancer") && self.allocate_load_balancer_node_ports.unwrap_or_default())
    }

    /// The ports of the Nodes that its ports name.
    pub(crate) fn node_ports(&self) -> Vec<i32> {
        self.ports.iter().map(|port| port.node_port).filter(|port| *port != 0).collect()
    }
}

/// Whether a `clusterIP` says an address, and can't be read as one.
fn is_unreadable(text: &str) -> bool {
    !text.is_empty() && text != NONE && parse_ip_sloppy(text).is_none()
}

impl ServicePort {
    fn read(port: &Place<'_>) -> Result<Self, ObjectsError> {
        // Go reads null as a port without anything.
        if port.node.is_null() {
            return Ok(Self::default());
        }
        let text = |name| -> Result<String, ObjectsError> { Ok(port.text(name)?.unwrap_or_default()) };
        let number = |name| -> Result<i32, ObjectsError> { Ok(port.integer(name)?.unwrap_or_default()) };
        Ok(Self {
            name: text("name")?,
            protocol: text("protocol")?,
            port: number("port")?,
            node_port: number("nodePort")?,
        })
    }
}
