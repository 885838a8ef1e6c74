//! The metadata that the registry fills in and keeps, whatever the kind.
//!
//! Source: kubernetes/apiserver pkg/registry/rest/{create,update,meta}.go

use super::context::{Effects, Stored};
use crate::admission::assumption::Assumption;
use crate::admission::metadata::SYSTEM_FIELDS;
use crate::scheme::decoded::{Struct, Value};

/// FillObjectMetaSystemFields: what a webhook has written there is replaced, too. Before it, an update that creates is
/// wiped, as another new object is before admission.
pub(super) fn fill(object: &mut Struct<'_>, stored: &Stored<'_>, effects: &mut Effects) {
    let Some(metadata) = object.open("metadata") else { return };
    if stored.by_update && stored.release.wipes_metadata_of_created_by_update() {
        for field in SYSTEM_FIELDS {
            metadata.clear(field);
        }
    }
    for (field, value, without) in
        [("creationTimestamp", stored.now, Assumption::Now), ("uid", stored.object_uid, Assumption::ObjectUid)]
    {
        match value {
            Some(value) => metadata.set(field, Value::owned_text(value.to_owned())),
            None => {
                metadata.clear(field);
                effects.assume(without);
            }
        }
    }
}

/// An update that names no resource version is of the one that is stored, where the kind allows it.
///
/// Source: kubernetes/apiserver pkg/registry/generic/registry/store.go Update
pub(super) fn set_resource_version<'a>(object: &mut Struct<'a>, old: &mut Struct<'a>) {
    let (Some(new), Some(old)) = (object.open("metadata"), old.open("metadata")) else { return };
    if is_no_version(&new.text("resourceVersion")) {
        if is_no_version(&old.text("resourceVersion")) {
            new.clear("resourceVersion");
        } else {
            keep(new, old, "resourceVersion");
        }
    }
}

fn is_no_version(version: &str) -> bool {
    matches!(version, "" | "0")
}

/// Whether the server makes up the name of the object, which was not given.
pub(super) fn is_to_be_named(metadata: &Struct<'_>) -> bool {
    metadata.is_unset("name") && !metadata.is_unset("generateName")
}

pub(super) fn set_generation(object: &mut Struct<'_>, generation: i64) {
    if let Some(metadata) = object.open("metadata") {
        metadata.set("generation", Value::Integer(generation));
    }
}

/// A client does not set the generation of an object that exists.
pub(super) fn set_old_generation(object: &mut Struct<'_>, old: &mut Struct<'_>) {
    let generation = old.open("metadata").map_or(0, |metadata| metadata.integer("generation"));
    set_generation(object, generation);
}

/// Keeps a field as it was.
pub(super) fn keep<'a>(object: &mut Struct<'a>, old: &Struct<'a>, field: &str) {
    match old.copy(field) {
        Some(value) => object.set(field, value),
        None => object.clear(field),
    }
}

/// The metadata that is reset where a kind's strategy resets it.
pub(super) const RESET: &[&str] =
    &["deletionTimestamp", "generation", "selfLink", "labels", "annotations", "finalizers", "ownerReferences"];

/// Keeps most of the metadata as it was.
///
/// Source: kubernetes/apimachinery pkg/apis/meta/v1/helpers.go ResetObjectMetaForStatus
pub(super) fn reset_metadata<'a>(object: &mut Struct<'a>, old: &mut Struct<'a>) {
    keep_metadata(object, old, RESET);
}

/// Keeps fields of the metadata as they were.
pub(super) fn keep_metadata<'a>(object: &mut Struct<'a>, old: &mut Struct<'a>, fields: &[&str]) {
    if let (Some(new), Some(old)) = (object.open("metadata"), old.open("metadata")) {
        for field in fields {
            keep(new, old, field);
        }
    }
}

/// Counts the generation up if one of the fields has changed.
pub(super) fn count_change(object: &mut Struct<'_>, old: &mut Struct<'_>, fields: &[&str]) {
    if fields.iter().any(|field| !object.means_the_same(old, field)) {
        count(object, old);
    }
}

/// The generation after the old one.
pub(super) fn count(object: &mut Struct<'_>, old: &mut Struct<'_>) {
    let generation = old.open("metadata").map_or(0, |metadata| metadata.integer("generation"));
    // Go wraps around.
    set_generation(object, generation.wrapping_add(1));
}

/// What an update does not change, in the order of `rest.BeforeUpdate`.
pub(super) fn after_update<'a>(object: &mut Struct<'a>, old: &mut Struct<'a>) {
    let (Some(new), Some(old)) = (object.open("metadata"), old.open("metadata")) else { return };
    if new.is_unset("uid") {
        keep(new, old, "uid");
    }
    for field in ["creationTimestamp", "deletionTimestamp"] {
        if old.has_time(field) {
            keep(new, old, field);
        }
    }
    if new.is_nil("deletionGracePeriodSeconds") {
        keep(new, old, "deletionGracePeriodSeconds");
    }
}
