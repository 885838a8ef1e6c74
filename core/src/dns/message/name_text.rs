//! Names in presentation form.
#![expect(clippy::arithmetic_side_effects, reason = "places in a text")]

use std::fmt;
use std::str::FromStr;

use serde::{Serialize, Serializer};

use super::name::{MAX_LABEL, MAX_NAME};
use super::{MessageError, Name};

impl Name {
    /// Reads the presentation form. The last dot may be missing: the name is absolute anyhow. A backslash escapes the
    /// octet after it, or gives an octet by three digits, modulo 256.
    ///
    /// # Errors
    ///
    /// The text is empty, has an empty label or one of more than 63 octets, ends in a backslash, or the name has more
    /// than 255 octets.
    ///
    /// Source: miekg/dns defaults.go IsDomainName, Fqdn; msg.go packDomainName
    pub fn parse(text: &str) -> Result<Self, MessageError> {
        Self::parse_octets(text.as_bytes())
    }

    /// Reads the presentation form of a text that may be no UTF-8.
    pub(super) fn parse_octets(text: &[u8]) -> Result<Self, MessageError> {
        match text {
            [] => return Err(MessageError::EmptyName),
            b"." => return Ok(Self::root()),
            _ => {}
        }
        let mut wire = Vec::with_capacity(text.len() + 2);
        let mut label = LabelText { begin: 0, length_at: 0 };
        wire.push(0);
        let mut octets = Octets { text, at: 0 };
        while let Some(octet) = octets.next()? {
            match octet {
                Octet::Dot(offset) => {
                    label.close(&mut wire)?;
                    label = LabelText { begin: offset + 1, length_at: wire.len() };
                    wire.push(0);
                }
                Octet::Of(octet) => wire.push(octet),
            }
        }
        // The text had no last dot.
        if label.begin < text.len() {
            label.close(&mut wire)?;
            wire.push(0);
        }
        if wire.len() > MAX_NAME { Err(MessageError::NameTooLong { offset: 0 }) } else { Ok(Self::from_wire(&wire)) }
    }
}

/// A label that is being read.
struct LabelText {
    /// Where it begins in the text.
    begin: usize,
    /// Where its length stands in the wire form.
    length_at: usize,
}

impl LabelText {
    fn close(&self, wire: &mut [u8]) -> Result<(), MessageError> {
        let length = wire.len().saturating_sub(self.length_at + 1);
        match u8::try_from(length) {
            Ok(0) => Err(MessageError::EmptyLabel { offset: self.begin }),
            Ok(octet) if length <= MAX_LABEL => {
                wire.get_mut(self.length_at).into_iter().for_each(|at| *at = octet);
                Ok(())
            }
            _ => Err(MessageError::LabelTooLong { offset: self.begin }),
        }
    }
}

/// An octet of a name's text, its escape resolved.
enum Octet {
    /// A dot that ends a label, and its place.
    Dot(usize),
    Of(u8),
}

struct Octets<'a> {
    text: &'a [u8],
    at: usize,
}

impl Octets<'_> {
    fn next(&mut self) -> Result<Option<Octet>, MessageError> {
        let offset = self.at;
        let rest = self.text.get(offset..).unwrap_or_default();
        Ok(match rest {
            [] => None,
            [b'.', ..] => {
                self.at += 1;
                Some(Octet::Dot(offset))
            }
            [b'\\', ..] => {
                let (octet, length) = escaped(rest).ok_or(MessageError::DanglingEscape { offset })?;
                self.at += length;
                Some(Octet::Of(octet))
            }
            [octet, ..] => {
                self.at += 1;
                Some(Octet::Of(*octet))
            }
        })
    }
}

/// The octet that an escape at the begin of the text stands for, and the escape's length; `None` if nothing follows the
/// backslash.
pub(super) fn escaped(text: &[u8]) -> Option<(u8, usize)> {
    match text {
        [_, a @ b'0'..=b'9', b @ b'0'..=b'9', c @ b'0'..=b'9', ..] => {
            let digit = |digit: &u8| digit.wrapping_sub(b'0');
            let octet = digit(a).wrapping_mul(100).wrapping_add(digit(b).wrapping_mul(10)).wrapping_add(digit(c));
            Some((octet, 4))
        }
        [_, octet, ..] => Some((*octet, 2)),
        _ => None,
    }
}

/// How an octet of a label is written.
fn escape(octet: u8) -> Escape {
    match octet {
        b'.' | b' ' | b'\'' | b'@' | b';' | b'(' | b')' | b'"' | b'\\' => Escape::Backslash,
        b' '..=b'~' => Escape::Plain,
        _ => Escape::Digits,
    }
}

enum Escape {
    Plain,
    Backslash,
    Digits,
}

/// How many characters a label has in presentation form.
pub(super) fn text_length(label: &[u8]) -> usize {
    label
        .iter()
        .map(|octet| match escape(*octet) {
            Escape::Plain => 1,
            Escape::Backslash => 2,
            Escape::Digits => 4,
        })
        .sum()
}

/// Prints the name as miekg/dns unpacks it.
///
/// Source: miekg/dns msg.go UnpackDomainName
impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_root() {
            return f.write_str(".");
        }
        let mut text = String::with_capacity(self.wire().len());
        for label in self.labels() {
            for octet in label {
                match escape(*octet) {
                    Escape::Plain => text.push(char::from(*octet)),
                    Escape::Backslash => text.extend(['\\', char::from(*octet)]),
                    Escape::Digits => push_digits(&mut text, *octet),
                }
            }
            text.push('.');
        }
        f.write_str(&text)
    }
}

/// Appends `\DDD`.
pub(super) fn push_digits(text: &mut String, octet: u8) {
    let digit = |value: u8| char::from(b'0' + value % 10);
    text.extend(['\\', digit(octet / 100), digit(octet / 10), digit(octet)]);
}

impl fmt::Debug for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", self.to_string())
    }
}

impl FromStr for Name {
    type Err = MessageError;

    fn from_str(text: &str) -> Result<Self, MessageError> {
        Self::parse(text)
    }
}

impl Serialize for Name {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
