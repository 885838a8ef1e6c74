//! The gates between a request and a hook, one function each, and how their results are settled.
//!
//! Source: kubernetes/apiserver pkg/admission/plugin/webhook/generic/webhook.go ShouldCallHook

use std::sync::Arc;

use super::condition::ConditionResult;
use super::decision::{Decision, Reject, Verdict};
use super::hook::{FailurePolicy, Hook, MatchPolicy};
use super::reason::{Gate, GateName, Gated, Hold, Pass, Skip, Target};
use super::request::Request;
use super::rules;
use super::subject::{Candidate, Namespace, Subject};
use crate::gotext::aggregate;
use crate::meta::{Gvr, Labels, Selector, SelectorError, Status};

const NAMESPACE_SELECTOR: &str = "namespaceSelector";
const OBJECT_SELECTOR: &str = "objectSelector";

impl Subject<'_> {
    /// What is done with a hook. With `explain` every gate's result is kept, also those behind the one that decides.
    pub(crate) fn judge(&self, hook: &Arc<Hook>, explain: bool) -> Decision {
        let mut settling = Settling { explain, ..Settling::default() };
        for (name, gate) in MATCHING {
            if settling.skip.is_some() && !explain {
                break;
            }
            settling.add(name, gate(hook, self), true);
        }
        // Conversion and conditions are reached only if selectors and rules let the request through; an explanation asks
        // them all the same.
        if let Some(target) = settling.pass.as_ref().and_then(Pass::target).map(Arc::clone) {
            for gate in [GateName::Conversion, GateName::MatchConditions] {
                let reached = settling.skip.is_none() && settling.holds.is_empty();
                if !reached && !explain {
                    break;
                }
                let result = match gate {
                    GateName::Conversion => conversion(self, &target),
                    _ => match_conditions(hook, self),
                };
                settling.add(gate, result, reached);
            }
        }
        let (verdict, gates) = settling.settle(self.request);
        Decision { hook: Arc::clone(hook), verdict, gates }
    }
}

type Ask = fn(&Hook, &Subject<'_>) -> Gate;

/// The gates that are settled together.
const MATCHING: [(GateName, Ask); 4] = [
    (GateName::Request, request),
    (GateName::NamespaceSelector, namespace_selector),
    (GateName::ObjectSelector, object_selector),
    (GateName::Rules, rules_gate),
];

/// The results so far.
#[derive(Default)]
struct Settling {
    explain: bool,
    gates: Vec<Gated>,
    skip: Option<Skip>,
    holds: Vec<(GateName, Hold)>,
    /// The pass of the rules.
    pass: Option<Pass>,
}

impl Settling {
    /// Takes one gate's result; one that is not `reached` is only shown.
    fn add(&mut self, gate: GateName, result: Gate, reached: bool) {
        if self.explain {
            self.gates.push(Gated { gate, result: result.clone() });
        }
        if !reached {
            return;
        }
        match result {
            Gate::Pass(pass) if gate == GateName::Rules => self.pass = Some(pass),
            Gate::Pass(_) => (),
            // The first one is the reason.
            Gate::Skip(skip) => _ = self.skip.get_or_insert(skip),
            Gate::Hold(hold) => self.holds.push((gate, hold)),
        }
    }

    /// A skip wins; then whatever is not known; then the rules' own rejection; then the first one.
    fn settle(self, request: &Request) -> (Verdict, Option<Vec<Gated>>) {
        let gates = self.explain.then_some(self.gates);
        let verdict = if let Some(skip) = self.skip {
            Verdict::Skip(skip)
        } else if let Some(unknown) = self.holds.iter().find(|(_, hold)| hold.is_need()) {
            let needs = self.holds.iter().flat_map(|(_, hold)| hold.needs()).collect();
            Verdict::Unknown { reason: unknown.1.clone(), needs }
        } else {
            let own = self.holds.iter().position(|(gate, _)| *gate == GateName::Rules);
            match self.holds.into_iter().nth(own.unwrap_or(0)) {
                Some((_, reason)) => {
                    let status = Box::new(status(&reason, request).into_api_status());
                    Verdict::Reject(Reject { reason, status })
                }
                None => Verdict::Call(self.pass.unwrap_or(Pass::Plain)),
            }
        };
        (verdict, gates)
    }
}

/// What the client gets when the request ends at a gate.
fn status(hold: &Hold, request: &Request) -> Status {
    match hold {
        Hold::NamespaceNotFound { namespace } => Status::not_found("", "namespaces", namespace),
        Hold::MatchConditionError { error } => {
            Status::forbidden(&request.resource.group, &request.resource.resource, &request.name, error)
        }
        Hold::SelectorInvalid { error, .. } => Status::internal_error(&error.to_string()),
        Hold::NamespaceUnreadable { error } => Status::internal_error(error),
        Hold::EquivalentKindUnknown { resource } => {
            Status::internal_error(&format!("unable to convert to {resource}: unknown kind"))
        }
        // INVARIANT: needs are settled before rejections, so these do not come here.
        Hold::NamespaceUnknown { .. }
        | Hold::EquivalentsUnknown { .. }
        | Hold::ConversionUnavailable { .. }
        | Hold::MatchConditionsUnknown { .. } => Status::default(),
    }
}

/// Whether hooks see requests for this resource at all.
fn request(_: &Hook, subject: &Subject<'_>) -> Gate {
    subject.exempt.clone().map_or(Gate::Pass(Pass::Plain), Gate::Skip)
}

/// Whether the hook's `namespaceSelector` lets the request pass.
///
/// Source: kubernetes/apiserver pkg/admission/plugin/webhook/predicates/namespace/matcher.go
fn namespace_selector(hook: &Hook, subject: &Subject<'_>) -> Gate {
    if let Namespace::NotApplicable = subject.namespace {
        // The selector is not even parsed.
        return Gate::Pass(Pass::NotApplicable);
    }
    let selector = match readable(&hook.namespace_selector, NAMESPACE_SELECTOR) {
        Ok(selector) if selector.is_everything() => return Gate::Pass(Pass::Plain),
        Ok(selector) => selector,
        Err(hold) => return Gate::Hold(hold),
    };
    match &subject.namespace {
        Namespace::NotApplicable => Gate::Pass(Pass::NotApplicable),
        Namespace::Labels { labels, .. } if selector.matches(labels) => Gate::Pass(Pass::Plain),
        // A missing Namespace comes before a nil selector: the server looks it up first.
        Namespace::Labels { .. } if selector.is_nothing() => {
            Gate::Skip(Skip::SelectorNull { member: NAMESPACE_SELECTOR })
        }
        Namespace::Labels { name, of_request, labels, .. } => Gate::Skip(Skip::NamespaceSelectorNoMatch {
            selector: Arc::clone(selector),
            namespace: Arc::clone(name),
            of_request: *of_request,
            labels: Arc::clone(labels),
        }),
        Namespace::NotFound(name) => Gate::Hold(Hold::NamespaceNotFound { namespace: name.to_string() }),
        Namespace::NotGiven(name) => Gate::Hold(Hold::NamespaceUnknown { namespace: name.to_string() }),
        Namespace::Unreadable(error) => Gate::Hold(Hold::NamespaceUnreadable { error: (*error).to_owned() }),
    }
}

/// Whether the hook's `objectSelector` lets the request pass.
///
/// Source: kubernetes/apiserver pkg/admission/plugin/webhook/predicates/object/matcher.go
fn object_selector(hook: &Hook, subject: &Subject<'_>) -> Gate {
    let selector = match readable(&hook.object_selector, OBJECT_SELECTOR) {
        Ok(selector) if selector.is_everything() => return Gate::Pass(Pass::Plain),
        Ok(selector) if selector.is_nothing() => return Gate::Skip(Skip::SelectorNull { member: OBJECT_SELECTOR }),
        Ok(selector) => selector,
        Err(hold) => return Gate::Hold(hold),
    };
    // Either side suffices: an update that removes the label still reaches the hook.
    // An object without metadata matches nothing, not even `NotIn`.
    let matches = |labels: &Option<Arc<Labels>>| labels.as_ref().is_some_and(|labels| selector.matches(labels));
    if matches(&subject.labels) || matches(&subject.old_labels) {
        return Gate::Pass(Pass::Plain);
    }
    Gate::Skip(Skip::ObjectSelectorNoMatch {
        selector: Arc::clone(selector),
        labels: subject.labels.clone(),
        old_labels: subject.old_labels.clone(),
    })
}

fn readable<'a>(
    selector: &'a Result<Arc<Selector>, SelectorError>,
    member: &'static str,
) -> Result<&'a Arc<Selector>, Hold> {
    selector.as_ref().map_err(|error| Hold::SelectorInvalid { member, error: error.clone() })
}

/// Whether a rule matches the request, or with `matchPolicy: Equivalent` an equivalent resource.
fn rules_gate(hook: &Hook, subject: &Subject<'_>) -> Gate {
    let own = hook.rules.iter().position(|rule| rules::first_failing(rule, &subject.wanted).is_none());
    if let Some(rule) = own {
        return Gate::Pass(Pass::RuleMatched { rule, target: Arc::clone(&subject.target) });
    }
    if hook.match_policy == MatchPolicy::Equivalent {
        if let Some((rule, candidate)) = equivalent(hook, subject) {
            return match &candidate.target {
                Some(target) => Gate::Pass(Pass::EquivalentMatch { rule, target: Arc::clone(target) }),
                None => Gate::Hold(Hold::EquivalentKindUnknown { resource: candidate.resource.resource.clone() }),
            };
        }
        let another = |rule| rules::matches_in_another_version(rule, &subject.wanted);
        if !subject.knows_equivalents && hook.rules.iter().any(another) {
            return Gate::Hold(Hold::EquivalentsUnknown { resource: subject.request.resource.group_resource() });
        }
    }
    if hook.rules.is_empty() {
        return Gate::Skip(Skip::NoRules);
    }
    Gate::Skip(Skip::NoRuleMatched {
        rules: rules::mismatches(&hook.rules, &subject.wanted),
        match_policy: hook.match_policy,
        equivalent: would_match(hook, subject),
    })
}

/// The first equivalent resource that a rule matches: rules first, then the registry's order.
fn equivalent<'a>(hook: &Hook, subject: &'a Subject<'_>) -> Option<(usize, &'a Candidate)> {
    let matching =
        |rule| subject.equivalents.iter().find(|candidate| rules::first_failing(rule, &candidate.wanted).is_none());
    hook.rules.iter().enumerate().find_map(|(index, rule)| Some((index, matching(rule)?)))
}

/// What a hook with `matchPolicy: Exact` misses.
fn would_match(hook: &Hook, subject: &Subject<'_>) -> Option<Gvr> {
    if hook.match_policy == MatchPolicy::Equivalent {
        return None;
    }
    equivalent(hook, subject).map(|(_, candidate)| candidate.resource.resource.clone())
}

/// Whether the objects can be had in the kind that the hook is sent.
///
/// Source: kubernetes/apiserver pkg/admission/conversion.go
fn conversion(subject: &Subject<'_>, target: &Target) -> Gate {
    let from = &subject.request.kind;
    let converts_by_name = || {
        let of_target = |candidate: &&Candidate| candidate.resource.resource == target.resource;
        subject.equivalents.iter().find(of_target).is_some_and(|candidate| candidate.resource.converts_by_name)
    };
    if target.kind == *from || !subject.has_object() || converts_by_name() {
        return Gate::Pass(Pass::Plain);
    }
    Gate::Hold(Hold::ConversionUnavailable { from: Box::new(from.clone()), to: Box::new(target.kind.clone()) })
}

/// Whether the hook's `matchConditions`, whose results are given, let the request pass.
///
/// Source: kubernetes/apiserver pkg/admission/plugin/webhook/matchconditions/matcher.go
fn match_conditions(hook: &Hook, subject: &Subject<'_>) -> Gate {
    if hook.match_conditions.is_empty() {
        return Gate::Pass(Pass::Plain);
    }
    let given = hook.find_in(&subject.request.conditions);
    let mut missing = Vec::new();
    let mut errors = Vec::new();
    for condition in &hook.match_conditions {
        let result = given.and_then(|given| given.get(&condition.name)?.in_round(subject.round));
        match result {
            // A false decides, whatever the others come to.
            Some(ConditionResult::False) => {
                let (condition, expression) = (condition.name.clone(), condition.expression.clone());
                return Gate::Skip(Skip::MatchConditionFalse { condition, expression });
            }
            Some(ConditionResult::True) => (),
            Some(ConditionResult::Error(error)) => {
                errors.push(format!("expression '{}' resulted in error: {error}", condition.expression));
            }
            None => missing.push(condition.name.clone()),
        }
    }
    if !missing.is_empty() {
        let hook = hook.key().to_owned();
        return Gate::Hold(Hold::MatchConditionsUnknown { hook, conditions: missing, round: subject.round });
    }
    if errors.is_empty() {
        return Gate::Pass(Pass::Plain);
    }
    let error = aggregate(&errors);
    match hook.failure_policy {
        FailurePolicy::Fail => Gate::Hold(Hold::MatchConditionError { error }),
        FailurePolicy::Ignore => Gate::Skip(Skip::MatchConditionErrorIgnored { error }),
    }
}
