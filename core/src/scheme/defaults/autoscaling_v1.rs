//! Defaults of `autoscaling/v1`.
//!
//! Source: kubernetes/kubernetes pkg/apis/autoscaling/v1/defaults.go

use super::context::Context;
use crate::scheme::encode::decoded::Struct;

pub(super) fn set_defaults_horizontal_pod_autoscaler(autoscaler: &mut Struct<'_>, _: &Context) {
    if let Some(spec) = autoscaler.open("spec") {
        spec.fill_integer("minReplicas", 1);
    }
}
