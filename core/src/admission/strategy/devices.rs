//! Strategies of dynamic resource allocation.
//!
//! Source: kubernetes/kubernetes pkg/registry/resource/{devicetaintrule,resourceclaim,resourceclaimtemplate,resourceslice}/strategy.go,
//! pkg/api/resourceclaimspec/util.go

use super::context::{Effects, Stored};
use super::gates::{Gate, drop_disabled, off, on};
use crate::admission::assumption::Assumption;
use crate::release::Release;
use crate::scheme::decoded::{Struct, Value};

/// The fields of a slice behind gates.
pub(super) const OF_SLICES: &[Gate] = &[
    on(Release::has_gates_of_devices, &["spec.devices[].taints"]),
    // DRAPartitionableDevices
    on(
        Release::has_gates_of_devices,
        &[
            "spec.sharedCounters|perDeviceNodeSelection",
            "spec.devices[].consumesCounters|nodeName|nodeSelector|allNodes",
        ],
    ),
    // DRADeviceBindingConditions
    on(Release::has_gates_of_devices, &["spec.devices[].bindingConditions|bindingFailureConditions|bindsToNode"]),
    // DRAConsumableCapacity
    on(
        Release::has_gates_of_devices,
        &["spec.devices[].allowMultipleAllocations", "spec.devices[].capacity{}.requestPolicy"],
    ),
    // DRADeviceCompatibilityGroups
    off(&["spec.devices[].consumesCounters[].compatibilityGroups"]),
    off(&["spec.devices[].nodeAllocatableResources|nodeAllocatableResourceMappings"]),
    // DRAListTypeAttributes
    off(&["spec.devices[].attributes{}.bools|ints|strings|versions"]),
    // DRAPartitionableDevicesType
    off(&["spec.partitionTypeAttribute"]),
    // DRAOptionalNodeOperations
    off(&["spec.skipNodeOperations"]),
];

/// The fields of a claim's spec behind gates.
const OF_CLAIMS: &[Gate] = &[
    // DRADeviceTaints
    on(
        Release::has_gates_of_devices,
        &["devices.requests[].exactly.tolerations", "devices.requests[].firstAvailable[].tolerations"],
    ),
    // DRAConsumableCapacity
    on(
        Release::has_gates_of_devices,
        &[
            "devices.constraints[].distinctAttribute",
            "devices.requests[].exactly.capacity",
            "devices.requests[].firstAvailable[].capacity",
        ],
    ),
    // DRADerivedAttributes
    off(&["devices.requests[].exactly.derivedAttributes", "devices.requests[].firstAvailable[].derivedAttributes"]),
];

pub(super) fn drop_of_claim(spec: Option<&mut Struct<'_>>, old: Option<&mut Struct<'_>>, release: Release) {
    if let Some(spec) = spec {
        drop_disabled(spec, old.as_deref(), OF_CLAIMS, release);
    }
}

/// A taint with another effect is added anew.
pub(super) fn update_taint_rule(
    rule: &mut Struct<'_>,
    old: &mut Struct<'_>,
    stored: &Stored<'_>,
    effects: &mut Effects,
) {
    let (Some(new), Some(old)) = (taint_of(rule), taint_of(old)) else { return };
    if !stored.release.renews_taints_of_devices()
        || new.text("effect") == old.text("effect")
        || !new.means_the_same(&old, "timeAdded")
    {
        return;
    }
    let Some(taint) = rule.open("spec").and_then(|spec| spec.open("taint")) else { return };
    match stored.now {
        Some(now) => taint.set("timeAdded", Value::owned_text(now.to_owned())),
        None => effects.assume(Assumption::TaintTimes),
    }
}

fn taint_of<'a>(rule: &mut Struct<'a>) -> Option<Struct<'a>> {
    Some(rule.open("spec")?.open("taint")?.clone())
}
