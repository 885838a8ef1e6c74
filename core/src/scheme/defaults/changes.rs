//! What differs between an object before defaults and after.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::iter::{Enumerate, Zip};

use serde::Serialize;

use crate::json::{Document, Elements, Kind, Members, Node, Pointer};

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
    let mut walk = Walk::default();
    walk.compare(None, before.root(), after.root());
    while let Some(open) = walk.open.last_mut() {
        match open.rest.next() {
            Next::Both(token, before, after) => walk.compare(Some(token), before, after),
            Next::Added(name, value) => walk.found(ChangeOp::Add, Some(name), Some(value)),
            Next::Removed(name) => walk.found(ChangeOp::Remove, Some(name), None),
            Next::End => {
                walk.open.pop();
            }
        }
    }
    walk.changes
}

/// A walk over both objects. No recursion, since nothing bounds how deep a custom resource is.
#[derive(Default)]
struct Walk<'a> {
    open: Vec<Open<'a>>,
    changes: Vec<Change>,
}

/// A pair of containers of which a part has not been compared.
struct Open<'a> {
    /// The step that leads to them; none leads to the roots.
    token: Option<Cow<'a, str>>,
    rest: Rest<'a>,
}

enum Rest<'a> {
    Objects { after: Members<'a>, before: BTreeMap<Cow<'a, str>, Node<'a>> },
    Arrays(Enumerate<Zip<Elements<'a>, Elements<'a>>>),
}

enum Next<'a> {
    Both(Cow<'a, str>, Node<'a>, Node<'a>),
    Added(Cow<'a, str>, Node<'a>),
    Removed(Cow<'a, str>),
    End,
}

impl<'a> Rest<'a> {
    fn next(&mut self) -> Next<'a> {
        match self {
            Self::Objects { after, before } => match after.next() {
                Some(member) => {
                    let name = member.name();
                    match before.remove(&name) {
                        Some(before) => Next::Both(name, before, member.value),
                        None => Next::Added(name, member.value),
                    }
                }
                None => before.pop_first().map_or(Next::End, |(gone, _)| Next::Removed(gone)),
            },
            Self::Arrays(elements) => match elements.next() {
                Some((index, (before, after))) => Next::Both(index.to_string().into(), before, after),
                None => Next::End,
            },
        }
    }
}

impl<'a> Walk<'a> {
    fn compare(&mut self, token: Option<Cow<'a, str>>, before: Node<'a>, after: Node<'a>) {
        if before.text() == after.text() {
            return;
        }
        let rest = match (before.kind(), after.kind()) {
            (Kind::Object, Kind::Object) => {
                let before = before.members().map(|member| (member.name(), member.value)).collect();
                Rest::Objects { after: after.members(), before }
            }
            (Kind::Array, Kind::Array) if before.elements().count() == after.elements().count() => {
                Rest::Arrays(before.elements().zip(after.elements()).enumerate())
            }
            _ => return self.found(ChangeOp::Replace, token, Some(after)),
        };
        self.open.push(Open { token, rest });
    }

    fn found(&mut self, op: ChangeOp, token: Option<Cow<'a, str>>, value: Option<Node<'a>>) {
        let mut path = Pointer::root();
        for token in self.open.iter().filter_map(|open| open.token.as_ref()).chain(&token) {
            path.push(token);
        }
        self.changes.push(Change { op, path, value: value.map(|value| value.to_document()) });
    }
}
