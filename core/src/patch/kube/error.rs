//! Why the server does not apply a patch.

use serde::Serialize;

use super::depth::TooDeep;
use crate::json::JsonError;
use crate::patch::error::Input;
use crate::patch::limits::Exceeded;
use crate::patch::operation::{At, Operation, Patch};

/// Why kube-apiserver does not read or apply a patch; [`KubeError::upstream`] is its own text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, thiserror::Error)]
#[serde(tag = "code", rename_all = "kebab-case", rename_all_fields = "camelCase")]
#[non_exhaustive]
pub enum KubeError {
    /// The document or the patch is not JSON, or the result nests too deep to be JSON that the server prints.
    #[error("the {input} is not JSON: {reason}")]
    InvalidJson {
        /// Which of the three.
        input: Input,
        /// Where and why.
        reason: JsonError,
        /// The server's text.
        #[serde(skip)]
        upstream: String,
    },
    /// The document is not an object, nor an array that starts at its first byte.
    #[error("the document can't be patched: {upstream}")]
    InvalidDocument {
        /// The server's text.
        #[serde(skip)]
        upstream: String,
    },
    /// The patch is not an array of objects, or an operation that was reached has no readable `path` or `from`.
    #[error("{}: {upstream}", place(at))]
    InvalidPatch {
        /// The operation, if it was one.
        #[serde(flatten)]
        at: Option<At>,
        /// The server's text.
        #[serde(skip)]
        upstream: String,
    },
    /// A value that can't become the whole document.
    #[error("{at}: {upstream}")]
    InvalidValue {
        /// The operation.
        #[serde(flatten)]
        at: At,
        /// The server's text.
        #[serde(skip)]
        upstream: String,
    },
    /// A path that leads nowhere, or a member that does not exist.
    #[error("{at}: {upstream}")]
    MissingValue {
        /// The operation.
        #[serde(flatten)]
        at: At,
        /// The server's text.
        #[serde(skip)]
        upstream: String,
    },
    /// An invalid index, or one outside the array.
    #[error("{at}: {upstream}")]
    InvalidIndex {
        /// The operation.
        #[serde(flatten)]
        at: At,
        /// The server's text.
        #[serde(skip)]
        upstream: String,
    },
    /// A `test` that found another value.
    #[error("{at}: {upstream}")]
    TestFailed {
        /// The operation.
        #[serde(flatten)]
        at: At,
        /// The server's text.
        #[serde(skip)]
        upstream: String,
        /// Whether the server, walking a map in another order, would panic instead.
        #[serde(skip_serializing_if = "std::ops::Not::not")]
        order_dependent: bool,
    },
    /// An operation that the server does not know.
    #[error("{at}: {upstream}")]
    UnexpectedKind {
        /// The operation.
        #[serde(flatten)]
        at: At,
        /// The server's text.
        #[serde(skip)]
        upstream: String,
    },
    /// The copies add up to more than the server allows.
    #[error("{at}: {upstream}")]
    CopyLimit {
        /// The operation.
        #[serde(flatten)]
        at: At,
        /// The server's text.
        #[serde(skip)]
        upstream: String,
        /// The server's budget, in bytes.
        max: u64,
        /// What the copies add up to.
        got: u64,
    },
    /// The server panics: it answers nothing, and the request is not admitted, whatever the webhook's failure policy.
    #[error("{at}: the server panics: {message}")]
    ServerPanics {
        /// The operation.
        #[serde(flatten)]
        at: At,
        /// Go's words for it.
        message: &'static str,
    },
    /// An input, the result or the work between them is larger than this library allows.
    #[error("limit `{limit}` exceeded: {got} is more than {max}")]
    LimitExceeded {
        /// `inputBytes`, `depth`, `operations`, `outputBytes`, `workBytes` or `copyLimit`.
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

fn place(at: &Option<At>) -> String {
    at.as_ref().map_or_else(|| "the patch can't be read".to_owned(), At::to_string)
}

impl KubeError {
    /// The server's own text, byte for byte; for a panic its message. `None` for a limit of this library.
    pub fn upstream(&self) -> Option<String> {
        match self {
            Self::InvalidJson { upstream, .. }
            | Self::InvalidDocument { upstream }
            | Self::InvalidPatch { upstream, .. }
            | Self::InvalidValue { upstream, .. }
            | Self::MissingValue { upstream, .. }
            | Self::InvalidIndex { upstream, .. }
            | Self::TestFailed { upstream, .. }
            | Self::UnexpectedKind { upstream, .. }
            | Self::CopyLimit { upstream, .. } => Some(upstream.clone()),
            Self::ServerPanics { message, .. } => Some((*message).to_owned()),
            Self::LimitExceeded { .. } => None,
        }
    }

    pub(super) fn unreadable(input: Input, reason: JsonError) -> Self {
        match reason {
            JsonError::LimitExceeded { limit, max, got, .. } => Self::exceeded(Exceeded::of(limit, max, got), None),
            _ => Self::InvalidJson { input, upstream: reason.to_string(), reason },
        }
    }

    pub(super) fn too_deep(TooDeep { upstream, reason }: TooDeep) -> Self {
        Self::InvalidJson { input: Input::Result, reason, upstream }
    }

    pub(super) fn exceeded(Exceeded { limit, max, got }: Exceeded, op_index: Option<usize>) -> Self {
        Self::LimitExceeded { limit, max, got, op_index }
    }
}

/// Why an operation does not apply, with the server's text.
pub(super) enum Stop {
    Limit(Exceeded),
    InvalidPatch(String),
    InvalidValue(String),
    Missing(String),
    Index(String),
    Test { upstream: String, order_dependent: bool },
    UnexpectedKind(String),
    CopyLimit { got: u64, max: u64 },
    TooDeep(TooDeep),
    Panic(&'static str),
}

impl From<Exceeded> for Stop {
    fn from(limit: Exceeded) -> Self {
        Self::Limit(limit)
    }
}

impl Stop {
    pub(super) fn nil_dereference() -> Self {
        Self::Panic("runtime error: invalid memory address or nil pointer dereference")
    }

    /// The error where Go says only that the path is unreadable, not why.
    pub(super) fn hidden_cause(op: &str) -> Self {
        Self::InvalidPatch(format!("{op} operation failed to decode path: missing value"))
    }

    pub(super) fn undecodable(op: &str, member: &str) -> impl FnOnce(String) -> Self {
        let what = format!("{op} operation failed to decode {member}");
        move |cause| Self::InvalidPatch(format!("{what}: {cause}"))
    }

    pub(super) fn at(self, patch: &Patch, op_index: usize, operation: &Operation) -> KubeError {
        let at = patch.at(op_index, operation);
        match self {
            Self::Limit(limit) => KubeError::exceeded(limit, Some(op_index)),
            Self::InvalidPatch(upstream) => KubeError::InvalidPatch { at: Some(at), upstream },
            Self::InvalidValue(upstream) => KubeError::InvalidValue { at, upstream },
            Self::Missing(upstream) => KubeError::MissingValue { at, upstream },
            Self::Index(upstream) => KubeError::InvalidIndex { at, upstream },
            Self::Test { upstream, order_dependent } => KubeError::TestFailed { at, upstream, order_dependent },
            Self::UnexpectedKind(upstream) => KubeError::UnexpectedKind { at, upstream },
            Self::CopyLimit { got, max } => {
                let upstream = format!(
                    "Unable to complete the copy, the accumulated size increase of copy is {got}, exceeding the limit {max}"
                );
                KubeError::CopyLimit { at, upstream, max, got }
            }
            Self::TooDeep(TooDeep { upstream, reason }) => {
                let upstream = format!("error while performing deep copy: {upstream}");
                KubeError::too_deep(TooDeep { upstream, reason })
            }
            Self::Panic(message) => KubeError::ServerPanics { at, message },
        }
    }
}
