//! Which operations there are: one table, from which inputs are checked and calls are made.

use serde::Serialize;

use super::Answered;
#[cfg(feature = "admission")]
use super::admission;
#[cfg(feature = "admission")]
use super::cluster::Prepared;
use super::error::{Failure, WireError};
use super::input::Input;
use super::nearest::nearest;
#[cfg(feature = "patch")]
use super::patch;

/// An operation, as [`super::ops`] lists it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Operation {
    /// Its name: area and verb.
    pub op: &'static str,
    /// What it answers.
    pub line: &'static str,
    /// The members of its input.
    pub members: &'static [Member],
}

/// A member of an operation's input.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Member {
    /// Its name; a raw one can also be given as `<name>Text`.
    pub name: &'static str,
    /// What it holds.
    pub kind: MemberKind,
    /// Whether the operation can't do without it.
    pub required: bool,
    /// What it means.
    pub line: &'static str,
}

/// What a member holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum MemberKind {
    /// Any JSON, taken as the text that it is; also as a string, in the member's `Text` twin.
    Raw,
    /// A string.
    String,
    /// A list of strings.
    Strings,
    /// A whole number.
    Integer,
    /// `true` or `false`.
    Bool,
    /// An object whose members the operation reads itself.
    Object,
    /// A list whose elements the operation reads itself.
    List,
}

/// An operation with the function that answers it.
pub(super) struct Entry {
    pub(super) operation: Operation,
    pub(super) answer: Answer,
}

/// The function that answers an operation.
#[derive(Clone, Copy)]
pub(super) enum Answer {
    /// From its input alone.
    Alone(fn(&Input<'_>) -> Answered),
    /// From a cluster, which its input holds unless a [`super::Handle`] does.
    #[cfg(feature = "admission")]
    OnCluster(fn(&Prepared, &Input<'_>) -> Answered),
}

impl Entry {
    /// Answers an input that holds all that is asked about.
    pub(super) fn answer(&self, input: &Input<'_>) -> Answered {
        match self.answer {
            Answer::Alone(answer) => answer(input),
            #[cfg(feature = "admission")]
            Answer::OnCluster(answer) => answer(&Prepared::read(input)?, input),
        }
    }
}

pub(super) const fn required(name: &'static str, kind: MemberKind, line: &'static str) -> Member {
    Member { name, kind, required: true, line }
}

pub(super) const fn optional(name: &'static str, kind: MemberKind, line: &'static str) -> Member {
    Member { name, kind, required: false, line }
}

/// Every input may carry these; they come last in each operation's list.
pub(super) const RELEASE: Member =
    optional("release", MemberKind::String, "the Kubernetes minor, as in `1.37`, which is the default");
pub(super) const COMPLETE: Member =
    optional("complete", MemberKind::Strings, "kinds of which the input holds all there are: `namespaces`, `crds`");
pub(super) const TEXT: Member =
    optional("text", MemberKind::Bool, "whether raw members of the answer come as text, `doc` as `docText`");

/// The table, in the order of the documentation.
pub(super) const OPERATIONS: &[Entry] = &[
    #[cfg(feature = "patch")]
    patch::APPLY,
    #[cfg(feature = "admission")]
    admission::REQUESTS,
    #[cfg(feature = "admission")]
    admission::REVIEW,
    #[cfg(feature = "admission")]
    admission::MATCH,
    #[cfg(feature = "admission")]
    admission::RUN,
];

/// The operation of that name.
pub(super) fn find(op: &str) -> Result<&'static Entry, Failure> {
    OPERATIONS.iter().find(|entry| entry.operation.op == op).ok_or_else(|| {
        let known: Vec<_> = OPERATIONS.iter().map(|entry| entry.operation.op).collect();
        WireError::UnknownOperation { op: op.to_owned(), nearest: nearest(op, &known), known }.into()
    })
}
