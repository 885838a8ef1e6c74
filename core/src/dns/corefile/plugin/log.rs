//! The options of `log`, which logs queries.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::super::domain_name::fqdn;
use super::super::{Context, Dispenser, SetupError};

/// The options of `log` in a server block.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LogOptions {
    /// What is logged; the first rule whose name fits decides.
    pub rules: Vec<LogRule>,
}

/// Which queries are logged, and how.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LogRule {
    /// The names, absolute: this one and those below it.
    pub name: String,
    /// The form of a line; the default one without.
    pub format: Option<Arc<str>>,
    /// The classes of replies.
    pub classes: BTreeSet<Class>,
}

/// A class of replies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Class {
    /// Every reply.
    All,
    /// An answer or a referral.
    Success,
    /// The name does not exist, or not with this type.
    Denial,
    /// Anything else.
    Error,
}

/// Reads the words of all uses of `log` in a server block.
///
/// # Errors
///
/// The plugin's own text.
///
/// Source: coredns/coredns plugin/log/setup.go
pub fn parse(dispenser: &mut Dispenser<'_>, context: &Context<'_>) -> Result<LogOptions, SetupError> {
    let mut options = LogOptions::default();
    while dispenser.next_token() {
        let args = dispenser.remaining_args();
        let (names, format) = match args.as_slice() {
            [] => (&["."][..], None),
            // A single word is a name, whatever it looks like.
            [names @ .., last] if !names.is_empty() && last.contains('{') => (names, Some(Arc::from(*last))),
            names => (names, None),
        };
        let mut classes = BTreeSet::new();
        while dispenser.next_block() {
            match dispenser.val() {
                "class" => {
                    let words = dispenser.remaining_args();
                    if words.is_empty() {
                        return Err(dispenser.arg_err());
                    }
                    for word in words {
                        classes.insert(class(word).ok_or_else(|| dispenser.bare(format!("invalid Class: {word}")))?);
                    }
                }
                word if context.coredns.names_unknown_properties() => {
                    return Err(dispenser.err(format_args!("unknown property '{word}'")));
                }
                _ => return Err(dispenser.arg_err()),
            }
        }
        if classes.is_empty() {
            classes.insert(Class::All);
        }
        let rule = |name: &&str| LogRule { name: fqdn(name), format: format.clone(), classes: classes.clone() };
        options.rules.extend(names.iter().map(rule));
    }
    Ok(options)
}

/// Source: coredns/coredns plugin/pkg/response/classify.go ClassFromString
fn class(word: &str) -> Option<Class> {
    Some(match word {
        "all" => Class::All,
        "success" => Class::Success,
        "denial" => Class::Denial,
        "error" => Class::Error,
        _ => return None,
    })
}
