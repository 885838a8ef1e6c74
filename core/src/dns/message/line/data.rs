//! The data of a record's line.
//!
//! Source: miekg/dns scan.go ZoneParser.Next, scan_rr.go

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use super::head::Head;
use super::lexer::{Kind, Lexer, Token};
use super::text;
use super::word::{absolute_name, error_at, ttl};
use crate::dns::message::reader::Reader;
use crate::dns::message::{CharString, MessageError, Name, Record, RecordData, RecordType, Soa, known, unpack};
use crate::gotext::ip;

type Read<T> = Result<T, MessageError>;

/// The words of the data.
#[derive(Debug)]
pub(super) struct Words<'a> {
    pub(super) lexer: Lexer<'a>,
    /// The token before the data.
    pub(super) before: Token,
}

impl Words<'_> {
    /// Reads the data.
    pub(super) fn record(&mut self, head: Head) -> Read<Record> {
        let rtype = head.rtype;
        let not_modelled = || MessageError::LineNotModelled { what: rtype.to_string() };
        let first = self.lexer.peek().text;
        let data = if first.is_empty() {
            self.finish()?;
            unpack::data(&mut Reader::new(&[]), rtype, true).map_err(|_| not_modelled())?
        } else if self.before.kind == Kind::Newline {
            return Err(error_at("unexpected newline", &self.before));
        } else if known::is_read(rtype) || known::has_no_data(rtype) {
            return Err(not_modelled());
        } else if first == b"\\#" {
            self.generic(rtype)?
        } else {
            self.own(rtype)?
        };
        Ok(Record { name: head.name, rtype, class: head.class, ttl: head.ttl, data })
    }

    /// The form of the type itself.
    fn own(&mut self, rtype: RecordType) -> Read<RecordData> {
        let data = match rtype {
            RecordType::A => {
                let token = self.lexer.next();
                RecordData::A(ipv4(&token).ok_or_else(|| self.fail("bad A A", &token))?)
            }
            RecordType::AAAA => {
                let token = self.lexer.next();
                RecordData::Aaaa(ipv6(&token).ok_or_else(|| self.fail("bad AAAA AAAA", &token))?)
            }
            RecordType::CNAME => RecordData::Cname(self.name("bad CNAME Target")?),
            RecordType::NS => RecordData::Ns(self.name("bad NS Ns")?),
            RecordType::PTR => RecordData::Ptr(self.name("bad PTR Ptr")?),
            RecordType::MX => {
                let preference = self.number("bad MX Pref")?;
                RecordData::Mx { preference, exchange: self.next_name("bad MX Mx")? }
            }
            RecordType::SRV => {
                let priority = self.number("bad SRV Priority")?;
                let weight = self.next_number("bad SRV Weight")?;
                let port = self.next_number("bad SRV Port")?;
                RecordData::Srv { priority, weight, port, target: self.next_name("bad SRV Target")? }
            }
            RecordType::SOA => RecordData::Soa(Box::new(self.soa()?)),
            RecordType::TXT => return self.txt(),
            RecordType::HINFO => return self.hinfo(),
            RecordType::OPT | RecordType::NULL => {
                let error = format!("{rtype} records do not have a presentation format");
                return Err(error_at(&error, &self.before));
            }
            _ => return self.generic(rtype),
        };
        self.finish()?;
        Ok(data)
    }

    /// The form of RFC 3597, which every type has: `\#`, the length, and the octets as hexadecimal text.
    ///
    /// Source: miekg/dns scan_rr.go RFC3597.parse, dns.go fromRFC3597
    fn generic(&mut self, rtype: RecordType) -> Read<RecordData> {
        let mark = self.lexer.next();
        if mark.text != b"\\#" {
            return Err(self.fail("bad RFC3597 Rdata", &mark));
        }
        self.lexer.next();
        let length = self.lexer.next();
        let octets = digits(&length).and_then(|digits| digits.parse::<u16>().ok());
        let octets = usize::from(octets.ok_or_else(|| self.fail("bad RFC3597 Rdata ", &length))?);
        let mut hex = Vec::new();
        loop {
            let token = self.lexer.next();
            match token.kind {
                Kind::Newline | Kind::End => break,
                Kind::Text => hex.extend(token.text),
                Kind::Blank => {}
                _ => return Err(self.fail("bad RFC3597 Rdata", &token)),
            }
        }
        if hex.len() != octets.saturating_mul(2) {
            return Err(self.fail("bad RFC3597 Rdata", &length));
        }
        let decoded = decode_hex(&hex).ok_or(MessageError::LineNotHex)?;
        unpack::data(&mut Reader::new(&decoded), rtype, decoded.is_empty())
    }

    fn soa(&mut self) -> Read<Soa> {
        let ns = self.name("bad SOA Ns")?;
        let mbox = self.next_name("bad SOA Mbox")?;
        let mut numbers = [0; 5];
        for (index, number) in numbers.iter_mut().enumerate() {
            self.lexer.next();
            let token = self.lexer.next();
            let plain = digits(&token).and_then(|digits| digits.parse().ok());
            let duration = if index == 0 || token.is_error() { None } else { ttl(&token.text) };
            *number = plain.or(duration).ok_or_else(|| self.fail("bad SOA zone parameter", &token))?;
        }
        let [serial, refresh, retry, expire, minimum] = numbers;
        Ok(Soa { ns, mbox, serial, refresh, retry, expire, minimum })
    }

    fn txt(&mut self) -> Read<RecordData> {
        let strings = text::texts(&mut self.lexer).map_err(|token| self.fail("bad TXT Txt", &token))?;
        Ok(RecordData::Txt(strings.iter().map(|text| CharString::from_text_octets(text)).collect()))
    }

    /// Two strings. A single one is split at its white space; all behind the first are joined.
    fn hinfo(&mut self) -> Read<RecordData> {
        let error = "bad HINFO Fields";
        let strings = text::texts(&mut self.lexer).map_err(|token| self.fail(error, &token))?;
        let strings = match &*strings {
            [one] => match text::fields(one) {
                fields if fields.len() > 1 => fields,
                _ => strings,
            },
            _ => strings,
        };
        let (cpu, os) = strings.split_first().map_or((&[][..], Vec::new()), |(cpu, rest)| (cpu, rest.join(&b' ')));
        Ok(RecordData::Hinfo { cpu: CharString::from_text_octets(cpu), os: CharString::from_text_octets(&os) })
    }

    fn name(&mut self, error: &str) -> Read<Name> {
        let token = self.lexer.next();
        if token.is_error() {
            return Err(self.fail(error, &token));
        }
        absolute_name(&token.text, || self.fail(error, &token))
    }

    /// The name behind a blank.
    fn next_name(&mut self, error: &str) -> Read<Name> {
        self.lexer.next();
        self.name(error)
    }

    fn number(&mut self, error: &str) -> Read<u16> {
        let token = self.lexer.next();
        digits(&token).and_then(|digits| digits.parse().ok()).ok_or_else(|| self.fail(error, &token))
    }

    /// The number behind a blank.
    fn next_number(&mut self, error: &str) -> Read<u16> {
        self.lexer.next();
        self.number(error)
    }

    /// Nothing but blank space may follow.
    ///
    /// Source: miekg/dns scan.go slurpRemainder
    fn finish(&mut self) -> Read<()> {
        let token = match self.lexer.next() {
            Token { kind: Kind::Blank, .. } => self.lexer.next(),
            token => token,
        };
        if token.ends_line() { Ok(()) } else { Err(self.fail("garbage after rdata", &token)) }
    }

    /// The error at a token; where there is none the error is at the token before the data.
    fn fail(&self, error: &str, token: &Token) -> MessageError {
        error_at(error, if token.kind == Kind::End { &self.before } else { token })
    }
}

/// An address without a colon.
fn ipv4(token: &Token) -> Option<Ipv4Addr> {
    let text = str::from_utf8(&token.text).ok().filter(|text| !token.is_error() && !text.contains(':'))?;
    match ip::parse_ip(text)? {
        IpAddr::V4(address) => Some(address),
        IpAddr::V6(_) => None,
    }
}

/// An address with a colon; one that is written in the way of IPv4 stays IPv6.
fn ipv6(token: &Token) -> Option<Ipv6Addr> {
    let text = str::from_utf8(&token.text).ok().filter(|text| !token.is_error() && text.contains(':'))?;
    Some(match ip::parse_ip(text)? {
        IpAddr::V4(address) => address.to_ipv6_mapped(),
        IpAddr::V6(address) => address,
    })
}

/// The digits that a token consists of.
fn digits(token: &Token) -> Option<&str> {
    let plain = !token.text.is_empty() && token.text.iter().all(u8::is_ascii_digit);
    str::from_utf8(&token.text).ok().filter(|_| plain)
}

fn decode_hex(text: &[u8]) -> Option<Vec<u8>> {
    let (pairs, _) = text.as_chunks::<2>();
    let digit = |octet: u8| char::from(octet).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
    pairs.iter().map(|[high, low]| Some(digit(*high)? << 4 | digit(*low)?)).collect()
}
