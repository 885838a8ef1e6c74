//! Custom resources whose definition or object is out of measure: they are answered, in bounded time and memory.
#![expect(clippy::expect_used, reason = "a test")]

use nocluster::admission::{Cluster, RequestError};
use nocluster::json::Document;
use nocluster::release::Release;

/// The definition of a custom resource with this schema.
fn definition(schema: &str) -> Document {
    let text = format!(
        r#"{{"apiVersion":"apiextensions.k8s.io/v1","kind":"CustomResourceDefinition","metadata":{{"name":"widgets.example.com"}},
        "spec":{{"group":"example.com","scope":"Namespaced","names":{{"plural":"widgets","kind":"Widget"}},
        "versions":[{{"name":"v1","served":true,"storage":true,"schema":{{"openAPIV3Schema":{schema}}}}}]}}}}"#
    );
    Document::parse(text).expect("JSON")
}

fn widget(members: &str) -> Document {
    let text = format!(r#"{{"apiVersion":"example.com/v1","kind":"Widget","metadata":{{"name":"w"}}{members}}}"#);
    Document::parse(text).expect("JSON")
}

fn cluster(schema: &str) -> Cluster {
    Cluster::new(vec![definition(schema)], Release::default()).expect("a definition")
}

/// Text nested in itself: `open`, then `inner`, then `close`, each `levels` times.
fn nested(levels: usize, open: &str, inner: &str, close: &str) -> String {
    format!("{}{inner}{}", open.repeat(levels), close.repeat(levels))
}

/// As deep as a text may be: a level of the schema is two of JSON.
const LEVELS: usize = 4_990;

#[test]
fn a_schema_as_deep_as_a_text_may_be() {
    // A sibling at each level, so that a walk that keeps whole paths would keep millions of bytes.
    let schema = nested(LEVELS, r#"{"properties":{"s":{"default":1},"a":"#, "{}", "}}");
    let cluster = cluster(&schema);
    let deep = widget(&format!(r#","a":{}"#, nested(LEVELS, r#"{"x":0,"a":"#, "{}", "}")));
    let defaulted = cluster.with_defaults(&deep).expect("an object");
    assert!(defaulted.object.at("/a/a/s").is_some_and(|one| one.text() == b"1"));
    assert!(defaulted.object.at("/a/a/x").is_none());
    assert_eq!(defaulted.dropped.len(), LEVELS + 1, "each level loses its unknown field, and the last one its object");
}

#[test]
fn a_schema_of_metadata_as_deep_as_a_text_may_be() {
    let schema = nested(LEVELS, r#"{"properties":{"s":{},"metadata":"#, "{}", "}}");
    let defaulted = cluster(&schema).with_defaults(&widget("")).expect("an object");
    assert!(defaulted.changes.is_empty());
    let schema = nested(200, r#"{"properties":{"metadata":"#, r#"{"default":"x"}"#, "}}");
    let refused = cluster(&schema).with_defaults(&widget(""));
    assert!(matches!(refused, Err(RequestError::KindNotModelled { .. })), "{refused:?}");
}

#[test]
fn defaults_that_multiply_end_at_a_limit() {
    // Each list gives its elements the next list: 3 to the 40th elements.
    let schema = nested(40, r#"{"default":[null,null,null],"items":"#, r#"{"type":"string"}"#, "}");
    let cluster = cluster(&format!(r#"{{"properties":{{"a":{schema}}}}}"#));
    let refused = cluster.with_defaults(&widget(""));
    assert!(matches!(refused, Err(RequestError::LimitExceeded { limit: "defaults", .. })), "{refused:?}");
}

#[test]
fn a_definition_with_many_fields_and_an_object_with_all_of_them() {
    let fields = |with: &str| (0..20_000).map(|n| format!(r#""f{n}":{with}"#)).collect::<Vec<_>>().join(",");
    let cluster = cluster(&format!(r#"{{"properties":{{{}}}}}"#, fields(r#"{"type":"string","default":"x"}"#)));
    let defaulted = cluster.with_defaults(&widget("")).expect("an object");
    assert_eq!(defaulted.changes.len(), 20_000);
    let whole = cluster.with_defaults(&widget(&format!(",{}", fields(r#""y""#)))).expect("an object");
    assert!(whole.changes.is_empty());
}
