//! Strategies of the `status` subresource: of what is sent there, only the status counts, and of some kinds the metadata.
//!
//! Source: kubernetes/kubernetes pkg/registry/*/*/strategy.go

use super::certificates;
use super::context::{Effects, Stored};
use super::devices;
use super::gates::drop_disabled;
use super::kinds::{Facts, RESETS};
use super::metadata::{RESET, keep, keep_metadata};
use super::pod;
use super::workloads::{keep_rollback, keep_template_generation};
use crate::admission::assumption::Assumption;
use crate::scheme::decoded::{Struct, Value};

/// All metadata, but for that of managers.
const ALL: &[&str] = &[
    "name",
    "generateName",
    "namespace",
    "selfLink",
    "uid",
    "resourceVersion",
    "generation",
    "creationTimestamp",
    "deletionTimestamp",
    "deletionGracePeriodSeconds",
    "labels",
    "annotations",
    "ownerReferences",
    "finalizers",
];

pub(super) fn update<'a>(
    object: &mut Struct<'a>,
    old: &mut Struct<'a>,
    facts: &Facts,
    stored: &Stored<'_>,
    effects: &mut Effects,
) {
    keep(object, old, "spec");
    let fields = match stored.kind.kind.as_str() {
        _ if facts.does(RESETS) => RESET,
        "APIService" => &["labels", "annotations", "finalizers", "ownerReferences"],
        "Deployment" => &["labels"],
        "FlowSchema" | "PriorityLevelConfiguration" => ALL,
        _ => &[],
    };
    keep_metadata(object, old, fields);
    match stored.kind.kind.as_str() {
        // CSIVolumeHealth
        "CSINode" => drop_disabled(object, Some(old), facts.gates, stored.release),
        "CertificateSigningRequest" => certificates::update_status(object, old, stored, effects),
        "DaemonSet" => keep_template_generation(object, old),
        "Deployment" => keep_rollback(object, old),
        "Node" => drop_of_status(object, old, "config"),
        "Pod" => pod::update_status(object, old, stored.release),
        "PersistentVolume" => note_transition(object, old, stored, effects),
        "PersistentVolumeClaim" => drop_of_status(object, old, "healthStatus"),
        // DRAWorkloadResourceClaims
        "PodGroup" if old.open("spec").is_none_or(|spec| spec.is_unset("resourceClaims")) => {
            if let Some(status) = object.open("status") {
                status.clear("resourceClaimStatuses");
            }
        }
        "ResourceClaim" => devices::update_status(object, old, stored.release),
        _ => {}
    }
}

/// Drops a field that the old status does not have.
fn drop_of_status(object: &mut Struct<'_>, old: &mut Struct<'_>, field: &str) {
    if let (Some(status), Some(old)) = (object.open("status"), old.open("status"))
        && old.is_nil(field)
    {
        status.clear(field);
    }
}

/// The time at which a volume came into its phase.
fn note_transition<'a>(volume: &mut Struct<'a>, old: &mut Struct<'a>, stored: &Stored<'_>, effects: &mut Effects) {
    const FIELD: &str = "lastPhaseTransitionTime";
    let (Some(status), Some(old)) = (volume.open("status"), old.open("status")) else { return };
    if status.text("phase") == old.text("phase") {
        if status.is_nil(FIELD) {
            keep(status, old, FIELD);
        }
    } else if status.is_nil(FIELD) || status.means_the_same(old, FIELD) {
        match stored.now {
            Some(now) => status.set(FIELD, Value::owned_text(now.to_owned())),
            None => {
                status.clear(FIELD);
                effects.assume(Assumption::Now);
            }
        }
    }
}
