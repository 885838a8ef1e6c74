//! The names that a rule is for.

use std::sync::Arc;

use super::super::super::Context;
use super::super::template::MOST_REGEXP;
use crate::gotext::regexp::Regexp;

/// The names that a rule is for, compared in lower case.
#[derive(Debug, Clone, PartialEq)]
pub enum Pattern {
    /// This name.
    Exact(String),
    /// What begins so.
    Prefix(String),
    /// What ends so, also within a label.
    Suffix(String),
    /// What holds this piece.
    Substring(String),
    /// What matches.
    Regex(Arc<Regexp>),
}

/// The kinds of patterns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Exact,
    Prefix,
    Suffix,
    Substring,
    Regex,
}

impl Kind {
    pub(super) fn parse(word: &str) -> Option<Self> {
        Some(match word {
            "exact" => Self::Exact,
            "prefix" => Self::Prefix,
            "suffix" => Self::Suffix,
            "substring" => Self::Substring,
            "regex" => Self::Regex,
            _ => return None,
        })
    }
}

/// A regular expression of a rule; `what` follows the complaint that it is too long.
pub(super) fn regexp(expression: &str, what: &str, context: &Context<'_>) -> Result<Option<Arc<Regexp>>, String> {
    if expression.len() > MOST_REGEXP {
        return Err(format!("regex pattern too long{what}: {} > {MOST_REGEXP}", expression.len()));
    }
    if context.is_beyond() {
        return Err("too many regular expressions".to_owned());
    }
    let regexp = Regexp::parse(expression).ok();
    regexp.iter().for_each(|regexp| context.made(regexp));
    Ok(regexp.map(Arc::new))
}
