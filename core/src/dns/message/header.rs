//! The header of a message.

use super::reader::Reader;
use super::{Message, MessageError, Opcode, Rcode};

/// The first twelve octets of a message.
#[derive(Debug, Clone, Copy)]
pub(super) struct Header {
    pub(super) id: u16,
    /// The flags, the opcode and the rcode.
    pub(super) bits: u16,
    /// How many questions, answers, authority records and additional records the message says it has.
    pub(super) counts: [u16; 4],
}

/// How many octets a header has.
pub(super) const HEADER: usize = 12;

const RESPONSE: u16 = 1 << 15;
const AUTHORITATIVE: u16 = 1 << 10;
const TRUNCATED: u16 = 1 << 9;
const RECURSION_DESIRED: u16 = 1 << 8;
const RECURSION_AVAILABLE: u16 = 1 << 7;
const ZERO: u16 = 1 << 6;
const AUTHENTICATED_DATA: u16 = 1 << 5;
const CHECKING_DISABLED: u16 = 1 << 4;

impl Header {
    pub(super) fn read(reader: &mut Reader<'_>) -> Result<Self, MessageError> {
        let (id, bits) = (reader.u16()?, reader.u16()?);
        Ok(Self { id, bits, counts: [reader.u16()?, reader.u16()?, reader.u16()?, reader.u16()?] })
    }

    fn opcode(&self) -> Opcode {
        let [high, _] = self.bits.to_be_bytes();
        Opcode(high >> 3 & 0xF)
    }

    /// The message of this header, its sections empty.
    pub(super) fn message(&self) -> Message {
        let has = |bit: u16| self.bits & bit != 0;
        Message {
            id: self.id,
            response: has(RESPONSE),
            opcode: self.opcode(),
            authoritative: has(AUTHORITATIVE),
            truncated: has(TRUNCATED),
            recursion_desired: has(RECURSION_DESIRED),
            recursion_available: has(RECURSION_AVAILABLE),
            zero: has(ZERO),
            authenticated_data: has(AUTHENTICATED_DATA),
            checking_disabled: has(CHECKING_DISABLED),
            rcode: Rcode(self.bits & 0xF),
            ..Message::default()
        }
    }

    /// The header of a message. Counts are modulo 65,536.
    pub(super) fn of(message: &Message) -> Self {
        let bit = |set: bool, bit: u16| if set { bit } else { 0 };
        let bits = u16::from(message.opcode.0) << 11
            | message.rcode.0 & 0xF
            | bit(message.response, RESPONSE)
            | bit(message.authoritative, AUTHORITATIVE)
            | bit(message.truncated, TRUNCATED)
            | bit(message.recursion_desired, RECURSION_DESIRED)
            | bit(message.recursion_available, RECURSION_AVAILABLE)
            | bit(message.zero, ZERO)
            | bit(message.authenticated_data, AUTHENTICATED_DATA)
            | bit(message.checking_disabled, CHECKING_DISABLED);
        let count = |length: usize| u16::try_from(length & 0xFFFF).unwrap_or_default();
        let counts = [
            count(message.questions.len()),
            count(message.answers.len()),
            count(message.authorities.len()),
            count(message.additionals.len()),
        ];
        Self { id: message.id, bits, counts }
    }
}
