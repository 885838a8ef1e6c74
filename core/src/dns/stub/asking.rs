//! Queries of a stub resolver, and the replies to them.

use crate::dns::message::{Compression, Message, Name, RecordType, Transport};

/// A query that a libc sends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StubQuery {
    /// The name, absolute.
    pub name: Name,
    /// The type.
    pub rtype: RecordType,
    /// What it goes over.
    pub transport: Transport,
    /// The UDP size of its OPT record, if it has one.
    pub udp_size: Option<u16>,
}

/// What comes back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StubReply {
    /// A reply.
    Message(Reply),
    /// Nothing, however often it is asked.
    Timeout,
}

/// A reply as it travels.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reply {
    /// The message.
    pub message: Message,
    /// Whether its names are compressed: musl reads no more than 4800 bytes of it.
    pub compression: Compression,
}

impl StubReply {
    pub(super) fn message(&self) -> Option<&Message> {
        match self {
            Self::Message(reply) => Some(&reply.message),
            Self::Timeout => None,
        }
    }
}

/// Who answers.
pub(super) type Ask<'a, E> = &'a mut dyn FnMut(&StubQuery) -> Result<StubReply, E>;

/// The queries for one candidate. Each question is put to the server once, however often a libc repeats it.
pub(super) struct Asking<'a, 'b, E> {
    ask: &'a mut Ask<'b, E>,
    name: Name,
    udp_size: Option<u16>,
    pub(super) types: Vec<RecordType>,
    known: Vec<(RecordType, Transport, StubReply)>,
    /// How many queries were sent.
    pub(super) sent: u64,
}

impl<'a, 'b, E> Asking<'a, 'b, E> {
    pub(super) fn new(ask: &'a mut Ask<'b, E>, name: Name, udp_size: Option<u16>) -> Self {
        Self { ask, name, udp_size, types: Vec::new(), known: Vec::new(), sent: 0 }
    }

    /// Sends a query that may have been sent before.
    pub(super) fn send(&mut self, rtype: RecordType, transport: Transport) -> Result<StubReply, E> {
        self.repeat(1);
        if !self.types.contains(&rtype) {
            self.types.push(rtype);
        }
        let known = self.known.iter().find(|(known, over, _)| *known == rtype && *over == transport);
        if let Some((_, _, reply)) = known {
            return Ok(reply.clone());
        }
        let query = StubQuery { name: self.name.clone(), rtype, transport, udp_size: self.udp_size };
        let reply = (self.ask)(&query)?;
        self.known.push((rtype, transport, reply.clone()));
        Ok(reply)
    }

    /// Counts queries that are sent again.
    pub(super) fn repeat(&mut self, times: u64) {
        self.sent = self.sent.saturating_add(times);
    }

    /// The last reply to each type, in the order in which they were asked.
    pub(super) fn answers(self) -> Vec<(RecordType, StubReply)> {
        let Self { types, known, .. } = self;
        let last = |rtype: RecordType| known.iter().rev().find(|(known, _, _)| *known == rtype);
        types.into_iter().filter_map(|rtype| Some((rtype, last(rtype)?.2.clone()))).collect()
    }
}
