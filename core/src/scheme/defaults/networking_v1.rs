//! Defaults of `networking.k8s.io/v1`.
//!
//! Source: kubernetes/kubernetes pkg/apis/networking/v1/defaults.go

use super::context::Context;
use crate::scheme::encode::decoded::Struct;

pub(super) fn set_defaults_network_policy_port(port: &mut Struct<'_>, _: &Context) {
    port.fill_text("protocol", "TCP");
}

pub(super) fn set_defaults_network_policy(policy: &mut Struct<'_>, _: &Context) {
    let Some(spec) = policy.open("spec") else { return };
    if spec.is_unset("policyTypes") {
        let egress = !spec.is_unset("egress");
        let types = if egress { vec!["Ingress".into(), "Egress".into()] } else { vec!["Ingress".into()] };
        spec.set_texts("policyTypes", types);
    }
}

pub(super) fn set_defaults_ingress_class(class: &mut Struct<'_>, _: &Context) {
    if let Some(parameters) = class.open("spec").and_then(|spec| spec.open("parameters")) {
        parameters.fill_text("scope", "Cluster");
    }
}
