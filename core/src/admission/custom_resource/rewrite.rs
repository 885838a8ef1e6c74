//! What the server does with a custom resource after it decoded it, in one walk: pruning, the metadata of embedded
//! resources, nulls that are no values, defaults.
//!
//! Upstream walks once for each. They can be done at one value after the other, since each looks only at the value, its
//! schema and what was done above it. No recursion, since nothing bounds how deep an object is.
//!
//! Source: kubernetes/apiextensions-apiserver pkg/apiserver/customresource_handler.go (unstructuredSchemaCoercer,
//! unstructuredDefaulter)

use std::borrow::Cow;
use std::vec;

use crate::json::{Document, Elements, Kind, Node, Pointer, any, string};
use crate::release::Release;
use crate::scheme;

use super::nulls::{self, Nulls};
use super::objectmeta::{self, Malformed};
use super::pruning::Pruning;
use super::structural::Schema;
use super::unfit::Unfit;

/// What is done besides pruning.
#[derive(Debug, Clone, Copy)]
pub(super) struct Steps {
    pub(super) nulls: Nulls,
    /// Whether embedded resources get proper metadata, and what happens to metadata that is malformed.
    pub(super) coerce: Option<Malformed>,
    pub(super) defaults: bool,
}

impl Steps {
    /// Only what is done to a value that was a default itself.
    pub(super) const DEFAULTS: Self = Self { nulls: Nulls::Unasked, coerce: None, defaults: true };
}

/// What is done at a value.
#[derive(Clone, Copy)]
pub(super) struct Place<'a> {
    pub(super) schema: Option<Schema<'a>>,
    pub(super) pruning: Pruning,
    pub(super) steps: Steps,
    /// Whether the value is a resource of its own, even if its schema does not say so.
    pub(super) resource: bool,
}

impl<'a> Place<'a> {
    /// The place of a value that was filled in.
    fn of_default(schema: Option<Schema<'a>>) -> Self {
        Self { schema, pruning: Pruning::Off, steps: Steps::DEFAULTS, resource: false }
    }
}

/// The object after the walk, printed as Go prints a map, but with the numbers as they were written.
pub(super) struct Rewritten {
    pub(super) text: Document,
    /// Whether Go would print a number differently.
    pub(super) numbers_differ: bool,
}

/// How much the defaults may add to an object, in bytes. They can multiply: each default of a list may give its elements
/// the next one.
const MAX_ADDED: usize = 16 << 20;

/// Walks through an object. `metadata` takes the place of the root's own.
pub(super) fn rewrite<'a>(
    root: Node<'a>,
    place: Place<'a>,
    metadata: Option<&'a Document>,
    release: Release,
) -> Result<Rewritten, Unfit> {
    let max = root.text().len().saturating_mul(6).saturating_add(MAX_ADDED);
    let out = Vec::with_capacity(root.text().len().saturating_add(256));
    let mut walk = Walk { release, metadata, out, open: Vec::new(), numbers_differ: false };
    walk.enter(Step::Root, root, place)?;
    while let Some(open) = walk.open.last_mut() {
        match open.rest.next() {
            Next::Value { step, node, place } => {
                walk.separate();
                if let Step::Member(name) | Step::Key(name) = &step {
                    string::encode(name, &mut walk.out);
                    walk.out.push(b':');
                }
                walk.enter(step, node, place)?;
            }
            Next::Text { name, text } => {
                walk.separate();
                string::encode(&name, &mut walk.out);
                walk.out.push(b':');
                walk.out.extend_from_slice(text.text());
            }
            Next::End(bracket) => {
                walk.out.push(bracket);
                walk.open.pop();
            }
        }
        if walk.out.len() > max {
            return Err(Unfit::TooLarge { at: walk.pointer(), max });
        }
    }
    Ok(Rewritten { numbers_differ: walk.numbers_differ, text: Document::printed(walk.out) })
}

struct Walk<'a> {
    release: Release,
    metadata: Option<&'a Document>,
    out: Vec<u8>,
    open: Vec<Open<'a>>,
    numbers_differ: bool,
}

/// A container whose end has not been printed.
struct Open<'a> {
    step: Step<'a>,
    rest: Rest<'a>,
}

/// The step that leads to a value.
enum Step<'a> {
    Root,
    /// A field.
    Member(Cow<'a, str>),
    /// A key that `additionalProperties` lets in.
    Key(Cow<'a, str>),
    Element(usize),
}

enum Rest<'a> {
    Object(vec::IntoIter<(Cow<'a, str>, Member<'a>)>),
    Array { elements: std::iter::Enumerate<Elements<'a>>, place: Place<'a> },
}

enum Member<'a> {
    Value {
        node: Node<'a>,
        place: Place<'a>,
        is_key: bool,
    },
    /// Metadata that is finished.
    Text(Document),
}

enum Next<'a> {
    Value { step: Step<'a>, node: Node<'a>, place: Place<'a> },
    Text { name: Cow<'a, str>, text: Document },
    End(u8),
}

impl<'a> Rest<'a> {
    fn next(&mut self) -> Next<'a> {
        match self {
            Self::Object(members) => match members.next() {
                None => Next::End(b'}'),
                Some((name, Member::Text(text))) => Next::Text { name, text },
                Some((name, Member::Value { node, place, is_key })) => {
                    let step = if is_key { Step::Key(name) } else { Step::Member(name) };
                    Next::Value { step, node, place }
                }
            },
            Self::Array { elements, place } => match elements.next() {
                None => Next::End(b']'),
                Some((index, node)) => {
                    let (node, place) = filled(node, *place);
                    Next::Value { step: Step::Element(index), node, place }
                }
            },
        }
    }
}

/// The default instead of a null that is no value.
fn filled<'a>(node: Node<'a>, place: Place<'a>) -> (Node<'a>, Place<'a>) {
    match nulls::instead_of_null(node, place.schema).filter(|_| place.steps.defaults) {
        Some(default) => (default.root(), Place::of_default(place.schema)),
        None => (node, place),
    }
}

impl<'a> Walk<'a> {
    fn separate(&mut self) {
        if !matches!(self.out.last(), None | Some(b'{' | b'[')) {
            self.out.push(b',');
        }
    }

    fn enter(&mut self, step: Step<'a>, node: Node<'a>, place: Place<'a>) -> Result<(), Unfit> {
        match node.kind() {
            Kind::Null | Kind::Bool => self.out.extend_from_slice(node.text()),
            Kind::Number => {
                let text = node.as_number().unwrap_or_default();
                self.numbers_differ |= !scheme::is_printed_number(text);
                self.out.extend_from_slice(text.as_bytes());
            }
            Kind::String if node.is_plain() && node.is_compact() => self.out.extend_from_slice(node.text()),
            Kind::String => string::encode(&node.as_str().unwrap_or_default(), &mut self.out),
            Kind::Array => {
                self.out.push(b'[');
                let Place { schema, pruning, steps, .. } = place;
                let items = schema.and_then(Schema::items);
                let place = Place { schema: items, pruning: pruning.of_elements(schema), steps, resource: false };
                self.open.push(Open { step, rest: Rest::Array { elements: node.elements().enumerate(), place } });
            }
            Kind::Object => {
                self.out.push(b'{');
                self.open.push(Open { step, rest: Rest::Object(Vec::new().into_iter()) });
                let members = self.members(node, place)?;
                if let Some(open) = self.open.last_mut() {
                    open.rest = Rest::Object(members.into_iter());
                }
            }
        }
        Ok(())
    }

    /// The members that an object has afterwards, sorted.
    fn members(&mut self, object: Node<'a>, place: Place<'a>) -> Result<Vec<(Cow<'a, str>, Member<'a>)>, Unfit> {
        let Place { schema, pruning, steps, resource } = place;
        let mut members = Vec::new();
        for member in any::sorted(&[object]) {
            let (name, node) = (member.name(), member.value);
            let child = schema.and_then(|schema| schema.child(&name));
            let Some(pruning) = pruning.of_member(schema, resource, &name, child.as_ref()) else { continue };
            let (below, is_key) = child.map_or((None, false), |child| (child.schema, child.is_key));
            if resource && name == "metadata" {
                // What becomes of the root's own was settled before the walk.
                if let Some(metadata) = self.metadata {
                    self.check_below(node, Place { schema: below, pruning, steps, resource: false })?;
                    let text = self.with_defaults(metadata.clone(), Place::of_default(below), steps)?;
                    members.push((name, Member::Text(text)));
                    continue;
                }
            }
            let place = Place { schema: below, pruning, steps, resource: false };
            if steps.nulls != Nulls::Unasked && nulls::is_no_value(node, below) {
                if steps.nulls == Nulls::Kept {
                    members.push((name, Member::Value { node, place, is_key }));
                }
                continue;
            }
            if let Some(malformed) = steps.coerce.filter(|_| schema.is_some_and(Schema::is_embedded)) {
                match &*name {
                    "apiVersion" | "kind" if node.kind() != Kind::String => match malformed {
                        Malformed::Dropped => continue,
                        Malformed::Refused => {
                            let value = self.without_nulls(node, place)?;
                            return Err(self.invalid(&name, value.root(), &Pointer::root(), "must be a string"));
                        }
                    },
                    "metadata" => {
                        if let Some(text) = self.coerced(node, place, malformed)? {
                            let place = Place::of_default(below);
                            let text = self.with_defaults(text, place, steps)?;
                            members.push((name, Member::Text(text)));
                            continue;
                        }
                    }
                    _ => {}
                }
            }
            let (node, place) = filled(node, place);
            members.push((name, Member::Value { node, place, is_key }));
        }
        if steps.defaults
            && let Some(schema) = schema
        {
            let given = members.len();
            for (name, property) in schema.properties() {
                let Some(default) = property.default() else { continue };
                let has = |members: &[(Cow<'_, str>, Member<'_>)]| {
                    members.binary_search_by(|(known, _)| (**known).cmp(name)).is_ok()
                };
                if !has(members.get(..given).unwrap_or_default()) {
                    let place = Place::of_default(Some(property));
                    let member = Member::Value { node: default.root(), place, is_key: false };
                    members.push((Cow::Borrowed(name), member));
                }
            }
            if members.len() > given {
                members.sort_by(|(a, _), (b, _)| a.cmp(b));
            }
        }
        Ok(members)
    }

    /// The metadata of an embedded resource; `None` if it stays as it is, since it is no object.
    fn coerced(&self, node: Node<'_>, place: Place<'_>, malformed: Malformed) -> Result<Option<Document>, Unfit> {
        let metadata = self.without_nulls(node, place)?;
        match objectmeta::decoded(metadata.root(), malformed, self.release) {
            Ok(decoded) => {
                self.check_below(node, place)?;
                Ok(Some(objectmeta::without_null_time(decoded)))
            }
            Err(_) if malformed == Malformed::Dropped => Ok(None),
            Err((at, upstream)) => Err(self.invalid("metadata", metadata.root(), &at, &upstream)),
        }
    }

    /// Finds what is malformed in resources that are embedded in metadata. Nothing else becomes of them, since metadata has
    /// a type of its own.
    fn check_below(&self, metadata: Node<'_>, place: Place<'_>) -> Result<(), Unfit> {
        let refuses = place.steps.coerce == Some(Malformed::Refused);
        if !refuses || place.schema.is_none_or(Schema::is_leaf) {
            return Ok(());
        }
        let steps = Steps { defaults: false, ..place.steps };
        let place = Place { pruning: Pruning::Off, steps, ..place };
        let found = rewrite(metadata, place, None, self.release);
        let at = || self.pointer().join("metadata");
        found.map(|_| ()).map_err(|unfit| unfit.under(&at(), &self.field("metadata")))
    }

    /// A value of which nothing but its nulls has been looked at.
    fn without_nulls(&self, node: Node<'_>, place: Place<'_>) -> Result<Document, Unfit> {
        let steps = Steps { coerce: None, defaults: false, ..place.steps };
        let place = Place { pruning: Pruning::Off, steps, ..place };
        Ok(rewrite(node, place, None, self.release)?.text)
    }

    fn with_defaults(&self, metadata: Document, place: Place<'_>, steps: Steps) -> Result<Document, Unfit> {
        if !steps.defaults || place.schema.is_none() {
            return Ok(metadata);
        }
        Ok(rewrite(metadata.root(), place, None, self.release)?.text)
    }

    /// The place of the open container.
    fn pointer(&self) -> Pointer {
        self.open.iter().fold(Pointer::root(), |at, open| match &open.step {
            Step::Root => at,
            Step::Member(name) | Step::Key(name) => at.join(name),
            Step::Element(index) => at.join(index),
        })
    }

    /// The path of a member of the open object in the server's form.
    ///
    /// Source: kubernetes/apimachinery pkg/util/validation/field/path.go
    fn field(&self, member: &str) -> String {
        let mut field = String::new();
        let push = |field: &mut String, name: &str| {
            if !field.is_empty() {
                field.push('.');
            }
            field.push_str(name);
        };
        for open in &self.open {
            match &open.step {
                Step::Root => {}
                Step::Member(name) => push(&mut field, name),
                Step::Key(name) => field.push_str(&format!("[{name}]")),
                Step::Element(index) => field.push_str(&format!("[{index}]")),
            }
        }
        push(&mut field, member);
        field
    }

    /// The error for a member of the open object; `at` is the place in it.
    fn invalid(&self, member: &str, value: Node<'_>, at: &Pointer, detail: &str) -> Unfit {
        Unfit::invalid(self.pointer().join(member).below(at), self.field(member), value, detail)
    }
}
