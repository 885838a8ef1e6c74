//! Differences of `admission.run` that are known by the question. Each is confined to what it changes in the answer: the
//! rest has to be the same.
//!
//! A name in brackets, at the end of the report, is what a line of `tolerated.txt` tolerates.

use std::collections::BTreeMap;

use nocluster::json::{Document, Kind, Node};
use serde_json::Value;

use crate::admission::compare_run;
use crate::{list, text};

/// The members that are an `IntOrString` in a built-in kind.
const INT_OR_STRING: [&str; 5] = ["port", "targetPort", "maxUnavailable", "minAvailable", "maxSurge"];

/// What the versions of a CustomResourceDefinition may have in common.
const COMMON: [&str; 4] = ["schema", "subresources", "additionalPrinterColumns", "selectableFields"];

/// The kind of a difference, if it is one of the known ones and nothing else differs.
pub(crate) fn kind(input: &str, real: &Value, envelope: &Value) -> Option<&'static str> {
    let question = serde_json::from_str(input).ok()?;
    let (mut real, mut envelope) = (real.clone(), envelope.clone());
    let ours = envelope.get_mut("ok")?;
    let kind = if removes_versions(&question) {
        forget_versions(&mut real, "review", "object")?;
        forget_versions(ours, "reviewText", "objectText")?;
        "[a pass without versions]"
    } else if gives_text_first(&question) {
        ask_again(&mut real, ours)?;
        "[IntOrString given twice]"
    } else {
        return None;
    };
    compare_run(&real, &envelope).is_ok().then_some(kind)
}

/// Whether a webhook's patch removes the versions of a CustomResourceDefinition.
fn removes_versions(question: &Value) -> bool {
    let sent = serde_json::from_str(text(question, "/objectText")).ok();
    let object = question.get("object").or(sent.as_ref()).unwrap_or(&Value::Null);
    let of_definition =
        text(object, "/apiVersion") == "apiextensions.k8s.io/v1" && text(object, "/kind") == "CustomResourceDefinition";
    let answers = question.get("answers").and_then(Value::as_object);
    let mut operations =
        answers.into_iter().flat_map(|answers| answers.values()).flat_map(|answer| list(answer, "patch"));
    of_definition
        && operations.any(|operation| {
            text(operation, "/op") == "remove" && matches!(text(operation, "/path"), "/spec" | "/spec/versions")
        })
}

/// Takes out of the new object, wherever it is printed, its generation and what its versions had in common.
fn forget_versions(answer: &mut Value, review: &str, object: &str) -> Option<()> {
    for call in answer.get_mut("calls")?.as_array_mut()? {
        if let Some(text) = call.get_mut(review) {
            change_text(text, |review| review.pointer_mut("/request/object").map_or(Some(()), forget_common))?;
        }
    }
    answer.get_mut(object).map_or(Some(()), |text| change_text(text, forget_common))
}

fn forget_common(definition: &mut Value) -> Option<()> {
    definition.get_mut("metadata")?.as_object_mut()?.remove("generation");
    for version in definition.pointer_mut("/spec/versions").and_then(Value::as_array_mut).into_iter().flatten() {
        let version = version.as_object_mut()?;
        for member in COMMON {
            version.remove(member);
        }
    }
    Some(())
}

/// Whether the client gives an `IntOrString` twice: a text, and then a number or null.
fn gives_text_first(question: &Value) -> bool {
    Document::parse(text(question, "/objectText")).is_ok_and(|sent| is_text_first(&[sent.root()]))
}

/// The same for a value of which the text gives all of these, that follow each other.
fn is_text_first(given: &[Node<'_>]) -> bool {
    let mut members: BTreeMap<String, Vec<Node<'_>>> = BTreeMap::new();
    for member in given.iter().flat_map(Node::members) {
        members.entry(member.key.as_str().unwrap_or_default().into_owned()).or_default().push(member.value);
    }
    let mut elements: Vec<Vec<Node<'_>>> = Vec::new();
    for (at, element) in given.iter().flat_map(|list| list.elements().enumerate()) {
        elements.resize_with(elements.len().max(at.saturating_add(1)), Vec::new);
        elements.get_mut(at).into_iter().for_each(|same| same.push(element));
    }
    let ends_without = |same: &[Node<'_>]| {
        let mut after = same.iter().map(Node::kind).skip_while(|kind| *kind != Kind::String);
        after.any(|kind| matches!(kind, Kind::Number | Kind::Null))
    };
    members.iter().any(|(name, same)| INT_OR_STRING.contains(&name.as_str()) && ends_without(same))
        || members.values().chain(&elements).any(|same| is_text_first(same))
}

/// Takes out of the real answer what follows from a patch that changed something there and nothing here: what is called
/// again by it, the number of passes and, where calls differ, the uids, which count them. That is the first patch: by it the
/// server reads the object again.
fn ask_again(real: &mut Value, ours: &mut Value) -> Option<()> {
    let first = list(ours, "calls").iter().find(|call| call.get("patchText").is_some())?;
    if text(first, "/outcome/code") != "no-op-patch" {
        return None;
    }
    let (_, index) = place(first);
    let key = format!("mutation.webhook.admission.k8s.io/round_{}_index_{index}", first.get("round")?);
    let annotation = |answer: &Value| answer.get("auditAnnotations")?.get(&key).cloned();
    let own = annotation(ours)?;
    if *annotation(real)?.as_str()? != own.as_str()?.replace(r#""mutated":false"#, r#""mutated":true"#) {
        return None;
    }
    let kept: Vec<_> = list(ours, "calls").iter().map(place).collect();
    let is_new = |call: &Value| {
        text(call, "/phase") == "mutating" && call.get("round") == Some(&Value::from(1)) && !kept.contains(&place(call))
    };
    let again: Vec<_> = list(real, "calls").iter().filter(|call| is_new(call)).map(place).collect();
    real.get_mut("calls")?.as_array_mut()?.retain(|call| !again.contains(&place(call)));
    let annotations = real.get_mut("auditAnnotations")?.as_object_mut()?;
    for (_, index) in &again {
        annotations.retain(|key, _| !key.ends_with(&format!("/round_1_index_{index}")));
    }
    annotations.insert(key, own);
    if ours.get("passes") == Some(&Value::from(1)) && real.get("passes") == Some(&Value::from(2)) {
        real.as_object_mut()?.insert("passes".to_owned(), Value::from(1));
    }
    for (answer, review) in [(real, "review"), (ours, "reviewText")] {
        for call in answer.get_mut("calls")?.as_array_mut()? {
            if let Some(text) = call.get_mut(review).filter(|_| !again.is_empty()) {
                change_text(text, |review| review.get_mut("request")?.as_object_mut()?.remove("uid").map(drop))?;
            }
        }
    }
    Some(())
}

fn place(call: &Value) -> (String, String) {
    let number = |member| call.get(member).unwrap_or(&Value::Null).to_string();
    (format!("{} round {}", text(call, "/hook"), number("round")), number("index"))
}

/// Changes the JSON in a text.
fn change_text(held: &mut Value, change: impl FnOnce(&mut Value) -> Option<()>) -> Option<()> {
    let mut parsed: Value = serde_json::from_str(held.as_str()?).ok()?;
    change(&mut parsed)?;
    *held = Value::from(parsed.to_string());
    Some(())
}
