//! Errors of the RFC 6902 dialect: invalid patches, and patches that do not apply.

use std::fmt;

use serde::Serialize;

use super::limits::Exceeded;
use super::operation::At;
use crate::json::{JsonError, Kind, PointerError};

/// Why a patch can't be read or does not apply in the RFC's dialect.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, thiserror::Error)]
#[serde(tag = "code", rename_all = "kebab-case", rename_all_fields = "camelCase")]
#[non_exhaustive]
pub enum PatchError {
    /// The document or the patch is not JSON.
    #[error("the {input} is not JSON: {reason}")]
    InvalidJson {
        /// Which of the two.
        input: Input,
        /// Where and why.
        reason: JsonError,
    },
    /// The patch is JSON, but not a JSON Patch. Nothing has been applied.
    #[error("the patch is not a JSON Patch: {at}: {problem}")]
    InvalidPatch {
        /// The operation; the first one if the patch is not an array at all.
        #[serde(flatten)]
        at: At,
        /// What is wrong with it.
        problem: Problem,
    },
    /// A `path` or `from` is not a JSON pointer. Nothing has been applied.
    #[error("{at}: {reason}")]
    InvalidPointer {
        /// The operation.
        #[serde(flatten)]
        at: At,
        /// What is wrong with the pointer.
        reason: PointerError,
    },
    /// There is nothing at the place that the operation names, or no container for what it adds.
    #[error("{at}: {reached} has no such member")]
    PathNotFound {
        /// The operation.
        #[serde(flatten)]
        at: At,
        /// How far the path leads.
        #[serde(flatten)]
        reached: Box<Reached>,
    },
    /// An index is beyond the end of its array.
    #[error("{at}: {reached} has no such index")]
    IndexOutOfBounds {
        /// The operation.
        #[serde(flatten)]
        at: At,
        /// How far the path leads.
        #[serde(flatten)]
        reached: Box<Reached>,
    },
    /// A token under an array is not an index: `-1`, `01`, a word, or `-` where something has to exist.
    #[error("{at}: {reached} takes no such index")]
    InvalidIndex {
        /// The operation.
        #[serde(flatten)]
        at: At,
        /// How far the path leads.
        #[serde(flatten)]
        reached: Box<Reached>,
    },
    /// The path goes on below a scalar or null.
    #[error("{at}: {reached} has nothing below it")]
    NotAContainer {
        /// The operation.
        #[serde(flatten)]
        at: At,
        /// How far the path leads.
        #[serde(flatten)]
        reached: Box<Reached>,
    },
    /// `remove` of the whole document.
    #[error("{at}: the whole document can't be removed")]
    CannotRemoveRoot {
        /// The operation.
        #[serde(flatten)]
        at: At,
    },
    /// `move` to a place inside what is moved.
    #[error("{at}: a value can't be moved into itself")]
    MoveIntoSelf {
        /// The operation.
        #[serde(flatten)]
        at: At,
    },
    /// `test` found another value.
    #[error("{at}: the value is another one")]
    TestFailed {
        /// The operation.
        #[serde(flatten)]
        at: At,
    },
    /// An input, the result or the work between them is larger than the caller allows.
    #[error("limit `{limit}` exceeded: {got} is more than {max}")]
    LimitExceeded {
        /// `inputBytes`, `depth`, `operations`, `outputBytes` or `workBytes`.
        limit: &'static str,
        /// The limit.
        max: u64,
        /// What was found; for `workBytes` the account when it was closed.
        got: u64,
        /// The operation at which it happened, if it was one.
        #[serde(skip_serializing_if = "Option::is_none")]
        op_index: Option<usize>,
    },
}

impl PatchError {
    pub(super) fn unreadable(input: Input, reason: JsonError) -> Self {
        match reason {
            JsonError::LimitExceeded { limit, max, got, .. } => Self::exceeded(Exceeded::of(limit, max, got), None),
            _ => Self::InvalidJson { input, reason },
        }
    }

    pub(super) fn exceeded(Exceeded { limit, max, got }: Exceeded, op_index: Option<usize>) -> Self {
        Self::LimitExceeded { limit, max, got, op_index }
    }
}

/// Which text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Input {
    /// What is patched.
    Document,
    /// The patch.
    Patch,
    /// What the one made of the other.
    Result,
}

impl fmt::Display for Input {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Document => "document",
            Self::Patch => "patch",
            Self::Result => "result",
        })
    }
}

/// Why a JSON text is not a JSON Patch.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, thiserror::Error)]
#[serde(rename_all = "kebab-case", rename_all_fields = "camelCase")]
#[non_exhaustive]
pub enum Problem {
    /// The patch is not an array.
    #[error("a patch is an array, not {found}")]
    NotAnArray {
        /// The kind of value that it is.
        found: Kind,
    },
    /// An operation is not an object.
    #[error("an operation is an object, not {found}")]
    NotAnObject {
        /// The kind of value that it is.
        found: Kind,
    },
    /// An operation lacks a member that it needs.
    #[error("`{member}` is missing")]
    MissingMember {
        /// The member.
        member: &'static str,
    },
    /// A member has to be a string.
    #[error("`{member}` is a string, not {found}")]
    NotAString {
        /// The member.
        member: &'static str,
        /// The kind of value that it is.
        found: Kind,
    },
    /// A member is given twice.
    #[error("`{member}` is given twice")]
    RepeatedMember {
        /// The member.
        member: &'static str,
    },
    /// No operation of that name exists.
    #[error("`op` is one of add, remove, replace, move, copy, test")]
    UnknownOp,
}

/// How far a path leads: the facts about the token that could not be followed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Reached {
    /// The token that could not be followed, counted from 0.
    pub token_index: usize,
    /// The part of the path before it, which exists.
    pub existing_prefix: String,
    /// The kind of value that stands there.
    pub found: Kind,
    /// Its length, if it is an array.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub len: Option<usize>,
}

impl fmt::Display for Reached {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.len {
            Some(len) => write!(f, "`{}` (array of {len})", self.existing_prefix),
            None => write!(f, "`{}` ({})", self.existing_prefix, self.found),
        }
    }
}
