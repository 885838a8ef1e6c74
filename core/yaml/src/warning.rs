//! Warnings: what kubectl changes or ignores silently.
#![expect(clippy::arithmetic_side_effects, reason = "lines of a text of at most `BYTES_MAX` bytes")]

use serde::Serialize;

/// Something that kubectl passes over in silence. `Display` says it in a sentence, with the line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, thiserror::Error)]
#[serde(tag = "code", rename_all = "kebab-case", rename_all_fields = "camelCase")]
#[non_exhaustive]
pub enum Warning {
    /// A key stands twice in one mapping: the last one counts.
    #[error("line {line}: the key `{key}` was given before, on line {first}: the last one counts")]
    DuplicateKey {
        /// The line of the last one.
        line: u32,
        /// The line of the one before.
        first: u32,
        /// The key.
        key: String,
    },
    /// Two keys of different types get one name (`1` and `"1"`): which one counts is left to chance.
    #[error(
        "line {line}: the key `{key}` and the one on line {first} differ in type and get the same name: kubectl takes either"
    )]
    KeysCollide {
        /// The line of the last one.
        line: u32,
        /// The line of the one before.
        first: u32,
        /// The name of both.
        key: String,
    },
    /// A key is not a string and gets another name (`on:` becomes `"true"`).
    #[error("line {line}: the key `{written}` is read as `{name}`: put it in quotes to keep it")]
    KeyReadAs {
        /// The line.
        line: u32,
        /// The key as written.
        written: String,
        /// Its name in the object.
        name: String,
    },
    /// A number does not fit an integer of 64 bits or a float of 64 bits.
    #[error("line {line}: the number {written} loses digits and is read as {read}: put it in quotes to keep it")]
    NumberLosesDigits {
        /// The line.
        line: u32,
        /// The number as written.
        written: String,
        /// The number as read.
        read: String,
    },
    /// There is text behind the end of the document (behind `...`, or indented less than its mapping), which kubectl
    /// does not read.
    #[error("line {line}: the document has ended: kubectl does not read what follows, up to the next line `---`")]
    NotRead {
        /// The line where it begins.
        line: u32,
    },
}

impl Warning {
    /// The line that the warning is about.
    pub fn line(&self) -> u32 {
        match self {
            Warning::DuplicateKey { line, .. }
            | Warning::KeysCollide { line, .. }
            | Warning::KeyReadAs { line, .. }
            | Warning::NumberLosesDigits { line, .. }
            | Warning::NotRead { line } => *line,
        }
    }

    pub(crate) fn move_down(&mut self, by: u32) {
        match self {
            Warning::DuplicateKey { line, first, .. } | Warning::KeysCollide { line, first, .. } => {
                *line += by;
                *first += by;
            }
            Warning::KeyReadAs { line, .. } | Warning::NumberLosesDigits { line, .. } | Warning::NotRead { line } => {
                *line += by;
            }
        }
    }
}
