//! Files by their names, found by what they hold.

use std::borrow::Borrow;
use std::collections::{BTreeMap, BTreeSet};

use crate::gotext::trim_space;

/// Files whose names have one form, such as that of an IPv4 address.
///
/// What a file holds is kept once: an index has a hash of it, so that a lease takes little more than its owner's key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Files<N: Ord> {
    contents: BTreeMap<N, Box<[u8]>>,
    /// The hash of what a file holds without white space at its ends, with the file's name.
    hashes: BTreeSet<(u32, N)>,
}

impl<N: Ord> Default for Files<N> {
    fn default() -> Self {
        Self { contents: BTreeMap::new(), hashes: BTreeSet::new() }
    }
}

impl<N: Ord + Clone> Files<N> {
    /// These files; of two with one name the last. Many at once take half the room of those that come one by one.
    pub(super) fn new(files: Vec<(N, Box<[u8]>)>) -> Self {
        let contents: BTreeMap<_, _> = files.into_iter().collect();
        let hashes = contents.iter().map(|(name, content)| (hash(trim_space(content)), name.clone())).collect();
        Self { contents, hashes }
    }

    /// Gives a file this content.
    pub(super) fn insert(&mut self, name: N, content: Box<[u8]>) {
        self.remove(&name);
        self.hashes.insert((hash(trim_space(&content)), name.clone()));
        self.contents.insert(name, content);
    }

    /// Removes a file; whether there was one.
    pub(super) fn remove<Q: Ord + ?Sized>(&mut self, name: &Q) -> bool
    where
        N: Borrow<Q>,
    {
        let Some((name, content)) = self.contents.remove_entry(name) else { return false };
        self.hashes.remove(&(hash(trim_space(&content)), name));
        true
    }

    /// How many files there are.
    pub(super) fn count(&self) -> usize {
        self.contents.len()
    }

    /// What a file holds.
    pub(super) fn get<Q: Ord + ?Sized>(&self, name: &Q) -> Option<&[u8]>
    where
        N: Borrow<Q>,
    {
        self.contents.get(name).map(|content| &**content)
    }

    /// The files in the order of the names.
    pub(super) fn iter(&self) -> impl Iterator<Item = (&N, &[u8])> {
        self.contents.iter().map(|(name, content)| (name, &**content))
    }

    /// The names from `name` on.
    pub(super) fn names_from(&self, name: &N) -> impl Iterator<Item = &N> {
        self.contents.range(name..).map(|(name, _)| name)
    }

    /// The files that hold a key, white space at their ends aside.
    pub(super) fn holding<'a>(&'a self, key: &'a [u8], least: N) -> impl Iterator<Item = &'a N> {
        let hash = hash(key);
        let same =
            self.hashes.range((hash, least)..).take_while(move |(other, _)| *other == hash).map(|(_, name)| name);
        same.filter(move |name| self.get(name).is_some_and(|content| trim_space(content) == key))
    }
}

/// FNV-1a of 32 bits: keys that share one are told apart by what the files hold.
fn hash(content: &[u8]) -> u32 {
    content.iter().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(*byte)).wrapping_mul(0x0100_0193))
}
