//! The options of `rewrite`, which changes questions and replies.

mod edns0;
mod name;
mod response;

use std::sync::Arc;

use super::super::{Context, Dispenser, SetupError};
use super::template::MOST_REGEXP;
use crate::dns::message::{Class, Rcode, RecordType};
use crate::gotext::regexp::Regexp;
use crate::gotext::{quote, to_lower};

/// The options of `rewrite` in a server block.
#[derive(Debug, Clone, PartialEq)]
pub struct RewriteOptions {
    /// The rules, in the order in which they are tried.
    pub rules: Vec<RewriteRule>,
}

/// One rule.
#[derive(Debug, Clone, PartialEq)]
pub struct RewriteRule {
    /// Whether the rules after it are tried too (`continue`).
    pub goes_on: bool,
    /// What it does.
    pub change: Change,
}

/// What a rule changes.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum Change {
    /// `name`: the name of the question, and names in the reply.
    Name(NameChange),
    /// `class`.
    Class {
        /// The class asked.
        from: Class,
        /// The class that is asked instead.
        to: Class,
    },
    /// `type`.
    Type {
        /// The type asked.
        from: RecordType,
        /// The type that is asked instead.
        to: RecordType,
    },
    /// `ttl`: the TTL of all records of the reply is brought into a range.
    Ttl {
        /// The names that are asked.
        names: Pattern,
        /// The lowest TTL.
        least: u32,
        /// The highest TTL.
        most: u32,
    },
    /// `rcode`.
    Rcode {
        /// The names that are asked.
        names: Pattern,
        /// The code of the reply.
        from: Rcode,
        /// The code that takes its place.
        to: Rcode,
    },
    /// `cname`: the target of a CNAME in the reply, which is then looked up.
    Cname {
        /// The targets.
        targets: Pattern,
        /// What takes the place of the target, or of the piece that matches.
        to: String,
    },
    /// `edns0`, which is not modelled.
    Edns0,
}

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

/// A change of the name of the question.
#[derive(Debug, Clone, PartialEq)]
pub struct NameChange {
    /// The names.
    pub names: Pattern,
    /// What takes the place of the name, or of the piece that matches; `{1}` is a group of the regular expression.
    pub to: String,
    /// Whether the reply is mapped back (`answer auto`, and always where the whole name is compared).
    pub auto: bool,
    /// Whether the new name holds metadata, which is not modelled.
    pub metadata: bool,
    /// The rules for names and values of the records of the reply, in order.
    pub answers: Vec<AnswerChange>,
}

/// A change of names in the records of a reply.
#[derive(Debug, Clone, PartialEq)]
pub struct AnswerChange {
    /// Whether the names in the data of the records change; else their owners.
    pub value: bool,
    /// The names that change.
    pub names: Pattern,
    /// What takes the place of the whole name, or, behind [`Pattern::Suffix`], of its end.
    pub to: String,
}

/// Reads the words of all uses of `rewrite` in a server block.
///
/// Source: coredns/coredns plugin/rewrite/{setup,rewrite}.go
pub fn parse(dispenser: &mut Dispenser<'_>, context: &Context<'_>) -> Result<RewriteOptions, SetupError> {
    let mut rules = Vec::new();
    while dispenser.next_token() {
        let mut args = dispenser.remaining_args();
        if args.len() < 2 {
            while dispenser.next_block() {
                args.push(dispenser.val());
            }
        }
        let rule = rule(&args, context).map_err(|text| dispenser.bare(text))?;
        rules.push(rule);
    }
    Ok(RewriteOptions { rules })
}

fn rule(args: &[&str], context: &Context<'_>) -> Result<RewriteRule, String> {
    let Some((first, after)) = args.split_first() else {
        return Err("no rule type specified for rewrite".to_owned());
    };
    let first_lower = to_lower(first);
    let mode = matches!(first_lower.as_str(), "continue" | "stop").then_some(first_lower.as_str());
    let (kind, words) = match (mode, after.split_first()) {
        (None, _) => (first_lower.clone(), after),
        (Some(_), Some((kind, words))) => (to_lower(kind), words),
        (Some(mode), None) => return Err(format!("{mode} rule must begin with a rule type")),
    };
    let two = || match words {
        [from, to] => Ok((*from, *to)),
        _ => Err(format!("{kind} rules must have exactly two arguments")),
    };
    let change = match kind.as_str() {
        "answer" => return Err("response rewrites must begin with a name rule".to_owned()),
        "name" => Change::Name(name::parse(words, context.coredns)?),
        "class" => {
            let (from, to) = two()?;
            let class = |word: &str| {
                let upper = word.to_uppercase();
                Class::parse_name(&upper).ok_or_else(|| format!("invalid class {}", quote(&upper)))
            };
            Change::Class { from: class(from)?, to: class(to)? }
        }
        "type" => {
            let (from, to) = two()?;
            let rtype = |word: &str| {
                let upper = word.to_uppercase();
                RecordType::parse_name(&upper).ok_or_else(|| format!("invalid type {}", quote(&upper)))
            };
            Change::Type { from: rtype(from)?, to: rtype(to)? }
        }
        "edns0" => edns0::parse(words)?,
        "ttl" => response::ttl(words)?,
        "cname" => response::cname(words, context.coredns)?,
        "rcode" => response::rcode(words)?,
        _ => return Err(format!("invalid rule type {}", quote(first))),
    };
    Ok(RewriteRule { goes_on: mode == Some("continue"), change })
}

/// The kinds of patterns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Exact,
    Prefix,
    Suffix,
    Substring,
    Regex,
}

impl Kind {
    fn parse(word: &str) -> Option<Self> {
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
fn regexp(expression: &str, what: &str) -> Result<Option<Arc<Regexp>>, String> {
    if expression.len() > MOST_REGEXP {
        return Err(format!("regex pattern too long{what}: {} > {MOST_REGEXP}", expression.len()));
    }
    Ok(Regexp::parse(expression).ok().map(Arc::new))
}
