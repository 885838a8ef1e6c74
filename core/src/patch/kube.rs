//! The dialect of kube-apiserver: what its Go library does with a webhook's patch.
//!
//! The library keeps values undecoded until an operation goes through them, and what happens next depends on it:
//! objects that were decoded are printed sorted, others as they were written; a null that was read, one that an
//! operation wrote and one that was copied behave differently; some patches make the server panic. All of that is
//! answered here as it is there, with the same error texts. Options of the server: negative indices are honoured, and
//! copies have a budget.
//!
//! Source: evanphx/json-patch patch.go (the root package: v4.13 in 1.35 to 1.37, v4.12 in 1.23 to 1.34)

#[cfg(feature = "admission")]
mod before;
mod container;
mod depth;
mod equal;
mod error;
mod options;

use std::borrow::Cow;

#[cfg(feature = "admission")]
pub(crate) use before::{Before, before_each};
use container::{Target, level};
pub use error::KubeError;
use error::Stop;
pub use options::{COPY_LIMIT, KubeOptions};

use super::error::Input;
use super::limits::{Exceeded, Limits, in_64_bits};
use super::operation::{Operation, Patch, Verb};
use super::overlay::{Overlay, Slot, Style, Value};
use super::{Applied, AppliedText};
use crate::gotext::unmarshal_type_error;
use crate::json::pointer::unescape;
use crate::json::{Document, Kind, MAX_DEPTH, Node};
use crate::release::Release;

/// Reads a patch as the server does: an array of objects or nulls, or null; anything else about it shows when it is
/// applied.
///
/// # Errors
///
/// [`KubeError::InvalidJson`], [`KubeError::InvalidPatch`], or [`KubeError::LimitExceeded`] beyond the default
/// [`Limits`].
///
/// # Fidelity
///
/// evanphx/json-patch patch.go#DecodePatch
pub fn decode(text: impl Into<Vec<u8>>) -> Result<Patch, KubeError> {
    read(text.into(), &Limits::default())
}

/// Applies a patch as the server does; `O(document + patch + work of the operations)`.
///
/// # Errors
///
/// [`KubeError`]: the first operation that does not apply, a panic of the server among them, or a limit. The document
/// is as it was.
///
/// # Fidelity
///
/// evanphx/json-patch patch.go#Patch.Apply. Go's maps have no order: where a comparison finds an unequal member beside
/// one that makes the server panic, either may come first; the answer is `test-failed` with `orderDependent`.
///
/// # Examples
///
/// ```
/// use nocluster::{json::Document, patch::kube::{self, KubeOptions}};
///
/// let pod = Document::parse(r#"{"metadata": {"labels": {"app": "web"}}, "spec": {"containers": [{"name": "web"}]}}"#)?;
/// let patch = kube::decode(r#"[
///     {"op": "add", "path": "/metadata/labels/team", "value": "shop"},
///     {"op": "add", "path": "/spec/containers/-1", "value": {"name": "proxy"}}
/// ]"#)?;
/// let applied = kube::apply(&pod, &patch, &KubeOptions::default())?;
/// assert_eq!(
///     applied.document.to_string(),
///     r#"{"metadata":{"labels":{"app":"web","team":"shop"}},"spec":{"containers":[{"name":"web"},{"name":"proxy"}]}}"#
/// );
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn apply(document: &Document, patch: &Patch, options: &KubeOptions) -> Result<Applied, KubeError> {
    let limits = options.limits.cut();
    for length in [document.input().len(), patch.document().input().len()] {
        Exceeded::check("inputBytes", limits.input_bytes, length).map_err(|limit| KubeError::exceeded(limit, None))?;
    }
    Exceeded::check("operations", limits.operations, patch.len()).map_err(|limit| KubeError::exceeded(limit, None))?;
    if document.depth() > MAX_DEPTH {
        // The printed result of another patch may be one level deeper than what is read.
        Document::parse_with(document.input(), &limits.reading())
            .map_err(|reason| KubeError::unreadable(Input::Document, reason))?;
    }
    Ok(run(document, patch, options)?.into_applied())
}

/// Reads both texts and applies the one to the other, without reading the result again.
///
/// A document of no bytes is returned as it is, without a look at the operations.
///
/// # Errors
///
/// As [`decode`] and [`apply`]. The patch is read first.
pub fn apply_text(document: &[u8], patch: &[u8], options: &KubeOptions) -> Result<AppliedText, KubeError> {
    let limits = options.limits.cut();
    let patch = read(patch.to_vec(), &limits)?;
    if document.is_empty() {
        return Ok(AppliedText { text: Vec::new(), changed: false });
    }
    let document = Document::parse_with(document, &limits.reading())
        .map_err(|reason| KubeError::unreadable(Input::Document, reason))?;
    run(&document, &patch, options)
}

fn read(text: Vec<u8>, limits: &Limits) -> Result<Patch, KubeError> {
    let document =
        Document::parse_with(text, &limits.reading()).map_err(|reason| KubeError::unreadable(Input::Patch, reason))?;
    let wrong = |found: Kind, target: &str| KubeError::InvalidPatch {
        at: None,
        upstream: unmarshal_type_error(found.go_name(), None, &format!("jsonpatch.{target}")),
    };
    let root = document.root();
    match root.kind() {
        Kind::Null => {}
        Kind::Array => {
            let no_operation = root.elements().find(|node| !matches!(node.kind(), Kind::Object | Kind::Null));
            if let Some(node) = no_operation {
                return Err(wrong(node.kind(), "Operation"));
            }
        }
        found => return Err(wrong(found, "Patch")),
    }
    Patch::of(document, limits).map_err(|limit| KubeError::exceeded(limit, None))
}

fn run(document: &Document, patch: &Patch, options: &KubeOptions) -> Result<AppliedText, KubeError> {
    let limits = options.limits.cut();
    let (copy_limit, max) = (options.copy_limit.get().into(), COPY_LIMIT.get().into());
    if copy_limit > max {
        return Err(KubeError::exceeded(Exceeded { limit: "copyLimit", max, got: copy_limit }, None));
    }
    let mut application = Application {
        overlay: Overlay::new(document, patch.document(), Style::Go, limits),
        patch,
        release: options.release,
        copy_limit,
        copied: 0,
        root: 0,
    };
    application.decode_document(document)?;
    for (op_index, operation) in patch.operations().iter().enumerate() {
        application.step(operation).map_err(|stop| stop.at(patch, op_index, operation))?;
        application.overlay.check().map_err(|limit| KubeError::exceeded(limit, Some(op_index)))?;
    }
    finish(&mut application.overlay, &limits).map_err(|limit| KubeError::exceeded(limit, None))?
}

fn finish(overlay: &mut Overlay, limits: &Limits) -> Result<Result<AppliedText, KubeError>, Exceeded> {
    overlay.check()?;
    if let Some(error) = depth::too_deep(overlay, overlay.root())? {
        return Ok(Err(KubeError::too_deep(error)));
    }
    // Before printing, which sorts the members: until then they stand beside those that were read.
    let changed = overlay.changed()?;
    let text = overlay.print(overlay.root())?;
    Exceeded::check("outputBytes", limits.output_bytes, text.len())?;
    Ok(Ok(AppliedText { text, changed }))
}

/// A patch being applied.
struct Application<'a> {
    overlay: Overlay,
    patch: &'a Patch,
    release: Release,
    copy_limit: u64,
    copied: u64,
    /// The root: always a container that was decoded.
    root: u32,
}

impl<'a> Application<'a> {
    /// Decodes one level. The first byte alone decides between array and object.
    fn decode_document(&mut self, document: &Document) -> Result<(), KubeError> {
        let found = document.root().kind();
        let array = document.input().first() == Some(&b'[');
        let fits = if array { found == Kind::Array } else { matches!(found, Kind::Object | Kind::Null) };
        let root = self.overlay.enter(Slot::Root).map_err(|limit| KubeError::exceeded(limit, None))?;
        match root {
            Some(root) if fits => self.root = root,
            _ => {
                let upstream = unmarshal_type_error(found.go_name(), None, "jsonpatch.partialDoc");
                return Err(KubeError::InvalidDocument { upstream });
            }
        }
        Ok(())
    }

    fn step(&mut self, operation: &Operation) -> Result<(), Stop> {
        match operation.verb {
            Verb::Add => self.add(operation),
            Verb::Remove => self.remove(operation),
            Verb::Replace => self.replace(operation),
            Verb::Move => self.move_(operation),
            Verb::Copy => self.copy(operation),
            Verb::Test => self.test(operation),
            Verb::Unknown => {
                let op = self.patch.op(operation).and_then(|op| op.as_str()).unwrap_or(Cow::Borrowed("unknown"));
                Err(Stop::UnexpectedKind(format!("Unexpected kind: {op}")))
            }
        }
    }

    fn add(&mut self, operation: &Operation) -> Result<(), Stop> {
        let Ok(path) = self.path(operation) else { return Err(Stop::hidden_cause("add")) };
        let Some(target) = self.find(&path)? else {
            let text = format!("add operation does not apply: doc is missing path: \"{path}\": missing value");
            return Err(Stop::Missing(text));
        };
        let value = self.value(operation);
        target
            .add(&mut self.overlay, value, &path)
            .map_err(|fault| fault.within(|| format!("error in add for path: '{path}'")))
    }

    fn remove(&mut self, operation: &Operation) -> Result<(), Stop> {
        let Ok(path) = self.path(operation) else { return Err(Stop::hidden_cause("remove")) };
        let Some(target) = self.find(&path)? else {
            let text = format!("remove operation does not apply: doc is missing path: \"{path}\": missing value");
            return Err(Stop::Missing(text));
        };
        target
            .take(&mut self.overlay)
            .map_err(|fault| fault.within(|| format!("error in remove for path: '{path}'")))?;
        Ok(())
    }

    fn replace(&mut self, operation: &Operation) -> Result<(), Stop> {
        let path = self.path(operation).map_err(Stop::undecodable("replace", "path"))?;
        if path.is_empty() {
            return self.replace_root(operation);
        }
        let Some(target) = self.find(&path)? else {
            return Err(Stop::Missing(format!(
                "replace operation does not apply: doc is missing path: {path}: missing value"
            )));
        };
        let value = self.value(operation);
        let slot = target.lookup(&mut self.overlay).map_err(|fault| {
            fault.instead(|| format!("replace operation does not apply: doc is missing key: {path}: missing value"))
        })?;
        match slot {
            Some(slot) => {
                self.overlay.grow(value, 0, level(&path));
                self.overlay.set(slot, value);
                Ok(())
            }
            // Go assigns to the map: a missing member comes into being.
            None => target.add(&mut self.overlay, value, &path).map_err(|fault| fault.within(String::new)),
        }
    }

    fn replace_root(&mut self, operation: &Operation) -> Result<(), Stop> {
        let Some(node) = self.patch.value(operation) else { return Err(Stop::nil_dereference()) };
        if !matches!(node.kind(), Kind::Object | Kind::Array) {
            if !self.release.patches_with_v4_13() {
                return Ok(());
            }
            let text = "replace operation value must be object or array: %!w(<nil>)";
            return Err(Stop::InvalidValue(text.to_owned()));
        }
        let value = Value::Raw(Overlay::in_patch(node));
        self.overlay.grow(value, 0, 0);
        self.overlay.set(Slot::Root, value);
        if let Some(root) = self.overlay.enter(Slot::Root)? {
            self.root = root;
        }
        Ok(())
    }

    fn move_(&mut self, operation: &Operation) -> Result<(), Stop> {
        let from = self.from(operation).map_err(Stop::undecodable("move", "from"))?;
        let Some(source) = self.find(&from)? else {
            let text = format!("move operation does not apply: doc is missing from path: {from}: missing value");
            return Err(Stop::Missing(text));
        };
        let value = source
            .take(&mut self.overlay)
            .map_err(|fault| fault.within(|| format!("error in move for path: '{}'", source.key)))?;
        let path = self.path(operation).map_err(Stop::undecodable("move", "path"))?;
        let Some(target) = self.find(&path)? else {
            let text = format!("move operation does not apply: doc is missing destination path: {path}: missing value");
            return Err(Stop::Missing(text));
        };
        target
            .add(&mut self.overlay, value, &path)
            .map_err(|fault| fault.within(|| format!("error in move for path: '{path}'")))
    }

    fn copy(&mut self, operation: &Operation) -> Result<(), Stop> {
        let from = self.from(operation).map_err(Stop::undecodable("copy", "from"))?;
        let Some(source) = self.find(&from)? else {
            let text = format!("copy operation does not apply: doc is missing from path: {from}: missing value");
            return Err(Stop::Missing(text));
        };
        let slot = source
            .lookup(&mut self.overlay)
            .map_err(|fault| fault.within(|| format!("error in copy for from: '{from}'")))?;
        let Ok(path) = self.path(operation) else { return Err(Stop::hidden_cause("copy")) };
        let Some(target) = self.find(&path)? else {
            let text = format!("copy operation does not apply: doc is missing destination path: {path}: missing value");
            return Err(Stop::Missing(text));
        };
        let value = slot.map_or(Value::Nil, |slot| self.overlay.get(slot));
        let value = self.deep_copy(value)?;
        target
            .add(&mut self.overlay, value, &path)
            .map_err(|fault| fault.within(|| "error while adding value during copy".to_owned()))
    }

    /// Go copies by printing and reading anew, and counts what it printed.
    fn deep_copy(&mut self, value: Value) -> Result<Value, Stop> {
        if value == Value::Nil {
            return Ok(value);
        }
        let (copy, bytes) = match value {
            // What prints as it is written need not be printed.
            Value::Raw(place) if self.overlay.node(place).is_compact() => {
                let bytes = self.overlay.node(place).text().len();
                self.overlay.work.charge(bytes)?;
                (value, bytes)
            }
            _ => {
                if let Some(error) = depth::too_deep(&mut self.overlay, value)? {
                    return Err(Stop::TooDeep(error));
                }
                let text = self.overlay.print(value)?;
                let bytes = text.len();
                (self.overlay.adopt(text), bytes)
            }
        };
        self.copied = self.copied.saturating_add(in_64_bits(bytes));
        if self.copied > self.copy_limit {
            return Err(Stop::CopyLimit { got: self.copied, max: self.copy_limit });
        }
        Ok(copy)
    }

    fn test(&mut self, operation: &Operation) -> Result<(), Stop> {
        let path = self.path(operation).map_err(Stop::undecodable("test", "path"))?;
        let value = self.patch.value(operation);
        let failed = |order_dependent| {
            let upstream = format!("testing value {path} failed: test failed");
            Err(Stop::Test { upstream, order_dependent })
        };
        let slot = if path.is_empty() {
            Slot::Root
        } else {
            let Some(target) = self.find(&path)? else {
                return Err(Stop::Missing(format!(
                    "test operation does not apply: is missing path: {path}: missing value"
                )));
            };
            let slot = target
                .lookup(&mut self.overlay)
                .map_err(|fault| fault.within(|| format!("error in test for path: '{path}'")))?;
            match slot.map(|slot| (slot, self.overlay.get(slot))) {
                Some((slot, value)) if value != Value::Nil => slot,
                // Nothing is there, or nil, which is the same to Go.
                _ => {
                    return match value {
                        Some(value) if !value.is_null() => failed(false),
                        None if !self.release.patches_with_v4_13() => Err(Stop::nil_dereference()),
                        _ => Ok(()),
                    };
                }
            }
        };
        let value = match value {
            Some(value) => value,
            None if path.is_empty() => return Err(Stop::nil_dereference()),
            None => return failed(false),
        };
        match equal::equal(&mut self.overlay, slot, value)? {
            equal::Outcome::Equal => Ok(()),
            equal::Outcome::Unequal => failed(false),
            equal::Outcome::Either => failed(true),
            equal::Outcome::Panic => Err(Stop::nil_dereference()),
        }
    }

    /// The operation's value as Go holds it.
    fn value(&self, operation: &Operation) -> Value {
        match self.patch.value(operation) {
            None => Value::Nil,
            Some(node) if node.is_null() => Value::NullOp,
            Some(node) => Value::Raw(Overlay::in_patch(node)),
        }
    }

    fn path(&self, operation: &Operation) -> Result<Cow<'a, str>, String> {
        text(self.patch.path(operation), "operation missing path field: missing value")
    }

    fn from(&self, operation: &Operation) -> Result<Cow<'a, str>, String> {
        text(self.patch.from(operation), "operation, missing from field: missing value")
    }

    /// The container that a path leads to and the key in it; decodes what it walks through.
    ///
    /// What stands before the first slash is not looked at.
    ///
    /// Source: evanphx/json-patch patch.go findObject
    fn find<'p>(&mut self, path: &'p str) -> Result<Option<Target<'p>>, Stop> {
        let Some((_, tokens)) = path.split_once('/') else { return Ok(None) };
        let mut container = self.root;
        let mut rest = tokens;
        while let Some((token, below)) = rest.split_once('/') {
            let here = Target { container, key: unescape(token) };
            let slot = match here.lookup(&mut self.overlay) {
                Ok(Some(slot)) => slot,
                Err(container::Fault::Limit(limit)) => return Err(Stop::Limit(limit)),
                Ok(None) | Err(_) => return Ok(None),
            };
            if self.overlay.get(slot) == Value::NullOp && !self.release.patches_with_v4_13() {
                return Err(Stop::nil_dereference());
            }
            let Some(next) = self.overlay.enter(slot)? else { return Ok(None) };
            container = next;
            rest = below;
        }
        Ok(Some(Target { container, key: unescape(rest) }))
    }
}

/// A string of an operation, or why Go can't read it.
fn text<'a>(node: Option<Node<'a>>, absent: &str) -> Result<Cow<'a, str>, String> {
    match node {
        None => Err(absent.to_owned()),
        Some(node) if node.is_null() => Err(absent.to_owned()),
        Some(node) => node.as_str().ok_or_else(|| unmarshal_type_error(node.kind().go_name(), None, "string")),
    }
}

#[cfg(test)]
mod tests;
