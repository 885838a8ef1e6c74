//! Equality as Go's library means it: by text, decoding both sides on the way.

use std::cmp::Ordering;

use crate::json::{self, Kind, Node};
use crate::patch::limits::Exceeded;
use crate::patch::overlay::{Container, Overlay, Slot, Value};

/// What a comparison comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Outcome {
    Equal,
    Unequal,
    Panic,
    /// Unequal or a panic, as the order of a Go map has it.
    Either,
}

impl Outcome {
    /// Both comparisons made, in any order.
    fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::Equal, other) => other,
            (one, Self::Equal) => one,
            (one, other) if one == other => one,
            _ => Self::Either,
        }
    }
}

/// A value of the document and one of the patch; `None` is a nil pointer.
type Pair<'p> = (Slot, Option<Node<'p>>);

/// Members or elements that are still to be compared.
struct Open<'p> {
    /// In reverse.
    pairs: Vec<Pair<'p>>,
    /// Elements are compared in their order up to the first that differs; members in any order.
    array: bool,
    so_far: Outcome,
}

/// Compares the value at `slot` with `other`. What is compared counts as decoded afterwards.
///
/// Source: evanphx/json-patch patch.go lazyNode.equal
pub(super) fn equal(overlay: &mut Overlay, slot: Slot, other: Node<'_>) -> Result<Outcome, Exceeded> {
    let mut open: Vec<Open<'_>> = Vec::new();
    let mut next = Some((slot, Some(other)));
    let mut outcome = Outcome::Equal;
    loop {
        if let Some((slot, other)) = next.take() {
            match compare(overlay, slot, other)? {
                Step::Done(done) => outcome = done,
                Step::Into(container) => {
                    open.push(container);
                    outcome = Outcome::Equal;
                }
            }
        }
        let Some(container) = open.last_mut() else { return Ok(outcome) };
        container.so_far = container.so_far.and(outcome);
        outcome = Outcome::Equal;
        if container.array && container.so_far != Outcome::Equal {
            container.pairs.clear();
        }
        match container.pairs.pop() {
            Some(pair) => next = Some(pair),
            None => {
                outcome = container.so_far;
                open.pop();
            }
        }
    }
}

enum Step<'p> {
    Done(Outcome),
    Into(Open<'p>),
}

fn compare<'p>(overlay: &mut Overlay, slot: Slot, other: Option<Node<'p>>) -> Result<Step<'p>, Exceeded> {
    let value = overlay.get(slot);
    // Go calls a method on the one and reads a field of the other.
    let Some(other) = other.filter(|_| value != Value::Nil) else { return Ok(Step::Done(Outcome::Panic)) };
    let Some(id) = overlay.enter(slot)? else {
        // A scalar: its text. A null that an operation wrote has none.
        let equal = match value {
            Value::Raw(place) => {
                let text = overlay.node(place).text();
                let (equal, bytes) = (text == other.text(), text.len());
                overlay.work.charge(bytes)?;
                equal
            }
            _ => other.is_null(),
        };
        return Ok(Step::Done(if equal { Outcome::Equal } else { Outcome::Unequal }));
    };
    match overlay.container(id) {
        Container::Array(elements) => {
            let others: Vec<Node<'p>> = other.elements().collect();
            let (length, same) = (elements.len(), other.kind() == Kind::Array && elements.len() == others.len());
            overlay.work.charge(length.saturating_add(others.len()).saturating_mul(size_of::<Pair<'_>>()))?;
            if !same {
                return Ok(Step::Done(Outcome::Unequal));
            }
            let pairs = others.into_iter().enumerate().rev().map(|(at, other)| (Slot::In(id, at), pointer(other)));
            Ok(Step::Into(Open { pairs: pairs.collect(), array: true, so_far: Outcome::Equal }))
        }
        Container::NilObject => {
            // Of equal length is a nil map and an empty one; the value of an operation is never null here.
            let empty = other.kind() == Kind::Object && other.members().next().is_none();
            Ok(Step::Done(if empty { Outcome::Equal } else { Outcome::Unequal }))
        }
        Container::Object(_) => {
            if other.kind() != Kind::Object {
                return Ok(Step::Done(Outcome::Unequal));
            }
            members(overlay, id, other)
        }
    }
}

/// A value that was read into a Go container: null is a nil pointer.
fn pointer(node: Node<'_>) -> Option<Node<'_>> {
    (!node.is_null()).then_some(node)
}

fn members<'p>(overlay: &mut Overlay, id: u32, other: Node<'p>) -> Result<Step<'p>, Exceeded> {
    overlay.sort(id);
    let mut others = json::sorted_members(other);
    others.reverse();
    let mine = overlay.names(id);
    let (length, same) = (mine.len(), mine.len() == others.len());
    let mut pairs = Vec::with_capacity(length);
    let mut so_far = Outcome::Equal;
    if same {
        let mut others = others.into_iter().peekable();
        for (at, name) in mine.iter().enumerate() {
            while others.next_if(|(other, _)| other.as_ref().cmp(name.as_ref()) == Ordering::Less).is_some() {}
            match others.next_if(|(other, _)| other == name) {
                None => so_far = Outcome::Unequal,
                Some((_, other)) => {
                    let slot = Slot::In(id, at);
                    match (overlay.get(slot), pointer(other)) {
                        (Value::Nil, None) => {}
                        (Value::Nil, Some(_)) | (_, None) => so_far = Outcome::Unequal,
                        (_, other) => pairs.push((slot, other)),
                    }
                }
            }
        }
    }
    overlay.work.charge(length.saturating_add(pairs.len()).saturating_mul(size_of::<Pair<'_>>()))?;
    if !same {
        return Ok(Step::Done(Outcome::Unequal));
    }
    Ok(Step::Into(Open { pairs, array: false, so_far }))
}
