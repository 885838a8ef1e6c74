//! What is wrong with a selector.

use serde::Serialize;

/// What is wrong with a selector; `Display` prints Calico's text.
///
/// Source: projectcalico/calico libcalico-go/lib/selector/{tokenizer,parser}
#[derive(Debug, Clone, PartialEq, Eq, Serialize, thiserror::Error)]
#[serde(tag = "code", rename_all = "kebab-case", rename_all_fields = "camelCase")]
#[non_exhaustive]
pub enum SelectorError {
    /// A quoted text has no end.
    #[error("unterminated string")]
    UnterminatedString,
    /// A sign that has to stand twice stands once.
    #[error("expected {expected}")]
    HalfOperator {
        /// What it has to be.
        expected: String,
    },
    /// A label is followed by no operator.
    #[error("unexpected characters after label '{label}', was expecting an operator")]
    NoOperator {
        /// The label.
        label: String,
    },
    /// Characters that begin nothing.
    #[error("unexpected characters")]
    UnexpectedCharacters,
    /// Something follows the selector.
    #[error("unexpected content at end of selector {tokens}")]
    UnexpectedContent {
        /// What is left, as Calico prints it.
        tokens: String,
    },
    /// The selector ends within an operation.
    #[error("Unexpected end of string in middle of op{tokens}")]
    EndInOperation {
        /// The operation, as Calico prints it.
        tokens: String,
    },
    /// A label is followed by a sign that is no operator.
    #[error("Expected == or != not {token}")]
    ExpectedOperator {
        /// The sign, as Calico prints it.
        token: String,
    },
    /// An operator is followed by no quoted text.
    #[error("Expected string")]
    ExpectedString,
    /// `in` is followed by no set.
    #[error("Expected set literal")]
    ExpectedSet,
    /// A set has no end.
    #[error("Expected }}")]
    ExpectedBrace,
    /// A parenthesis has no end.
    #[error("Expected )")]
    ExpectedParenthesis,
    /// No operation begins so.
    #[error("Unexpected token: {token}")]
    UnexpectedToken {
        /// The token, as Calico prints it.
        token: String,
    },
    /// A limit of this library: parentheses are nested too deep.
    #[error("parentheses are nested deeper than {max}")]
    TooDeep {
        /// How deep they may be.
        max: u32,
    },
}
