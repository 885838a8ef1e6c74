//! Why a regular expression is refused, or not matched.

/// Why Go refuses a regular expression.
///
/// Source: golang/go src/regexp/syntax/parse.go Error
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("error parsing regexp: {problem}: `{expression}`")]
pub struct RegexpError {
    /// What is wrong, in Go's words.
    pub problem: &'static str,
    /// The piece of the expression that is wrong.
    pub expression: String,
}

/// What a regular expression would match is not modelled: its program is too large, or it asks for a property of a
/// character beyond ASCII.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("what the regular expression matches is not modelled")]
pub struct NotModelled;
