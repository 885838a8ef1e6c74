//! What is done with a hook, as it is found: its facts are borrowed until somebody keeps them.

use std::sync::Arc;

use crate::admission::webhook::decision::{Decision, Verdict};
use crate::admission::webhook::hook::Hook;
use crate::admission::webhook::matcher::Matcher;
use crate::admission::webhook::reason::{Gate, Gated, Hold, Pass, Skip, Target};
use crate::admission::webhook::rules::RuleMismatches;
use crate::admission::webhook::subject::{Labelled, Namespace, Subject};
use crate::meta::{Gvr, Selector};

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
    /// Rejected or unknown.
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
    /// By a condition.
    Condition(Box<Skip>),
}

impl<'a> Judged<'a> {
    /// The hook.
    pub fn hook(&self) -> &'a Arc<Hook> {
        &self.matcher.hook
    }

    /// Whether the hook is called.
    pub fn is_called(&self) -> bool {
        matches!(self.verdict, Settled::Call(_))
    }

    /// Whether the hook is skipped; if it is neither that nor called, the request ends here or it is not known.
    pub fn is_skipped(&self) -> bool {
        matches!(self.verdict, Settled::Skip(_))
    }

    /// The decision, with facts of its own.
    pub fn into_decision(self) -> Decision {
        let (matcher, subject) = (self.matcher, self.subject);
        let verdict = match self.verdict {
            Settled::Call(pass) => Verdict::Call(pass.to_pass(subject)),
            Settled::Skip(skip) => Verdict::Skip(skip.into_skip(matcher, subject)),
            Settled::Held(verdict) => *verdict,
        };
        Decision { hook: Arc::clone(&matcher.hook), verdict, gates: self.gates }
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
                let (namespace, of_request, labels) = match &subject.namespace {
                    Namespace::Stored(stored) => (Arc::clone(&stored.name), false, Some(Arc::clone(&stored.labels))),
                    Namespace::OfRequest(name) => (Arc::clone(name), true, labels(&subject.labels)),
                    // INVARIANT: only where there are labels does a selector not match.
                    _ => (Arc::default(), false, None),
                };
                let (selector, labels) = (Arc::clone(selector), labels.unwrap_or_default());
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
