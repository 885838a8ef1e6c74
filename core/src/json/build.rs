//! Printing a text together with the tape over it, so that nobody has to read it again.

use super::document::{Document, Node};
use super::string;
use super::tape::{Entry, Kind, index, number_of};
use super::write;

/// Prints one JSON text, compact, with Go's escapes, and with the commas added; the result is a [`Document`].
///
/// As with [`super::Writer`], the caller must end each container that it begins, and give each member a key.
#[derive(Debug, Default)]
pub(crate) struct Builder {
    text: Vec<u8>,
    tape: Vec<Entry>,
    /// The entry of the innermost container that is open. Until its end its `next` is the entry of the one around it.
    inner: u32,
}

impl Builder {
    /// Makes room for a text of about this length.
    pub(crate) fn reserve(&mut self, length: usize) {
        self.text.reserve(length);
        self.tape.reserve(length / 8);
    }

    /// The text so far.
    pub(crate) fn text(&self) -> &[u8] {
        &self.text
    }

    /// The text alone.
    pub(crate) fn into_text(self) -> Vec<u8> {
        self.text
    }

    pub(crate) fn finish(self) -> Document {
        Document::of_parts(self.text, self.tape)
    }

    pub(crate) fn begin_object(&mut self) {
        self.begin(Kind::Object, b'{');
    }

    pub(crate) fn end_object(&mut self) {
        self.end(b'}');
    }

    pub(crate) fn begin_array(&mut self) {
        self.begin(Kind::Array, b'[');
    }

    pub(crate) fn end_array(&mut self) {
        self.end(b']');
    }

    /// Prints the key of a member, which is a name of plain characters.
    pub(crate) fn plain_key(&mut self, name: &str) {
        // In one go: most of what is printed are keys.
        self.text.reserve(name.len().saturating_add(4));
        self.separate();
        let start = self.text.len();
        self.text.push(b'"');
        self.text.extend_from_slice(name.as_bytes());
        self.text.extend_from_slice(b"\":");
        self.push(start, self.text.len().saturating_sub(1), Kind::String, 0);
    }

    /// Prints the key of a member.
    #[cfg(any(test, feature = "admission"))]
    pub(crate) fn key(&mut self, name: &str) {
        self.string(name);
        self.text.push(b':');
    }

    /// Prints a key of another text.
    pub(crate) fn key_of(&mut self, key: Node<'_>) {
        self.string_of(key);
        self.text.push(b':');
    }

    pub(crate) fn string(&mut self, text: &str) {
        self.separate();
        let start = self.text.len();
        let flags = string::encode_flagged(text, &mut self.text);
        self.push(start, self.text.len(), Kind::String, flags);
    }

    /// Prints the string of another text as Go prints it after decoding it.
    pub(crate) fn string_of(&mut self, string: Node<'_>) {
        if string.is_plain() && string.is_compact() {
            self.scalar(Kind::String, string.text());
        } else {
            self.string(&string.as_str().unwrap_or_default());
        }
    }

    /// Prints a number, a literal or a plain string, whose text is given.
    pub(crate) fn scalar(&mut self, kind: Kind, text: &[u8]) {
        self.separate();
        let start = self.text.len();
        self.text.extend_from_slice(text);
        self.push(start, self.text.len(), kind, 0);
    }

    pub(crate) fn integer(&mut self, value: i64) {
        self.separate();
        let start = self.text.len();
        self.text.extend_from_slice(itoa::Buffer::new().format(value).as_bytes());
        self.push(start, self.text.len(), Kind::Number, 0);
    }

    pub(crate) fn null(&mut self) {
        self.scalar(Kind::Null, b"null");
    }

    /// Prints a value of another text, compacted as Go's encoder does it.
    pub(crate) fn node(&mut self, node: Node<'_>) {
        if !node.is_compact() {
            let mut text = Vec::with_capacity(node.text().len());
            write::compact(node, &mut text);
            return self.node(Document::printed(text).root());
        }
        self.separate();
        // Both may go down.
        let shift = number_of(self.text.len()).wrapping_sub(number_of(node.span().start));
        let moved = number_of(self.tape.len()).wrapping_sub(node.index());
        self.text.extend_from_slice(node.text());
        self.tape.extend(node.entries().iter().map(|entry| Entry {
            start: entry.start.wrapping_add(shift),
            end: entry.end.wrapping_add(shift),
            next: entry.next.wrapping_add(moved),
            ..*entry
        }));
    }

    /// A comma, unless this is the first item of its container or follows a key.
    fn separate(&mut self) {
        if !matches!(self.text.last(), None | Some(b'{' | b'[' | b':')) {
            self.text.push(b',');
        }
    }

    fn push(&mut self, start: usize, end: usize, kind: Kind, flags: u8) {
        let next = number_of(self.tape.len()).wrapping_add(1);
        let (start, end) = (number_of(start), number_of(end));
        self.tape.push(Entry { start, end, next, kind, flags });
    }

    fn begin(&mut self, kind: Kind, bracket: u8) {
        self.separate();
        let (entry, start) = (number_of(self.tape.len()), number_of(self.text.len()));
        self.tape.push(Entry { start, end: start, next: self.inner, kind, flags: 0 });
        self.inner = entry;
        self.text.push(bracket);
    }

    fn end(&mut self, bracket: u8) {
        self.text.push(bracket);
        let (next, end) = (number_of(self.tape.len()), number_of(self.text.len()));
        if let Some(entry) = self.tape.get_mut(index(self.inner)) {
            self.inner = std::mem::replace(&mut entry.next, next);
            entry.end = end;
        }
    }
}
