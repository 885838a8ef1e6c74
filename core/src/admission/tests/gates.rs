//! How the gates are settled: kubernetes/apiserver pkg/admission/plugin/webhook/generic/webhook.go ShouldCallHook

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::{cluster, code, configuration, is_called, namespace, object, only, request};
use crate::admission::Operation::{Create, Update};
use crate::admission::{Cluster, Complete, Condition, ConditionResult, Need, Request, Verdict};
use crate::meta::Gvk;
use crate::release::Release;

const BROKEN: fn() -> Value = || json!({"matchExpressions": [{"key": "a", "operator": "Gt", "values": ["1"]}]});

fn pods(namespace: &str) -> Request {
    Request {
        object: object(json!({"app": "web"})),
        kind: Gvk::new("", "v1", "Pod"),
        ..request(Create, "v1/pods", namespace)
    }
}

fn status(cluster: &Cluster, request: &Request) -> (i32, String) {
    match only(cluster, request).verdict {
        Verdict::Reject(reject) => (reject.status.code, reject.status.message.clone()),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_broken_selector_rejects_only_what_a_rule_matches() {
    let nothing = json!([{"operations": ["*"], "apiGroups": ["g"], "apiVersions": ["*"], "resources": ["*"]}]);
    for member in ["namespaceSelector", "objectSelector"] {
        let broken = cluster(&[namespace("shop", json!({})), configuration(json!({member: BROKEN()}))]);
        let text = "Internal error occurred: \"Gt\" is not a valid label selector operator";
        assert_eq!(status(&broken, &pods("shop")), (500, text.to_owned()), "{member}");
        let harmless = cluster(&[configuration(json!({member: BROKEN(), "rules": nothing}))]);
        assert_eq!(code(&harmless, &pods("shop")), "no-rule-matched", "{member}");
    }
}

#[test]
fn a_skip_wins_then_a_need_then_the_rules_then_the_first_rejection() {
    let no_match = json!({"matchLabels": {"app": "db"}});
    let some = json!({"matchLabels": {"a": "b"}});
    // The first skip is the reason.
    let both = json!({"namespaceSelector": some, "objectSelector": no_match});
    let with = |members: Value| cluster(&[namespace("shop", json!({})), configuration(members)]);
    assert_eq!(code(&with(both), &pods("shop")), "namespace-selector-no-match");
    // A skip of a later gate lifts the hold of an earlier one.
    for selector in [BROKEN(), some.clone()] {
        let members = json!({"namespaceSelector": selector, "objectSelector": no_match});
        assert_eq!(code(&with(members), &pods("lost")), "object-selector-no-match");
    }
    // What is not known comes before a rejection: the Namespace may not match.
    let members = json!({"namespaceSelector": some, "objectSelector": BROKEN()});
    let decision = only(&with(members.clone()), &pods("lost"));
    let needs = vec![Need::Namespace { name: "lost".to_owned() }];
    assert!(matches!(&decision.verdict, Verdict::Unknown { needs: found, .. } if *found == needs), "{decision:?}");
    // Of two rejections the Namespace's is the first.
    let complete = with(members).complete(&[Complete::Namespaces]);
    assert_eq!(status(&complete, &pods("lost")), (404, "namespaces \"lost\" not found".to_owned()));
    let two = json!({"namespaceSelector": BROKEN(), "objectSelector": {"matchLabels": {"-": ""}}});
    assert_eq!(code(&with(two.clone()), &pods("shop")), "selector-invalid");
    assert!(status(&with(two), &pods("shop")).1.contains("\"Gt\""));
}

fn conditions(results: &[(&str, Condition)]) -> Request {
    let results: BTreeMap<_, _> = results.iter().map(|(name, result)| ((*name).to_owned(), result.clone())).collect();
    let mut request = pods("shop");
    request.conditions.insert("h.example.com".to_owned(), results);
    request
}

#[test]
fn match_conditions_are_given() {
    let hook = |policy: &str| {
        let conditions = json!([{"name": "a", "expression": "x.a"}, {"name": "b", "expression": "x.b"}]);
        cluster(&[configuration(json!({"matchConditions": conditions, "failurePolicy": policy}))])
    };
    let (yes, no) = (Condition::Always(ConditionResult::True), Condition::Always(ConditionResult::False));
    let error = |text: &str| Condition::Always(ConditionResult::Error(text.to_owned()));
    let fail = hook("Fail");
    // wildcard rule, match conditions also match
    assert_eq!(code(&fail, &conditions(&[("a", yes.clone()), ("b", yes.clone())])), "call");
    // wildcard rule, match conditions do not match
    assert_eq!(code(&fail, &conditions(&[("a", no.clone())])), "match-condition-false");
    // One false result decides, whatever the others are.
    assert_eq!(code(&fail, &conditions(&[("b", no.clone()), ("a", error("e"))])), "match-condition-false");
    assert_eq!(code(&fail, &conditions(&[("b", no)])), "match-condition-false");
    assert_eq!(code(&fail, &conditions(&[("a", yes.clone())])), "match-conditions-unknown");
    assert_eq!(code(&fail, &pods("shop")), "match-conditions-unknown");
    // wildcard rule, match conditions error
    let both = conditions(&[("a", error("no such key: metadata")), ("b", error("e"))]);
    let text = "pods \"name\" is forbidden: [expression 'x.a' resulted in error: no such key: metadata, \
                expression 'x.b' resulted in error: e]";
    assert_eq!(status(&fail, &both), (403, text.to_owned()));
    let mixed = conditions(&[("a", yes.clone()), ("b", error("e"))]);
    let text = "pods \"name\" is forbidden: expression 'x.b' resulted in error: e";
    assert_eq!(status(&fail, &mixed), (403, text.to_owned()));
    assert_eq!(code(&hook("Ignore"), &both), "match-condition-error-ignored");
    // By round: this is the first one.
    let rounds = Condition::Rounds(vec![ConditionResult::True]);
    assert_eq!(code(&fail, &conditions(&[("a", rounds), ("b", yes)])), "call");
}

#[test]
fn conditions_are_not_asked_when_something_is_held() {
    let members = json!({
        "matchConditions": [{"name": "a", "expression": "x.a"}],
        "namespaceSelector": {"matchLabels": {"a": "b"}},
    });
    let cluster = cluster(&[configuration(members)]);
    // A false does not lift the need: the Namespace may be a 404.
    let request = conditions(&[("a", Condition::Always(ConditionResult::False))]);
    assert_eq!(code(&cluster, &request), "namespace-unknown");
    assert_eq!(code(&cluster.complete(&[Complete::Namespaces]), &request), "namespace-not-found");
}

#[test]
fn some_requests_reach_no_hook() {
    let objects = || [super::document(&configuration(json!({})))].to_vec();
    let new = Cluster::new(objects(), Release::V1_37).expect("good");
    let old = Cluster::new(objects(), Release::V1_36).expect("good");
    for path in ["authentication.k8s.io/v1/tokenreviews", "authorization.k8s.io/v1beta1/subjectaccessreviews/x"] {
        assert_eq!(code(&new, &request(Create, path, "")), "virtual-resource-excluded");
        assert_eq!(code(&old, &request(Create, path, "")), "call");
    }
    let of_kind =
        |group: &str, kind: &str| Request { kind: Gvk::new(group, "v1", kind), ..request(Update, "g/v1/r/status", "") };
    for kind in ["MutatingWebhookConfiguration", "MutatingAdmissionPolicyBinding"] {
        assert_eq!(code(&new, &of_kind("admissionregistration.k8s.io", kind)), "admission-config-exempt");
        assert_eq!(code(&new, &of_kind("example.com", kind)), "call");
    }
    // No other gate runs, but an explanation shows all.
    let broken = cluster(&[configuration(json!({"objectSelector": BROKEN()}))]);
    let exempt = of_kind("admissionregistration.k8s.io", "ValidatingAdmissionPolicy");
    assert_eq!(code(&broken, &exempt), "admission-config-exempt");
    let gates = broken.explain_hooks(&exempt).remove(0).gates.expect("gates");
    assert_eq!(serde_json::to_value(&gates[2]).expect("json")["reason"]["code"], "selector-invalid");
}

#[test]
fn an_explanation_keeps_every_gate() {
    let cluster = cluster(&[
        namespace("shop", json!({})),
        configuration(json!({
            "namespaceSelector": {"matchLabels": {"a": "b"}},
            "matchConditions": [{"name": "a", "expression": "x.a"}],
        })),
    ]);
    let explained = cluster.explain_hooks(&pods("shop")).remove(0);
    assert!(!is_called(&explained));
    let gates = serde_json::to_value(explained.gates).expect("json");
    let results: Vec<_> =
        gates.as_array().expect("gates").iter().map(|gate| (&gate["gate"], &gate["result"])).collect();
    let expected = json!([
        ["request", "pass"],
        ["namespace-selector", "skip"],
        ["object-selector", "pass"],
        ["rules", "pass"],
        ["conversion", "pass"],
        ["match-conditions", "hold"],
    ]);
    assert_eq!(serde_json::to_value(results).expect("json"), expected);
}
