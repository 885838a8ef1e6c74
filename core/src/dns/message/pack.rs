//! Writing messages.
#![expect(clippy::arithmetic_side_effects, reason = "places in a message")]

use super::header::{HEADER, Header};
use super::length::MAX_PLACE;
use super::suffixes::{Suffixes, rests};
use super::{CharString, Compression, Message, MessageError, Name, Question, Record, RecordData, RecordType};

/// The largest rcode that a message can have.
const MAX_RCODE: u16 = 0xFFF;
/// The longest text of a string, with escapes, that the library writes.
///
/// Source: miekg/dns msg.go packTxtString
const MAX_TEXT: usize = 256 * 4 + 1;

impl Message {
    /// Writes the message. Nothing limits its length: that is for [`Message::truncate`].
    ///
    /// # Errors
    ///
    /// The data of a record, or a string in it, is too long; the rcode is above 4095, or above 15 and there is no OPT
    /// record.
    ///
    /// Source: miekg/dns msg.go Msg.Pack
    pub fn pack(&self, compression: Compression) -> Result<Vec<u8>, MessageError> {
        let mut out = Vec::with_capacity(512);
        self.pack_into(&mut out, compression)?;
        Ok(out)
    }

    /// Writes the message to the end of a buffer, which is left in an undefined state by an error.
    ///
    /// # Errors
    ///
    /// As [`Message::pack`].
    pub fn pack_into(&self, out: &mut Vec<u8>, compression: Compression) -> Result<(), MessageError> {
        let opt = self.additionals.iter().rposition(|record| record.rtype == RecordType::OPT);
        if self.rcode.0 > MAX_RCODE || self.rcode.0 > 0xF && opt.is_none() {
            return Err(MessageError::RcodeTooLarge { rcode: self.rcode.0 });
        }
        let names = (self.applied(compression) == Compression::On).then(Suffixes::default);
        let begin = out.len();
        let mut packer = Packer { out, begin, names };
        packer.header(&Header::of(self));
        self.questions.iter().for_each(|question| packer.question(question));
        for record in self.answers.iter().chain(&self.authorities) {
            packer.record(record, record.ttl)?;
        }
        for (index, record) in self.additionals.iter().enumerate() {
            let extended = u32::from(self.rcode.0 >> 4) << 24;
            let ttl = if Some(index) == opt { record.ttl & 0x00FF_FFFF | extended } else { record.ttl };
            packer.record(record, ttl)?;
        }
        Ok(())
    }
}

struct Packer<'o, 'm> {
    out: &'o mut Vec<u8>,
    /// Where the message begins.
    begin: usize,
    /// The names so far; `None` without compression.
    names: Option<Suffixes<'m>>,
}

impl<'m> Packer<'_, 'm> {
    fn header(&mut self, header: &Header) {
        let mut octets = [0; HEADER];
        let [a, b, c, d] = header.counts;
        for (field, place) in [header.id, header.bits, a, b, c, d].iter().zip(octets.as_chunks_mut::<2>().0) {
            *place = field.to_be_bytes();
        }
        self.out.extend_from_slice(&octets);
    }

    fn question(&mut self, question: &'m Question) {
        self.name(&question.name, true);
        self.numbers(&[question.rtype.0, question.class.0]);
    }

    fn record(&mut self, record: &'m Record, ttl: u32) -> Result<(), MessageError> {
        self.name(&record.name, true);
        self.numbers(&[record.rtype.0, record.class.0]);
        self.out.extend_from_slice(&ttl.to_be_bytes());
        self.numbers(&[0]);
        let begin = self.out.len();
        let too_long = MessageError::RecordNotWritten { rtype: record.rtype };
        if self.data(&record.data).is_none() {
            return Err(too_long);
        }
        let length = u16::try_from(self.out.len() - begin).map_err(|_| too_long)?;
        if let Some(place) = self.out.get_mut(begin - 2..begin) {
            place.copy_from_slice(&length.to_be_bytes());
        }
        Ok(())
    }

    /// Writes the data of a record; `None` if one of its strings or options can't be written.
    fn data(&mut self, data: &'m RecordData) -> Option<()> {
        match data {
            RecordData::A(address) => self.out.extend_from_slice(&address.octets()),
            RecordData::Aaaa(address) => self.out.extend_from_slice(&address.octets()),
            RecordData::Cname(name) | RecordData::Ns(name) | RecordData::Ptr(name) => self.name(name, true),
            RecordData::Mx { preference, exchange } => {
                self.numbers(&[*preference]);
                self.name(exchange, true);
            }
            RecordData::Srv { priority, weight, port, target } => {
                self.numbers(&[*priority, *weight, *port]);
                self.name(target, false);
            }
            RecordData::Txt(strings) => strings.iter().try_for_each(|string| self.string(string))?,
            RecordData::Soa(soa) => {
                self.name(&soa.ns, true);
                self.name(&soa.mbox, true);
                for number in [soa.serial, soa.refresh, soa.retry, soa.expire, soa.minimum] {
                    self.out.extend_from_slice(&number.to_be_bytes());
                }
            }
            RecordData::Hinfo { cpu, os } => {
                self.string(cpu)?;
                self.string(os)?;
            }
            RecordData::Opt(options) => {
                for option in options {
                    let data = option.written()?;
                    self.numbers(&[option.code, u16::try_from(data.len()).ok()?]);
                    self.out.extend_from_slice(&data);
                }
            }
            RecordData::Empty => {}
            RecordData::Opaque(octets) => self.out.extend_from_slice(octets),
        }
        Some(())
    }

    fn numbers(&mut self, numbers: &[u16]) {
        numbers.iter().for_each(|number| self.out.extend_from_slice(&number.to_be_bytes()));
    }

    /// Writes a string with its length before it; `None` if it is too long.
    fn string(&mut self, string: &CharString) -> Option<()> {
        if string.text_length() > MAX_TEXT {
            return None;
        }
        let begin = self.out.len();
        self.out.push(0);
        self.out.extend(string.octets());
        let length = u8::try_from(self.out.len() - begin - 1).ok()?;
        self.out.get_mut(begin).map(|place| *place = length)
    }

    /// Writes a name. Every label is remembered with the rest of the name, unless it is known or beyond what pointers
    /// reach; the first rest that is known is replaced by a pointer if this name may have one.
    ///
    /// Source: miekg/dns msg.go packDomainName
    fn name(&mut self, name: &'m Name, may_point: bool) {
        let wire = name.wire();
        let Some(names) = self.names.as_mut().filter(|_| wire.len() > 1) else {
            self.out.extend_from_slice(wire);
            return;
        };
        let place = self.out.len() - self.begin;
        for (begin, rest) in rests(wire) {
            match names.find(rest) {
                Ok(pointer) if may_point => {
                    self.out.extend_from_slice(wire.get(..begin).unwrap_or_default());
                    self.out.extend_from_slice(&(pointer | 0xC000).to_be_bytes());
                    return;
                }
                Ok(_) => {}
                Err(hash) => {
                    let place = u16::try_from(place + begin).ok().filter(|place| usize::from(*place) < MAX_PLACE);
                    place.into_iter().for_each(|place| names.insert(hash, rest, place));
                }
            }
        }
        self.out.extend_from_slice(wire);
    }
}
