//! Defaults of `flowcontrol.apiserver.k8s.io/v1`.
//!
//! Source: kubernetes/kubernetes pkg/apis/flowcontrol/v1/defaults.go

use super::context::Context;
use crate::scheme::encode::decoded::Struct;

pub(super) fn set_defaults_flow_schema_spec(spec: &mut Struct<'_>, _: &Context) {
    spec.fill_integer("matchingPrecedence", 1000);
}

pub(super) fn set_defaults_exempt_priority_level_configuration(exempt: &mut Struct<'_>, _: &Context) {
    exempt.fill_integer("nominalConcurrencyShares", 0);
    exempt.fill_integer("lendablePercent", 0);
}

pub(super) fn set_defaults_queuing_configuration(queuing: &mut Struct<'_>, _: &Context) {
    queuing.fill_integer("handSize", 8);
    queuing.fill_integer("queues", 64);
    queuing.fill_integer("queueLengthLimit", 50);
}

/// The shares of a limited level where none are given.
pub(super) const SHARES: i64 = 30;

pub(super) fn set_defaults_limited_priority_level_configuration(limited: &mut Struct<'_>, _: &Context) {
    limited.fill_integer("nominalConcurrencyShares", SHARES);
    limited.fill_integer("lendablePercent", 0);
}
