//! Reading messages.
#![expect(clippy::arithmetic_side_effects, reason = "places in a message")]

use super::header::Header;
use super::reader::Reader;
use super::{CharString, Class, Message, MessageError, Name, Question, Rcode, Record, RecordData, RecordType, Soa};
use super::{edns_option, known};

impl Message {
    /// Reads a message.
    ///
    /// Octets behind the last record are ignored, and a message may end before a record that its header counts.
    ///
    /// # Errors
    ///
    /// The message is malformed, or has a record of a type that the library reads and this crate does not.
    ///
    /// Source: miekg/dns msg.go Msg.Unpack
    pub fn unpack(message: &[u8]) -> Result<Self, MessageError> {
        let mut reader = Reader::new(message);
        let header = Header::read(&mut reader)?;
        let mut message = header.message();
        message.read_sections(&mut reader, &header)?;
        Ok(message)
    }

    /// Reads what follows the header. After an error it has what was read before.
    pub(super) fn read_sections(&mut self, reader: &mut Reader<'_>, header: &Header) -> Result<(), MessageError> {
        if reader.is_at_end() {
            return Ok(());
        }
        let [questions, answers, authorities, additionals] = header.counts;
        for _ in 0..questions {
            self.questions.push(question(reader)?);
        }
        self.answers = records(reader, answers)?;
        self.authorities = records(reader, authorities)?;
        self.additionals = records(reader, additionals)?;
        let extended = self.edns().map_or(0, |edns| edns.extended_rcode());
        self.rcode = Rcode(self.rcode.0 | extended);
        Ok(())
    }
}

/// A question; the message may end before its type or class.
fn question(reader: &mut Reader<'_>) -> Result<Question, MessageError> {
    let name = reader.name()?;
    let rtype = if reader.is_at_end() { RecordType(0) } else { reader.rtype()? };
    let class = if reader.is_at_end() { Class(0) } else { reader.class()? };
    Ok(Question { name, rtype, class })
}

/// As many records as are said to follow, or fewer if the message ends before.
fn records(reader: &mut Reader<'_>, count: u16) -> Result<Vec<Record>, MessageError> {
    let mut records = Vec::new();
    for _ in 0..count {
        if reader.is_at_end() {
            break;
        }
        records.push(record(reader)?);
    }
    Ok(records)
}

fn record(reader: &mut Reader<'_>) -> Result<Record, MessageError> {
    let (name, rtype, class, ttl) = (reader.name()?, reader.rtype()?, reader.class()?, reader.u32()?);
    let length = usize::from(reader.u16()?);
    let offset = reader.at();
    let mut part = reader.part(length)?;
    let data = data(&mut part, rtype, length == 0)?;
    if part.at() != offset + length {
        return Err(MessageError::RecordLength { offset, rtype });
    }
    reader.take(length, "the data of a record")?;
    Ok(Record { name, rtype, class, ttl, data })
}

/// The data of a record, up to the end of the reader. Fields that it ends before are zero.
///
/// Source: miekg/dns zmsg.go
pub(super) fn data(reader: &mut Reader<'_>, rtype: RecordType, without_data: bool) -> Result<RecordData, MessageError> {
    let offset = reader.at();
    Ok(match rtype {
        RecordType::A if without_data => RecordData::Empty,
        RecordType::AAAA if without_data => RecordData::Empty,
        RecordType::A => RecordData::A(reader.octets()?.into()),
        RecordType::AAAA => RecordData::Aaaa(reader.octets::<16>()?.into()),
        RecordType::CNAME => RecordData::Cname(name(reader)?),
        RecordType::NS => RecordData::Ns(name(reader)?),
        RecordType::PTR => RecordData::Ptr(name(reader)?),
        RecordType::MX => RecordData::Mx { preference: u16(reader)?, exchange: name(reader)? },
        RecordType::SRV => {
            let (priority, weight, port) = (u16(reader)?, u16(reader)?, u16(reader)?);
            RecordData::Srv { priority, weight, port, target: name(reader)? }
        }
        RecordType::TXT => RecordData::Txt(strings(reader)?),
        RecordType::SOA => RecordData::Soa(Box::new(Soa {
            ns: name(reader)?,
            mbox: name(reader)?,
            serial: u32(reader)?,
            refresh: u32(reader)?,
            retry: u32(reader)?,
            expire: u32(reader)?,
            minimum: u32(reader)?,
        })),
        RecordType::HINFO => RecordData::Hinfo { cpu: string(reader)?, os: string(reader)? },
        RecordType::OPT => RecordData::Opt(edns_option::options(reader)?),
        _ if known::has_no_data(rtype) => RecordData::Empty,
        _ if known::is_read(rtype) => return Err(MessageError::TypeNotModelled { offset, rtype }),
        _ => RecordData::Opaque(reader.rest().into()),
    })
}

fn name(reader: &mut Reader<'_>) -> Result<Name, MessageError> {
    if reader.is_at_end() { Ok(Name::absent()) } else { reader.name() }
}

fn u16(reader: &mut Reader<'_>) -> Result<u16, MessageError> {
    if reader.is_at_end() { Ok(0) } else { reader.u16() }
}

fn u32(reader: &mut Reader<'_>) -> Result<u32, MessageError> {
    if reader.is_at_end() { Ok(0) } else { reader.u32() }
}

fn string(reader: &mut Reader<'_>) -> Result<CharString, MessageError> {
    let octets = if reader.is_at_end() { &[] } else { reader.string()? };
    Ok(CharString::from_octets(octets))
}

fn strings(reader: &mut Reader<'_>) -> Result<Vec<CharString>, MessageError> {
    let mut strings = Vec::new();
    while !reader.is_at_end() {
        strings.push(CharString::from_octets(reader.string()?));
    }
    Ok(strings)
}
