//! Defaults of `resource.k8s.io`.
//!
//! Source: kubernetes/kubernetes pkg/apis/resource/{v1,v1beta2,v1beta1,v1alpha3}/defaults.go

use super::context::Context;
use crate::meta::Quantity;
use crate::scheme::encode::decoded::{Struct, Value};

pub(super) fn set_defaults_exact_device_request(request: &mut Struct<'_>, _: &Context) {
    request.fill_text("allocationMode", "ExactCount");
    if request.text("allocationMode") == "ExactCount" {
        request.fill_integer("count", 1);
    }
}

pub(super) fn set_defaults_device_sub_request(request: &mut Struct<'_>, context: &Context) {
    set_defaults_exact_device_request(request, context);
}

/// Of `v1beta1`, where a request without a class has alternatives instead.
pub(super) fn set_defaults_device_request(request: &mut Struct<'_>, context: &Context) {
    if !request.is_unset("deviceClassName") {
        set_defaults_exact_device_request(request, context);
    }
}

pub(super) fn set_defaults_device_taint(taint: &mut Struct<'_>, context: &Context) {
    // The server sets the time of the request.
    if taint.is_nil("timeAdded") {
        context.lacks_now.set(true);
    }
}

/// Of 1.36 alone.
pub(super) fn set_defaults_device(device: &mut Struct<'_>, _: &Context) {
    device.each_value("nodeAllocatableResourceMappings", |mapping| {
        if let Ok(one) = Quantity::parse("1") {
            mapping.fill("allocationMultiplier", Value::amount(one));
        }
    });
}

/// Of 1.36 alone.
pub(super) fn set_defaults_basic_device(device: &mut Struct<'_>, context: &Context) {
    set_defaults_device(device, context);
}

pub(super) fn set_defaults_resource_pool_status_request_spec(spec: &mut Struct<'_>, _: &Context) {
    spec.fill_integer("limit", 100);
}
