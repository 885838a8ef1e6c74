//! Conversions of `autoscaling/v2`.
//!
//! Source: kubernetes/kubernetes pkg/apis/autoscaling/v2/conversion.go, pkg/apis/autoscaling/helpers.go

use crate::scheme::encode::decoded::{Struct, remove};

/// Convert_v2_HorizontalPodAutoscaler_To_autoscaling_HorizontalPodAutoscaler.
pub(super) fn horizontal_pod_autoscaler(autoscaler: &mut Struct<'_>) {
    drop_round_trip_annotations(autoscaler);
}

/// Removes the annotations in which other versions keep what they have no fields for.
pub(super) fn drop_round_trip_annotations(autoscaler: &mut Struct<'_>) {
    let Some(annotations) = autoscaler.open("metadata").and_then(|metadata| metadata.map("annotations")) else {
        return;
    };
    for key in [METRICS, BEHAVIOR, DOWN_TOLERANCE, UP_TOLERANCE, CURRENT_METRICS, CONDITIONS] {
        remove(annotations, key);
    }
}

pub(super) const METRICS: &str = "autoscaling.alpha.kubernetes.io/metrics";
pub(super) const CURRENT_METRICS: &str = "autoscaling.alpha.kubernetes.io/current-metrics";
pub(super) const CONDITIONS: &str = "autoscaling.alpha.kubernetes.io/conditions";
pub(super) const BEHAVIOR: &str = "autoscaling.alpha.kubernetes.io/behavior";
const DOWN_TOLERANCE: &str = "autoscaling.alpha.kubernetes.io/scale-down-tolerance";
const UP_TOLERANCE: &str = "autoscaling.alpha.kubernetes.io/scale-up-tolerance";
