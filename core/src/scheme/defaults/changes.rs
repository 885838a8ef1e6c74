//! What differs between an object before defaults and after.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::json::{Document, Kind, Node, Pointer};

/// A difference between two objects, in the words of JSON Patch.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Change {
    /// What happens at the place.
    pub op: ChangeOp,
    /// The place.
    pub path: Pointer,
    /// The value after the change; `None` if it is removed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<Document>,
}

/// What happens at a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum ChangeOp {
    /// A member is added.
    Add,
    /// A member is removed.
    Remove,
    /// A value is replaced.
    Replace,
}

/// The changes that make one object of the other, in the order of the object after them; no two are at or below the same
/// place.
pub fn changes(before: &Document, after: &Document) -> Vec<Change> {
    let mut found = Vec::new();
    compare(&Pointer::root(), before.root(), after.root(), &mut found);
    found
}

fn compare(path: &Pointer, before: Node<'_>, after: Node<'_>, found: &mut Vec<Change>) {
    if before.text() == after.text() {
        return;
    }
    let below = |token: &dyn std::fmt::Display| {
        let mut below = path.clone();
        below.push(token);
        below
    };
    match (before.kind(), after.kind()) {
        (Kind::Object, Kind::Object) => {
            let mut rest: BTreeMap<_, _> = before.members().map(|member| (member.name(), member.value)).collect();
            for member in after.members() {
                let path = below(&member.name());
                match rest.remove(&member.name()) {
                    Some(before) => compare(&path, before, member.value, found),
                    None => {
                        let value = Some(member.value.to_document());
                        found.push(Change { op: ChangeOp::Add, path, value });
                    }
                }
            }
            for gone in rest.keys() {
                found.push(Change { op: ChangeOp::Remove, path: below(gone), value: None });
            }
        }
        (Kind::Array, Kind::Array) if before.elements().count() == after.elements().count() => {
            for (index, (before, after)) in before.elements().zip(after.elements()).enumerate() {
                compare(&below(&index), before, after, found);
            }
        }
        _ => {
            found.push(Change { op: ChangeOp::Replace, path: path.clone(), value: Some(after.to_document()) });
        }
    }
}
