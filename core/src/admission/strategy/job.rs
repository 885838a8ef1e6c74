//! Strategies of Jobs and CronJobs.
//!
//! Source: kubernetes/kubernetes pkg/registry/batch/{job,cronjob}/strategy.go, pkg/api/job/util.go

use std::borrow::Cow;

use super::context::Stored;
use super::disabled_fields::drop_of_template;
use super::metadata::is_to_be_named;
use crate::json::{Document, Kind};
use crate::release::Release;
use crate::scheme::decoded::{Struct, Value, entry, insert};

pub(super) fn create(job: &mut Struct<'_>, stored: &Stored<'_>) {
    generate_selector_if_needed(job, stored);
    if stored.read.is_some_and(shares_labels) {
        let template = job.open("spec").and_then(|spec| spec.open("template")?.open("metadata")?.copy("labels"));
        if let (Some(labels), Some(metadata)) = (template, job.open("metadata")) {
            metadata.set("labels", labels);
        }
    }
    if let Some(spec) = job.open("spec") {
        drop_disabled(spec, None, stored.release);
    }
}

/// Whether a Job gets the labels of its template by default: to the server they are one map then.
///
/// Source: kubernetes/kubernetes pkg/apis/batch/v1/defaults.go SetDefaults_Job
fn shares_labels(job: &Document) -> bool {
    let labels = |path| job.at(path).filter(|labels| labels.kind() == Kind::Object);
    let has_own = labels("/metadata/labels").is_some_and(|labels| labels.members().next().is_some());
    !has_own && labels("/spec/template/metadata/labels").is_some()
}

pub(super) fn update<'a>(job: &mut Struct<'a>, old: &mut Struct<'a>, release: Release) {
    if let Some(spec) = job.open("spec") {
        drop_disabled(spec, old.open("spec"), release);
    }
}

pub(super) fn drop_of_cron_job<'a>(cron_job: &mut Struct<'a>, old: Option<&mut Struct<'a>>, release: Release) {
    if let Some(spec) = job_spec(cron_job) {
        drop_disabled(spec, old.and_then(job_spec), release);
    }
}

fn job_spec<'s, 'a>(cron_job: &'s mut Struct<'a>) -> Option<&'s mut Struct<'a>> {
    cron_job.open("spec")?.open("jobTemplate")?.open("spec")
}

fn drop_disabled<'a>(spec: &mut Struct<'a>, mut old: Option<&mut Struct<'a>>, release: Release) {
    // WorkloadWithJob
    if old.as_deref_mut().is_none_or(|old| old.is_nil("scheduling")) {
        spec.clear("scheduling");
    }
    drop_of_template(spec.open("template"), old.and_then(|old| old.open("template")), release);
}

/// A Job that does not select by itself selects the Pods with its uid. Labels with a uid or a name that is not known are
/// left out.
fn generate_selector_if_needed(job: &mut Struct<'_>, stored: &Stored<'_>) {
    let metadata = job.open("metadata").filter(|metadata| !is_to_be_named(metadata));
    let name = metadata.map(|metadata| metadata.text("name").into_owned());
    let Some(spec) = job.open("spec") else { return };
    if spec.boolean("manualSelector") {
        return;
    }
    let uid = stored.object_uid;
    let text = |value: &str| Value::Text(Cow::Owned(value.to_owned()));
    let metadata = spec.open("template").and_then(|template| template.open("metadata"));
    if let Some(labels) = metadata.and_then(|metadata| metadata.make_map("labels")) {
        let of_name = ["job-name", "batch.kubernetes.io/job-name"].map(|key| (key, name.as_deref()));
        let of_uid = ["controller-uid", UID_LABEL].map(|key| (key, uid));
        for (key, value) in of_name.into_iter().chain(of_uid) {
            if let Some(value) = value.filter(|_| entry(labels, key).is_none()) {
                insert(labels, Cow::Borrowed(key), text(value));
            }
        }
    }
    if let Some(uid) = uid
        && let Some(labels) = spec.make("selector").and_then(|selector| selector.make_map("matchLabels"))
        && entry(labels, UID_LABEL).is_none()
    {
        insert(labels, Cow::Borrowed(UID_LABEL), text(uid));
    }
}

const UID_LABEL: &str = "batch.kubernetes.io/controller-uid";
