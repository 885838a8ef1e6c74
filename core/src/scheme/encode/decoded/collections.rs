//! Lists and maps in the fields of a decoded struct.

use std::borrow::Cow;

use super::{Sources, Struct, Value, behind_pointers, pointed_to};
use crate::json::Node;
use crate::scheme::encode::sources;
use crate::scheme::tables::Shape;

impl<'a> Struct<'a> {
    /// The elements of a list in a field, to be looked into with [`Value::open`] and the returned type.
    pub(crate) fn list(&mut self, name: &str) -> Option<(u16, &mut Vec<Value<'a>>)> {
        let (typ, slot) = self.find_mut(name)?;
        let Shape::Slice(elem) = pointed_to(typ) else { return None };
        if let Value::Given(given) = slot {
            let nodes = behind_pointers(typ, given.as_slice())?;
            // A nil list is printed as null, an empty one is not.
            if sources::since_null(nodes).is_empty() {
                return None;
            }
            *slot = Value::List(elements_given(nodes));
        }
        if let Value::List(list) = slot { Some((elem, list)) } else { None }
    }

    /// Calls a function with each struct of a list.
    pub(crate) fn each(&mut self, name: &str, mut call: impl FnMut(&mut Struct<'a>)) {
        let bit = self.bit;
        let Some((elem, list)) = self.list(name) else { return };
        for element in list {
            if let Some(opened) = element.open(elem, bit) {
                call(opened);
            }
        }
    }

    /// What a function reads from the first struct of a list; `None` where the list is empty.
    pub(crate) fn first<T>(&mut self, name: &str, read: impl FnOnce(&mut Struct<'a>) -> T) -> Option<T> {
        let bit = self.bit;
        let (elem, list) = self.list(name)?;
        list.first_mut()?.open(elem, bit).map(read)
    }

    /// The strings of a list.
    pub(crate) fn texts(&mut self, name: &str) -> Vec<String> {
        let Some((_, list)) = self.list(name) else { return Vec::new() };
        list.iter().map(|element| element.string().into_owned()).collect()
    }

    /// Sets a list of strings.
    pub(crate) fn set_texts(&mut self, name: &str, texts: Vec<Cow<'a, str>>) {
        self.set(name, Value::List(texts.into_iter().map(Value::Text).collect()));
    }

    /// Calls a function with each struct of a map.
    pub(crate) fn each_value(&mut self, name: &str, mut call: impl FnMut(&mut Struct<'a>)) {
        let bit = self.bit;
        let elem = self.field(name).map(|(_, field)| pointed_to(field.typ));
        let (Some(Shape::Map(elem)), Some(map)) = (elem, self.map(name)) else { return };
        for (_, value) in map {
            if let Some(opened) = value.open(elem, bit) {
                call(opened);
            }
        }
    }

    /// Sets a list to new structs, which a function fills in, one for each element of `each`.
    pub(crate) fn set_list<T>(
        &mut self,
        name: &str,
        each: impl IntoIterator<Item = T>,
        mut fill: impl FnMut(&mut Struct<'a>, T),
    ) {
        let bit = self.bit;
        let Some((typ, slot)) = self.slot(name) else { return };
        let Shape::Slice(elem) = pointed_to(typ) else { return };
        let Shape::Struct { first, count } = pointed_to(elem) else { return };
        let make = |value| {
            let mut made = Struct { first, count, bit, members: Vec::new() };
            fill(&mut made, value);
            Value::Struct(made)
        };
        *slot = Value::List(each.into_iter().map(make).collect());
    }

    /// Adds a new struct, which a function fills in, to the end of a list, which is made if it is nil.
    pub(crate) fn push(&mut self, name: &str, fill: impl FnOnce(&mut Struct<'a>)) {
        if self.is_unset(name) {
            self.set(name, Value::List(Vec::new()));
        }
        let bit = self.bit;
        let Some((elem, list)) = self.list(name) else { return };
        if let Some(mut made) = Struct::new(elem, bit) {
            fill(&mut made);
            list.push(Value::Struct(made));
        }
    }

    /// Keeps the structs of a list for which a function answers that.
    pub(crate) fn retain(&mut self, name: &str, mut keeps: impl FnMut(&mut Struct<'a>) -> bool) {
        let bit = self.bit;
        if let Some((elem, list)) = self.list(name) {
            list.retain_mut(|element| element.open(elem, bit).is_none_or(&mut keeps));
        }
    }

    /// How many elements a list or map has.
    pub(crate) fn len(&mut self, name: &str) -> usize {
        if let Some((_, list)) = self.list(name) {
            return list.len();
        }
        self.map(name).map_or(0, |map| map.len())
    }

    /// The entries of a map in a field; `None` where it is nil.
    pub(crate) fn map(&mut self, name: &str) -> Option<&mut Vec<(Cow<'a, str>, Value<'a>)>> {
        let (typ, slot) = self.find_mut(name)?;
        let Shape::Map(_) = pointed_to(typ) else { return None };
        if let Value::Given(given) = slot {
            let objects = sources::since_null(given.as_slice());
            if objects.is_empty() {
                return None;
            }
            let mut map: Vec<(Cow<'a, str>, Value<'a>)> = Vec::new();
            for (key, node) in sources::entries_given(objects) {
                let value = Value::Given(Sources::One(node));
                match map.last_mut().filter(|(last, _)| *last == key) {
                    Some((_, last)) => *last = value,
                    None => map.push((key, value)),
                }
            }
            *slot = Value::Map(map);
        }
        if let Value::Map(map) = slot { Some(map) } else { None }
    }

    /// The entries of a map in a field, which is made if it is nil.
    pub(crate) fn make_map(&mut self, name: &str) -> Option<&mut Vec<(Cow<'a, str>, Value<'a>)>> {
        if self.is_nil(name) {
            self.set(name, Value::Map(Vec::new()));
        }
        self.map(name)
    }
}

/// An element has a source in each list that still has elements in the variable, as far as they reach.
fn elements_given<'a>(nodes: &[Node<'a>]) -> Vec<Value<'a>> {
    let lists = sources::live_lists(nodes);
    if let [only] = lists {
        return only.elements().map(Value::root).collect();
    }
    let length = lists.last().map_or(0, |last| last.elements().count());
    let mut cursors: Vec<_> = lists.iter().map(Node::elements).collect();
    let of_all = |_| cursors.iter_mut().filter_map(Iterator::next).collect::<Vec<_>>();
    (0..length).map(of_all).map(|nodes| Value::Given(Sources::of(&nodes))).collect()
}

/// The entry of a map, sorted by key.
pub(crate) fn entry<'m, 'a>(map: &'m [(Cow<'a, str>, Value<'a>)], key: &str) -> Option<&'m Value<'a>> {
    let at = map.binary_search_by(|(other, _)| other.as_ref().cmp(key)).ok()?;
    map.get(at).map(|(_, value)| value)
}

/// Sets an entry of a map.
pub(crate) fn insert<'a>(map: &mut Vec<(Cow<'a, str>, Value<'a>)>, key: Cow<'a, str>, value: Value<'a>) {
    match map.binary_search_by(|(other, _)| other.cmp(&key)) {
        Ok(at) => {
            if let Some((_, held)) = map.get_mut(at) {
                *held = value;
            }
        }
        Err(at) => map.insert(at, (key, value)),
    }
}

/// Removes an entry of a map.
pub(crate) fn remove<'a>(map: &mut Vec<(Cow<'a, str>, Value<'a>)>, key: &str) -> Option<Value<'a>> {
    let at = map.binary_search_by(|(other, _)| other.as_ref().cmp(key)).ok()?;
    Some(map.remove(at).1)
}
