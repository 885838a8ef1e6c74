//! The port that a port of the Service leads to in its Pods.

use super::reason::StepReason;
use super::step::{Status, Step};
use super::way::Way;
use crate::services::pod::{ContainerPort, Pod, Role};
use crate::services::service::{ServicePort, TargetPort};
use crate::services::template::PodTemplate;

/// Finds a named port in each Pod; compares a number with the ports that containers declare, which are informational.
pub(super) fn compare(way: &Way<'_>, port: &ServicePort, steps: &mut Vec<Step>) {
    match &port.target_port {
        TargetPort::Name(name) => named(way, port, name, steps),
        TargetPort::Number(number) => numbered(way, port, *number, steps),
    }
}

fn named(way: &Way<'_>, port: &ServicePort, name: &str, steps: &mut Vec<Step>) {
    let mut numbers = Vec::new();
    let mut missing = Vec::new();
    for pod in way.endpoint_pods() {
        match pod.find_port(port) {
            Some(number) => numbers.push(number),
            None => missing.push(lacking(pod, port, name)),
        }
    }
    for PodTemplate { workload, pod } in way.templates.iter().copied() {
        match pod.find_port(port) {
            Some(number) => numbers.push(number),
            None => missing.push(lacking_in_template(workload, pod, port, name)),
        }
    }
    numbers.sort_unstable();
    numbers.dedup();
    // The Pods of a template will lack it for certain, but there may be others.
    let without = numbers.is_empty() && way.templates.is_empty();
    let status = if without { way.without_pods() } else { Status::Warn };
    steps.extend(missing.into_iter().map(|reason| status.with(reason)));
    if !numbers.is_empty() {
        steps.push(Status::Ok.with(StepReason::TargetPortFound { target_port: name.to_owned(), numbers }));
    }
}

fn lacking(pod: &Pod, port: &ServicePort, name: &str) -> StepReason {
    let (declared_as, in_init_container) = instead(pod, port, name);
    let (protocol, target_port) = (port.protocol.clone(), name.to_owned());
    StepReason::TargetPortMissing { pod: pod.name.clone(), protocol, target_port, declared_as, in_init_container }
}

fn lacking_in_template(workload: &str, pod: &Pod, port: &ServicePort, name: &str) -> StepReason {
    let (declared_as, in_init_container) = instead(pod, port, name);
    let (workload, protocol, target_port) = (workload.to_owned(), port.protocol.clone(), name.to_owned());
    StepReason::TemplatePortMissing { workload, protocol, target_port, declared_as, in_init_container }
}

/// What a Pod has instead of a named port: one of this name for another protocol, or in an init container.
fn instead(pod: &Pod, port: &ServicePort, name: &str) -> (Option<String>, bool) {
    let of = |init: bool| {
        let containers = pod.containers.iter().filter(move |container| (container.role == Role::Init) == init);
        containers.flat_map(|container| &container.ports).filter(|declared| declared.name == name)
    };
    let declared_as = of(false).map(|declared| declared.protocol.clone()).next();
    (declared_as, of(true).any(|declared| declared.protocol == port.protocol))
}

/// One step for all Pods that declare the same ports.
fn numbered(way: &Way<'_>, port: &ServicePort, number: i32, steps: &mut Vec<Step>) {
    let mut found: Vec<(StepReason, Status)> = Vec::new();
    let templates = way.templates.iter().map(|template| &template.pod);
    for pod in way.endpoint_pods().chain(templates) {
        let serving = pod.containers.iter().filter(|container| container.role != Role::Init);
        let declared: Vec<&ContainerPort> = serving.flat_map(|container| &container.ports).collect();
        let target_port = number;
        let pair =
            if declared.iter().any(|port_of| port_of.container_port == number && port_of.protocol == port.protocol) {
                (StepReason::ContainerPortDeclared { target_port }, Status::Ok)
            } else if declared.is_empty() {
                (StepReason::NoContainerPorts { target_port }, Status::Info)
            } else {
                let declared = declared.iter().map(|port| printed(port)).collect();
                (StepReason::ContainerPortNotDeclared { target_port, declared }, Status::Warn)
            };
        if !found.contains(&pair) {
            found.push(pair);
        }
    }
    steps.extend(found.into_iter().map(|(reason, status)| status.with(reason)));
}

/// `8080`, or `53/UDP` if it is not TCP.
fn printed(port: &ContainerPort) -> String {
    match port.protocol.as_str() {
        "TCP" => port.container_port.to_string(),
        protocol => format!("{}/{protocol}", port.container_port),
    }
}
