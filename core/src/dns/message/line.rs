//! Records read from their lines.
//!
//! Source: miekg/dns scan.go ZoneParser

mod data;
mod lexer;
mod text;

use self::data::Words;
use self::lexer::{Kind, Lexer, Token};
use super::name_text::escaped;
use super::{Class, MessageError, Name, Record, RecordType};
use crate::gotext::quote_ascii;
use crate::json::replace_invalid;

/// The TTL of a line that has none.
///
/// Source: miekg/dns dns.go defaultTtl
const DEFAULT_TTL: u32 = 3600;

impl Record {
    /// Reads the first record of a text in presentation form: owner, TTL, class, type, data. TTL and class may be
    /// missing or change places, and default to 3600 and IN; comments, braces and the form of RFC 3597 are read too.
    /// `None` if the text holds no record.
    ///
    /// # Errors
    ///
    /// [`MessageError::RecordLine`] with the library's own text; [`MessageError::LineNotModelled`] for directives such as
    /// `$ORIGIN` and for types whose presentation is not modelled.
    ///
    /// # Examples
    ///
    /// ```
    /// use nocluster::dns::message::Record;
    ///
    /// let record = Record::parse("web.example.com. 30 IN A 10.0.0.1")?.expect("a record");
    /// assert_eq!(record.to_string(), "web.example.com.\t30\tIN\tA\t10.0.0.1");
    /// let error = Record::parse("web.example.com. IN A 10.0.0").unwrap_err();
    /// assert_eq!(error.to_string(), r#"dns: bad A A: "10.0.0" at line: 1:28"#);
    /// # Ok::<(), nocluster::dns::message::MessageError>(())
    /// ```
    pub fn parse(text: &str) -> Result<Option<Self>, MessageError> {
        let mut octets = text.as_bytes().to_vec();
        if !matches!(octets.last(), None | Some(b'\n')) {
            octets.push(b'\n');
        }
        let mut lexer = Lexer::new(&octets);
        let Some((head, before)) = Head::read(&mut lexer)? else { return Ok(None) };
        Words { lexer, before }.record(head).map(Some)
    }
}

/// What stands before the data.
#[derive(Debug, Clone)]
struct Head {
    name: Name,
    rtype: RecordType,
    class: Class,
    ttl: u32,
}

/// What may come next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Expected {
    Owner,
    AfterOwner,
    Any,
    AfterClass,
    TypeOrTtl,
    AfterTtl,
    TypeOrClass,
    BeforeType,
    Type,
    Data,
}

impl Head {
    /// Reads up to the data. The token that comes before the data's first one belongs to it: mostly a blank.
    ///
    /// Source: miekg/dns scan.go ZoneParser.Next
    fn read(lexer: &mut Lexer<'_>) -> Result<Option<(Self, Token)>, MessageError> {
        use Expected as E;
        let mut head = Self { name: Name::absent(), rtype: RecordType(0), class: Class::IN, ttl: DEFAULT_TTL };
        let mut expected = Expected::Owner;
        loop {
            let token = lexer.next();
            let fail = |error: &str| Err(error_at(error, &token));
            expected = match (expected, token.kind) {
                (_, Kind::End) => return Ok(None),
                (_, Kind::Error) => return fail(&replace_invalid(&token.text)),
                (E::Data, _) => return Ok(Some((head, token))),
                (E::Owner, Kind::Newline | Kind::Blank) => E::Owner,
                (E::Owner, Kind::Owner) => {
                    head.name = absolute_name(&token.text, || error_at("bad owner name", &token))?;
                    E::AfterOwner
                }
                (E::Owner, Kind::Directive) => {
                    return Err(MessageError::LineNotModelled { what: replace_invalid(&token.text) });
                }
                (E::Owner | E::Any | E::TypeOrClass | E::TypeOrTtl | E::Type, Kind::Type(rtype)) => {
                    head.rtype = rtype;
                    E::Data
                }
                (E::Owner | E::Any, Kind::Class(class)) => {
                    head.class = class;
                    E::AfterClass
                }
                (E::TypeOrClass, Kind::Class(class)) => {
                    head.class = class;
                    E::BeforeType
                }
                (E::Owner | E::Any | E::TypeOrTtl, Kind::Text) => {
                    head.ttl = ttl(&token.text).ok_or_else(|| error_at("not a TTL", &token))?;
                    if expected == E::TypeOrTtl { E::BeforeType } else { E::AfterTtl }
                }
                (E::AfterOwner, Kind::Blank) => E::Any,
                (E::AfterClass, Kind::Blank) => E::TypeOrTtl,
                (E::AfterTtl, Kind::Blank) => E::TypeOrClass,
                (E::BeforeType, Kind::Blank) => E::Type,
                (E::Owner, _) => return fail("syntax error at beginning"),
                (E::AfterOwner, _) => return fail("no blank after owner"),
                (E::Any, _) => return fail("expecting RR type, TTL or class, not this..."),
                (E::AfterClass, _) => return fail("no blank before class"),
                (E::AfterTtl, _) => return fail("no blank before TTL"),
                (E::TypeOrClass, _) => return fail("expecting RR type or class, not this..."),
                (E::TypeOrTtl, _) => return fail("expecting RR type or TTL, not this..."),
                (E::BeforeType, _) => return fail("no blank before RR type"),
                (E::Type, _) => return fail("unknown RR type"),
            };
        }
    }
}

/// The library's error, with the token that it names.
///
/// Source: miekg/dns scan.go ParseError.Error
fn error_at(error: &str, token: &Token) -> MessageError {
    let Token { text, line, column, .. } = token;
    MessageError::RecordLine { upstream: format!("dns: {error}: {} at line: {line}:{column}", quote_ascii(text)) }
}

/// A name, relative to the root; else the error.
///
/// Source: miekg/dns scan.go toAbsoluteName
fn absolute_name(text: &[u8], error: impl FnOnce() -> MessageError) -> Result<Name, MessageError> {
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
fn ttl(text: &[u8]) -> Option<u32> {
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
