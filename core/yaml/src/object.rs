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
    lines: Lines,
}

/// Where keys and elements begin in the JSON text, and their lines in the file, in the order of the text.
pub(crate) type Lines = Vec<(u32, u32)>;

impl YamlObject {
    pub(crate) fn new(document: Document, line: u32, lines: Lines) -> Self {
        YamlObject { document, line, lines }
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
        let start = node.span().start;
        let before = self.lines.partition_point(|(begin, _)| usize::try_from(*begin).is_ok_and(|begin| begin <= start));
        before.checked_sub(1).and_then(|last| self.lines.get(last)).map_or(self.line, |(_, line)| *line)
    }
}
