//! Lists and maps in the fields of a decoded struct.

use std::borrow::Cow;

use super::{Sources, Struct, Value, behind_pointers, pointed_to};
use crate::json::{Node, any};
use crate::meta::Quantity;
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
    pub(crate) fn each(&mut self, name: &str, call: impl FnMut(&mut Struct<'a>)) {
        self.each_of(name, |_, _| true, call);
    }

    /// The same for those that `wants` asks for, by the type of the elements; what is not looked into costs less.
    pub(in crate::scheme) fn each_of(
        &mut self,
        name: &str,
        wants: impl Fn(u16, &Value<'a>) -> bool,
        mut call: impl FnMut(&mut Struct<'a>),
    ) {
        let bit = self.bit;
        let Some((elem, list)) = self.list(name) else { return };
        for element in list.iter_mut().filter(|element| wants(elem, element)) {
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

    /// What the structs of a list have in a string field; none of them is looked into for it.
    pub(crate) fn texts_in(&mut self, name: &str, field: &str) -> impl Iterator<Item = Cow<'_, str>> {
        let list = self.list(name).map(|(_, list)| list.as_slice()).unwrap_or_default();
        list.iter().map(move |element| match element {
            Value::Given(given) => {
                let members = given.as_slice().iter().flat_map(Node::members);
                let own = members.filter(|member| member.key.is_str(field) && !member.value.is_null());
                own.last().and_then(|member| member.value.as_str()).unwrap_or_default()
            }
            Value::Struct(element) => element.text(field),
            _ => Cow::Borrowed(""),
        })
    }

    /// The strings of a list.
    pub(crate) fn texts(&mut self, name: &str) -> Vec<String> {
        let Some((elem, list)) = self.list(name) else { return Vec::new() };
        list.iter().map(|text| text.as_text(elem).into_owned()).collect()
    }

    /// Adds a string at the end of a list, which is made if it is nil.
    pub(crate) fn append_text(&mut self, name: &str, text: &'static str) {
        if self.is_nil(name) {
            self.set(name, Value::List(Vec::new()));
        }
        if let Some((_, list)) = self.list(name) {
            list.push(Value::text(text));
        }
    }

    /// The string of a key in a map of strings; `None` where the map does not have the key.
    pub(crate) fn entry_text(&mut self, name: &str, key: &str) -> Option<String> {
        let (_, field) = self.field(name)?;
        let Shape::Map(elem) = pointed_to(field.typ) else { return None };
        entry(self.map(name)?, key).map(|text| text.as_text(elem).into_owned())
    }

    /// Sets the string of a key in a map of strings, which is made if it is nil.
    pub(crate) fn set_entry_text(&mut self, name: &str, key: String, text: String) {
        if let Some(map) = self.make_map(name) {
            insert(map, Cow::Owned(key), Value::Text(Cow::Owned(text)));
        }
    }

    /// Rounds each amount of a map of quantities up to thousandths.
    pub(crate) fn round_up_amounts(&mut self, name: &str) {
        const MILLI: i32 = -3;
        let Some(map) = self.map(name) else { return };
        for (_, value) in map {
            // Most are round already.
            if let Value::Given(given) = value
                && matches!(given.as_slice(), [only] if Quantity::is_plain(*only))
            {
                continue;
            }
            let mut amount = value.quantity();
            if !amount.is_round(MILLI) {
                amount.round_up(MILLI);
                *value = Value::amount(amount);
            }
        }
    }

    /// The amounts of a map of quantities, sorted by key.
    pub(crate) fn amounts(&mut self, name: &str) -> Vec<(String, Quantity)> {
        let entries = self.map(name).map(|map| map.iter().map(|(key, amount)| (key.to_string(), amount.quantity())));
        entries.map(Iterator::collect).unwrap_or_default()
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

    /// Adds a struct, which a function fills in, at the end of a list, which is made if it is nil.
    pub(crate) fn append(&mut self, name: &str, fill: impl FnOnce(&mut Struct<'a>)) {
        let bit = self.bit;
        if self.is_nil(name) {
            self.set(name, Value::List(Vec::new()));
        }
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
            // A map's values are not merged: the last one of a key counts.
            let entries = any::sorted(objects).into_iter().map(|member| (member.name(), Value::root(member.value)));
            *slot = Value::Map(entries.collect());
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
