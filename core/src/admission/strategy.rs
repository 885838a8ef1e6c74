//! What the registry does with an object after the mutating webhooks and before the validating ones.
//!
//! Each kind has a strategy: its status and generation are reset, fields behind a gate that is off are dropped, and what
//! follows from the object is written into it. A kind without a strategy here keeps [`Assumption::Strategy`].
//!
//! Source: kubernetes/apiserver pkg/registry/rest/{create,update}.go; kubernetes/kubernetes pkg/registry

mod context;
mod core;
mod disabled_fields;
mod job;
mod metadata;
mod pod;
mod policy;
mod qos;
mod workloads;

pub(crate) use context::{Effects, Stored};

use crate::admission::assumption::Assumption;
use crate::meta::Gvk;
use crate::scheme::decoded::Struct;

/// Drops what only the server writes from a new object, as the handler does before any plugin sees it.
pub(crate) fn wipe(object: &mut Struct<'_>) {
    metadata::wipe(object);
}

/// Prepares a new object to be stored: what the store and `rest.BeforeCreate` change in it.
pub(crate) fn prepare_for_create(object: &mut Struct<'_>, stored: &Stored<'_>, effects: &mut Effects) {
    metadata::fill(object, stored, effects);
    if !is_modelled(stored) {
        effects.assume(Assumption::Strategy);
        return;
    }
    match key(stored.kind) {
        ("", "LimitRange") => core::create_limit_range(object, effects),
        ("", "Namespace") => core::create_namespace(object),
        ("", "Pod") => pod::create(object, stored, effects),
        ("", "PodTemplate") => {
            metadata::set_generation(object, 1);
            disabled_fields::drop_of_template(object.open("template"), None);
        }
        ("", "ResourceQuota") => object.clear("status"),
        ("", "Service") => {
            object.clear("status");
            effects.assume(Assumption::ServiceAddresses);
        }
        ("", "ServiceAccount") => core::clean_secret_references(object),
        ("" | "apps", "ReplicationController" | "ReplicaSet" | "Deployment" | "StatefulSet") => {
            workloads::create(object);
        }
        ("apps", "DaemonSet") => workloads::create_daemon_set(object),
        ("batch", "CronJob") => job::create_cron_job(object),
        ("batch", "Job") => job::create(object, stored),
        ("policy", "PodDisruptionBudget") => {
            object.clear("status");
            metadata::set_generation(object, 1);
            policy::strip_label(object, None);
        }
        ("networking.k8s.io", "Ingress") | ("autoscaling", "HorizontalPodAutoscaler") => {
            object.clear("status");
            metadata::set_generation(object, 1);
        }
        ("networking.k8s.io", "IngressClass" | "NetworkPolicy") | ("scheduling.k8s.io", "PriorityClass") => {
            metadata::set_generation(object, 1);
        }
        ("coordination.k8s.io", "Lease") => core::drop_of_lease(object, None),
        _ => {}
    }
    canonicalize(object, stored.kind);
}

/// Prepares a changed object to be stored: what the store and `rest.BeforeUpdate` change in it.
pub(crate) fn prepare_for_update<'a>(
    object: &mut Struct<'a>,
    old: &mut Struct<'a>,
    stored: &Stored<'_>,
    effects: &mut Effects,
) {
    if is_modelled(stored) && allows_unconditional_update(stored.kind) {
        metadata::set_resource_version(object, old);
    }
    metadata::set_old_generation(object, old);
    if is_modelled(stored) {
        update(object, old, stored, effects);
    } else {
        effects.assume(Assumption::Strategy);
    }
    metadata::after_update(object, old);
    if is_modelled(stored) {
        canonicalize(object, stored.kind);
    }
}

fn update<'a>(object: &mut Struct<'a>, old: &mut Struct<'a>, stored: &Stored<'_>, effects: &mut Effects) {
    match key(stored.kind) {
        ("", "Namespace") => core::update_namespace(object, old),
        ("", "Pod") => pod::update(object, old),
        ("", "PodTemplate") => {
            disabled_fields::drop_of_template(object.open("template"), old.open("template"));
            metadata::count_change(object, old, &["template"]);
        }
        ("", "ResourceQuota") => metadata::keep(object, old, "status"),
        ("", "Secret") => core::update_secret(object, old),
        ("", "Service") => {
            core::update_service(object, old, effects);
            effects.assume(Assumption::ServiceAddresses);
        }
        ("", "ServiceAccount") => core::clean_secret_references(object),
        ("" | "apps", "ReplicationController" | "ReplicaSet" | "StatefulSet") => workloads::update(object, old),
        ("apps", "Deployment") => workloads::update_deployment(object, old),
        ("apps", "DaemonSet") => workloads::update_daemon_set(object, old),
        ("batch", "CronJob") => job::update_cron_job(object, old),
        ("batch", "Job") => job::update(object, old),
        ("policy", "PodDisruptionBudget") => {
            metadata::keep(object, old, "status");
            metadata::count_change(object, old, &["spec"]);
            policy::strip_label(object, Some(old));
        }
        ("networking.k8s.io", "Ingress") | ("autoscaling", "HorizontalPodAutoscaler") => {
            metadata::keep(object, old, "status");
            metadata::count_change(object, old, &["spec"]);
        }
        ("networking.k8s.io", "IngressClass" | "NetworkPolicy") => {
            metadata::count_change(object, old, &["spec"]);
        }
        ("coordination.k8s.io", "Lease") => core::drop_of_lease(object, Some(old)),
        _ => {}
    }
}

fn canonicalize(object: &mut Struct<'_>, kind: &Gvk) {
    if key(kind) == ("", "Namespace") {
        core::canonicalize_namespace(object);
    }
}

/// AllowUnconditionalUpdate, of the kinds that are modelled.
fn allows_unconditional_update(kind: &Gvk) -> bool {
    !matches!(
        key(kind),
        ("coordination.k8s.io", "Lease") | ("node.k8s.io", "RuntimeClass") | ("policy", "PodDisruptionBudget")
    )
}

/// Whether the strategy of a kind may warn the client of something in the object. What it says is not modelled.
///
/// Source: kubernetes/kubernetes pkg/registry WarningsOnCreate, WarningsOnUpdate
pub(crate) fn may_warn(stored: &Stored<'_>, updates: bool) -> bool {
    let silent = match key(stored.kind) {
        ("", "Pod" | "ResourceQuota") | ("networking.k8s.io", "Ingress") => updates,
        ("", "ConfigMap" | "LimitRange" | "Namespace")
        | ("apps", "ControllerRevision")
        | ("autoscaling", "HorizontalPodAutoscaler")
        | ("coordination.k8s.io", "Lease")
        | ("networking.k8s.io", "IngressClass")
        | ("policy", "PodDisruptionBudget")
        | ("rbac.authorization.k8s.io", _)
        | ("scheduling.k8s.io", "PriorityClass") => true,
        _ => false,
    };
    !silent || !is_modelled(stored)
}

fn key(kind: &Gvk) -> (&str, &str) {
    (kind.group.as_str(), kind.kind.as_str())
}

/// Whether the strategy of a kind is modelled, with the gates of this release.
pub(crate) fn is_modelled(stored: &Stored<'_>) -> bool {
    let version = stored.kind.version.as_str();
    stored.release.has_modelled_strategies()
        && match key(stored.kind) {
            ("autoscaling", "HorizontalPodAutoscaler") => version == "v2",
            (
                "",
                "ConfigMap"
                | "Endpoints"
                | "LimitRange"
                | "Namespace"
                | "Pod"
                | "PodTemplate"
                | "ReplicationController"
                | "ResourceQuota"
                | "Secret"
                | "Service"
                | "ServiceAccount",
            )
            | ("apps", "ControllerRevision" | "DaemonSet" | "Deployment" | "ReplicaSet" | "StatefulSet")
            | ("batch", "CronJob" | "Job")
            | ("coordination.k8s.io", "Lease")
            | ("networking.k8s.io", "Ingress" | "IngressClass" | "NetworkPolicy")
            | ("node.k8s.io", "RuntimeClass")
            | ("policy", "PodDisruptionBudget")
            | ("rbac.authorization.k8s.io", _)
            | ("scheduling.k8s.io", "PriorityClass")
            | ("storage.k8s.io", "StorageClass") => version == "v1",
            _ => false,
        }
}
