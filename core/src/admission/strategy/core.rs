//! Strategies of small kinds of the core group.
//!
//! Source: kubernetes/kubernetes pkg/registry/core/{namespace,node,service,serviceaccount}/strategy.go

use std::borrow::Cow;

use super::context::Effects;
use super::gates::{Gate, drop_disabled, off, on};
use super::metadata::{is_to_be_named, keep};
use crate::admission::assumption::Assumption;
use crate::release::Release;
use crate::scheme::decoded::{Struct, Value, insert};

/// A LimitRange without a name gets a random uid for one.
pub(super) fn create_limit_range(limits: &mut Struct<'_>, effects: &mut Effects) {
    if limits.open("metadata").is_none_or(|metadata| metadata.is_unset("name")) {
        effects.assume(Assumption::GeneratedNames);
    }
}

pub(super) fn update_secret<'a>(secret: &mut Struct<'a>, old: &Struct<'a>) {
    if secret.is_unset("type") {
        keep(secret, old, "type");
    }
}

/// A new Namespace is active, and Kubernetes finalizes it.
pub(super) fn create_namespace(namespace: &mut Struct<'_>) {
    if let Some(status) = namespace.open("status") {
        status.set("phase", Value::text("Active"));
    }
    if let Some(spec) = namespace.open("spec") {
        let mut finalizers: Vec<Cow<'_, str>> = spec.texts("finalizers").into_iter().map(Cow::Owned).collect();
        if !finalizers.iter().any(|finalizer| finalizer == FINALIZER) {
            finalizers.push(Cow::Borrowed(FINALIZER));
            spec.set_texts("finalizers", finalizers);
        }
    }
}

const FINALIZER: &str = "kubernetes";

pub(super) fn update_namespace<'a>(namespace: &mut Struct<'a>, old: &mut Struct<'a>) {
    if let (Some(spec), Some(old)) = (namespace.open("spec"), old.open("spec")) {
        keep(spec, old, "finalizers");
    }
}

/// The label with the name, which may have been generated only now.
pub(super) fn canonicalize_namespace(namespace: &mut Struct<'_>) {
    let Some(metadata) = namespace.open("metadata") else { return };
    if is_to_be_named(metadata) {
        return;
    }
    let name = metadata.text("name").into_owned();
    if let Some(labels) = metadata.make_map("labels") {
        insert(labels, Cow::Borrowed("kubernetes.io/metadata.name"), Value::Text(Cow::Owned(name)));
    }
}

/// What the type of a Service does not need is dropped with a change of the type, which is not modelled.
pub(super) fn update_service<'a>(service: &mut Struct<'a>, old: &mut Struct<'a>, effects: &mut Effects) {
    let (Some(spec), Some(old)) = (service.open("spec"), old.open("spec")) else { return };
    let decides =
        ["type", "externalTrafficPolicy", "externalIPs", "loadBalancerClass", "allocateLoadBalancerNodePorts"];
    if !decides.into_iter().all(|field| spec.means_the_same(old, field)) {
        effects.assume(Assumption::Strategy);
    }
    if spec.text("type") != "LoadBalancer"
        && let Some(status) = service.open("status")
    {
        status.clear("loadBalancer");
    }
}

/// Of the Secrets only the names are kept.
pub(super) fn clean_secret_references(account: &mut Struct<'_>) {
    account.each("secrets", |secret| {
        for field in ["kind", "namespace", "uid", "apiVersion", "resourceVersion", "fieldPath"] {
            secret.clear(field);
        }
    });
}

/// The source of a Node's configuration is dropped, unless the old Node has one.
pub(super) fn drop_of_node(node: &mut Struct<'_>, old: Option<&Struct<'_>>, release: Release) {
    if old.is_none()
        && let Some(status) = node.open("status")
    {
        status.clear("config");
    }
    drop_disabled(node, old, NODE_GATES, release);
}

const NODE_GATES: &[Gate] = &[
    off(&["spec.configSource"]),
    // InPlacePodVerticalScalingSchedulerPreemption
    off(&["spec.podPreemptionPolicy"]),
    on(Release::has_declared_node_features, &["status.declaredFeatures"]),
];
