//! The gates that a request passes on its way to a hook, and their reasons.

use std::sync::Arc;

use serde::Serialize;

use crate::admission::need::Need;
use crate::admission::webhook::hook::{MatchPolicy, ReinvocationPolicy};
use crate::admission::webhook::rules::RuleMismatches;
use crate::meta::{Gvk, Gvr, Labels, Selector, SelectorError};

/// What one gate says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Gate {
    /// The request may go on.
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
    /// `namespaceSelector`.
    NamespaceSelector,
    /// `objectSelector`.
    ObjectSelector,
    /// `rules` and `matchPolicy`.
    Rules,
    /// The conversion that an equivalent match asks for.
    Conversion,
    /// `matchConditions`.
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

/// One gate's result in an explanation; on the wire `{gate, result, reason?}`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gated {
    /// Which gate.
    pub gate: GateName,
    /// What it said.
    pub result: Gate,
}

/// Why a gate lets the request through.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "code", rename_all = "kebab-case", rename_all_fields = "camelCase")]
#[non_exhaustive]
pub enum Pass {
    /// It looked and found nothing against it.
    Plain,
    /// The request is cluster-scoped: a `namespaceSelector` is not even looked at.
    #[serde(rename = "namespace-selector-not-applicable")]
    NotApplicable,
    /// `namespaceSelector` matches.
    NamespaceSelectorMatched {
        /// The selector, on the wire as upstream prints it.
        #[serde(serialize_with = "as_text")]
        selector: Arc<Selector>,
        /// Whose labels were tested: the stored Namespace of this name, or with `ofRequest` the one in the request.
        namespace: Arc<str>,
        /// Whether the labels are those of the Namespace under request.
        of_request: bool,
        /// The labels.
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
        /// Which rule, from 0.
        rule: usize,
        /// What the webhook is sent.
        target: Arc<Target>,
    },
    /// A rule matches another version (or group) of the same resource; the objects are converted.
    #[serde(rename = "equivalent-match")]
    EquivalentMatch {
        /// Which rule, from 0.
        rule: usize,
        /// What the webhook is sent.
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

/// The endpoint whose objects a webhook is sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Target {
    /// The resource.
    pub resource: Gvr,
    /// `""` for the resource itself.
    pub sub_resource: String,
    /// The kind that the objects are sent in. Where it differs from the request's, the only conversion that is known
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
        /// Group and resource, such as `tokenreviews.authentication.k8s.io`.
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
        /// Whose labels were tested: the stored Namespace of this name, or with `ofRequest` the one in the request.
        namespace: Arc<str>,
        /// Whether the labels are those of the Namespace under request.
        of_request: bool,
        /// The labels.
        labels: Arc<Labels>,
    },
    /// `objectSelector` does not match.
    ObjectSelectorNoMatch {
        /// The selector, on the wire as upstream prints it.
        #[serde(serialize_with = "as_text")]
        selector: Arc<Selector>,
        /// Labels of the object; `None` if there is no object.
        #[serde(skip_serializing_if = "Option::is_none")]
        labels: Option<Arc<Labels>>,
        /// Labels of the old object; `None` if there is none.
        #[serde(skip_serializing_if = "Option::is_none")]
        old_labels: Option<Arc<Labels>>,
    },
    /// The hook has no rules.
    NoRules,
    /// No rule matches.
    NoRuleMatched {
        /// Why each of them does not, in order.
        rules: RuleMismatches,
        /// The hook's `matchPolicy`.
        match_policy: MatchPolicy,
        /// The equivalent resource that a rule would match if `matchPolicy` were `Equivalent`.
        #[serde(skip_serializing_if = "Option::is_none")]
        equivalent: Option<Arc<Gvr>>,
    },
    /// A match condition is false.
    MatchConditionFalse {
        /// Its name.
        condition: String,
        /// Its expression.
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
        /// Its name.
        namespace: String,
    },
    /// There is no object whose labels `namespaceSelector` could ask for: 500.
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
        /// Its name.
        namespace: String,
    },
    /// Whether the resource has other versions was not given.
    EquivalentsUnknown {
        /// Group and resource, such as `widgets.example.com`.
        resource: String,
    },
    /// An equivalent matches, but the conversion is the server's or a conversion webhook's.
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
        /// Names of the conditions.
        conditions: Vec<String>,
        /// The round that they are asked in.
        round: u8,
    },
}

impl Hold {
    /// Whether this is a need, not a rejection.
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

    /// What would have to be known; none if this is a rejection.
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
