//! The document before each operation of a patch.

use std::borrow::Cow;
use std::ops::ControlFlow;

use super::container::Target;
use super::{Application, KubeOptions};
use crate::json::pointer::unescape;
use crate::json::{Document, Node};
use crate::patch::operation::{Operation, Patch};
use crate::patch::overlay::{Container, Overlay, Slot, Style, Value};
use crate::patch::path::tokens;

/// An operation that is about to be applied, and the document that it finds.
pub(crate) struct Before<'b, 'a> {
    application: &'b mut Application<'a>,
    operation: &'b Operation,
    op_index: usize,
}

/// How far a path leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Reach {
    /// How many of its tokens name an existing value; a null member counts as missing.
    pub(crate) depth: usize,
    /// The length of the array in which the next token names no element.
    pub(crate) len: Option<usize>,
}

/// Goes through a patch and shows each operation before it is applied, until one does not apply.
pub(crate) fn before_each(
    document: &Document,
    patch: &Patch,
    options: &KubeOptions,
    mut see: impl FnMut(&mut Before<'_, '_>) -> ControlFlow<()>,
) {
    let mut application = Application {
        overlay: Overlay::new(document, patch.document(), Style::Go, options.limits.cut()),
        patch,
        release: options.release,
        copy_limit: u64::from(options.copy_limit.get()),
        copied: 0,
        root: 0,
    };
    if application.decode_document(document).is_err() {
        return;
    }
    for (op_index, operation) in patch.operations().iter().enumerate() {
        let mut before = Before { application: &mut application, operation, op_index };
        if see(&mut before).is_break() || application.step(operation).is_err() || application.overlay.check().is_err() {
            return;
        }
    }
}

impl<'a> Before<'_, 'a> {
    /// Its position in the patch.
    pub(crate) fn op_index(&self) -> usize {
        self.op_index
    }

    /// Its `op`.
    pub(crate) fn op(&self) -> Cow<'a, str> {
        self.application.patch.op(self.operation).and_then(|op| op.as_str()).unwrap_or_default()
    }

    /// The tokens of its `path`; empty for the whole document, `None` if there is no readable path.
    pub(crate) fn path(&self) -> Option<Vec<String>> {
        read(self.application.patch.path(self.operation)?)
    }

    /// The tokens of its `from`.
    pub(crate) fn from(&self) -> Option<Vec<String>> {
        read(self.application.patch.from(self.operation)?)
    }

    /// Its `value`.
    pub(crate) fn value(&self) -> Option<Node<'a>> {
        self.application.patch.value(self.operation)
    }

    /// How far a path leads.
    pub(crate) fn reach(&mut self, path: &[String]) -> Reach {
        self.follow(path).0
    }

    /// The value at a path.
    pub(crate) fn get(&mut self, path: &[String]) -> Option<Document> {
        let slot = self.follow(path).1?;
        let value = self.application.overlay.get(slot);
        Some(Document::printed(self.application.overlay.print(value).ok()?))
    }

    fn follow(&mut self, path: &[String]) -> (Reach, Option<Slot>) {
        let application = &mut *self.application;
        let mut container = application.root;
        let mut slot = Slot::Root;
        for (depth, token) in path.iter().enumerate() {
            if depth > 0 {
                match application.overlay.enter(slot) {
                    Ok(Some(next)) => container = next,
                    Ok(None) | Err(_) => return (Reach { depth, len: None }, None),
                }
            }
            let len = match application.overlay.container(container) {
                Container::Array(elements) => Some(elements.len()),
                Container::Object(_) | Container::NilObject => None,
            };
            let here = Target { container, key: Cow::Borrowed(token) };
            match here.lookup(&mut application.overlay) {
                Ok(Some(found)) if len.is_some() || !is_null(&application.overlay, found) => slot = found,
                Ok(_) | Err(_) => return (Reach { depth, len }, None),
            }
        }
        (Reach { depth: path.len(), len: None }, Some(slot))
    }
}

fn is_null(overlay: &Overlay, slot: Slot) -> bool {
    match overlay.get(slot) {
        Value::Nil | Value::NullOp => true,
        Value::Raw(place) => overlay.node(place).is_null(),
        Value::Listed(_) => false,
    }
}

fn read(path: Node<'_>) -> Option<Vec<String>> {
    let path = path.as_str()?;
    let named = path.is_empty() || path.contains('/');
    named.then(|| tokens(&path).map(|token| unescape(token).into_owned()).collect())
}
