//! Answers, in which raw members may come as text.

use serde::Serialize;

use crate::json::write::Writer;
use crate::json::{Document, Kind, Node};
use crate::release::Release;

#[cfg(feature = "patch")]
use super::input::Input;

/// An envelope with the `ok` of an operation, under construction.
#[derive(Debug)]
pub(super) struct Answer {
    out: Writer,
    /// Whether raw members come as text.
    text: bool,
}

impl Answer {
    /// Begins with the release, which every answer echoes.
    #[cfg(feature = "patch")]
    pub(super) fn new(input: &Input<'_>, release: Release) -> Self {
        Self { text: input.flag("text"), ..Self::plain(release) }
    }

    /// Begins an answer like [`Self::new`], with its raw members as JSON.
    pub(super) fn plain(release: Release) -> Self {
        let mut out = Writer::new();
        out.begin_object().key("ok").begin_object().key("release").string(&release.to_string());
        Self { out, text: false }
    }

    /// A member whose text is JSON already.
    #[cfg(feature = "patch")]
    pub(super) fn raw(&mut self, name: &str, json: &[u8]) -> &mut Self {
        raw(&mut self.out, name, json, self.text);
        self
    }

    /// A member that serde writes. Members of the names in `raws`, at any depth, are raw.
    pub(super) fn value(&mut self, name: &str, value: &impl Serialize, raws: &[&str]) -> &mut Self {
        self.json(name, serde_json::to_vec(value).unwrap_or_default(), raws)
    }

    /// A member whose text is JSON already. Members of the names in `raws`, at any depth, are raw.
    pub(super) fn json(&mut self, name: &str, json: Vec<u8>, raws: &[&str]) -> &mut Self {
        self.out.key(name);
        if self.text && !raws.is_empty() {
            as_text(&mut self.out, Document::printed(json).root(), raws);
        } else {
            self.out.raw(&json);
        }
        self
    }

    /// All members of an object whose text is JSON already. Members of the names in `raws`, at any depth, are raw.
    #[cfg(any(feature = "admission", feature = "dns", feature = "ipam"))]
    pub(super) fn members(&mut self, object: Vec<u8>, raws: &[&str]) -> &mut Self {
        for member in Document::printed(object).root().members() {
            member_as(&mut self.out, &member.name(), member.value, raws, self.text);
        }
        self
    }

    /// The envelope's text.
    pub(super) fn finish(mut self) -> Vec<u8> {
        self.out.end_object().end_object();
        self.out.out
    }
}

fn raw(out: &mut Writer, name: &str, json: &[u8], text: bool) {
    if text {
        // The server ends a review with a line break; as a JSON value it has none.
        let end: &[u8] = if name == "review" { b"\n" } else { b"" };
        out.key(&format!("{name}Text")).raw(&quoted(&[json, end].concat()));
    } else {
        out.key(name).raw(json);
    }
}

fn member_as(out: &mut Writer, name: &str, value: Node<'_>, raws: &[&str], text: bool) {
    if !text {
        out.key(name).raw(value.text());
    } else if raws.contains(&name) {
        raw(out, name, value.text(), true);
    } else {
        out.key(name);
        as_text(out, value, raws);
    }
}

/// Writes a value with its raw members as text. What serde wrote is as deep as its types, and raw members are not
/// entered.
fn as_text(out: &mut Writer, node: Node<'_>, raws: &[&str]) {
    match node.kind() {
        Kind::Object => {
            out.begin_object();
            for member in node.members() {
                member_as(out, &member.name(), member.value, raws, true);
            }
            out.end_object();
        }
        Kind::Array => {
            out.begin_array();
            for element in node.elements() {
                as_text(out, element, raws);
            }
            out.end_array();
        }
        _ => {
            out.raw(node.text());
        }
    }
}

/// A text as a JSON string. Bytes that are not UTF-8 stay as they are.
fn quoted(text: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(text.len().saturating_add(text.len() / 8));
    out.push(b'"');
    for &byte in text {
        match byte {
            b'"' | b'\\' => out.extend_from_slice(&[b'\\', byte]),
            b'\n' => out.extend_from_slice(b"\\n"),
            b'\r' => out.extend_from_slice(b"\\r"),
            b'\t' => out.extend_from_slice(b"\\t"),
            0..0x20 => out.extend_from_slice(format!("\\u{byte:04x}").as_bytes()),
            _ => out.push(byte),
        }
    }
    out.push(b'"');
    out
}
