//! Objects of JSON as Go holds them in a `map[string]any`: the members by name, each printed as Go prints it from there.
//!
//! Source: golang/go src/encoding/json/{decode,encode}.go

use std::collections::BTreeMap;

use super::decode::Decoder;
use crate::json::{Builder, Document, Kind, Node, any, format_float64, string};

/// The members of an object, by name, with their texts.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct GoMap(BTreeMap<String, Vec<u8>>);

impl GoMap {
    /// Reads a text; null is an empty object. The error is Go's.
    pub(super) fn parse(text: &[u8]) -> Result<Self, String> {
        let document = Document::parse(text).map_err(|error| error.to_string())?;
        let mut map = Self::default();
        Decoder::run(document.root(), |decoder, node, (): &mut ()| map.decode(decoder, node))
            .map_err(|fault| fault.to_string())?;
        Ok(map)
    }

    /// Decodes an object into what is there; null empties it.
    pub(super) fn decode(&mut self, decoder: &mut Decoder, node: Node<'_>) {
        if node.is_null() {
            self.0.clear();
        }
        decoder.map(node, "map[string]interface {}", Decoder::any);
        self.extend(node);
    }

    /// Adds the members of an object, of which the last of each name stays.
    pub(super) fn extend(&mut self, node: Node<'_>) {
        for member in node.members() {
            self.insert(&member.name(), any_text(member.value));
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(super) fn insert(&mut self, name: &str, text: Vec<u8>) {
        self.0.insert(name.to_owned(), text);
    }

    pub(super) fn get(&self, name: &str) -> Option<&[u8]> {
        self.0.get(name).map(Vec::as_slice)
    }

    /// The object's text.
    pub(super) fn text(&self) -> Vec<u8> {
        let mut text = vec![b'{'];
        for (name, value) in &self.0 {
            if text.len() > 1 {
                text.push(b',');
            }
            string::encode(name, &mut text);
            text.push(b':');
            text.extend_from_slice(value);
        }
        text.push(b'}');
        text
    }
}

/// A value that went through `any`: numbers are those of floating-point.
pub(super) fn any_text(node: Node<'_>) -> Vec<u8> {
    let mut out = Builder::default();
    any::print(node, &mut out, |number, out| {
        let value = number.parse().unwrap_or_default();
        out.scalar(Kind::Number, format_float64(value).as_bytes());
    });
    out.into_text()
}
