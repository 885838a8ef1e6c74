//! The gates between a request and a hook, one function each, and how their results are combined.
//!
//! Source: kubernetes/apiserver pkg/admission/plugin/webhook/generic/webhook.go ShouldCallHook

use std::sync::Arc;

use crate::admission::cluster::Cluster;
use crate::admission::request::Request;
use crate::admission::webhook::condition::ConditionResult;
use crate::admission::webhook::decision::{Decision, Reject, Verdict};
use crate::admission::webhook::hook::{FailurePolicy, Hook, MatchPolicy};
use crate::admission::webhook::matcher::Asking;
use crate::admission::webhook::reason::{Gate, GateName, Gated, Hold, Pass, Skip, Target};
use crate::admission::webhook::rules::RuleMismatches;
use crate::admission::webhook::subject::{Candidate, Labelled, Namespace, Subject};
use crate::gotext::aggregate;
use crate::meta::{Selector, SelectorError, Status};

const NAMESPACE_SELECTOR: &str = "namespaceSelector";
const OBJECT_SELECTOR: &str = "objectSelector";

impl Cluster {
    /// What happens at each hook, mutating ones first; every hook is judged on the request as given.
    pub fn match_hooks(&self, request: &Request) -> Vec<Decision> {
        judge_all(self, request, false)
    }

    /// As [`Cluster::match_hooks`], with every gate's result.
    pub fn explain_hooks(&self, request: &Request) -> Vec<Decision> {
        judge_all(self, request, true)
    }

    /// The hooks of [`Cluster::match_hooks`] that are not skipped: called, rejecting or unknown. For callers who ask
    /// often and don't want to know why the others are not called: it costs a fraction.
    pub fn called_hooks(&self, request: &Request) -> Vec<Decision> {
        let subject = Subject::new(self, request, 0);
        let decisions = self.all_hooks().filter(|hook| !subject.skips(hook)).map(|hook| subject.judge(hook, false));
        decisions.filter(|decision| !matches!(decision.verdict, Verdict::Skip(_))).collect()
    }
}

fn judge_all(cluster: &Cluster, request: &Request, explain: bool) -> Vec<Decision> {
    let subject = Subject::new(cluster, request, 0);
    cluster.all_hooks().map(|hook| subject.judge(hook, explain)).collect()
}

impl Subject<'_> {
    /// What is done with a hook. With `explain` every gate's result is kept, also those behind the one that decides.
    pub(crate) fn judge(&self, hook: &Arc<Hook>, explain: bool) -> Decision {
        let mut settling = Settling { explain, ..Settling::default() };
        settling.add(GateName::Request, request(self), true);
        if settling.is_open() {
            settling.add(GateName::NamespaceSelector, namespace_selector(hook, self), true);
        }
        if settling.is_open() {
            settling.add(GateName::ObjectSelector, object_selector(hook, self), true);
        }
        if settling.is_open() {
            settling.add(GateName::Rules, rules(hook, self), true);
        }
        // Conversion and conditions are reached only if selectors and rules let the request through; an explanation
        // asks them all the same.
        if let Some(result) = settling.target().map(|target| conversion(self, target)) {
            let reached = settling.is_passing();
            if reached || explain {
                settling.add(GateName::Conversion, result, reached);
            }
            let reached = settling.is_passing();
            if reached || explain {
                settling.add(GateName::MatchConditions, match_conditions(hook, self), reached);
            }
        }
        let (verdict, gates) = settling.settle(self.request);
        Decision { hook: Arc::clone(hook), verdict, gates }
    }

    /// Whether a selector or the rules skip the hook: what [`Self::judge`] finds, without making the reason.
    pub(crate) fn skips(&self, hook: &Hook) -> bool {
        let compiled = &hook.compiled;
        let namespace = match (&self.namespace, compiled.namespace_selector) {
            (Namespace::Labels { labels, .. }, Asking::Labels(asked)) => !compiled.selects(asked, &labels.numbers),
            _ => false,
        };
        let object = || match compiled.object_selector {
            Asking::Everything | Asking::Invalid => false,
            Asking::Labels(asked) => {
                let sides = [&self.labels, &self.old_labels];
                !sides.into_iter().flatten().any(|labels| compiled.selects(asked, &labels.numbers))
            }
        };
        let endpoint = &self.wanted.endpoint;
        let equivalent = || {
            hook.match_policy == MatchPolicy::Equivalent
                && (equivalent(hook, self).is_some()
                    || !self.knows_equivalents && compiled.matches_in_another_version(endpoint))
        };
        self.exempt.is_some() || namespace || object() || (compiled.matching(endpoint).is_none() && !equivalent())
    }
}

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
    /// Whether the next of the gates that are settled together is to be asked: the first skip decides.
    #[inline]
    fn is_open(&self) -> bool {
        self.skip.is_none() || self.explain
    }

    /// Whether nothing stands against calling the hook so far.
    #[inline]
    fn is_passing(&self) -> bool {
        self.skip.is_none() && self.holds.is_empty()
    }

    /// What the hook would be sent, if a rule matches.
    fn target(&self) -> Option<&Arc<Target>> {
        self.pass.as_ref().and_then(Pass::target)
    }

    /// Takes one gate's result; one that is not `reached` is only shown.
    #[inline]
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
#[inline]
fn request(subject: &Subject<'_>) -> Gate {
    subject.exempt.clone().map_or(Gate::Pass(Pass::Plain), Gate::Skip)
}

/// Whether the hook's `namespaceSelector` lets the request pass.
///
/// Source: kubernetes/apiserver pkg/admission/plugin/webhook/predicates/namespace/matcher.go
#[inline]
fn namespace_selector(hook: &Arc<Hook>, subject: &Subject<'_>) -> Gate {
    let requirements = match (&subject.namespace, hook.compiled.namespace_selector) {
        // The selector is not even parsed.
        (Namespace::NotApplicable, _) => return Gate::Pass(Pass::NotApplicable),
        (_, Asking::Everything) => return Gate::Pass(Pass::Plain),
        (_, Asking::Labels(requirements)) => Some(requirements),
        (_, Asking::Invalid) => None,
    };
    let selector = match readable(&hook.namespace_selector, NAMESPACE_SELECTOR) {
        Ok(selector) => selector,
        Err(hold) => return Gate::Hold(hold),
    };
    match &subject.namespace {
        Namespace::NotApplicable => Gate::Pass(Pass::NotApplicable),
        Namespace::Labels { labels, .. }
            if requirements.is_some_and(|asked| hook.compiled.selects(asked, &labels.numbers)) =>
        {
            Gate::Pass(Pass::Plain)
        }
        Namespace::Labels { name, of_request, labels, .. } => Gate::Skip(Skip::NamespaceSelectorNoMatch {
            selector: Arc::clone(selector),
            namespace: Arc::clone(name),
            of_request: *of_request,
            labels: Arc::clone(&labels.labels),
        }),
        Namespace::NotFound(name) => Gate::Hold(Hold::NamespaceNotFound { namespace: name.to_string() }),
        Namespace::NotGiven(name) => Gate::Hold(Hold::NamespaceUnknown { namespace: name.to_string() }),
        Namespace::Unreadable(error) => Gate::Hold(Hold::NamespaceUnreadable { error: (*error).to_owned() }),
    }
}

/// Whether the hook's `objectSelector` lets the request pass.
///
/// Source: kubernetes/apiserver pkg/admission/plugin/webhook/predicates/object/matcher.go
#[inline]
fn object_selector(hook: &Arc<Hook>, subject: &Subject<'_>) -> Gate {
    let requirements = match hook.compiled.object_selector {
        Asking::Everything => return Gate::Pass(Pass::Plain),
        Asking::Labels(requirements) => Some(requirements),
        Asking::Invalid => None,
    };
    let selector = match readable(&hook.object_selector, OBJECT_SELECTOR) {
        Ok(selector) => selector,
        Err(hold) => return Gate::Hold(hold),
    };
    // Either side suffices: an update that removes the label still reaches the hook.
    // An object without metadata matches nothing, not even `NotIn`.
    let sides = [&subject.labels, &subject.old_labels];
    let selects = |labels: &Labelled| requirements.is_some_and(|asked| hook.compiled.selects(asked, &labels.numbers));
    if sides.into_iter().flatten().any(selects) {
        return Gate::Pass(Pass::Plain);
    }
    let labels = |side: &Option<Labelled>| side.as_ref().map(|side| Arc::clone(&side.labels));
    Gate::Skip(Skip::ObjectSelectorNoMatch {
        selector: Arc::clone(selector),
        labels: labels(&subject.labels),
        old_labels: labels(&subject.old_labels),
    })
}

fn readable<'a>(
    selector: &'a Result<Arc<Selector>, SelectorError>,
    member: &'static str,
) -> Result<&'a Arc<Selector>, Hold> {
    selector.as_ref().map_err(|error| Hold::SelectorInvalid { member, error: error.clone() })
}

/// Whether a rule matches the request, or with `matchPolicy: Equivalent` an equivalent resource.
#[inline]
fn rules(hook: &Arc<Hook>, subject: &Subject<'_>) -> Gate {
    let endpoint = &subject.wanted.endpoint;
    if let Some(rule) = hook.compiled.matching(endpoint) {
        return Gate::Pass(Pass::RuleMatched { rule, target: Arc::clone(&subject.target) });
    }
    if hook.match_policy == MatchPolicy::Equivalent {
        if let Some((rule, candidate)) = equivalent(hook, subject) {
            return match &candidate.target {
                Some(target) => Gate::Pass(Pass::EquivalentMatch { rule, target: Arc::clone(target) }),
                None => Gate::Hold(Hold::EquivalentKindUnknown { resource: (*candidate.resource).clone() }),
            };
        }
        if !subject.knows_equivalents && hook.compiled.matches_in_another_version(endpoint) {
            return Gate::Hold(Hold::EquivalentsUnknown { resource: subject.request.resource.group_resource() });
        }
    }
    if hook.rules.is_empty() {
        return Gate::Skip(Skip::NoRules);
    }
    let missed = match hook.match_policy {
        MatchPolicy::Equivalent => None,
        MatchPolicy::Exact => equivalent(hook, subject).map(|(_, candidate)| Arc::clone(&candidate.resource)),
    };
    Gate::Skip(Skip::NoRuleMatched {
        rules: RuleMismatches { hook: Arc::clone(hook), wanted: Arc::clone(&subject.wanted) },
        match_policy: hook.match_policy,
        equivalent: missed,
    })
}

/// The first equivalent resource that a rule matches: rules first, then the registry's order.
fn equivalent<'a>(hook: &Hook, subject: &'a Subject<'_>) -> Option<(usize, &'a Candidate)> {
    let first = |candidate: &'a Candidate| Some((hook.compiled.matching(&candidate.endpoint)?, candidate));
    // Of equal rules `min_by_key` takes the first candidate.
    subject.equivalents.iter().filter_map(first).min_by_key(|(rule, _)| *rule)
}

/// Whether the objects can be had in the kind that the hook is sent.
///
/// Source: kubernetes/apiserver pkg/admission/conversion.go
#[inline]
fn conversion(subject: &Subject<'_>, target: &Arc<Target>) -> Gate {
    if Arc::ptr_eq(target, &subject.target) {
        return Gate::Pass(Pass::Plain);
    }
    let from = &subject.request.kind;
    let converts_by_name = || {
        let of_target = |candidate: &&Candidate| *candidate.resource == target.resource;
        subject.equivalents.iter().find(of_target).is_some_and(|candidate| candidate.converts_by_name)
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
