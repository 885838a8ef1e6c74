//! The patterns by which `rewrite` knows names.

use std::sync::Arc;

use crate::dns::corefile::plugin::rewrite::Pattern;
use crate::gotext::regexp::{NotModelled, Regexp};

/// Whether a name in lower case is one of a pattern.
pub(super) fn is_for(names: &Pattern, name: &str) -> Result<bool, NotModelled> {
    Ok(match names {
        Pattern::Exact(exact) => exact == name,
        Pattern::Prefix(prefix) => name.starts_with(prefix.as_str()),
        Pattern::Suffix(suffix) => name.ends_with(suffix.as_str()),
        Pattern::Substring(piece) => name.contains(piece.as_str()),
        Pattern::Regex(regexp) => regexp.is_match(name)?,
    })
}

/// What takes the place of a name that is one of a pattern; nothing for another name.
pub(super) fn replaced(names: &Pattern, name: &str, to: &str) -> Result<Option<String>, NotModelled> {
    Ok(match names {
        Pattern::Exact(exact) => (exact == name).then(|| to.to_owned()),
        Pattern::Prefix(prefix) => name.strip_prefix(prefix.as_str()).map(|rest| format!("{to}{rest}")),
        Pattern::Suffix(suffix) => name.strip_suffix(suffix.as_str()).map(|rest| format!("{rest}{to}")),
        Pattern::Substring(piece) => name.contains(piece.as_str()).then(|| name.replace(piece.as_str(), to)),
        Pattern::Regex(regexp) => filled(regexp, name, to)?,
    })
}

/// The text in which `{0}`, `{1}` and so on are what the groups of an expression matched.
pub(super) fn filled(regexp: &Arc<Regexp>, name: &str, to: &str) -> Result<Option<String>, NotModelled> {
    let Some(groups) = regexp.find(name)? else { return Ok(None) };
    let mut text = to.to_owned();
    for (number, group) in groups.iter().enumerate() {
        let matched = group.and_then(|(start, end)| name.get(start..end)).unwrap_or_default();
        text = text.replace(&format!("{{{number}}}"), matched);
    }
    Ok(Some(text))
}
