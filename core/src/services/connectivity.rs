//! Why a client does or does not reach the Pods behind a Service, as far as the objects of a cluster tell.
//!
//! [`diagnose`] follows a connection from the name to the endpoints: Service, its port, the Pods that it selects, their
//! state, the port of their containers, EndpointSlices. kube-proxy, NetworkPolicies and the containers' own sockets are
//! beyond it.
//!
//! # Examples
//!
//! ```
//! use nocluster::services::{Services, connectivity::{Resolution, Status, Target, diagnose}};
//! use nocluster::{json::Document, objects::{Complete, Objects}};
//!
//! let service = r#"{"apiVersion": "v1", "kind": "Service", "metadata": {"name": "web", "namespace": "shop"},
//!     "spec": {"clusterIP": "10.96.0.10", "selector": {"app": "web"}, "ports": [{"port": 80, "targetPort": 8080}]}}"#;
//! let objects = Objects::read(&[Document::parse(service)?])?;
//! let services = Services::read(&objects, &[Complete::Services, Complete::Pods])?;
//! let target = Target {
//!     host: "web.shop".to_owned(),
//!     port: 8080,
//!     protocol: "TCP".to_owned(),
//!     resolution: Resolution::Addresses(vec!["10.96.0.10".parse()?]),
//! };
//! let steps = diagnose(&services, &target, false);
//! let last = steps.last().unwrap();
//! assert_eq!(last.status, Status::Fail);
//! assert_eq!(last.to_string(), "8080 is the targetPort of port 80 of Service shop/web: clients must use 80");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

use std::net::IpAddr;

use super::contents::Services;
use super::endpoints::Origin;
use super::pod::Pod;
use super::service::{Service, ServiceType};
use crate::gotext::ip::parse_ip_sloppy;

mod container_port;
mod pods;
mod port;
mod reason;
mod slices;
mod step;
mod target;
mod way;

#[cfg(feature = "dns")]
pub(crate) use pods::near;
pub use reason::{NearPod, StepReason};
pub use step::{Status, Step};
pub use target::{Resolution, Target};

use way::Way;

/// The steps of a connection, up to the first that fails; all of them if `all`.
pub fn diagnose(services: &Services, target: &Target, all: bool) -> Vec<Step> {
    let mut steps = Vec::new();
    if let Some(service) = service(services, target, &mut steps) {
        behind(services, service, target, &mut steps);
    }
    let failed = steps.iter().position(|step| step.status == Status::Fail);
    if let Some(failed) = failed.filter(|_| !all) {
        steps.truncate(failed.saturating_add(1));
    }
    steps
}

/// Which Service the host leads to.
fn service<'a>(services: &'a Services, target: &Target, steps: &mut Vec<Step>) -> Option<&'a Service> {
    let host = target.host.clone();
    match &target.resolution {
        Resolution::Failed { outcome } => {
            steps.push(Status::Fail.with(StepReason::DoesNotResolve { host, outcome: outcome.clone() }));
            None
        }
        Resolution::Unknown => {
            steps.push(Status::Unknown.with(StepReason::ResolutionUnknown { host }));
            None
        }
        Resolution::Service { namespace, name } => {
            let found = services.service(namespace, name);
            steps.push(match found {
                Some(service) => found_by(service, &host),
                None => {
                    let (namespace, name) = (namespace.clone(), name.clone());
                    Status::fail_if(services.services_complete()).with(StepReason::NoService { namespace, name })
                }
            });
            found
        }
        Resolution::Addresses(addresses) => {
            let found = addresses.iter().find_map(|ip| services.iter().find(|service| owns(service, *ip)));
            steps.push(match found {
                Some(service) => found_by(service, &host),
                None => owned_by_none(services, addresses),
            });
            found
        }
    }
}

fn found_by(service: &Service, host: &str) -> Step {
    Status::Ok.with(StepReason::ServiceFound {
        host: host.to_owned(),
        namespace: service.namespace.clone(),
        name: service.name.clone(),
    })
}

/// Whether an address is one of the Service's own.
fn owns(service: &Service, ip: IpAddr) -> bool {
    let cluster = service.cluster_ip().into_iter().chain(service.cluster_ips.iter().map(String::as_str));
    let others = service.external_ips.iter().chain(&service.load_balancer_ips).map(String::as_str);
    cluster.chain(others).any(|text| parse_ip_sloppy(text) == Some(ip.to_canonical()))
}

fn owned_by_none(services: &Services, addresses: &[IpAddr]) -> Step {
    let texts = || addresses.iter().map(ToString::to_string).collect();
    let of = |pod: &&Pod| pod.addresses().any(|ip| addresses.iter().any(|asked| asked.to_canonical() == ip));
    match services.pods().iter().find(of) {
        Some(pod) => {
            let (namespace, pod) = (pod.namespace.clone(), pod.name.clone());
            Status::Info.with(StepReason::PodOwns { addresses: texts(), namespace, pod })
        }
        None => Status::fail_if(services.services_complete()).with(StepReason::NoServiceOwns { addresses: texts() }),
    }
}

/// The steps behind a Service that was found.
fn behind(services: &Services, service: &Service, target: &Target, steps: &mut Vec<Step>) {
    let (namespace, name) = (service.namespace.clone(), service.name.clone());
    if service.service_type == ServiceType::ExternalName {
        let external_name = service.external_name.clone().unwrap_or_default();
        steps.push(Status::Info.with(StepReason::ExternalName { namespace, name, external_name }));
        return;
    }
    let way = Way {
        selected: services.selected_by(service),
        templates: services.templates_for(service),
        endpoints: services.endpoints_of(service),
        pods_complete: services.pods_complete(),
        service,
    };
    let Some(port) = port::asked(&way, target, steps) else { return };
    if service.selector.is_empty() {
        steps.push(Status::Info.with(StepReason::NoSelector { namespace, name }));
    } else if !way.selected.is_empty() || way.endpoints.origin == Origin::Derived || way.pods_complete {
        pods::selected(&way, services, steps);
        pods::states(&way, steps);
        container_port::compare(&way, port, steps);
    }
    slices::endpoints(&way, port, steps);
}

#[cfg(test)]
mod tests;
