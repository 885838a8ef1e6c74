//! The metadata of a custom resource and of the resources that are embedded in it, which have a Go type.
//!
//! Source: kubernetes/apiextensions-apiserver pkg/apiserver/schema/objectmeta/{algorithm,coerce}.go

use crate::json::{Document, Kind, Node, Pointer, Writer};
use crate::release::Release;
use crate::scheme::{self, EncodeError};

/// What happens to a value of metadata that can't be decoded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Malformed {
    /// The object can't be decoded.
    Refused,
    /// It is dropped, as it is from what is stored and from defaults.
    Dropped,
}

/// Metadata as the server has it after it decoded it.
///
/// # Errors
///
/// The place in the metadata, and the decoder's text.
pub(super) fn decoded(
    metadata: Node<'_>,
    malformed: Malformed,
    release: Release,
) -> Result<Document, (Pointer, String)> {
    let printed = canonical(metadata);
    let refused = match scheme::encode_metadata(&printed, release) {
        Ok(decoded) => return Ok(decoded),
        Err(EncodeError::WrongType { at, upstream }) => (at, upstream),
        // INVARIANT: metadata is no list, and has no schemas.
        Err(other) => (Pointer::root(), other.to_string()),
    };
    if malformed == Malformed::Refused {
        return Err(refused);
    }
    if metadata.kind() != Kind::Object {
        let text = format!("invalid metadata: expected object, got {}", go_type(&printed));
        return Err((Pointer::root(), text));
    }
    let mut kept = Writer::new();
    kept.begin_object();
    for member in printed.root().members() {
        let mut alone = Writer::new();
        alone.begin_object().key(&member.name()).node(member.value).end_object();
        if scheme::encode_metadata(&Document::printed(alone.finish()), release).is_ok() {
            kept.key(&member.name()).node(member.value);
        }
    }
    kept.end_object();
    scheme::encode_metadata(&Document::printed(kept.finish()), release)
        .map_err(|error| (Pointer::root(), error.to_string()))
}

/// The metadata of an embedded resource, which has no time of creation unless it is given.
pub(super) fn without_null_time(metadata: Document) -> Document {
    let unset = |name: &str, value: Node<'_>| name == "creationTimestamp" && value.is_null();
    if !metadata.root().members().any(|member| unset(&member.name(), member.value)) {
        return metadata;
    }
    let mut out = Writer::new();
    out.begin_object();
    for member in metadata.root().members().filter(|member| !unset(&member.name(), member.value)) {
        out.key(&member.name()).node(member.value);
    }
    out.end_object();
    Document::printed(out.finish())
}

/// The metadata of a stored object; very old ones have no generation.
pub(super) fn with_generation(metadata: Document) -> Document {
    if metadata.at("/generation").is_some() {
        return metadata;
    }
    let mut out = Writer::new();
    out.begin_object();
    let (before, after): (Vec<_>, Vec<_>) =
        metadata.root().members().partition(|member| *member.name() < *"generation");
    for member in before {
        out.key(&member.name()).node(member.value);
    }
    out.key("generation").integer(1);
    for member in after {
        out.key(&member.name()).node(member.value);
    }
    out.end_object();
    Document::printed(out.finish())
}

/// A value in the form in which the server's memory prints it, which is what it decodes.
pub(super) fn canonical(node: Node<'_>) -> Document {
    scheme::encode_value(node).unwrap_or_else(|_| node.to_document())
}

/// The Go type of a value that was decoded without one.
fn go_type(printed: &Document) -> &'static str {
    match printed.root().kind() {
        Kind::Null => "<nil>",
        Kind::Bool => "bool",
        Kind::Number if printed.root().as_i64().is_some() => "int64",
        Kind::Number => "float64",
        Kind::String => "string",
        Kind::Array => "[]interface {}",
        Kind::Object => "map[string]interface {}",
    }
}
