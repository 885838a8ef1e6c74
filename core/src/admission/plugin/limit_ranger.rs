//! `LimitRanger`: the LimitRanges of a Namespace set the resources of containers, and bound those of Pods and claims.
//!
//! Source: kubernetes/kubernetes plugin/pkg/admission/limitranger/admission.go

mod constraint;
mod defaults;

use constraint::{Bounded, Texts};
use defaults::Defaults;

use crate::admission::assumption::Assumption;
use crate::admission::plugin::attributes::{Attributes, Effects, Refused};
use crate::admission::request::Operation;
use crate::admission::stored::limit_range::LimitRange;
use crate::gotext::aggregate;
use crate::objects::Complete;
use crate::scheme::decoded::Struct;

const ANNOTATION: &str = "kubernetes.io/limit-ranger";

pub(super) fn admit(
    object: Option<&mut Struct<'_>>,
    attributes: &Attributes<'_>,
    effects: &mut Effects,
) -> Result<(), Refused> {
    if !applies(attributes) {
        return Ok(());
    }
    let limit_ranges = limit_ranges(attributes, effects);
    if !attributes.is_for("", "pods") || limit_ranges.is_empty() {
        return Ok(());
    }
    let pod = attributes.expect(object, "Pod")?;
    let mut all: Vec<Defaults> = limit_ranges.into_iter().map(Defaults::of).collect();
    // The first one wins, and the last one that sets something writes the annotation.
    if all.len() > 1 {
        all.retain(|defaults| defaults.are_missing_in(pod));
        if all.windows(2).any(|two| matches!(two, [one, other] if one != other)) {
            effects.assume(Assumption::MapOrder);
        }
    }
    for defaults in all {
        let phrases = defaults.set(pod);
        if phrases.is_empty() {
            continue;
        }
        if let Some(metadata) = pod.open("metadata") {
            let text = format!("LimitRanger plugin set: {}", phrases.join("; "));
            metadata.set_entry_text("annotations", ANNOTATION.to_owned(), text);
        }
    }
    Ok(())
}

pub(super) fn validate(
    object: Option<&mut Struct<'_>>,
    attributes: &Attributes<'_>,
    effects: &mut Effects,
) -> Result<(), Refused> {
    if !applies(attributes) {
        return Ok(());
    }
    let limit_ranges = limit_ranges(attributes, effects);
    if limit_ranges.is_empty() {
        return Ok(());
    }
    let bounded = if attributes.is_for("", "pods") {
        Bounded::of_pod(attributes.expect(object, "Pod")?, attributes.cluster.release().has_pod_level_resources())
    } else if attributes.is_for("", "persistentvolumeclaims") {
        Bounded::of_claim(attributes.expect(object, "PersistentVolumeClaim")?)
    } else {
        return Ok(());
    };
    let mut failing: Vec<Texts> = limit_ranges.into_iter().map(|range| bounded.check(range)).collect();
    failing.retain(|texts| !texts.all.is_empty());
    let Some(first) = failing.first() else { return Ok(()) };
    if first.several || failing.iter().any(|other| other.all != first.all) {
        effects.assume(Assumption::MapOrder);
    }
    Err(attributes.forbidden(&aggregate(&first.all)))
}

/// Containers do not change in an update but for their resources, by `resize`.
fn applies(attributes: &Attributes<'_>) -> bool {
    let request = attributes.request;
    let of_core = |kind| request.kind.group.is_empty() && request.kind.kind == kind;
    let updates_pod = request.operation == Operation::Update && of_core("Pod");
    let applies = match request.sub_resource.as_str() {
        "resize" => updates_pod,
        "" => !updates_pod && (of_core("Pod") || of_core("PersistentVolumeClaim")),
        _ => false,
    };
    let deleted = request.old_object.as_ref().and_then(|old| old.at("/metadata/deletionTimestamp"));
    applies && deleted.is_none_or(|deleted| deleted.is_null())
}

/// The LimitRanges of the request's Namespace, by name.
fn limit_ranges<'c>(attributes: &Attributes<'c>, effects: &mut Effects) -> Vec<&'c LimitRange> {
    let namespace = attributes.request.namespace.as_str();
    let given: Vec<_> = attributes.cluster.stored().limit_ranges(namespace).collect();
    if given.is_empty() && !attributes.cluster.is_complete(Complete::LimitRanges) {
        effects.assume(Assumption::LimitRanges { namespace: namespace.to_owned() });
    }
    given
}
