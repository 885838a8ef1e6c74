//! Names and TTLs among the words of a record's line.

use super::lexer::Token;
use crate::dns::message::name_text::escaped;
use crate::dns::message::{MessageError, Name};
use crate::gotext::quote_ascii;
use crate::json::replace_invalid;

/// The library's error, with the token that it names.
///
/// Source: miekg/dns scan.go ParseError.Error
pub(super) fn error_at(error: &str, token: &Token) -> MessageError {
    let Token { text, line, column, .. } = token;
    MessageError::RecordLine { upstream: format!("dns: {error}: {} at line: {line}:{column}", quote_ascii(text)) }
}

/// A name, relative to the root; else the error.
///
/// Source: miekg/dns scan.go toAbsoluteName
pub(super) fn absolute_name(text: &[u8], error: impl FnOnce() -> MessageError) -> Result<Name, MessageError> {
    match text {
        b"@" => Ok(Name::root()),
        b"\n" => Err(error()),
        _ => Name::parse_octets(text).map_err(|reason| match reason {
            MessageError::DanglingEscape { .. } if passes_unfinished(text) => {
                MessageError::LineNotModelled { what: replace_invalid(text) }
            }
            _ => error(),
        }),
    }
}

/// Whether the library takes a name that ends in a backslash all the same, and then can't write it: it does so behind an
/// odd number of other escapes.
///
/// Source: miekg/dns defaults.go IsDomainName
fn passes_unfinished(text: &[u8]) -> bool {
    let (mut rest, mut odd) = (text, false);
    while let Some(first) = rest.first() {
        odd = *first == b'\\' && !odd;
        let length = if *first == b'\\' { escaped(rest).map_or(1, |(_, length)| length) } else { 1 };
        rest = rest.get(length..).unwrap_or_default();
    }
    !odd
}

/// Seconds, or a sum such as `1h30m`.
///
/// Source: miekg/dns scan.go stringToTTL
pub(super) fn ttl(text: &[u8]) -> Option<u32> {
    let (mut sum, mut number) = (0_u64, 0_u64);
    for octet in text {
        let unit = match octet.to_ascii_lowercase() {
            digit @ b'0'..=b'9' => {
                number = number.wrapping_mul(10).wrapping_add(u64::from(digit.wrapping_sub(b'0')));
                continue;
            }
            b's' => 1,
            b'm' => 60,
            b'h' => 3600,
            b'd' => 86_400,
            b'w' => 604_800,
            _ => return None,
        };
        sum = sum.wrapping_add(number.wrapping_mul(unit));
        number = 0;
    }
    u32::try_from(sum.wrapping_add(number)).ok()
}
