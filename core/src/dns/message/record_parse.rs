//! Records read from a line of a zone file.

use std::net::IpAddr;

use super::{CharString, Class, Name, Record, RecordData, RecordType, Soa};
use crate::gotext::ip::parse_addr;

/// The TTL of a record that names none.
const DEFAULT_TTL: u32 = 3600;

/// Why a line is no record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum RecordTextError {
    /// CoreDNS's library refuses it.
    #[error("the text is no record")]
    Invalid,
    /// What the library makes of it is not modelled: a type that has no form of its own here, several lines, directives.
    #[error("the text of the record is not modelled")]
    NotModelled,
}

use RecordTextError::{Invalid, NotModelled};

/// A word of the line; a quoted one may have spaces.
struct Word {
    text: String,
    quoted: bool,
}

impl Record {
    /// Reads a record such as `web.shop. 60 IN A 10.0.0.7`: owner, TTL and class in any order, type, data. Names are
    /// absolute with or without a dot at their end.
    ///
    /// # Errors
    ///
    /// [`RecordTextError`].
    ///
    /// Source: miekg/dns scan.go NewRR, scan_rr.go
    pub fn parse(text: &str) -> Result<Self, RecordTextError> {
        let line = text.strip_suffix('\n').unwrap_or(text);
        if line.starts_with([' ', '\t', '$', ';']) || line.is_empty() {
            return Err(NotModelled);
        }
        let words = words(line)?;
        let mut rest = words.iter();
        let owner = rest.next().ok_or(NotModelled)?;
        if owner.quoted {
            return Err(Invalid);
        }
        let name = absolute(&owner.text)?;
        let (mut ttl, mut class) = (None, None);
        let rtype = loop {
            let word = rest.next().ok_or(Invalid)?;
            if word.quoted {
                return Err(Invalid);
            }
            let upper = word.text.to_ascii_uppercase();
            if let Some(rtype) = RecordType::parse(&upper).filter(|rtype| rtype.0 != 0) {
                break rtype;
            }
            match Class::parse(&upper) {
                Some(found) if class.is_none() => class = Some(found),
                Some(_) => return Err(Invalid),
                None if ttl.is_none() => ttl = Some(seconds(&word.text).ok_or(Invalid)?),
                None => return Err(Invalid),
            }
        };
        let data: Vec<&Word> = rest.collect();
        if data.is_empty() {
            return Err(NotModelled);
        }
        let data = self::data(rtype, &data)?;
        Ok(Self { name, rtype, class: class.unwrap_or(Class::IN), ttl: ttl.unwrap_or(DEFAULT_TTL), data })
    }
}

fn words(line: &str) -> Result<Vec<Word>, RecordTextError> {
    let mut words: Vec<Word> = Vec::new();
    let mut letters = line.chars();
    let mut open: Option<Word> = None;
    while let Some(letter) = letters.next() {
        let quoted = open.as_ref().is_some_and(|word| word.quoted);
        match letter {
            '\\' => {
                let word = open.get_or_insert_with(|| Word { text: String::new(), quoted: false });
                word.text.push(letter);
                word.text.push(letters.next().ok_or(NotModelled)?);
            }
            '"' if quoted => words.extend(open.take()),
            '"' if open.is_none() => open = Some(Word { text: String::new(), quoted: true }),
            '"' => return Err(NotModelled),
            '\n' | '\r' => return Err(NotModelled),
            _ if quoted => {
                if let Some(word) = &mut open {
                    word.text.push(letter);
                }
            }
            ' ' | '\t' => words.extend(open.take()),
            '(' | ')' => return Err(NotModelled),
            ';' => break,
            _ => open.get_or_insert_with(|| Word { text: String::new(), quoted: false }).text.push(letter),
        }
    }
    match open {
        Some(word) if word.quoted => Err(Invalid),
        open => {
            words.extend(open);
            Ok(words)
        }
    }
}

/// A number of seconds, in which `s`, `m`, `h`, `d` and `w` may end parts.
///
/// Source: miekg/dns scan.go stringToTTL
fn seconds(text: &str) -> Option<u32> {
    let (mut sum, mut number) = (0_u64, 0_u64);
    for letter in text.chars() {
        let unit = match letter.to_ascii_lowercase() {
            's' => 1,
            'm' => 60,
            'h' => 3600,
            'd' => 86_400,
            'w' => 604_800,
            _ => {
                number = number.checked_mul(10)?.checked_add(u64::from(letter.to_digit(10)?))?;
                continue;
            }
        };
        sum = sum.checked_add(number.checked_mul(unit)?)?;
        number = 0;
    }
    u32::try_from(sum.checked_add(number)?).ok()
}

fn absolute(text: &str) -> Result<Name, RecordTextError> {
    if text == "@" {
        return Ok(Name::root());
    }
    Name::parse(text).map_err(|_| Invalid)
}

fn data(rtype: RecordType, words: &[&Word]) -> Result<RecordData, RecordTextError> {
    let plain = |word: &Word| if word.quoted { Err(Invalid) } else { Ok(word.text.clone()) };
    let name = |word: &Word| absolute(&plain(word)?);
    let short = |word: &Word| digits(&plain(word)?)?.try_into().map_err(|_| Invalid);
    if words.first().is_some_and(|word| word.text == "\\#") {
        return Err(NotModelled);
    }
    match (rtype, words) {
        (RecordType::A, [address]) => match address_of(&plain(address)?) {
            Some(IpAddr::V4(ip)) => Ok(RecordData::A(ip)),
            _ => Err(Invalid),
        },
        (RecordType::AAAA, [address]) => match address_of(&plain(address)?) {
            Some(IpAddr::V6(ip)) => Ok(RecordData::Aaaa(ip)),
            _ => Err(Invalid),
        },
        (RecordType::CNAME, [target]) => Ok(RecordData::Cname(name(target)?)),
        (RecordType::NS, [target]) => Ok(RecordData::Ns(name(target)?)),
        (RecordType::PTR, [target]) => Ok(RecordData::Ptr(name(target)?)),
        (RecordType::MX, [preference, exchange]) => {
            Ok(RecordData::Mx { preference: short(preference)?, exchange: name(exchange)? })
        }
        (RecordType::SRV, [priority, weight, port, target]) => Ok(RecordData::Srv {
            priority: short(priority)?,
            weight: short(weight)?,
            port: short(port)?,
            target: name(target)?,
        }),
        (RecordType::TXT, strings) => {
            // Longer strings are cut in pieces.
            if strings.iter().any(|word| word.text.len() > 255) {
                return Err(NotModelled);
            }
            Ok(RecordData::Txt(strings.iter().map(|word| CharString::from_text(&word.text)).collect()))
        }
        (RecordType::SOA, [ns, mbox, serial, refresh, retry, expire, minimum]) => {
            let time = |word: &Word| seconds(&plain(word)?).ok_or(Invalid);
            Ok(RecordData::Soa(Box::new(Soa {
                ns: name(ns)?,
                mbox: name(mbox)?,
                serial: digits(&plain(serial)?)?,
                refresh: time(refresh)?,
                retry: time(retry)?,
                expire: time(expire)?,
                minimum: time(minimum)?,
            })))
        }
        (RecordType::HINFO, [cpu, os]) => {
            Ok(RecordData::Hinfo { cpu: CharString::from_text(&cpu.text), os: CharString::from_text(&os.text) })
        }
        (
            RecordType::A
            | RecordType::AAAA
            | RecordType::CNAME
            | RecordType::NS
            | RecordType::PTR
            | RecordType::MX
            | RecordType::SRV
            | RecordType::SOA,
            _,
        ) => Err(Invalid),
        _ => Err(NotModelled),
    }
}

/// An address as `net.ParseIP` reads it, of the family that its text has.
fn address_of(text: &str) -> Option<IpAddr> {
    parse_addr(text).ok().filter(|address| address.zone.is_none()).map(|address| address.ip)
}

fn digits(text: &str) -> Result<u32, RecordTextError> {
    if text.is_empty() || !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(Invalid);
    }
    text.parse().map_err(|_| Invalid)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn records_are_read_and_printed_again() {
        for (text, printed) in [
            ("web.shop. 60 IN A 10.0.0.7", "web.shop.\t60\tIN\tA\t10.0.0.7"),
            ("web.shop IN 1h30m aaaa ::1 ; loopback", "web.shop.\t5400\tIN\tAAAA\t::1"),
            ("a. CNAME b", "a.\t3600\tIN\tCNAME\tb."),
            ("a. 5 IN TXT \"x y\" z", "a.\t5\tIN\tTXT\t\"x y\" \"z\""),
            ("a. 5 SRV 0 100 80 b.", "a.\t5\tIN\tSRV\t0 100 80 b."),
            ("@ NS ns.", ".\t3600\tIN\tNS\tns."),
        ] {
            assert_eq!(Record::parse(text).unwrap().to_string(), printed, "{text}");
        }
    }

    #[test]
    fn what_is_no_record_is_told_from_what_is_not_modelled() {
        for text in
            ["a.", "a. A", "a. 60 60 A 1.2.3.4", "a. IN A", "a. A 1.2.3", "a. A ::1", "a. MX b.", "a. x A 1.2.3.4"]
        {
            assert!(Record::parse(text).is_err(), "{text}");
        }
        assert_eq!(Record::parse("a. A 1.2.3.4 5"), Err(Invalid));
        assert_eq!(Record::parse("a. CAA 0 issue \"ca\""), Err(NotModelled));
        assert_eq!(Record::parse(""), Err(NotModelled));
    }
}
