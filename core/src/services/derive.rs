//! The EndpointSlices that the controller makes for a Service that selects Pods.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::assumption::Assumption;
use super::endpoint_slice::{Conditions, Endpoint, EndpointPort, EndpointSlice, SERVICE_NAME, TargetRef};
use super::endpoints::{LeftOut, LeftOutReason};
use super::fnv::fnv_1a_128;
use super::pod::{Node, Pod};
use super::service::{Family, Service};

/// The most endpoints of a slice, by the default of `--max-endpoints-per-slice`.
const MAX_ENDPOINTS: usize = 100;

const MANAGED_BY: (&str, &str) = ("endpointslice.kubernetes.io/managed-by", "endpointslice-controller.k8s.io");
const HEADLESS: &str = "service.kubernetes.io/headless";

/// What is derived for a Service.
pub(super) struct Derived {
    pub(super) slices: Vec<Arc<EndpointSlice>>,
    pub(super) assumed: Vec<Assumption>,
    pub(super) left_out: Vec<LeftOut>,
}

/// Derives the slices of a Service from the Pods that it selects, in the order in which they are given.
///
/// The controller keeps endpoints in no order; here they are in the order of the Pods. Slices are grouped by family and
/// by ports, and filled one after the other.
///
/// Source: kubernetes/endpointslice reconciler.go reconcileByAddressType
pub(super) fn derive(service: &Service, selected: &[&Pod], nodes: &BTreeMap<String, Node>) -> Derived {
    let families = service.families();
    let mut left_out = Vec::new();
    let mut candidates = Vec::new();
    let mut assumed = BTreeSet::new();
    for &pod in selected {
        match leave_out(service, pod, &families) {
            Some(reason) => left_out.push(LeftOut { pod: pod.name.clone(), reason }),
            None => {
                candidates.push((pod, ports(service, pod)));
                if !pod.node_name.is_empty() && !nodes.contains_key(&pod.node_name) {
                    assumed.insert(Assumption::Node { name: pod.node_name.clone() });
                }
            }
        }
    }
    let mut slices: Vec<Arc<EndpointSlice>> = Vec::new();
    let mut with_endpoints = 0_usize;
    for family in families {
        // The endpoints of each list of ports, and which lists there are, in the order of the Pods.
        let mut groups: Vec<(&Vec<EndpointPort>, Vec<Endpoint>)> = Vec::new();
        let mut group_of: BTreeMap<&Vec<EndpointPort>, usize> = BTreeMap::new();
        for (pod, ports) in &candidates {
            let Some(endpoint) = endpoint(service, pod, nodes, family) else { continue };
            let index = *group_of.entry(ports).or_insert(groups.len());
            match groups.get_mut(index) {
                Some((_, endpoints)) => endpoints.push(endpoint),
                None => groups.push((ports, vec![endpoint])),
            }
        }
        with_endpoints = with_endpoints.saturating_add(usize::from(!groups.is_empty()));
        if groups.is_empty() {
            // A placeholder says that there are no endpoints.
            slices.push(slice(service, family, slices.len(), Vec::new(), Vec::new()));
        }
        for (ports, endpoints) in groups {
            for endpoints in endpoints.chunks(MAX_ENDPOINTS) {
                slices.push(slice(service, family, slices.len(), ports.clone(), endpoints.to_vec()));
            }
        }
    }
    if with_endpoints == 2 && service.ip_families.is_empty() && service.cluster_ips.len() < 2 {
        let (namespace, name) = (service.namespace.clone(), service.name.clone());
        assumed.insert(Assumption::IpFamilies { namespace, name });
    }
    Derived { slices, assumed: assumed.into_iter().collect(), left_out }
}

/// Why a Pod is in no slice of the Service; `None` if it is in one.
///
/// Source: kubernetes/endpointslice util/controller_utils.go ShouldPodBeInEndpoints, reconciler.go
pub(super) fn leave_out(service: &Service, pod: &Pod, families: &[Family]) -> Option<LeftOutReason> {
    if pod.is_terminal() {
        return Some(LeftOutReason::PodTerminal { phase: pod.phase.clone() });
    }
    if pod.ips.is_empty() {
        return Some(LeftOutReason::PodWithoutAddress);
    }
    // The controller looks for the Node of the Pod and does not find one that is called "".
    if pod.node_name.is_empty() && !service.publish_not_ready_addresses {
        return Some(LeftOutReason::PodWithoutNode);
    }
    let usable = pod.addresses().any(|ip| families.contains(&Family::of(ip)));
    (!usable).then_some(LeftOutReason::PodFamily)
}

/// The endpoint that a Pod is for one family; `None` if it has no address of it.
///
/// Source: kubernetes/endpointslice utils.go podToEndpoint, util/endpointset.go hashEndpoint
fn endpoint(service: &Service, pod: &Pod, nodes: &BTreeMap<String, Node>, family: Family) -> Option<Endpoint> {
    let of_family = pod.addresses().filter(|ip| Family::of(*ip) == family);
    let mut addresses: Vec<String> = of_family.map(|ip| ip.to_string()).collect();
    if addresses.is_empty() {
        return None;
    }
    addresses.sort_unstable();
    let ready = service.publish_not_ready_addresses || (pod.ready && !pod.terminating);
    let conditions = Conditions { ready: Some(ready), serving: Some(pod.ready), terminating: Some(pod.terminating) };
    let named = pod.subdomain.as_ref() == Some(&service.name);
    let target = TargetRef { kind: "Pod".to_owned(), namespace: pod.namespace.clone(), name: pod.name.clone() };
    Some(Endpoint {
        addresses,
        conditions,
        hostname: pod.hostname.clone().filter(|_| named),
        node_name: Some(pod.node_name.clone()).filter(|name| !name.is_empty()),
        zone: nodes.get(&pod.node_name).and_then(|node| node.zone.clone()),
        target_ref: Some(target),
    })
}

/// The ports of the Service as a Pod has them; one that it does not have is left out.
///
/// Source: kubernetes/endpointslice utils.go getEndpointPorts, util/controller_utils.go NewPortMapKey
fn ports(service: &Service, pod: &Pod) -> Vec<EndpointPort> {
    let found = service.ports.iter().filter_map(|port| {
        Some(EndpointPort {
            name: port.name.clone(),
            protocol: port.protocol.clone(),
            port: Some(pod.find_port(port)?),
            app_protocol: port.app_protocol.clone(),
        })
    });
    let mut ports: Vec<EndpointPort> = found.collect();
    ports.sort_by_cached_key(hash);
    ports
}

/// The controller sorts the ports by a hash of how Go prints them.
///
/// Source: kubernetes/utils dump/dump.go ForHash
fn hash(port: &EndpointPort) -> u128 {
    fnv_1a_128(&format!(
        "(v1.EndpointPort){{Name:(*string){} Protocol:(*v1.Protocol){} Port:(*int32){} AppProtocol:(*string){}}}",
        port.name,
        port.protocol,
        port.port.unwrap_or_default(),
        port.app_protocol.as_deref().unwrap_or("<nil>")
    ))
}

/// Source: kubernetes/endpointslice utils.go newEndpointSlice
fn slice(
    service: &Service,
    family: Family,
    before: usize,
    ports: Vec<EndpointPort>,
    endpoints: Vec<Endpoint>,
) -> Arc<EndpointSlice> {
    Arc::new(EndpointSlice {
        namespace: service.namespace.clone(),
        name: format!("{}-{:05}", service.name, before.saturating_add(1)),
        labels: labels(service),
        address_type: family.as_str().to_owned(),
        ports,
        endpoints,
        at: None,
    })
}

/// The labels of the Service, and those that are the controller's own.
///
/// Source: kubernetes/endpointslice utils.go setEndpointSliceLabels
fn labels(service: &Service) -> BTreeMap<String, String> {
    let mut labels = service.labels.clone();
    labels.remove(HEADLESS);
    if matches!(service.cluster_ip(), Some("" | "None")) {
        labels.insert(HEADLESS.to_owned(), String::new());
    }
    labels.insert(SERVICE_NAME.to_owned(), service.name.clone());
    labels.insert(MANAGED_BY.0.to_owned(), MANAGED_BY.1.to_owned());
    labels
}
