//! Objects of a cluster: what is read, ignored, refused and remarked on.

use serde_json::{Value, json};

use super::{cluster, configuration, document, namespace};
use crate::admission::Finding;
use crate::admission::{Cluster, FailurePolicy, HookKeyError, MatchPolicy, Phase, ReinvocationPolicy, SideEffects};
use crate::release::Release;

fn error(objects: &[Value]) -> Value {
    let error = Cluster::new(objects.iter().map(document).collect(), Release::V1_37).expect_err("a bad object");
    serde_json::to_value(error).expect("json")
}

fn findings(cluster: &Cluster) -> Vec<(String, String)> {
    let finding = |finding: &Finding| {
        let reason = serde_json::to_value(&finding.reason).expect("json");
        (reason["code"].as_str().expect("a text").to_owned(), finding.at.to_string())
    };
    cluster.findings().iter().map(finding).collect()
}

fn beta(members: Value) -> Value {
    let mut hook = json!({"name": "h.example.com", "clientConfig": {"service": {"namespace": "n", "name": "s"}}});
    for (name, value) in members.as_object().expect("members") {
        hook[name] = value.clone();
    }
    json!({
        "apiVersion": "admissionregistration.k8s.io/v1beta1", "kind": "MutatingWebhookConfiguration",
        "metadata": {"name": "c"}, "webhooks": [hook],
    })
}

#[test]
fn each_version_has_its_defaults() {
    // kubernetes/kubernetes pkg/apis/admissionregistration/v1/defaults.go
    let v1 = cluster(&[json!({
        "apiVersion": "admissionregistration.k8s.io/v1", "kind": "ValidatingWebhookConfiguration",
        "metadata": {"name": "c"},
        "webhooks": [{"name": "h", "clientConfig": {"url": "https://h"}, "rules": [{"operations": ["*"]}]}],
    })]);
    let hook = &v1.hooks(Phase::Validating)[0];
    assert_eq!((hook.failure_policy, hook.match_policy), (FailurePolicy::Fail, MatchPolicy::Equivalent));
    assert_eq!((hook.side_effects, hook.timeout_seconds), (None, 10));
    assert_eq!(hook.reinvocation_policy, ReinvocationPolicy::Never);
    assert!(hook.admission_review_versions.is_empty());
    assert_eq!(hook.rules[0].scope, "*");
    assert!(hook.namespace_selector.as_ref().is_ok_and(|selector| selector.is_everything()));
    assert!(hook.object_selector.as_ref().is_ok_and(|selector| selector.is_everything()));
    // kubernetes/kubernetes pkg/apis/admissionregistration/v1beta1/defaults.go
    let old = cluster(&[beta(json!({}))]);
    let hook = &old.hooks(Phase::Mutating)[0];
    assert_eq!((hook.failure_policy, hook.match_policy), (FailurePolicy::Ignore, MatchPolicy::Exact));
    assert_eq!((hook.side_effects, hook.timeout_seconds), (Some(SideEffects::Unknown), 30));
    assert_eq!(hook.admission_review_versions, ["v1beta1"]);
    assert_eq!(findings(&old), [("version-not-served".to_owned(), "/objects/0/apiVersion".to_owned())]);
}

#[test]
fn a_null_stands_for_the_default() {
    let members = json!({
        "failurePolicy": null, "matchPolicy": null, "namespaceSelector": null, "objectSelector": null, "sideEffects": null,
        "timeoutSeconds": null, "admissionReviewVersions": null, "reinvocationPolicy": null, "rules": [{"scope": null}],
    });
    let cluster = cluster(&[beta(members)]);
    let hook = &cluster.hooks(Phase::Mutating)[0];
    assert_eq!((hook.failure_policy, hook.match_policy), (FailurePolicy::Ignore, MatchPolicy::Exact));
    assert_eq!((hook.side_effects, hook.timeout_seconds), (Some(SideEffects::Unknown), 30));
    assert_eq!(hook.admission_review_versions, ["v1beta1"]);
    assert!(hook.namespace_selector.as_ref().is_ok_and(|selector| selector.is_everything()));
    assert!(hook.object_selector.as_ref().is_ok_and(|selector| selector.is_everything()));
    assert_eq!(hook.rules[0].scope, "*");
    assert_eq!(findings(&cluster).iter().filter(|(code, _)| code == "null-member").count(), 8);
}

#[test]
fn hooks_stand_in_the_order_of_their_configurations_names() {
    let of = |name: &str, hooks: &[&str]| {
        let hooks: Vec<_> =
            hooks.iter().map(|hook| json!({"name": hook, "clientConfig": {"url": "https://h"}})).collect();
        json!({
            "apiVersion": "admissionregistration.k8s.io/v1", "kind": "MutatingWebhookConfiguration",
            "metadata": {"name": name}, "webhooks": hooks,
        })
    };
    let cluster = cluster(&[of("b", &["x", "y", "x"]), of("a", &["z", "x"]), of("B", &["x"])]);
    let keys: Vec<_> = cluster.hooks(Phase::Mutating).iter().map(|hook| (hook.index, hook.key().to_owned())).collect();
    let expected = ["mutating/B/x", "mutating/a/z", "mutating/a/x", "mutating/b/x", "mutating/b/y", "mutating/b/x/1"];
    assert_eq!(keys, expected.map(str::to_owned).into_iter().enumerate().collect::<Vec<_>>());
    let key = |short: &str| cluster.hook(short).map(|hook| hook.key().to_owned());
    for (short, full) in [
        ("z", "mutating/a/z"),
        ("a/x", "mutating/a/x"),
        ("b/x", "mutating/b/x"),
        ("x/1", "mutating/b/x/1"),
        ("b/x/1", "mutating/b/x/1"),
        ("mutating/b/x/1", "mutating/b/x/1"),
    ] {
        assert_eq!(key(short), Ok(full.to_owned()), "{short}");
    }
    let candidates = ["mutating/B/x", "mutating/a/x", "mutating/b/x"].map(str::to_owned).to_vec();
    assert_eq!(key("x"), Err(HookKeyError::AmbiguousHook { key: "x".to_owned(), candidates }));
    assert!(matches!(key("validating/a/z"), Err(HookKeyError::UnknownHook { known, .. }) if known.len() == 6));
}

#[test]
fn lists_are_taken_as_their_items() {
    let secret = json!({"apiVersion": "v1", "kind": "Secret", "metadata": {"name": "s"}});
    let list = json!({"apiVersion": "v1", "kind": "List", "items": [
        {"apiVersion": "v1", "kind": "List", "items": [configuration(json!({})), secret]},
        // The items of a typed list need not repeat their kind.
        {"apiVersion": "v1", "kind": "NamespaceList", "items": [{"metadata": {"name": "shop"}}]},
        {"apiVersion": "v1", "kind": "SecretList", "items": [{"metadata": {"name": "s"}}]},
        {"apiVersion": "apps/v1", "kind": "DeploymentList", "items": []},
        {"apiVersion": "example.com/v1", "kind": "AllowList"},
    ]});
    let cluster = cluster(&[list, secret]);
    assert_eq!(cluster.hooks(Phase::Validating).len(), 1);
    assert!(cluster.namespace("shop").is_some());
    let ignored = json!({"v1/Secret": 3, "example.com/v1/AllowList": 1});
    assert_eq!(serde_json::to_value(cluster.ignored()).expect("json"), ignored);
}

#[test]
fn what_no_server_stores_is_an_error_with_its_place() {
    let shop = || namespace("shop", json!({}));
    let list = |items: &[Value]| json!({"apiVersion": "v1", "kind": "List", "items": items});
    for (objects, expected) in [
        (
            vec![shop(), list(&[configuration(json!({})), shop()])],
            json!({"code": "duplicate-object", "kind": "Namespace", "name": "shop", "first": "/objects/0", "at": "/objects/1/items/1"}),
        ),
        // In any version.
        (
            vec![
                beta(json!({})),
                json!({"apiVersion": "admissionregistration.k8s.io/v1", "kind": "MutatingWebhookConfiguration", "metadata": {"name": "c"}}),
            ],
            json!({"code": "duplicate-object", "kind": "MutatingWebhookConfiguration", "name": "c", "first": "/objects/0", "at": "/objects/1"}),
        ),
        (
            vec![
                json!({"apiVersion": "admissionregistration.k8s.io/v1alpha1", "kind": "MutatingWebhookConfiguration", "metadata": {"name": "c"}}),
            ],
            json!({"code": "unsupported-version", "kind": "MutatingWebhookConfiguration", "apiVersion": "admissionregistration.k8s.io/v1alpha1", "at": "/objects/0/apiVersion"}),
        ),
        (vec![json!({"apiVersion": "v1"})], json!({"code": "missing", "at": "/objects/0/kind"})),
        (vec![json!({"kind": "Pod"})], json!({"code": "missing", "at": "/objects/0/apiVersion"})),
        (
            vec![json!({"kind": "Namespace", "apiVersion": "v1"})],
            json!({"code": "missing", "at": "/objects/0/metadata/name"}),
        ),
        (
            vec![json!([])],
            json!({"code": "wrong-type", "at": "/objects/0", "expected": "an object", "found": "a list"}),
        ),
        (
            vec![configuration(json!({"rules": [{"operations": ["CREATE", 7]}]}))],
            json!({"code": "wrong-type", "at": "/objects/0/webhooks/0/rules/0/operations/1", "expected": "a string", "found": "7"}),
        ),
        (
            vec![configuration(json!({"namespaceSelector": {"matchLabels": {"a/b": true}}}))],
            json!({"code": "wrong-type", "at": "/objects/0/webhooks/0/namespaceSelector/matchLabels/a~1b", "expected": "a string", "found": "true or false"}),
        ),
        (
            vec![configuration(json!({"timeoutSeconds": 1.5}))],
            json!({"code": "wrong-type", "at": "/objects/0/webhooks/0/timeoutSeconds", "expected": "a whole number of 32 bits", "found": "1.5"}),
        ),
        (
            vec![json!({"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": "x", "labels": []}})],
            json!({"code": "wrong-type", "at": "/objects/0/metadata/labels", "expected": "an object", "found": "a list"}),
        ),
    ] {
        assert_eq!(error(&objects), expected);
    }
}

#[test]
fn a_faulty_configuration_is_remarked_on_and_matched() {
    let members = json!({
        "name": "", "clientConfig": {"url": "https://h", "service": {}, "caBundle": "<bundle>"},
        "objectSelector": {"matchLabels": {"istio.io/rev": "<revision>"}}, "failurePolicy": "Sometimes",
    });
    let cluster = cluster(&[configuration(members)]);
    let at = |member: &str| format!("/objects/0/webhooks/0/{member}");
    let expected = [
        ("name-missing", at("name")),
        ("client-config-missing", at("clientConfig")),
        ("ca-bundle-undecodable", at("clientConfig/caBundle")),
        ("value-unknown", at("failurePolicy")),
        ("selector-invalid", at("objectSelector")),
    ];
    assert_eq!(findings(&cluster), expected.map(|(code, at)| (code.to_owned(), at)).to_vec());
    let hook = &cluster.hooks(Phase::Validating)[0];
    assert_eq!(
        (hook.client_config.endpoint.clone(), hook.client_config.ca_bundle.as_deref()),
        (None, Some("<bundle>"))
    );
    assert_eq!(hook.failure_policy, FailurePolicy::Fail);
}

#[test]
fn public_types_can_be_shared() {
    fn shared<T: Clone + Send + Sync + std::fmt::Debug + 'static>() {}
    shared::<Cluster>();
    shared::<crate::admission::Request>();
    shared::<crate::admission::Decision>();
}
