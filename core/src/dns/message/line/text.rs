//! The strings of a record's line.
#![expect(clippy::arithmetic_side_effects, reason = "places in a text")]

use super::lexer::{Kind, Lexer, Token};

/// The longest string, in octets.
const MAX_STRING: usize = 255;

/// The strings up to the end of the line; else the token that is wrong.
///
/// Source: miekg/dns scan_rr.go endingToTxtSlice
pub(super) fn texts(lexer: &mut Lexer<'_>) -> Result<Vec<Vec<u8>>, Token> {
    let mut texts = Vec::new();
    let (mut in_quotes, mut empty) = (false, false);
    loop {
        let token = lexer.next();
        match token.kind {
            Kind::Newline | Kind::End if in_quotes => return Err(token),
            Kind::Newline | Kind::End => return Ok(texts),
            Kind::Text => {
                empty = false;
                texts.extend(split(&token.text).ok_or(token)?);
            }
            Kind::Blank if !in_quotes => {}
            Kind::Quote => {
                if empty && in_quotes {
                    texts.push(Vec::new());
                }
                in_quotes = !in_quotes;
                empty = true;
            }
            _ => return Err(token),
        }
    }
}

/// Pieces of at most 255 octets each, escapes counted as one; `None` if the text ends in a backslash.
///
/// Source: miekg/dns scan_rr.go escapedStringOffset
fn split(text: &[u8]) -> Option<Vec<Vec<u8>>> {
    let mut pieces = vec![Vec::new()];
    let mut octets = 0;
    let mut rest = text;
    while let Some(first) = rest.first() {
        if octets == MAX_STRING {
            pieces.push(Vec::new());
            octets = 0;
        }
        let length = match (first, rest) {
            (b'\\', [_, b'0'..=b'9', b'0'..=b'9', b'0'..=b'9', ..]) => 4,
            (b'\\', [_]) => return None,
            (b'\\', _) => 2,
            _ => 1,
        };
        let (octet, after) = rest.split_at_checked(length)?;
        pieces.last_mut()?.extend_from_slice(octet);
        rest = after;
        octets += 1;
    }
    Some(pieces)
}

/// The parts between white space.
pub(super) fn fields(text: &[u8]) -> Vec<Vec<u8>> {
    match str::from_utf8(text) {
        Ok(text) => text.split_whitespace().map(|field| field.as_bytes().to_vec()).collect(),
        Err(_) => text.split(u8::is_ascii_whitespace).filter(|f| !f.is_empty()).map(<[u8]>::to_vec).collect(),
    }
}
