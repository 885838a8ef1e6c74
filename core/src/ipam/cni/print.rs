//! JSON as the CNI library prints it: indented by four blanks.

use crate::json::{Document, string};

/// An object of members that have a text already; those without one are left out.
pub(crate) fn object(mut members: Vec<(&'static str, Option<Vec<u8>>)>, sorted: bool) -> Vec<u8> {
    if sorted {
        members.sort_by_key(|(name, _)| *name);
    }
    let mut out = vec![b'{'];
    for (name, value) in members {
        let Some(value) = value else { continue };
        if out.len() > 1 {
            out.push(b',');
        }
        string::encode(name, &mut out);
        out.push(b':');
        out.extend(value);
    }
    out.push(b'}');
    out
}

/// An array of elements that have a text already.
pub(crate) fn array(elements: impl IntoIterator<Item = Vec<u8>>) -> Vec<u8> {
    let elements: Vec<_> = elements.into_iter().collect();
    [b"[", elements.join(&b',').as_slice(), b"]"].concat()
}

/// A string's text.
pub(crate) fn text(value: &str) -> Vec<u8> {
    let mut out = Vec::with_capacity(value.len().saturating_add(2));
    string::encode(value, &mut out);
    out
}

/// A compact text as `json.MarshalIndent` lays it out.
///
/// Source: golang/go src/encoding/json/indent.go appendIndent
pub(crate) fn indented(compact: Vec<u8>) -> String {
    let mut out = String::with_capacity(compact.len().saturating_mul(2));
    let (mut depth, mut in_string, mut escaped, mut empty) = (0_usize, false, false, false);
    let line = |out: &mut String, depth: usize| {
        out.push('\n');
        out.push_str(&"    ".repeat(depth));
    };
    let document = Document::printed(compact);
    for letter in String::from_utf8_lossy(document.text()).chars() {
        if in_string {
            out.push(letter);
            in_string = escaped || letter != '"';
            escaped = !escaped && letter == '\\';
            continue;
        }
        if empty && !matches!(letter, '}' | ']') {
            depth = depth.saturating_add(1);
            line(&mut out, depth);
        }
        match letter {
            '}' | ']' => {
                if !empty {
                    depth = depth.saturating_sub(1);
                    line(&mut out, depth);
                }
                out.push(letter);
            }
            ',' => {
                out.push(letter);
                line(&mut out, depth);
            }
            ':' => out.push_str(": "),
            _ => {
                in_string = letter == '"';
                out.push(letter);
            }
        }
        empty = matches!(letter, '{' | '[');
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    // As json.MarshalIndent of Go 1.26.8 prints it.
    #[test]
    fn empty_containers_stay_on_their_line() {
        let compact = br#"{"a":[],"b":{},"c":[1,{"d":"x\"{,"}]}"#.to_vec();
        assert_eq!(
            indented(compact),
            "{\n    \"a\": [],\n    \"b\": {},\n    \"c\": [\n        1,\n        {\n            \"d\": \"x\\\"{,\"\n        }\n    ]\n}"
        );
    }
}
