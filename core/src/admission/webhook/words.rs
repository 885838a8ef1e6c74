//! Interned texts: a number for each text that the hooks of a cluster use.

use std::borrow::Cow;
use std::collections::BTreeMap;

use crate::meta::Labels;

/// The number of a text.
pub(crate) type Word = u32;

/// `*` in a rule.
pub(crate) const ANY: Word = 0;
/// The empty text: the core group, and no subresource.
const EMPTY: Word = 1;
/// The number of every text that no hook uses.
const OTHER: Word = Word::MAX;

/// The texts that the hooks of a cluster use, with their numbers.
#[derive(Debug, Clone)]
pub(crate) struct Words {
    /// By [`hash`], because comparing numbers is much faster than comparing texts that begin alike.
    numbers: BTreeMap<u64, Vec<(Box<str>, Word)>>,
    /// The last number that is taken.
    last: Word,
}

impl Default for Words {
    fn default() -> Self {
        Self { numbers: BTreeMap::new(), last: EMPTY }
    }
}

impl Words {
    /// The number of a text that a hook uses.
    pub(crate) fn number(&mut self, text: &str) -> Word {
        if text == "*" {
            return ANY;
        }
        let known = self.find(text);
        if known != OTHER {
            return known;
        }
        // Memory cannot hold so many texts; one more than that would match nothing.
        self.last = self.last.saturating_add(1);
        self.numbers.entry(hash(text)).or_default().push((text.into(), self.last));
        self.last
    }

    /// The number of a text of a request.
    pub(crate) fn find(&self, text: &str) -> Word {
        if text.is_empty() {
            return EMPTY;
        }
        let alike = self.numbers.get(&hash(text)).map_or(&[][..], Vec::as_slice);
        alike.iter().find(|(known, _)| **known == *text).map_or(OTHER, |(_, number)| *number)
    }

    /// A label, if some hook selects by its key; only then its value is read.
    pub(crate) fn label<'t>(&self, key: &str, value: impl FnOnce() -> Cow<'t, str>) -> Option<(Word, Word)> {
        let key = self.find(key);
        (key != OTHER).then(|| (key, self.find(&value())))
    }

    /// The labels by whose keys some hook selects.
    pub(crate) fn labels(&self, labels: &Labels) -> Box<[(Word, Word)]> {
        labels.iter().filter_map(|(key, value)| self.label(key, || Cow::Borrowed(value))).collect()
    }
}

/// A number that differs for most texts.
fn hash(text: &str) -> u64 {
    // The golden ratio: an odd number whose bits are well mixed.
    let mix = |hash: u64, word: u64| (hash.rotate_left(5) ^ word).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    let (chunks, rest) = text.as_bytes().as_chunks();
    let whole = chunks.iter().fold(0, |hash, chunk| mix(hash, u64::from_le_bytes(*chunk)));
    mix(whole, rest.iter().fold(1, |word, byte| word << 8 | u64::from(*byte)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_has_one_number_and_no_other_text_has_it() {
        let texts: Vec<String> = (0..2000).map(|number| format!("example.com/a-long-key-{number}")).collect();
        let mut words = Words::default();
        let numbers: Vec<Word> = texts.iter().map(|text| words.number(text)).collect();
        assert!(numbers.iter().all(|number| ![ANY, OTHER].contains(number)));
        assert!(numbers.iter().collect::<std::collections::BTreeSet<_>>().len() == texts.len());
        assert!(texts.iter().zip(&numbers).all(|(text, number)| words.find(text) == *number));
        assert!(!numbers.contains(&EMPTY));
        assert_eq!((words.number("*"), words.number(""), words.find("")), (ANY, EMPTY, EMPTY));
        assert_eq!(words.find("example.com/another"), OTHER);
    }
}
