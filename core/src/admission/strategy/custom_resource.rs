//! The strategy of custom resources, and of their status.
//!
//! Source: kubernetes/apiextensions-apiserver pkg/registry/customresource/{strategy,status_strategy}.go;
//! kubernetes/apiserver pkg/registry/rest/{create,update}.go

use std::borrow::Cow;

use super::context::{Effects, Stored};
use crate::admission::assumption::Assumption;
use crate::json::write::Writer;
use crate::json::{Document, Kind, Node};
use crate::scheme;

/// A custom resource between the phases.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Custom<'a> {
    pub(crate) object: &'a Document,
    /// The object with its numbers as they were written, where that is known: a float is not an integer to the server.
    pub(crate) written: Option<&'a Document>,
    /// Whether the status has an endpoint of its own, so that the other one does not set it.
    pub(crate) has_status: bool,
    /// Whether this is that endpoint.
    pub(crate) of_status: bool,
}

/// Members of the metadata that are set to a JSON text, or removed.
type Changes<'a> = Vec<(&'static str, Option<Cow<'a, [u8]>>)>;

impl Custom<'_> {
    /// Prepares a new object to be stored.
    pub(crate) fn create(&self, stored: &Stored<'_>, effects: &mut Effects) -> Document {
        let mut changes = Changes::new();
        for (field, value, without) in
            [("creationTimestamp", stored.now, Assumption::Now), ("uid", stored.object_uid, Assumption::ObjectUid)]
        {
            changes.push((field, value.map(quoted)));
            if value.is_none() {
                effects.assume(without);
            }
        }
        changes.push(("generation", integer(1)));
        let root = self.object.root();
        let status = root.member("status").filter(|_| !self.has_status);
        print(root, status, Some(&changes))
    }

    /// Prepares a changed object to be stored.
    pub(crate) fn update(&self, old: &Document, stored: &Stored<'_>) -> Document {
        let (new, old) = (self.object.root(), old.root());
        let (own, before) = (metadata(new), metadata(old));
        let mut changes = Changes::new();
        let base = if self.of_status {
            changes.push(("managedFields", own.managed_fields().map(|fields| Cow::Borrowed(fields.text()))));
            old
        } else {
            let generation = before.integer("generation").unwrap_or(0);
            // Go wraps around.
            let changed = !self.means_the_same(old, stored);
            changes.push(("generation", integer(if changed { generation.wrapping_add(1) } else { generation })));
            if own.text("uid").is_empty() {
                changes.push(("uid", Some(quoted(&before.text("uid"))).filter(|text| text.as_ref() != b"\"\"")));
            }
            for field in ["creationTimestamp", "deletionTimestamp"] {
                let time = before.text(field);
                if !time.is_empty() {
                    changes.push((field, Some(quoted(&time))));
                }
            }
            if let (None, Some(seconds)) =
                (own.integer("deletionGracePeriodSeconds"), before.integer("deletionGracePeriodSeconds"))
            {
                changes.push(("deletionGracePeriodSeconds", Some(seconds.to_string().into_bytes().into())));
            }
            new
        };
        print(base, self.status(new, old).member("status"), Some(&changes))
    }

    /// Whose status it has after an update.
    fn status<'n>(&self, new: Node<'n>, old: Node<'n>) -> Node<'n> {
        if self.has_status && !self.of_status { old } else { new }
    }

    /// Whether all but the metadata is as it was.
    fn means_the_same(&self, old: Node<'_>, stored: &Stored<'_>) -> bool {
        let bare = |root: Node<'_>| print(root, self.status(root, old).member("status"), None);
        let compare = |a: &Document, b: &Document| {
            scheme::semantic_equal(a, b, stored.kind, stored.release).is_ok_and(|equal| equal)
        };
        let encode = |document: &Document| scheme::encode_unstructured(document).ok();
        let object = bare(self.object.root());
        // What was written belongs to an object that is encoded the same.
        let written = self.written.map(|written| bare(written.root()));
        let written = written.filter(|written| encode(written) == encode(&object));
        compare(&written.unwrap_or(object), &bare(old))
    }
}

/// The metadata as the server's accessors read it: what has another type reads as unset.
struct Metadata<'a>(Option<Node<'a>>);

fn metadata(root: Node<'_>) -> Metadata<'_> {
    Metadata(root.member("metadata"))
}

impl<'a> Metadata<'a> {
    fn text(&self, field: &str) -> Cow<'a, str> {
        self.0.and_then(|metadata| metadata.member(field)?.as_str()).unwrap_or_default()
    }

    fn integer(&self, field: &str) -> Option<i64> {
        self.0?.member(field)?.as_i64()
    }

    fn managed_fields(&self) -> Option<Node<'a>> {
        self.0?.member("managedFields").filter(|fields| fields.kind() == Kind::Array)
    }
}

fn quoted(text: &str) -> Cow<'static, [u8]> {
    let mut writer = Writer::new();
    writer.string(text);
    Cow::Owned(writer.out)
}

/// A generation; 0 is none.
fn integer(value: i64) -> Option<Cow<'static, [u8]>> {
    (value != 0).then(|| Cow::Owned(value.to_string().into_bytes()))
}

/// An object with another status, and with changed metadata or without any. Metadata that is no object stays as it is.
fn print(root: Node<'_>, status: Option<Node<'_>>, changes: Option<&Changes<'_>>) -> Document {
    let mut writer = Writer::new();
    writer.begin_object();
    for member in root.members().filter(|member| !["metadata", "status"].iter().any(|name| member.key.is_str(name))) {
        writer.key(&member.name()).node(member.value);
    }
    if let Some(status) = status {
        writer.key("status").node(status);
    }
    let own = root.member("metadata");
    match (changes, own.filter(|own| own.kind() != Kind::Object)) {
        (Some(_), Some(malformed)) => {
            writer.key("metadata").node(malformed);
        }
        (Some(changes), None) if own.is_some() || changes.iter().any(|(_, value)| value.is_some()) => {
            writer.key("metadata").begin_object();
            for member in own.into_iter().flat_map(|own| own.members()) {
                if !changes.iter().any(|(field, _)| member.key.is_str(field)) {
                    writer.key(&member.name()).node(member.value);
                }
            }
            for (field, value) in changes {
                if let Some(value) = value {
                    writer.key(field).raw(value);
                }
            }
            writer.end_object();
        }
        (None, _) | (Some(_), None) => {}
    }
    writer.end_object();
    let written = Document::printed(writer.out);
    if changes.is_none() {
        return written;
    }
    // INVARIANT: the object was encoded before, so it can be encoded again.
    scheme::encode_unstructured(&written).unwrap_or(written)
}
