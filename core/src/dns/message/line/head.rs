//! What stands before the data of a record's line.

use super::lexer::{Kind, Lexer, Token};
use super::word::{absolute_name, error_at, ttl};
use crate::dns::message::{Class, MessageError, Name, RecordType};
use crate::json::replace_invalid;

/// The TTL of a line that has none.
///
/// Source: miekg/dns dns.go defaultTtl
const DEFAULT_TTL: u32 = 3600;

/// What stands before the data.
#[derive(Debug, Clone)]
pub(super) struct Head {
    pub(super) name: Name,
    pub(super) rtype: RecordType,
    pub(super) class: Class,
    pub(super) ttl: u32,
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
    pub(super) fn read(lexer: &mut Lexer<'_>) -> Result<Option<(Self, Token)>, MessageError> {
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
