//! Conversions of `resource.k8s.io/v1beta1`.
//!
//! Source: kubernetes/kubernetes pkg/apis/resource/v1beta1/conversion.go

use crate::scheme::encode::decoded::Struct;

/// Convert_resource_Device_To_v1beta1_Device: the fields of a device stand in `basic`, which is always there.
pub(super) fn resource_slice(slice: &mut Struct<'_>) {
    if let Some(spec) = slice.open("spec") {
        spec.each("devices", |device| {
            device.make("basic");
        });
    }
}
