//! The members of a listed object.

use std::borrow::Cow;
use std::cmp::Ordering;
use std::collections::BTreeMap;

use super::{Place, Value};
use crate::json::{Document, Node};
use crate::patch::limits::{Exceeded, Work};

/// A member's name.
#[derive(Debug)]
pub(in crate::patch) enum Key {
    /// The name as written.
    Raw(Place),
    /// As an operation's path named it.
    Text(Box<str>),
}

#[derive(Debug)]
struct Member {
    key: Key,
    value: Value,
}

/// The members of an object, in their order.
#[derive(Debug)]
pub(in crate::patch) struct Object {
    /// Removed members leave a gap, so that the others keep their slots.
    members: Vec<Option<Member>>,
    /// Slots by name; made when searching has cost more than making it.
    index: Option<BTreeMap<Box<str>, usize>>,
    searched: usize,
}

/// The cost of comparing one key, in bytes.
const LOOK: usize = 16;

impl Object {
    pub(super) fn new(count: usize, given: impl Iterator<Item = (Key, Value)>) -> Self {
        // One more, as an operation that goes into an object often adds a member.
        let mut members = Vec::with_capacity(count + 1);
        members.extend(given.map(|(key, value)| Some(Member { key, value })));
        Self { members, index: None, searched: 0 }
    }

    pub(super) fn bytes(&self) -> usize {
        self.members.len() * size_of::<Option<Member>>()
    }

    pub(super) fn value(&self, slot: usize) -> Option<Value> {
        Some(self.members.get(slot)?.as_ref()?.value)
    }

    pub(super) fn value_mut(&mut self, slot: usize) -> Option<&mut Value> {
        Some(&mut self.members.get_mut(slot)?.as_mut()?.value)
    }

    /// How many slots there are, gaps included.
    pub(super) fn slots(&self) -> usize {
        self.members.len()
    }

    pub(in crate::patch) fn member(&self, slot: usize) -> Option<(&Key, Value)> {
        self.members.get(slot)?.as_ref().map(|member| (&member.key, member.value))
    }

    pub(super) fn members(&self) -> impl Iterator<Item = (&Key, Value)> {
        self.members.iter().flatten().map(|member| (&member.key, member.value))
    }

    /// The slot of the member `name`; members of that name before the last one are dropped.
    pub(super) fn find(
        &mut self,
        sources: &[Document],
        name: &str,
        work: &mut Work,
    ) -> Result<Option<usize>, Exceeded> {
        if let Some(index) = &self.index {
            work.charge(LOOK)?;
            return Ok(index.get(name).copied());
        }
        self.searched += self.members.len();
        if self.members.len() > 64 && self.searched > 32 * self.members.len() {
            self.make_index(sources, work)?;
            return Ok(self.index.as_ref().and_then(|index| index.get(name).copied()));
        }
        work.charge(self.members.len() * LOOK)?;
        let mut found = None;
        for slot in 0..self.members.len() {
            let Some(Some(member)) = self.members.get(slot) else { continue };
            if !member.key.is(sources, name) {
                continue;
            }
            if let Some(earlier) = found.replace(slot) {
                self.clear(earlier);
            }
        }
        Ok(found)
    }

    fn make_index(&mut self, sources: &[Document], work: &mut Work) -> Result<(), Exceeded> {
        let mut index = BTreeMap::new();
        let mut repeated = Vec::new();
        for (slot, member) in self.members.iter().enumerate() {
            let Some(member) = member else { continue };
            let name = member.key.text(sources);
            work.charge(LOOK + name.len())?;
            if let Some(earlier) = index.insert(Box::from(name), slot) {
                repeated.push(earlier);
            }
        }
        self.index = Some(index);
        repeated.into_iter().for_each(|slot| self.clear(slot));
        Ok(())
    }

    fn clear(&mut self, slot: usize) {
        if let Some(member) = self.members.get_mut(slot) {
            *member = None;
        }
    }

    /// Writes a member that [`Self::find`] has looked for.
    pub(super) fn put(&mut self, found: Option<usize>, name: Cow<'_, str>, value: Value) {
        if let Some(place) = found.and_then(|slot| self.value_mut(slot)) {
            *place = value;
            return;
        }
        let name: Box<str> = name.into();
        if let Some(index) = &mut self.index {
            index.insert(name.clone(), self.members.len());
        }
        self.members.push(Some(Member { key: Key::Text(name), value }));
    }

    /// Takes a member out.
    pub(super) fn take(&mut self, slot: usize, sources: &[Document]) -> Option<Value> {
        let member = self.members.get_mut(slot)?.take()?;
        if let Some(index) = &mut self.index {
            index.remove(&*member.key.text(sources));
        }
        Some(member.value)
    }

    /// Sorts the members in Go's order and drops all but the last of each name. Slots change.
    pub(super) fn sort(&mut self, sources: &[Document]) {
        self.index = None;
        // The first bytes of two names mostly differ, so the names themselves are seldom compared.
        let prefixes = self.members.iter().enumerate();
        let mut order: Vec<(u64, usize)> = Vec::with_capacity(self.members.len());
        order.extend(prefixes.filter_map(|(slot, member)| Some((member.as_ref()?.key.prefix(sources), slot))));
        let compare = |a: &(u64, usize), b: &(u64, usize)| {
            a.0.cmp(&b.0).then_with(|| match (self.member(a.1), self.member(b.1)) {
                (Some((a, _)), Some((b, _))) => a.compare(b, sources),
                _ => Ordering::Equal,
            })
        };
        if order.is_sorted_by(|a, b| compare(a, b) == Ordering::Less) {
            self.members.retain(Option::is_some);
            return;
        }
        // Of equal names the last one given comes first, and stays.
        order.sort_unstable_by(|a, b| compare(a, b).then(b.1.cmp(&a.1)));
        order.dedup_by(|later, first| compare(first, later) == Ordering::Equal);
        let mut members = std::mem::take(&mut self.members);
        self.members.reserve_exact(order.len());
        self.members.extend(order.into_iter().filter_map(|(_, slot)| members.get_mut(slot).map(Option::take)));
    }
}

impl Key {
    /// The name.
    pub(super) fn text<'a>(&'a self, sources: &'a [Document]) -> Cow<'a, str> {
        match self {
            Self::Raw(place) => place.node(sources).as_str().unwrap_or_default(),
            Self::Text(name) => Cow::Borrowed(name),
        }
    }

    /// The first eight bytes of the name, as a number in their order.
    fn prefix(&self, sources: &[Document]) -> u64 {
        if let Self::Raw(place) = self {
            let node = place.node(sources);
            if node.is_plain() {
                return first_bytes(node.body());
            }
        }
        first_bytes(self.text(sources).as_bytes())
    }

    fn is(&self, sources: &[Document], name: &str) -> bool {
        match self {
            Self::Raw(place) => place.node(sources).is_str(name),
            Self::Text(text) => **text == *name,
        }
    }

    /// Whether this is the name that `key`, which stands at `at`, writes.
    pub(super) fn same(&self, key: Node<'_>, at: Place, sources: &[Document]) -> bool {
        match self {
            Self::Raw(place) if *place == at => true,
            Self::Raw(place) => {
                let mine = place.node(sources);
                mine.text() == key.text() || !(mine.is_plain() && key.is_plain()) && mine.as_str() == key.as_str()
            }
            Self::Text(name) => key.is_str(name),
        }
    }

    fn compare(&self, other: &Self, sources: &[Document]) -> Ordering {
        if let (Self::Raw(a), Self::Raw(b)) = (self, other) {
            let (a, b) = (a.node(sources), b.node(sources));
            if a.is_plain() && b.is_plain() {
                return a.body().cmp(b.body());
            }
        }
        self.text(sources).cmp(&other.text(sources))
    }
}

/// The first eight bytes as a number in their order, zeros behind them.
fn first_bytes(bytes: &[u8]) -> u64 {
    if let Some(chunk) = bytes.first_chunk() {
        return u64::from_be_bytes(*chunk);
    }
    let mut chunk = [0; 8];
    for (to, from) in chunk.iter_mut().zip(bytes) {
        *to = *from;
    }
    u64::from_be_bytes(chunk)
}
