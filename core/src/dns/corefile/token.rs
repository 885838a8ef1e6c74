//! Words of a Corefile with their places.

use std::sync::Arc;

use serde::Serialize;

/// Bytes of a text: from `start` up to, but without, `end`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Span {
    /// The first byte.
    pub start: usize,
    /// The byte after the last one.
    pub end: usize,
}

/// Where in which file something stands.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The imported file; `None` for the Corefile itself.
    pub file: Option<Arc<str>>,
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
    /// The bytes in the file.
    pub span: Span,
}

/// A word of a Corefile: what stands between white space, or a quoted text without its quotes.
///
/// Source: coredns/caddy caddyfile/lexer.go Token
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// Where the word starts and, in its span, ends; a quoted one with its quotes.
    pub place: Place,
    /// The word, with the environment filled in once the parser has passed it.
    pub text: Arc<str>,
}

impl Token {
    /// The line on which the word ends; a quoted word may hold line breaks.
    pub(super) fn last_line(&self) -> usize {
        self.place.line.saturating_add(self.text.matches('\n').count())
    }

    /// Whether `next` continues the line of this word.
    pub(super) fn shares_line_with(&self, next: &Self) -> bool {
        self.place.file == next.place.file && self.last_line() == next.place.line
    }

    /// Whether `next` stands on a later line, or in another file.
    pub(super) fn ends_line_before(&self, next: &Self) -> bool {
        self.place.file != next.place.file || self.last_line() < next.place.line
    }
}
