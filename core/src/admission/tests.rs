//! The tables of upstream's own tests, case names in comments, and what the sources say beyond them.

mod clusters;
mod equivalence;
mod gates;
mod requests;
mod rules;
mod selectors;
mod sentences;

use serde_json::{Value, json};

use super::{Cluster, Conditions, Decision, Operation, Request, Verdict};
use crate::json::Document;
use crate::meta::{Gvk, Gvr, UserInfo};
use crate::release::Release;

fn document(value: &Value) -> Document {
    Document::from(value)
}

fn cluster(objects: &[Value]) -> Cluster {
    Cluster::new(objects.iter().map(document).collect(), Release::V1_37).expect("the objects are good")
}

/// A validating configuration `c` of one hook `h.example.com`, which matches everything unless `members` say otherwise.
fn configuration(members: Value) -> Value {
    let mut hook = json!({
        "name": "h.example.com",
        "clientConfig": {"url": "https://h.example.com"},
        "rules": [{"operations": ["*"], "apiGroups": ["*"], "apiVersions": ["*"], "resources": ["*/*"]}],
        "sideEffects": "None",
        "admissionReviewVersions": ["v1"],
    });
    for (name, value) in members.as_object().expect("members") {
        hook[name] = value.clone();
    }
    json!({
        "apiVersion": "admissionregistration.k8s.io/v1",
        "kind": "ValidatingWebhookConfiguration",
        "metadata": {"name": "c"},
        "webhooks": [hook],
    })
}

fn namespace(name: &str, labels: Value) -> Value {
    json!({"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": name, "labels": labels}})
}

/// A request without objects: `apps/v1/deployments/scale`, `v1/pods`.
fn request(operation: Operation, path: &str, namespace: &str) -> Request {
    let parts: Vec<&str> = path.split('/').collect();
    let (resource, sub_resource) = match parts[..] {
        [version, resource] => (Gvr::new("", version, resource), ""),
        [group, version, resource] => (Gvr::new(group, version, resource), ""),
        [group, version, resource, sub_resource] => (Gvr::new(group, version, resource), sub_resource),
        _ => panic!("{path}"),
    };
    Request {
        dropped: Vec::new(),
        warnings: Vec::new(),
        kind: Gvk::new(resource.group.as_str(), resource.version.as_str(), "Kind"),
        resource,
        sub_resource: sub_resource.to_owned(),
        name: "name".to_owned(),
        namespace: namespace.to_owned(),
        operation,
        user_info: UserInfo::default(),
        object: None,
        written: None,
        old_object: None,
        recorded: false,
        by_update: false,
        dry_run: false,
        options: None,
        conditions: Conditions::new(),
        uids: Vec::new(),
        names: Vec::new(),
        sent: None,
        decoded: None,
        suffixes: Vec::new(),
        now: None,
        object_uid: None,
        plugins: crate::admission::PluginSet::webhooks(),
        assumed: Vec::new(),
    }
}

fn object(labels: Value) -> Option<Document> {
    Some(document(&json!({"metadata": {"name": "name", "labels": labels}})))
}

/// The decision about the only hook.
fn only(cluster: &Cluster, request: &Request) -> Decision {
    let mut decisions = cluster.match_hooks(request);
    assert_eq!(decisions.len(), 1);
    let explained = cluster.explain_hooks(request).remove(0);
    let decision = decisions.remove(0);
    assert_eq!(decision.verdict, explained.verdict, "explaining decides as asking does");
    decision
}

/// `call`, or the code of the reason.
fn code(cluster: &Cluster, request: &Request) -> String {
    let decision = serde_json::to_value(only(cluster, request)).expect("a decision");
    let text = |name: &str| decision[name].as_str().map(str::to_owned);
    match text("decision").as_deref() {
        Some("call") => "call".to_owned(),
        _ => decision["reason"]["code"].as_str().expect("a code").to_owned(),
    }
}

fn is_called(decision: &Decision) -> bool {
    matches!(decision.verdict, Verdict::Call(_))
}
