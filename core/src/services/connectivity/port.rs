//! Which port of the Service a client asks for.

use super::reason::StepReason;
use super::step::{Status, Step};
use super::target::Target;
use super::way::{Way, printed};
use crate::services::service::{ServicePort, TargetPort};

/// The port of the Service that the client uses; `None` if there is none.
pub(super) fn asked<'a>(way: &Way<'a>, target: &Target, steps: &mut Vec<Step>) -> Option<&'a ServicePort> {
    let service = way.service;
    if service.is_headless() {
        return headless(way, target, steps);
    }
    let (namespace, name) = (service.namespace.clone(), service.name.clone());
    let (number, protocol) = (target.port, &target.protocol);
    let same_protocol = || service.ports.iter().filter(|port| port.protocol == *protocol);
    if let Some(port) = same_protocol().find(|port| port.port == number) {
        let (port_text, target_port) = (printed(port), port.target_port.to_string());
        steps.push(Status::Ok.with(StepReason::PortFound { namespace, name, port: port_text, target_port }));
        return Some(port);
    }
    let is_target = |port: &&ServicePort| leads_to(way, port, number);
    let reason = if let Some(port) = same_protocol().find(is_target) {
        StepReason::PortIsTargetPort { namespace, name, asked: number, port: port.port }
    } else if let Some(port) = same_protocol().find(|port| port.node_port == Some(number)) {
        StepReason::PortIsNodePort { namespace, name, asked: number, port: port.port }
    } else if let Some(port) = service.ports.iter().find(|port| port.port == number) {
        let (asked, has) = (protocol.clone(), port.protocol.clone());
        StepReason::PortOfOtherProtocol { namespace, name, port: number, asked, has }
    } else {
        let has = service.ports.iter().map(printed).collect();
        StepReason::NoSuchPort { namespace, name, asked: number, has }
    };
    steps.push(Status::Fail.with(reason));
    None
}

/// Whether a port of the Service leads to this number in any of its Pods.
fn leads_to(way: &Way<'_>, port: &ServicePort, number: i32) -> bool {
    match &port.target_port {
        TargetPort::Number(target) => *target == number,
        TargetPort::Name(_) => way.pods().any(|pod| pod.find_port(port) == Some(number)),
    }
}

/// Behind the name of a headless Service are its Pods: the port is theirs.
fn headless<'a>(way: &Way<'a>, target: &Target, steps: &mut Vec<Step>) -> Option<&'a ServicePort> {
    let service = way.service;
    let (namespace, name) = (service.namespace.clone(), service.name.clone());
    let ports = || service.ports.iter().filter(|port| port.protocol == target.protocol);
    if let Some(port) = ports().find(|port| leads_to(way, port, target.port)) {
        steps.push(Status::Ok.with(StepReason::Headless { namespace, name, port: target.port }));
        return Some(port);
    }
    if let Some(port) = ports().find(|port| port.port == target.port) {
        let target_port = port.target_port.to_string();
        steps.push(Status::Warn.with(StepReason::HeadlessPort { namespace, name, asked: target.port, target_port }));
        return Some(port);
    }
    let has = service.ports.iter().map(printed).collect();
    steps.push(Status::Warn.with(StepReason::HeadlessOtherPort { namespace, name, asked: target.port, has }));
    ports().next()
}
