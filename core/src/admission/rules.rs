//! Rules, the way the server tests them.
//!
//! Source: kubernetes/apiserver pkg/admission/plugin/webhook/predicates/rules/rules.go

use std::sync::Arc;

use super::hook::Rule;
use super::reason::{RuleMismatch, RuleMismatchReason};
use crate::meta::Gvr;

/// What a rule looks at; shared text, so that a reason costs no copy.
#[derive(Debug, Clone)]
pub(super) struct Wanted {
    pub(super) operation: Arc<str>,
    pub(super) group: Arc<str>,
    pub(super) version: Arc<str>,
    pub(super) resource: Arc<str>,
    pub(super) sub_resource: Arc<str>,
    pub(super) namespace: Arc<str>,
    /// `pods/status`, for people.
    pub(super) path: Arc<str>,
}

/// The parts of a rule, in the order in which they are tested.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Scope,
    Operation,
    Group,
    Version,
    Resource,
}

impl Wanted {
    /// The same request for an equivalent resource.
    pub(super) fn with_resource(&self, resource: &Gvr) -> Self {
        Self {
            group: resource.group.as_str().into(),
            version: resource.version.as_str().into(),
            resource: resource.resource.as_str().into(),
            path: path(&resource.resource, &self.sub_resource).into(),
            ..self.clone()
        }
    }

    /// Whether the request is for a Namespace: those are not in a Namespace, although their requests have one.
    fn is_namespace(&self) -> bool {
        self.group.is_empty() && &*self.version == "v1" && &*self.resource == "namespaces"
    }
}

/// A resource with its subresource.
pub(super) fn path(resource: &str, sub_resource: &str) -> String {
    if sub_resource.is_empty() { resource.to_owned() } else { format!("{resource}/{sub_resource}") }
}

/// The first part of a rule that a request fails; `None` if the rule matches.
pub(super) fn first_failing(rule: &Rule, wanted: &Wanted) -> Option<Part> {
    if !scope(rule.scope.as_deref(), wanted) {
        Some(Part::Scope)
    } else if !listed(&rule.operations, &wanted.operation) {
        Some(Part::Operation)
    } else if !listed(&rule.api_groups, &wanted.group) {
        Some(Part::Group)
    } else if !listed(&rule.api_versions, &wanted.version) {
        Some(Part::Version)
    } else if !rule.resources.iter().any(|entry| resource(entry, wanted)) {
        Some(Part::Resource)
    } else {
        None
    }
}

/// Whether a rule matches another version of the request's resource.
pub(super) fn matches_in_another_version(rule: &Rule, wanted: &Wanted) -> bool {
    // The version of a resource decides nothing else: only the core Namespaces are told apart by theirs.
    scope(rule.scope.as_deref(), wanted)
        && listed(&rule.operations, &wanted.operation)
        && listed(&rule.api_groups, &wanted.group)
        && rule.resources.iter().any(|entry| resource(entry, wanted))
        && !rule.api_versions.is_empty()
}

fn scope(scope: Option<&str>, wanted: &Wanted) -> bool {
    match scope {
        None | Some("*") => true,
        Some("Namespaced") => !wanted.is_namespace() && !wanted.namespace.is_empty(),
        Some("Cluster") => wanted.is_namespace() || wanted.namespace.is_empty(),
        Some(_) => false,
    }
}

fn listed(entries: &[String], value: &str) -> bool {
    entries.iter().any(|entry| entry == "*" || entry == value)
}

/// Whether an entry of `resources` means the request's. Without a slash it means no subresource.
fn resource(entry: &str, wanted: &Wanted) -> bool {
    let (resource, sub_resource) = entry.split_once('/').unwrap_or((entry, ""));
    (resource == "*" || *resource == *wanted.resource) && (sub_resource == "*" || *sub_resource == *wanted.sub_resource)
}

/// Why each rule fails, with the facts.
pub(super) fn mismatches(rules: &[Rule], wanted: &Wanted) -> Vec<RuleMismatch> {
    let reason = |(index, rule): (usize, &Rule)| {
        let part = first_failing(rule, wanted)?;
        Some(RuleMismatch { rule: index, reason: mismatch(rule, part, wanted) })
    };
    rules.iter().enumerate().filter_map(reason).collect()
}

fn mismatch(rule: &Rule, part: Part, wanted: &Wanted) -> RuleMismatchReason {
    match part {
        Part::Scope => RuleMismatchReason::RuleScopeMismatch {
            scope: rule.scope.clone().unwrap_or_else(|| "*".into()),
            namespace: Arc::clone(&wanted.namespace),
            for_namespace: wanted.is_namespace(),
        },
        Part::Operation => RuleMismatchReason::RuleOperationMismatch {
            listed: Arc::clone(&rule.operations),
            value: Arc::clone(&wanted.operation),
        },
        Part::Group => RuleMismatchReason::RuleGroupMismatch {
            listed: Arc::clone(&rule.api_groups),
            value: Arc::clone(&wanted.group),
        },
        Part::Version => RuleMismatchReason::RuleVersionMismatch {
            listed: Arc::clone(&rule.api_versions),
            value: Arc::clone(&wanted.version),
        },
        Part::Resource => RuleMismatchReason::RuleResourceMismatch {
            listed: Arc::clone(&rule.resources),
            value: Arc::clone(&wanted.path),
            only_subresource: rule.resources.iter().any(|entry| {
                let resource = entry.split_once('/').map_or(entry.as_str(), |(resource, _)| resource);
                resource == "*" || *resource == *wanted.resource
            }),
        },
    }
}
