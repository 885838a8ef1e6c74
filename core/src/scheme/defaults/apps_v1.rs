//! Defaults of `apps/v1`.
//!
//! Source: kubernetes/kubernetes pkg/apis/apps/v1/defaults.go

use super::context::Context;
use crate::scheme::encode::decoded::{Struct, Value};

pub(super) fn set_defaults_deployment(deployment: &mut Struct<'_>, _: &Context) {
    let Some(spec) = deployment.open("spec") else { return };
    spec.fill_integer("replicas", 1);
    if let Some(strategy) = spec.open("strategy") {
        strategy.fill_text("type", "RollingUpdate");
        if strategy.text("type") == "RollingUpdate"
            && let Some(update) = strategy.make("rollingUpdate")
        {
            update.fill_text("maxUnavailable", "25%");
            update.fill_text("maxSurge", "25%");
        }
    }
    spec.fill_integer("revisionHistoryLimit", 10);
    spec.fill_integer("progressDeadlineSeconds", 600);
}

pub(super) fn set_defaults_daemon_set(daemon_set: &mut Struct<'_>, _: &Context) {
    let Some(spec) = daemon_set.open("spec") else { return };
    if let Some(strategy) = spec.open("updateStrategy") {
        strategy.fill_text("type", "RollingUpdate");
        if strategy.text("type") == "RollingUpdate"
            && let Some(update) = strategy.make("rollingUpdate")
        {
            update.fill_integer("maxUnavailable", 1);
            update.fill_integer("maxSurge", 0);
        }
    }
    spec.fill_integer("revisionHistoryLimit", 10);
}

pub(super) fn set_defaults_stateful_set(stateful_set: &mut Struct<'_>, context: &Context) {
    let Some(spec) = stateful_set.open("spec") else { return };
    spec.fill_text("podManagementPolicy", "OrderedReady");
    if let Some(strategy) = spec.open("updateStrategy") {
        if strategy.is_unset("type") {
            strategy.set("type", Value::text("RollingUpdate"));
            strategy.make("rollingUpdate");
        }
        // With a type that was given, an absent rollingUpdate stays absent.
        if strategy.text("type") == "RollingUpdate"
            && let Some(update) = strategy.open("rollingUpdate")
        {
            update.fill_integer("partition", 0);
            if context.release.defaults_max_unavailable_of_stateful_sets() {
                update.fill_integer("maxUnavailable", 1);
            }
        }
    }
    if let Some(policy) = spec.make("persistentVolumeClaimRetentionPolicy") {
        policy.fill_text("whenDeleted", "Retain");
        policy.fill_text("whenScaled", "Retain");
    }
    spec.fill_integer("replicas", 1);
    spec.fill_integer("revisionHistoryLimit", 10);
}

pub(super) fn set_defaults_replica_set(replica_set: &mut Struct<'_>, _: &Context) {
    if let Some(spec) = replica_set.open("spec") {
        spec.fill_integer("replicas", 1);
    }
}
