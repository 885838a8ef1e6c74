//! Defaults of `rbac.authorization.k8s.io`.
//!
//! Source: kubernetes/kubernetes pkg/apis/rbac/v1/defaults.go

use super::context::Context;
use crate::scheme::encode::decoded::Struct;

const GROUP: &str = "rbac.authorization.k8s.io";

pub(super) fn set_defaults_cluster_role_binding(binding: &mut Struct<'_>, _: &Context) {
    if let Some(role) = binding.open("roleRef") {
        role.fill_text("apiGroup", GROUP);
    }
}

pub(super) fn set_defaults_role_binding(binding: &mut Struct<'_>, context: &Context) {
    set_defaults_cluster_role_binding(binding, context);
}

pub(super) fn set_defaults_subject(subject: &mut Struct<'_>, _: &Context) {
    if matches!(subject.text("kind").as_ref(), "User" | "Group") {
        subject.fill_text("apiGroup", GROUP);
    }
}
