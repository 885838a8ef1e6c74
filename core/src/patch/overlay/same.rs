//! Comparing a value under change with one that was only read.

use std::borrow::Cow;

use super::object::Object;
use super::{Container, Overlay, Place, Value};
use crate::json::{self, Kind, Node};
use crate::patch::limits::Exceeded;

impl Overlay {
    /// Whether `value` equals what is written at `other`, as RFC 6902 compares values.
    pub(in crate::patch) fn same(&mut self, value: Value, other: Place) -> Result<bool, Exceeded> {
        let mut pending = vec![(value, other)];
        while let Some((value, other)) = pending.pop() {
            let node = self.node(other);
            let (same, looked) = match value {
                Value::Raw(place) if place == other => (true, 0),
                Value::Raw(place) => {
                    let mine = self.node(place);
                    // Charged before it is done.
                    let bytes = mine.text().len().saturating_add(node.text().len());
                    self.work.charge(bytes)?;
                    (json::equal(self.node(place), self.node(other)), 0)
                }
                Value::Nil | Value::NullOp => (node.is_null(), 0),
                Value::Listed(id) => match self.container(id) {
                    Container::NilObject => (node.is_null(), 0),
                    Container::Array(elements) => {
                        let others: Vec<Node<'_>> = node.elements().collect();
                        let same = node.kind() == Kind::Array && elements.len() == others.len();
                        if same {
                            let places = others.iter().map(|node| other.at(node));
                            pending.extend(elements.iter().copied().zip(places));
                        }
                        (same, elements.len() + others.len())
                    }
                    Container::Object(object) => {
                        let pairs = (node.kind() == Kind::Object).then(|| self.pairs(object, node)).flatten();
                        let looked = object.slots();
                        match pairs {
                            Some(pairs) => {
                                pending.extend(pairs.into_iter().map(|(value, node)| (value, other.at(&node))));
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
        Ok(true)
    }

    /// The members of both side by side; `None` if they have other names.
    fn pairs<'a>(&'a self, object: &'a Object, other: Node<'a>) -> Option<Vec<(Value, Node<'a>)>> {
        let in_order = || {
            let mut pairs = Vec::with_capacity(object.slots());
            let mut others = other.members();
            for (key, value) in object.members() {
                let member = others.next()?;
                if !key.same(member.key, &self.sources) {
                    return None;
                }
                pairs.push((value, member.value));
            }
            others.next().is_none().then_some(pairs)
        };
        in_order().or_else(|| {
            let mut mine: Vec<(Cow<'_, str>, Value)> =
                object.members().map(|(key, value)| (key.text(&self.sources), value)).collect();
            json::keep_last_of_each(&mut mine);
            let others = json::sorted_members(other);
            let same_names = mine.len() == others.len() && mine.iter().zip(&others).all(|((a, _), (b, _))| a == b);
            same_names.then(|| mine.into_iter().zip(others).map(|((_, value), (_, node))| (value, node)).collect())
        })
    }
}
