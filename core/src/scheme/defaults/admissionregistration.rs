//! Defaults of `admissionregistration.k8s.io` in all its versions.
//!
//! Source: kubernetes/kubernetes pkg/apis/admissionregistration/{v1,v1beta1,v1alpha1}/defaults.go

use super::context::Context;
use crate::scheme::encode::decoded::Struct;

pub(super) fn set_defaults_validating_webhook(webhook: &mut Struct<'_>, context: &Context) {
    webhook.fill_text("failurePolicy", "Fail");
    set_defaults_match_resources(webhook, context);
    webhook.fill_integer("timeoutSeconds", 10);
}

pub(super) fn set_defaults_mutating_webhook(webhook: &mut Struct<'_>, context: &Context) {
    set_defaults_validating_webhook(webhook, context);
    webhook.fill_text("reinvocationPolicy", "Never");
}

pub(super) fn set_defaults_match_resources(resources: &mut Struct<'_>, _: &Context) {
    resources.fill_text("matchPolicy", "Equivalent");
    resources.make("namespaceSelector");
    resources.make("objectSelector");
}

pub(super) fn set_defaults_rule(rule: &mut Struct<'_>, _: &Context) {
    rule.fill_text("scope", "*");
}

pub(super) fn set_defaults_service_reference(reference: &mut Struct<'_>, _: &Context) {
    reference.fill_integer("port", 443);
}

pub(super) fn set_defaults_validating_admission_policy_spec(spec: &mut Struct<'_>, _: &Context) {
    spec.fill_text("failurePolicy", "Fail");
}

pub(super) fn set_defaults_mutating_admission_policy_spec(spec: &mut Struct<'_>, _: &Context) {
    spec.fill_text("failurePolicy", "Fail");
}

/// Of `v1alpha1` alone.
pub(super) fn set_defaults_param_ref(reference: &mut Struct<'_>, _: &Context) {
    reference.fill_text("parameterNotFoundAction", "Deny");
}
