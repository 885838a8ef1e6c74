//! The unknown fields of a custom resource: those that its metadata does not have, and those that its schema does not.
//!
//! Source: kubernetes/apiextensions-apiserver pkg/apiserver/customresource_handler.go (schemaCoercingDecoder,
//! unstructuredSchemaCoercer), pkg/apiserver/schema/{pruning,objectmeta}/algorithm.go, pkg/apiserver/schema/options.go

use crate::json::{Kind, Node, Pointer};
use crate::release::Release;
use crate::scheme;

use super::pruning::Pruning;
use super::structural::{Child, Schema};

/// An unknown field: its path in the server's form, which is not escaped, and its place.
pub(super) type UnknownField = (String, Pointer);

/// The fields that an object's metadata does not have; `path` is that of the object.
pub(super) fn of_metadata(object: Node<'_>, path: &str, at: &Pointer, release: Release) -> Vec<UnknownField> {
    let Some(metadata) = object.member("metadata") else { return Vec::new() };
    let prefix = if path.is_empty() { "metadata".to_owned() } else { format!("{path}.metadata") };
    let errors = scheme::metadata_errors(&metadata.to_document(), release).unwrap_or_default();
    let place = |error: &scheme::StrictError| at.join("metadata").below(&error.at);
    errors.iter().map(|error| (format!("{prefix}.{}", error.path), place(error))).collect()
}

/// A value that is still to be looked into.
struct Value<'a> {
    node: Node<'a>,
    schema: Option<Schema<'a>>,
    pruning: Pruning,
    path: String,
    at: Pointer,
}

impl<'a> Value<'a> {
    fn root(node: Node<'a>, schema: Option<Schema<'a>>) -> Self {
        Self { node, schema, pruning: Pruning::On, path: String::new(), at: Pointer::root() }
    }

    fn member_path(&self, name: &str) -> String {
        if self.path.is_empty() { name.to_owned() } else { format!("{}.{name}", self.path) }
    }
}

/// The fields that pruning drops, sorted. No recursion, since nothing bounds how deep an object is.
pub(super) fn pruned(root: Node<'_>, schema: Option<Schema<'_>>) -> Vec<UnknownField> {
    let mut found = Vec::new();
    let mut rest = vec![Value::root(root, schema)];
    while let Some(value) = rest.pop() {
        match value.node.kind() {
            Kind::Object => {
                let resource = value.at.as_str().is_empty();
                for member in value.node.members() {
                    let name = member.name();
                    let child = value.schema.and_then(|schema| schema.child(&name));
                    let (path, at) = (value.member_path(&name), value.at.join(&*name));
                    match value.pruning.of_member(value.schema, resource, &name, child.as_ref()) {
                        None => found.push((path, at)),
                        Some(Pruning::Off) => {}
                        Some(pruning) => {
                            let schema = child.and_then(|child| child.schema);
                            rest.push(Value { node: member.value, schema, pruning, path, at });
                        }
                    }
                }
            }
            Kind::Array => {
                let pruning = value.pruning.of_elements(value.schema);
                let schema = value.schema.and_then(Schema::items);
                for (index, node) in value.node.elements().enumerate().filter(|_| pruning != Pruning::Off) {
                    let (path, at) = (format!("{}[{index}]", value.path), value.at.join(index));
                    rest.push(Value { node, schema, pruning, path, at });
                }
            }
            _ => {}
        }
    }
    found.sort();
    found
}

/// The fields that the metadata of embedded resources does not have, sorted.
pub(super) fn of_embedded(root: Node<'_>, schema: Option<Schema<'_>>, release: Release) -> Vec<UnknownField> {
    let mut found = Vec::new();
    let mut rest = vec![Value::root(root, schema)];
    while let Some(value) = rest.pop() {
        let Some(schema) = value.schema else { continue };
        match value.node.kind() {
            Kind::Object => {
                if schema.is_embedded() {
                    found.extend(of_metadata(value.node, &value.path, &value.at, release));
                }
                for member in value.node.members() {
                    let name = member.name();
                    let Some(Child { schema, is_key }) = schema.child(&name) else { continue };
                    let path = if is_key { format!("{}[{name}]", value.path) } else { value.member_path(&name) };
                    let at = value.at.join(&*name);
                    rest.push(Value { node: member.value, schema, pruning: Pruning::Off, path, at });
                }
            }
            Kind::Array => {
                let schema = schema.items();
                for (index, node) in value.node.elements().enumerate() {
                    let (path, at) = (format!("{}[{index}]", value.path), value.at.join(index));
                    rest.push(Value { node, schema, pruning: Pruning::Off, path, at });
                }
            }
            _ => {}
        }
    }
    found.sort();
    found
}
