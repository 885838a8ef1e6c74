//! The way of a connection behind a name that is found.

use super::evidence::Evidence;
use crate::services::connectivity::{Resolution, Step, Target, diagnose};
use crate::services::{Service, ServicePort, ServiceType, TargetPort};

/// The steps of a connection to one port of the Service to which a name leads.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Connection {
    /// The port that the client uses; `None` for a Service that stands for a name outside and has no ports.
    pub port: Option<i32>,
    /// The protocol.
    pub protocol: String,
    /// The steps, up to the first that fails.
    pub steps: Vec<Step>,
}

/// The connections to the Service to which the name leads: to the port of the client, else to each that the Service has. None if the name leads to no Service.
pub fn connections(evidence: &Evidence<'_>) -> Vec<Connection> {
    let Some((object, _)) = evidence.service() else { return Vec::new() };
    let services = &evidence.inventory.services;
    let service = services.service(&object.namespace, &object.name);
    let ports: Vec<(Option<i32>, String)> = match (evidence.port, service) {
        (Some((port, protocol)), _) => vec![(Some(port), protocol.to_owned())],
        (None, Some(service)) if service.service_type == ServiceType::ExternalName && service.ports.is_empty() => {
            vec![(None, "TCP".to_owned())]
        }
        (None, Some(service)) => {
            let used = |port| (Some(client_port(evidence, service, port)), port.protocol.clone());
            service.ports.iter().map(used).collect()
        }
        (None, None) => Vec::new(),
    };
    let connection = |(port, protocol): (Option<i32>, String)| {
        let target = Target {
            host: evidence.name.to_owned(),
            port: port.unwrap_or_default(),
            protocol: protocol.clone(),
            resolution: Resolution::Service { namespace: object.namespace.clone(), name: object.name.clone() },
        };
        Connection { port, protocol, steps: diagnose(services, &target, false) }
    };
    ports.into_iter().map(connection).collect()
}

/// The port that clients use: of a headless Service it is that of its Pods.
fn client_port(evidence: &Evidence<'_>, service: &Service, port: &ServicePort) -> i32 {
    if !service.is_headless() {
        return port.port;
    }
    match &port.target_port {
        TargetPort::Number(number) => *number,
        TargetPort::Name(_) => {
            let services = &evidence.inventory.services;
            let templates = services.templates_for(service);
            let pods = services.selected_by(service).into_iter().chain(templates.iter().map(|template| &template.pod));
            pods.into_iter().find_map(|pod| pod.find_port(port)).unwrap_or(port.port)
        }
    }
}
