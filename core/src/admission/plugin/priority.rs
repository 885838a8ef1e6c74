//! `Priority`: the PriorityClass of a Pod gives its priority.
//!
//! The gates under which PodGroups are resolved too, GenericWorkload and CompositePodGroup, are off.
//!
//! Source: kubernetes/kubernetes plugin/pkg/admission/priority/admission.go

use std::borrow::Cow;

use crate::admission::assumption::Assumption;
use crate::admission::need::Need;
use crate::admission::plugin::attributes::{Attributes, Effects, Refused};
use crate::admission::request::Operation;
use crate::admission::stored::priority_class::PriorityClass;
use crate::objects::Complete;
use crate::scheme::decoded::{Struct, Value};

pub(super) fn admit(
    object: Option<&mut Struct<'_>>,
    attributes: &Attributes<'_>,
    effects: &mut Effects,
) -> Result<(), Refused> {
    if !attributes.is_for_proper("", "pods") {
        return Ok(());
    }
    match attributes.request.operation {
        Operation::Create => {
            let Some(spec) = attributes.expect(object, "Pod")?.open("spec") else { return Ok(()) };
            resolve(spec, attributes, effects)
        }
        Operation::Update => {
            if let Some(spec) = attributes.expect(object, "Pod")?.open("spec") {
                keep(spec, attributes);
            }
            Ok(())
        }
        _ => Ok(()),
    }
}

/// Only one PriorityClass may be the default one.
pub(super) fn validate(
    object: Option<&mut Struct<'_>>,
    attributes: &Attributes<'_>,
    effects: &mut Effects,
) -> Result<(), Refused> {
    let operation = attributes.request.operation;
    let writes = matches!(operation, Operation::Create | Operation::Update);
    if !writes || !attributes.is_for_proper("scheduling.k8s.io", "priorityclasses") {
        return Ok(());
    }
    let class = attributes.expect(object, "PriorityClass")?;
    if !class.boolean("globalDefault") {
        return Ok(());
    }
    let Some((name, _)) = default_class(attributes) else {
        assume_no_default(attributes, effects);
        return Ok(());
    };
    let own = class.open("metadata").map(|metadata| metadata.text("name").into_owned()).unwrap_or_default();
    if operation == Operation::Update && own == *name {
        return Ok(());
    }
    Err(attributes.forbidden(&format!("PriorityClass {name} is already marked as default. Only one default can exist")))
}

/// An update that leaves out what this plugin has set keeps it.
fn keep(spec: &mut Struct<'_>, attributes: &Attributes<'_>) {
    let Some(old) = attributes.request.old_object.as_ref().and_then(|old| old.at("/spec")) else { return };
    if let Some(priority) = old.member("priority").and_then(|priority| priority.as_i64())
        && spec.is_nil("priority")
    {
        spec.set("priority", Value::Integer(priority));
    }
    if let Some(policy) = old.member("preemptionPolicy").and_then(|policy| policy.as_str())
        && spec.is_nil("preemptionPolicy")
    {
        spec.set("preemptionPolicy", Value::owned_text(policy.into_owned()));
    }
}

fn resolve(spec: &mut Struct<'_>, attributes: &Attributes<'_>, effects: &mut Effects) -> Result<(), Refused> {
    let name = spec.text("priorityClassName").into_owned();
    let (name, class) = if name.is_empty() {
        match default_class(attributes) {
            Some((name, class)) => (name.clone(), Cow::Borrowed(class)),
            None => {
                assume_no_default(attributes, effects);
                let policy = Some("PreemptLowerPriority".to_owned());
                (name, Cow::Owned(PriorityClass { value: 0, global_default: false, preemption_policy: policy }))
            }
        }
    } else {
        let class = named_class(&name, attributes)?;
        (name, class)
    };
    let value = class.value;
    let given = (!spec.is_nil("priority")).then(|| spec.integer("priority"));
    if !name.is_empty() {
        spec.set("priorityClassName", Value::owned_text(name));
    }
    if let Some(given) = given.filter(|given| *given != value) {
        return Err(attributes.forbidden(&format!(
            "the integer value of priority ({given}) must not be provided in pod spec; priority admission controller \
             computed {value} from the given PriorityClass name"
        )));
    }
    spec.set("priority", Value::Integer(value));
    let Some(policy) = &class.preemption_policy else { return Ok(()) };
    let given = (!spec.is_nil("preemptionPolicy")).then(|| spec.text("preemptionPolicy").into_owned());
    if let Some(given) = given.filter(|given| given != policy) {
        return Err(attributes.forbidden(&format!(
            "the string value of PreemptionPolicy ({given}) must not be provided in pod spec; priority admission \
             controller computed {policy} from the given PriorityClass name"
        )));
    }
    spec.set("preemptionPolicy", Value::owned_text(policy.clone()));
    Ok(())
}

/// The class of a name. The two that the server creates itself always exist.
fn named_class<'c>(name: &str, attributes: &Attributes<'c>) -> Result<Cow<'c, PriorityClass>, Refused> {
    if let Some(class) = attributes.cluster.stored().priority_classes.get(name) {
        return Ok(Cow::Borrowed(class));
    }
    if let Some(class) = PriorityClass::of_system(name) {
        return Ok(Cow::Owned(class));
    }
    if attributes.cluster.is_complete(Complete::PriorityClasses) {
        return Err(attributes.forbidden(&format!("no PriorityClass with name {name} was found")));
    }
    Err(Refused::Unknown(vec![Need::PriorityClass { name: name.to_owned() }]))
}

/// The default class: of several, which only a race makes, the one with the lowest value.
fn default_class<'c>(attributes: &Attributes<'c>) -> Option<(&'c String, &'c PriorityClass)> {
    let classes = attributes.cluster.stored().priority_classes.iter();
    classes.filter(|(_, class)| class.global_default).min_by_key(|(_, class)| class.value)
}

fn assume_no_default(attributes: &Attributes<'_>, effects: &mut Effects) {
    if !attributes.cluster.is_complete(Complete::PriorityClasses) {
        effects.assume(Assumption::PriorityClasses);
    }
}
