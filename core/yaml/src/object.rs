//! What a file holds.

use nocluster::json::{Document, Node};

use crate::warning::Warning;

/// What a file holds.
#[derive(Debug, Clone, Default)]
#[non_exhaustive]
pub struct YamlRead {
    /// The objects in the order of the file; empty documents are left out, as kubectl leaves them out.
    pub objects: Vec<YamlObject>,
    /// What kubectl does in silence and its user would want to know.
    pub warnings: Vec<Warning>,
}

/// One document of a file.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct YamlObject {
    /// The object that kubectl would send: members sorted, numbers and strings as Go prints them.
    pub document: Document,
    /// The line on which the document begins, counted from 1.
    pub line: u32,
    marks: Marks,
}

/// A place in the file, counted from 1: the column in characters.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Mark {
    pub(crate) line: u32,
    pub(crate) column: u32,
}

impl Mark {
    pub(crate) const START: Self = Self { line: 1, column: 1 };

    /// The place behind these bytes, which begin here.
    pub(crate) fn behind(self, passed: &[u8]) -> Self {
        passed.iter().fold(self, |Self { line, column }, byte| match byte {
            b'\n' => Self { line: line.saturating_add(1), column: 1 },
            // A character is counted at its first byte.
            0x80..0xc0 => Self { line, column },
            _ => Self { line, column: column.saturating_add(1) },
        })
    }
}

/// Where keys and elements begin in the JSON text, and their places in the file, in the order of the text.
pub(crate) type Marks = Vec<(u32, Mark)>;

impl YamlObject {
    pub(crate) fn new(document: Document, line: u32, marks: Marks) -> Self {
        YamlObject { document, line, marks }
    }

    /// The object's JSON text.
    pub fn json(&self) -> &str {
        // INVARIANT: the text was printed from strings.
        std::str::from_utf8(self.document.text()).unwrap_or_default()
    }

    /// On which line of the file does the value at this JSON pointer stand?
    ///
    /// Where the pointer leads nowhere, the line of the nearest value above it.
    pub fn line_of(&self, pointer: &str) -> u32 {
        self.line_at(self.document.root().nearest(pointer))
    }

    /// On which line of the file does this value of the document stand? For a member of an object, the line of its key.
    ///
    /// The node is one of [`YamlObject::document`], or of a part of it ([`Node::to_document`]).
    pub fn line_at(&self, node: Node<'_>) -> u32 {
        self.mark_at(node).line
    }

    /// In which column of its line does the value at this JSON pointer begin, counted from 1 in characters?
    ///
    /// For a member of an object that is the column of its key, as [`YamlObject::line_of`] gives its line.
    pub fn column_of(&self, pointer: &str) -> u32 {
        self.mark_at(self.document.root().nearest(pointer)).column
    }

    fn mark_at(&self, node: Node<'_>) -> Mark {
        let start = node.span().start;
        let before = self.marks.partition_point(|(begin, _)| usize::try_from(*begin).is_ok_and(|begin| begin <= start));
        let first = Mark { line: self.line, column: 1 };
        before.checked_sub(1).and_then(|last| self.marks.get(last)).map_or(first, |(_, mark)| *mark)
    }
}
