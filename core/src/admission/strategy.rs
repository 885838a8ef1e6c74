//! What the registry does with an object after the mutating webhooks and before the validating ones.
//!
//! Each kind has a strategy: its status and generation are reset, fields behind a gate that is off are dropped, and what
//! follows from the object is written into it. A kind without a strategy here keeps [`Assumption::Strategy`].
//!
//! Source: kubernetes/apiserver pkg/registry/rest/{create,update}.go; kubernetes/kubernetes pkg/registry

mod certificates;
mod context;
mod core;
mod custom_resource;
mod definitions;
mod devices;
mod disabled_fields;
mod endpoint_slice;
mod gates;
mod job;
mod kinds;
mod metadata;
mod part;
mod pod;
mod policy;
mod qos;
mod scale;
mod scheduling;
mod status;
mod volumes;
mod workloads;

pub(crate) use context::{Effects, Stored, Versions};
pub(crate) use custom_resource::Custom;
pub(crate) use part::Part;
pub(crate) use scale::{is_scale, scaled, uid_conflict};

use gates::drop_disabled;
use kinds::{Facts, GENERATION, STATUS};

use crate::admission::assumption::Assumption;
use crate::json::Document;
use crate::meta::Gvk;
use crate::scheme::decoded::Struct;
use crate::scheme::{self, EncodeError, Encoded};

/// An object that is prepared to be stored.
pub(crate) struct Prepared {
    /// In the version of the request.
    pub(crate) object: Document,
    /// In the version of the storage, where the strategy looks at that one: it may hold what the other can't say.
    pub(crate) in_hub: Option<Document>,
}

/// An object of a built-in kind prepared to be stored; with an old object it is an update.
pub(crate) fn prepared(
    object: &Document,
    old: Option<&Document>,
    stored: &Stored<'_>,
    effects: &mut Effects,
) -> Result<Prepared, EncodeError> {
    let (kind, release) = (stored.kind, stored.release);
    if let Some(hub) = hub(kind)
        && let Some(converted) = scheme::encode_in_version(object, kind, &hub, release)?
    {
        let old = old.map(|old| scheme::encode_in_version(old, kind, &hub, release)).transpose()?.flatten();
        let converted = scheme::encode_as_read(&converted, stored.read, kind, &hub, release)?.unwrap_or(converted);
        let own = Stored { kind: &hub, ..*stored };
        let Prepared { object: prepared, .. } = prepared(&converted, old.as_ref(), &own, effects)?;
        let back = scheme::encode_in_version(&prepared, &hub, kind, release)?;
        return Ok(Prepared { object: back.unwrap_or_else(|| prepared.clone()), in_hub: Some(prepared) });
    }
    let encoded = match old {
        None => scheme::encode_changed(object, kind, release, |root| {
            prepare_for_create(root, stored, effects);
            Ok(())
        }),
        Some(old) => scheme::encode_changed_beside(object, old, kind, release, |root, old| {
            prepare_for_update(root, old, stored, effects);
            Ok(())
        }),
    };
    encoded.map(|encoded: Encoded| Prepared { object: encoded.document, in_hub: None })
}

/// The old object of an update as the strategy leaves it for the validating webhooks, where it changes that one, too.
pub(crate) fn changed_old(object: &Document, old: &Document, stored: &Stored<'_>) -> Option<Document> {
    let change: fn(&mut Struct<'_>) = match (key(stored.kind), stored.part) {
        (("", "PersistentVolumeClaim"), Part::Whole) => volumes::normalize,
        // The new Pod has the annotations of the old one, the same in memory.
        (("", "Pod"), Part::EphemeralContainers) => disabled_fields::drop_init_container_annotations,
        (("", "Pod"), Part::Resize) if pod::has_as_many_containers(object, old) => {
            disabled_fields::drop_init_container_annotations
        }
        _ => return None,
    };
    let changed = is_modelled(stored).then(|| {
        scheme::encode_changed(old, stored.kind, stored.release, |old| {
            change(old);
            Ok::<_, EncodeError>(())
        })
    });
    Some(changed?.ok()?.document)
}

/// The version in which the strategy looks at a kind whose versions differ in more than their name, and in which it is
/// stored.
pub(crate) fn hub(kind: &Gvk) -> Option<Gvk> {
    let version = match (key(kind), kind.version.as_str()) {
        (("autoscaling", "HorizontalPodAutoscaler"), "v1") => "v2",
        (("resource.k8s.io", "ResourceClaim" | "ResourceClaimTemplate" | "ResourceSlice"), version)
            if version != "v1" =>
        {
            "v1"
        }
        _ => return None,
    };
    Some(Gvk::new(kind.group.clone(), version, kind.kind.clone()))
}

/// Prepares a new object to be stored: what the store and `rest.BeforeCreate` change in it.
fn prepare_for_create(object: &mut Struct<'_>, stored: &Stored<'_>, effects: &mut Effects) {
    metadata::fill(object, stored, effects);
    let Some(facts) = facts(stored) else {
        effects.assume(Assumption::Strategy);
        return;
    };
    let release = stored.release;
    if facts.does(STATUS) && keeps_status(stored) {
        object.clear("status");
    }
    if facts.does(GENERATION) && has_generation(stored) {
        metadata::set_generation(object, 1);
    }
    drop_disabled(object, None, facts.gates, release);
    match key(stored.kind) {
        ("", "LimitRange") => core::create_limit_range(object, effects),
        ("", "Namespace") => core::create_namespace(object),
        ("", "Node") => core::drop_of_node(object, None, release),
        ("", "PersistentVolume") => volumes::create_volume(object, stored),
        ("", "PersistentVolumeClaim") => volumes::prepare_claim(object, None),
        ("", "Pod") => pod::create(object, stored, effects),
        ("", "PodTemplate") => disabled_fields::drop_of_template(object.open("template"), None, release),
        // By its status it gets none.
        ("", "Service") if stored.part == Part::Whole => effects.assume(Assumption::ServiceAddresses),
        ("", "ServiceAccount") => core::clean_secret_references(object),
        ("apiextensions.k8s.io", "CustomResourceDefinition") => definitions::note_stored_version(object, stored),
        ("apiregistration.k8s.io", "APIService") => definitions::create_api_service(object, stored),
        ("" | "apps", "ReplicationController" | "ReplicaSet" | "Deployment" | "StatefulSet") => {
            workloads::create(object, release);
        }
        ("apps", "DaemonSet") => {
            workloads::create(object, release);
            workloads::create_daemon_set(object);
        }
        ("batch", "CronJob") => job::drop_of_cron_job(object, None, release),
        ("batch", "Job") => job::create(object, stored),
        ("certificates.k8s.io", "CertificateSigningRequest") => certificates::create(object, stored),
        ("discovery.k8s.io", "EndpointSlice") => endpoint_slice::drop_topology(object, &[]),
        ("policy", "PodDisruptionBudget") => policy::strip_label(object, None),
        ("resource.k8s.io", "ResourceClaim") => devices::drop_of_claim(object.open("spec"), None, release),
        ("resource.k8s.io", "ResourceClaimTemplate") => {
            devices::drop_of_claim(object.open("spec").and_then(|spec| spec.open("spec")), None, release);
        }
        ("resource.k8s.io", "ResourceSlice") => drop_disabled(object, None, devices::OF_SLICES, release),
        ("scheduling.k8s.io", "Workload") => scheduling::drop_of_workload(object, None, release, effects),
        _ => {}
    }
    canonicalize(object, stored.kind);
}

/// Prepares a changed object to be stored: what the store and `rest.BeforeUpdate` change in it.
fn prepare_for_update<'a>(object: &mut Struct<'a>, old: &mut Struct<'a>, stored: &Stored<'_>, effects: &mut Effects) {
    let facts = facts(stored);
    if facts.is_some_and(|facts| facts.allows_unconditional_update(&stored.kind.version, stored.release)) {
        metadata::set_resource_version(object, old);
    }
    metadata::set_old_generation(object, old);
    match facts {
        Some(facts) => update_part(object, old, facts, stored, effects),
        None => effects.assume(Assumption::Strategy),
    }
    metadata::after_update(object, old);
    if facts.is_some() {
        canonicalize(object, stored.kind);
    }
}

/// Changes what the part does not change.
fn update_part<'a>(
    object: &mut Struct<'a>,
    old: &mut Struct<'a>,
    facts: &Facts,
    stored: &Stored<'_>,
    effects: &mut Effects,
) {
    let release = stored.release;
    match stored.part {
        Part::Whole => update(object, old, facts, stored, effects),
        Part::Status => status::update(object, old, facts, stored, effects),
        Part::Approval => certificates::update_approval(object, old, stored, effects),
        Part::EphemeralContainers => pod::update_ephemeral_containers(object, old, release),
        Part::Finalize => metadata::keep(object, old, "status"),
        Part::Resize => pod::resize(object, old, release, effects),
    }
}

fn update<'a>(
    object: &mut Struct<'a>,
    old: &mut Struct<'a>,
    facts: &Facts,
    stored: &Stored<'_>,
    effects: &mut Effects,
) {
    let release = stored.release;
    if facts.does(STATUS) && keeps_status(stored) {
        metadata::keep(object, old, "status");
    }
    drop_disabled(object, Some(old), facts.gates, release);
    match key(stored.kind) {
        ("", "Namespace") => core::update_namespace(object, old),
        ("", "Node") => {
            metadata::keep(object, old, "status");
            core::drop_of_node(object, Some(old), release);
        }
        ("", "PersistentVolumeClaim") => volumes::prepare_claim(object, Some(old)),
        ("", "Pod") => pod::update(object, old, release),
        ("", "PodTemplate") => {
            disabled_fields::drop_of_template(object.open("template"), old.open("template"), release);
        }
        ("", "Secret") => core::update_secret(object, old),
        ("", "Service") => {
            core::update_service(object, old, effects);
            effects.assume(Assumption::ServiceAddresses);
        }
        ("", "ServiceAccount") => core::clean_secret_references(object),
        ("" | "apps", "ReplicationController" | "ReplicaSet" | "StatefulSet") => {
            workloads::update(object, old, release);
        }
        ("apps", "Deployment") => {
            workloads::update(object, old, release);
            workloads::count_annotations(object, old);
        }
        ("apps", "DaemonSet") => {
            workloads::update(object, old, release);
            workloads::update_daemon_set(object, old);
        }
        ("batch", "CronJob") => job::drop_of_cron_job(object, Some(old), release),
        ("batch", "Job") => job::update(object, old, release),
        ("certificates.k8s.io", "CertificateSigningRequest") => certificates::update(object, old),
        ("discovery.k8s.io", "EndpointSlice") => endpoint_slice::update(object, old),
        ("resource.k8s.io", "DeviceTaintRule") => devices::update_taint_rule(object, old, stored, effects),
        ("resource.k8s.io", "ResourceClaim") => {
            devices::drop_of_claim(object.open("spec"), old.open("spec"), release);
        }
        ("resource.k8s.io", "ResourceClaimTemplate") => {
            let old = old.open("spec").and_then(|spec| spec.open("spec"));
            devices::drop_of_claim(object.open("spec").and_then(|spec| spec.open("spec")), old, release);
        }
        ("scheduling.k8s.io", "Workload") => scheduling::drop_of_workload(object, Some(old), release, effects),
        _ => {}
    }
    if has_generation(stored) {
        match stored.versions {
            Versions::AsPrinted => metadata::count_change(object, old, facts.counts),
            Versions::Apart | Versions::Absent => metadata::count(object, old),
        }
    }
    // What these change after that does not count.
    match key(stored.kind) {
        ("apiextensions.k8s.io", "CustomResourceDefinition") => definitions::note_stored_version(object, stored),
        ("policy", "PodDisruptionBudget") => policy::strip_label(object, Some(old)),
        ("resource.k8s.io", "ResourceSlice") => drop_disabled(object, Some(old), devices::OF_SLICES, release),
        _ => {}
    }
}

fn canonicalize(object: &mut Struct<'_>, kind: &Gvk) {
    if key(kind) == ("", "Namespace") {
        core::canonicalize_namespace(object);
    }
}

/// Whether the strategy resets the status, which that of ServiceCIDRs does only since a gate.
fn keeps_status(stored: &Stored<'_>) -> bool {
    stored.kind.kind != "ServiceCIDR" || stored.release.wipes_status_of_service_cidrs()
}

/// Whether the strategy counts generations, which that of autoscalers does only since a gate.
fn has_generation(stored: &Stored<'_>) -> bool {
    stored.kind.kind != "HorizontalPodAutoscaler" || stored.release.counts_generations_of_autoscalers()
}

/// Whether the strategy of a kind may warn the client of something in the object. What it says is not modelled.
///
/// Source: kubernetes/kubernetes pkg/registry WarningsOnCreate, WarningsOnUpdate
pub(crate) fn may_warn(stored: &Stored<'_>, updates: bool) -> bool {
    facts(stored).is_none_or(|facts| facts.may_warn(updates))
}

/// Whether an update of an object that is not stored creates it, in every release. The strategy of a status has that from
/// the one of its kind.
///
/// Source: kubernetes/kubernetes pkg/registry AllowCreateOnUpdate
pub(crate) fn creates_by_update(kind: &Gvk, sub_resource: &str) -> bool {
    matches!(sub_resource, "" | "status") && Facts::of(kind).is_some_and(Facts::creates_by_update)
}

fn key(kind: &Gvk) -> (&str, &str) {
    (kind.group.as_str(), kind.kind.as_str())
}

/// Whether the strategy of a kind is modelled, with the gates of this release.
pub(crate) fn is_modelled(stored: &Stored<'_>) -> bool {
    let key = key(stored.kind);
    let has_part = match stored.part {
        Part::Whole | Part::Status => true,
        Part::Approval => key == ("certificates.k8s.io", "CertificateSigningRequest"),
        Part::EphemeralContainers | Part::Resize => key == ("", "Pod"),
        Part::Finalize => key == ("", "Namespace"),
    };
    has_part && facts(stored).is_some()
}

fn facts(stored: &Stored<'_>) -> Option<&'static Facts> {
    Facts::of(stored.kind).filter(|_| stored.release.has_modelled_strategies())
}
