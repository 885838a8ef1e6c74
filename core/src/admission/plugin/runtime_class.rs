//! `RuntimeClass`: the RuntimeClass of a Pod gives its overhead and where it is scheduled.
//!
//! Source: kubernetes/kubernetes plugin/pkg/admission/runtimeclass/admission.go

mod tolerations;

use crate::admission::assumption::Assumption;
use crate::admission::need::Need;
use crate::admission::plugin::attributes::{Attributes, Effects, Refused};
use crate::admission::stored::limit_range::Amounts;
use crate::admission::stored::runtime_class::{RuntimeClass, Scheduling};
use crate::gotext::quote;
use crate::json::Kind;
use crate::objects::Complete;
use crate::scheme::decoded::{Struct, Value};

const NO_MATCH: &str = "pod rejected: Pod's Overhead doesn't match RuntimeClass's defined Overhead";

pub(super) fn admit(
    object: Option<&mut Struct<'_>>,
    attributes: &Attributes<'_>,
    effects: &mut Effects,
) -> Result<(), Refused> {
    let Some((spec, Some(class))) = pod_and_class(object, attributes)? else { return Ok(()) };
    if let Some(overhead) = &class.overhead {
        if spec.len("overhead") > 0 && !same(spec, overhead) {
            return Err(attributes.forbidden(NO_MATCH));
        }
        let amounts = overhead.iter().map(|(name, amount)| (name.clone().into(), Value::amount(amount.clone())));
        spec.set("overhead", Value::Map(amounts.collect()));
    }
    match &class.scheduling {
        Some(scheduling) => set_scheduling(spec, scheduling, attributes, effects),
        None => Ok(()),
    }
}

pub(super) fn validate(object: Option<&mut Struct<'_>>, attributes: &Attributes<'_>) -> Result<(), Refused> {
    let Some((spec, class)) = pod_and_class(object, attributes)? else { return Ok(()) };
    match class.and_then(|class| class.overhead.as_ref()) {
        Some(overhead) if !same(spec, overhead) => Err(attributes.forbidden(NO_MATCH)),
        Some(_) => Ok(()),
        None if spec.is_nil("overhead") && !sends_empty_overhead(attributes) => Ok(()),
        None => {
            let text = "pod rejected: Pod Overhead set without corresponding RuntimeClass defined Overhead";
            Err(attributes.forbidden(text))
        }
    }
}

/// Whether the client sent an overhead without amounts, which is not printed, but is not nil.
fn sends_empty_overhead(attributes: &Attributes<'_>) -> bool {
    let sent = attributes.request.sent.as_ref().filter(|_| !attributes.patched);
    let overhead = sent.and_then(|sent| sent.at("/spec/overhead"));
    overhead.is_some_and(|overhead| overhead.kind() == Kind::Object)
}

type PodAndClass<'o, 'a, 'c> = Option<(&'o mut Struct<'a>, Option<&'c RuntimeClass>)>;

/// The spec of a new Pod, and its class; `None` for any other request.
fn pod_and_class<'o, 'a, 'c>(
    object: Option<&'o mut Struct<'a>>,
    attributes: &Attributes<'c>,
) -> Result<PodAndClass<'o, 'a, 'c>, Refused> {
    if !attributes.is_for_proper("", "pods") {
        return Ok(None);
    }
    let Some(spec) = attributes.expect(object, "Pod")?.open("spec") else { return Ok(None) };
    if spec.is_nil("runtimeClassName") {
        return Ok(Some((spec, None)));
    }
    let name = spec.text("runtimeClassName").into_owned();
    if name.is_empty() {
        // The client of the server refuses to ask for it.
        return Err(Attributes::failed("resource name may not be empty".to_owned()));
    }
    if let Some(class) = attributes.cluster.stored().runtime_classes.get(&name) {
        return Ok(Some((spec, Some(class))));
    }
    if attributes.cluster.is_complete(Complete::RuntimeClasses) {
        let text = format!("pod rejected: RuntimeClass {} not found", quote(&name));
        return Err(attributes.forbidden(&text));
    }
    Err(Refused::Unknown(vec![Need::RuntimeClass { name }]))
}

/// Whether the Pod has just this overhead; none and an empty one are the same.
fn same(spec: &mut Struct<'_>, overhead: &Amounts) -> bool {
    spec.amounts("overhead") == *overhead
}

fn set_scheduling(
    spec: &mut Struct<'_>,
    scheduling: &Scheduling,
    attributes: &Attributes<'_>,
    effects: &mut Effects,
) -> Result<(), Refused> {
    let differs = |(key, value): &&(String, String), spec: &mut Struct<'_>| {
        spec.entry_text("nodeSelector", key).filter(|held| held != value)
    };
    let mut conflicts = Vec::new();
    for entry in &scheduling.node_selector {
        conflicts.extend(differs(&entry, spec).map(|held| (entry, held)));
    }
    if conflicts.len() > 1 {
        effects.assume(Assumption::MapOrder);
    }
    if let Some(((key, value), held)) = conflicts.first() {
        return Err(attributes.forbidden(&format!(
            "conflict: runtimeClass.scheduling.nodeSelector[{key}] = {value}; pod.spec.nodeSelector[{key}] = {held}"
        )));
    }
    for (key, value) in &scheduling.node_selector {
        spec.set_entry_text("nodeSelector", key.clone(), value.clone());
    }
    tolerations::merge(spec, &scheduling.tolerations);
    Ok(())
}
