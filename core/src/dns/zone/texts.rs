//! Texts of many objects in one allocation.

/// A text in [`Texts`]; the default one is empty.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Word {
    start: u32,
    len: u32,
}

/// Texts one behind the other: a million names need no allocation each.
#[derive(Debug, Clone, Default)]
pub(crate) struct Texts {
    text: String,
}

impl Texts {
    /// Adds a text; `None` if there is no room for it.
    pub(crate) fn add(&mut self, text: &str) -> Option<Word> {
        if text.is_empty() {
            return Some(Word::default());
        }
        let (start, len) = (u32::try_from(self.text.len()).ok()?, u32::try_from(text.len()).ok()?);
        start.checked_add(len)?;
        self.text.push_str(text);
        Some(Word { start, len })
    }

    pub(crate) fn get(&self, word: Word) -> &str {
        let (start, len) = (index(word.start), index(word.len));
        self.text.get(start..start.saturating_add(len)).unwrap_or_default()
    }

    pub(crate) fn shrink(&mut self) {
        self.text.shrink_to_fit();
    }

    /// How many bytes are allocated.
    #[cfg(test)]
    pub(crate) fn bytes(&self) -> usize {
        self.text.capacity()
    }
}

/// A number of an element as an index; numbers fit every index that a list of that length can have.
pub(crate) fn index(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}
