//! The directory of a network on the wire: names of files to what they hold.

use std::borrow::Cow;

use crate::gotext::base64;
use crate::ipam::host_local::Store;
use crate::json::{Kind, Node, Writer};
use crate::wire::error::{Failure, WireError};
use crate::wire::input::{Input, pointer};

/// The file that is locked, which is not shown.
const LOCK: &str = "lock";

/// The directory of a member; null means that it does not exist, `None` that it is not given.
pub(super) fn store(input: &Input<'_>, member: &'static str) -> Result<Option<Store>, Failure> {
    let Some(raw) = input.raw(member)? else { return Ok(None) };
    let document = raw.document()?;
    let root = document.root();
    if root.is_null() {
        return Ok(Some(Store::default()));
    }
    if root.kind() != Kind::Object {
        return Err(wrong(raw.at, "an object or null", root));
    }
    let mut files = Vec::new();
    for file in root.members() {
        let name = file.name().into_owned();
        let at = pointer(&raw.at, &name);
        let steps = name.split('/');
        if steps.clone().any(|step| matches!(step, "" | "." | "..")) {
            return Err(WireError::NoFileName { at, value: name }.into());
        }
        files.push((name, content(file.value, at)?));
    }
    Ok(Some(Store::new(files)))
}

/// What a file holds: a text, or `{base64}`.
fn content(node: Node<'_>, at: String) -> Result<Vec<u8>, Failure> {
    if let Some(text) = node.as_str() {
        return Ok(text.into_owned().into_bytes());
    }
    let Some(text) = node.member("base64").and_then(|text| text.as_str()) else {
        return Err(wrong(at, "a text or {base64}", node));
    };
    base64::decode(&text)
        .map_err(|error| WireError::NotBase64 { at: pointer(&at, "base64"), offset: error.offset }.into())
}

pub(super) fn wrong(at: String, wanted: &'static str, got: Node<'_>) -> Failure {
    WireError::WrongType { at, wanted, got: got.kind().go_name() }.into()
}

/// The directory as it is after the calls.
pub(super) fn text(store: &Store) -> Vec<u8> {
    let mut out = Writer::new();
    if !store.exists() {
        return b"null".to_vec();
    }
    out.begin_object();
    for (name, content) in store.files().filter(|(name, content)| name != LOCK || !content.is_empty()) {
        out.key(&name);
        match std::str::from_utf8(content) {
            Ok(text) => out.string(text),
            Err(_) => out.begin_object().key("base64").string(&base64::encode(content)).end_object(),
        };
    }
    out.end_object();
    out.finish()
}

/// The members of an object whose values are texts.
pub(super) fn texts(node: Node<'_>, at: &str) -> Result<Vec<(String, String)>, Failure> {
    let each = node.members().map(|member| {
        let name = member.name();
        match member.value.as_str().map(Cow::into_owned) {
            Some(value) => Ok((name.into_owned(), value)),
            None => Err(wrong(pointer(at, &name), "a string", member.value)),
        }
    });
    each.collect()
}
