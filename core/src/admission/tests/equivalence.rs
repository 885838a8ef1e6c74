//! Source: kubernetes/apiserver pkg/admission/plugin/webhook/generic/webhook_test.go TestShouldCallHook, and
//! kubernetes/apiextensions-apiserver pkg/apiserver/customresource_handler.go

use serde_json::{Value, json};

use super::{cluster, code, configuration, object, only, request};
use crate::admission::Operation::Create;
use crate::admission::{Cluster, Complete, Pass, Request, ResourceRow, Verdict};
use crate::meta::{Gvk, Gvr};

fn rule(group: &str, version: &str, resources: &[&str]) -> Value {
    json!({"operations": ["*"], "apiGroups": [group], "apiVersions": [version], "resources": resources, "scope": "*"})
}

fn row(
    resource: (&str, &str, &str),
    sub_resource: &str,
    kind: Option<(&str, &str, &str)>,
    key: Option<&str>,
) -> ResourceRow {
    ResourceRow {
        resource: Gvr::new(resource.0, resource.1, resource.2),
        sub_resource: sub_resource.to_owned(),
        kind: kind.map(|kind| Gvk::new(kind.0, kind.1, kind.2)),
        key: key.map(str::to_owned),
    }
}

/// The registry of upstream's test.
fn rows() -> Vec<ResourceRow> {
    let mut rows = Vec::new();
    let versions = [("extensions", "v1beta1"), ("apps", "v1"), ("apps", "v1beta1"), ("apps", "v1alpha1")];
    for (group, version) in versions {
        let scale = if version == "v1" { ("autoscaling", "v1", "Scale") } else { (group, version, "Scale") };
        let deployments = (group, version, "deployments");
        rows.push(row(deployments, "", Some((group, version, "Deployment")), Some("/deployments")));
        rows.push(row(deployments, "scale", Some(scale), Some("/deployments")));
    }
    rows.push(row(("example.com", "v1", "widgets"), "", None, None));
    rows.push(row(("example.com", "v2", "widgets"), "", None, None));
    rows
}

/// `kind resource/subresource` as called, else the code.
fn called(cluster: &Cluster, request: &Request) -> String {
    match only(cluster, request).verdict {
        Verdict::Call(Pass::RuleMatched { target, .. } | Pass::EquivalentMatch { target, .. }) => {
            let (kind, resource) = (&target.kind, &target.resource);
            format!(
                "{}/{}/{} {}/{}/{}/{}",
                kind.group,
                kind.version,
                kind.kind,
                resource.group,
                resource.version,
                resource.resource,
                target.sub_resource
            )
        }
        _ => code(cluster, request),
    }
}

#[test]
fn should_call_hook() {
    let deployment =
        Request { kind: Gvk::new("apps", "v1", "Deployment"), ..request(Create, "apps/v1/deployments", "ns") };
    let scale =
        Request { kind: Gvk::new("autoscaling", "v1", "Scale"), ..request(Create, "apps/v1/deployments/scale", "ns") };
    let main = ["deployments"];
    let both = ["deployments", "deployments/scale"];
    let (extensions, beta, v1) = (
        |r: &[&str]| rule("extensions", "v1beta1", r),
        |r: &[&str]| rule("apps", "v1beta1", r),
        |r: &[&str]| rule("apps", "v1", r),
    );
    let own = "apps/v1/Deployment apps/v1/deployments/";
    for (policy, rules, request, expected) in [
        // no rules (just write)
        (Value::Null, json!([]), &deployment, "no-rules"),
        // wildcard rule, match as requested
        (Value::Null, json!([rule("*", "*", &["*"])]), &deployment, own),
        // specific rules, prefer exact match
        (json!("Equivalent"), json!([extensions(&main), beta(&main), v1(&main)]), &deployment, own),
        // specific rules, match miss: upstream's case has no policy at all, a manifest gets the default
        (
            Value::Null,
            json!([extensions(&main), beta(&main)]),
            &deployment,
            "extensions/v1beta1/Deployment extensions/v1beta1/deployments/",
        ),
        // specific rules, exact match miss
        (json!("Exact"), json!([extensions(&main), beta(&main)]), &deployment, "no-rule-matched"),
        // specific rules, equivalent match, prefer extensions
        (
            json!("Equivalent"),
            json!([extensions(&main), beta(&main)]),
            &deployment,
            "extensions/v1beta1/Deployment extensions/v1beta1/deployments/",
        ),
        // specific rules, equivalent match, prefer apps
        (
            json!("Equivalent"),
            json!([beta(&main), extensions(&main)]),
            &deployment,
            "apps/v1beta1/Deployment apps/v1beta1/deployments/",
        ),
        // specific rules, subresource prefer exact match
        (
            json!("Equivalent"),
            json!([extensions(&both), beta(&both), v1(&both)]),
            &scale,
            "autoscaling/v1/Scale apps/v1/deployments/scale",
        ),
        // specific rules, subresource match miss: the same
        (
            Value::Null,
            json!([extensions(&both), beta(&both)]),
            &scale,
            "extensions/v1beta1/Scale extensions/v1beta1/deployments/scale",
        ),
        // specific rules, subresource exact match miss
        (json!("Exact"), json!([extensions(&both), beta(&both)]), &scale, "no-rule-matched"),
        // specific rules, subresource equivalent match, prefer extensions
        (
            json!("Equivalent"),
            json!([extensions(&both), beta(&both)]),
            &scale,
            "extensions/v1beta1/Scale extensions/v1beta1/deployments/scale",
        ),
        // specific rules, subresource equivalent match, prefer apps
        (
            json!("Equivalent"),
            json!([beta(&both), extensions(&both)]),
            &scale,
            "apps/v1beta1/Scale apps/v1beta1/deployments/scale",
        ),
    ] {
        let cluster = cluster(&[configuration(json!({"matchPolicy": policy, "rules": rules}))]).with_resources(rows());
        assert_eq!(called(&cluster, request), expected, "{policy} {rules}");
    }
}

#[test]
fn an_equivalent_without_kind_rejects() {
    // invalid kind lookup
    let cluster =
        cluster(&[configuration(json!({"rules": [rule("example.com", "v1", &["widgets"])]}))]).with_resources(rows());
    let request =
        Request { kind: Gvk::new("example.com", "v2", "Widget"), ..request(Create, "example.com/v2/widgets", "ns") };
    let Verdict::Reject(reject) = only(&cluster, &request).verdict else { panic!("not rejected") };
    let text = "Internal error occurred: unable to convert to example.com/v1, Resource=widgets: unknown kind";
    assert_eq!((reject.status.code, reject.status.message.as_str()), (500, text));
}

fn crd(strategy: &str) -> Value {
    let version = |name: &str, served: bool| json!({"name": name, "served": served, "storage": served, "subresources": {"status": {}, "scale": {}}});
    json!({
        "apiVersion": "apiextensions.k8s.io/v1", "kind": "CustomResourceDefinition",
        "metadata": {"name": "widgets.example.com"},
        "spec": {
            "group": "example.com", "scope": "Namespaced", "names": {"plural": "widgets", "kind": "Widget"},
            "conversion": {"strategy": strategy},
            // The order here is the order of the registry; v1alpha1 is not served and counts all the same.
            "versions": [version("v1alpha1", false), version("v1", true), version("v2", true)],
        },
    })
}

#[test]
fn versions_of_a_custom_resource_are_equivalent() {
    let with = |strategy: &str, version: &str, resource: &str| {
        cluster(&[crd(strategy), configuration(json!({"rules": [rule("example.com", version, &[resource])]}))])
    };
    let widget = Request {
        kind: Gvk::new("example.com", "v1", "Widget"),
        object: object(json!({})),
        ..request(Create, "example.com/v1/widgets", "ns")
    };
    assert_eq!(called(&with("None", "v2", "widgets"), &widget), "example.com/v2/Widget example.com/v2/widgets/");
    assert_eq!(
        called(&with("None", "v1alpha1", "widgets"), &widget),
        "example.com/v1alpha1/Widget example.com/v1alpha1/widgets/"
    );
    assert_eq!(called(&with("None", "v1", "widgets"), &widget), "example.com/v1/Widget example.com/v1/widgets/");
    assert_eq!(called(&with("None", "v3", "widgets"), &widget), "no-rule-matched");
    // The conversion is a webhook's.
    assert_eq!(called(&with("Webhook", "v2", "widgets"), &widget), "conversion-unavailable");
    assert_eq!(called(&with("Webhook", "v1", "widgets"), &widget), "example.com/v1/Widget example.com/v1/widgets/");
    // Nothing to convert.
    let empty = Request { object: None, ..widget.clone() };
    assert_eq!(called(&with("Webhook", "v2", "widgets"), &empty), "example.com/v2/Widget example.com/v2/widgets/");
    // A Scale is the same in every version.
    let scale =
        Request { kind: Gvk::new("autoscaling", "v1", "Scale"), sub_resource: "scale".to_owned(), ..widget.clone() };
    assert_eq!(called(&with("Webhook", "v2", "*/scale"), &scale), "autoscaling/v1/Scale example.com/v2/widgets/scale");
    // Registered order decides between two versions that one rule names, not the order in the rule.
    let mut any = rule("example.com", "v2", &["widgets"]);
    any["apiVersions"] = json!(["v2", "v1alpha1"]);
    let cluster = cluster(&[crd("None"), configuration(json!({"rules": [any]}))]);
    assert_eq!(called(&cluster, &widget), "example.com/v1alpha1/Widget example.com/v1alpha1/widgets/");
}

#[test]
fn versions_that_were_not_given_are_unknown() {
    let with = |rule: Value, policy: &str| cluster(&[configuration(json!({"rules": [rule], "matchPolicy": policy}))]);
    let widget = request(Create, "example.com/v1/widgets", "ns");
    let other = || rule("example.com", "v2", &["widgets"]);
    assert_eq!(code(&with(other(), "Equivalent"), &widget), "equivalents-unknown");
    assert_eq!(code(&with(other(), "Exact"), &widget), "no-rule-matched");
    assert_eq!(code(&with(rule("example.org", "v2", &["widgets"]), "Equivalent"), &widget), "no-rule-matched");
    assert_eq!(code(&with(rule("example.com", "v2", &["gadgets"]), "Equivalent"), &widget), "no-rule-matched");
    let complete = with(other(), "Equivalent").complete(&[Complete::Crds]);
    assert_eq!(code(&complete, &widget), "no-rule-matched");
    // The server's own resources are known.
    assert_eq!(
        code(
            &with(rule("apps", "v1beta1", &["deployments"]), "Equivalent"),
            &request(Create, "apps/v1/deployments", "ns")
        ),
        "no-rule-matched"
    );
}

#[test]
fn built_in_resources() {
    let with = |group: &str, version: &str, resource: &str| {
        cluster(&[configuration(json!({"rules": [rule(group, version, &[resource])]}))])
    };
    // The two events are stored together.
    let event = Request { kind: Gvk::new("", "v1", "Event"), ..request(Create, "v1/events", "ns") };
    assert_eq!(
        called(&with("events.k8s.io", "v1", "events"), &event),
        "events.k8s.io/v1/Event events.k8s.io/v1/events/"
    );
    let given = Request { object: object(json!({})), ..event };
    assert_eq!(
        called(&with("events.k8s.io", "v1", "events"), &given),
        "events.k8s.io/v1/Event events.k8s.io/v1/events/"
    );
    let hpa = Request {
        kind: Gvk::new("autoscaling", "v2", "HorizontalPodAutoscaler"),
        ..request(Create, "autoscaling/v2/horizontalpodautoscalers", "ns")
    };
    assert_eq!(
        called(&with("autoscaling", "v1", "horizontalpodautoscalers"), &hpa),
        "autoscaling/v1/HorizontalPodAutoscaler autoscaling/v1/horizontalpodautoscalers/"
    );
    // With matchPolicy Exact the answer names what it misses.
    let exact =
        cluster(&[configuration(json!({"matchPolicy": "Exact", "rules": [rule("autoscaling", "v1", &["*"])]}))]);
    let decision = serde_json::to_value(only(&exact, &hpa)).expect("json");
    assert_eq!(
        decision["reason"]["equivalent"],
        json!({"group": "autoscaling", "version": "v1", "resource": "horizontalpodautoscalers"})
    );
}
