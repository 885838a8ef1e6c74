//! References to the environment in words: `{$NAME}` and `{%NAME%}`.

use std::collections::BTreeMap;

/// The environment of CoreDNS's process.
pub type Environment = BTreeMap<String, String>;

/// How often the values in one word may refer to further values, and how long it may become. CoreDNS has no limit: a
/// value that holds a reference to itself hangs it.
const REPLACED: usize = 1000;
const LENGTH: usize = 1 << 20;

/// A word with the values of the environment; `None` beyond a limit. An unset name is empty.
///
/// Source: coredns/caddy caddyfile/parse.go replaceEnvVars
pub(super) fn filled(word: &str, environment: &Environment) -> Option<String> {
    replaced(replaced(word.to_owned(), "{%", "%}", environment)?, "{$", "}", environment)
}

fn replaced(mut word: String, open: &str, close: &str, environment: &Environment) -> Option<String> {
    for _ in 0..REPLACED {
        let Some(reference) = reference(&word, open, close) else { return Some(word) };
        let name = reference.strip_prefix(open).and_then(|rest| rest.strip_suffix(close)).unwrap_or_default();
        let value = environment.get(name).map_or("", String::as_str);
        let times = word.matches(reference.as_str()).count();
        if word.len().saturating_add(value.len().saturating_mul(times)) > LENGTH {
            return None;
        }
        word = word.replace(&reference, value);
    }
    None
}

/// The first reference, unless it is empty: then none is looked for behind it.
fn reference(word: &str, open: &str, close: &str) -> Option<String> {
    let from = word.get(word.find(open)?..)?;
    let end = from.find(close)?;
    (end > open.len()).then(|| from.get(..end.saturating_add(close.len())).map(str::to_owned))?
}
