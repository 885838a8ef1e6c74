//! Defaults of `flowcontrol.apiserver.k8s.io/v1beta3`.
//!
//! Source: kubernetes/kubernetes pkg/apis/flowcontrol/v1beta3/defaults.go

use super::context::Context;
use super::flowcontrol_v1::SHARES;
pub(super) use super::flowcontrol_v1::{
    set_defaults_exempt_priority_level_configuration, set_defaults_flow_schema_spec, set_defaults_queuing_configuration,
};
use crate::scheme::encode::decoded::{Struct, entry};

const PRESERVE_ZERO: &str = "flowcontrol.k8s.io/v1beta3-preserve-zero-concurrency-shares";

/// Zero shares can't be told from none in this version, unless an annotation says that they are meant.
pub(super) fn set_defaults_priority_level_configuration(level: &mut Struct<'_>, _: &Context) {
    let annotations = level.open("metadata").and_then(|metadata| metadata.map("annotations"));
    let keeps_zero = annotations.is_some_and(|map| entry(map, PRESERVE_ZERO).is_some());
    let Some(limited) = level.open("spec").and_then(|spec| spec.open("limited")) else { return };
    if !keeps_zero {
        limited.fill_integer("nominalConcurrencyShares", SHARES);
    }
}

pub(super) fn set_defaults_limited_priority_level_configuration(limited: &mut Struct<'_>, _: &Context) {
    limited.fill_integer("lendablePercent", 0);
}
