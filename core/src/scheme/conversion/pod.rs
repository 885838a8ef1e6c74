//! Conversions of Pods and of their templates, of which nothing is left from 1.37 on.
//!
//! Source: kubernetes/kubernetes pkg/apis/core/v1/conversion.go

use crate::release::Release;
use crate::scheme::defaults::agree_on_addresses;
use crate::scheme::encode::decoded::{Struct, Value, remove};

/// Convert_v1_Pod_To_core_Pod and back.
pub(super) fn pod(pod: &mut Struct<'_>, release: Release) {
    if release.defaults_what_conversion_did() {
        return;
    }
    template_of(pod);
    if let Some(spec) = pod.open("spec")
        && spec.integer("terminationGracePeriodSeconds") < 0
    {
        spec.set("terminationGracePeriodSeconds", Value::Integer(1));
    }
    if let Some(status) = pod.open("status") {
        agree_on_addresses(status);
    }
}

/// Convert_v1_PodTemplateSpec_To_core_PodTemplateSpec and back, of the template at a path.
pub(super) fn template(object: &mut Struct<'_>, path: &[&str], release: Release) {
    if release.defaults_what_conversion_did() {
        return;
    }
    match path.split_first() {
        Some((name, below)) => {
            if let Some(next) = object.open(name) {
                template(next, below, release);
            }
        }
        None => template_of(object),
    }
}

/// What a Pod and a template have in common.
fn template_of(template: &mut Struct<'_>) {
    if let Some(metadata) = template.open("metadata") {
        drop_init_container_annotations(metadata);
    }
    let Some(spec) = template.open("spec") else { return };
    // Convert_v1_PodSpec_To_core_PodSpec and back: the name of old is that of the account.
    if let Some(account) = spec.copy("serviceAccount") {
        spec.fill("serviceAccountName", account);
    }
    match spec.copy("serviceAccountName") {
        Some(account) => spec.set("serviceAccount", account),
        None => spec.clear("serviceAccount"),
    }
    // The internal type holds `hostNetwork` and its like there.
    spec.make("securityContext");
}

fn drop_init_container_annotations(metadata: &mut Struct<'_>) {
    let Some(annotations) = metadata.map("annotations") else { return };
    for key in [
        "pod.beta.kubernetes.io/init-containers",
        "pod.alpha.kubernetes.io/init-containers",
        "pod.beta.kubernetes.io/init-container-statuses",
        "pod.alpha.kubernetes.io/init-container-statuses",
    ] {
        remove(annotations, key);
    }
}
