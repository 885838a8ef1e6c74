//! A name that was tried.

use super::{Next, Outcome, StubReply};
use crate::dns::message::RecordType;

/// A name that a resolver tries.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Step {
    /// The name, absolute.
    pub candidate: String,
    /// The types that were asked for, in order.
    pub types: Vec<RecordType>,
    /// The reply to each type, in the same order.
    pub answers: Vec<(RecordType, StubReply)>,
    /// How many queries were sent for it.
    pub sent: u64,
    /// What the replies come to.
    pub outcome: Outcome,
    /// What follows, and why.
    pub next: Next,
}
