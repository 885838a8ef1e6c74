//! An object as Go holds it after decoding: a tree that is read from the text only where it is looked into.
//!
//! Fields are named as in JSON; those of embedded structs stand among the fields of the struct around them. A field that
//! the release does not have reads as unset, and setting it changes nothing.

use std::borrow::Cow;

mod collections;

pub(crate) use collections::{entry, insert, remove};

use super::sources;
use crate::json::{Document, Kind, Node};
use crate::meta::Quantity;
use crate::scheme::tables::{self, Field, ReleaseBit, Search, Shape};

/// A value of some Go type, which its place tells.
#[derive(Debug, Clone)]
pub(crate) enum Value<'a> {
    /// As it was written, not looked into.
    Given(Sources<'a>),
    Struct(Struct<'a>),
    List(Vec<Value<'a>>),
    /// Sorted by key, each key once.
    Map(Vec<(Cow<'a, str>, Value<'a>)>),
    Text(Cow<'a, str>),
    Integer(i64),
    Bool(bool),
    Quantity(Box<Quantity>),
    /// As it is to be printed, and never empty.
    Printed(Document),
}

/// The places from which a value is decoded, in the order of the text; several where a member is given twice.
#[derive(Debug, Clone)]
pub(crate) enum Sources<'a> {
    One(Node<'a>),
    Several(Vec<Node<'a>>),
}

impl<'a> Sources<'a> {
    pub(super) fn as_slice(&self) -> &[Node<'a>] {
        match self {
            Self::One(node) => std::slice::from_ref(node),
            Self::Several(nodes) => nodes,
        }
    }

    fn push(&mut self, node: Node<'a>) {
        match self {
            Self::One(first) => *self = Self::Several(vec![*first, node]),
            Self::Several(nodes) => nodes.push(node),
        }
    }

    fn of(nodes: &[Node<'a>]) -> Self {
        match nodes {
            [only] => Self::One(*only),
            several => Self::Several(several.to_vec()),
        }
    }
}

/// A struct: the fields that are set.
#[derive(Debug, Clone)]
pub(crate) struct Struct<'a> {
    first: u16,
    count: u8,
    bit: ReleaseBit,
    /// The rank of a field and its value, sorted by rank.
    members: Vec<(usize, Value<'a>)>,
}

impl<'a> Value<'a> {
    /// The root of an object.
    pub(crate) fn root(node: Node<'a>) -> Self {
        Self::Given(Sources::One(node))
    }

    pub(crate) fn text(text: &'static str) -> Self {
        Self::Text(Cow::Borrowed(text))
    }

    pub(crate) fn owned_text(text: String) -> Self {
        Self::Text(Cow::Owned(text))
    }

    pub(crate) fn amount(amount: Quantity) -> Self {
        Self::Quantity(Box::new(amount))
    }

    /// Whether a struct of this type, which was not looked into, has nothing in a field: a nil pointer, list or map.
    pub(in crate::scheme) fn lacks(&self, typ: u16, bit: ReleaseBit, name: &str) -> bool {
        let (Self::Given(Sources::One(node)), Shape::Struct { first, count }) = (self, pointed_to(typ)) else {
            return false;
        };
        let field = tables::field_named(tables::all_fields(first, count), name, bit);
        let is_struct = field.is_some_and(|(_, field)| matches!(tables::shape(field.typ), Shape::Struct { .. }));
        node.kind() == Kind::Object && !is_struct && node.member(name).is_none()
    }

    /// What one or more members of a text give.
    pub(in crate::scheme) fn given(nodes: &[Node<'a>]) -> Self {
        Self::Given(Sources::of(nodes))
    }

    /// The string of a value of a string type.
    pub(crate) fn string(&self) -> Cow<'_, str> {
        match self {
            Self::Text(text) => Cow::Borrowed(text),
            Self::Given(given) => {
                sources::last_value(given.as_slice()).and_then(|node| node.as_str()).unwrap_or_default()
            }
            _ => Cow::Borrowed(""),
        }
    }

    /// The struct of a type, or behind a pointer type; `None` for a nil pointer.
    pub(crate) fn open(&mut self, typ: u16, bit: ReleaseBit) -> Option<&mut Struct<'a>> {
        if let Self::Given(sources) = self {
            let nodes = behind_pointers(typ, sources.as_slice())?;
            let Shape::Struct { first, count } = pointed_to(typ) else { return None };
            *self = Self::Struct(Struct::read(first, count, bit, nodes));
        }
        if let Self::Struct(opened) = self { Some(opened) } else { None }
    }

    /// The amount, where the value is a quantity.
    pub(crate) fn quantity(&self) -> Quantity {
        match self {
            Self::Quantity(quantity) => Quantity::clone(quantity),
            Self::Given(given) => {
                let (quantity, nulled) = sources::quantity(given.as_slice());
                quantity.filter(|quantity| !nulled || quantity.keeps_text()).unwrap_or_else(Quantity::unset)
            }
            _ => Quantity::unset(),
        }
    }

    /// The string; empty for anything else.
    fn as_text(&self, typ: u16) -> Cow<'_, str> {
        match self {
            Self::Text(text) => Cow::Borrowed(text),
            Self::Given(given) => behind_pointers(typ, given.as_slice())
                .and_then(sources::last_value)
                .and_then(|node| node.as_str())
                .unwrap_or_default(),
            _ => Cow::Borrowed(""),
        }
    }

    fn as_integer(&self, typ: u16) -> i64 {
        match self {
            Self::Integer(value) => *value,
            Self::Given(given) => {
                let node = behind_pointers(typ, given.as_slice()).and_then(sources::last_value);
                node.and_then(|node| node.as_i64()).unwrap_or(0)
            }
            _ => 0,
        }
    }

    fn as_bool(&self, typ: u16) -> bool {
        match self {
            Self::Bool(value) => *value,
            Self::Given(given) => {
                let node = behind_pointers(typ, given.as_slice()).and_then(sources::last_value);
                node.and_then(|node| node.as_bool()).unwrap_or(false)
            }
            _ => false,
        }
    }

    /// Whether a pointer, list or map is nil.
    fn is_nil(&self) -> bool {
        match self {
            Self::Given(given) => sources::since_null(given.as_slice()).is_empty(),
            _ => false,
        }
    }

    /// Whether Go omits a field of this type that is tagged `omitempty`.
    pub(super) fn is_empty(&self, typ: u16) -> bool {
        let pointer = matches!(tables::shape(typ), Shape::Pointer(_));
        match self {
            Self::Given(given) => sources::is_empty(typ, given.as_slice()),
            _ if pointer => false,
            Self::Struct(_) | Self::Quantity(_) | Self::Printed(_) => false,
            Self::List(list) => list.is_empty(),
            Self::Map(map) => map.is_empty(),
            // An IntOrString is a struct to Go.
            Self::Text(_) | Self::Integer(_) if tables::shape(typ) == Shape::IntOrString => false,
            Self::Text(text) => text.is_empty(),
            Self::Integer(value) => *value == 0,
            Self::Bool(value) => !value,
        }
    }
}

/// The shape behind pointers.
fn pointed_to(typ: u16) -> Shape {
    match tables::shape(typ) {
        Shape::Pointer(elem) => pointed_to(elem),
        shape => shape,
    }
}

/// The sources of the value behind pointers; `None` where one is nil.
fn behind_pointers<'s, 'a>(typ: u16, nodes: &'s [Node<'a>]) -> Option<&'s [Node<'a>]> {
    match tables::shape(typ) {
        Shape::Pointer(elem) => match sources::since_null(nodes) {
            [] => None,
            nodes => behind_pointers(elem, nodes),
        },
        _ => Some(nodes),
    }
}

impl<'a> Struct<'a> {
    /// A struct without any field set, of a type or behind a pointer type.
    pub(in crate::scheme) fn new(typ: u16, bit: ReleaseBit) -> Option<Self> {
        let Shape::Struct { first, count } = pointed_to(typ) else { return None };
        Some(Self { first, count, bit, members: Vec::new() })
    }

    fn read(first: u16, count: u8, bit: ReleaseBit, objects: &[Node<'a>]) -> Self {
        // With room for what defaults and plugins add. Each member has two entries of the tape or more.
        let given: usize = objects.iter().map(|object| object.size() / 2).sum();
        let mut members: Vec<(usize, Value<'a>)> = Vec::with_capacity(given.min(count.into()).saturating_add(4));
        for object in objects {
            let mut search = Search::new(tables::all_fields(first, count), bit);
            for member in object.members() {
                let Some((rank, _)) = search.find(member.key) else { continue };
                if members.last().is_none_or(|&(held, _)| held < rank) {
                    members.push((rank, Value::root(member.value)));
                    continue;
                }
                let before = members.iter().rposition(|&(held, _)| held <= rank);
                match before.and_then(|before| members.get_mut(before)) {
                    Some((held, Value::Given(sources))) if *held == rank => sources.push(member.value),
                    _ => {
                        let at = before.map_or(0, |before| before.saturating_add(1));
                        members.insert(at, (rank, Value::root(member.value)));
                    }
                }
            }
        }
        Self { first, count, bit, members }
    }

    /// A search for the fields of the struct.
    pub(in crate::scheme) fn search(&self) -> Search {
        Search::new(tables::all_fields(self.first, self.count), self.bit)
    }

    pub(in crate::scheme) fn bit(&self) -> ReleaseBit {
        self.bit
    }

    /// The fields that are set, by rank.
    pub(super) fn members(&self) -> &[(usize, Value<'a>)] {
        &self.members
    }

    pub(super) fn field(&self, name: &str) -> Option<(usize, &'static Field)> {
        tables::field_named(tables::all_fields(self.first, self.count), name, self.bit)
    }

    /// The rank and the type of a field, and where its value stands among the members, or would stand.
    fn place(&self, name: &str) -> Option<(usize, u16, Result<usize, usize>)> {
        let (rank, field) = self.field(name)?;
        Some((rank, field.typ, self.members.binary_search_by_key(&rank, |&(rank, _)| rank)))
    }

    /// Where the value of a field stands among the members, if it is set. Fewer fields are set than there are.
    fn at(&self, name: &str) -> Option<(u16, usize)> {
        let list = tables::all_fields(self.first, self.count);
        let fields = self.members.iter().map(|(rank, _)| list.get(*rank)).enumerate();
        fields
            .filter_map(|(at, field)| Some((at, field?)))
            .find(|(_, field)| field.is_called(name))
            .map(|(at, field)| (field.typ, at))
    }

    pub(super) fn find(&self, name: &str) -> Option<(u16, &Value<'a>)> {
        let (typ, at) = self.at(name)?;
        self.members.get(at).map(|(_, value)| (typ, value))
    }

    fn find_mut(&mut self, name: &str) -> Option<(u16, &mut Value<'a>)> {
        let (typ, at) = self.at(name)?;
        self.members.get_mut(at).map(|(_, value)| (typ, value))
    }

    /// The value of a field, which is added if it is not there.
    fn slot(&mut self, name: &str) -> Option<(u16, &mut Value<'a>)> {
        let (rank, typ, at) = self.place(name)?;
        self.slot_at(rank, at).map(|value| (typ, value))
    }

    fn slot_at(&mut self, rank: usize, at: Result<usize, usize>) -> Option<&mut Value<'a>> {
        if let Err(at) = at {
            self.members.insert(at, (rank, Value::Given(Sources::Several(Vec::new()))));
        }
        let (Ok(at) | Err(at)) = at;
        self.members.get_mut(at).map(|(_, value)| value)
    }

    /// Whether the field is unset: a nil pointer, an empty string, list or map, zero, false.
    pub(crate) fn is_unset(&self, name: &str) -> bool {
        self.find(name).is_none_or(|(typ, value)| value.is_empty(typ))
    }

    /// Whether the field, of a pointer, list or map type, is nil.
    pub(crate) fn is_nil(&self, name: &str) -> bool {
        self.find(name).is_none_or(|(_, value)| value.is_nil())
    }

    /// The string of a field; empty where it is unset.
    pub(crate) fn text(&self, name: &str) -> Cow<'_, str> {
        self.find(name).map_or(Cow::Borrowed(""), |(typ, value)| value.as_text(typ))
    }

    /// The integer of a field; 0 where it is unset.
    pub(crate) fn integer(&self, name: &str) -> i64 {
        self.find(name).map_or(0, |(typ, value)| value.as_integer(typ))
    }

    /// The boolean of a field; false where it is unset.
    pub(crate) fn boolean(&self, name: &str) -> bool {
        self.find(name).is_some_and(|(typ, value)| value.as_bool(typ))
    }

    /// The number, the text, and whether the text counts, of a field that holds either.
    pub(crate) fn int_or_string(&self, name: &str) -> (i64, Cow<'_, str>, bool) {
        match self.find(name) {
            Some((_, Value::Given(given))) => {
                let (number, text, is_text) = sources::int_or_string(given.as_slice());
                let text = text.and_then(|node| node.as_str()).unwrap_or_default();
                (number.and_then(|node| node.as_i64()).unwrap_or(0), text, is_text)
            }
            Some((_, Value::Integer(number))) => (*number, Cow::Borrowed(""), false),
            Some((_, Value::Text(text))) => (0, Cow::Borrowed(text), true),
            _ => (0, Cow::Borrowed(""), false),
        }
    }

    /// The value of a field, for another place of the same type; `None` where it is unset.
    pub(crate) fn copy(&self, name: &str) -> Option<Value<'a>> {
        self.find(name).filter(|(typ, value)| !value.is_empty(*typ)).map(|(_, value)| value.clone())
    }

    /// Copies fields of the same names and types, as far as they are set.
    pub(crate) fn copy_from<'b: 'a>(&mut self, from: &Struct<'b>, fields: &[&str]) {
        for field in fields {
            if let Some(value) = from.copy(field) {
                self.set(field, value);
            }
        }
    }

    /// Sets a field.
    pub(crate) fn set(&mut self, name: &str, value: Value<'a>) {
        if let Some((_, slot)) = self.slot(name) {
            *slot = value;
        }
    }

    /// Unsets a field.
    pub(crate) fn clear(&mut self, name: &str) {
        if let Some((rank, _)) = self.field(name) {
            self.members.retain(|(member, _)| *member != rank);
        }
    }

    /// Whether all fields but one, which are of pointer types, are nil.
    pub(crate) fn is_nil_but(&self, name: &str) -> bool {
        let but = self.field(name).map(|(rank, _)| rank);
        self.members.iter().all(|(rank, value)| Some(*rank) == but || value.is_nil())
    }

    /// Sets a field if it is unset.
    pub(crate) fn fill(&mut self, name: &str, value: Value<'a>) {
        let Some((rank, typ, at)) = self.place(name) else { return };
        let unset = at.ok().and_then(|at| self.members.get(at)).is_none_or(|(_, held)| held.is_empty(typ));
        if unset && let Some(slot) = self.slot_at(rank, at) {
            *slot = value;
        }
    }

    /// Sets a string, or a pointer to one, if it is unset.
    pub(crate) fn fill_text(&mut self, name: &str, text: &'static str) {
        self.fill(name, Value::text(text));
    }

    /// Sets an integer, or a pointer to one, if it is unset.
    pub(crate) fn fill_integer(&mut self, name: &str, value: i64) {
        self.fill(name, Value::Integer(value));
    }

    /// Sets a pointer to a boolean if it is nil.
    pub(crate) fn fill_bool(&mut self, name: &str, value: bool) {
        self.fill(name, Value::Bool(value));
    }

    /// Makes the struct behind a pointer if it is nil, and opens it.
    pub(crate) fn make(&mut self, name: &str) -> Option<&mut Struct<'a>> {
        let bit = self.bit;
        let (typ, slot) = self.slot(name)?;
        if slot.open(typ, bit).is_none() {
            let Shape::Struct { first, count } = pointed_to(typ) else { return None };
            *slot = Value::Struct(Self { first, count, bit, members: Vec::new() });
        }
        slot.open(typ, bit)
    }

    /// Opens the struct in a field; `None` for a nil pointer.
    pub(crate) fn open(&mut self, name: &str) -> Option<&mut Struct<'a>> {
        let bit = self.bit;
        match self.at(name) {
            Some((typ, at)) => self.members.get_mut(at)?.1.open(typ, bit),
            None => self.open_field(self.field(name)?),
        }
    }

    /// Opens the struct in a field that was searched for.
    pub(in crate::scheme) fn open_field(&mut self, (rank, field): (usize, &Field)) -> Option<&mut Struct<'a>> {
        let (typ, bit) = (field.typ, self.bit);
        let at = self.members.binary_search_by_key(&rank, |&(rank, _)| rank);
        if at.is_err() && matches!(tables::shape(typ), Shape::Pointer(_)) {
            return None;
        }
        self.slot_at(rank, at)?.open(typ, bit)
    }
}
