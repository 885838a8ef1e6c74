//! What the mirror of a static Pod must not have: the kubelet runs the Pod without the API.
//!
//! Source: kubernetes/kubernetes plugin/pkg/admission/serviceaccount/admission.go Validate, pkg/api/pod/util.go
//! VisitPodSecretNames

use crate::scheme::decoded::Struct;

pub(super) fn check(pod: &mut Struct<'_>) -> Result<(), &'static str> {
    let Some(spec) = pod.open("spec") else { return Ok(()) };
    if !spec.is_unset("serviceAccountName") {
        return Err("a mirror pod may not reference service accounts");
    }
    if references_secrets(spec) {
        return Err("a mirror pod may not reference secrets");
    }
    let mut projects_token = false;
    spec.each("volumes", |volume| {
        if let Some(projected) = volume.open("projected") {
            projected.each("sources", |source| projects_token |= !source.is_nil("serviceAccountToken"));
        }
    });
    if projects_token {
        return Err("a mirror pod may not use ServiceAccountToken volume projections");
    }
    Ok(())
}

fn references_secrets(spec: &mut Struct<'_>) -> bool {
    let mut found = false;
    spec.each("imagePullSecrets", |reference| found |= !reference.is_unset("name"));
    for list in ["initContainers", "containers", "ephemeralContainers"] {
        spec.each(list, |container| {
            container.each("envFrom", |from| found |= names(from, "secretRef"));
            container.each("env", |env| {
                found |= env.open("valueFrom").is_some_and(|from| names(from, "secretKeyRef"));
            });
        });
    }
    spec.each("volumes", |volume| found |= volume_references_secret(volume));
    found
}

/// Whether a reference in a field has a name.
fn names(parent: &mut Struct<'_>, field: &str) -> bool {
    parent.open(field).is_some_and(|reference| !reference.is_unset("name"))
}

/// The sources of volumes, in the order in which upstream looks for the one that counts, each with its reference.
const SOURCES: [(&str, &str); 11] = [
    ("azureFile", "secretName"),
    ("cephfs", "secretRef"),
    ("cinder", "secretRef"),
    ("flexVolume", "secretRef"),
    ("projected", ""),
    ("rbd", "secretRef"),
    ("secret", "secretName"),
    ("scaleIO", "secretRef"),
    ("iscsi", "secretRef"),
    ("storageos", "secretRef"),
    ("csi", "nodePublishSecretRef"),
];

fn volume_references_secret(volume: &mut Struct<'_>) -> bool {
    let Some((source, reference)) = SOURCES.into_iter().find(|(source, _)| !volume.is_nil(source)) else {
        return false;
    };
    let Some(source) = volume.open(source) else { return false };
    match reference {
        "" => {
            let mut found = false;
            source.each("sources", |projection| found |= names(projection, "secret"));
            found
        }
        "secretName" => !source.is_unset("secretName"),
        reference => names(source, reference),
    }
}
