use nocluster::json::Document;

use super::{Client, as_kubectl, changes, ending, sections};
use crate::view::Report;

fn json(text: &str) -> Document {
    Document::parse(text.as_bytes().to_vec()).unwrap()
}

fn client() -> Client<'static> {
    Client { done: "pod/web created", doing: "creating", source: "pod.yaml" }
}

fn shown(answer: &str) -> String {
    let answer = json(answer);
    let report = Report {
        title: vec!["Pod shop/web".to_owned()],
        sections: sections(answer.root(), false),
        ending: ending(answer.root(), client(), false),
        ..Report::default()
    };
    report.render(None, false)
}

#[test]
fn a_run_of_two_passes_has_a_table_for_each() {
    let answer = r#"{"verdict": "denied", "allowed": false, "message": "no digest",
        "status": {"message": "admission webhook \"images.guard\" denied the request: no digest", "code": 403},
        "calls": [
            {"phase": "mutating", "round": 0, "index": 0, "hook": "mutating/istio/inject", "outcome": {"code": "patched"},
             "patch": [{"op": "add", "path": "/spec/containers/-", "value": {"name": "proxy"}}, {"op": "add", "path": "/metadata/labels", "value": {"a": "b"}}],
             "review": {"request": {"object": {"metadata": {}, "spec": {"containers": [{"name": "web"}]}}}},
             "objectAfter": {"metadata": {"labels": {"a": "b"}}, "spec": {"containers": [{"name": "web"}, {"name": "proxy"}]}}},
            {"phase": "mutating", "round": 1, "index": 0, "hook": "mutating/istio/inject", "outcome": {"code": "allowed"}},
            {"phase": "validating", "round": 0, "index": 1, "hook": "validating/team/images.guard", "outcome": {"code": "denied", "status": {"message": "admission webhook \"images.guard\" denied the request: no digest", "code": 403}}},
            {"phase": "validating", "round": 0, "index": 2, "hook": "validating/team/slow", "outcome": {"code": "call-failed-open", "error": "context deadline exceeded"}}],
        "skipped": [
            {"phase": "mutating", "round": 0, "index": 1, "hook": "mutating/vault/vault.example.com", "configuration": "vault", "webhook": "vault.example.com", "decision": "skip",
             "reason": {"code": "namespace-selector-no-match"}, "message": "namespaceSelector wants vault=on; Namespace shop has vault=off"}]}"#;
    assert_eq!(
        shown(answer),
        "\
Pod shop/web

mutating, pass 1
  0  istio  inject             patched  2 operations: +1 container, +1 label
  1  vault  vault.example.com  skipped  namespaceSelector wants vault=on; Namespace shop has vault=off

mutating, pass 2 (the object changed, 1 webhook asked for it)
  0  istio  inject  no change

validating
  1  team  images.guard  denied       403
  2  team  slow          failed open  context deadline exceeded

Error from server: error when creating \"pod.yaml\": admission webhook \"images.guard\" denied the request: no digest
"
    );
}

#[test]
fn a_missing_answer_names_the_webhook_and_the_file() {
    let answer = r#"{"verdict": "need", "message": "..", "need": {"hook": "mutating/istio/inject", "round": 0, "call": 0, "url": "https://istiod.istio-system.svc:443/inject?timeout=10s"}}"#;
    assert_eq!(
        shown(answer),
        "\
Pod shop/web

an answer is missing: mutating/istio/inject would be called now, at https://istiod.istio-system.svc:443/inject?timeout=10s
give it with --answers DIR in DIR/mutating/istio/inject.yaml, for example {allow: true}
"
    );
}

#[test]
fn warnings_and_other_endings_are_told() {
    let text = shown(r#"{"verdict": "allowed", "warnings": ["old"], "candidates": []}"#);
    assert!(text.ends_with("\nWarning: old\npod/web created\n"), "{text}");
    let text = shown(r#"{"verdict": "unknown", "unknown": {"needs": [{"code": "namespace", "name": "shop"}]}}"#);
    assert!(
        text.ends_with("unknown: the Namespace shop is not in --cluster: add it, or say --complete=namespaces\n"),
        "{text}"
    );
}

#[test]
fn a_status_is_printed_as_kubectl_prints_it() {
    let printed = |text: &str| as_kubectl(json(text).root(), "creating", "pod.yaml");
    assert_eq!(printed(r#"{"message": "no", "code": 403}"#), "Error from server: error when creating \"pod.yaml\": no");
    assert_eq!(
        printed(r#"{"message": "no", "reason": "Forbidden"}"#),
        "Error from server (Forbidden): error when creating \"pod.yaml\": no"
    );
    assert_eq!(
        printed(r#"{"message": "no", "reason": "Invalid"}"#),
        "The request is invalid: error when creating \"pod.yaml\": no"
    );
    assert_eq!(
        printed(
            r#"{"message": "no", "reason": "Invalid", "details": {"kind": "Pod", "name": "web", "causes": [{"field": "spec.a", "message": "bad"}]}}"#
        ),
        "The Pod \"web\" is invalid: spec.a: bad"
    );
    assert_eq!(
        printed(
            r#"{"message": "no", "reason": "Invalid", "details": {"name": "web", "causes": [{"field": "a", "message": "x"}, {"field": "a", "message": "x"}, {"field": "b", "message": "y"}]}}"#
        ),
        "The  \"web\" is invalid: \n* a: x\n* b: y"
    );
}

#[test]
fn changes_are_counted_where_there_are_many_of_a_kind_and_named_where_not() {
    let counted = |before: &str, after: &str| changes(json(before).root(), json(after).root());
    assert_eq!(
        counted(
            r#"{"metadata": {"annotations": {"a": "1", "b": "2"}}, "spec": {"containers": [{"name": "web", "image": "x"}], "replicas": 1}}"#,
            r#"{"metadata": {"annotations": {"a": "1", "b": "3", "c": "4"}}, "spec": {"containers": [{"name": "web", "image": "y"}, {"name": "p"}], "replicas": 3}}"#
        ),
        "+1 container, 1 container changed, +1 annotation, 1 annotation changed, spec.replicas"
    );
    assert_eq!(
        counted(
            r#"{"spec": {"template": {"spec": {"containers": [{"name": "web"}]}}}}"#,
            r#"{"spec": {"template": {"spec": {"containers": [{"name": "web"}], "volumes": [{"name": "v"}, {"name": "w"}]}}}}"#
        ),
        "+2 volumes of the template"
    );
    assert_eq!(counted(r#"{"data": {"a": "1"}}"#, r#"{"data": {"a": "2"}}"#), "data.a");
}
