//! Claims and slices of `resource.k8s.io`, whose `v1beta1` has other structs around the same fields.
//!
//! Source: kubernetes/kubernetes pkg/apis/resource/v1beta1/conversion.go

use crate::meta::Gvk;
use crate::scheme::encode::decoded::Struct;

const FLAT: &str = "v1beta1";

/// The fields of a request that stand in `exactly` in other versions.
const EXACTLY: [&str; 8] = [
    "deviceClassName",
    "selectors",
    "allocationMode",
    "count",
    "adminAccess",
    "tolerations",
    "capacity",
    "derivedAttributes",
];

/// The fields of a device that stand in `basic` in `v1beta1`.
const BASIC: [&str; 13] = [
    "attributes",
    "capacity",
    "consumesCounters",
    "nodeName",
    "nodeSelector",
    "allNodes",
    "taints",
    "bindsToNode",
    "bindingConditions",
    "bindingFailureConditions",
    "allowMultipleAllocations",
    "nodeAllocatableResourceMappings",
    "nodeAllocatableResources",
];

/// Convert_v1beta1_DeviceRequest_To_resource_DeviceRequest, and the other way: of each request of a claim.
pub(super) fn claim<'a>(old: &mut Struct<'a>, new: &mut Struct<'a>, from: &Gvk, to: &Gvk) {
    match (from.version == FLAT, to.version == FLAT) {
        (true, false) => together(old, new, requests, |old, new| {
            if is_exact(old)
                && let Some(exactly) = new.make("exactly")
            {
                exactly.copy_from(old, &EXACTLY);
            }
        }),
        (false, true) => together(old, new, requests, |old, new| {
            if let Some(exactly) = old.open("exactly") {
                new.copy_from(exactly, &EXACTLY);
            }
        }),
        _ => {}
    }
}

/// Which requests of a claim, or of the claim in a template, `v1beta1` takes for exact ones; none of another version.
pub(super) fn exact_requests(claim: &mut Struct<'_>, kind: &Gvk, of_template: bool) -> Vec<bool> {
    let mut exact = Vec::new();
    if kind.version == FLAT
        && let Some(claim) = claim_of(claim, of_template)
    {
        requests(claim, &mut |request| exact.push(is_exact(request)));
    }
    exact
}

/// Makes those requests of a claim of another version exact ones.
pub(super) fn make_exact(claim: &mut Struct<'_>, exact: &[bool], of_template: bool) {
    let mut exact = exact.iter();
    if let Some(claim) = claim_of(claim, of_template) {
        requests(claim, &mut |request| {
            if exact.next() == Some(&true) {
                request.make("exactly");
            }
        });
    }
}

fn claim_of<'s, 'a>(object: &'s mut Struct<'a>, of_template: bool) -> Option<&'s mut Struct<'a>> {
    if of_template { object.open("spec") } else { Some(object) }
}

fn requests<'a>(claim: &mut Struct<'a>, call: &mut dyn FnMut(&mut Struct<'a>)) {
    if let Some(devices) = claim.open("spec").and_then(|spec| spec.open("devices")) {
        devices.each("requests", call);
    }
}

/// hasAnyMainRequestFieldsSet: an empty list is set.
fn is_exact(request: &Struct<'_>) -> bool {
    let is_set = |field: &&str| match *field {
        "deviceClassName" | "allocationMode" | "count" => !request.is_unset(field),
        _ => !request.is_nil(field),
    };
    EXACTLY.iter().any(is_set)
}

/// Convert_v1beta1_Device_To_resource_Device, and the other way: of each device of a slice.
pub(super) fn slice<'a>(old: &mut Struct<'a>, new: &mut Struct<'a>, from: &Gvk, to: &Gvk) {
    let devices = |slice: &mut Struct<'a>, call: &mut dyn FnMut(&mut Struct<'a>)| {
        if let Some(spec) = slice.open("spec") {
            spec.each("devices", call);
        }
    };
    match (from.version == FLAT, to.version == FLAT) {
        (true, false) => together(old, new, devices, |old, new| {
            if let Some(basic) = old.open("basic") {
                new.copy_from(basic, &BASIC);
            }
        }),
        (false, true) => together(old, new, devices, |old, new| {
            if let Some(basic) = new.make("basic") {
                basic.copy_from(old, &BASIC);
            }
        }),
        _ => {}
    }
}

/// Calls a function with each struct of the old object and its twin in the new one.
fn together<'a>(
    old: &mut Struct<'a>,
    new: &mut Struct<'a>,
    walk: impl Fn(&mut Struct<'a>, &mut dyn FnMut(&mut Struct<'a>)),
    mut call: impl FnMut(&mut Struct<'a>, &mut Struct<'a>),
) {
    let mut twins = Vec::new();
    walk(old, &mut |element| twins.push(element.clone()));
    let mut twins = twins.into_iter();
    walk(new, &mut |element| {
        if let Some(mut twin) = twins.next() {
            call(&mut twin, element);
        }
    });
}
