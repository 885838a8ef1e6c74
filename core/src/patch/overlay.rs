//! A document under change: what was touched, over texts that were not.
//!
//! A value is a place on a tape until an operation goes through it; then its members or elements are listed, one level.
//! The inputs are never written to: an error drops the overlay, and nothing has happened.
#![expect(
    clippy::arithmetic_side_effects,
    reason = "places in a text, and counts of its values: limits keep texts, operations and what is listed so small that \
              a few bytes for each fit 32 bits"
)]

mod object;
mod print;
mod same;

use std::borrow::Cow;

pub(super) use object::{Key, Object};
pub(super) use print::openings;

use super::limits::{Exceeded, Limits, Work};
use crate::json::{Document, Kind, MAX_DEPTH, Node, index};

/// How values are read and printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    /// Members in their order, strings as written.
    AsWritten,
    /// As Go does it: a null in a container is a nil pointer, listed objects are sorted, strings are escaped for HTML.
    Go,
}

/// A place on the tape of one of the texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Place {
    source: u32,
    index: u32,
}

impl Place {
    // INVARIANT: places are made by this module only, and nothing is ever taken out of the list of texts.
    #[expect(clippy::indexing_slicing, reason = "the invariant is stated above")]
    #[inline(always)]
    fn node<'a>(&self, sources: &'a [Document]) -> Node<'a> {
        sources[index(self.source)].node(self.index)
    }

    /// Another place in the same text.
    fn at(&self, node: &Node<'_>) -> Self {
        Self { source: self.source, index: node.index() }
    }
}

/// A value under change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Value {
    /// A value as written, whose inside is not read.
    Raw(Place),
    /// The number of a listed container.
    Listed(u32),
    /// Go's nil pointer: a null that was read while a container was listed, or a missing value.
    Nil,
    /// A null that an operation wrote: present, without a text.
    NullOp,
}

/// An array or object whose members are listed.
#[derive(Debug)]
pub(super) enum Container {
    Object(Object),
    Array(Vec<Value>),
    /// Go's nil map, which the text `null` decodes to.
    NilObject,
}

/// The place of a value in the overlay.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Slot {
    Root,
    In(u32, usize),
}

/// The document under change.
#[derive(Debug)]
pub(super) struct Overlay {
    style: Style,
    sources: Vec<Document>,
    containers: Vec<Container>,
    root: Value,
    pub(super) work: Work,
    limits: Limits,
    /// An upper bound for the bytes that the document would print to.
    size: usize,
    /// An upper bound for the document's depth.
    depth: usize,
}

/// The number of the next text or container.
// INVARIANT: an operation adds one text at most. A container is listed once for its place, which is the root, or one that
// an operation wrote, or one that was charged with the container around it. So the limits on operations and work keep
// both below 2^32.
#[expect(clippy::as_conversions, reason = "the invariant is stated above")]
fn number_of(so_far: usize) -> u32 {
    so_far as u32
}

/// The texts of an overlay by number; values that operations copied come after these.
const DOCUMENT: u32 = 0;
const PATCH: u32 = 1;

impl Overlay {
    pub(super) fn new(document: &Document, patch: &Document, style: Style, limits: Limits) -> Self {
        let mut overlay = Self {
            style,
            sources: vec![document.clone(), patch.clone()],
            containers: Vec::with_capacity(16),
            root: Value::Raw(Place { source: DOCUMENT, index: document.root().index() }),
            work: Work::new(limits.work_bytes),
            limits,
            size: 0,
            depth: document.depth(),
        };
        overlay.size = overlay.size_of(overlay.root);
        overlay
    }

    /// A place of the patch.
    pub(super) fn in_patch(node: Node<'_>) -> Place {
        Place { source: PATCH, index: node.index() }
    }

    /// Whether the document's value differs from what was read.
    pub(super) fn changed(&mut self) -> Result<bool, Exceeded> {
        let before = Place { source: DOCUMENT, index: self.sources.first().map_or(0, |read| read.root().index()) };
        Ok(!self.same(self.root, before)?)
    }

    #[inline(always)]
    pub(super) fn node(&self, place: Place) -> Node<'_> {
        place.node(&self.sources)
    }

    // INVARIANT: container numbers are made by `enter` only, and nothing is ever taken out of the list.
    #[expect(clippy::indexing_slicing, reason = "the invariant is stated above")]
    #[inline(always)]
    pub(super) fn container(&self, id: u32) -> &Container {
        &self.containers.as_slice()[index(id)]
    }

    #[expect(clippy::indexing_slicing, reason = "the invariant is stated above")]
    pub(super) fn container_mut(&mut self, id: u32) -> &mut Container {
        &mut self.containers[index(id)]
    }

    pub(super) fn get(&self, slot: Slot) -> Value {
        match slot {
            Slot::Root => self.root,
            Slot::In(id, at) => match self.container(id) {
                Container::Object(object) => object.value(at),
                Container::Array(elements) => elements.get(at).copied(),
                Container::NilObject => None,
            }
            .unwrap_or(Value::Nil),
        }
    }

    pub(super) fn set(&mut self, slot: Slot, value: Value) {
        match slot {
            Slot::Root => self.root = value,
            Slot::In(id, at) => {
                let place = match self.container_mut(id) {
                    Container::Object(object) => object.value_mut(at),
                    Container::Array(elements) => elements.get_mut(at),
                    Container::NilObject => None,
                };
                if let Some(place) = place {
                    *place = value;
                }
            }
        }
    }

    /// The kind of a value as JSON knows it.
    pub(super) fn kind(&self, value: Value) -> Kind {
        match value {
            Value::Raw(place) => self.node(place).kind(),
            Value::Nil | Value::NullOp => Kind::Null,
            Value::Listed(id) => match self.container(id) {
                Container::Object(_) => Kind::Object,
                Container::Array(_) => Kind::Array,
                Container::NilObject => Kind::Null,
            },
        }
    }

    /// Lists the container at `slot`, if there is one, and returns its number.
    pub(super) fn enter(&mut self, slot: Slot) -> Result<Option<u32>, Exceeded> {
        let place = match self.get(slot) {
            Value::Listed(id) => return Ok(Some(id)),
            Value::Nil | Value::NullOp => return Ok(None),
            Value::Raw(place) => place,
        };
        if self.style == Style::Go && self.is_beyond_go(place) {
            return Ok(None);
        }
        let Some(container) = self.list(place)? else { return Ok(None) };
        let id = number_of(self.containers.len());
        self.containers.push(container);
        self.set(slot, Value::Listed(id));
        Ok(Some(id))
    }

    /// Whether this is a copy that is too deep for Go to read, which prints one level more than it reads.
    fn is_beyond_go(&self, place: Place) -> bool {
        place.index == 0 && self.sources.get(index(place.source)).is_some_and(|text| text.depth() > MAX_DEPTH)
    }

    fn list(&mut self, place: Place) -> Result<Option<Container>, Exceeded> {
        let (go, source) = (self.style == Style::Go, place.source);
        let value = |node: Node<'_>| match node.kind() {
            Kind::Null if go => Value::Nil,
            _ => Value::Raw(Place { source, index: node.index() }),
        };
        let node = self.node(place);
        let container = match node.kind() {
            Kind::Array => {
                // Counted first: growing a list costs more than walking the tape twice.
                let mut elements = Vec::with_capacity(node.elements().count() + 1);
                elements.extend(node.elements().map(value));
                Container::Array(elements)
            }
            Kind::Object => {
                let members = node.members().map(|member| {
                    let key = Key::Raw(Place { source, index: member.key.index() });
                    (key, value(member.value))
                });
                Container::Object(Object::new(node.members().count(), members))
            }
            Kind::Null if go => Container::NilObject,
            _ => return Ok(None),
        };
        let listed = match &container {
            Container::Array(elements) => elements.len() * size_of::<Value>(),
            Container::Object(object) => object.bytes(),
            Container::NilObject => 0,
        };
        self.work.charge(listed)?;
        Ok(Some(container))
    }

    /// The member `name` of a listed object: its slot, if it exists. Of members given twice only the last stays.
    pub(super) fn find(&mut self, id: u32, name: &str) -> Result<Option<usize>, Exceeded> {
        let Self { sources, containers, work, .. } = self;
        match containers.get_mut(index(id)) {
            Some(Container::Object(object)) => object.find(sources, name, work),
            _ => Ok(None),
        }
    }

    /// Writes a member, in place if it exists.
    pub(super) fn put(&mut self, id: u32, name: Cow<'_, str>, value: Value) -> Result<(), Exceeded> {
        let found = self.find(id, &name)?;
        if let Container::Object(object) = self.container_mut(id) {
            object.put(found, name, value);
        }
        Ok(())
    }

    /// Inserts an element before the one at `at`; at the length it is appended.
    pub(super) fn insert(&mut self, id: u32, at: usize, value: Value) -> Result<(), Exceeded> {
        let Self { containers, work, .. } = self;
        if let Some(Container::Array(elements)) = containers.get_mut(index(id))
            && at <= elements.len()
        {
            work.charge((elements.len() - at + 1) * size_of::<Value>())?;
            elements.insert(at, value);
        }
        Ok(())
    }

    /// Takes the value at `slot` out of its container.
    pub(super) fn take(&mut self, id: u32, at: usize) -> Result<Value, Exceeded> {
        let Self { sources, containers, work, .. } = self;
        Ok(match containers.get_mut(index(id)) {
            Some(Container::Object(object)) => object.take(at, sources),
            Some(Container::Array(elements)) if at < elements.len() => {
                work.charge((elements.len() - at) * size_of::<Value>())?;
                Some(elements.remove(at))
            }
            _ => None,
        }
        .unwrap_or(Value::Nil))
    }

    /// A text that the overlay printed, as a value.
    pub(super) fn adopt(&mut self, text: Vec<u8>) -> Value {
        let document = Document::printed(text);
        let place = Place { source: number_of(self.sources.len()), index: 0 };
        self.sources.push(document);
        Value::Raw(place)
    }

    /// Counts a `value` under a new key of `key` bytes, `level` containers below the root.
    pub(super) fn grow(&mut self, value: Value, key: usize, level: usize) {
        // A key of one byte may print as six, and has quotes, a colon and a comma.
        self.size = self.size.saturating_add(self.size_of(value)).saturating_add(key * 6 + 4);
        let below = match value {
            Value::Raw(Place { source, .. }) => self.sources.get(index(source)).map_or(0, Document::depth),
            Value::Listed(_) => self.depth,
            Value::Nil | Value::NullOp => 0,
        };
        self.depth = self.depth.max(below.saturating_add(level));
    }

    /// An upper bound for the bytes of a value whose inside was not read; listed values have been counted already.
    fn size_of(&self, value: Value) -> usize {
        match value {
            Value::Raw(place) => {
                let node = self.node(place);
                let len = node.text().len();
                // The longest escape is six bytes for one.
                if self.style == Style::AsWritten || node.is_compact() { len } else { len.saturating_mul(6) }
            }
            Value::Listed(_) => 0,
            Value::Nil | Value::NullOp => 4,
        }
    }

    /// Whether the document is still within its limits.
    pub(super) fn check(&mut self) -> Result<(), Exceeded> {
        let too_deep = self.style == Style::AsWritten && self.depth > self.limits.depth;
        if self.size <= self.limits.output_bytes && !too_deep {
            return Ok(());
        }
        let text = self.print(self.root)?;
        self.size = text.len();
        self.depth = openings(&text).map(|(level, _)| level).max().unwrap_or(0);
        Exceeded::check("outputBytes", self.limits.output_bytes, self.size)?;
        if self.style == Style::AsWritten {
            Exceeded::check("depth", self.limits.depth, self.depth)?;
        }
        Ok(())
    }

    /// The names of an object that was sorted, in its order: a name's position is its member's slot.
    pub(super) fn names(&self, id: u32) -> Vec<Cow<'_, str>> {
        match self.container(id) {
            Container::Object(object) => object.members().map(|(key, _)| key.text(&self.sources)).collect(),
            _ => Vec::new(),
        }
    }

    pub(super) fn root(&self) -> Value {
        self.root
    }

    /// An upper bound for the depth of the document.
    pub(super) fn depth(&self) -> usize {
        self.depth
    }
}
