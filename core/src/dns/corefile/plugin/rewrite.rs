//! The options of `rewrite`, which changes questions and replies.

mod edns0;
mod name;
mod pattern;
mod response;
mod rule;

use super::super::{Context, Dispenser, SetupError};
use crate::dns::message::{Class, RecordType};
use crate::gotext::{quote, to_lower};

pub use pattern::Pattern;
pub use rule::{AnswerChange, Change, NameChange, RewriteOptions, RewriteRule};

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
        "name" => Change::Name(name::parse(words, context)?),
        "class" => {
            let (from, to) = two()?;
            let class = |word| named(word, "class", Class::parse_name);
            Change::Class { from: class(from)?, to: class(to)? }
        }
        "type" => {
            let (from, to) = two()?;
            let rtype = |word| named(word, "type", RecordType::parse_name);
            Change::Type { from: rtype(from)?, to: rtype(to)? }
        }
        "edns0" => edns0::parse(words)?,
        "ttl" => response::ttl(words, context)?,
        "cname" => response::cname(words, context)?,
        "rcode" => response::rcode(words, context)?,
        _ => return Err(format!("invalid rule type {}", quote(first))),
    };
    Ok(RewriteRule { goes_on: mode == Some("continue"), change })
}

/// What a word names in capitals.
fn named<T>(word: &str, what: &str, parse: impl Fn(&str) -> Option<T>) -> Result<T, String> {
    let upper = word.to_uppercase();
    parse(&upper).ok_or_else(|| format!("invalid {what} {}", quote(&upper)))
}
