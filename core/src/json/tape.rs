//! The tape: one entry per value or key, in the order of the text.

use std::fmt;
use std::ops::Range;
use std::sync::OnceLock;

use serde::Serialize;

/// The kind of a JSON value.
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
    /// The name of the kind in Go's unmarshal errors.
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
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Entry {
    pub(crate) start: u32,
    pub(crate) end: u32,
    pub(crate) next: u32,
    pub(crate) kind: Kind,
    pub(crate) flags: u8,
}

impl Entry {
    /// The byte range of the text.
    #[inline(always)]
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
/// Go's encoder would print the value differently: it has white space between tokens, or a character to escape.
pub(crate) const REWRITE: u8 = 4;

/// A read text: its bytes and the tape over them.
#[derive(Debug)]
pub(crate) struct Source {
    pub(crate) text: Vec<u8>,
    pub(crate) tape: Vec<Entry>,
    /// The depth of arrays and objects inside one another, once it is known.
    pub(crate) depth: OnceLock<usize>,
}

impl Source {
    /// The depth of arrays and objects inside one another.
    pub(crate) fn depth(&self) -> usize {
        *self.depth.get_or_init(|| {
            let (mut ends, mut deepest) = (Vec::new(), 0);
            for (at, entry) in (0..).zip(&self.tape) {
                while ends.last().is_some_and(|end| *end <= at) {
                    ends.pop();
                }
                if matches!(entry.kind, Kind::Array | Kind::Object) {
                    ends.push(entry.next);
                    deepest = deepest.max(ends.len());
                }
            }
            deepest
        })
    }

    /// The entry at `index`.
    // INVARIANT: a tape index comes only from the scanner (0, or the `next` of an entry of the same tape that is
    // smaller than the end of its parent), so it is always inside the tape, which holds at least one entry.
    #[expect(clippy::indexing_slicing, reason = "the hot path of the whole library; the invariant is stated above")]
    #[inline(always)]
    pub(crate) fn entry(&self, index: u32) -> Entry {
        self.tape.as_slice()[self::index(index)]
    }

    /// The text of an entry.
    #[inline(always)]
    pub(crate) fn slice(&self, entry: Entry) -> &[u8] {
        self.text.get(entry.span()).unwrap_or_default()
    }
}
