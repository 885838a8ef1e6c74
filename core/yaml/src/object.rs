//! The objects that a file holds.

use nocluster::json::{Document, Node};

use crate::warning::Warning;

/// The objects of a file, and the warnings about it.
#[derive(Debug, Clone, Default)]
#[non_exhaustive]
pub struct YamlRead {
    /// The objects in the order of the file; empty documents are left out, as kubectl leaves them out.
    pub objects: Vec<YamlObject>,
    /// Warnings about what kubectl does silently.
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

    /// The line in the file of the value at this JSON pointer.
    ///
    /// If the pointer leads nowhere, it is the line of the nearest value above it.
    pub fn line_of(&self, pointer: &str) -> u32 {
        self.line_at(self.document.root().nearest(pointer))
    }

    /// The line in the file of this value of the document. For a member of an object, it is the line of its key.
    ///
    /// The node is one of [`YamlObject::document`], or of a part of it ([`Node::to_document`]).
    pub fn line_at(&self, node: Node<'_>) -> u32 {
        let start = node.span().start;
        let before = self.lines.partition_point(|(begin, _)| usize::try_from(*begin).is_ok_and(|begin| begin <= start));
        before.checked_sub(1).and_then(|last| self.lines.get(last)).map_or(self.line, |(_, line)| *line)
    }
}
