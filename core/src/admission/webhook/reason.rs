//! The gates that a request passes on its way to a hook, and their reasons.

use std::sync::Arc;

use serde::Serialize;

use crate::admission::need::Need;
use crate::admission::webhook::hook::{MatchPolicy, ReinvocationPolicy};
use crate::admission::webhook::rules::RuleMismatches;
use crate::meta::{Gvk, Gvr, Labels, Selector, SelectorError};

/// The result of one gate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Gate {
    /// The request passes the gate.
    Pass(Pass),
    /// The hook is not called.
    Skip(Skip),
    /// A rejection or a need that counts only if selectors and rules let the request through.
    Hold(Hold),
}

/// The gates, in the server's order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum GateName {
    /// Whether requests for this resource reach webhooks at all.
    Request,
    /// The `namespaceSelector` of the hook.
    NamespaceSelector,
    /// The `objectSelector` of the hook.
    ObjectSelector,
    /// The `rules` of the hook, with its `matchPolicy`.
    Rules,
    /// The conversion that an equivalent match requires.
    Conversion,
    /// The `matchConditions` of the hook.
    MatchConditions,
}

impl GateName {
    /// The field of the configuration that the gate is about, such as `namespaceSelector`.
    pub fn field(self) -> &'static str {
        match self {
            Self::Request => "request",
            Self::NamespaceSelector => "namespaceSelector",
            Self::ObjectSelector => "objectSelector",
            Self::Rules => "rules",
            Self::Conversion => "conversion",
            Self::MatchConditions => "matchConditions",
        }
    }
}

/// The result of one gate in an explanation; on the wire it is `{gate, result, reason?}`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gated {
    /// The name of the gate.
    pub gate: GateName,
    /// The result of the gate.
    pub result: Gate,
}

/// Why a gate lets the request through.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "code", rename_all = "kebab-case", rename_all_fields = "camelCase")]
#[non_exhaustive]
pub enum Pass {
    /// The gate found no reason to skip the hook.
    Plain,
    /// The request is cluster-scoped, so the `namespaceSelector` is ignored.
    #[serde(rename = "namespace-selector-not-applicable")]
    NotApplicable,
    /// `namespaceSelector` matches.
    NamespaceSelectorMatched {
        /// The selector, on the wire as upstream prints it.
        #[serde(serialize_with = "as_text")]
        selector: Arc<Selector>,
        /// The Namespace whose labels were tested: the stored one, or with `ofRequest` the one in the request.
        namespace: Arc<str>,
        /// Whether the labels are those of the Namespace in the request.
        of_request: bool,
        /// The labels that were tested.
        labels: Arc<Labels>,
    },
    /// `objectSelector` matches the labels of the object, or of the old object.
    ObjectSelectorMatched {
        /// The selector, on the wire as upstream prints it.
        #[serde(serialize_with = "as_text")]
        selector: Arc<Selector>,
        /// Whether it is the old object that matches.
        of_old_object: bool,
        /// The labels that match.
        labels: Arc<Labels>,
    },
    /// A rule matches the request as it was made.
    RuleMatched {
        /// The index of the rule, counted from 0.
        rule: usize,
        /// The resource and kind that the webhook is sent.
        target: Arc<Target>,
    },
    /// A rule matches another version (or group) of the same resource; the objects are converted.
    #[serde(rename = "equivalent-match")]
    EquivalentMatch {
        /// The index of the rule, counted from 0.
        rule: usize,
        /// The resource and kind that the webhook is sent.
        target: Arc<Target>,
    },
}

impl Pass {
    /// The resource and kind that the webhook is sent; `None` for a pass of another gate than the rules.
    pub fn target(&self) -> Option<&Arc<Target>> {
        match self {
            Self::Plain
            | Self::NotApplicable
            | Self::NamespaceSelectorMatched { .. }
            | Self::ObjectSelectorMatched { .. } => None,
            Self::RuleMatched { target, .. } | Self::EquivalentMatch { target, .. } => Some(target),
        }
    }
}

/// The resource and kind in which a webhook is sent the objects.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Target {
    /// The resource.
    pub resource: Gvr,
    /// The subresource; `""` for the resource itself.
    pub sub_resource: String,
    /// The kind of the objects that are sent. If it differs from the request's, the only conversion that is known
    /// rewrites `apiVersion`; any other is [`Hold::ConversionUnavailable`].
    pub kind: Gvk,
}

/// Why a hook is not called.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "code", rename_all = "kebab-case", rename_all_fields = "camelCase")]
#[non_exhaustive]
pub enum Skip {
    /// Webhooks never see the virtual resources of authentication and authorization.
    VirtualResourceExcluded {
        /// The resource with its group, such as `tokenreviews.authentication.k8s.io`.
        resource: String,
    },
    /// Webhooks never see the configurations of admission itself.
    AdmissionConfigExempt {
        /// The request's kind.
        kind: Gvk,
    },
    /// `namespaceSelector` does not match.
    NamespaceSelectorNoMatch {
        /// The selector, on the wire as upstream prints it.
        #[serde(serialize_with = "as_text")]
        selector: Arc<Selector>,
        /// The Namespace whose labels were tested: the stored one, or with `ofRequest` the one in the request.
        namespace: Arc<str>,
        /// Whether the labels are those of the Namespace in the request.
        of_request: bool,
        /// The labels that were tested.
        labels: Arc<Labels>,
    },
    /// `objectSelector` does not match.
    ObjectSelectorNoMatch {
        /// The selector, on the wire as upstream prints it.
        #[serde(serialize_with = "as_text")]
        selector: Arc<Selector>,
        /// The labels of the object; `None` if there is no object.
        #[serde(skip_serializing_if = "Option::is_none")]
        labels: Option<Arc<Labels>>,
        /// The labels of the old object; `None` if there is none.
        #[serde(skip_serializing_if = "Option::is_none")]
        old_labels: Option<Arc<Labels>>,
    },
    /// The hook has no rules.
    NoRules,
    /// No rule matches.
    NoRuleMatched {
        /// Why each rule does not match, in order.
        rules: RuleMismatches,
        /// The hook's `matchPolicy`.
        match_policy: MatchPolicy,
        /// The equivalent resource that a rule would match if `matchPolicy` were `Equivalent`.
        #[serde(skip_serializing_if = "Option::is_none")]
        equivalent: Option<Arc<Gvr>>,
    },
    /// A match condition is false.
    MatchConditionFalse {
        /// The name of the condition.
        condition: String,
        /// The expression of the condition.
        expression: String,
    },
    /// Match conditions failed and `failurePolicy` is `Ignore`.
    MatchConditionErrorIgnored {
        /// The whole error text.
        error: String,
    },
    /// In the second pass: the hook was called before and nothing asks for another call.
    ReinvocationNotRequested {
        /// With `IfNeeded`: no later hook changed the object.
        reinvocation_policy: ReinvocationPolicy,
    },
    /// In the second pass: the hook was not called in the first one, and is never called for the first time here.
    ReinvocationNotCalledBefore,
}

/// A rejection or a need that counts only if selectors and rules let the request through.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "code", rename_all = "kebab-case", rename_all_fields = "camelCase")]
#[non_exhaustive]
pub enum Hold {
    /// The Namespace does not exist: 404.
    NamespaceNotFound {
        /// The name of the Namespace.
        namespace: String,
    },
    /// There is no object whose labels the `namespaceSelector` could select: 500.
    NamespaceUnreadable {
        /// The server's text.
        error: String,
    },
    /// A selector can't be read: 500.
    SelectorInvalid {
        /// `namespaceSelector` or `objectSelector`.
        member: &'static str,
        /// The server's text.
        #[serde(serialize_with = "as_text")]
        error: SelectorError,
    },
    /// The registry knows no kind for the equivalent resource: 500.
    EquivalentKindUnknown {
        /// The resource.
        resource: Gvr,
    },
    /// Match conditions failed and `failurePolicy` is `Fail`: 403.
    MatchConditionError {
        /// The whole error text.
        error: String,
    },
    /// The Namespace was not given.
    NamespaceUnknown {
        /// The name of the Namespace.
        namespace: String,
    },
    /// It was not given whether the resource has other versions.
    EquivalentsUnknown {
        /// The resource with its group, such as `widgets.example.com`.
        resource: String,
    },
    /// An equivalent matches, but the server or a conversion webhook does the conversion.
    ConversionUnavailable {
        /// The request's kind.
        from: Box<Gvk>,
        /// The kind that the rule wants.
        to: Box<Gvk>,
    },
    /// Results of match conditions were not given.
    MatchConditionsUnknown {
        /// The hook's key.
        hook: String,
        /// The names of the conditions.
        conditions: Vec<String>,
        /// The pass of the mutating phase, counted from 0.
        round: u8,
    },
}

impl Hold {
    /// Whether something is missing, so that this is not a rejection.
    pub fn is_need(&self) -> bool {
        match self {
            Self::NamespaceNotFound { .. }
            | Self::NamespaceUnreadable { .. }
            | Self::SelectorInvalid { .. }
            | Self::EquivalentKindUnknown { .. }
            | Self::MatchConditionError { .. } => false,
            Self::NamespaceUnknown { .. }
            | Self::EquivalentsUnknown { .. }
            | Self::ConversionUnavailable { .. }
            | Self::MatchConditionsUnknown { .. } => true,
        }
    }

    /// The facts that are missing; empty for a rejection.
    pub fn needs(&self) -> Vec<Need> {
        match self {
            Self::NamespaceNotFound { .. }
            | Self::NamespaceUnreadable { .. }
            | Self::SelectorInvalid { .. }
            | Self::EquivalentKindUnknown { .. }
            | Self::MatchConditionError { .. } => Vec::new(),
            Self::NamespaceUnknown { namespace } => vec![Need::Namespace { name: namespace.clone() }],
            Self::EquivalentsUnknown { resource } => vec![Need::Crd { name: resource.clone() }],
            Self::ConversionUnavailable { from, to } => {
                vec![Need::Conversion { from: (**from).clone(), to: (**to).clone() }]
            }
            Self::MatchConditionsUnknown { hook, conditions, round } => conditions
                .iter()
                .map(|condition| Need::MatchCondition {
                    hook: hook.clone(),
                    condition: condition.clone(),
                    round: *round,
                })
                .collect(),
        }
    }
}

fn as_text<T: std::fmt::Display, S: serde::Serializer>(value: &T, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(value)
}
