//! Defaults of the core group, apart from those of Pods and their templates.
//!
//! Source: kubernetes/kubernetes pkg/apis/core/v1/defaults.go

use super::context::Context;
use super::resources::copy_missing;
use crate::scheme::encode::decoded::{Struct, Value, insert};

pub(super) use super::pod::{
    set_defaults_config_map_volume_source, set_defaults_container, set_defaults_downward_api_volume_source,
    set_defaults_ephemeral_container, set_defaults_host_path_volume_source, set_defaults_http_get_action,
    set_defaults_object_field_selector, set_defaults_pod, set_defaults_pod_spec, set_defaults_pod_status,
    set_defaults_probe, set_defaults_projected_volume_source, set_defaults_secret_volume_source,
    set_defaults_service_account_token_projection, set_defaults_volume,
};

/// Rounds each amount up to thousandths.
pub(super) fn set_defaults_resource_list(parent: &mut Struct<'_>, field: &str) {
    parent.round_up_amounts(field);
}

pub(super) fn set_defaults_replication_controller(controller: &mut Struct<'_>, _: &Context) {
    let labels = controller.open("spec").and_then(|spec| {
        let labels = spec.open("template")?.open("metadata")?.copy("labels")?;
        spec.fill("selector", labels.clone());
        Some(labels)
    });
    if let (Some(labels), Some(metadata)) = (labels, controller.open("metadata")) {
        metadata.fill("labels", labels);
    }
}

pub(super) fn set_defaults_service(service: &mut Struct<'_>, _: &Context) {
    let Some(spec) = service.open("spec") else { return };
    spec.fill_text("sessionAffinity", "None");
    match spec.text("sessionAffinity").as_ref() {
        "None" => spec.clear("sessionAffinityConfig"),
        "ClientIP" => {
            let config = spec.open("sessionAffinityConfig").and_then(|config| config.open("clientIP"));
            if config.is_none_or(|config| config.is_nil("timeoutSeconds")) {
                spec.clear("sessionAffinityConfig");
                if let Some(config) = spec.make("sessionAffinityConfig").and_then(|config| config.make("clientIP")) {
                    config.set("timeoutSeconds", Value::Integer(10800));
                }
            }
        }
        _ => {}
    }
    spec.fill_text("type", "ClusterIP");
    spec.each("ports", |port| {
        port.fill_text("protocol", "TCP");
        if matches!(port.int_or_string("targetPort"), (0, text, _) if text.is_empty()) {
            port.set("targetPort", Value::Integer(port.integer("port")));
        }
    });
    let typ = spec.text("type").into_owned();
    let balanced = typ == "LoadBalancer";
    if balanced || typ == "NodePort" || typ == "ClusterIP" && spec.len("externalIPs") > 0 {
        spec.fill_text("externalTrafficPolicy", "Cluster");
    }
    if balanced || typ == "NodePort" || typ == "ClusterIP" {
        spec.fill_text("internalTrafficPolicy", "Cluster");
    }
    if !balanced {
        return;
    }
    spec.fill_bool("allocateLoadBalancerNodePorts", true);
    if let Some(status) = service.open("status").and_then(|status| status.open("loadBalancer")) {
        status.each("ingress", |ingress| {
            if !ingress.is_unset("ip") {
                ingress.fill_text("ipMode", "VIP");
            }
        });
    }
}

pub(super) fn set_defaults_secret(secret: &mut Struct<'_>, _: &Context) {
    secret.fill_text("type", "Opaque");
}

/// An empty map is not printed.
pub(super) fn set_defaults_config_map(_: &mut Struct<'_>, _: &Context) {}

pub(super) fn set_defaults_persistent_volume(volume: &mut Struct<'_>, _: &Context) {
    if let Some(status) = volume.open("status") {
        status.fill_text("phase", "Pending");
    }
    if let Some(spec) = volume.open("spec") {
        spec.fill_text("persistentVolumeReclaimPolicy", "Retain");
        spec.fill_text("volumeMode", "Filesystem");
    }
}

pub(super) fn set_defaults_persistent_volume_claim(claim: &mut Struct<'_>, _: &Context) {
    if let Some(status) = claim.open("status") {
        status.fill_text("phase", "Pending");
    }
}

pub(super) fn set_defaults_persistent_volume_claim_spec(spec: &mut Struct<'_>, _: &Context) {
    spec.fill_text("volumeMode", "Filesystem");
}

pub(super) fn set_defaults_endpoints(endpoints: &mut Struct<'_>, _: &Context) {
    endpoints.each("subsets", |subset| subset.each("ports", |port| port.fill_text("protocol", "TCP")));
}

pub(super) fn set_defaults_namespace(namespace: &mut Struct<'_>, _: &Context) {
    let Some(metadata) = namespace.open("metadata") else { return };
    // A name that is to be generated gives no label here.
    let Some(name) = metadata.copy("name") else { return };
    if let Some(labels) = metadata.make_map("labels") {
        insert(labels, "kubernetes.io/metadata.name".into(), name);
    }
}

pub(super) fn set_defaults_namespace_status(status: &mut Struct<'_>, _: &Context) {
    status.fill_text("phase", "Active");
}

pub(super) fn set_defaults_node_status(status: &mut Struct<'_>, _: &Context) {
    if status.is_nil("allocatable")
        && let Some(capacity) = status.copy("capacity")
    {
        status.set("allocatable", capacity);
    }
}

pub(super) fn set_defaults_limit_range_item(item: &mut Struct<'_>, _: &Context) {
    if item.text("type") != "Container" {
        return;
    }
    copy_missing(item, "max", "default");
    copy_missing(item, "default", "defaultRequest");
    copy_missing(item, "min", "defaultRequest");
}
