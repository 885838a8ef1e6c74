//! The strategy of Pods.
//!
//! Source: kubernetes/kubernetes pkg/registry/core/pod/strategy.go

use std::borrow::Cow;

use super::context::{Effects, Stored};
use super::disabled_fields::drop_of_template;
use super::gates::{Gate, drop_disabled, off, on};
use super::metadata::{count_change, keep, reset_metadata};
use super::qos::{class_by_sums, compute_pod_qos};
use crate::admission::assumption::Assumption;
use crate::json::Document;
use crate::release::Release;
use crate::scheme::decoded::{Struct, Value};

pub(super) fn create(pod: &mut Struct<'_>, stored: &Stored<'_>, effects: &mut Effects) {
    // Before, a client could set the class of the Pod.
    let given = pod.open("status").map(|status| status.text("qosClass").into_owned()).unwrap_or_default();
    let given = Some(given).filter(|given| !given.is_empty() && !stored.release.defaults_pod_resources_when_stored());
    pod.clear("status");
    drop_of_template(Some(pod), None, stored.release);
    let labels = texts_of(pod, "labels");
    let annotations = texts_of(pod, "annotations");
    let Some(spec) = pod.open("spec") else { return };
    mutate_pod_affinity(spec, &labels);
    // mutateTopologySpreadConstraints
    spec.each("topologySpreadConstraints", |constraint| {
        merge_label_keys(constraint, &labels, &[("matchLabelKeys", "In")])
    });
    apply_app_armor_version_skew(spec, &annotations, effects);
    if stored.release.defaults_pod_resources_when_stored()
        && spec
            .open("resources")
            .is_some_and(|resources| !resources.is_unset("requests") || !resources.is_unset("limits"))
    {
        // DefaultPodLevelResources is not modelled.
        effects.assume(Assumption::Strategy);
    }
    let gated = spec.len("schedulingGates") > 0;
    let by_sums = !stored.release.defaults_pod_resources_when_stored();
    let class = if by_sums { class_by_sums(spec) } else { compute_pod_qos(spec) };
    if let Some(status) = pod.open("status") {
        status.set("phase", Value::text("Pending"));
        status.set("qosClass", given.map_or(Value::text(class), Value::owned_text));
        if gated {
            // applySchedulingGatedCondition
            status.append("conditions", |condition| {
                condition.set("type", Value::text("PodScheduled"));
                condition.set("status", Value::text("False"));
                condition.set("reason", Value::text("SchedulingGated"));
                condition.set("message", Value::text("Scheduling is blocked due to non-empty scheduling gates"));
                if let Some(now) = stored.now {
                    condition.set("lastTransitionTime", Value::Text(Cow::Owned(now.to_owned())));
                }
            });
        }
    }
}

pub(super) fn update<'a>(pod: &mut Struct<'a>, old: &mut Struct<'a>, release: Release) {
    keep(pod, old, "status");
    if release.defaults_pod_resources_when_stored()
        && let (Some(spec), Some(old)) = (pod.open("spec"), old.open("spec"))
        && spec.is_nil("resources")
    {
        keep(spec, old, "resources");
    }
    drop_disabled_fields(pod, old, release);
}

/// Of the ephemeral containers only these count.
pub(super) fn update_ephemeral_containers<'a>(pod: &mut Struct<'a>, old: &mut Struct<'a>, release: Release) {
    const FIELD: &str = "ephemeralContainers";
    let containers = pod.open("spec").and_then(|spec| spec.copy(FIELD));
    keep(pod, old, "spec");
    keep(pod, old, "status");
    reset_metadata(pod, old);
    if let Some(spec) = pod.open("spec") {
        match containers {
            Some(containers) => spec.set(FIELD, containers),
            None => spec.clear(FIELD),
        }
    }
    drop_disabled_fields(pod, old, release);
    count_change(pod, old, &["spec"]);
}

/// Of a resize only the resources count.
pub(super) fn resize<'a>(pod: &mut Struct<'a>, old: &mut Struct<'a>, release: Release, effects: &mut Effects) {
    drop_non_resize_updates(pod, old, release);
    if release.defaults_pod_resources_when_stored()
        && let (Some(spec), Some(old)) = (pod.open("spec"), old.open("spec"))
    {
        if spec.is_nil("resources") {
            keep(spec, old, "resources");
        }
        if !spec.is_nil("resources") {
            // DefaultPodLevelResources is not modelled.
            effects.assume(Assumption::Strategy);
        }
    }
    drop_disabled_fields(pod, old, release);
    count_change(pod, old, &["spec"]);
}

const CONTAINERS: [&str; 2] = ["containers", "initContainers"];

/// Whether a resize of the old Pod is looked at.
pub(super) fn has_as_many_containers(pod: &Document, old: &Document) -> bool {
    let count = |pod: &Document, list| pod.at(list).map_or(0, |list| list.elements().count());
    ["/spec/containers", "/spec/initContainers"].into_iter().all(|list| count(pod, list) == count(old, list))
}

/// A Pod that lacks a container stays as it is, for the validation to refuse it.
fn drop_non_resize_updates<'a>(pod: &mut Struct<'a>, old: &mut Struct<'a>, release: Release) {
    let (Some(spec), Some(before)) = (pod.open("spec"), old.open("spec")) else { return };
    if CONTAINERS.into_iter().any(|list| spec.len(list) != before.len(list)) {
        return;
    }
    let mut resized = before.clone();
    if release.resizes_pods_as_a_whole() {
        keep(&mut resized, spec, "resources");
    }
    for list in CONTAINERS {
        let mut sent = Vec::new();
        spec.each(list, |container| sent.push(container.clone()));
        if sent.is_empty() {
            // Nil or empty, as it was sent.
            match spec.is_nil(list) {
                true => resized.clear(list),
                false => resized.set(list, Value::List(Vec::new())),
            }
            continue;
        }
        let mut names = Vec::new();
        before.each(list, |container| names.push(container.text("name").into_owned()));
        // So do containers that were renamed.
        if sent.iter().map(|container| container.text("name")).ne(names) {
            keep(&mut resized, spec, list);
            continue;
        }
        let mut sent = sent.iter();
        resized.each(list, |container| {
            if let Some(sent) = sent.next() {
                keep(container, sent, "resources");
                keep(container, sent, "resizePolicy");
            }
        });
    }
    pod.set("spec", Value::Struct(resized));
    keep(pod, old, "status");
    reset_metadata(pod, old);
}

fn drop_disabled_fields<'a>(pod: &mut Struct<'a>, old: &mut Struct<'a>, release: Release) {
    if let (Some(status), Some(old)) = (pod.open("status"), old.open("status")) {
        drop_disabled(status, Some(old), STATUS_GATES, release);
        // What the old Pod has of it is dropped, too.
        if !release.has_resource_health() {
            for list in ["initContainerStatuses", "containerStatuses", "ephemeralContainerStatuses"] {
                status.each(list, |container| container.clear("allocatedResourcesStatus"));
            }
        }
    }
    drop_of_template(Some(pod), Some(old), release);
}

/// What kubelets of old drop from the status is kept.
pub(super) fn update_status<'a>(pod: &mut Struct<'a>, old: &mut Struct<'a>, release: Release) {
    if let (Some(new), Some(old)) = (pod.open("metadata"), old.open("metadata")) {
        new.clear("deletionTimestamp");
        keep(new, old, "ownerReferences");
    }
    if let (Some(status), Some(old)) = (pod.open("status"), old.open("status")) {
        let of_claims =
            ["resourceClaimStatuses", "extendedResourceClaimStatus", "nodeAllocatableResourceClaimStatuses"];
        let of_claims = of_claims.into_iter().filter(|_| release.keeps_claims_in_statuses_of_pods());
        for field in ["qosClass", "observedGeneration"].into_iter().chain(of_claims) {
            if status.is_unset(field) {
                keep(status, old, field);
            }
        }
        preserve_observed_generation(status, old);
    }
    drop_disabled_fields(pod, old, release);
}

const STATUS_GATES: &[Gate] = &[
    // InPlacePodLevelResourcesVerticalScaling
    on(Release::resizes_pods_as_a_whole, &["resources|allocatedResources"]),
    // DRAExtendedResource
    on(Release::has_extended_resource_claims, &["extendedResourceClaimStatus"]),
    // DRANodeAllocatableResources
    off(&["nodeAllocatableResourceClaimStatuses"]),
    // CSIVolumeHealth
    off(&["volumeHealth"]),
    // ImageVolumeWithDigest
    off(&["initContainerStatuses|containerStatuses|ephemeralContainerStatuses[].volumeMounts[].volumeStatus"]),
];

/// A condition without a generation takes that of the old one of its type, each once.
fn preserve_observed_generation(status: &mut Struct<'_>, old: &mut Struct<'_>) {
    let mut before: Vec<(String, i64)> = Vec::new();
    old.each("conditions", |old| before.push((old.text("type").into_owned(), old.integer("observedGeneration"))));
    status.each("conditions", |condition| {
        let at = before.iter().position(|(typ, _)| *typ == condition.text("type"));
        let Some((_, generation)) = at.map(|at| before.remove(at)) else { return };
        if condition.is_unset("observedGeneration") && generation != 0 {
            condition.set("observedGeneration", Value::Integer(generation));
        }
    });
}

type Texts = Vec<(String, String)>;

fn texts_of(pod: &mut Struct<'_>, map: &str) -> Texts {
    let map = pod.open("metadata").and_then(|metadata| metadata.map(map));
    map.map_or_else(Vec::new, |map| {
        map.iter().map(|(key, value)| (key.to_string(), value.string().into_owned())).collect()
    })
}

fn text<'t>(texts: &'t Texts, key: &str) -> Option<&'t str> {
    texts.iter().find(|(other, _)| other == key).map(|(_, value)| value.as_str())
}

fn mutate_pod_affinity(spec: &mut Struct<'_>, labels: &Texts) {
    let keys = [("matchLabelKeys", "In"), ("mismatchLabelKeys", "NotIn")];
    let Some(affinity) = spec.open("affinity") else { return };
    for kind in ["podAffinity", "podAntiAffinity"] {
        let Some(affinity) = affinity.open(kind) else { continue };
        affinity.each("preferredDuringSchedulingIgnoredDuringExecution", |weighted| {
            if let Some(term) = weighted.open("podAffinityTerm") {
                merge_label_keys(term, labels, &keys);
            }
        });
        affinity.each("requiredDuringSchedulingIgnoredDuringExecution", |term| merge_label_keys(term, labels, &keys));
    }
}

/// Adds a requirement to the selector for each key that the Pod has a label for; without a selector nothing matches.
fn merge_label_keys(term: &mut Struct<'_>, labels: &Texts, keys: &[(&str, &'static str)]) {
    for (field, operator) in keys {
        let keys = term.texts(field);
        let Some(selector) = term.open("labelSelector") else { return };
        for key in keys {
            let Some(value) = text(labels, &key).map(str::to_owned) else { continue };
            selector.append("matchExpressions", |requirement| {
                requirement.set("key", Value::Text(Cow::Owned(key)));
                requirement.set("operator", Value::text(operator));
                requirement.set_texts("values", vec![Cow::Owned(value)]);
            });
        }
    }
}

/// An annotation of old becomes a field of the container, unless it says what the Pod's field says.
fn apply_app_armor_version_skew(spec: &mut Struct<'_>, annotations: &Texts, effects: &mut Effects) {
    if spec.open("os").is_some_and(|os| os.text("name") == "windows") {
        return;
    }
    let of_pod = spec.open("securityContext").and_then(|context| profile_of(context.open("appArmorProfile")?));
    for list in ["initContainers", "containers", "ephemeralContainers"] {
        spec.each(list, |container| {
            let key = format!("container.apparmor.security.beta.kubernetes.io/{}", container.text("name"));
            let Some(annotation) = text(annotations, &key) else { return };
            if container.open("securityContext").is_some_and(|context| !context.is_nil("appArmorProfile")) {
                return;
            }
            let profile = field_for_annotation(annotation);
            if profile.is_some() && profile == of_pod {
                return;
            }
            effects.assume(Assumption::ApiWarnings);
            let Some((typ, localhost)) = profile else { return };
            let context = container.make("securityContext");
            if let Some(field) = context.and_then(|context| context.make("appArmorProfile")) {
                field.set("type", Value::Text(Cow::Owned(typ)));
                if let Some(localhost) = localhost {
                    field.set("localhostProfile", Value::Text(Cow::Owned(localhost)));
                }
            }
        });
    }
}

/// A type, and the name of a profile of the node.
type Profile = (String, Option<String>);

fn profile_of(field: &mut Struct<'_>) -> Option<Profile> {
    let localhost = (!field.is_nil("localhostProfile")).then(|| field.text("localhostProfile").into_owned());
    Some((field.text("type").into_owned(), localhost))
}

/// ApparmorFieldForAnnotation, of which an invalid field is none.
fn field_for_annotation(annotation: &str) -> Option<Profile> {
    match annotation {
        "unconfined" => Some(("Unconfined".to_owned(), None)),
        "runtime/default" => Some(("RuntimeDefault".to_owned(), None)),
        _ => {
            let localhost = annotation.strip_prefix("localhost/")?;
            let valid = !localhost.is_empty() && localhost.trim() == localhost && localhost.len() <= LONGEST_PROFILE;
            valid.then(|| ("Localhost".to_owned(), Some(localhost.to_owned())))
        }
    }
}

/// Source: kubernetes/kubernetes pkg/apis/core/validation/validation.go ValidateAppArmorProfileField
const LONGEST_PROFILE: usize = 4095;
