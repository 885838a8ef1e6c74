//! Source: kubernetes/apiserver pkg/admission/plugin/webhook/predicates/{object,namespace}/matcher_test.go

use serde_json::{Value, json};

use super::{cluster, code, configuration, document, namespace, object, request};
use crate::admission::Operation::{Connect, Create, Delete, Update};
use crate::admission::{Complete, Request};
use crate::meta::Gvk;

fn excluder() -> Value {
    json!({"matchExpressions": [{"key": "runlevel", "operator": "NotIn", "values": ["1"]}]})
}

#[test]
fn object_selector() {
    let level = |level: &str| object(json!({"runlevel": level}));
    let nothing = request(Create, "v1/nodes", "");
    let options = |mut request: Request| {
        request.kind = Gvk::new("", "v1", "NodeProxyOptions");
        request.object = Some(document(&json!({"kind": "NodeProxyOptions", "apiVersion": "v1"})));
        request
    };
    let with = |object, old_object| Request { object, old_object, ..request(Update, "v1/nodes", "") };
    // TestObjectSelector
    for (selector, request, expected) in [
        (json!({}), nothing.clone(), "call"), // empty object selector matches everything
        (excluder(), with(level("2"), None), "call"), // matches new object
        (excluder(), with(None, level("2")), "call"), // matches old object
        (excluder(), with(level("1"), None), "object-selector-no-match"), // does not match new object
        (excluder(), with(None, level("1")), "object-selector-no-match"), // does not match old object
        (excluder(), options(nothing.clone()), "object-selector-no-match"), // ... does not implement Object interface
        (json!({}), options(nothing.clone()), "call"), // empty selector matches everything, including ...
        // Either side suffices.
        (excluder(), with(level("1"), level("2")), "call"),
        (excluder(), with(level("2"), level("1")), "call"),
        (excluder(), with(level("1"), level("1")), "object-selector-no-match"),
        (excluder(), nothing.clone(), "object-selector-no-match"),
        // An object without labels has metadata.
        (excluder(), with(object(Value::Null), None), "call"),
        (excluder(), with(Some(document(&json!({}))), None), "call"),
        // Null is the default.
        (Value::Null, nothing, "call"),
    ] {
        let cluster = cluster(&[configuration(json!({"objectSelector": selector}))]);
        assert_eq!(code(&cluster, &request), expected, "{selector} {request:?}");
    }
}

#[test]
fn namespace_selector() {
    let known = || namespace("1", json!({"runlevel": "1"}));
    let new = |labels| object(labels);
    let level = |level: &str| json!({"matchLabels": {"runlevel": level}});
    let plain = request(Create, "v1/pods", "1");
    let namespaces = |operation, name: &str| request(operation, "v1/namespaces", name);
    let finalize = Request { sub_resource: "finalize".to_owned(), ..namespaces(Update, "1") };
    let two = json!({"runlevel": "2"});
    // TestGetNamespaceLabels
    for (selector, request, expected) in [
        // request is for creating namespace, the labels should be from the object itself
        (level("2"), Request { object: new(two.clone()), ..namespaces(Create, "") }, "call"),
        // request is for updating namespace, the labels should be from the new object
        (level("2"), Request { object: new(two.clone()), ..namespaces(Update, "2") }, "call"),
        (
            level("1"),
            Request { object: new(two.clone()), old_object: new(json!({"runlevel": "1"})), ..namespaces(Update, "1") },
            "namespace-selector-no-match",
        ),
        // request is for deleting namespace, the labels should be from the cache
        (level("1"), Request { old_object: new(two.clone()), ..namespaces(Delete, "1") }, "call"),
        // request is for namespace/finalizer
        (level("1"), Request { object: new(two), ..finalize }, "call"),
        // request is for pod
        (level("1"), plain.clone(), "call"),
        (level("2"), plain.clone(), "namespace-selector-no-match"),
        // TestNotExemptClusterScopedResource
        (level("2"), request(Create, "v1/nodes", ""), "call"),
        (Value::Null, request(Create, "v1/nodes", ""), "call"),
        (json!({"matchExpressions": [{"key": "a", "operator": "?"}]}), request(Create, "v1/nodes", ""), "call"),
        // Every stored Namespace carries its name.
        (json!({"matchLabels": {"kubernetes.io/metadata.name": "1"}}), plain.clone(), "call"),
        // Null is the default.
        (Value::Null, plain.clone(), "call"),
        // The plural name alone counts, in any group.
        (level("2"), request(Connect, "g/v1/namespaces", ""), "namespace-unreadable"),
        // A Namespace that is not given.
        (level("1"), request(Create, "v1/pods", "2"), "namespace-unknown"),
        (Value::Null, request(Create, "v1/pods", "2"), "call"),
        (json!({}), request(Create, "v1/pods", "2"), "call"),
        // No object to ask.
        (level("1"), namespaces(Create, "2"), "namespace-unreadable"),
        // One that the server makes itself.
        (level("1"), request(Create, "v1/pods", "kube-system"), "namespace-selector-no-match"),
        (
            json!({"matchLabels": {"kubernetes.io/metadata.name": "default"}}),
            request(Create, "v1/pods", "default"),
            "call",
        ),
    ] {
        let cluster = cluster(&[known(), configuration(json!({"namespaceSelector": selector}))]);
        assert_eq!(code(&cluster, &request), expected, "{selector} {request:?}");
        let complete = cluster.complete(&[Complete::Namespaces]);
        let expected = if expected == "namespace-unknown" { "namespace-not-found" } else { expected };
        assert_eq!(code(&complete, &request), expected, "{selector} {request:?}");
    }
}

#[test]
fn labels_that_are_not_all_strings_do_not_count() {
    let cluster = cluster(&[configuration(json!({"objectSelector": {"matchLabels": {"a": "b"}}}))]);
    let widget = |labels| Request { object: object(labels), ..request(Create, "example.com/v1/widgets", "") };
    assert_eq!(code(&cluster, &widget(json!({"a": "b"}))), "call");
    // unstructured.GetLabels gives nil when a value is not a string.
    assert_eq!(code(&cluster, &widget(json!({"a": "b", "c": 1}))), "object-selector-no-match");
}
