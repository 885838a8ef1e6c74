//! Texts in Go's double quotes.

use std::fmt::Write;

use super::print_table::PRINTABLE;

/// Quotes a text as Go's `%q` does, for names in the server's messages.
///
/// Printable characters stay as they are, also outside ASCII; quotes, backslashes and everything else are escaped.
///
/// # Examples
///
/// ```
/// use nocluster::gotext::quote;
///
/// assert_eq!(quote("sidecar.istio.io"), r#""sidecar.istio.io""#);
/// assert_eq!(quote("a\"b\u{200b}\u{e4}"), r#""a\"b\u200bä""#);
/// ```
///
/// Source: golang/go src/strconv/quote.go Quote
pub fn quote(text: &str) -> String {
    let mut out = String::with_capacity(text.len().saturating_add(2));
    out.push('"');
    push_quoted(text, &mut out);
    out.push('"');
    out
}

/// Quotes bytes as Go's `%q` does: those that are not UTF-8 are escaped one by one.
#[cfg(any(feature = "admission", test))]
pub(crate) fn quote_bytes(bytes: &[u8]) -> String {
    let mut out = String::with_capacity(bytes.len().saturating_add(2));
    out.push('"');
    for chunk in bytes.utf8_chunks() {
        push_quoted(chunk.valid(), &mut out);
        for byte in chunk.invalid() {
            // Writing into a String can't fail.
            let _ = write!(out, "\\x{byte:02x}");
        }
    }
    out.push('"');
    out
}

fn push_quoted(text: &str, out: &mut String) {
    for character in text.chars() {
        match character {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\u{7}' => out.push_str("\\a"),
            '\u{8}' => out.push_str("\\b"),
            '\u{c}' => out.push_str("\\f"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            '\u{b}' => out.push_str("\\v"),
            _ if is_print(character) => out.push(character),
            _ => push_escaped(character, out),
        }
    }
}

/// Quotes bytes as Go's `%+q` does: characters outside ASCII are escaped, and bytes that are not UTF-8 one by one.
///
/// Source: golang/go src/strconv/quote.go QuoteToASCII
#[cfg(feature = "dns")]
pub(crate) fn quote_ascii(bytes: &[u8]) -> String {
    let mut out = String::with_capacity(bytes.len().saturating_add(2));
    for chunk in bytes.utf8_chunks() {
        for character in chunk.valid().chars() {
            if character.is_ascii() {
                push_quoted(character.encode_utf8(&mut [0; 4]), &mut out)
            } else {
                push_escaped(character, &mut out)
            }
        }
        for byte in chunk.invalid() {
            // Writing into a String can't fail.
            let _ = write!(out, "\\x{byte:02x}");
        }
    }
    format!("\"{out}\"")
}

fn push_escaped(character: char, out: &mut String) {
    let code = u32::from(character);
    // Writing into a String can't fail.
    let _ = match code {
        0..0x20 | 0x7f => write!(out, "\\x{code:02x}"),
        0..0x10000 => write!(out, "\\u{code:04x}"),
        _ => write!(out, "\\U{code:08x}"),
    };
}

/// Source: golang/go src/strconv/quote.go IsPrint
pub(crate) fn is_print(character: char) -> bool {
    let code = u32::from(character);
    let after = PRINTABLE.partition_point(|&(first, _)| first <= code);
    after.checked_sub(1).and_then(|at| PRINTABLE.get(at)).is_some_and(|&(_, last)| code <= last)
}
