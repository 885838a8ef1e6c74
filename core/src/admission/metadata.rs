//! Changes that the server makes to an object's metadata before admission.

use crate::json::write::Writer;
use crate::json::{Document, Kind, Node};

/// A change of `metadata`.
#[derive(Debug, Default)]
pub(super) struct Change<'a> {
    /// The members to remove.
    pub(super) remove: &'a [&'a str],
    /// The namespace to write.
    pub(super) namespace: Option<&'a str>,
    /// The name to write.
    pub(super) name: Option<&'a str>,
    /// A label to write.
    pub(super) label: Option<(&'a str, &'a str)>,
}

/// The fields that only the server writes, which a client's new object loses.
///
/// Source: kubernetes/apiserver pkg/registry/rest/meta.go WipeObjectMetaSystemFields
pub(super) const SYSTEM_FIELDS: [&str; 5] =
    ["creationTimestamp", "deletionGracePeriodSeconds", "deletionTimestamp", "selfLink", "uid"];

/// The label that every stored Namespace carries: its name.
pub(super) const METADATA_NAME: &str = "kubernetes.io/metadata.name";

/// A string in an object's metadata as Go decodes it, `""` if there is none.
pub(super) fn text(object: &Document, name: &str) -> String {
    let value = object.root().field_in("metadata", name);
    value.and_then(|value| Some(value.as_str()?.into_owned())).unwrap_or_default()
}

/// A string in the metadata of an object that is read into a map: the last value counts, a null, too.
pub(super) fn text_of_map(object: &Document, name: &str) -> String {
    let value = object.root().member("metadata").and_then(|metadata| metadata.member(name));
    value.and_then(|value| Some(value.as_str()?.into_owned())).unwrap_or_default()
}

impl Change<'_> {
    /// The object with the change made. New members stand last, so the object has to be encoded again.
    /// `None` if there is nothing to do.
    pub(super) fn apply(&self, object: &Document) -> Option<Document> {
        let root = object.root();
        let metadata = root.member("metadata");
        if metadata.is_some_and(|metadata| metadata.kind() != Kind::Object) || !self.concerns(metadata) {
            return None;
        }
        let mut writer = Writer::new();
        writer.begin_object();
        for member in root.members().filter(|member| !member.key.is_str("metadata")) {
            writer.key(&member.name()).node(member.value);
        }
        writer.key("metadata");
        self.write_metadata(metadata, &mut writer);
        writer.end_object();
        Some(Document::printed(writer.out))
    }

    fn concerns(&self, metadata: Option<Node<'_>>) -> bool {
        let member = |name| metadata.and_then(|metadata| metadata.member(name));
        let label = |(name, value)| !member("labels").and_then(|l| l.member(name)).is_some_and(|l| l.is_str(value));
        let other = |key, value| !member(key).is_some_and(|node| node.is_str(value));
        self.remove.iter().any(|name| member(name).is_some())
            || self.namespace.is_some_and(|namespace| other("namespace", namespace))
            || self.name.is_some_and(|name| other("name", name))
            || self.label.is_some_and(label)
    }

    fn write_metadata(&self, metadata: Option<Node<'_>>, writer: &mut Writer) {
        writer.begin_object();
        for member in metadata.into_iter().flat_map(|metadata| metadata.members()) {
            let name = member.name();
            let replaced = match &*name {
                "labels" => self.label.is_some(),
                "name" => self.name.is_some(),
                "namespace" => self.namespace.is_some(),
                _ => false,
            };
            if !replaced && !self.remove.contains(&&*name) {
                writer.key(&name).node(member.value);
            }
        }
        for (key, value) in [("name", self.name), ("namespace", self.namespace)] {
            if let Some(value) = value {
                writer.key(key).string(value);
            }
        }
        if let Some((label, value)) = self.label {
            writer.key("labels").begin_object();
            let labels = metadata.and_then(|metadata| metadata.member("labels"));
            for member in labels.into_iter().flat_map(|labels| labels.members()) {
                if member.name() != label {
                    writer.key(&member.name()).node(member.value);
                }
            }
            writer.key(label).string(value).end_object();
        }
        writer.end_object();
    }
}
