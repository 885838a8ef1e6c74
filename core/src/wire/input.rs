//! An operation's input: strict members, raw where the core wants the text.

use std::borrow::Cow;
use std::collections::BTreeSet;

use crate::json::pointer::escape;
use crate::json::string::unescape;
use crate::json::{Document, JsonError, Kind, Limits, Node};
use crate::release::Release;

use super::error::{Failure, WireError};
use super::operation::{Member, MemberKind, Members, Operation};
#[cfg(feature = "admission")]
use super::spot::Spot;
use crate::nearest::nearest;

/// The members of an input, each of them known and given once.
#[derive(Debug)]
pub(super) struct Input<'a> {
    root: Node<'a>,
    /// The place of the object: empty for an operation's whole input.
    at: String,
    /// A raw member whose text was given beside the input.
    beside: Option<Beside<'a>>,
}

/// A text that was given beside an input, in place of the `Text` twin of one of its raw members.
#[derive(Debug, Clone, Copy)]
pub(super) struct Beside<'a> {
    pub(super) member: &'a str,
    pub(super) text: &'a [u8],
}

/// How a null is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Nulls {
    /// A null has the wrong type, as in every input of ours.
    Refused,
    /// A null means that the member is absent, as Go reads Kubernetes objects.
    Absent,
}

/// A raw member: JSON as it was written, or the text that its twin holds, which may be anything.
#[derive(Debug, Clone)]
pub(super) struct Raw<'a> {
    /// The pointer of the member that was given.
    pub(super) at: String,
    pub(super) form: Form<'a>,
}

#[derive(Debug, Clone)]
pub(super) enum Form<'a> {
    Json(Node<'a>),
    Text(Cow<'a, [u8]>),
}

/// How deep a document may be nested in an input, so that it may be as deep as one that is given alone.
const LEVELS: usize = 16;

/// The input of an operation as a document.
pub(super) fn read(text: &[u8]) -> Result<Document, Failure> {
    Document::parse_around(text, LEVELS).map_err(|error| Failure::from(error).about(text))
}

/// A part of the input as a document of its own.
pub(super) fn document_of(node: Node<'_>) -> Result<Document, JsonError> {
    let document = node.to_document();
    // Read again only if something in the input is too deep, to see whether it is this part.
    if document.depth() > Limits::default().depth { Document::parse(node.text()) } else { Ok(document) }
}

impl Raw<'_> {
    /// The text, whether or not it is JSON.
    #[cfg(feature = "patch")]
    pub(super) fn text(&self) -> &[u8] {
        match &self.form {
            Form::Json(node) => node.text(),
            Form::Text(text) => text,
        }
    }

    /// The member as a document.
    pub(super) fn document(&self) -> Result<Document, Failure> {
        let document = match &self.form {
            Form::Json(node) => document_of(*node).map_err(Failure::from),
            Form::Text(text) => Document::parse(text.as_ref()).map_err(|error| Failure::from(error).about(text)),
        };
        document.map_err(|failure| failure.under(&self.at))
    }
}

impl<'a> Input<'a> {
    /// Checks the members of an operation's input.
    pub(super) fn read(document: &'a Document, operation: &Operation) -> Result<Self, Failure> {
        Self::read_beside(document.root(), String::new(), operation.members, Nulls::Refused, None)
    }

    /// Checks the members of the object at `at`.
    pub(super) fn read_members(root: Node<'a>, at: String, members: &[Member], nulls: Nulls) -> Result<Self, Failure> {
        Self::read_beside(root, at, &[members], nulls, None)
    }

    /// Checks the members of the object at `at`, one of which may be given beside it.
    pub(super) fn read_beside(
        root: Node<'a>,
        at: String,
        members: Members<'_>,
        nulls: Nulls,
        beside: Option<Beside<'a>>,
    ) -> Result<Self, Failure> {
        expect(root, &at, Kind::Object)?;
        let mut seen = BTreeSet::new();
        if let Some(Beside { member, .. }) = beside {
            let raws = each(members).filter(|known| known.kind == MemberKind::Raw);
            let Some(known) = raws.clone().find(|known| known.name == member) else {
                let known: Vec<_> = raws.map(|known| known.name).collect();
                let nearest = nearest(member, &known);
                let at = pointer(&at, member);
                return Err(WireError::UnknownMember { at, member: member.to_owned(), known, nearest }.into());
            };
            seen.insert(known.name);
        }
        for given in root.members() {
            let name = given.name();
            let place = pointer(&at, &name);
            let Some((member, is_twin)) = known(members, &name) else {
                let known = names(members);
                let nearest = nearest(&name, &known);
                return Err(WireError::UnknownMember { at: place, member: name.into_owned(), known, nearest }.into());
            };
            if !seen.insert(member.name) {
                let twin = format!("{}Text", member.name);
                // The first one is the other twin, unless this very member exists already.
                let repeated = root.members().filter(|other| other.key.is_str(&name)).count() > 1;
                let beside = beside.is_some_and(|beside| beside.member == member.name);
                let first = match (repeated, is_twin) {
                    _ if beside => twin,
                    (true, _) => name.to_string(),
                    (false, true) => member.name.to_owned(),
                    (false, false) => twin,
                };
                return Err(WireError::DuplicateMember { at: place, member: name.into_owned(), first }.into());
            }
            if nulls == Nulls::Absent && given.value.is_null() {
                continue;
            }
            let wanted = if is_twin { MemberKind::String } else { member.kind };
            match wanted {
                MemberKind::Raw => {}
                MemberKind::Resource if given.value.kind() == Kind::String => {}
                MemberKind::Resource => expect(given.value, &place, Kind::Object)?,
                MemberKind::String => expect(given.value, &place, Kind::String)?,
                MemberKind::Integer => expect(given.value, &place, Kind::Number)?,
                MemberKind::Bool => expect(given.value, &place, Kind::Bool)?,
                MemberKind::Object => expect(given.value, &place, Kind::Object)?,
                MemberKind::List => expect(given.value, &place, Kind::Array)?,
                MemberKind::Plugins if given.value.kind() == Kind::Object => {}
                MemberKind::Strings | MemberKind::Plugins => {
                    expect(given.value, &place, Kind::Array)?;
                    for (index, element) in given.value.elements().enumerate() {
                        expect(element, &format!("{place}/{index}"), Kind::String)?;
                    }
                }
            }
        }
        match each(members).find(|member| member.required && !seen.contains(member.name)) {
            Some(missing) => Err(WireError::MissingMember { member: missing.name }.into()),
            None => Ok(Self { root, at, beside }),
        }
    }

    /// A member as written, if it is given. An allowed null counts as absent.
    pub(super) fn node(&self, name: &str) -> Option<Node<'a>> {
        self.root.member(name).filter(|node| !node.is_null())
    }

    /// Whether a member or its twin is given.
    #[cfg(feature = "admission")]
    pub(super) fn is_given(&self, name: &str) -> bool {
        self.beside.is_some_and(|beside| beside.member == name)
            || self.root.member(name).is_some()
            || self.root.member(&format!("{name}Text")).is_some()
    }

    /// The pointer of a member.
    pub(super) fn place(&self, name: &str) -> String {
        pointer(&self.at, name)
    }

    /// A string, if it is given.
    pub(super) fn string(&self, name: &str) -> Option<Cow<'a, str>> {
        self.node(name).and_then(|node| node.as_str())
    }

    /// A list of strings; empty if it is not given.
    pub(super) fn strings(&self, name: &str) -> Vec<Cow<'a, str>> {
        self.node(name).into_iter().flat_map(|node| node.elements()).filter_map(|node| node.as_str()).collect()
    }

    /// A boolean; `false` if it is not given.
    #[cfg(any(feature = "patch", feature = "dns", feature = "ipam"))]
    pub(super) fn flag(&self, name: &str) -> bool {
        self.node(name).and_then(|node| node.as_bool()).unwrap_or_default()
    }

    /// A string that is one of a few words, if it is given.
    #[cfg(any(feature = "patch", feature = "dns", feature = "ipam"))]
    pub(super) fn word<T: Copy>(&self, name: &'static str, words: &[(&'static str, T)]) -> Result<Option<T>, Failure> {
        self.string(name).map(|value| meaning(words, &value, || self.place(name))).transpose()
    }

    /// A string that is one of a few words and that the operation requires.
    #[cfg(feature = "patch")]
    pub(super) fn required_word<T: Copy>(&self, name: &'static str, words: &[(&'static str, T)]) -> Result<T, Failure> {
        self.word(name, words)?.ok_or_else(|| WireError::MissingMember { member: name }.into())
    }

    /// A whole number in a range, if it is given.
    #[cfg(any(feature = "patch", feature = "dns", feature = "ipam"))]
    pub(super) fn integer(&self, name: &str, min: u64, max: u64) -> Result<Option<u64>, Failure> {
        let Some(number) = self.node(name).and_then(|node| node.as_number()) else { return Ok(None) };
        match number.parse() {
            Ok(value) if (min..=max).contains(&value) => Ok(Some(value)),
            _ => Err(WireError::OutOfRange { at: pointer(&self.at, name), min, max, got: number.to_owned() }.into()),
        }
    }

    /// A raw member, or its twin, if either is given.
    pub(super) fn raw(&self, name: &'static str) -> Result<Option<Raw<'a>>, Failure> {
        if let Some(Beside { member, text }) = self.beside
            && member == name
        {
            let at = pointer(&self.at, &format!("{name}Text"));
            return Ok(Some(Raw { at, form: Form::Text(Cow::Borrowed(text)) }));
        }
        if let Some(node) = self.root.member(name) {
            return Ok(Some(Raw { at: pointer(&self.at, name), form: Form::Json(node) }));
        }
        let twin = format!("{name}Text");
        let Some(node) = self.node(&twin) else { return Ok(None) };
        let at = pointer(&self.at, &twin);
        match bytes_of(node.text()) {
            Some(text) => Ok(Some(Raw { at, form: Form::Text(text) })),
            None => Err(WireError::InvalidUtf8 { at }.into()),
        }
    }

    /// A pointer that begins with a raw member, adjusted to the given form: that member or its twin.
    #[cfg(feature = "admission")]
    pub(super) fn given(&self, pointer: &str) -> String {
        let rest = pointer.strip_prefix('/').unwrap_or(pointer);
        let (name, rest) =
            rest.split_once('/').map_or((rest, ""), |(name, _)| (name, rest.get(name.len()..).unwrap_or("")));
        let twin = format!("{name}Text");
        let beside = self.beside.is_some_and(|beside| beside.member == name);
        let name = if beside || self.node(&twin).is_some() { &twin } else { name };
        format!("{}{rest}", self.place(name))
    }

    /// The place of a pointer into the input, with its bytes if it leads into a text.
    #[cfg(feature = "admission")]
    pub(super) fn spot(&self, at: String) -> Spot {
        let rest = at.strip_prefix('/').unwrap_or(&at);
        let (name, inner) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
        let text = match self.beside {
            Some(Beside { member, text }) if name.strip_suffix("Text") == Some(member) => Some(Cow::Borrowed(text)),
            _ if name.ends_with("Text") => self.node(name).and_then(|node| bytes_of(node.text())),
            _ => None,
        };
        let text = text.and_then(|text| Document::parse(text.as_ref()).ok());
        let inner = inner.to_owned();
        Spot::in_text(at, text.as_ref(), &inner)
    }

    /// A raw member as a document, if it is given and not null.
    #[cfg(feature = "admission")]
    pub(super) fn object(&self, name: &'static str) -> Result<Option<Document>, Failure> {
        let document = self.raw(name)?.map(|raw| raw.document()).transpose()?;
        Ok(document.filter(|document| !document.root().is_null()))
    }

    /// A raw member that the operation requires.
    #[cfg(any(feature = "patch", feature = "dns"))]
    pub(super) fn required_raw(&self, name: &'static str) -> Result<Raw<'a>, Failure> {
        self.raw(name)?.ok_or_else(|| WireError::MissingMember { member: name }.into())
    }

    /// The release, for everything but patches.
    pub(super) fn release(&self) -> Result<Release, Failure> {
        self.string("release").map_or_else(|| Ok(Release::default()), |text| Ok(Release::parse(&text)?))
    }

    /// The release, for patches.
    #[cfg(feature = "patch")]
    pub(super) fn release_for_patch(&self) -> Result<Release, Failure> {
        self.string("release").map_or_else(|| Ok(Release::default()), |text| Ok(Release::parse_for_patch(&text)?))
    }

    /// A list of strings, each one of a few words; empty if it is not given.
    pub(super) fn words<T: Copy>(&self, name: &'static str, words: &[(&'static str, T)]) -> Result<Vec<T>, Failure> {
        let given = self.strings(name);
        given
            .iter()
            .enumerate()
            .map(|(index, value)| meaning(words, value, || format!("{}/{index}", self.place(name))))
            .collect()
    }
}

/// The meaning of a word; `at` is its place.
pub(super) fn meaning<T: Copy>(
    words: &[(&'static str, T)],
    value: &str,
    at: impl FnOnce() -> String,
) -> Result<T, Failure> {
    if let Some((_, meaning)) = words.iter().find(|(word, _)| *word == value) {
        return Ok(*meaning);
    }
    let known: Vec<_> = words.iter().map(|(word, _)| *word).collect();
    Err(WireError::UnknownValue { at: at(), value: value.to_owned(), nearest: nearest(value, &known), known }.into())
}

fn each<'m>(members: Members<'m>) -> impl Iterator<Item = &'m Member> + Clone {
    members.iter().copied().flatten()
}

/// The member of that name, and whether the name is that of its twin.
fn known<'m>(members: Members<'m>, name: &str) -> Option<(&'m Member, bool)> {
    let raw = name.strip_suffix("Text");
    each(members).find_map(|member| {
        if member.name == name {
            return Some((member, false));
        }
        (member.kind == MemberKind::Raw && raw == Some(member.name)).then_some((member, true))
    })
}

fn names(members: Members<'_>) -> Vec<&'static str> {
    each(members).map(|member| member.name).collect()
}

fn expect(node: Node<'_>, at: &str, wanted: Kind) -> Result<(), WireError> {
    if node.kind() == wanted {
        return Ok(());
    }
    Err(WireError::WrongType { at: at.to_owned(), wanted: wanted.go_name(), got: node.kind().go_name() })
}

/// The pointer of a member.
pub(super) fn pointer(parent: &str, member: &str) -> String {
    format!("{parent}/{}", escape(member))
}

/// The bytes that a string stands for, `None` if it holds a lone surrogate. Bytes that are not UTF-8 stay as they are.
fn bytes_of(literal: &[u8]) -> Option<Cow<'_, [u8]>> {
    let body = literal.get(1..literal.len().saturating_sub(1)).unwrap_or_default();
    if !body.contains(&b'\\') {
        return Some(Cow::Borrowed(body));
    }
    let mut out = Vec::with_capacity(body.len());
    let mut rest = body;
    while let Some(at) = rest.iter().position(|&byte| byte == b'\\') {
        let (plain, escape) = rest.split_at(at);
        out.extend_from_slice(plain);
        let (character, width) = unescape(escape);
        out.extend_from_slice(character?.encode_utf8(&mut [0; 4]).as_bytes());
        rest = escape.get(width..).unwrap_or_default();
    }
    out.extend_from_slice(rest);
    Some(Cow::Owned(out))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_member_stands_for_its_bytes() {
        for (literal, expected) in [
            (&br#""""#[..], &b""[..]),
            (br#""{\"a\":1}""#, br#"{"a":1}"#),
            (br#""\\u00e9\u00e9\n\/""#, b"\\u00e9\xc3\xa9\n/"),
            (br#""\ud83d\ude00""#, "\u{1f600}".as_bytes()),
            (b"\"\xff\\t\"", b"\xff\t"),
        ] {
            assert_eq!(bytes_of(literal).as_deref(), Some(expected), "{}", String::from_utf8_lossy(literal));
        }
    }

    #[test]
    fn a_lone_surrogate_stands_for_nothing() {
        for literal in [&br#""\ud800""#[..], br#""\udc00""#, br#""\ud800\ud800""#, br#""\ud800x""#, br#""\ud800\n""#] {
            assert_eq!(bytes_of(literal), None, "{}", String::from_utf8_lossy(literal));
        }
    }
}
