//! Strings between their text and their value, as Go's `encoding/json` does it.
#![expect(
    clippy::arithmetic_side_effects,
    reason = "places in a text, and the halves of a surrogate pair in their ranges"
)]

use std::borrow::Cow;

use super::plain::skip_plain;
use super::tape::{ESCAPED, NON_ASCII};

const REPLACEMENT: char = '\u{fffd}';

/// The value of a string literal, given with its quotes.
///
/// Source: golang/go src/encoding/json/decode.go unquoteBytes
pub(crate) fn decode(literal: &[u8], escaped: bool) -> Cow<'_, str> {
    let body = literal.get(1..literal.len().saturating_sub(1)).unwrap_or_default();
    if !escaped {
        return match std::str::from_utf8(body) {
            Ok(text) => Cow::Borrowed(text),
            Err(_) => {
                let mut out = String::with_capacity(body.len());
                push_lossy(body, &mut out);
                Cow::Owned(out)
            }
        };
    }
    let mut out = String::with_capacity(body.len());
    let mut rest = body;
    while let Some(at) = rest.iter().position(|&byte| byte == b'\\') {
        let (plain, escape) = rest.split_at(at);
        push_lossy(plain, &mut out);
        let (character, width) = unescape(escape);
        out.push(character.unwrap_or(REPLACEMENT));
        rest = escape.get(width..).unwrap_or_default();
    }
    push_lossy(rest, &mut out);
    Cow::Owned(out)
}

/// The escape at the start of `text`: its character, `None` for a lone surrogate, and how many bytes it takes.
pub(crate) fn unescape(text: &[u8]) -> (Option<char>, usize) {
    let plain = match text.get(1) {
        Some(b'b') => '\u{8}',
        Some(b'f') => '\u{c}',
        Some(b'n') => '\n',
        Some(b'r') => '\r',
        Some(b't') => '\t',
        Some(b'u') => return unescape_unicode(text),
        Some(&byte) => char::from(byte),
        None => return (None, text.len()),
    };
    (Some(plain), 2)
}

fn unescape_unicode(text: &[u8]) -> (Option<char>, usize) {
    let first = code_unit(text).unwrap_or_default();
    if (0xd800..0xdc00).contains(&first)
        && let Some(second @ 0xdc00..0xe000) = text.get(6..).and_then(code_unit)
    {
        return (char::from_u32(0x10000 + ((first - 0xd800) << 10) + (second - 0xdc00)), 12);
    }
    // The text after a lone surrogate is read on its own.
    (char::from_u32(first), 6)
}

/// The figure of a `\uXXXX` at the start of `text`.
fn code_unit(text: &[u8]) -> Option<u32> {
    let digits = text.strip_prefix(b"\\u")?.get(..4)?;
    u32::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()
}

/// Appends bytes as Go reads them into a string: one U+FFFD for each byte that is not part of a character.
///
/// # Examples
///
/// ```
/// let mut text = String::from("a ");
/// nocluster::json::push_lossy(b"\xe2\x82 b", &mut text);
/// assert_eq!(text, "a \u{fffd}\u{fffd} b");
/// ```
pub fn push_lossy(mut bytes: &[u8], out: &mut String) {
    loop {
        match std::str::from_utf8(bytes) {
            Ok(text) => {
                out.push_str(text);
                return;
            }
            Err(error) => {
                let (valid, rest) = bytes.split_at(error.valid_up_to());
                out.push_str(std::str::from_utf8(valid).unwrap_or_default());
                out.push(REPLACEMENT);
                bytes = rest.get(1..).unwrap_or_default();
            }
        }
    }
}

/// The text of bytes as Go reads them into a string, see [`push_lossy`].
pub(crate) fn replace_invalid(bytes: &[u8]) -> String {
    let mut out = String::with_capacity(bytes.len());
    push_lossy(bytes, &mut out);
    out
}

/// Appends a string literal as Go's encoder writes it, with `<`, `>`, `&`, U+2028 and U+2029 escaped.
///
/// Source: golang/go src/encoding/json/encode.go appendString
pub(crate) fn encode(text: &str, out: &mut Vec<u8>) {
    encode_flagged(text, out);
}

/// As [`encode`]; returns the flags of the literal on a tape.
pub(super) fn encode_flagged(text: &str, out: &mut Vec<u8>) -> u8 {
    let plain = skip_plain(text.as_bytes(), 0);
    out.push(b'"');
    // Nearly all strings are plain as a whole.
    let flags = if plain == text.len() {
        out.extend_from_slice(text.as_bytes());
        0
    } else {
        encode_rest(text.as_bytes(), plain, out)
    };
    out.push(b'"');
    flags
}

/// Writes a text that is plain up to a place; returns the flags.
fn encode_rest(bytes: &[u8], plain: usize, out: &mut Vec<u8>) -> u8 {
    let (mut flags, mut copied, mut at) = (0, 0, plain);
    while let Some(&byte) = bytes.get(at) {
        let mut width = 1;
        let escape: Option<Cow<'static, [u8]>> = match byte {
            b'"' => Some(Cow::Borrowed(b"\\\"")),
            b'\\' => Some(Cow::Borrowed(b"\\\\")),
            0x08 => Some(Cow::Borrowed(b"\\b")),
            0x0c => Some(Cow::Borrowed(b"\\f")),
            b'\n' => Some(Cow::Borrowed(b"\\n")),
            b'\r' => Some(Cow::Borrowed(b"\\r")),
            b'\t' => Some(Cow::Borrowed(b"\\t")),
            b'<' => Some(Cow::Borrowed(b"\\u003c")),
            b'>' => Some(Cow::Borrowed(b"\\u003e")),
            b'&' => Some(Cow::Borrowed(b"\\u0026")),
            0..0x20 => Some(Cow::Owned(format!("\\u{byte:04x}").into_bytes())),
            0xe2 => match bytes.get(at + 1..at + 3) {
                Some([0x80, 0xa8]) => {
                    width = 3;
                    Some(Cow::Borrowed(b"\\u2028"))
                }
                Some([0x80, 0xa9]) => {
                    width = 3;
                    Some(Cow::Borrowed(b"\\u2029"))
                }
                _ => None,
            },
            _ => None,
        };
        if let Some(escape) = escape {
            out.extend_from_slice(bytes.get(copied..at).unwrap_or_default());
            out.extend_from_slice(&escape);
            copied = at + width;
            flags |= ESCAPED;
        } else if byte >= 0x80 {
            flags |= NON_ASCII;
        }
        at = skip_plain(bytes, at + width);
    }
    out.extend_from_slice(bytes.get(copied..).unwrap_or_default());
    flags
}
