//! The endpoints of the Service's port, in its EndpointSlices.

use super::reason::StepReason;
use super::step::{Status, Step};
use super::way::{self, Way};
use crate::services::endpoint_slice::EndpointPort;
use crate::services::endpoints::Origin;
use crate::services::service::ServicePort;

/// Compares the ports of the slices with the Service's, and counts the endpoints behind them.
pub(super) fn endpoints(way: &Way<'_>, port: &ServicePort, steps: &mut Vec<Step>) {
    let needs = &way.endpoints.needs;
    if (way.endpoints.origin == Origin::None || !way.templates.is_empty()) && !needs.is_empty() {
        let needs = needs.iter().map(ToString::to_string).collect();
        steps.push(Status::Unknown.with(StepReason::EndpointsUnknown { needs }));
        return;
    }
    let is_it = |of: &&EndpointPort| of.name == port.name && of.protocol == port.protocol;
    let mut matched = false;
    let mut others = Vec::new();
    let (mut addresses, mut of) = (Vec::new(), 0_usize);
    for slice in &way.endpoints.slices {
        let Some(found) = slice.ports.iter().find(is_it) else {
            let has: Vec<String> = slice.ports.iter().map(printed).collect();
            if !slice.endpoints.is_empty() && !has.is_empty() {
                others.push(StepReason::SlicePortDiffers { slice: slice.name.clone(), has, port: way::printed(port) });
            }
            continue;
        };
        matched = true;
        of = of.saturating_add(slice.endpoints.len());
        for endpoint in slice.endpoints.iter().filter(|endpoint| endpoint.conditions.is_ready()) {
            // kube-proxy looks at the first address only.
            addresses.extend(endpoint.addresses.first().map(|ip| joined(ip, found.port)));
        }
    }
    let known = needs.is_empty();
    let status = if matched { Status::Warn } else { Status::fail_if(known) };
    steps.extend(others.into_iter().map(|reason| status.with(reason)));
    addresses.sort_unstable();
    steps.push(match addresses.is_empty() {
        true => Status::fail_if(known).with(StepReason::NoReadyEndpoints { of }),
        false => Status::Ok.with(StepReason::EndpointsReady { endpoints: addresses }),
    });
}

fn joined(ip: &str, port: Option<i32>) -> String {
    match port {
        Some(port) if ip.contains(':') => format!("[{ip}]:{port}"),
        Some(port) => format!("{ip}:{port}"),
        None => ip.to_owned(),
    }
}

fn printed(port: &EndpointPort) -> String {
    let number = port.port.map_or_else(|| "all ports".to_owned(), |number| format!("{number}/{}", port.protocol));
    if port.name.is_empty() { number } else { format!("{number} {}", port.name) }
}
