//! Strategies of volumes and of claims to them.
//!
//! Source: kubernetes/kubernetes pkg/registry/core/{persistentvolume,persistentvolumeclaim}/strategy.go,
//! pkg/api/persistentvolumeclaim/util.go

use super::context::Stored;
use crate::scheme::decoded::{Struct, Value};

pub(super) fn create_volume(volume: &mut Struct<'_>, stored: &Stored<'_>) {
    if let Some(status) = volume.open("status") {
        status.set("phase", Value::text("Pending"));
        if let Some(now) = stored.now {
            status.set("lastPhaseTransitionTime", Value::owned_text(now.to_owned()));
        }
    }
}

/// A claim that names its source in one of two fields has it in both; the newer one says more.
pub(super) fn prepare_claim(claim: &mut Struct<'_>, old: Option<&mut Struct<'_>>) {
    let old = old.and_then(|old| old.open("spec"));
    let in_use = |field| old.as_deref().is_some_and(|old| !old.is_nil(field));
    let (source_in_use, reference_in_use) = (in_use("dataSource"), in_use("dataSourceRef"));
    let Some(spec) = claim.open("spec") else { return };
    // CrossNamespaceVolumeDataSource
    if !reference_in_use && names_namespace(spec) {
        spec.clear("dataSourceRef");
    }
    if !source_in_use && !reference_in_use && spec.is_nil("dataSourceRef") && !is_claim_or_snapshot(spec) {
        spec.clear("dataSource");
    }
    normalize_spec(spec);
}

/// The old claim is normalized, too.
pub(super) fn normalize(claim: &mut Struct<'_>) {
    if let Some(spec) = claim.open("spec") {
        normalize_spec(spec);
    }
}

/// NormalizeDataSources
fn normalize_spec(spec: &mut Struct<'_>) {
    match (spec.is_nil("dataSource"), spec.is_nil("dataSourceRef")) {
        (false, true) => copy(spec, "dataSource", "dataSourceRef"),
        (true, false) if !names_namespace(spec) => copy(spec, "dataSourceRef", "dataSource"),
        _ => {}
    }
}

fn names_namespace(spec: &mut Struct<'_>) -> bool {
    spec.open("dataSourceRef").is_some_and(|reference| !reference.text("namespace").is_empty())
}

fn is_claim_or_snapshot(spec: &mut Struct<'_>) -> bool {
    spec.open("dataSource").is_some_and(|source| match (&*source.text("kind"), &*source.text("apiGroup")) {
        ("PersistentVolumeClaim", "") => true,
        ("VolumeSnapshot", group) => group == "snapshot.storage.k8s.io",
        _ => false,
    })
}

fn copy(spec: &mut Struct<'_>, from: &str, to: &str) {
    let Some(source) = spec.open(from).map(|source| source.clone()) else { return };
    if let Some(made) = spec.make(to) {
        made.copy_from(&source, &["apiGroup", "kind", "name"]);
    }
}
