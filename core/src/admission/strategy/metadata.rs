//! The metadata that the registry fills in and keeps, whatever the kind.
//!
//! Source: kubernetes/apiserver pkg/registry/rest/{create,update,meta}.go

use std::borrow::Cow;

use super::context::Stored;
use crate::scheme::decoded::{Struct, Value};

/// WipeObjectMetaSystemFields and FillObjectMetaSystemFields.
pub(super) fn before_create(object: &mut Struct<'_>, stored: &Stored<'_>) {
    let Some(metadata) = object.open("metadata") else { return };
    for field in ["creationTimestamp", "uid", "deletionTimestamp", "deletionGracePeriodSeconds", "selfLink"] {
        metadata.clear(field);
    }
    for (field, value) in [("creationTimestamp", stored.now), ("uid", stored.object_uid)] {
        if let Some(value) = value {
            metadata.set(field, Value::Text(Cow::Owned(value.to_owned())));
        }
    }
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
