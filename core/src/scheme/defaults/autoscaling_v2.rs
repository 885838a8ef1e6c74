//! Defaults of `autoscaling/v2`.
//!
//! Source: kubernetes/kubernetes pkg/apis/autoscaling/v2/defaults.go

use super::context::Context;
use crate::scheme::encode::decoded::{Struct, Value};

pub(super) fn set_defaults_horizontal_pod_autoscaler(autoscaler: &mut Struct<'_>, _: &Context) {
    let Some(spec) = autoscaler.open("spec") else { return };
    spec.fill_integer("minReplicas", 1);
    if spec.is_unset("metrics") {
        spec.set_list("metrics", ["Resource"], |metric, typ| {
            metric.set("type", Value::text(typ));
            let Some(resource) = metric.make("resource") else { return };
            resource.set("name", Value::text("cpu"));
            if let Some(target) = resource.open("target") {
                target.set("type", Value::text("Utilization"));
                target.set("averageUtilization", Value::Integer(80));
            }
        });
    }
    if let Some(behavior) = spec.open("behavior") {
        if let Some(up) = behavior.make("scaleUp") {
            up.fill_integer("stabilizationWindowSeconds", 0);
            scaling_rules(up, &[("Pods", 4), ("Percent", 100)]);
        }
        if let Some(down) = behavior.make("scaleDown") {
            // How long it looks back is an option of the controller.
            scaling_rules(down, &[("Percent", 100)]);
        }
    }
}

/// An empty list of policies is not nil, and stays.
fn scaling_rules(rules: &mut Struct<'_>, policies: &[(&'static str, i64)]) {
    rules.fill_text("selectPolicy", "Max");
    if rules.is_nil("policies") {
        rules.set_list("policies", policies, |policy, (typ, value)| {
            policy.set("type", Value::text(typ));
            policy.set("value", Value::Integer(*value));
            policy.set("periodSeconds", Value::Integer(15));
        });
    }
}
