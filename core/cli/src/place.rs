//! Places in files, from the pointers by which the library names them.

use nocluster::json::Pointer;
use nocluster::wire::FilePlace;

use crate::load::Loaded;

/// `file:line` of a place in the list of the cluster's objects.
pub(crate) fn place(at: &Pointer, stored: &[Loaded]) -> String {
    found(at, stored).map_or_else(|| "--cluster".to_owned(), |(object, pointer)| object.place(&pointer))
}

/// `file:line:column` of the value at a pointer into an object.
pub(crate) fn exact(object: &Loaded, pointer: &str) -> String {
    let FilePlace { line, column } = object.mark(pointer);
    format!("{}:{line}:{column}", object.source)
}

/// The object of a place in the list of the cluster's objects, and the pointer into it.
pub(crate) fn found<'s>(at: &Pointer, stored: &'s [Loaded]) -> Option<(&'s Loaded, String)> {
    let text = at.as_str();
    let text = text.strip_prefix("/objects").unwrap_or(text).strip_prefix('/').unwrap_or_default();
    let (index, rest) = text.split_once('/').unwrap_or((text, ""));
    let object = stored.get(index.parse::<usize>().ok()?)?;
    Some((object, if rest.is_empty() { String::new() } else { format!("/{rest}") }))
}

/// `spec.containers[0].foo`, as the server writes it in errors of strict decoding.
pub(crate) fn field_path(pointer: &Pointer) -> String {
    let mut path = String::new();
    for token in pointer.tokens() {
        if token.bytes().all(|byte| byte.is_ascii_digit()) && !token.is_empty() {
            path.push_str(&format!("[{token}]"));
        } else {
            if !path.is_empty() {
                path.push('.');
            }
            path.push_str(&token);
        }
    }
    path
}
