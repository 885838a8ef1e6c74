//! Decisions that borrow their facts until a caller keeps them.

use std::sync::Arc;

use crate::admission::webhook::decision::{Becomes, Decision, Verdict};
use crate::admission::webhook::hook::Hook;
use crate::admission::webhook::matcher::Matcher;
use crate::admission::webhook::reason::{Gate, Gated, Hold, Pass, Skip, Target};
use crate::admission::webhook::rules::RuleMismatches;
use crate::admission::webhook::subject::{Labelled, Namespace, Subject};
use crate::meta::{Gvr, Labels, Selector};

/// A [`Decision`] that borrows its facts: see [`crate::admission::Cluster::visit_hooks`].
#[derive(Debug)]
pub struct Judged<'a> {
    pub(crate) matcher: &'a Arc<Matcher>,
    pub(crate) subject: &'a Subject<'a>,
    pub(crate) verdict: Settled<'a>,
    pub(crate) gates: Option<Vec<Gated>>,
}

/// A [`Verdict`] that borrows its facts.
#[derive(Debug)]
pub(crate) enum Settled<'a> {
    Call(Passing<'a>),
    Skip(Skipping<'a>),
    /// The request is rejected, or it is not known.
    Held(Box<Verdict>),
}

/// A [`Gate`] that borrows its facts.
#[derive(Debug)]
pub(crate) enum Said<'a> {
    Pass(Passing<'a>),
    Skip(Skipping<'a>),
    Hold(Box<Hold>),
}

/// A [`Pass`] that borrows its facts.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Passing<'a> {
    Plain,
    NotApplicable,
    NamespaceSelector(&'a Arc<Selector>),
    ObjectSelector { selector: &'a Arc<Selector>, of_old_object: bool },
    Rule { rule: usize },
    Equivalent { rule: usize, target: &'a Arc<Target> },
}

/// A [`Skip`] that borrows its facts; what belongs to the hook or the request is found there.
#[derive(Debug, Clone)]
pub(crate) enum Skipping<'a> {
    Exempt(&'a Skip),
    NamespaceSelectorNoMatch(&'a Arc<Selector>),
    ObjectSelectorNoMatch(&'a Arc<Selector>),
    NoRules,
    NoRuleMatched {
        /// The equivalent resource that a rule would match.
        equivalent: Option<&'a Arc<Gvr>>,
    },
    /// A match condition skips the hook.
    Condition(Box<Skip>),
}

impl<'a> Judged<'a> {
    /// The hook that the decision is about.
    pub fn hook(&self) -> &'a Arc<Hook> {
        &self.matcher.hook
    }

    /// Whether the hook is called.
    pub fn is_called(&self) -> bool {
        matches!(self.verdict, Settled::Call(_))
    }

    /// Whether the hook is skipped. If it is neither skipped nor called, the request ends here or it is not known.
    pub fn is_skipped(&self) -> bool {
        matches!(self.verdict, Settled::Skip(_))
    }

    /// The decision with its own copy of the facts.
    pub fn into_decision(self) -> Decision {
        let (matcher, subject) = (self.matcher, self.subject);
        let verdict = match self.verdict {
            Settled::Call(pass) => Verdict::Call(pass.to_pass(subject)),
            Settled::Skip(skip) => Verdict::Skip(skip.into_skip(matcher, subject)),
            Settled::Held(verdict) => *verdict,
        };
        let dry = matches!(verdict, Verdict::Call(_)) && subject.request.dry_run;
        let becomes = if dry { Becomes::of_dry_run(&matcher.hook) } else { None };
        Decision { hook: Arc::clone(&matcher.hook), verdict, becomes, gates: self.gates }
    }
}

impl<'a> Said<'a> {
    pub(crate) const PLAIN: Self = Self::Pass(Passing::Plain);

    pub(crate) fn held(hold: Hold) -> Self {
        Self::Hold(Box::new(hold))
    }

    pub(crate) fn skipped(skip: Skip) -> Self {
        Self::Skip(Skipping::Condition(Box::new(skip)))
    }

    pub(crate) fn to_gate(&self, matcher: &Arc<Matcher>, subject: &Subject<'_>) -> Gate {
        match self {
            Self::Pass(pass) => Gate::Pass(pass.to_pass(subject)),
            Self::Skip(skip) => Gate::Skip(skip.clone().into_skip(matcher, subject)),
            Self::Hold(hold) => Gate::Hold((**hold).clone()),
        }
    }
}

impl Passing<'_> {
    fn to_pass(self, subject: &Subject<'_>) -> Pass {
        match self {
            Self::Plain => Pass::Plain,
            Self::NotApplicable => Pass::NotApplicable,
            Self::NamespaceSelector(selector) => {
                let (namespace, of_request, labels) = tested(subject);
                Pass::NamespaceSelectorMatched { selector: Arc::clone(selector), namespace, of_request, labels }
            }
            Self::ObjectSelector { selector, of_old_object } => {
                let side = if of_old_object { &subject.old_labels } else { &subject.labels };
                let labels = side.as_ref().map(|side| Arc::clone(side.labels())).unwrap_or_default();
                Pass::ObjectSelectorMatched { selector: Arc::clone(selector), of_old_object, labels }
            }
            Self::Rule { rule } => Pass::RuleMatched { rule, target: Arc::clone(subject.target()) },
            Self::Equivalent { rule, target } => Pass::EquivalentMatch { rule, target: Arc::clone(target) },
        }
    }
}

impl Skipping<'_> {
    fn into_skip(self, matcher: &Arc<Matcher>, subject: &Subject<'_>) -> Skip {
        let labels = |side: &Option<Labelled<'_>>| side.as_ref().map(|side| Arc::clone(side.labels()));
        match self {
            Self::Exempt(skip) => skip.clone(),
            Self::NamespaceSelectorNoMatch(selector) => {
                let (namespace, of_request, labels) = tested(subject);
                let selector = Arc::clone(selector);
                Skip::NamespaceSelectorNoMatch { selector, namespace, of_request, labels }
            }
            Self::ObjectSelectorNoMatch(selector) => Skip::ObjectSelectorNoMatch {
                selector: Arc::clone(selector),
                labels: labels(&subject.labels),
                old_labels: labels(&subject.old_labels),
            },
            Self::NoRules => Skip::NoRules,
            Self::NoRuleMatched { equivalent } => Skip::NoRuleMatched {
                rules: RuleMismatches { matcher: Arc::clone(matcher), wanted: Arc::clone(subject.wanted()) },
                match_policy: matcher.hook.match_policy,
                equivalent: equivalent.map(Arc::clone),
            },
            Self::Condition(skip) => *skip,
        }
    }
}

/// The Namespace whose labels a selector was tested on: its name, whether it is the one under request, and the labels.
fn tested(subject: &Subject<'_>) -> (Arc<str>, bool, Arc<Labels>) {
    match &subject.namespace {
        Namespace::Stored(stored) => (Arc::clone(&stored.name), false, Arc::clone(&stored.labels)),
        Namespace::OfRequest(name) => {
            let labels = subject.labels.as_ref().map(|side| Arc::clone(side.labels()));
            (Arc::clone(name), true, labels.unwrap_or_default())
        }
        // INVARIANT: a selector is tested only where there are labels.
        _ => (Arc::default(), false, Arc::default()),
    }
}
