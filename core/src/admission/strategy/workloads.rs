//! Strategies of what makes Pods and is not a Job.
//!
//! Source: kubernetes/kubernetes pkg/registry/apps/{daemonset,deployment,replicaset,statefulset}/strategy.go,
//! pkg/registry/core/replicationcontroller/strategy.go

use std::borrow::Cow;

use super::disabled_fields::drop_of_template;
use super::metadata::count;
use crate::release::Release;
use crate::scheme::decoded::{Struct, Value, entry, insert, remove};

pub(super) fn create(workload: &mut Struct<'_>, release: Release) {
    drop_of_template(workload.open("spec").and_then(|spec| spec.open("template")), None, release);
}

pub(super) fn update<'a>(workload: &mut Struct<'a>, old: &mut Struct<'a>, release: Release) {
    let template = workload.open("spec").and_then(|spec| spec.open("template"));
    drop_of_template(template, old.open("spec").and_then(|spec| spec.open("template")), release);
}

/// Annotations are copied to ReplicaSets, so they count, too.
pub(super) fn count_annotations(deployment: &mut Struct<'_>, old: &mut Struct<'_>) {
    let annotated = match (deployment.open("metadata"), old.open("metadata")) {
        (Some(new), Some(old)) => !new.means_the_same(old, "annotations"),
        _ => false,
    };
    if annotated {
        count(deployment, old);
    }
}

pub(super) fn create_daemon_set(daemon_set: &mut Struct<'_>) {
    if template_generation(daemon_set) < 1 {
        set_template_generation(daemon_set, 1);
    }
}

/// The generation of the template stands in an annotation, and only the server counts it.
pub(super) fn update_daemon_set(daemon_set: &mut Struct<'_>, old: &mut Struct<'_>) {
    let generation = template_generation(old);
    let changed = match (daemon_set.open("spec"), old.open("spec")) {
        (Some(new), Some(old)) => !new.means_the_same(old, "template"),
        _ => false,
    };
    set_template_generation(daemon_set, if changed { generation.wrapping_add(1) } else { generation });
}

/// What stands in the annotation is a part of the spec.
pub(super) fn keep_template_generation(daemon_set: &mut Struct<'_>, old: &mut Struct<'_>) {
    let generation = template_generation(old);
    set_template_generation(daemon_set, generation);
}

/// So does the revision to which a Deployment is rolled back.
pub(super) fn keep_rollback(deployment: &mut Struct<'_>, old: &mut Struct<'_>) {
    const ROLLBACK: &str = "deprecated.deployment.rollback.to";
    let before = old.open("metadata").and_then(|metadata| metadata.entry_text("annotations", ROLLBACK));
    let Some(metadata) = deployment.open("metadata") else { return };
    match before {
        Some(before) => metadata.set_entry_text("annotations", ROLLBACK.to_owned(), before),
        None => {
            if let Some(annotations) = metadata.map("annotations") {
                remove(annotations, ROLLBACK);
            }
        }
    }
}

const TEMPLATE_GENERATION: &str = "deprecated.daemonset.template.generation";

/// The conversion has made the annotation a number.
fn template_generation(daemon_set: &mut Struct<'_>) -> i64 {
    let annotations = daemon_set.open("metadata").and_then(|metadata| metadata.map("annotations"));
    let text = annotations.and_then(|annotations| Some(entry(annotations, TEMPLATE_GENERATION)?.string().into_owned()));
    text.and_then(|text| text.parse().ok()).unwrap_or(0)
}

fn set_template_generation(daemon_set: &mut Struct<'_>, generation: i64) {
    let annotations = daemon_set.open("metadata").and_then(|metadata| metadata.make_map("annotations"));
    if let Some(annotations) = annotations {
        insert(annotations, Cow::Borrowed(TEMPLATE_GENERATION), Value::Text(Cow::Owned(generation.to_string())));
    }
}
