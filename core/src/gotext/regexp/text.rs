//! Steps through the text of an expression.

use super::error::RegexpError;

pub(super) fn error<T>(problem: &'static str, expression: &str) -> Result<T, RegexpError> {
    Err(RegexpError { problem, expression: expression.to_owned() })
}

/// The part of `text` before its suffix `rest`.
pub(super) fn taken<'a>(text: &'a str, rest: &str) -> &'a str {
    text.get(..text.len().saturating_sub(rest.len())).unwrap_or(text)
}

/// The first character and what follows it.
pub(super) fn next(text: &str) -> Option<(char, &str)> {
    let mut characters = text.chars();
    characters.next().map(|character| (character, characters.as_str()))
}
