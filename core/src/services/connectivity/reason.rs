//! What the steps of a connection find, with their sentences.

use std::collections::BTreeMap;
use std::fmt;

use serde::Serialize;

use crate::services::endpoints::LeftOutReason;
use crate::services::need::pairs;

/// What a step of a connection finds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "code", rename_all = "kebab-case", rename_all_fields = "camelCase")]
#[non_exhaustive]
pub enum StepReason {
    /// The host does not resolve.
    DoesNotResolve {
        /// The host.
        host: String,
        /// What DNS said.
        outcome: String,
    },
    /// It is not known what the host resolves to.
    ResolutionUnknown {
        /// The host.
        host: String,
    },
    /// The host leads to a Service.
    ServiceFound {
        /// The host.
        host: String,
        /// The Namespace of the Service.
        namespace: String,
        /// The name of the Service.
        name: String,
    },
    /// The Service does not exist.
    NoService {
        /// The Namespace of the Service.
        namespace: String,
        /// The name of the Service.
        name: String,
    },
    /// No Service has one of the addresses.
    NoServiceOwns {
        /// The addresses.
        addresses: Vec<String>,
    },
    /// The address is a Pod's: no Service is involved.
    PodOwns {
        /// The addresses.
        addresses: Vec<String>,
        /// The Namespace of the Pod.
        namespace: String,
        /// The name of the Pod.
        pod: String,
    },
    /// The Service stands for a name outside.
    ExternalName {
        /// The Namespace of the Service.
        namespace: String,
        /// The name of the Service.
        name: String,
        /// The name that it stands for.
        external_name: String,
    },
    /// The Service has the port.
    PortFound {
        /// The Namespace of the Service.
        namespace: String,
        /// The name of the Service.
        name: String,
        /// The port, such as `80/TCP http`.
        port: String,
        /// The port of the Pods: a number or a name.
        target_port: String,
    },
    /// The Service does not have the port.
    NoSuchPort {
        /// The Namespace of the Service.
        namespace: String,
        /// The name of the Service.
        name: String,
        /// The port that the client uses.
        asked: i32,
        /// The ports of the Service.
        has: Vec<String>,
    },
    /// The client uses the port of the Pods.
    PortIsTargetPort {
        /// The Namespace of the Service.
        namespace: String,
        /// The name of the Service.
        name: String,
        /// The port that the client uses.
        asked: i32,
        /// The port that it must use.
        port: i32,
    },
    /// The client uses the port of the Nodes.
    PortIsNodePort {
        /// The Namespace of the Service.
        namespace: String,
        /// The name of the Service.
        name: String,
        /// The port that the client uses.
        asked: i32,
        /// The port that it must use.
        port: i32,
    },
    /// The Service has the port for another protocol.
    PortOfOtherProtocol {
        /// The Namespace of the Service.
        namespace: String,
        /// The name of the Service.
        name: String,
        /// The port.
        port: i32,
        /// The protocol that the client uses.
        asked: String,
        /// The protocol of the port.
        has: String,
    },
    /// The Service is headless, and the port is one of its Pods'.
    Headless {
        /// The Namespace of the Service.
        namespace: String,
        /// The name of the Service.
        name: String,
        /// The port.
        port: i32,
    },
    /// The Service is headless, and the client uses its port instead of the Pods'.
    HeadlessPort {
        /// The Namespace of the Service.
        namespace: String,
        /// The name of the Service.
        name: String,
        /// The port that the client uses.
        asked: i32,
        /// The port of the Pods: a number or a name.
        target_port: String,
    },
    /// The Service is headless, and the client uses a port that it does not mention.
    HeadlessOtherPort {
        /// The Namespace of the Service.
        namespace: String,
        /// The name of the Service.
        name: String,
        /// The port that the client uses.
        asked: i32,
        /// The ports of the Service.
        has: Vec<String>,
    },
    /// The Service has no selector: its EndpointSlices are made by hand.
    NoSelector {
        /// The Namespace of the Service.
        namespace: String,
        /// The name of the Service.
        name: String,
    },
    /// The Service selects Pods.
    SelectsPods {
        /// The labels that it selects.
        selector: BTreeMap<String, String>,
        /// How many Pods there are.
        pods: usize,
    },
    /// No Pod has the labels that the Service selects.
    SelectsNoPod {
        /// The Namespace.
        namespace: String,
        /// The labels that it selects.
        selector: BTreeMap<String, String>,
        /// Pods that have some of its keys.
        near: Vec<NearPod>,
    },
    /// No Pod was given, but workloads whose Pods will have the labels that the Service selects.
    SelectsTemplates {
        /// The labels that it selects.
        selector: BTreeMap<String, String>,
        /// The workloads, such as `Deployment web`.
        workloads: Vec<String>,
    },
    /// How many of the selected Pods take traffic.
    PodsReady {
        /// How many do.
        ready: usize,
        /// How many there are.
        of: usize,
    },
    /// A selected Pod is not an endpoint.
    PodLeftOut {
        /// The name of the Pod.
        pod: String,
        /// Why.
        why: LeftOutReason,
    },
    /// A selected Pod is being deleted.
    PodTerminating {
        /// The name of the Pod.
        pod: String,
    },
    /// A selected Pod is not ready.
    PodNotReady {
        /// The name of the Pod.
        pod: String,
        /// The condition that is not true.
        condition: String,
        /// The `reason` of the condition.
        #[serde(skip_serializing_if = "Option::is_none")]
        cause: Option<String>,
        /// The `message` of the condition.
        #[serde(skip_serializing_if = "Option::is_none")]
        detail: Option<String>,
    },
    /// The Pods declare the named port.
    TargetPortFound {
        /// The name.
        target_port: String,
        /// The numbers that it has in the Pods.
        numbers: Vec<i32>,
    },
    /// A Pod does not declare the named port.
    TargetPortMissing {
        /// The name of the Pod.
        pod: String,
        /// The protocol.
        protocol: String,
        /// The name of the port.
        target_port: String,
        /// The protocol with which it declares a port of this name.
        #[serde(skip_serializing_if = "Option::is_none")]
        declared_as: Option<String>,
        /// Whether an init container declares it, which ends before the Pod serves.
        in_init_container: bool,
    },
    /// The template of a workload does not declare the named port.
    TemplatePortMissing {
        /// The workload, such as `Deployment web`.
        workload: String,
        /// The protocol.
        protocol: String,
        /// The name of the port.
        target_port: String,
        /// The protocol with which it declares a port of this name.
        #[serde(skip_serializing_if = "Option::is_none")]
        declared_as: Option<String>,
        /// Whether an init container declares it, which ends before the Pod serves.
        in_init_container: bool,
    },
    /// A container declares the port.
    ContainerPortDeclared {
        /// The port.
        target_port: i32,
    },
    /// The containers declare other ports.
    ContainerPortNotDeclared {
        /// The port.
        target_port: i32,
        /// The ports that they declare.
        declared: Vec<String>,
    },
    /// The containers declare no port.
    NoContainerPorts {
        /// The port.
        target_port: i32,
    },
    /// An EndpointSlice has ports of other names or protocols than the Service.
    SlicePortDiffers {
        /// The name of the EndpointSlice.
        slice: String,
        /// Its ports.
        has: Vec<String>,
        /// The port of the Service.
        port: String,
    },
    /// There are ready endpoints.
    EndpointsReady {
        /// Their addresses with the port, in the order of kube-proxy.
        endpoints: Vec<String>,
    },
    /// There is no ready endpoint.
    NoReadyEndpoints {
        /// How many endpoints there are that are not ready.
        of: usize,
    },
    /// The endpoints are not known.
    EndpointsUnknown {
        /// What is missing.
        needs: Vec<String>,
    },
}

/// A Pod that a selector nearly matches.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NearPod {
    /// The name of the Pod.
    pub pod: String,
    /// Its labels, of the keys of the selector.
    pub labels: BTreeMap<String, String>,
}

impl fmt::Display for StepReason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::DoesNotResolve { host, outcome } => write!(f, "name {host} does not resolve: {outcome}"),
            Self::ResolutionUnknown { host } => write!(f, "it is not known what {host} resolves to"),
            Self::ServiceFound { host, namespace, name } => write!(f, "{host} is Service {namespace}/{name}"),
            Self::NoService { namespace, name } => write!(f, "no Service {name} in Namespace {namespace}"),
            Self::NoServiceOwns { addresses } => write!(f, "no Service owns {}", addresses.join(", ")),
            Self::PodOwns { addresses, namespace, pod } => {
                write!(f, "{} belongs to Pod {namespace}/{pod}: no Service is involved", addresses.join(", "))
            }
            Self::ExternalName { namespace, name, external_name } => {
                write!(f, "Service {namespace}/{name} stands for {external_name}: clients connect there")
            }
            Self::PortFound { namespace, name, port, target_port } => {
                write!(f, "Service {namespace}/{name} has port {port}, which leads to {target_port}")
            }
            Self::NoSuchPort { namespace, name, asked, has } => {
                write!(f, "Service {namespace}/{name} has no port {asked} (has: {})", has.join(", "))
            }
            Self::PortIsTargetPort { namespace, name, asked, port } => {
                write!(
                    f,
                    "{asked} is the targetPort of port {port} of Service {namespace}/{name}: clients must use {port}"
                )
            }
            Self::PortIsNodePort { namespace, name, asked, port } => write!(
                f,
                "{asked} is the nodePort of port {port} of Service {namespace}/{name}, open on Nodes: clients must use {port}"
            ),
            Self::PortOfOtherProtocol { namespace, name, port, asked, has } => {
                write!(f, "port {port} of Service {namespace}/{name} is {has}, not {asked}")
            }
            Self::Headless { namespace, name, port } => {
                write!(
                    f,
                    "Service {namespace}/{name} is headless: clients reach its Pods themselves, at their port {port}"
                )
            }
            Self::HeadlessPort { namespace, name, asked, target_port } => write!(
                f,
                "Service {namespace}/{name} is headless: clients reach its Pods themselves and must use their port \
                 {target_port}, not {asked}"
            ),
            Self::HeadlessOtherPort { namespace, name, asked, has } => write!(
                f,
                "Service {namespace}/{name} is headless: clients reach its Pods themselves; it has no port {asked} (has: {})",
                has.join(", ")
            ),
            Self::NoSelector { namespace, name } => {
                write!(f, "Service {namespace}/{name} has no selector: its EndpointSlices are made by hand")
            }
            Self::SelectsPods { selector, pods } => {
                write!(f, "selector {} matches {}", pairs(selector), count(*pods, "Pod"))
            }
            Self::SelectsNoPod { namespace, selector, near } => {
                write!(f, "selector {} matches no Pod in Namespace {namespace}", pairs(selector))?;
                for pod in near {
                    write!(f, "; Pod {} has {}", pod.pod, pairs(&pod.labels))?;
                }
                Ok(())
            }
            Self::SelectsTemplates { selector, workloads } => {
                write!(f, "selector {} matches the Pods of {}", pairs(selector), workloads.join(", "))
            }
            Self::PodsReady { ready, of } => write!(f, "{ready} of {} ready", count(*of, "Pod")),
            Self::PodLeftOut { pod, why } => write!(f, "Pod {pod} is no endpoint: {why}"),
            Self::PodTerminating { pod } => write!(f, "Pod {pod} is being deleted"),
            Self::PodNotReady { pod, condition, cause, detail } => {
                write!(f, "Pod {pod} is not ready: its condition {condition} is not true")?;
                match (cause, detail) {
                    (Some(cause), Some(detail)) => write!(f, " ({cause}: {detail})"),
                    (Some(text), None) | (None, Some(text)) => write!(f, " ({text})"),
                    (None, None) => Ok(()),
                }
            }
            Self::TargetPortFound { target_port, numbers } => {
                let numbers: Vec<String> = numbers.iter().map(ToString::to_string).collect();
                write!(f, "targetPort {target_port} is {}", numbers.join(" or "))
            }
            Self::TargetPortMissing { pod, protocol, target_port, declared_as, in_init_container } => {
                write!(f, "Pod {pod} declares no {protocol} container port named \"{target_port}\"")?;
                f.write_str(&but(declared_as.as_deref(), *in_init_container))
            }
            Self::TemplatePortMissing { workload, protocol, target_port, declared_as, in_init_container } => {
                write!(f, "the template of {workload} declares no {protocol} container port named \"{target_port}\"")?;
                f.write_str(&but(declared_as.as_deref(), *in_init_container))
            }
            Self::ContainerPortDeclared { target_port } => {
                write!(f, "targetPort {target_port} is a declared containerPort")
            }
            Self::ContainerPortNotDeclared { target_port, declared } => write!(
                f,
                "targetPort {target_port} is not among declared containerPorts [{}]; declarations are informational, the \
                 container may still listen",
                declared.join(", ")
            ),
            Self::NoContainerPorts { target_port } => {
                write!(f, "no containerPort is declared; the container may still listen on {target_port}")
            }
            Self::SlicePortDiffers { slice, has, port } => {
                write!(f, "EndpointSlice {slice} has port {}, the Service's port is {port}", has.join(", "))
            }
            Self::EndpointsReady { endpoints } => {
                write!(f, "{} ready: {}", count(endpoints.len(), "endpoint"), endpoints.join(", "))
            }
            Self::NoReadyEndpoints { of: 0 } => f.write_str("the port has no endpoint"),
            Self::NoReadyEndpoints { of } => write!(f, "none of {} is ready", count(*of, "endpoint")),
            Self::EndpointsUnknown { needs } => write!(f, "the endpoints are not known without {}", needs.join("; ")),
        }
    }
}

/// What is declared instead of the port.
fn but(declared_as: Option<&str>, in_init_container: bool) -> String {
    match declared_as {
        Some(other) => format!(", but one for {other}"),
        None if in_init_container => ", but an init container does, which ends before the Pod serves".to_owned(),
        None => String::new(),
    }
}

fn count(number: usize, what: &str) -> String {
    format!("{number} {what}{}", if number == 1 { "" } else { "s" })
}
