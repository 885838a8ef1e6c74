//! A walk that can't go on.

use super::Step;
use crate::dns::message::RecordType;

/// Where a walk ends because nobody could say what a query is answered.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Halt<E> {
    /// What `ask` said.
    pub error: E,
    /// The names that were tried before, in order.
    pub steps: Vec<Step>,
    /// The name that was asked, absolute.
    pub candidate: String,
    /// The types that the resolver asks for it.
    pub types: Vec<RecordType>,
}
