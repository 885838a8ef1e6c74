//! Lists of strings in messages, and several errors as one.

use std::collections::BTreeSet;

use super::quote;
use crate::json::string;

/// A list as Go's JSON encoder prints it: `["a","b"]`, and `null` for a nil list.
pub(crate) fn json_list<S: AsRef<str>>(items: Option<&[S]>) -> String {
    let Some(items) = items else {
        return "null".to_owned();
    };
    let text = joined(items, ",", |item| {
        let mut out = Vec::new();
        string::encode(item, &mut out);
        String::from_utf8(out).unwrap_or_default()
    });
    format!("[{text}]")
}

/// A list in Go's syntax, as `%#v` prints it: `[]string{"a", "b"}`, and `[]string(nil)` for a nil list.
pub(crate) fn syntax_list<S: AsRef<str>>(go_type: &str, items: Option<&[S]>) -> String {
    match items {
        Some(items) => format!("{go_type}{{{}}}", joined(items, ", ", quote)),
        None => format!("{go_type}(nil)"),
    }
}

/// Several errors as one: equal texts once, in the given order; two or more stand in brackets.
///
/// Source: kubernetes/apimachinery pkg/util/errors/errors.go aggregate.Error
pub(crate) fn aggregate<S: AsRef<str>>(texts: &[S]) -> String {
    let mut seen = BTreeSet::new();
    let unique: Vec<&str> = texts.iter().map(AsRef::as_ref).filter(|text| seen.insert(*text)).collect();
    match unique.as_slice() {
        [only] => (*only).to_owned(),
        [] => String::new(),
        several => format!("[{}]", several.join(", ")),
    }
}

fn joined<S: AsRef<str>>(items: &[S], separator: &str, print: impl Fn(&str) -> String) -> String {
    items.iter().map(|item| print(item.as_ref())).collect::<Vec<_>>().join(separator)
}
