//! Conversions of `flowcontrol.apiserver.k8s.io/v1beta3`.
//!
//! Source: kubernetes/kubernetes pkg/apis/flowcontrol/v1beta3/conversion.go

use std::borrow::Cow;

use crate::scheme::encode::decoded::{Struct, Value, entry, insert, remove};

/// Convert_v1beta3_PriorityLevelConfiguration_To_flowcontrol_PriorityLevelConfiguration and back.
pub(super) fn priority_level_configuration(level: &mut Struct<'_>) {
    drop_annotation(level);
    add_annotation(level);
}

/// An annotation says that the zero, which the version can't tell from an absent number, was given.
pub(super) fn add_annotation(level: &mut Struct<'_>) {
    let limited = level.open("spec").and_then(|spec| spec.open("limited"));
    let is_zero = limited.is_some_and(|limited| limited.integer("nominalConcurrencyShares") == 0);
    if let Some(metadata) = level.open("metadata").filter(|_| is_zero)
        && let Some(annotations) = metadata.make_map("annotations")
        && entry(annotations, PRESERVE_ZERO).is_none()
    {
        insert(annotations, Cow::Borrowed(PRESERVE_ZERO), Value::text(""));
    }
}

/// Convert_v1beta3_PriorityLevelConfiguration_To_flowcontrol_PriorityLevelConfiguration, for `v1`, whose number can be
/// absent.
pub(super) fn to_v1(level: &mut Struct<'_>) {
    drop_annotation(level);
    if let Some(limited) = level.open("spec").and_then(|spec| spec.open("limited")) {
        limited.fill_integer("nominalConcurrencyShares", 0);
    }
}

fn drop_annotation(level: &mut Struct<'_>) {
    if let Some(annotations) = level.open("metadata").and_then(|metadata| metadata.map("annotations")) {
        remove(annotations, PRESERVE_ZERO);
    }
}

const PRESERVE_ZERO: &str = "flowcontrol.k8s.io/v1beta3-preserve-zero-concurrency-shares";
