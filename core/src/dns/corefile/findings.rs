//! The findings about a Corefile while it is loaded.

use std::collections::BTreeMap;

use super::finding::{Finding, Problem};
use super::limits::FINDINGS;
use super::lint::Lint;
use super::token::Place;
use crate::severity::Severity;

/// What was found so far: of each kind no more than are told.
#[derive(Debug, Default)]
pub(super) struct Findings {
    /// What CoreDNS would print, in the order in which it would meet it.
    errors: Vec<Finding>,
    /// Everything else.
    lints: BTreeMap<Severity, Vec<Finding>>,
    /// How many were met at all.
    met: usize,
}

impl Findings {
    /// Adds what CoreDNS would print.
    pub(super) fn error(&mut self, problem: Problem, place: Option<Place>) {
        self.met = self.met.saturating_add(1);
        keep(&mut self.errors, problem, place);
    }

    /// Adds something that loads.
    pub(super) fn lint(&mut self, problem: Problem, place: Option<Place>) {
        self.met = self.met.saturating_add(1);
        keep(self.lints.entry(problem.severity()).or_default(), problem, place);
    }

    /// Counts findings that were not made.
    pub(super) fn leave_out(&mut self, count: usize) {
        self.met = self.met.saturating_add(count);
    }

    /// The findings, the worst first; the last one counts those that are left out.
    pub(super) fn told(self) -> Vec<Finding> {
        let all = self.errors.into_iter().chain(self.lints.into_values().flatten());
        let mut told: Vec<Finding> = all.take(FINDINGS).collect();
        let count = self.met.saturating_sub(told.len());
        if count > 0 {
            told.push(Finding { problem: Problem::Lint(Lint::MoreFindings { count }), place: None });
        }
        told
    }
}

fn keep(kept: &mut Vec<Finding>, problem: Problem, place: Option<Place>) {
    if kept.len() < FINDINGS {
        kept.push(Finding { problem, place });
    }
}
