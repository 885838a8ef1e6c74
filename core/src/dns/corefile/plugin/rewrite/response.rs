//! Rules for the reply: `ttl`, `rcode` and `cname`.
//!
//! Source: coredns/coredns plugin/rewrite/{ttl,rcode,cname_target}.go

use super::pattern::{Kind, Pattern, regexp};
use super::rule::Change;
use crate::dns::corefile::{Context, normalize};
use crate::dns::message::Rcode;
use crate::gotext::regexp::Regexp;
use crate::gotext::{parse_uint32, to_lower};

/// The longest TTL that an open range names.
const LONGEST: u32 = 2_147_483_647;

pub(super) fn ttl(words: &[&str], context: &Context<'_>) -> Result<Change, String> {
    let (kind, name, value) = match words {
        [] | [_] => return Err(format!("too few ({}) arguments for a ttl rule", words.len())),
        [name, value] => (None, *name, *value),
        [kind, name, value] => (Some(*kind), *name, *value),
        // Nothing is taken for the TTL then.
        [_, name, ..] => (None, *name, ""),
    };
    let Some((least, most)) = range(value) else { return Err(format!("invalid TTL '{value}' for a ttl rule")) };
    Ok(Change::Ttl { names: names(kind, name, "ttl", context)?, least, most })
}

fn range(text: &str) -> Option<(u32, u32)> {
    let number = |text: &str| parse_uint32(text).ok();
    let Some((least, most)) = text.split_once('-') else {
        return number(text).map(|seconds| (seconds, seconds));
    };
    let range = match (least, most) {
        ("", "") => return None,
        ("", most) => (0, number(most)?),
        (least, "") => (number(least)?, LONGEST),
        (least, most) => (number(least)?, number(most)?),
    };
    (range.0 <= range.1).then_some(range)
}

pub(super) fn rcode(words: &[&str], context: &Context<'_>) -> Result<Change, String> {
    let (kind, name, from, to) = match words {
        [] | [_] | [_, _] => return Err(format!("too few ({}) arguments for a rcode rule", words.len())),
        [name, from, to] => (None, *name, *from, *to),
        [kind, name, from, to] => (Some(*kind), *name, *from, *to),
        // Nothing is taken for the codes then.
        [_, name, ..] => (None, *name, "", ""),
    };
    let from = code(from).ok_or_else(|| format!("invalid matching RCODE '{from}' for a rcode rule"))?;
    let to = code(to).ok_or_else(|| format!("invalid replacement RCODE '{to}' for a rcode rule"))?;
    Ok(Change::Rcode { names: names(kind, name, "rcode", context)?, from, to })
}

/// A code by its number, up to 23, or by its name.
fn code(text: &str) -> Option<Rcode> {
    if let Some(number) = parse_uint32(text).ok().filter(|number| *number <= 23) {
        return u16::try_from(number).ok().map(Rcode);
    }
    let upper = text.to_uppercase();
    if upper == "NOTIMPL" { Some(Rcode::NOTIMP) } else { Rcode::parse(&upper) }
}

/// The names of a rule; without a kind the whole name is compared.
fn names(kind: Option<&str>, name: &str, rule: &str, context: &Context<'_>) -> Result<Pattern, String> {
    let Some(kind) = kind else { return Ok(Pattern::Exact(normalize(name))) };
    match Kind::parse(&to_lower(kind)) {
        Some(Kind::Exact) => Ok(Pattern::Exact(normalize(name))),
        Some(Kind::Prefix) => Ok(Pattern::Prefix(normalize(name))),
        Some(Kind::Suffix) => Ok(Pattern::Suffix(normalize(name))),
        Some(Kind::Substring) => Ok(Pattern::Substring(normalize(name))),
        Some(Kind::Regex) => regexp(name, &format!(" in a {rule} rule"), context)?
            .map(Pattern::Regex)
            .ok_or_else(|| format!("invalid regex pattern in a {rule} rule: {name}")),
        None => Err(format!("{rule} rule supports only exact, prefix, suffix, substring, and regex name matching")),
    }
}

pub(super) fn cname(words: &[&str], context: &Context<'_>) -> Result<Change, String> {
    let (kind, from, to) = match words {
        [kind, from, to] => {
            let kind = to_lower(kind);
            let known = Kind::parse(&kind).ok_or_else(|| format!("unknown cname rewrite type: {kind}"))?;
            (known, *from, *to)
        }
        [from, to] => (Kind::Exact, *from, *to),
        _ => return Err(format!("too few ({}) arguments for a cname rule", words.len())),
    };
    let (from, to) = (to_lower(from), to_lower(to));
    let (from, to) = match kind {
        Kind::Exact if context.coredns.completes_cname_rules() => (normalize(&from), normalize(&to)),
        _ => (from, to),
    };
    let targets = match kind {
        Kind::Exact => Pattern::Exact(from),
        Kind::Prefix => Pattern::Prefix(from),
        Kind::Suffix => Pattern::Suffix(from),
        Kind::Substring => Pattern::Substring(from),
        Kind::Regex => {
            let wrong = || Regexp::parse(&from).err().map_or_else(String::new, |error| error.to_string());
            let regexp = regexp(&from, " in a cname rule", context)?;
            Pattern::Regex(regexp.ok_or_else(|| format!("invalid cname rewrite regex pattern: {}", wrong()))?)
        }
    };
    Ok(Change::Cname { targets, to })
}
