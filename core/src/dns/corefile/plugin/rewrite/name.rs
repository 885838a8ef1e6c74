//! Rules for the name of the question.
//!
//! Source: coredns/coredns plugin/rewrite/{name,name_metadata}.go

use std::sync::Arc;

use super::pattern::{Kind, Pattern, regexp};
use super::rule::{AnswerChange, NameChange};
use crate::dns::corefile::{Context, normalize};
use crate::gotext::regexp::Regexp;
use crate::gotext::{atoi, quote, to_lower};

pub(super) fn parse(words: &[&str], context: &Context<'_>) -> Result<NameChange, String> {
    let (kind, from, to, rest) = match words {
        [] | [_] => return Err("too few arguments for a name rule".to_owned()),
        [from, to] => ("exact".to_owned(), *from, *to, &[][..]),
        [kind, from, to, rest @ ..] => (to_lower(kind), *from, *to, rest),
    };
    let known = Kind::parse(&kind);
    let mut metadata = false;
    let mut rest = rest;
    if context.coredns.has_metadata_names()
        && let Some(("metadata", after)) = rest.split_first().map(|(first, after)| (*first, after))
    {
        if known != Some(Kind::Regex) {
            return Err("metadata is only supported for regex name rules".to_owned());
        }
        (metadata, rest) = (true, after);
    }
    let (mut auto, mut answers) =
        if rest.is_empty() { (false, Vec::new()) } else { self::answers(&kind, rest, context)? };
    let (lower_from, lower_to) = (normalize(from), normalize(to));
    let names = match known {
        Some(Kind::Exact) => {
            pattern(&lower_to, &lower_from, context)?;
            auto = true;
            Pattern::Exact(lower_from)
        }
        Some(Kind::Prefix) => Pattern::Prefix(lower_from),
        Some(Kind::Suffix) => {
            if auto {
                // The suffixes change places.
                let back =
                    |value| AnswerChange { value, names: Pattern::Suffix(lower_to.clone()), to: lower_from.clone() };
                answers.splice(0..0, [back(false), back(true)]);
                auto = false;
            }
            Pattern::Suffix(lower_from)
        }
        Some(Kind::Substring) => Pattern::Substring(lower_from),
        Some(Kind::Regex) if metadata => {
            let regexp = pattern(from, "", context)?;
            check_metadata(&absolute(to), regexp.groups())?;
            Pattern::Regex(regexp)
        }
        Some(Kind::Regex) => Pattern::Regex(pattern(from, to, context)?),
        None => {
            return Err(format!(
                "name rule supports only exact, prefix, suffix, substring, and regex name matching, received: {kind}"
            ));
        }
    };
    Ok(NameChange { names, to: lower_to, auto, metadata, answers })
}

/// The name with a dot at its end, its letters as they are.
fn absolute(name: &str) -> String {
    // The text in lower case has as many letters, and a dot more or not.
    if normalize(name).chars().count() > name.chars().count() { format!("{name}.") } else { name.to_owned() }
}

/// A regular expression whose groups suffice for what takes the place of the name.
fn pattern(from: &str, to: &str, context: &Context<'_>) -> Result<Arc<Regexp>, String> {
    let Some(regexp) = regexp(from, "", context)? else {
        return Err(format!("invalid regex matching pattern: {from}"));
    };
    let used = |group: &i32| to.contains('{') && to.contains(&format!("{{{group}}}"));
    if (0..=100).filter(used).count() > regexp.groups() {
        let more = "uses more subexpressions than its corresponding matching regex pattern";
        return Err(format!("the rewrite regex pattern ({to}) {more} ({from})"));
    }
    Ok(regexp)
}

/// `answer auto`, `answer name FROM TO`, `answer value FROM TO`, in a row.
fn answers(kind: &str, words: &[&str], context: &Context<'_>) -> Result<(bool, Vec<AnswerChange>), String> {
    if words.len() < 2 {
        return Err(format!("invalid arguments for {kind} rule"));
    }
    let (mut auto, mut changes) = (false, Vec::new());
    let mut rest = words;
    let mut first = true;
    while let Some((word, after)) = rest.split_first() {
        if *word == "answer" {
            rest = after;
        } else if first {
            return Err(format!("exceeded the number of arguments for a non-answer rule argument for {kind} rule"));
        }
        let Some((what, after)) = rest.split_first() else {
            return Err(format!("type missing for answer rule for {kind} rule"));
        };
        rest = after;
        first = what.is_empty();
        match *what {
            "auto" => auto = true,
            "name" | "value" => {
                let [from, to, after @ ..] = rest else {
                    return Err(format!("{what} answer rule for {kind} rule: 2 arguments required"));
                };
                let regexp = pattern(from, to, context)
                    .map_err(|error| format!("{what} answer rule for {kind} rule: {error}"))?;
                changes.push(AnswerChange {
                    value: *what == "value",
                    names: Pattern::Regex(regexp),
                    to: normalize(to),
                });
                rest = after;
            }
            _ => return Err(format!("invalid type {} for answer rule for {kind} rule", quote(what))),
        }
    }
    if auto && changes.iter().any(|change| !change.value) {
        return Err("auto name answer rule cannot be combined with explicit name anwer rules".to_owned());
    }
    Ok((auto, changes))
}

/// Checks the places of a new name that groups and metadata fill.
fn check_metadata(to: &str, groups: usize) -> Result<(), String> {
    let mut rest = to;
    while !rest.is_empty() {
        let (before, after) = rest.split_once('{').map_or((rest, None), |(before, after)| (before, Some(after)));
        if before.contains('}') {
            return Err("unmatched closing brace in metadata name replacement".to_owned());
        }
        let Some(after) = after else { break };
        let Some((label, after)) = after.split_once('}') else {
            return Err("unclosed placeholder in metadata name replacement".to_owned());
        };
        match atoi(label) {
            Ok(group) if usize::try_from(group).is_ok_and(|group| group <= groups) => {}
            Ok(_) => return Err(format!("capture group {label} does not exist in name matching pattern")),
            Err(_) if is_label_of_metadata(label) && !label.contains(['{', '}']) => {}
            Err(_) => return Err(format!("invalid metadata label {} in name replacement", quote(label))),
        }
        rest = after;
    }
    Ok(())
}

/// Whether a text is `plugin/label`.
///
/// Source: coredns/coredns plugin/metadata/provider.go IsLabel
pub(super) fn is_label_of_metadata(label: &str) -> bool {
    let (plugin, name) = label.split_once('/').unwrap_or_default();
    !plugin.is_empty() && !name.is_empty() && !label.contains(['{', '}'])
}
