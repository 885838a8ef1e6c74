//! Defaults of `scheduling.k8s.io`.
//!
//! Source: kubernetes/kubernetes pkg/apis/scheduling/{v1,v1beta1,v1alpha3}/defaults.go

use super::context::Context;
use crate::scheme::encode::decoded::Struct;

pub(super) fn set_defaults_priority_class(class: &mut Struct<'_>, _: &Context) {
    class.fill_text("preemptionPolicy", "PreemptLowerPriority");
}

/// The gate PodGroupPreemptionPolicy is off.
pub(super) fn set_defaults_pod_group(_: &mut Struct<'_>, _: &Context) {}

/// The gate PodGroupPreemptionPolicy is off.
pub(super) fn set_defaults_composite_pod_group(_: &mut Struct<'_>, _: &Context) {}
