//! The strategy of Workloads.
//!
//! Source: kubernetes/kubernetes pkg/registry/scheduling/workload/strategy.go

use super::context::Effects;
use super::gates::{Gate, drop_disabled, off, on};
use crate::admission::assumption::Assumption;
use crate::release::Release;
use crate::scheme::decoded::Struct;

/// TopologyAwareWorkloadScheduling, DRAWorkloadResourceClaims, PodGroupPreemptionPolicy
const OF_TEMPLATES: &[Gate] = &[
    off(&["schedulingConstraints"]),
    off(&["resourceClaims"]),
    off(&["preemptionPolicy"]),
    // WorkloadAwarePreemption
    on(Release::keeps_priority_of_pod_groups, &["disruptionMode"]),
    on(Release::keeps_priority_of_pod_groups, &["priorityClassName"]),
    on(Release::keeps_priority_of_pod_groups, &["priority"]),
];

/// What a template may have depends on the old template at its place.
pub(super) fn drop_of_workload<'a>(
    workload: &mut Struct<'a>,
    old: Option<&mut Struct<'a>>,
    release: Release,
    effects: &mut Effects,
) {
    let mut old = old.and_then(|old| old.open("spec"));
    let mut before = Vec::new();
    if let Some(old) = old.as_deref_mut() {
        old.each("podGroupTemplates", |template| before.push(template.clone()));
    }
    let Some(spec) = workload.open("spec") else { return };
    let mut before = before.iter();
    spec.each("podGroupTemplates", |template| drop_disabled(template, before.next(), OF_TEMPLATES, release));
    // CompositePodGroup
    if old.is_none_or(|old| old.is_unset("compositePodGroupTemplates")) {
        spec.clear("compositePodGroupTemplates");
    } else {
        // What those of the old object may keep is not modelled.
        effects.assume(Assumption::Strategy);
    }
}
