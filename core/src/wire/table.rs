//! The table of operations, from which inputs are checked and calls are made.

#[cfg(feature = "admission")]
use super::admission;
use super::error::{Answered, Failure, WireError};
use super::input::Input;
use super::operation::Operation;
#[cfg(feature = "patch")]
use super::patch;
use super::prepared::Prepared;
#[cfg(feature = "admission")]
#[cfg(test)]
use super::tests::stub;
use crate::nearest::nearest;

/// An operation with the function that answers it.
pub(super) struct Entry {
    pub(super) operation: &'static Operation,
    pub(super) answer: Answer,
}

/// The function that answers an operation.
#[derive(Clone, Copy)]
pub(super) enum Answer {
    /// From its input alone.
    #[cfg_attr(not(feature = "patch"), expect(dead_code, reason = "patches alone need no objects"))]
    Alone(fn(&Input<'_>) -> Answered),
    /// From objects, which its input holds unless a [`super::Handle`] does.
    #[cfg_attr(not(feature = "admission"), expect(dead_code, reason = "no domain reads objects"))]
    OnObjects(fn(&Prepared, &Input<'_>) -> Answered),
}

impl Entry {
    /// Answers an input that holds everything, its objects included.
    pub(super) fn answer(&self, input: &Input<'_>) -> Answered {
        match self.answer {
            Answer::Alone(answer) => answer(input),
            Answer::OnObjects(answer) => answer(&Prepared::read(input)?, input),
        }
    }
}

/// The table, in the order of the documentation.
pub(super) const OPERATIONS: &[Entry] = &[
    #[cfg(feature = "patch")]
    Entry { operation: &patch::APPLY, answer: Answer::Alone(patch::apply) },
    #[cfg(feature = "admission")]
    Entry { operation: &admission::REQUESTS, answer: Answer::OnObjects(admission::requests) },
    #[cfg(feature = "admission")]
    Entry { operation: &admission::REVIEW, answer: Answer::OnObjects(admission::review) },
    #[cfg(feature = "admission")]
    Entry { operation: &admission::MATCH, answer: Answer::OnObjects(admission::match_hooks) },
    #[cfg(feature = "admission")]
    Entry { operation: &admission::RUN, answer: Answer::OnObjects(admission::run) },
    #[cfg(all(test, feature = "admission"))]
    Entry { operation: &stub::COUNT, answer: Answer::OnObjects(stub::count) },
];

/// The operation of that name.
pub(super) fn find(op: &str) -> Result<&'static Entry, Failure> {
    OPERATIONS.iter().find(|entry| entry.operation.op == op).ok_or_else(|| {
        let known: Vec<_> = OPERATIONS.iter().map(|entry| entry.operation.op).collect();
        WireError::UnknownOperation { op: op.to_owned(), nearest: nearest(op, &known), known }.into()
    })
}
