//! Defaults of `batch/v1`.
//!
//! Source: kubernetes/kubernetes pkg/apis/batch/v1/defaults.go

use super::context::Context;
use crate::scheme::encode::decoded::{Struct, Value};

pub(super) fn set_defaults_job(job: &mut Struct<'_>, _: &Context) {
    let Some(spec) = job.open("spec") else { return };
    if spec.is_nil("completions") && spec.is_nil("parallelism") {
        spec.set("completions", Value::Integer(1));
    }
    spec.fill_integer("parallelism", 1);
    if spec.is_nil("backoffLimit") {
        // With a limit for each index, the limit of all is out of the way.
        let limit = if spec.is_nil("backoffLimitPerIndex") { 6 } else { i32::MAX.into() };
        spec.set("backoffLimit", Value::Integer(limit));
    }
    let labels = spec.open("template").and_then(|template| template.open("metadata")?.copy("labels"));
    spec.fill_text("completionMode", "NonIndexed");
    spec.fill_bool("suspend", false);
    if spec.is_nil("podReplacementPolicy") {
        let policy = if spec.is_nil("podFailurePolicy") { "TerminatingOrFailed" } else { "Failed" };
        spec.set("podReplacementPolicy", Value::text(policy));
    }
    spec.fill_bool("manualSelector", false);
    if let (Some(labels), Some(metadata)) = (labels, job.open("metadata")) {
        metadata.fill("labels", labels);
    }
}

pub(super) fn set_defaults_cron_job(cron_job: &mut Struct<'_>, _: &Context) {
    let Some(spec) = cron_job.open("spec") else { return };
    spec.fill_text("concurrencyPolicy", "Allow");
    spec.fill_bool("suspend", false);
    spec.fill_integer("successfulJobsHistoryLimit", 3);
    spec.fill_integer("failedJobsHistoryLimit", 1);
}

pub(super) fn set_defaults_pod_failure_policy_on_pod_conditions_pattern(pattern: &mut Struct<'_>, _: &Context) {
    pattern.fill_text("status", "True");
}
