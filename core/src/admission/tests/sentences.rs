//! What a person reads.

use serde_json::{Value, json};

use super::{cluster, configuration, namespace, object, request};
use crate::admission::Operation::{Create, Delete, Update};
use crate::admission::Request;
use crate::meta::Gvk;

#[test]
fn a_decision_is_one_line() {
    let pods = |labels: Value| Request {
        kind: Gvk::new("", "v1", "Pod"),
        object: object(labels),
        ..request(Create, "v1/pods", "shop")
    };
    let rule = |resource: &str| json!([{"operations": ["UPDATE"], "apiGroups": ["", "apps"], "apiVersions": ["v1"], "resources": [resource]}]);
    let wants = |key: &str, value: &str| json!({"matchLabels": {key: value}});
    let conditions = json!([{"name": "a", "expression": "x"}]);
    let update = |labels, old| Request { operation: Update, old_object: object(old), ..pods(labels) };
    for (members, request, expected) in [
        (json!({}), pods(json!({})), "called: rule 0 matches"),
        (
            json!({"namespaceSelector": wants("vault", "on")}),
            pods(json!({})),
            "skipped: namespaceSelector wants vault=on; Namespace shop has vault=off",
        ),
        (
            json!({"objectSelector": {"matchExpressions": [{"key": "istio.io/rev", "operator": "In", "values": ["stable"]}]}}),
            pods(json!({})),
            "skipped: objectSelector wants istio.io/rev in (stable); the object has no such label",
        ),
        (
            json!({"objectSelector": wants("app", "db")}),
            update(json!({"app": "web"}), json!({})),
            "skipped: objectSelector wants app=db; the object has app=web, and the stored object has no such label",
        ),
        (
            json!({"objectSelector": wants("app", "db")}),
            Request { operation: Delete, object: None, ..update(json!({}), json!({})) },
            "skipped: objectSelector wants app=db; the stored object has no such label",
        ),
        (json!({"rules": []}), pods(json!({})), "skipped: the webhook has no rules"),
        (
            json!({"rules": rule("deployments")}),
            pods(json!({})),
            "skipped: rule 0 wants operations UPDATE; this is CREATE",
        ),
        (
            json!({"rules": rule("deployments")}),
            request(Update, "batch/v1/jobs", "shop"),
            "skipped: rule 0 wants apiGroups \"\", apps; this is batch",
        ),
        (
            json!({"rules": rule("pods")}),
            request(Update, "/v1/pods/status", "shop"),
            "skipped: rule 0 wants resources pods; this is pods/status, a subresource needs an entry of its own",
        ),
        (
            json!({"namespaceSelector": wants("a", "b")}),
            request(Create, "v1/pods", "lost"),
            "unknown: namespaceSelector needs the labels of Namespace lost, which was not given",
        ),
        (
            json!({"objectSelector": {"matchLabels": {"istio.io/rev": "<revision>"}}}),
            request(Create, "v1/nodes", ""),
            "rejected: objectSelector is invalid: ",
        ),
        (json!({"matchConditions": conditions}), pods(json!({})), "unknown: no result given for match conditions: a"),
    ] {
        let cluster = cluster(&[namespace("shop", json!({"vault": "off"})), configuration(members)]);
        let line = cluster.match_hooks(&request).remove(0).to_string();
        let expected = format!("validating/c/h.example.com: {expected}");
        if expected.ends_with(": ") {
            assert!(line.starts_with(&expected), "{line}");
        } else {
            assert_eq!(line, expected);
        }
    }
}

#[test]
fn the_wire_form_is_flat() {
    let cluster = cluster(&[
        namespace("shop", json!({"vault": "off"})),
        configuration(json!({"namespaceSelector": {"matchLabels": {"vault": "on"}}})),
    ]);
    let decision = cluster.match_hooks(&request(Create, "v1/pods", "shop")).remove(0);
    let expected = json!({
        "hook": "validating/c/h.example.com", "configuration": "c", "webhook": "h.example.com", "index": 0, "decision": "skip",
        "reason": {
            "code": "namespace-selector-no-match", "selector": "vault=on", "namespace": "shop", "ofRequest": false,
            "labels": {"kubernetes.io/metadata.name": "shop", "vault": "off"},
        },
        "message": "namespaceSelector wants vault=on; Namespace shop has vault=off",
    });
    assert_eq!(serde_json::to_value(decision).expect("json"), expected);
}
