//! Errors in reading a file, with the line and the remedy.

use serde::Serialize;

/// Why a file cannot be read. Lines are counted from 1 in the whole file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, thiserror::Error)]
#[serde(tag = "code", rename_all = "kebab-case", rename_all_fields = "camelCase")]
#[non_exhaustive]
pub enum YamlError {
    /// The text is not YAML.
    #[error("line {line}: {problem}")]
    InvalidYaml {
        /// The line where reading stopped.
        line: u32,
        /// The text of the parser.
        problem: String,
    },
    /// The text begins like JSON but is not JSON.
    #[error("line {line}: {problem}")]
    InvalidJson {
        /// The line where reading stopped.
        line: u32,
        /// Go's text, as kubectl prints it.
        problem: String,
    },
    /// The text holds `{{` and cannot be read: it is a template.
    #[error(
        "line {line}: this is a template (`{{{{`), not YAML: render it first, for example `helm template . | nocluster match -f -`"
    )]
    Template {
        /// The first line with `{{`.
        line: u32,
        /// The error of reading it as YAML.
        problem: String,
    },
    /// A line `---` continues with something that is not a comment.
    #[error("line {line}: invalid Yaml document separator: {rest}: write the document on the next line")]
    Separator {
        /// The line.
        line: u32,
        /// What follows the dashes.
        rest: String,
    },
    /// The bytes are not UTF-8.
    #[error("line {line}: not UTF-8 text: save the file as UTF-8")]
    #[serde(rename = "invalid-utf-8")]
    InvalidUtf8 {
        /// The line.
        line: u32,
    },
    /// The text has a control character, which YAML does not allow.
    #[error(
        "line {line}: control characters are not allowed: U+{character:04X}; write it as an escape in double quotes"
    )]
    ControlCharacter {
        /// The line.
        line: u32,
        /// The character.
        character: u32,
    },
    /// The text has a character that ends a line only for kubectl; this reader refuses to guess what was meant.
    #[error("line {line}: U+{character:04X} ends a line for kubectl: write it as an escape in double quotes")]
    LineBreakCharacter {
        /// The line.
        line: u32,
        /// The character: U+0085, U+2028 or U+2029.
        character: u32,
    },
    /// The aliases of the document make it much larger than it is written.
    #[error("line {line}: document contains excessive aliasing: write out what the aliases stand for")]
    ExcessiveAliasing {
        /// The line where the budget was spent.
        line: u32,
    },
    /// A key or a number has no form in JSON, such as `.inf`.
    #[error("line {line}: {problem}: put it in quotes")]
    NotJson {
        /// The line.
        line: u32,
        /// kubectl's text.
        problem: String,
    },
    /// A limit of this reader is exceeded.
    #[error("line {line}: limit `{limit}` exceeded: {max}")]
    LimitExceeded {
        /// The line.
        line: u32,
        /// The name of the limit: `inputBytes`, `outputBytes` or `depth`.
        limit: &'static str,
        /// The value of the limit.
        max: usize,
    },
}

impl YamlError {
    /// The line that the error is about.
    pub fn line(&self) -> u32 {
        match self {
            YamlError::InvalidYaml { line, .. }
            | YamlError::InvalidJson { line, .. }
            | YamlError::Template { line, .. }
            | YamlError::Separator { line, .. }
            | YamlError::InvalidUtf8 { line }
            | YamlError::ControlCharacter { line, .. }
            | YamlError::LineBreakCharacter { line, .. }
            | YamlError::ExcessiveAliasing { line }
            | YamlError::NotJson { line, .. }
            | YamlError::LimitExceeded { line, .. } => *line,
        }
    }
}
