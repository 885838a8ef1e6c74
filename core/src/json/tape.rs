//! The tape: one entry a value or key, in the order of the text.

use std::fmt;
use std::ops::Range;

use serde::Serialize;

/// What kind of value stands at a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool,
    /// A number; its text is kept.
    Number,
    /// A string.
    String,
    /// An array.
    Array,
    /// An object.
    Object,
}

impl Kind {
    /// The word for it in Go's unmarshal errors.
    ///
    /// Source: golang/go src/encoding/json/decode.go UnmarshalTypeError.Value
    pub fn go_name(self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Bool => "bool",
            Self::Number => "number",
            Self::String => "string",
            Self::Array => "array",
            Self::Object => "object",
        }
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.go_name())
    }
}

/// One value or key. `start..end` is its text, quotes and brackets included; `next` is the entry after its whole
/// subtree.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Entry {
    pub(crate) start: u32,
    pub(crate) end: u32,
    pub(crate) next: u32,
    pub(crate) kind: Kind,
    pub(crate) flags: u8,
}

impl Entry {
    /// Where the text stands.
    pub(crate) fn span(self) -> Range<usize> {
        index(self.start)..index(self.end)
    }
}

const _: () = assert!(usize::BITS >= u32::BITS, "a machine whose indexes have fewer bits than the tape's numbers");

/// A number of the tape as an index.
#[inline(always)]
#[expect(clippy::as_conversions, reason = "no machine that this compiles for has smaller indexes: see above")]
pub(crate) fn index(number: u32) -> usize {
    number as usize
}

/// An index as a number of the tape.
// INVARIANT: a text of more bytes than 32 bits can count is refused before it is read, and each entry of the tape stands
// for a byte of its own.
#[inline(always)]
#[expect(clippy::as_conversions, reason = "the hot path of the whole library; the invariant is stated above")]
pub(super) fn number_of(index: usize) -> u32 {
    index as u32
}

/// The string has a backslash in it.
pub(crate) const ESCAPED: u8 = 1;
/// The string has a byte outside ASCII in it.
pub(crate) const NON_ASCII: u8 = 2;
/// Go's encoder would print the value otherwise: it holds white space between tokens, or a character that it escapes.
pub(crate) const REWRITE: u8 = 4;

/// A read text: its bytes and the tape over them.
#[derive(Debug)]
pub(crate) struct Source {
    pub(crate) text: Vec<u8>,
    pub(crate) tape: Vec<Entry>,
    /// Arrays and objects inside one another, at the deepest place.
    pub(crate) depth: usize,
}

impl Source {
    /// The entry at `index`.
    // INVARIANT: a tape index comes only from the scanner (0, or the `next` of an entry of the same tape that is
    // smaller than the end of its parent), so it is always inside the tape, which holds at least one entry.
    #[expect(clippy::indexing_slicing, reason = "the hot path of the whole library; the invariant is stated above")]
    #[inline(always)]
    pub(crate) fn entry(&self, index: u32) -> Entry {
        self.tape[self::index(index)]
    }

    /// The text of an entry.
    pub(crate) fn slice(&self, entry: Entry) -> &[u8] {
        self.text.get(entry.span()).unwrap_or_default()
    }
}
