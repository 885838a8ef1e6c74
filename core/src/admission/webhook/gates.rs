//! The gates between a request and a hook, one function each, and how their results are combined.
//!
//! Source: kubernetes/apiserver pkg/admission/plugin/webhook/generic/webhook.go ShouldCallHook

use std::sync::Arc;

use crate::admission::cluster::Cluster;
use crate::admission::request::Request;
use crate::admission::webhook::condition::ConditionResult;
use crate::admission::webhook::decision::{Decision, Reject, Verdict};
use crate::admission::webhook::hook::{FailurePolicy, Hook};
use crate::admission::webhook::judged::{Judged, Passing, Said, Settled, Skipping};
use crate::admission::webhook::matcher::{Asking, Matcher};
use crate::admission::webhook::reason::{GateName, Gated, Hold, Pass, Skip};
use crate::admission::webhook::subject::{Candidate, Labelled, Namespace, Subject};
use crate::gotext::aggregate;
use crate::meta::{SelectorError, Status};

const NAMESPACE_SELECTOR: &str = "namespaceSelector";
const OBJECT_SELECTOR: &str = "objectSelector";

impl Cluster {
    /// Decides for every hook, mutating ones first, whether the server calls it. Each sees the request as given.
    pub fn match_hooks(&self, request: &Request) -> Vec<Decision> {
        let subject = Subject::new(self, request, 0);
        self.all_matchers().iter().map(|matcher| subject.judge(matcher, false).into_decision()).collect()
    }

    /// Decides for every hook as [`Cluster::match_hooks`] does, and adds the result of every gate.
    pub fn explain_hooks(&self, request: &Request) -> Vec<Decision> {
        let subject = Subject::new(self, request, 0);
        self.all_matchers().iter().map(|matcher| subject.judge(matcher, true).into_decision()).collect()
    }

    /// The decisions of [`Cluster::match_hooks`] about hooks that are not skipped: called, rejecting or unknown. It
    /// costs a fraction, for callers who ask often and don't need to know why the others are skipped.
    pub fn called_hooks(&self, request: &Request) -> Vec<Decision> {
        let subject = Subject::new(self, request, 0);
        let judged = self.all_matchers().iter().map(|matcher| subject.judge(matcher, false));
        judged.filter(|judged| !judged.is_skipped()).map(Judged::into_decision).collect()
    }

    /// Shows `visit` every decision of [`Cluster::match_hooks`] with its facts borrowed, for callers who ask often.
    /// [`Judged::into_decision`] keeps one.
    ///
    /// # Examples
    ///
    /// ```
    /// use nocluster::admission::{Cluster, Decision};
    /// # use nocluster::{json::Document, release::Release};
    /// # let pod = Document::parse(r#"{"apiVersion":"v1","kind":"Pod","metadata":{"name":"web","namespace":"default"}}"#)?;
    /// # let cluster = Cluster::new(Vec::new(), Release::default())?;
    /// # let request = cluster.create(pod)?.known().map_err(|_| "a need")?;
    /// let mut kept: Vec<Decision> = Vec::new();
    /// cluster.visit_hooks(&request, |judged| {
    ///     if !judged.is_called() {
    ///         kept.push(judged.into_decision());
    ///     }
    /// });
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn visit_hooks(&self, request: &Request, mut visit: impl FnMut(Judged<'_>)) {
        let subject = Subject::new(self, request, 0);
        self.all_matchers().iter().for_each(|matcher| visit(subject.judge(matcher, false)));
    }
}

impl<'a> Subject<'a> {
    /// Decides about one hook. With `explain` the result of every gate is kept, also after the one that decides.
    pub(crate) fn judge<'s>(&'s self, matcher: &'s Arc<Matcher>, explain: bool) -> Judged<'s> {
        let gates = explain.then(Vec::new);
        let mut settling = Settling { subject: self, matcher, gates, skip: None, holds: Vec::new(), pass: None };
        settling.add(GateName::Request, request(self), true);
        if settling.is_open() {
            settling.add(GateName::NamespaceSelector, namespace_selector(matcher, self), true);
        }
        if settling.is_open() {
            settling.add(GateName::ObjectSelector, object_selector(matcher, self), true);
        }
        if settling.is_open() {
            settling.add(GateName::Rules, rules(matcher, self), true);
        }
        // Conversion and conditions are reached only if selectors and rules let the request through. An explanation
        // runs them anyway.
        if let Some(pass) = settling.pass {
            let reached = settling.is_passing();
            if reached || explain {
                settling.add(GateName::Conversion, conversion(self, pass), reached);
            }
            let reached = settling.is_passing();
            if reached || explain {
                settling.add(GateName::MatchConditions, match_conditions(&matcher.hook, self), reached);
            }
        }
        settling.settle()
    }
}

/// The results so far.
struct Settling<'s> {
    subject: &'s Subject<'s>,
    matcher: &'s Arc<Matcher>,
    /// Every gate's result, for an explanation.
    gates: Option<Vec<Gated>>,
    skip: Option<Skipping<'s>>,
    holds: Vec<(GateName, Hold)>,
    /// The pass of the rules.
    pass: Option<Passing<'s>>,
}

impl<'s> Settling<'s> {
    /// Whether the next of the gates that are settled together has to run: the first skip decides.
    #[inline]
    fn is_open(&self) -> bool {
        self.skip.is_none() || self.gates.is_some()
    }

    /// Whether no gate has held the request or skipped the hook so far.
    #[inline]
    fn is_passing(&self) -> bool {
        self.skip.is_none() && self.holds.is_empty()
    }

    /// Takes one gate's result; one that is not `reached` is only shown.
    #[inline(always)]
    fn add(&mut self, gate: GateName, result: Said<'s>, reached: bool) {
        if self.gates.is_some() {
            self.show(gate, &result);
        }
        if !reached {
            return;
        }
        match result {
            Said::Pass(pass) if gate == GateName::Rules => self.pass = Some(pass),
            Said::Pass(_) => (),
            // The first one is the reason.
            Said::Skip(skip) => _ = self.skip.get_or_insert(skip),
            Said::Hold(hold) => self.holds.push((gate, *hold)),
        }
    }

    fn show(&mut self, gate: GateName, result: &Said<'s>) {
        if let Some(gates) = &mut self.gates {
            gates.push(Gated { gate, result: result.to_gate(self.matcher, self.subject) });
        }
    }

    /// Combines the results: a skip wins, then what is not known, then the rules' own rejection, then the first one.
    fn settle(self) -> Judged<'s> {
        let Self { subject, matcher, gates, skip, holds, pass } = self;
        let verdict = match (skip, holds.is_empty()) {
            (Some(skip), _) => Settled::Skip(skip),
            (None, true) => Settled::Call(pass.unwrap_or(Passing::Plain)),
            (None, false) => Settled::Held(Box::new(held(holds, subject.request))),
        };
        Judged { matcher, subject, verdict, gates }
    }
}

/// The verdict on a hook that is not skipped, if some gate holds the request.
fn held(holds: Vec<(GateName, Hold)>, request: &Request) -> Verdict {
    if let Some(unknown) = holds.iter().find(|(_, hold)| hold.is_need()) {
        let needs = holds.iter().flat_map(|(_, hold)| hold.needs()).collect();
        return Verdict::Unknown { reason: unknown.1.clone(), needs };
    }
    let own = holds.iter().position(|(gate, _)| *gate == GateName::Rules);
    match holds.into_iter().nth(own.unwrap_or(0)) {
        Some((_, reason)) => {
            let status = Box::new(status(&reason, request).into_api_status());
            Verdict::Reject(Reject { reason, status })
        }
        // INVARIANT: this is called only if there is one.
        None => Verdict::Call(Pass::Plain),
    }
}

/// The Status that the client gets when the request ends at a gate.
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
fn request<'s>(subject: &'s Subject<'_>) -> Said<'s> {
    subject.exempt.as_ref().map_or(Said::PLAIN, |skip| Said::Skip(Skipping::Exempt(skip)))
}

/// Whether the hook's `namespaceSelector` lets the request pass.
///
/// Source: kubernetes/apiserver pkg/admission/plugin/webhook/predicates/namespace/matcher.go
#[inline]
fn namespace_selector<'s>(matcher: &'s Matcher, subject: &'s Subject<'_>) -> Said<'s> {
    if matches!(subject.namespace, Namespace::NotApplicable) {
        // The selector is not even parsed.
        return Said::Pass(Passing::NotApplicable);
    }
    let (requirements, selector) = match &matcher.namespace_selector {
        Asking::Everything => return Said::PLAIN,
        Asking::Labels(requirements, selector) => (*requirements, selector),
        Asking::Invalid(error) => return invalid(NAMESPACE_SELECTOR, error),
    };
    if let Some(labels) = subject.namespace_labels() {
        return if matcher.selects(requirements, labels) {
            Said::Pass(Passing::NamespaceSelector(selector))
        } else {
            Said::Skip(Skipping::NamespaceSelectorNoMatch(selector))
        };
    }
    Said::held(match subject.namespace {
        Namespace::NotFound(name) => Hold::NamespaceNotFound { namespace: name.to_owned() },
        Namespace::NotGiven(name) => Hold::NamespaceUnknown { namespace: name.to_owned() },
        Namespace::Unreadable(error) => Hold::NamespaceUnreadable { error: error.to_owned() },
        // INVARIANT: the others are not applicable or have labels.
        _ => return Said::PLAIN,
    })
}

/// Whether the hook's `objectSelector` lets the request pass.
///
/// Source: kubernetes/apiserver pkg/admission/plugin/webhook/predicates/object/matcher.go
#[inline]
fn object_selector<'s>(matcher: &'s Matcher, subject: &'s Subject<'_>) -> Said<'s> {
    let (requirements, selector) = match &matcher.object_selector {
        Asking::Everything => return Said::PLAIN,
        Asking::Labels(requirements, selector) => (*requirements, selector),
        Asking::Invalid(error) => return invalid(OBJECT_SELECTOR, error),
    };
    // Either side suffices: an update that removes the label still reaches the hook.
    // An object without metadata matches nothing, not even `NotIn`.
    let sides = [&subject.labels, &subject.old_labels];
    let selects = |labels: &Labelled<'_>| matcher.selects(requirements, &labels.numbers);
    if let Some(side) = sides.into_iter().position(|side| side.as_ref().is_some_and(selects)) {
        return Said::Pass(Passing::ObjectSelector { selector, of_old_object: side == 1 });
    }
    Said::Skip(Skipping::ObjectSelectorNoMatch(selector))
}

fn invalid<'s>(member: &'static str, error: &SelectorError) -> Said<'s> {
    Said::held(Hold::SelectorInvalid { member, error: error.clone() })
}

/// Whether a rule matches the request, or with `matchPolicy: Equivalent` an equivalent resource.
#[inline]
fn rules<'s>(matcher: &'s Matcher, subject: &'s Subject<'_>) -> Said<'s> {
    if let Some(rule) = matcher.matching(&subject.endpoint) {
        return Said::Pass(Passing::Rule { rule });
    }
    let equivalent = equivalent(matcher, subject);
    if matcher.takes_equivalents {
        if let Some((rule, candidate)) = equivalent {
            return match &candidate.target {
                Some(target) => Said::Pass(Passing::Equivalent { rule, target }),
                None => Said::held(Hold::EquivalentKindUnknown { resource: (*candidate.resource).clone() }),
            };
        }
        if !subject.knows_equivalents && matcher.matches_in_another_version(&subject.endpoint) {
            return Said::held(Hold::EquivalentsUnknown { resource: subject.request.resource.group_resource() });
        }
    }
    if matcher.has_no_rules() {
        return Said::Skip(Skipping::NoRules);
    }
    Said::Skip(Skipping::NoRuleMatched { equivalent: equivalent.map(|(_, candidate)| &candidate.resource) })
}

/// The first equivalent resource that a rule matches: rules first, then the registry's order.
fn equivalent<'s>(matcher: &Matcher, subject: &'s Subject<'_>) -> Option<(usize, &'s Candidate)> {
    let first = |candidate: &'s Candidate| Some((matcher.matching(&candidate.endpoint)?, candidate));
    // Of equal rules `min_by_key` takes the first candidate.
    subject.equivalents.iter().filter_map(first).min_by_key(|(rule, _)| *rule)
}

/// Whether the objects can be converted to the kind that the hook is sent.
///
/// Source: kubernetes/apiserver pkg/admission/conversion.go
#[inline]
fn conversion<'s>(subject: &Subject<'_>, pass: Passing<'s>) -> Said<'s> {
    let Passing::Equivalent { target, .. } = pass else { return Said::PLAIN };
    let from = &subject.request.kind;
    let converts = || {
        let of_target = |candidate: &&Candidate| *candidate.resource == target.resource;
        subject.equivalents.iter().find(of_target).is_some_and(|candidate| candidate.converts)
    };
    if target.kind == *from || !subject.has_object() || converts() {
        return Said::PLAIN;
    }
    Said::held(Hold::ConversionUnavailable { from: Box::new(from.clone()), to: Box::new(target.kind.clone()) })
}

/// Whether the hook's `matchConditions` let the request pass, by the results that the caller gave.
///
/// Source: kubernetes/apiserver pkg/admission/plugin/webhook/matchconditions/matcher.go
fn match_conditions<'s>(hook: &Hook, subject: &Subject<'_>) -> Said<'s> {
    if hook.match_conditions.is_empty() {
        return Said::PLAIN;
    }
    let given = hook.find_in(&subject.request.conditions);
    let mut missing = Vec::new();
    let mut errors = Vec::new();
    for condition in &hook.match_conditions {
        let result = given.and_then(|given| given.get(&condition.name)?.in_round(subject.round));
        match result {
            // One false result decides, whatever the others are.
            Some(ConditionResult::False) => {
                let (condition, expression) = (condition.name.clone(), condition.expression.clone());
                return Said::skipped(Skip::MatchConditionFalse { condition, expression });
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
        return Said::held(Hold::MatchConditionsUnknown { hook, conditions: missing, round: subject.round });
    }
    if errors.is_empty() {
        return Said::PLAIN;
    }
    let error = aggregate(&errors);
    match hook.failure_policy {
        FailurePolicy::Fail => Said::held(Hold::MatchConditionError { error }),
        FailurePolicy::Ignore => Said::skipped(Skip::MatchConditionErrorIgnored { error }),
    }
}
