//! Source: kubernetes/apiserver pkg/admission/plugin/webhook/predicates/rules/rules_test.go

use serde_json::{Value, json};

use super::{cluster, configuration, only, request};
use crate::admission::Operation::{self, Connect, Create, Delete, Update};
use crate::admission::{RuleMismatchReason, Skip, Verdict};

/// Which part fails: `""` for none.
fn failing(rule: &Value, operation: Operation, path: &str, namespace: &str) -> &'static str {
    let mut whole = json!({"operations": ["*"], "apiGroups": ["*"], "apiVersions": ["*"], "resources": ["*/*"]});
    for (name, value) in rule.as_object().expect("a rule") {
        whole[name] = value.clone();
    }
    let cluster = cluster(&[configuration(json!({"rules": [whole], "matchPolicy": "Exact"}))]);
    match only(&cluster, &request(operation, path, namespace)).verdict {
        Verdict::Call(_) => "",
        Verdict::Skip(Skip::NoRuleMatched { rules, .. }) => match rules.iter().next().expect("a rule").reason {
            RuleMismatchReason::RuleScopeMismatch { .. } => "scope",
            RuleMismatchReason::RuleOperationMismatch { .. } => "operation",
            RuleMismatchReason::RuleGroupMismatch { .. } => "group",
            RuleMismatchReason::RuleVersionMismatch { .. } => "version",
            RuleMismatchReason::RuleResourceMismatch { .. } => "resource",
        },
        other => panic!("{other:?}"),
    }
}

#[test]
fn group() {
    // TestGroup
    for (groups, path, expected) in [
        (json!(["*"]), "g/v/r", ""),              // wildcard
        (json!(["g1", "g2"]), "g1/v/r", ""),      // exact
        (json!(["g1", "g2"]), "g2/v2/r3", ""),    // exact
        (json!(["g1", "g2"]), "g3/v/r", "group"), // exact
        (json!(["g1", "g2"]), "g4/v/r", "group"), // exact
        (json!([""]), "v1/r", ""),
        (json!([""]), "g/v1/r", "group"),
        (json!([]), "g/v1/r", "group"),
    ] {
        assert_eq!(failing(&json!({"apiGroups": groups}), Create, path, "ns"), expected, "{groups} {path}");
    }
}

#[test]
fn version() {
    // TestVersion
    for (versions, path, expected) in [
        (json!(["*"]), "g/v/r", ""),                 // wildcard
        (json!(["v1", "v2"]), "g1/v1/r", ""),        // exact
        (json!(["v1", "v2"]), "g2/v2/r", ""),        // exact
        (json!(["v1", "v2"]), "g1/v3/r", "version"), // exact
        (json!(["v1", "v2"]), "g2/v4/r", "version"), // exact
    ] {
        assert_eq!(failing(&json!({"apiVersions": versions}), Create, path, "ns"), expected, "{versions} {path}");
    }
}

#[test]
fn operation() {
    // TestOperation: wildcard, create, update, delete, connect, multiple
    let all = [Create, Update, Delete, Connect];
    for (operations, matching) in [
        (json!(["*"]), &all[..]),
        (json!(["CREATE"]), &[Create]),
        (json!(["UPDATE"]), &[Update]),
        (json!(["DELETE"]), &[Delete]),
        (json!(["CONNECT"]), &[Connect]),
        (json!(["UPDATE", "DELETE"]), &[Update, Delete]),
        (json!(["create"]), &[]),
    ] {
        for operation in all {
            let expected = if matching.contains(&operation) { "" } else { "operation" };
            let rule = json!({"operations": operations});
            assert_eq!(failing(&rule, operation, "g/v/r", "ns"), expected, "{operations} {operation}");
        }
    }
}

#[test]
fn resource() {
    // TestResource: no subresources, r & subresources, r & subresources or r2, proxy or exec
    for (resources, matching, others) in [
        (json!(["*"]), &["g/v/r", "2/v/r2"][..], &["g/v/r/exec", "2/v/r2/proxy"][..]),
        (json!(["r/*"]), &["g/v/r", "g/v/r/exec"], &["2/v/r2", "2/v/r2/proxy"]),
        (json!(["r/*", "r2"]), &["g/v/r", "g/v/r/exec", "2/v/r2"], &["2/v/r2/proxy"]),
        (
            json!(["*/proxy", "*/exec"]),
            &["g/v/r/exec", "2/v/r2/proxy", "2/v/r3/proxy"],
            &["g/v/r", "2/v/r2", "2/v/r4/scale"],
        ),
        // Only the first slash splits.
        (json!(["r/a/b"]), &[], &["g/v/r/a", "g/v/r"]),
        (json!(["R"]), &[], &["g/v/r"]),
    ] {
        for path in matching {
            assert_eq!(failing(&json!({"resources": resources}), Create, path, "ns"), "", "{resources} {path}");
        }
        for path in others {
            assert_eq!(failing(&json!({"resources": resources}), Create, path, "ns"), "resource", "{resources} {path}");
        }
    }
}

#[test]
fn scope() {
    // TestScope: cluster scope, namespace scope, all scopes
    let requests = [
        ("g/v/r", "ns"),
        ("g/v/r/exec", "ns"),
        ("g/v/r", ""),
        ("g/v/r/exec", ""),
        ("v1/namespaces", "ns"),
        ("/v1/namespaces/finalize", "ns"),
    ];
    for (scope, matching) in [
        (json!("Cluster"), [false, false, true, true, true, true]),
        (json!("Namespaced"), [true, true, false, false, false, false]),
        (json!("*"), [true; 6]),
        (Value::Null, [true; 6]),
        (json!("cluster"), [false; 6]),
        (json!(""), [false; 6]),
    ] {
        for ((path, namespace), matches) in requests.into_iter().zip(matching) {
            let found = failing(&json!({"scope": scope}), Delete, path, namespace);
            // The Namespace is not given, but no selector needs it.
            assert_eq!(found, if matches { "" } else { "scope" }, "{scope} {path} {namespace}");
        }
    }
    // Only the core v1 Namespaces are told apart.
    assert_eq!(failing(&json!({"scope": "Namespaced"}), Delete, "g/v1/namespaces", "ns"), "");
    assert_eq!(failing(&json!({"scope": "Namespaced"}), Delete, "v2/namespaces", "ns"), "");
}

#[test]
fn the_first_failing_part_is_named() {
    let nothing = json!({"operations": [], "apiGroups": [], "apiVersions": [], "resources": [], "scope": "Cluster"});
    assert_eq!(failing(&nothing, Create, "g/v/r", "ns"), "scope");
    assert_eq!(failing(&nothing, Create, "g/v/r", ""), "operation");
}
