//! Places to which an answer refers.

use serde::Serialize;

use crate::json::Document;

/// A place in the input, in the text there, and in a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct Spot {
    /// A pointer into the input.
    at: String,
    /// The byte range in the text of `at`'s first member, if that is a text.
    #[serde(skip_serializing_if = "Option::is_none")]
    span: Option<[usize; 2]>,
    /// The line and column in the file.
    #[serde(flatten)]
    mark: Option<FilePlace>,
}

/// A place in a file, counted from 1: the column in characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct FilePlace {
    /// The line, counted from 1.
    pub line: u32,
    /// The column, counted from 1 in characters.
    pub column: u32,
}

impl Spot {
    pub(super) fn at(at: String) -> Self {
        Self { at, span: None, mark: None }
    }

    /// Adds the place in a file.
    pub(super) fn marked(self, mark: Option<FilePlace>) -> Self {
        Self { mark, ..self }
    }

    /// A place within a text that is given as a member of the input: `inner` is the pointer into that text. A missing
    /// value has no span.
    pub(super) fn in_text(at: String, text: Option<&Document>, inner: &str) -> Self {
        let span = text.and_then(|text| text.at(inner)).map(|node| [node.span().start, node.span().end]);
        Self { span, ..Self::at(at) }
    }
}
