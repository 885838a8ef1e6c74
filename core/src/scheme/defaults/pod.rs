//! Defaults of Pods and of their templates.
//!
//! Source: kubernetes/kubernetes pkg/apis/core/v1/defaults.go

use super::context::Context;
use super::image::pull_policy;
use super::pod_resources;
use super::resources::copy_missing;
use crate::scheme::encode::decoded::{Struct, Value};

/// What only a Pod gets, and no template.
pub(super) fn set_defaults_pod(pod: &mut Struct<'_>, context: &Context) {
    let Some(spec) = pod.open("spec") else { return };
    if context.release.defaults_what_conversion_did() && spec.integer("terminationGracePeriodSeconds") < 0 {
        spec.set("terminationGracePeriodSeconds", Value::Integer(1));
    }
    for list in ["containers", "initContainers"] {
        spec.each(list, |container| {
            if let Some(resources) = container.open("resources") {
                copy_missing(resources, "limits", "requests");
            }
        });
    }
    if context.release.defaults_pod_resources_on_decoding() {
        pod_resources::set_defaults(spec);
    }
    spec.fill_bool("enableServiceLinks", true);
    if spec.boolean("hostNetwork") {
        default_host_network_ports(spec, "containers");
        default_host_network_ports(spec, "initContainers");
    }
}

fn default_host_network_ports(spec: &mut Struct<'_>, containers: &str) {
    spec.each(containers, |container| {
        container.each("ports", |port| port.fill_integer("hostPort", port.integer("containerPort")));
    });
}

pub(super) fn set_defaults_pod_status(status: &mut Struct<'_>, _: &Context) {
    agree_on_addresses(status);
}

/// The address and the list of addresses agree, the first one with the single one.
pub(in crate::scheme) fn agree_on_addresses(status: &mut Struct<'_>) {
    let first = status.first("podIPs", |ip| ip.text("ip").into_owned());
    match (status.copy("podIP"), first) {
        (None, Some(first)) => status.set("podIP", Value::Text(first.into())),
        (Some(ip), first) if first.as_deref().is_none_or(|first| status.text("podIP") != first) => {
            status.set_list("podIPs", [ip], |element, ip| element.set("ip", ip));
        }
        _ => {}
    }
}

pub(super) fn set_defaults_pod_spec(spec: &mut Struct<'_>, context: &Context) {
    spec.fill_text("dnsPolicy", "ClusterFirst");
    spec.fill_text("restartPolicy", "Always");
    if context.release.defaults_what_conversion_did() {
        if let Some(account) = spec.copy("serviceAccount") {
            spec.fill("serviceAccountName", account);
        }
        if let Some(account) = spec.copy("serviceAccountName") {
            spec.set("serviceAccount", account);
        }
    }
    spec.make("securityContext");
    spec.fill_integer("terminationGracePeriodSeconds", 30);
    spec.fill_text("schedulerName", "default-scheduler");
}

pub(super) fn set_defaults_volume(volume: &mut Struct<'_>, context: &Context) {
    if volume.is_nil_but("name") {
        volume.make("emptyDir");
    }
    if context.release.has_image_volumes()
        && let Some(image) = volume.open("image")
    {
        let policy = pull_policy(&image.text("reference"));
        image.fill_text("pullPolicy", policy);
    }
}

pub(super) fn set_defaults_container(container: &mut Struct<'_>, _: &Context) {
    if container.is_unset("imagePullPolicy") {
        let policy = pull_policy(&container.text("image"));
        container.set("imagePullPolicy", Value::text(policy));
    }
    container.fill_text("terminationMessagePath", "/dev/termination-log");
    container.fill_text("terminationMessagePolicy", "File");
}

pub(super) fn set_defaults_ephemeral_container(container: &mut Struct<'_>, context: &Context) {
    set_defaults_container(container, context);
}

pub(super) fn set_defaults_probe(probe: &mut Struct<'_>, _: &Context) {
    probe.fill_integer("timeoutSeconds", 1);
    probe.fill_integer("periodSeconds", 10);
    probe.fill_integer("successThreshold", 1);
    probe.fill_integer("failureThreshold", 3);
}

pub(super) fn set_defaults_http_get_action(action: &mut Struct<'_>, _: &Context) {
    action.fill_text("path", "/");
    action.fill_text("scheme", "HTTP");
}

pub(super) fn set_defaults_object_field_selector(selector: &mut Struct<'_>, _: &Context) {
    selector.fill_text("apiVersion", "v1");
}

pub(super) fn set_defaults_host_path_volume_source(source: &mut Struct<'_>, _: &Context) {
    source.fill_text("type", "");
}

pub(super) fn set_defaults_secret_volume_source(source: &mut Struct<'_>, _: &Context) {
    fill_default_mode(source);
}

pub(super) fn set_defaults_config_map_volume_source(source: &mut Struct<'_>, _: &Context) {
    fill_default_mode(source);
}

pub(super) fn set_defaults_downward_api_volume_source(source: &mut Struct<'_>, _: &Context) {
    fill_default_mode(source);
}

pub(super) fn set_defaults_projected_volume_source(source: &mut Struct<'_>, _: &Context) {
    fill_default_mode(source);
}

/// Readable for all, writable for the owner: 0644.
fn fill_default_mode(source: &mut Struct<'_>) {
    source.fill_integer("defaultMode", 0o644);
}

pub(super) fn set_defaults_service_account_token_projection(projection: &mut Struct<'_>, _: &Context) {
    projection.fill_integer("expirationSeconds", 3600);
}
