//! Why rules do not match, with the facts.

use std::fmt;
use std::sync::Arc;

use serde::{Serialize, Serializer};

use crate::admission::request::Request;
use crate::admission::webhook::hook::Rule;
use crate::admission::webhook::matcher::{Endpoint, Matcher, Part};
use crate::admission::webhook::words::Words;
use crate::meta::Gvr;

/// The parts of a request that rules look at.
#[derive(Debug, Clone)]
pub(crate) struct Wanted {
    endpoint: Endpoint,
    resource: Gvr,
    sub_resource: String,
    namespace: String,
}

impl Wanted {
    /// The parts of a request that rules look at, with its endpoint.
    pub(crate) fn new(request: &Request, endpoint: Endpoint) -> Self {
        let (sub_resource, namespace) = (request.sub_resource.clone(), request.namespace.clone());
        Self { endpoint, resource: request.resource.clone(), sub_resource, namespace }
    }
}

/// The endpoint that rules are matched with; `resource` is the request's own or an equivalent one.
pub(crate) fn endpoint(request: &Request, resource: &Gvr, words: &Words) -> Endpoint {
    Endpoint {
        operation: request.operation,
        group: words.find(&resource.group),
        version: words.find(&resource.version),
        resource: words.find(&resource.resource),
        sub_resource: words.find(&request.sub_resource),
        is_cluster_scoped: is_namespace(resource) || request.namespace.is_empty(),
    }
}

/// Whether a resource is that of the Namespaces, which are not in a Namespace although their requests have one.
fn is_namespace(resource: &Gvr) -> bool {
    resource.group.is_empty() && resource.version == "v1" && resource.resource == "namespaces"
}

/// A resource with its subresource.
pub(crate) fn path(resource: &str, sub_resource: &str) -> String {
    if sub_resource.is_empty() { resource.to_owned() } else { format!("{resource}/{sub_resource}") }
}

/// Why a rule does not match: its first part that fails.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RuleMismatch {
    /// The index of the rule, counted from 0.
    pub rule: usize,
    /// The part of the rule that fails, with its facts.
    #[serde(flatten)]
    pub reason: RuleMismatchReason,
}

/// The first part of a rule that fails, in the server's order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "code", rename_all = "kebab-case", rename_all_fields = "camelCase")]
#[non_exhaustive]
pub enum RuleMismatchReason {
    /// `scope` does not fit the request.
    RuleScopeMismatch {
        /// The scope of the rule as written.
        scope: String,
        /// The request's namespace, `""` if it has none.
        namespace: String,
        /// Whether the request is for a Namespace, which counts as cluster-scoped.
        for_namespace: bool,
    },
    /// `operations` does not list the operation.
    RuleOperationMismatch {
        /// The entries of the rule.
        listed: Vec<String>,
        /// The operation of the request.
        value: String,
    },
    /// `apiGroups` does not list the group.
    RuleGroupMismatch {
        /// The entries of the rule.
        listed: Vec<String>,
        /// The group of the request.
        value: String,
    },
    /// `apiVersions` does not list the version.
    RuleVersionMismatch {
        /// The entries of the rule.
        listed: Vec<String>,
        /// The version of the request.
        value: String,
    },
    /// `resources` does not list the resource, or not with this subresource.
    RuleResourceMismatch {
        /// The entries of the rule.
        listed: Vec<String>,
        /// The resource of the request, with its subresource as `pods/status`.
        value: String,
        /// Whether an entry names the resource and only the subresource differs.
        only_subresource: bool,
    },
}

/// Why each rule of a hook does not match, in order. It is computed when it is read.
#[derive(Clone)]
pub struct RuleMismatches {
    pub(crate) matcher: Arc<Matcher>,
    pub(crate) wanted: Arc<Wanted>,
}

impl RuleMismatches {
    /// The first failing part of each rule.
    pub fn iter(&self) -> impl Iterator<Item = RuleMismatch> + '_ {
        let rules = self.matcher.failing(&self.wanted.endpoint).zip(&self.matcher.hook.rules).enumerate();
        rules.filter_map(|(rule, (part, written))| Some(RuleMismatch { rule, reason: self.reason(written, part?) }))
    }

    fn reason(&self, rule: &Rule, part: Part) -> RuleMismatchReason {
        let Wanted { endpoint, resource, sub_resource, namespace } = &*self.wanted;
        match part {
            Part::Scope => RuleMismatchReason::RuleScopeMismatch {
                scope: rule.scope.clone(),
                namespace: namespace.clone(),
                for_namespace: is_namespace(resource),
            },
            Part::Operation => RuleMismatchReason::RuleOperationMismatch {
                listed: rule.operations.clone(),
                value: endpoint.operation.to_string(),
            },
            Part::Group => {
                RuleMismatchReason::RuleGroupMismatch { listed: rule.api_groups.clone(), value: resource.group.clone() }
            }
            Part::Version => RuleMismatchReason::RuleVersionMismatch {
                listed: rule.api_versions.clone(),
                value: resource.version.clone(),
            },
            Part::Resource => RuleMismatchReason::RuleResourceMismatch {
                listed: rule.resources.clone(),
                value: path(&resource.resource, sub_resource),
                only_subresource: rule.resources.iter().any(|entry| {
                    let named = entry.split_once('/').map_or(entry.as_str(), |(named, _)| named);
                    named == "*" || named == resource.resource
                }),
            },
        }
    }
}

impl fmt::Debug for RuleMismatches {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.iter()).finish()
    }
}

impl PartialEq for RuleMismatches {
    fn eq(&self, other: &Self) -> bool {
        self.iter().eq(other.iter())
    }
}

impl Eq for RuleMismatches {}

impl Serialize for RuleMismatches {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.iter())
    }
}
