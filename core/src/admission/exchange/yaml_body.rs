//! What is certain about a body that the server reads as YAML, without a YAML parser.
//!
//! Source: kubernetes-sigs/yaml goyaml.v2/scannerc.go yaml_parser_scan_plain_scalar, resolve.go

use crate::json::replace_invalid;

/// Whether YAML surely reads the whole text as one string, such as a page of HTML or a sentence. If this is false, it
/// may still be one.
pub(crate) fn is_string(text: &str) -> bool {
    let text = text.trim_matches([' ', '\n', '\r']);
    begins_plain(text)
        && !is_special(text)
        && text.chars().all(is_taken)
        && text.split(['\n', '\r']).all(|line| !ends_scalar(line) && !is_document_marker(line))
}

/// Whether YAML may read the text as a Status that says `Failure`. If this is true, it may still not be one.
pub(crate) fn may_be_failure(body: &[u8]) -> bool {
    let text = replace_invalid(body);
    let trimmed = text.trim_start_matches([' ', '\n', '\r']);
    let first_line = trimmed.split('\n').next().unwrap_or_default();
    // A text in UTF-16 hides its words.
    if body.starts_with(b"\xff\xfe") || body.starts_with(b"\xfe\xff") {
        return true;
    }
    // The first key of a mapping stands in one line with its colon.
    if begins_plain(trimmed) && !ends_scalar(first_line) {
        return false;
    }
    // Escapes and tags can spell words in other ways.
    (text.contains("Status") && text.contains("Failure")) || text.contains(['\\', '!'])
}

/// Whether a scalar without quotes begins here.
fn begins_plain(text: &str) -> bool {
    text.starts_with(|first: char| first == '<' || first.is_ascii_alphanumeric())
}

/// Whether a text may be read as something else than a string: special words, a merge key, a number or a time.
fn is_special(text: &str) -> bool {
    const WORDS: [&str; 10] = ["y", "yes", "n", "no", "true", "false", "on", "off", "null", "<<"];
    WORDS.iter().any(|word| text.eq_ignore_ascii_case(word)) || text.starts_with(|first: char| first.is_ascii_digit())
}

/// Whether a line of a plain scalar holds something that ends it: a colon before a blank, or a comment.
fn ends_scalar(line: &str) -> bool {
    let bytes = line.as_bytes();
    let is_solid = |at: Option<usize>| at.and_then(|at| bytes.get(at)).is_some_and(u8::is_ascii_graphic);
    bytes.iter().enumerate().any(|(at, byte)| match byte {
        b':' => !is_solid(at.checked_add(1)),
        b'#' => !is_solid(at.checked_sub(1)),
        _ => false,
    })
}

fn is_document_marker(line: &str) -> bool {
    line.starts_with("---") || line.starts_with("...")
}

/// Whether YAML accepts a character and breaks lines at it only as other formats do.
fn is_taken(character: char) -> bool {
    match character {
        '\n' | '\r' | '\t' => true,
        '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}' => false,
        _ => !character.is_control(),
    }
}

#[cfg(test)]
mod tests {
    use super::{is_string, may_be_failure};

    #[test]
    fn what_is_certainly_a_string() {
        for text in [
            "ok",
            "<html>no</html>\n",
            "<a>\n<b>x http://y</b>\n\n</a>",
            "no healthy upstream",
            "OK.",
            "a#b",
            "\n  <p>\n",
        ] {
            assert!(is_string(text), "{text}");
        }
        for text in [
            "",
            "y",
            "NULL",
            "On",
            "1",
            "2001-01-01",
            "404 page not found",
            "a: b",
            "a:",
            "a #b",
            "a\n#b",
            "a\n--- b",
            "- a",
            "{",
            "\tok",
            "a\u{85}b",
            "a\u{7}",
        ] {
            assert!(!is_string(text), "{text}");
        }
    }

    #[test]
    fn what_may_be_a_failure() {
        for text in [
            "kind: Status\nstatus: Failure",
            "---\nkind: Status\nstatus: Failure\n",
            "a: b\nk: \"\\u0053\"",
            "? !!binary eA==\n: y",
        ] {
            assert!(may_be_failure(text.as_bytes()), "{text}");
        }
        assert!(may_be_failure(b"\xfe\xff\0k"));
        for text in [
            "",
            "<h1>Status Failure</h1>\n\\ ! kind: Status\nstatus: Failure",
            "404 page not found",
            "error: no",
            "kind: Status",
            "\u{ff}",
        ] {
            assert!(!may_be_failure(text.as_bytes()), "{text}");
        }
    }
}
