//! What a reply has already.

use std::collections::BTreeSet;

/// So many are compared one by one, which is faster than a tree.
const FEW: usize = 16;

/// The hosts or records of a reply so far: most replies have few, some have thousands.
#[derive(Debug)]
pub(super) struct Seen<K> {
    few: Vec<K>,
    more: BTreeSet<K>,
}

impl<K: Ord> Seen<K> {
    pub(super) fn new() -> Self {
        Self { few: Vec::new(), more: BTreeSet::new() }
    }

    /// Adds what is not there yet, and tells whether it was not.
    pub(super) fn insert(&mut self, key: K) -> bool {
        if self.few.contains(&key) {
            return false;
        }
        if self.few.len() < FEW {
            self.few.push(key);
            return true;
        }
        self.more.insert(key)
    }
}

#[cfg(test)]
mod tests {
    use super::Seen;

    #[test]
    fn each_is_new_once() {
        let mut seen = Seen::new();
        for _ in 0..2 {
            let new = (0..100).filter(|number| seen.insert(number % 40)).count();
            assert!(new == 40 || new == 0);
        }
        assert!(seen.insert(40) && !seen.insert(39) && !seen.insert(0));
    }
}
