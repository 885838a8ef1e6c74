//! The unknown fields of a custom resource: those that its metadata does not have, and those that its schema does not.
//!
//! Source: kubernetes/apiextensions-apiserver pkg/apiserver/customresource_handler.go (schemaCoercingDecoder,
//! unstructuredSchemaCoercer), pkg/apiserver/schema/{pruning,objectmeta}/algorithm.go

use crate::json::{Document, Kind, Node, Pointer};
use crate::release::Release;
use crate::scheme;

/// The schema of a custom resource in one version.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct CustomSchema {
    /// The `openAPIV3Schema`; without one, the resource has no fields of its own.
    pub(super) schema: Option<Document>,
    /// Whether unknown fields are kept everywhere (`spec.preserveUnknownFields`).
    pub(super) preserves: bool,
}

/// An unknown field: its path in the server's form, and its place.
type UnknownField = (String, Pointer);

/// The unknown fields of an object in the form in which Go prints it, in the server's order: the text of each, and its
/// place. Without a schema these are those of the metadata.
pub(super) fn unknown_fields(
    object: &Document,
    schema: Option<&CustomSchema>,
    release: Release,
) -> impl Iterator<Item = (String, Pointer)> {
    // Unlike elsewhere, the path is not escaped.
    all(object, schema, release).into_iter().map(|(path, at)| (format!("unknown field \"{path}\""), at))
}

fn all(object: &Document, schema: Option<&CustomSchema>, release: Release) -> Vec<UnknownField> {
    let mut fields = metadata_fields(object.root(), "", &Pointer::root(), release);
    let Some(CustomSchema { schema, preserves }) = schema else { return fields };
    let schema = schema.as_ref().map(Document::root);
    if !preserves {
        fields.extend(sorted(pruned(object.root(), schema)));
    }
    fields.extend(sorted(embedded(object.root(), schema, release)));
    fields
}

fn sorted(mut fields: Vec<UnknownField>) -> Vec<UnknownField> {
    fields.sort();
    fields
}

/// The fields that an object's metadata does not have; `path` is that of the object.
fn metadata_fields(object: Node<'_>, path: &str, at: &Pointer, release: Release) -> Vec<UnknownField> {
    let Some(metadata) = object.member("metadata") else { return Vec::new() };
    let prefix = if path.is_empty() { "metadata".to_owned() } else { format!("{path}.metadata") };
    let errors = scheme::metadata_errors(&metadata.to_document(), release).unwrap_or_default();
    let place = |error: &scheme::StrictError| at.join("metadata").below(&error.at);
    errors.iter().map(|error| (format!("{prefix}.{}", error.path), place(error))).collect()
}

/// A value that is still to be looked into.
struct Value<'a> {
    node: Node<'a>,
    schema: Option<Node<'a>>,
    path: String,
    at: Pointer,
    /// Whether its own fields are kept, and only what the schema names is looked into.
    kept: bool,
}

impl<'a> Value<'a> {
    fn root(node: Node<'a>, schema: Option<Node<'a>>) -> Self {
        Self { node, schema, path: String::new(), at: Pointer::root(), kept: false }
    }

    fn below(&self, token: &str, path: String, node: Node<'a>, schema: Option<Node<'a>>) -> Self {
        Value { node, schema, path, at: self.at.join(token), kept: false }
    }

    fn member_path(&self, name: &str) -> String {
        if self.path.is_empty() { name.to_owned() } else { format!("{}.{name}", self.path) }
    }
}

/// The fields that pruning drops. No recursion, since nothing bounds how deep an object is.
fn pruned(root: Node<'_>, schema: Option<Node<'_>>) -> Vec<UnknownField> {
    let mut found = Vec::new();
    let mut rest = vec![Value::root(root, schema)];
    while let Some(value) = rest.pop() {
        let is_root = value.at.as_str().is_empty();
        let kept =
            value.kept || value.schema.is_some_and(|schema| is_true(schema, "x-kubernetes-preserve-unknown-fields"));
        let embedded = is_root || value.schema.is_some_and(is_embedded);
        match value.node.kind() {
            Kind::Object => {
                for member in value.node.members() {
                    let name = member.name();
                    let is_meta = matches!(&*name, "apiVersion" | "kind" | "metadata");
                    if embedded && is_meta {
                        continue;
                    }
                    match value.schema.and_then(|schema| child(schema, &name)) {
                        Some(Child { schema, .. }) => {
                            rest.push(value.below(&name, value.member_path(&name), member.value, schema));
                        }
                        None if kept => {}
                        None => found.push((value.member_path(&name), value.at.join(&*name))),
                    }
                }
            }
            Kind::Array => {
                let items = value.schema.and_then(items);
                for (index, element) in value.node.elements().enumerate().filter(|_| !kept || items.is_some()) {
                    let path = format!("{}[{index}]", value.path);
                    let below = value.below(&index.to_string(), path, element, items);
                    rest.push(Value { kept, ..below });
                }
            }
            _ => {}
        }
    }
    found
}

/// The fields that the metadata of embedded resources does not have.
fn embedded(root: Node<'_>, schema: Option<Node<'_>>, release: Release) -> Vec<UnknownField> {
    let mut found = Vec::new();
    let mut rest = vec![Value::root(root, schema)];
    while let Some(value) = rest.pop() {
        let Some(schema) = value.schema else { continue };
        match value.node.kind() {
            Kind::Object => {
                if is_embedded(schema) {
                    found.extend(metadata_fields(value.node, &value.path, &value.at, release));
                }
                for member in value.node.members() {
                    let name = member.name();
                    let Some(Child { schema, is_key }) = child(schema, &name) else { continue };
                    let path = if is_key { format!("{}[{name}]", value.path) } else { value.member_path(&name) };
                    rest.push(value.below(&name, path, member.value, schema));
                }
            }
            Kind::Array => {
                let items = items(schema);
                for (index, element) in value.node.elements().enumerate() {
                    let path = format!("{}[{index}]", value.path);
                    rest.push(value.below(&index.to_string(), path, element, items));
                }
            }
            _ => {}
        }
    }
    found
}

/// The schema of a member that a schema knows.
struct Child<'a> {
    /// None for a member that `additionalProperties` allows without a schema.
    schema: Option<Node<'a>>,
    /// Whether the member is a key that `additionalProperties` allows.
    is_key: bool,
}

fn child<'a>(schema: Node<'a>, name: &str) -> Option<Child<'a>> {
    if let Some(property) = schema.member("properties").and_then(|properties| properties.member(name)) {
        return Some(Child { schema: Some(property), is_key: false });
    }
    let additional = schema.member("additionalProperties").filter(|additional| !additional.is_null())?;
    Some(Child { schema: Some(additional).filter(|additional| additional.kind() == Kind::Object), is_key: true })
}

fn items(schema: Node<'_>) -> Option<Node<'_>> {
    schema.member("items").filter(|items| items.kind() == Kind::Object)
}

fn is_embedded(schema: Node<'_>) -> bool {
    is_true(schema, "x-kubernetes-embedded-resource")
}

fn is_true(schema: Node<'_>, name: &str) -> bool {
    schema.member(name).and_then(|value| value.as_bool()) == Some(true)
}
