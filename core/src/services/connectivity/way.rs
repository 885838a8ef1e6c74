//! What the steps behind a Service share.

use super::step::Status;
use crate::services::derive;
use crate::services::endpoints::{Endpoints, LeftOutReason, Origin};
use crate::services::pod::Pod;
use crate::services::service::{Service, ServicePort};
use crate::services::template::PodTemplate;

/// What all steps behind a Service look at.
pub(super) struct Way<'a> {
    pub(super) service: &'a Service,
    pub(super) selected: Vec<&'a Pod>,
    /// The templates that stand for its Pods, if these are not known.
    pub(super) templates: Vec<&'a PodTemplate>,
    pub(super) endpoints: Endpoints,
    pub(super) pods_complete: bool,
}

impl Way<'_> {
    /// How bad it is that no Pod will do: EndpointSlices that were given count more than Pods.
    pub(super) fn without_pods(&self) -> Status {
        match self.endpoints.origin {
            Origin::Given => Status::Warn,
            _ => Status::fail_if(self.endpoints.needs.is_empty()),
        }
    }

    /// The Pods that are endpoints, be they ready or not.
    pub(super) fn endpoint_pods(&self) -> impl Iterator<Item = &Pod> {
        self.selected.iter().copied().filter(|pod| self.left_out(pod).is_none())
    }

    /// The Pods that it selects, or those that it will select.
    pub(super) fn pods(&self) -> impl Iterator<Item = &Pod> {
        self.selected.iter().copied().chain(self.templates.iter().map(|template| &template.pod))
    }

    /// Why a selected Pod is no endpoint.
    pub(super) fn left_out(&self, pod: &Pod) -> Option<LeftOutReason> {
        derive::leave_out(self.service, pod, &self.service.families())
    }
}

/// A port as `kubectl` prints it, with its name: `80/TCP http`.
pub(super) fn printed(port: &ServicePort) -> String {
    let name = if port.name.is_empty() { String::new() } else { format!(" {}", port.name) };
    format!("{}/{}{name}", port.port, port.protocol)
}
