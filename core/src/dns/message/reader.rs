//! Reading fields of a message.
#![expect(clippy::arithmetic_side_effects, reason = "places in a message")]

use super::name::{MAX_NAME, Name};
use super::{Class, MessageError, RecordType};

/// How many compression pointers a name may follow.
///
/// Source: miekg/dns msg.go maxCompressionPointers
const MAX_POINTERS: usize = 126;

/// The message, up to the end of what is being read, and the place that comes next.
#[derive(Debug, Clone)]
pub(super) struct Reader<'a> {
    message: &'a [u8],
    at: usize,
}

impl<'a> Reader<'a> {
    pub(super) fn new(message: &'a [u8]) -> Self {
        Self { message, at: 0 }
    }

    pub(super) fn at(&self) -> usize {
        self.at
    }

    pub(super) fn is_at_end(&self) -> bool {
        self.at >= self.message.len()
    }

    /// The octets up to the end.
    pub(super) fn rest(&mut self) -> &'a [u8] {
        let rest = self.message.get(self.at..).unwrap_or_default();
        self.at = self.message.len();
        rest
    }

    /// The reader of the next octets, which names may leave by their pointers.
    pub(super) fn part(&self, length: usize) -> Result<Self, MessageError> {
        let at = self.at;
        let ends = || MessageError::MessageEnds { offset: at, field: "the data of a record" };
        let message = self.message.get(..at.saturating_add(length)).ok_or_else(ends)?;
        Ok(Self { message, at })
    }

    pub(super) fn take(&mut self, length: usize, field: &'static str) -> Result<&'a [u8], MessageError> {
        let offset = self.at;
        let end = offset.saturating_add(length);
        let taken = self.message.get(offset..end).ok_or_else(|| MessageError::MessageEnds { offset, field })?;
        self.at = end;
        Ok(taken)
    }

    fn array<const N: usize>(&mut self, field: &'static str) -> Result<[u8; N], MessageError> {
        let offset = self.at;
        let taken = self.message.get(offset..).and_then(|rest| rest.first_chunk());
        let taken = taken.ok_or_else(|| MessageError::MessageEnds { offset, field })?;
        self.at = offset + N;
        Ok(*taken)
    }

    pub(super) fn octets<const N: usize>(&mut self) -> Result<[u8; N], MessageError> {
        self.array("an address")
    }

    pub(super) fn u16(&mut self) -> Result<u16, MessageError> {
        self.array("a number").map(u16::from_be_bytes)
    }

    pub(super) fn u32(&mut self) -> Result<u32, MessageError> {
        self.array("a number").map(u32::from_be_bytes)
    }

    pub(super) fn rtype(&mut self) -> Result<RecordType, MessageError> {
        self.u16().map(RecordType)
    }

    pub(super) fn class(&mut self) -> Result<Class, MessageError> {
        self.u16().map(Class)
    }

    /// A string with its length before it.
    pub(super) fn string(&mut self) -> Result<&'a [u8], MessageError> {
        let [length] = self.array("a string")?;
        self.take(usize::from(length), "a string")
    }

    /// A name, which may follow pointers to anywhere in the message.
    ///
    /// Source: miekg/dns msg.go UnpackDomainName
    pub(super) fn name(&mut self) -> Result<Name, MessageError> {
        let begin = self.at;
        let mut at = begin;
        while let Some(length @ 1..=63) = self.message.get(at) {
            at += 1 + usize::from(*length);
        }
        // Most names stand in one piece, which is their wire form.
        match self.message.get(begin..=at) {
            Some(wire @ [.., 0]) if wire.len() <= MAX_NAME => {
                self.at = at + 1;
                Ok(Name::from_wire(wire))
            }
            _ => self.name_in_pieces(),
        }
    }

    fn name_in_pieces(&mut self) -> Result<Name, MessageError> {
        let begin = self.at;
        let ends = |_| MessageError::MessageEnds { offset: begin, field: "a name" };
        let mut wire = [0; MAX_NAME];
        let mut used = 0;
        let mut pointers = 0;
        let mut after = None;
        loop {
            let [length] = self.array("a name").map_err(ends)?;
            match length {
                0 => break,
                1..=63 => {
                    let label = self.take(usize::from(length), "a name").map_err(ends)?;
                    let end = used + 1 + label.len();
                    let Some([at, place @ ..]) = wire.get_mut(used..end).filter(|_| end < MAX_NAME) else {
                        return Err(MessageError::NameTooLong { offset: begin });
                    };
                    *at = length;
                    place.copy_from_slice(label);
                    used = end;
                }
                0xC0.. => {
                    let [low] = self.array("a name").map_err(ends)?;
                    after.get_or_insert(self.at);
                    pointers += 1;
                    if pointers > MAX_POINTERS {
                        return Err(MessageError::TooManyPointers { offset: begin });
                    }
                    self.at = usize::from(u16::from_be_bytes([length & 0x3F, low]));
                }
                _ => return Err(MessageError::ReservedLabel { offset: self.at - 1 }),
            }
        }
        if let Some(after) = after {
            self.at = after;
        }
        // The octet after the last label is the root's zero.
        Ok(Name::from_wire(wire.get(..=used).unwrap_or_default()))
    }
}
