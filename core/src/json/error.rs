//! Syntax errors of JSON, with Go's texts.

use serde::Serialize;

/// Why a text can't be read as JSON.
///
/// `Display` prints the text of Go's `encoding/json` byte for byte; only [`JsonError::LimitExceeded`] is ours.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, thiserror::Error)]
#[serde(tag = "code", rename_all = "kebab-case")]
#[non_exhaustive]
pub enum JsonError {
    /// A byte that is not allowed where it stands.
    ///
    /// At the end of the input Go's scanner is fed one space; where that space is the offending byte, `offset` is the
    /// length of the input.
    #[error("invalid character {} {context}", quoted(*byte))]
    InvalidCharacter {
        /// The byte, which Go prints as if it were a Latin-1 character.
        byte: u8,
        /// What the scanner was reading.
        #[serde(serialize_with = "as_text")]
        context: Context,
        /// The offset of the byte in the input.
        offset: usize,
    },
    /// The input ends inside a value, or holds none.
    #[error("unexpected end of JSON input")]
    UnexpectedEnd {
        /// The length of the input.
        offset: usize,
    },
    /// The input is larger or deeper than the caller allows.
    #[error("limit `{limit}` exceeded: {got} is more than {max}")]
    LimitExceeded {
        /// The name of the limit: `inputBytes` or `depth`.
        limit: &'static str,
        /// The value of the limit.
        max: usize,
        /// The value that was found.
        got: usize,
        /// The offset in the input at which it was exceeded.
        offset: usize,
    },
}

impl JsonError {
    /// The byte of the input at which reading stopped.
    pub fn offset(&self) -> usize {
        match self {
            Self::InvalidCharacter { offset, .. }
            | Self::UnexpectedEnd { offset }
            | Self::LimitExceeded { offset, .. } => *offset,
        }
    }

    /// Go's own text, where Go has one.
    pub fn upstream(&self) -> Option<String> {
        match self {
            Self::LimitExceeded { .. } => None,
            _ => Some(self.to_string()),
        }
    }
}

/// What Go's scanner was reading when it met an illegal byte; `Display` prints Go's wording.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Context {
    /// A value should begin.
    #[error("looking for beginning of value")]
    Value,
    /// A member's key should begin.
    #[error("looking for beginning of object key string")]
    Key,
    /// A colon should follow the key.
    #[error("after object key")]
    AfterKey,
    /// A comma or the end of the object should follow.
    #[error("after object key:value pair")]
    AfterMember,
    /// A comma or the end of the array should follow.
    #[error("after array element")]
    AfterElement,
    /// The input should end.
    #[error("after top-level value")]
    AfterTop,
    /// A control character inside a string.
    #[error("in string literal")]
    InString,
    /// After a backslash.
    #[error("in string escape code")]
    InEscape,
    /// After `\u`.
    #[error("in \\u hexadecimal character escape")]
    InUnicodeEscape,
    /// After a minus sign.
    #[error("in numeric literal")]
    InNumber,
    /// After the decimal point.
    #[error("after decimal point in numeric literal")]
    AfterPoint,
    /// After `e` or its sign.
    #[error("in exponent of numeric literal")]
    InExponent,
    /// Inside `true`, `false` or `null`.
    #[error("in literal {literal} (expecting '{expecting}')")]
    InLiteral {
        /// The literal that was begun.
        literal: &'static str,
        /// The letter that should come.
        expecting: char,
    },
    /// The 10,001st array or object inside another.
    #[error("exceeded max depth")]
    MaxDepth,
}

fn as_text<S: serde::Serializer>(context: &Context, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(context)
}

/// A byte as Go's scanner quotes it.
///
/// Source: golang/go src/encoding/json/scanner.go quoteChar
fn quoted(byte: u8) -> String {
    match byte {
        b'\'' => r"'\''".to_owned(),
        b'"' => "'\"'".to_owned(),
        0x07 => r"'\a'".to_owned(),
        0x08 => r"'\b'".to_owned(),
        0x0c => r"'\f'".to_owned(),
        b'\n' => r"'\n'".to_owned(),
        b'\r' => r"'\r'".to_owned(),
        b'\t' => r"'\t'".to_owned(),
        0x0b => r"'\v'".to_owned(),
        b'\\' => r"'\\'".to_owned(),
        0..=0x1f | 0x7f => format!("'\\x{byte:02x}'"),
        0x80..=0xa0 | 0xad => format!("'\\u{byte:04x}'"),
        _ => format!("'{}'", char::from(byte)),
    }
}
