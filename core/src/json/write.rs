//! Writing compact JSON text, as Go's encoder does.
#![expect(clippy::arithmetic_side_effects, reason = "places in a text")]

use super::document::{Document, Node};
use super::string;

/// Appends a value as Go's encoder prints one that it has not decoded.
///
/// Source: golang/go src/encoding/json/indent.go appendCompact, with escaping
pub(crate) fn compact(node: Node<'_>, out: &mut Vec<u8>) {
    squeeze(node, true, out);
}

impl Document {
    /// Prints the document as Go's encoder prints a value that it has not decoded: no white space, and `<`, `>`, `&`,
    /// U+2028 and U+2029 as escapes; the rest as written.
    pub fn to_compact(&self) -> Vec<u8> {
        let mut out = Vec::with_capacity(self.text().len());
        compact(self.root(), &mut out);
        out
    }
}

/// Appends a value as written, but without white space outside strings.
#[cfg(feature = "patch")]
pub(crate) fn without_space(node: Node<'_>, out: &mut Vec<u8>) {
    squeeze(node, false, out);
}

/// Appends a value without white space outside strings; with `escape`, with the escapes of Go's encoder.
fn squeeze(node: Node<'_>, escape: bool, out: &mut Vec<u8>) {
    let text = node.text();
    if node.is_compact() {
        out.extend_from_slice(text);
        return;
    }
    let mut in_string = false;
    let mut copied = 0;
    let mut at = 0;
    while let Some(&byte) = text.get(at) {
        // How many bytes are read, and the replacement for them, if they are not copied.
        let (width, replacement): (usize, Option<&[u8]>) = match byte {
            b'"' => {
                in_string = !in_string;
                (1, None)
            }
            // The escaped byte can't end the string.
            b'\\' => (2, None),
            b' ' | b'\t' | b'\n' | b'\r' if !in_string => (1, Some(b"")),
            b'<' if escape => (1, Some(b"\\u003c")),
            b'>' if escape => (1, Some(b"\\u003e")),
            b'&' if escape => (1, Some(b"\\u0026")),
            0xe2 if escape => match text.get(at + 1..at + 3) {
                Some([0x80, 0xa8]) => (3, Some(b"\\u2028")),
                Some([0x80, 0xa9]) => (3, Some(b"\\u2029")),
                _ => (1, None),
            },
            _ => (1, None),
        };
        if let Some(replacement) = replacement {
            out.extend_from_slice(text.get(copied..at).unwrap_or_default());
            out.extend_from_slice(replacement);
            copied = at + width;
        }
        at += width;
    }
    out.extend_from_slice(text.get(copied..).unwrap_or_default());
}

/// Writes one JSON text, compact, with Go's escapes, and with the commas added.
///
/// The caller must end each container that it begins, give each member a key, and pass JSON to [`Writer::raw`].
///
/// # Examples
///
/// ```
/// use nocluster::json::Writer;
///
/// let mut writer = Writer::new();
/// writer.begin_object().key("name").string("a<b").key("ports").begin_array().integer(80).raw(b"8.0").end_array();
/// writer.end_object();
/// assert_eq!(writer.finish(), br#"{"name":"a\u003cb","ports":[80,8.0]}"#);
/// ```
#[derive(Debug, Default)]
pub struct Writer {
    pub(crate) out: Vec<u8>,
}

impl Writer {
    /// A writer with nothing written.
    pub fn new() -> Self {
        Self::default()
    }

    /// The finished text.
    pub fn finish(self) -> Vec<u8> {
        self.out
    }

    /// How many bytes have been written.
    pub fn len(&self) -> usize {
        self.out.len()
    }

    /// Whether nothing has been written.
    pub fn is_empty(&self) -> bool {
        self.out.is_empty()
    }

    /// Writes a comma, unless this is the first item of its container or follows a key.
    fn separate(&mut self) {
        if !matches!(self.out.last(), None | Some(b'{' | b'[' | b':')) {
            self.out.push(b',');
        }
    }

    /// Begins an object.
    pub fn begin_object(&mut self) -> &mut Self {
        self.separate();
        self.out.push(b'{');
        self
    }

    /// Ends an object.
    pub fn end_object(&mut self) -> &mut Self {
        self.out.push(b'}');
        self
    }

    /// Begins an array.
    pub fn begin_array(&mut self) -> &mut Self {
        self.separate();
        self.out.push(b'[');
        self
    }

    /// Ends an array.
    pub fn end_array(&mut self) -> &mut Self {
        self.out.push(b']');
        self
    }

    /// Writes a member's key; its value must come next.
    pub fn key(&mut self, name: &str) -> &mut Self {
        self.separate();
        string::encode(name, &mut self.out);
        self.out.push(b':');
        self
    }

    /// Writes a string as Go's encoder does.
    pub fn string(&mut self, text: &str) -> &mut Self {
        self.separate();
        string::encode(text, &mut self.out);
        self
    }

    /// Writes a value whose text is JSON already, as is.
    pub fn raw(&mut self, text: &[u8]) -> &mut Self {
        self.separate();
        self.out.extend_from_slice(text);
        self
    }

    /// Writes a value, compacted as Go's encoder does it.
    pub fn node(&mut self, node: Node<'_>) -> &mut Self {
        self.separate();
        compact(node, &mut self.out);
        self
    }

    /// Writes `true` or `false`.
    pub fn bool(&mut self, value: bool) -> &mut Self {
        self.raw(if value { b"true" } else { b"false" })
    }

    /// Writes an integer.
    pub fn integer(&mut self, value: i64) -> &mut Self {
        self.raw(itoa::Buffer::new().format(value).as_bytes())
    }

    /// Writes `null`.
    pub fn null(&mut self) -> &mut Self {
        self.raw(b"null")
    }
}
