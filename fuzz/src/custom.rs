//! Properties of custom resources by their schema.

use nocluster::admission::Cluster;
use nocluster::json::{self, Document, Kind, Node, Writer};
use nocluster::release::Release;

use crate::parts;

/// A schema, and an object of it: nothing that the schema names is lost, what is unknown is gone, and a second time changes
/// little: it drops nothing more that is unknown, and then the object has settled.
///
/// Little and not nothing, since the server prunes nulls before it sets defaults, and a default may hold such a null.
pub fn prune(input: &[u8]) {
    let (schema, object) = parts(input);
    let (Ok(schema), Ok(object)) = (Document::parse(schema), Document::parse(object)) else { return };
    let Ok(cluster) = Cluster::new(vec![definition(&schema)], Release::default()) else { return };
    let Some(object) = of_the_kind(&object) else { return };
    let text = object.text().to_vec();
    let Ok(once) = cluster.with_defaults(&object) else { return };
    assert_eq!(object.text(), text, "the object was touched");
    named(schema.root(), object.root(), once.object.root(), true, 0);
    let again =
        |object: &Document| cluster.with_defaults(&Document::parse(object.text()).expect("what is printed is JSON"));
    // A default of metadata may be one that metadata can't have.
    let Ok(twice) = again(&once.object) else { return };
    assert!(twice.dropped.is_empty(), "{:?} of {}", twice.dropped, once.object);
    let settled = again(&twice.object).expect("what was read twice can be read").object;
    assert_eq!(settled.text(), twice.object.text(), "{} settles as {}, then as {settled}", once.object, twice.object);
}

/// The definition with a schema.
fn definition(schema: &Document) -> Document {
    let mut out = Writer::new();
    out.begin_object().key("apiVersion").string("apiextensions.k8s.io/v1");
    out.key("kind").string("CustomResourceDefinition");
    out.key("metadata").begin_object().key("name").string("widgets.example.com").end_object();
    out.key("spec").begin_object().key("group").string("example.com").key("scope").string("Namespaced");
    out.key("names").begin_object().key("plural").string("widgets").key("kind").string("Widget").end_object();
    out.key("versions").begin_array().begin_object().key("name").string("v1");
    out.key("served").bool(true).key("storage").bool(true);
    out.key("schema").begin_object().key("openAPIV3Schema").node(schema.root()).end_object();
    out.end_object().end_array().end_object().end_object();
    Document::parse(out.finish()).expect("what is printed is JSON")
}

/// The object with the kind of the definition.
fn of_the_kind(object: &Document) -> Option<Document> {
    if object.root().kind() != Kind::Object {
        return None;
    }
    let mut out = Writer::new();
    out.begin_object().key("apiVersion").string("example.com/v1").key("kind").string("Widget");
    for member in object.root().members() {
        if member.name() != "apiVersion" && member.name() != "kind" {
            out.key(&member.name()).node(member.value);
        }
    }
    out.end_object();
    Document::parse(out.finish()).ok()
}

/// Nothing that a schema names is lost: a plain reading of it, apart from metadata and nulls.
fn named(schema: Node<'_>, before: Node<'_>, after: Node<'_>, resource: bool, depth: usize) {
    if depth > 64 {
        return;
    }
    let embedded =
        resource || schema.member("x-kubernetes-embedded-resource").and_then(|flag| flag.as_bool()) == Some(true);
    match before.kind() {
        Kind::Object => {
            assert_eq!(after.kind(), Kind::Object);
            for name in before.members().map(|member| member.name()) {
                let (Some(value), Some(below)) =
                    (before.member(&name), schema.at("/properties").and_then(|p| p.member(&name)))
                else {
                    continue;
                };
                let meta = embedded && ["apiVersion", "kind", "metadata"].contains(&&*name);
                if meta || value.is_null() || below.is_null() {
                    continue;
                }
                let kept = after.member(&name).unwrap_or_else(|| panic!("`{name}` is lost: {after:?}"));
                named(below, value, kept, false, depth + 1);
            }
        }
        Kind::Array => {
            assert_eq!(before.elements().count(), after.elements().count());
            let Some(items) = schema.member("items").filter(|items| items.kind() == Kind::Object) else { return };
            for (before, after) in before.elements().zip(after.elements()).filter(|(before, _)| !before.is_null()) {
                named(items, before, after, false, depth + 1);
            }
        }
        // Go reads numbers into int64 and float64, and strings without lone surrogates.
        Kind::Number => assert_eq!(after.kind(), Kind::Number),
        Kind::String => assert_eq!(before.as_str(), after.as_str()),
        _ => assert!(json::equal(before, after), "{before:?} is {after:?}"),
    }
}
