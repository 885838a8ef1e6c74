//! Comparing a value under change with one that was only read.

use std::borrow::Cow;

use super::object::Object;
use super::{Container, Overlay, Place, Value};
use crate::json::{self, Kind, Node};
use crate::patch::limits::Exceeded;

impl Overlay {
    /// Whether `value` equals the value at `other`, as RFC 6902 compares values.
    pub(in crate::patch) fn same(&mut self, value: Value, other: Place) -> Result<bool, Exceeded> {
        let mut pending = vec![(value, other)];
        // Texts are compared last: what was listed often differs in the number of its members.
        let mut written: Vec<(Place, Place)> = Vec::new();
        while let Some((value, other)) = pending.pop() {
            let node = self.node(other);
            let (same, looked) = match value {
                Value::Raw(place) => {
                    if place != other {
                        written.push((place, other));
                    }
                    (true, 0)
                }
                Value::Nil | Value::NullOp => (node.is_null(), 0),
                Value::Listed(id) => match self.container(id) {
                    Container::NilObject => (node.is_null(), 0),
                    Container::Array(elements) => {
                        let mut others = node.elements().map(|node| other.at(&node));
                        let pairs = elements.iter().copied().zip(others.by_ref());
                        let mut both = 0usize;
                        pending
                            .extend(pairs.inspect(|_| both += 1).filter(|(value, other)| *value != Value::Raw(*other)));
                        let same = node.kind() == Kind::Array && both == elements.len() && others.next().is_none();
                        (same, elements.len() + both)
                    }
                    Container::Object(object) => {
                        let pairs = (node.kind() == Kind::Object).then(|| self.pairs(object, node, other)).flatten();
                        let looked = object.slots();
                        match pairs {
                            Some(pairs) => {
                                pending.extend(pairs);
                                (true, looked)
                            }
                            None => (false, looked),
                        }
                    }
                },
            };
            self.work.charge(looked * size_of::<Value>())?;
            if !same {
                return Ok(false);
            }
        }
        for (place, other) in written {
            let (mine, node) = (self.node(place), self.node(other));
            let bytes = mine.text().len().saturating_add(node.text().len());
            // Charged before it is done.
            self.work.charge(bytes)?;
            if !json::equal(self.node(place), self.node(other)) {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// The values of both side by side that stand in two places; `None` if the names differ.
    fn pairs(&self, object: &Object, other: Node<'_>, at: Place) -> Option<Vec<(Value, Place)>> {
        let in_order = || {
            let mut pairs = Vec::new();
            let mut others = other.members();
            for (key, value) in object.members() {
                let member = others.next()?;
                if !key.same(member.key, at.at(&member.key), &self.sources) {
                    return None;
                }
                let place = at.at(&member.value);
                if value != Value::Raw(place) {
                    pairs.push((value, place));
                }
            }
            others.next().is_none().then_some(pairs)
        };
        in_order().or_else(|| {
            let mut mine: Vec<(Cow<'_, str>, Value)> =
                object.members().map(|(key, value)| (key.text(&self.sources), value)).collect();
            json::keep_last_of_each(&mut mine);
            let others = json::sorted_members(other);
            let same_names = mine.len() == others.len() && mine.iter().zip(&others).all(|((a, _), (b, _))| a == b);
            same_names
                .then(|| mine.into_iter().zip(others).map(|((_, value), (_, node))| (value, at.at(&node))).collect())
        })
    }
}
