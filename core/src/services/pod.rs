//! Pods and Nodes, as far as Services depend on them.

use std::collections::BTreeMap;
use std::net::IpAddr;

use super::service::{Metadata, ServicePort, TargetPort, protocol};
use crate::gotext::ip::parse_ip_sloppy;
use crate::json::Pointer;
use crate::objects::ObjectsError;
use crate::objects::place::Place;

/// A Pod, with the fields that decide whether and where it is an endpoint.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Pod {
    /// The Namespace.
    pub namespace: String,
    /// The name.
    pub name: String,
    /// The labels.
    pub labels: BTreeMap<String, String>,
    /// The Node that it runs on; empty if it has none yet.
    pub node_name: String,
    /// The `hostname`, if it sets one.
    pub hostname: Option<String>,
    /// The `subdomain`, if it sets one.
    pub subdomain: Option<String>,
    /// The containers that serve: those of `containers`, then the init containers that are sidecars.
    pub containers: Vec<Container>,
    /// The phase, such as `Running`; empty if it is not given.
    pub phase: String,
    /// The addresses as they are written, the first of them its `podIP`.
    pub ips: Vec<String>,
    /// Whether its condition `Ready` is true.
    pub ready: bool,
    /// Its conditions that are not true.
    pub untrue: Vec<Condition>,
    /// The conditions of others that it must have to be ready.
    pub readiness_gates: Vec<String>,
    /// Whether its deletion has begun.
    pub terminating: bool,
    /// The place of the Pod in the input.
    pub at: Pointer,
}

/// A condition of a Pod.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Condition {
    /// The type, such as `Ready`.
    pub condition_type: String,
    /// `True`, `False` or `Unknown`.
    pub status: String,
    /// The reason, a word; empty if there is none.
    pub reason: String,
    /// The message; empty if there is none.
    pub message: String,
}

/// A container of a Pod.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Container {
    /// The name.
    pub name: String,
    /// The ports that it declares.
    pub ports: Vec<ContainerPort>,
    /// What it is beside the others.
    pub role: Role,
}

/// What a container is in its Pod.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// It is one of `containers`.
    Main,
    /// It is an init container that runs as long as the Pod.
    Sidecar,
    /// It is an init container that ends before the others start.
    Init,
}

/// A port that a container declares.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct ContainerPort {
    /// The name; empty if it has none.
    pub name: String,
    /// The protocol; `TCP` if the port does not say it.
    pub protocol: String,
    /// The number.
    pub container_port: i32,
}

/// A Node.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Node {
    /// The name.
    pub name: String,
    /// The zone that it is labelled with.
    pub zone: Option<String>,
}

impl Pod {
    /// Whether its phase is `Succeeded` or `Failed`: its containers have ended and stay so.
    pub fn is_terminal(&self) -> bool {
        matches!(self.phase.as_str(), "Succeeded" | "Failed")
    }

    /// The addresses as numbers.
    pub fn addresses(&self) -> impl Iterator<Item = IpAddr> {
        self.ips.iter().filter_map(|text| parse_ip_sloppy(text))
    }

    /// The number that a port of a Service leads to in this Pod; `None` if no serving container declares the name with
    /// the protocol.
    ///
    /// Source: kubernetes/endpointslice utils.go FindPort
    pub fn find_port(&self, port: &ServicePort) -> Option<i32> {
        match &port.target_port {
            TargetPort::Number(number) => Some(*number),
            TargetPort::Name(name) => {
                let serving = self.containers.iter().filter(|container| container.role != Role::Init);
                let mut declared = serving.flat_map(|container| &container.ports);
                let found = declared.find(|declared| declared.name == *name && declared.protocol == port.protocol);
                found.map(|declared| declared.container_port)
            }
        }
    }

    pub(super) fn read(place: &Place<'_>) -> Result<Self, ObjectsError> {
        let mut pod = Self::with_spec(Metadata::read(place)?, place)?;
        if let Some(status) = place.object("status")? {
            pod.phase = status.text("phase")?.unwrap_or_default();
            pod.ips = pod_ips(&status)?;
            pod.read_conditions(&status)?;
        }
        Ok(pod)
    }

    /// A Pod that nothing is known of but its metadata and its spec: it has no address and is not ready.
    pub(super) fn with_spec(meta: Metadata, place: &Place<'_>) -> Result<Self, ObjectsError> {
        let mut pod = Self {
            namespace: meta.namespace,
            name: meta.name,
            labels: meta.labels,
            node_name: String::new(),
            hostname: None,
            subdomain: None,
            containers: Vec::new(),
            phase: String::new(),
            ips: Vec::new(),
            ready: false,
            untrue: Vec::new(),
            readiness_gates: Vec::new(),
            terminating: meta.deleting,
            at: place.at.clone(),
        };
        if let Some(spec) = place.object("spec")? {
            let text = |name| Ok::<_, ObjectsError>(spec.text(name)?.filter(|text| !text.is_empty()));
            pod.node_name = text("nodeName")?.unwrap_or_default();
            pod.hostname = text("hostname")?;
            pod.subdomain = text("subdomain")?;
            for gate in spec.objects("readinessGates")? {
                pod.readiness_gates.extend(gate.text("conditionType")?);
            }
            for (list, init) in [("containers", false), ("initContainers", true)] {
                for container in spec.objects(list)? {
                    pod.containers.push(Container::read(&container, init)?);
                }
            }
        }
        Ok(pod)
    }

    /// Of several conditions `Ready`, the first counts.
    ///
    /// Source: kubernetes/endpointslice util/controller_utils.go IsPodReady
    fn read_conditions(&mut self, status: &Place<'_>) -> Result<(), ObjectsError> {
        let mut ready = None;
        for condition in status.objects("conditions")? {
            let read = Condition::read(&condition)?;
            let is_true = read.status == "True";
            if read.condition_type == "Ready" {
                ready = ready.or(Some(is_true));
            }
            if !is_true {
                self.untrue.push(read);
            }
        }
        self.ready = ready.unwrap_or_default();
        Ok(())
    }
}

/// The addresses, of which the API server keeps the first equal to `podIP`: where they differ, `podIP` counts.
///
/// Source: kubernetes/kubernetes pkg/apis/core/v1/defaults.go SetDefaults_PodStatus
fn pod_ips(status: &Place<'_>) -> Result<Vec<String>, ObjectsError> {
    let one = status.text("podIP")?.filter(|ip| !ip.is_empty());
    let list = status.objects("podIPs")?;
    let texts: Vec<String> = list.iter().map(|ip| Ok(ip.text("ip")?.unwrap_or_default())).collect::<Result<_, _>>()?;
    let (at, texts) = match one {
        Some(ip) if texts.first() != Some(&ip) => (status.at.join("podIP"), vec![ip]),
        _ => (status.at.join("podIPs"), texts),
    };
    // The API server stores nothing but addresses here.
    match texts.iter().find(|text| parse_ip_sloppy(text).is_none()) {
        Some(text) => Err(ObjectsError::WrongType { at, expected: "IP addresses", found: format!("`{text}`") }),
        None => Ok(texts),
    }
}

impl Condition {
    fn read(place: &Place<'_>) -> Result<Self, ObjectsError> {
        let text = |name| Ok::<_, ObjectsError>(place.text(name)?.unwrap_or_default());
        Ok(Self {
            condition_type: text("type")?,
            status: text("status")?,
            reason: text("reason")?,
            message: text("message")?,
        })
    }
}

impl Container {
    fn read(place: &Place<'_>, init: bool) -> Result<Self, ObjectsError> {
        let role = match place.text_pointer("restartPolicy")?.as_deref() {
            _ if !init => Role::Main,
            Some("Always") => Role::Sidecar,
            _ => Role::Init,
        };
        let port = |port: &Place<'_>| {
            Ok(ContainerPort {
                name: port.text("name")?.unwrap_or_default(),
                protocol: protocol(port)?,
                container_port: port.integer("containerPort")?.unwrap_or_default(),
            })
        };
        Ok(Self {
            name: place.text("name")?.unwrap_or_default(),
            ports: place.objects("ports")?.iter().map(port).collect::<Result<_, ObjectsError>>()?,
            role,
        })
    }
}

impl Node {
    pub(super) fn read(place: &Place<'_>) -> Result<Self, ObjectsError> {
        let meta = Metadata::read(place)?;
        let zone = meta.labels.get("topology.kubernetes.io/zone").filter(|zone| !zone.is_empty()).cloned();
        Ok(Self { name: meta.name, zone })
    }
}
