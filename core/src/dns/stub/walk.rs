//! The walk of a lookup: what was tried, and what came of it.

use std::net::IpAddr;

use serde::Serialize;

use super::{Advice, LookupError, Step};

/// A lookup, step by step.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Walk {
    /// The names that were tried, in order; none if no query was needed.
    pub steps: Vec<Step>,
    /// The addresses, in the order of the answers, or the error that the application gets.
    pub result: Result<Vec<IpAddr>, LookupError>,
    /// Where the result comes from.
    pub answered: Answered,
    /// How many queries were sent, those that were sent again included.
    pub queries: u64,
    /// What would save queries.
    pub advice: Vec<Advice>,
}

impl Default for Walk {
    fn default() -> Self {
        Self::without_queries(Answered::Nothing, Err(LookupError::NoName))
    }
}

/// Where the result of a lookup comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Answered {
    /// The name is an address itself.
    Literal,
    /// `/etc/hosts`.
    Hosts,
    /// The DNS server.
    Dns,
    /// No one: the name is none that can be asked.
    Nothing,
}

impl Walk {
    pub(super) fn without_queries(answered: Answered, result: Result<Vec<IpAddr>, LookupError>) -> Self {
        Self { steps: Vec::new(), result, answered, queries: 0, advice: Vec::new() }
    }

    pub(super) fn of(steps: Vec<Step>, result: Result<Vec<IpAddr>, LookupError>) -> Self {
        let queries = steps.iter().fold(0_u64, |sum, step| sum.saturating_add(step.sent));
        let answered = if steps.iter().any(|step| step.sent > 0) { Answered::Dns } else { Answered::Nothing };
        Self { steps, result, answered, queries, advice: Vec::new() }
    }
}
