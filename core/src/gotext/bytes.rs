//! Go strings whose bytes may not be UTF-8.

/// The bytes without white space at both ends; a byte that is not UTF-8 is not white space.
///
/// Source: golang/go src/strings/strings.go TrimSpace
pub(crate) fn trim_space(bytes: &[u8]) -> &[u8] {
    let leading = bytes.utf8_chunks().next().map_or("", |chunk| chunk.valid());
    let blanks = leading.len().saturating_sub(leading.trim_start().len());
    let rest = bytes.get(blanks..).unwrap_or_default();
    let trailing =
        rest.utf8_chunks().last().filter(|chunk| chunk.invalid().is_empty()).map_or("", |chunk| chunk.valid());
    let blanks = trailing.len().saturating_sub(trailing.trim_end().len());
    rest.get(..rest.len().saturating_sub(blanks)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::trim_space;
    use crate::gotext::quote_bytes;
    use crate::json::replace_invalid;

    // The expected values come from strings.TrimSpace, json.Marshal and %q of Go 1.26.8.
    #[test]
    fn bytes_are_taken_as_go_takes_them() {
        for (bytes, trimmed, text, quoted) in [
            (&b""[..], &b""[..], "", r#""""#),
            (b" \t\n", b"", "", r#""""#),
            (b" a b\n", b"a b", "a b", r#""a b""#),
            (b"\xe2\x82", b"\xe2\x82", "\u{fffd}\u{fffd}", r#""\xe2\x82""#),
            (b" \xff ", b"\xff", "\u{fffd}", r#""\xff""#),
            (b" \xff", b"\xff", "\u{fffd}", r#""\xff""#),
            (b"\xff \xf0\x9f\x98", b"\xff \xf0\x9f\x98", "\u{fffd} \u{fffd}\u{fffd}\u{fffd}", r#""\xff \xf0\x9f\x98""#),
            ("\u{a0}\u{e9}\u{2003}".as_bytes(), "\u{e9}".as_bytes(), "\u{e9}", "\"\u{e9}\""),
            ("\u{200b}x".as_bytes(), "\u{200b}x".as_bytes(), "\u{200b}x", r#""\u200bx""#),
        ] {
            assert_eq!(trim_space(bytes), trimmed, "{bytes:?}");
            assert_eq!(replace_invalid(trimmed), text, "{bytes:?}");
            assert_eq!(quote_bytes(trimmed), quoted, "{bytes:?}");
        }
    }
}
