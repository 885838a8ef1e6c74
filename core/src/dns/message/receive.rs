//! What a server does with the octets that reach it, before any block of a Corefile is asked.

use super::header::Header;
use super::reader::Reader;
use super::{Message, MessageError, Opcode, Rcode};

/// What becomes of the octets that reach a server.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Received {
    /// A query that is worth an answer.
    Query(Message),
    /// The server answers at once: FORMERR or NOTIMP.
    Refused(Message),
    /// The server does not answer: a reply, or fewer octets than a header has.
    Ignored,
    /// The query has a record of a type that is not modelled, so what becomes of it is unknown.
    NotModelled(MessageError),
}

impl Message {
    /// Reads what reaches a server.
    ///
    /// Source: miekg/dns server.go serveDNS, acceptfunc.go defaultMsgAcceptFunc
    pub fn receive(message: &[u8]) -> Received {
        let mut reader = Reader::new(message);
        let Ok(header) = Header::read(&mut reader) else { return Received::Ignored };
        let mut message = header.message();
        if message.response {
            return Received::Ignored;
        }
        if !matches!(message.opcode, Opcode::QUERY | Opcode::NOTIFY) {
            let opcode = message.opcode;
            return Received::Refused(Self { opcode, rcode: Rcode::NOTIMP, ..refusal(message) });
        }
        let [questions, answers, authorities, additionals] = header.counts;
        if questions != 1 || answers > 1 || authorities > 1 || additionals > 2 {
            return Received::Refused(refusal(message));
        }
        match message.read_sections(&mut reader, &header) {
            Ok(()) => Received::Query(message),
            Err(error @ MessageError::TypeNotModelled { .. }) => Received::NotModelled(error),
            Err(_) => Received::Refused(refusal(message)),
        }
    }
}

/// The query turned into a reply. A question that was read stays.
fn refusal(query: Message) -> Message {
    Message {
        id: query.id,
        response: true,
        opcode: Opcode::QUERY,
        authoritative: false,
        zero: false,
        rcode: Rcode::FORMERR,
        answers: Vec::new(),
        authorities: Vec::new(),
        additionals: Vec::new(),
        ..query
    }
}
