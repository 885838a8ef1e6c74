//! Fields of a Service that follow from each other, and from the Service before an update.

use super::ip_families::{ClusterFamilies, IPV4, IPV6, is_ipv6, other};
use super::object::{NONE, Service};

/// Sets what a Service that was stored long ago lacks.
///
/// Source: kubernetes/kubernetes pkg/registry/core/service/storage/storage.go defaultOnReadService
pub(crate) fn default_on_read(service: &mut Service, cluster: &ClusterFamilies) {
    normalize_cluster_ips(service, None);
    if !service.has_cluster_ip() || !service.ip_families.is_empty() {
        return;
    }
    let primary = cluster.primary();
    let (single, dual) = ("SingleStack", "RequireDualStack");
    let (families, policy) = if service.is_headless_without_selector() {
        (vec![primary, other(primary)], Some(dual))
    } else if service.cluster_ip == NONE {
        (vec![primary], Some(single))
    } else {
        let of = |ip: &String| if is_ipv6(ip) { IPV6 } else { IPV4 };
        let families: Vec<_> = service.cluster_ips.iter().map(of).collect();
        let policy = match families.len() {
            1 => Some(single),
            2 => Some(dual),
            _ => None,
        };
        (families, policy)
    };
    service.ip_families = families.into_iter().map(str::to_owned).collect();
    if let Some(policy) = policy {
        service.ip_family_policy = Some(policy.to_owned());
    }
}

/// Makes `clusterIP` and `clusterIPs` agree, where a client speaks of one of them only.
///
/// Source: kubernetes/kubernetes pkg/registry/core/service/storage/storage.go normalizeClusterIPs
pub(crate) fn normalize_cluster_ips(service: &mut Service, old: Option<&Service>) {
    let Some(old) = old else {
        if !service.cluster_ip.is_empty() && service.cluster_ips.is_empty() {
            service.cluster_ips = vec![service.cluster_ip.clone()];
        }
        return;
    };
    if !old.cluster_ips.is_empty() && service.cluster_ips.is_empty() && old.cluster_ip == service.cluster_ip {
        service.cluster_ips.clone_from(&old.cluster_ips);
    }
    if old.cluster_ip == service.cluster_ip || old.cluster_ips != service.cluster_ips {
        return;
    }
    service.cluster_ips = if !old.cluster_ip.is_empty() && service.cluster_ip.is_empty() {
        Vec::new()
    } else {
        vec![service.cluster_ip.clone()]
    };
}

/// Takes over what the API server allocated before, where an update does not say it.
///
/// Source: kubernetes/kubernetes pkg/registry/core/service/storage/storage.go patchAllocatedValues
pub(crate) fn patch_allocated_values(service: &mut Service, old: &Service) {
    if old.has_cluster_ip() && service.has_cluster_ip() {
        if service.cluster_ip.is_empty() {
            service.cluster_ip.clone_from(&old.cluster_ip);
        }
        if service.cluster_ips.is_empty() {
            service.cluster_ips.clone_from(&old.cluster_ips);
        }
    }
    let needs_node_port = |service: &Service| {
        let is_balanced = service.is("LoadBalancer") && service.allocate_load_balancer_node_ports != Some(false);
        service.is("NodePort") || is_balanced
    };
    if needs_node_port(old) && needs_node_port(service) {
        let (before, now) = (old.node_ports(), service.node_ports());
        let is_used = |port: i32| before.contains(&port) && now.contains(&port);
        for port in service.ports.iter_mut().filter(|port| port.node_port == 0) {
            // Of several ports of one name the last one counts.
            let known = old.ports.iter().rev().find(|known| known.name == port.name);
            if let Some(known) = known.filter(|known| !is_used(known.node_port)) {
                port.node_port = known.node_port;
            }
        }
    }
    if old.needs_health_check() && service.needs_health_check() && service.health_check_node_port == 0 {
        service.health_check_node_port = old.health_check_node_port;
    }
}

/// Drops what the type of an updated Service has no use for, if the update does not change it.
///
/// Source: kubernetes/kubernetes pkg/registry/core/service/strategy.go dropTypeDependentFields
pub(crate) fn drop_type_dependent_fields(service: &mut Service, old: &Service) {
    if old.has_cluster_ip() && !service.has_cluster_ip() {
        if old.cluster_ip == service.cluster_ip && old.cluster_ips == service.cluster_ips {
            service.cluster_ip.clear();
            service.cluster_ips.clear();
        }
        if old.ip_families == service.ip_families {
            service.ip_families.clear();
        }
        if old.ip_family_policy.as_deref().unwrap_or_default()
            == service.ip_family_policy.as_deref().unwrap_or_default()
        {
            service.ip_family_policy = None;
        }
    }
    if old.has_node_ports() && !service.has_node_ports() {
        let before = old.node_ports();
        if service.node_ports().iter().all(|port| before.contains(port)) {
            service.ports.iter_mut().for_each(|port| port.node_port = 0);
        }
    }
    if old.needs_health_check()
        && !service.needs_health_check()
        && old.health_check_node_port == service.health_check_node_port
    {
        service.health_check_node_port = 0;
    }
    if old.is("LoadBalancer")
        && !service.is("LoadBalancer")
        && old.allocate_load_balancer_node_ports == service.allocate_load_balancer_node_ports
    {
        service.allocate_load_balancer_node_ports = None;
    }
    if old.is_externally_accessible()
        && !service.is_externally_accessible()
        && old.external_traffic_policy == service.external_traffic_policy
    {
        service.external_traffic_policy.clear();
    }
}
