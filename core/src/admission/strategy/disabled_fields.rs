//! Fields of Pods and templates whose gate is off: dropped, unless the old object uses them.
//!
//! Source: kubernetes/kubernetes pkg/api/pod/util.go dropDisabledFields

use super::gates::{Gate, drop_disabled, off, on};
use crate::release::Release;
use crate::scheme::decoded::{Struct, remove};

/// The gates of 1.35 to 1.37 that are off, and the fields of a Pod's spec that are behind them. What a release has no field
/// for can't be given.
const GATES: &[Gate] = &[
    // GenericWorkload
    off(&["schedulingGroup"]),
    off(&["workloadRef"]),
    // GRPCContainerProbeTLS
    off(&["initContainers|containers|ephemeralContainers[].livenessProbe|readinessProbe|startupProbe.grpc.mode"]),
    off(&["evictionResponders"]),
    off(&["volumes[].emptyDir.mode"]),
    off(&["initContainers|containers|ephemeralContainers[].volumeMounts[].bindMountOptions"]),
    on(Release::has_certificates_in_pods, &["volumes[].projected.sources[].clusterTrustBundle"]),
    on(Release::has_certificates_in_pods, &["volumes[].projected.sources[].podCertificate"]),
    // H2CContainerProbe
    off(&[
        "initContainers|containers|ephemeralContainers[].livenessProbe|readinessProbe|startupProbe.httpGet.protocol",
        "initContainers|containers|ephemeralContainers[].lifecycle.postStart|preStop.httpGet.protocol",
    ]),
];

/// Drops the fields from a template, or from a Pod.
pub(super) fn drop_of_template<'a>(template: Option<&mut Struct<'a>>, old: Option<&mut Struct<'a>>, release: Release) {
    let Some(template) = template else { return };
    if let Some(spec) = template.open("spec") {
        let old = old.and_then(|old| old.open("spec"));
        drop_disabled(spec, old.as_deref(), GATES, release);
        // What would be dropped from the old spec is in use.
        let mut in_use = old.map(|old| old.clone());
        for drop in [atomic_write_volume_user_fields, container_stop_signals] {
            if !in_use.as_mut().is_some_and(drop) {
                drop(spec);
            }
        }
    }
    drop_init_container_annotations(template);
}

pub(super) fn drop_init_container_annotations(template: &mut Struct<'_>) {
    if let Some(annotations) = template.open("metadata").and_then(|metadata| metadata.map("annotations")) {
        for key in [
            "pod.beta.kubernetes.io/init-containers",
            "pod.alpha.kubernetes.io/init-containers",
            "pod.beta.kubernetes.io/init-container-statuses",
            "pod.alpha.kubernetes.io/init-container-statuses",
        ] {
            remove(annotations, key);
        }
    }
}

const CONTAINERS: [&str; 3] = ["initContainers", "containers", "ephemeralContainers"];

fn drop(value: &mut Struct<'_>, field: &str) -> bool {
    let given = !value.is_nil(field);
    value.clear(field);
    given
}

fn each_container(spec: &mut Struct<'_>, mut call: impl FnMut(&mut Struct<'_>) -> bool) -> bool {
    let mut any = false;
    for list in CONTAINERS {
        spec.each(list, |container| any |= call(container));
    }
    any
}

fn drop_of_each(value: &mut Struct<'_>, list: &str, field: &str) -> bool {
    let mut any = false;
    value.each(list, |element| any |= drop(element, field));
    any
}

/// A lifecycle of which nothing is left is dropped, too.
fn container_stop_signals(spec: &mut Struct<'_>) -> bool {
    each_container(spec, |container| {
        let Some(lifecycle) = container.open("lifecycle") else { return false };
        let any = drop(lifecycle, "stopSignal");
        if any && lifecycle.is_nil("postStart") && lifecycle.is_nil("preStop") {
            container.clear("lifecycle");
        }
        any
    })
}

fn atomic_write_volume_user_fields(spec: &mut Struct<'_>) -> bool {
    let mut any = false;
    spec.each("volumes", |volume| {
        // Of several sources only the first in this order is looked at.
        let source = ["secret", "configMap", "downwardAPI", "projected"].into_iter().find(|name| !volume.is_nil(name));
        let Some((name, source)) = source.and_then(|name| Some((name, volume.open(name)?))) else { return };
        any |= drop(source, "defaultUser");
        if name == "projected" {
            source.each("sources", |source| any |= user_fields_of_projection(source));
        } else {
            any |= drop_of_each(source, "items", "user");
        }
    });
    any
}

fn user_fields_of_projection(source: &mut Struct<'_>) -> bool {
    let kinds = [
        ("secret", true),
        ("downwardAPI", true),
        ("configMap", true),
        ("serviceAccountToken", false),
        ("clusterTrustBundle", false),
        ("podCertificate", false),
    ];
    let Some((name, has_items)) = kinds.into_iter().find(|(name, _)| !source.is_nil(name)) else { return false };
    let Some(projection) = source.open(name) else { return false };
    if has_items { drop_of_each(projection, "items", "user") } else { drop(projection, "user") }
}
