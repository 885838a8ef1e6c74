//! The dialect of RFC 6902 over RFC 6901, as written.
//!
//! A patch is checked as a whole before anything is applied; it applies as a whole or not at all. Members keep their
//! order, numbers and strings their text; only white space outside strings goes. Of a member given twice the last one
//! counts, and an operation that names it drops the others.

use std::borrow::Cow;

use super::error::{Input, PatchError, Problem, Reached};
use super::limits::{Exceeded, Limits};
use super::operation::{Operation, Patch, Verb};
use super::overlay::{Container, Overlay, Slot, Style, Value};
use super::path::{last, prefix, tokens};
use super::{Applied, AppliedText};
use crate::json::pointer::unescape;
use crate::json::{Document, JsonError, Kind, Node, Pointer};

/// Reads a patch and checks everything that can be checked without a document.
///
/// # Errors
///
/// [`PatchError::InvalidJson`], [`PatchError::InvalidPatch`], [`PatchError::InvalidPointer`], or
/// [`PatchError::LimitExceeded`] beyond the default [`Limits`].
pub fn parse(text: impl Into<Vec<u8>>) -> Result<Patch, PatchError> {
    read(text.into(), &Limits::default())
}

/// Applies a patch; `O(document + patch + work of the operations)`.
///
/// # Errors
///
/// [`PatchError`]: the first operation that does not apply, a limit, or a patch that was read for the other dialect and
/// is invalid in this one. The document is as it was.
///
/// # Examples
///
/// ```
/// use nocluster::{json::Document, patch::{PatchError, rfc6902}};
///
/// let deployment = Document::parse(r#"{"spec": {"replicas": 2}}"#)?;
/// let patch = rfc6902::parse(r#"[
///     {"op": "test", "path": "/spec/replicas", "value": 2.0},
///     {"op": "replace", "path": "/spec/replicas", "value": 3}
/// ]"#)?;
/// let applied = rfc6902::apply(&deployment, &patch, &Default::default())?;
/// assert_eq!(applied.document.to_string(), r#"{"spec":{"replicas":3}}"#);
///
/// let patch = rfc6902::parse(r#"[{"op": "remove", "path": "/spec/paused"}]"#)?;
/// let error = rfc6902::apply(&deployment, &patch, &Default::default()).unwrap_err();
/// assert!(matches!(error, PatchError::PathNotFound { .. }));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn apply(document: &Document, patch: &Patch, limits: &Limits) -> Result<Applied, PatchError> {
    let limits = limits.cut();
    if !patch.is_checked() {
        check(patch)?;
    }
    for length in [document.input().len(), patch.document().input().len()] {
        Exceeded::check("inputBytes", limits.input_bytes, length).map_err(|limit| PatchError::exceeded(limit, None))?;
    }
    Exceeded::check("operations", limits.operations, patch.len()).map_err(|limit| PatchError::exceeded(limit, None))?;
    Ok(run(document, patch, limits)?.into_applied())
}

/// Reads both texts and applies the one to the other, without reading the result again.
///
/// # Errors
///
/// As [`parse`] and [`apply`]. The patch is read first.
pub fn apply_text(document: &[u8], patch: &[u8], limits: &Limits) -> Result<AppliedText, PatchError> {
    let limits = limits.cut();
    let patch = read(patch.to_vec(), &limits)?;
    let document = Document::parse_with(document, &limits.reading())
        .map_err(|reason| PatchError::unreadable(Input::Document, reason))?;
    run(&document, &patch, limits)
}

fn read(text: Vec<u8>, limits: &Limits) -> Result<Patch, PatchError> {
    let unreadable = |reason: JsonError| PatchError::unreadable(Input::Patch, reason);
    let document = Document::parse_with(text, &limits.reading()).map_err(unreadable)?;
    let patch = Patch::of(document, limits).map_err(|limit| PatchError::exceeded(limit, None))?;
    check(&patch)?;
    Ok(patch.checked())
}

/// Whether everything that needs no document is as RFC 6902 wants it.
fn check(patch: &Patch) -> Result<(), PatchError> {
    let root = patch.document().root();
    if root.kind() != Kind::Array {
        return Err(PatchError::InvalidPatch {
            at: Default::default(),
            problem: Problem::NotAnArray { found: root.kind() },
        });
    }
    for (op_index, operation) in patch.operations().iter().enumerate() {
        if let Err(problem) = check_members(patch, operation) {
            return Err(PatchError::InvalidPatch { at: patch.at(op_index, operation), problem });
        }
        let from = matches!(operation.verb, Verb::Move | Verb::Copy).then(|| patch.from(operation)).flatten();
        for pointer in [from, patch.path(operation)].into_iter().flatten() {
            if let Err(reason) = Pointer::check(&pointer.as_str().unwrap_or_default()) {
                return Err(PatchError::InvalidPointer { at: patch.at(op_index, operation), reason });
            }
        }
    }
    Ok(())
}

fn check_members(patch: &Patch, operation: &Operation) -> Result<(), Problem> {
    let node = patch.node(operation);
    if node.kind() != Kind::Object {
        return Err(Problem::NotAnObject { found: node.kind() });
    }
    if let Some(member) = operation.repeated {
        return Err(Problem::RepeatedMember { member });
    }
    string("op", patch.op(operation))?;
    string("path", patch.path(operation))?;
    match operation.verb {
        Verb::Add | Verb::Replace | Verb::Test if patch.value(operation).is_none() => {
            Err(Problem::MissingMember { member: "value" })
        }
        Verb::Move | Verb::Copy => string("from", patch.from(operation)),
        Verb::Unknown => Err(Problem::UnknownOp),
        _ => Ok(()),
    }
}

fn string(member: &'static str, node: Option<Node<'_>>) -> Result<(), Problem> {
    match node {
        None => Err(Problem::MissingMember { member }),
        Some(node) if node.kind() != Kind::String => Err(Problem::NotAString { member, found: node.kind() }),
        Some(_) => Ok(()),
    }
}

/// Why an operation does not apply.
enum Stop {
    Limit(Exceeded),
    NotFound(Box<Reached>),
    OutOfBounds(Box<Reached>),
    NoIndex(Box<Reached>),
    NoContainer(Box<Reached>),
    RemovesRoot,
    IntoSelf,
    Differs,
}

impl From<Exceeded> for Stop {
    fn from(limit: Exceeded) -> Self {
        Self::Limit(limit)
    }
}

impl Stop {
    fn at(self, patch: &Patch, op_index: usize, operation: &Operation) -> PatchError {
        let at = patch.at(op_index, operation);
        match self {
            Self::Limit(limit) => PatchError::exceeded(limit, Some(op_index)),
            Self::NotFound(reached) => PatchError::PathNotFound { at, reached },
            Self::OutOfBounds(reached) => PatchError::IndexOutOfBounds { at, reached },
            Self::NoIndex(reached) => PatchError::InvalidIndex { at, reached },
            Self::NoContainer(reached) => PatchError::NotAContainer { at, reached },
            Self::RemovesRoot => PatchError::CannotRemoveRoot { at },
            Self::IntoSelf => PatchError::MoveIntoSelf { at },
            Self::Differs => PatchError::TestFailed { at },
        }
    }
}

fn run(document: &Document, patch: &Patch, limits: Limits) -> Result<AppliedText, PatchError> {
    let mut overlay = Overlay::new(document, patch.document(), Style::AsWritten, limits);
    for (op_index, operation) in patch.operations().iter().enumerate() {
        step(&mut overlay, patch, operation).map_err(|stop| stop.at(patch, op_index, operation))?;
        overlay.check().map_err(|limit| PatchError::exceeded(limit, Some(op_index)))?;
    }
    let mut finish = || {
        overlay.check()?;
        let text = overlay.print(overlay.root())?;
        Exceeded::check("outputBytes", limits.output_bytes, text.len())?;
        Ok(AppliedText { text, changed: overlay.changed()? })
    };
    finish().map_err(|limit| PatchError::exceeded(limit, None))
}

fn step(overlay: &mut Overlay, patch: &Patch, operation: &Operation) -> Result<(), Stop> {
    let text = |node: Option<Node<'_>>| node.and_then(|node| node.as_str().map(Cow::into_owned));
    let path = patch.path(operation).and_then(|node| node.as_str()).unwrap_or_default();
    // The patch was checked, so what an operation needs is there.
    let value = patch.value(operation).map(Overlay::in_patch);
    match (operation.verb, value) {
        (Verb::Add, Some(value)) => add(overlay, &path, Value::Raw(value)),
        (Verb::Replace, Some(value)) => {
            let slot = locate(overlay, &path)?;
            overlay.grow(Value::Raw(value), 0, level(&path));
            overlay.set(slot, Value::Raw(value));
            Ok(())
        }
        (Verb::Test, Some(value)) => {
            let slot = locate(overlay, &path)?;
            if overlay.same(overlay.get(slot), value)? { Ok(()) } else { Err(Stop::Differs) }
        }
        (Verb::Remove, _) => remove(overlay, &path).map(|_| ()),
        (Verb::Move, _) => {
            let from = text(patch.from(operation)).unwrap_or_default();
            locate(overlay, &from)?;
            // Pointers have one spelling only, so texts compare as tokens do.
            match path.strip_prefix(from.as_str()) {
                Some("") => return Ok(()),
                Some(below) if below.starts_with('/') => return Err(Stop::IntoSelf),
                _ => {}
            }
            let value = remove(overlay, &from)?;
            add(overlay, &path, value)
        }
        (Verb::Copy, _) => {
            let from = text(patch.from(operation)).unwrap_or_default();
            let slot = locate(overlay, &from)?;
            let value = match overlay.get(slot) {
                listed @ Value::Listed(_) => {
                    let text = overlay.print(listed)?;
                    overlay.adopt(text)
                }
                value => value,
            };
            add(overlay, &path, value)
        }
        _ => Ok(()),
    }
}

fn level(path: &str) -> usize {
    path.bytes().filter(|&byte| byte == b'/').count()
}

/// The place of an existing value.
fn locate(overlay: &mut Overlay, path: &str) -> Result<Slot, Stop> {
    let mut slot = Slot::Root;
    for (number, token) in tokens(path).enumerate() {
        let token = unescape(token);
        let reached = |overlay: &Overlay| reached(overlay, path, number, slot);
        let Some(id) = overlay.enter(slot)? else { return Err(Stop::NoContainer(reached(overlay))) };
        let at = match overlay.container(id) {
            Container::Array(elements) => match Index::of(&token) {
                Index::At(at) if at < elements.len() => at,
                Index::At(_) | Index::Beyond => return Err(Stop::OutOfBounds(reached(overlay))),
                Index::End | Index::None => return Err(Stop::NoIndex(reached(overlay))),
            },
            _ => match overlay.find(id, &token)? {
                Some(at) => at,
                None => return Err(Stop::NotFound(reached(overlay))),
            },
        };
        slot = Slot::In(id, at);
    }
    Ok(slot)
}

fn add(overlay: &mut Overlay, path: &str, value: Value) -> Result<(), Stop> {
    let Some((parent, token)) = last(path) else {
        overlay.grow(value, 0, 0);
        overlay.set(Slot::Root, value);
        return Ok(());
    };
    let slot = locate(overlay, parent)?;
    let level = level(path);
    let reached = |overlay: &Overlay| reached(overlay, path, level.saturating_sub(1), slot);
    let Some(id) = overlay.enter(slot)? else { return Err(Stop::NoContainer(reached(overlay))) };
    let token = unescape(token);
    if let Container::Array(elements) = overlay.container(id) {
        let at = match Index::of(&token) {
            Index::End => elements.len(),
            Index::At(at) if at <= elements.len() => at,
            Index::At(_) | Index::Beyond => return Err(Stop::OutOfBounds(reached(overlay))),
            Index::None => return Err(Stop::NoIndex(reached(overlay))),
        };
        overlay.grow(value, 0, level);
        overlay.insert(id, at, value)?;
    } else {
        overlay.grow(value, token.len(), level);
        overlay.put(id, token, value)?;
    }
    Ok(())
}

fn remove(overlay: &mut Overlay, path: &str) -> Result<Value, Stop> {
    match locate(overlay, path)? {
        Slot::Root => Err(Stop::RemovesRoot),
        Slot::In(id, at) => Ok(overlay.take(id, at)?),
    }
}

fn reached(overlay: &Overlay, path: &str, token: usize, slot: Slot) -> Box<Reached> {
    let value = overlay.get(slot);
    let len = match value {
        Value::Listed(id) => match overlay.container(id) {
            Container::Array(elements) => Some(elements.len()),
            _ => None,
        },
        _ => None,
    };
    let existing_prefix = prefix(path, token).to_owned();
    Box::new(Reached { token_index: token, existing_prefix, found: overlay.kind(value), len })
}

/// A token under an array.
enum Index {
    At(usize),
    /// A number that no array reaches.
    Beyond,
    /// `-`, one past the end.
    End,
    None,
}

impl Index {
    fn of(token: &str) -> Self {
        match token.as_bytes() {
            b"-" => Self::End,
            b"0" => Self::At(0),
            [b'1'..=b'9', rest @ ..] if rest.iter().all(u8::is_ascii_digit) => {
                token.parse().map_or(Self::Beyond, Self::At)
            }
            _ => Self::None,
        }
    }
}

#[cfg(test)]
mod tests;
