//! JSON documents, and places in them.
#![expect(
    clippy::arithmetic_side_effects,
    reason = "numbers of entries that the tape holds: the next one is at most the tape's length; places in a text"
)]

use std::borrow::Cow;
use std::cmp::Ordering;
use std::fmt;
use std::sync::{Arc, OnceLock};

#[cfg(feature = "admission")]
use super::deferred::{Deferred, Maker};
use super::error::JsonError;
use super::number;
use super::pointer::unescape;
#[cfg(feature = "wire")]
use super::scan::scan_around;
use super::scan::{Limits, scan, scan_printed};
use super::string;
use super::tape::{ESCAPED, Entry, Kind, NON_ASCII, REWRITE, Source, index};

/// A JSON value as it was written: its bytes and a tape over them.
///
/// A clone is a pointer. A part of a document ([`Node::to_document`]) is a document too and shares the same bytes.
/// Two documents are equal if their texts are the same byte for byte; use [`super::equal`] to compare values.
///
/// # Examples
///
/// ```
/// use nocluster::json::Document;
///
/// let pod = Document::parse(r#"{"kind":"Pod","spec":{"containers":[{"name":"web"}]},"x":1.50}"#)?;
/// assert_eq!(pod.at("/spec/containers/0/name").and_then(|name| name.as_str()).as_deref(), Some("web"));
/// assert_eq!(pod.at("/x").map(|x| x.text()), Some(&b"1.50"[..]));
/// # Ok::<(), nocluster::json::JsonError>(())
/// ```
#[derive(Clone)]
pub struct Document(Held);

#[derive(Clone)]
enum Held {
    /// The value at a place on a tape.
    Read { source: Arc<Source>, root: u32 },
    /// A value that is printed when it is looked at.
    #[cfg(feature = "admission")]
    Deferred(Arc<Deferred<Document>>),
}

impl Document {
    /// Reads a text with the default [`Limits`], in one pass.
    ///
    /// # Errors
    ///
    /// [`JsonError`], with Go's text and the position of the first violation.
    pub fn parse(text: impl Into<Vec<u8>>) -> Result<Self, JsonError> {
        Self::parse_with(text, &Limits::default())
    }

    /// Reads a text with the given limits.
    ///
    /// # Errors
    ///
    /// [`JsonError`], with Go's text and the position of the first violation.
    pub fn parse_with(text: impl Into<Vec<u8>>, limits: &Limits) -> Result<Self, JsonError> {
        Ok(Self::of(scan(text.into(), limits)?))
    }

    /// Reads a text with the default [`Limits`], whose documents may be nested `levels` deep in it.
    #[cfg(feature = "wire")]
    pub(crate) fn parse_around(text: impl Into<Vec<u8>>, levels: usize) -> Result<Self, JsonError> {
        Ok(Self::of(scan_around(text.into(), &Limits::default(), levels)?))
    }

    fn of(source: Source) -> Self {
        Self(Held::Read { source: Arc::new(source), root: 0 })
    }

    /// A document that is printed when somebody first looks at it.
    #[cfg(feature = "admission")]
    pub(crate) fn deferred(printer: impl Maker<Self>) -> Self {
        Self(Held::Deferred(Arc::new(Deferred::new(printer))))
    }

    /// What will print this document, if it is of this type; `None` once somebody has looked at the document.
    #[cfg(feature = "admission")]
    pub(crate) fn unseen<P: Maker<Self>>(&self) -> Option<&P> {
        if let Held::Deferred(deferred) = &self.0 { deferred.unseen() } else { None }
    }

    /// The value as a whole, from which its parts are reached.
    pub fn root(&self) -> Node<'_> {
        match &self.0 {
            Held::Read { source, root } => Node { source, index: *root },
            #[cfg(feature = "admission")]
            Held::Deferred(deferred) => deferred.value().root(),
        }
    }

    /// The text of the value, without white space around it.
    pub fn text(&self) -> &[u8] {
        self.root().text()
    }

    /// The bytes that were read, with the white space around the value. For a part of a document, its text.
    pub fn input(&self) -> &[u8] {
        let root = self.root();
        if root.index == 0 { &root.source.text } else { root.text() }
    }

    /// The value at a JSON pointer; `None` if there is no value. Of a member that is given twice, the last one counts.
    pub fn at(&self, pointer: &str) -> Option<Node<'_>> {
        self.root().at(pointer)
    }

    /// A text that a correct printer made, at any depth.
    pub(crate) fn printed(text: Vec<u8>) -> Self {
        match scan_printed(text) {
            Ok(source) => Self::of(source),
            // INVARIANT: printers of this library and of `serde_json` print JSON only, so this is not reached by less
            // than 4 GiB: 256 MiB print as 1.5 GiB at most.
            Err(_) => Self::null(),
        }
    }

    /// A text with the tape over it that a correct printer made.
    pub(super) fn of_parts(text: Vec<u8>, tape: Vec<Entry>) -> Self {
        // INVARIANT: as of `printed`, this is not reached by less than 4 GiB.
        if text.len() > index(u32::MAX) || tape.is_empty() {
            return Self::null();
        }
        debug_assert!(scan_printed(text.clone()).is_ok_and(|read| read.tape == tape), "as if the text had been read");
        Self::of(Source { text, tape, depth: OnceLock::new() })
    }

    /// The document `null`.
    pub(crate) fn null() -> Self {
        let entry = Entry { start: 0, end: 4, next: 1, kind: Kind::Null, flags: 0 };
        Self::of(Source { text: b"null".to_vec(), tape: vec![entry], depth: 0.into() })
    }

    /// The depth of arrays and objects inside one another in the whole input, also for a part of a document.
    pub fn depth(&self) -> usize {
        self.root().source.depth()
    }

    /// The bytes of `span` (a [`Node::span`]) in all that was read, also of a part.
    #[cfg(feature = "patch")]
    pub(crate) fn bytes(&self, span: std::ops::Range<usize>) -> &[u8] {
        self.root().source.text.get(span).unwrap_or_default()
    }

    /// The place `index` of the tape.
    #[cfg(feature = "patch")]
    pub(crate) fn node(&self, index: u32) -> Node<'_> {
        Node { source: self.root().source, index }
    }
}

impl fmt::Debug for Document {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Document({})", string::replace_invalid(self.text()))
    }
}

impl fmt::Display for Document {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&string::replace_invalid(self.text()))
    }
}

impl PartialEq for Document {
    fn eq(&self, other: &Self) -> bool {
        self.text() == other.text()
    }
}

impl Eq for Document {}

/// A value in a [`Document`]: a place, cheap to copy.
#[derive(Clone, Copy)]
pub struct Node<'a> {
    source: &'a Arc<Source>,
    index: u32,
}

impl<'a> Node<'a> {
    #[inline(always)]
    fn entry(&self) -> Entry {
        self.source.entry(self.index)
    }

    /// What kind of value this is.
    #[inline(always)]
    pub fn kind(&self) -> Kind {
        self.entry().kind
    }

    /// The value's text as it was written, quotes and brackets included.
    #[inline(always)]
    pub fn text(&self) -> &'a [u8] {
        self.source.slice(self.entry())
    }

    /// The byte range of the text in the input.
    pub fn span(&self) -> std::ops::Range<usize> {
        self.entry().span()
    }

    /// Whether this is `null`.
    pub fn is_null(&self) -> bool {
        self.kind() == Kind::Null
    }

    /// The boolean, if this is one.
    pub fn as_bool(&self) -> Option<bool> {
        (self.kind() == Kind::Bool).then(|| self.text() == b"true")
    }

    /// The string as Go decodes it, if this is one: escapes resolved, each lone surrogate and each invalid byte U+FFFD.
    pub fn as_str(&self) -> Option<Cow<'a, str>> {
        let entry = self.entry();
        (entry.kind == Kind::String).then(|| string::decode(self.source.slice(entry), entry.flags & ESCAPED != 0))
    }

    /// The text of the number, if this is one.
    pub fn as_number(&self) -> Option<&'a str> {
        (self.kind() == Kind::Number).then(|| std::str::from_utf8(self.text()).unwrap_or_default())
    }

    /// The number as an integer, if it is written as one and fits.
    pub fn as_i64(&self) -> Option<i64> {
        number::integer(self.text()).filter(|_| self.kind() == Kind::Number)
    }

    /// Whether this is a string that decodes to `text`.
    pub fn is_str(&self, text: &str) -> bool {
        let entry = self.entry();
        if entry.kind != Kind::String {
            return false;
        }
        if entry.flags & (ESCAPED | NON_ASCII) != 0 {
            return self.as_str().is_some_and(|decoded| decoded == text);
        }
        // Most keys differ in length already.
        let span = entry.span();
        let (start, end) = (span.start + 1, span.end.saturating_sub(1));
        start + text.len() == end && self.source.text.get(start..end) == Some(text.as_bytes())
    }

    /// The members of an object in the order of the text, duplicates included; none for other kinds.
    pub fn members(&self) -> Members<'a> {
        let entry = self.entry();
        let end = if entry.kind == Kind::Object { entry.next } else { self.index + 1 };
        Members { source: self.source, at: self.index + 1, end }
    }

    /// The elements of an array; none for other kinds.
    pub fn elements(&self) -> Elements<'a> {
        let entry = self.entry();
        let end = if entry.kind == Kind::Array { entry.next } else { self.index + 1 };
        Elements { source: self.source, at: self.index + 1, end }
    }

    /// The value of the member `name`, the last one if it is given twice; `None` if this is not an object.
    pub fn member(&self, name: &str) -> Option<Node<'a>> {
        self.members().filter(|member| member.key.is_str(name)).last().map(|member| member.value)
    }

    /// The value of the member `name` where Go decodes it into a field that is no pointer, list or map: a null leaves what an
    /// earlier member of that name has set. `None` if there is none but nulls.
    pub(crate) fn field(&self, name: &str) -> Option<Node<'a>> {
        let given = self.members().filter(|member| member.key.is_str(name) && !member.value.is_null());
        given.last().map(|member| member.value)
    }

    /// The field of a field that is a struct, which is decoded into the same place each time it is given.
    pub(crate) fn field_in(&self, name: &str, inner: &str) -> Option<Node<'a>> {
        let structs = self.members().filter(|member| member.key.is_str(name));
        structs.filter_map(|member| member.value.field(inner)).last()
    }

    /// The value at a JSON pointer relative to this one; `None` if there is no value.
    pub fn at(&self, pointer: &str) -> Option<Node<'a>> {
        if pointer.is_empty() {
            return Some(*self);
        }
        pointer.strip_prefix('/')?.split('/').try_fold(*self, |node, token| node.step(token))
    }

    /// The value at a JSON pointer relative to this one, or the nearest one above it; this one if nothing matches.
    pub fn nearest(&self, pointer: &str) -> Node<'a> {
        let mut node = *self;
        for token in pointer.strip_prefix('/').into_iter().flat_map(|tokens| tokens.split('/')) {
            let Some(below) = node.step(token) else { break };
            node = below;
        }
        node
    }

    /// The member or element that a token of a pointer names.
    fn step(&self, token: &str) -> Option<Node<'a>> {
        match self.kind() {
            Kind::Object => self.member(&unescape(token)),
            Kind::Array if token == "0" || !token.starts_with(['0', '+']) => self.elements().nth(token.parse().ok()?),
            _ => None,
        }
    }

    /// The value as a document of its own, sharing the bytes.
    pub fn to_document(&self) -> Document {
        Document(Held::Read { source: Arc::clone(self.source), root: self.index })
    }

    /// Whether Go's encoder prints the value exactly as written.
    #[inline(always)]
    pub(crate) fn is_compact(&self) -> bool {
        self.entry().flags & REWRITE == 0
    }

    /// Whether the string is written without escapes and in ASCII, so that its text is its value.
    pub(crate) fn is_plain(&self) -> bool {
        self.entry().flags & (ESCAPED | NON_ASCII) == 0
    }

    /// Compares the values of two strings, byte by byte.
    pub(crate) fn cmp_value(&self, other: &Self) -> Ordering {
        if self.is_plain() && other.is_plain() {
            self.body().cmp(other.body())
        } else {
            self.as_str().cmp(&other.as_str())
        }
    }

    /// The text of a string without its quotes.
    pub(crate) fn body(&self) -> &'a [u8] {
        let text = self.text();
        text.get(1..text.len().saturating_sub(1)).unwrap_or_default()
    }

    /// The entries of the value and of all that is in it.
    pub(super) fn entries(&self) -> &'a [Entry] {
        self.source.tape.get(index(self.index)..index(self.entry().next)).unwrap_or_default()
    }

    /// How many entries of the tape the value has: itself, and all keys and values that are in it.
    pub(crate) fn size(&self) -> usize {
        self.entries().len()
    }

    /// The place on the tape from that of another value of the same text on; `None` if it stands before, or in another text.
    pub(crate) fn place_in(&self, other: Node<'_>) -> Option<usize> {
        let at = self.index.checked_sub(other.index).filter(|_| Arc::ptr_eq(self.source, other.source))?;
        usize::try_from(at).ok()
    }

    /// The place on the tape, for [`Document::node`] of a document with the same bytes.
    pub(crate) fn index(&self) -> u32 {
        self.index
    }
}

impl fmt::Debug for Node<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Node({})", string::replace_invalid(self.text()))
    }
}

/// A member of an object.
#[derive(Debug, Clone, Copy)]
pub struct Member<'a> {
    /// The key: always a string.
    pub key: Node<'a>,
    /// The value of the member.
    pub value: Node<'a>,
}

impl<'a> Member<'a> {
    /// The key as Go decodes it.
    pub fn name(&self) -> Cow<'a, str> {
        self.key.as_str().unwrap_or_default()
    }
}

/// The members of an object, in the order of the text.
#[derive(Debug, Clone)]
pub struct Members<'a> {
    source: &'a Arc<Source>,
    at: u32,
    end: u32,
}

impl<'a> Iterator for Members<'a> {
    type Item = Member<'a>;

    fn next(&mut self) -> Option<Member<'a>> {
        if self.at >= self.end {
            return None;
        }
        let key = Node { source: self.source, index: self.at };
        let value = Node { source: self.source, index: self.at + 1 };
        self.at = value.entry().next;
        Some(Member { key, value })
    }
}

/// The elements of an array.
#[derive(Debug, Clone)]
pub struct Elements<'a> {
    source: &'a Arc<Source>,
    at: u32,
    end: u32,
}

impl<'a> Iterator for Elements<'a> {
    type Item = Node<'a>;

    fn next(&mut self) -> Option<Node<'a>> {
        if self.at >= self.end {
            return None;
        }
        let node = Node { source: self.source, index: self.at };
        self.at = node.entry().next;
        Some(node)
    }
}
