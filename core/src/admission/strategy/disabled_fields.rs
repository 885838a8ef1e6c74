//! Fields of Pods and templates whose gate is off in 1.37: dropped, unless the old object uses them.
//!
//! Source: kubernetes/kubernetes pkg/api/pod/util.go dropDisabledFields

use crate::scheme::decoded::{Struct, remove};

/// Drops the fields from a template, or from a Pod.
pub(super) fn drop_of_template<'a>(template: Option<&mut Struct<'a>>, old: Option<&mut Struct<'a>>) {
    let Some(template) = template else { return };
    if let Some(spec) = template.open("spec") {
        // What would be dropped from the old spec is in use.
        let mut in_use = old.and_then(|old| old.open("spec")).map(|old| old.clone());
        for drop in FIELDS {
            if !in_use.as_mut().is_some_and(drop) {
                drop(spec);
            }
        }
    }
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

/// Each drops the fields of one gate, and answers whether there were any.
const FIELDS: [fn(&mut Struct<'_>) -> bool; 8] = [
    atomic_write_volume_user_fields,
    |spec| drop(spec, "schedulingGroup"),
    grpc_container_probe_tls,
    |spec| drop(spec, "evictionResponders"),
    empty_dir_volume_mode,
    volume_bind_mount_options,
    container_stop_signals,
    h2c_container_probe,
];

const CONTAINERS: [&str; 3] = ["initContainers", "containers", "ephemeralContainers"];
const PROBES: [&str; 3] = ["livenessProbe", "readinessProbe", "startupProbe"];

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

fn drop_below(value: &mut Struct<'_>, path: &[&str], field: &str) -> bool {
    match path.split_first() {
        None => drop(value, field),
        Some((name, below)) => value.open(name).is_some_and(|next| drop_below(next, below, field)),
    }
}

fn drop_of_each(value: &mut Struct<'_>, list: &str, field: &str) -> bool {
    let mut any = false;
    value.each(list, |element| any |= drop(element, field));
    any
}

fn grpc_container_probe_tls(spec: &mut Struct<'_>) -> bool {
    each_container(spec, |container| {
        PROBES.iter().fold(false, |any, probe| drop_below(container, &[probe, "grpc"], "mode") | any)
    })
}

fn h2c_container_probe(spec: &mut Struct<'_>) -> bool {
    each_container(spec, |container| {
        let of_probes =
            PROBES.iter().fold(false, |any, probe| drop_below(container, &[probe, "httpGet"], "protocol") | any);
        ["postStart", "preStop"]
            .iter()
            .fold(of_probes, |any, handler| drop_below(container, &["lifecycle", handler, "httpGet"], "protocol") | any)
    })
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

fn volume_bind_mount_options(spec: &mut Struct<'_>) -> bool {
    each_container(spec, |container| drop_of_each(container, "volumeMounts", "bindMountOptions"))
}

fn empty_dir_volume_mode(spec: &mut Struct<'_>) -> bool {
    let mut any = false;
    spec.each("volumes", |volume| any |= drop_below(volume, &["emptyDir"], "mode"));
    any
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
