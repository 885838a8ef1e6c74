//! Character strings of record data.
#![expect(clippy::arithmetic_side_effects, reason = "places in a text")]

use std::fmt;

use super::name_text::{escaped, push_digits};

/// A string of at most 255 octets, as a TXT record has them; in the text form that CoreDNS's library keeps, with escapes.
///
/// The text form is kept because the library takes its length for the string's length: a reply may be truncated earlier
/// for it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CharString {
    text: Box<[u8]>,
}

impl CharString {
    /// The string of a text in which a backslash escapes the octet after it, or gives an octet by three digits.
    pub fn from_text(text: &str) -> Self {
        Self { text: text.as_bytes().into() }
    }

    /// The string of a text that may be no UTF-8.
    pub(super) fn from_text_octets(text: &[u8]) -> Self {
        Self { text: text.into() }
    }

    /// The string of these octets, as the library reads them in a message.
    ///
    /// Source: miekg/dns msg_helpers.go unpackString
    pub fn from_octets(octets: &[u8]) -> Self {
        let mut text = String::with_capacity(octets.len());
        for octet in octets {
            push_octet(&mut text, *octet);
        }
        Self { text: text.into_bytes().into() }
    }

    /// The octets. A backslash at the end is dropped.
    ///
    /// Source: miekg/dns msg.go packTxtString
    pub fn octets(&self) -> impl Iterator<Item = u8> {
        let mut rest = &*self.text;
        std::iter::from_fn(move || {
            let (octet, length) = match rest {
                [b'\\', ..] => escaped(rest)?,
                [octet, ..] => (*octet, 1),
                [] => return None,
            };
            rest = rest.get(length..).unwrap_or_default();
            Some(octet)
        })
    }

    /// How many bytes its text has.
    pub(super) fn text_length(&self) -> usize {
        self.text.len()
    }
}

/// Appends an octet with the escapes of a string.
fn push_octet(text: &mut String, octet: u8) {
    match octet {
        b'"' | b'\\' => text.extend(['\\', char::from(octet)]),
        b' '..=b'~' => text.push(char::from(octet)),
        _ => push_digits(text, octet),
    }
}

/// Prints the string between double quotes.
///
/// Source: miekg/dns types.go sprintTxt
impl fmt::Display for CharString {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut text = String::with_capacity(self.text.len() + 2);
        text.push('"');
        for octet in self.octets() {
            push_octet(&mut text, octet);
        }
        text.push('"');
        f.write_str(&text)
    }
}
