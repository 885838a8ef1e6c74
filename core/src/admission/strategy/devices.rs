//! Strategies of dynamic resource allocation.
//!
//! Source: kubernetes/kubernetes pkg/registry/resource/{devicetaintrule,resourceclaim,resourceclaimtemplate,resourceslice}/strategy.go,
//! pkg/api/resourceclaimspec/util.go

use super::context::{Effects, Stored};
use super::gates::{Gate, drop_disabled, off, on};
use super::metadata::reset_metadata;
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

/// The fields of a claim's status behind gates; one that the claim uses keeps those of its gate.
const OF_CLAIM_STATUSES: &[Gate] = &[
    // DRAConsumableCapacity
    on(
        Release::has_gates_of_devices,
        &[
            "spec.devices.constraints[].distinctAttribute",
            "spec.devices.requests[].exactly.capacity",
            "spec.devices.requests[].firstAvailable[].capacity",
            "status.allocation.devices.results[].shareID|consumedCapacity",
            "status.devices[].shareID",
        ],
    ),
    // DRADeviceBindingConditions
    on(
        Release::has_gates_of_devices,
        &["status.allocation.devices.results[].bindingConditions|bindingFailureConditions"],
    ),
    // DRAOptionalNodeOperations
    off(&["status.allocation.devices.results[].skipNodeOperations"]),
];

/// The spec has been kept before.
pub(super) fn update_status<'a>(claim: &mut Struct<'a>, old: &mut Struct<'a>, release: Release) {
    reset_metadata(claim, old);
    drop_disabled(claim, Some(old), OF_CLAIM_STATUSES, release);
    drop_deallocated_status_devices(claim, old);
}

/// What a device that is no longer allocated says of itself is dropped.
fn drop_deallocated_status_devices(claim: &mut Struct<'_>, old: &mut Struct<'_>) {
    let kept = allocated(claim);
    let mut gone = allocated(old);
    gone.retain(|device| !kept.contains(device));
    if let Some(status) = claim.open("status") {
        status.retain("devices", |device| !gone.contains(&id(device)));
    }
}

/// A device by its driver, pool, name and share.
type DeviceId = [String; 4];

fn allocated(claim: &mut Struct<'_>) -> Vec<DeviceId> {
    let mut found = Vec::new();
    let devices = claim.open("status").and_then(|status| status.open("allocation")?.open("devices"));
    if let Some(devices) = devices {
        devices.each("results", |result| found.push(id(result)));
    }
    found
}

fn id(device: &mut Struct<'_>) -> DeviceId {
    ["driver", "pool", "device", "shareID"].map(|field| device.text(field).into_owned())
}
