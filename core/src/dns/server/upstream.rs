//! What other servers reply, as the caller says.

use std::collections::BTreeMap;

use crate::dns::message::{Message, Name, Question, Rcode, Record, RecordType};

/// What a server that `forward` asks replies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum UpstreamReply {
    /// This.
    Reply {
        /// The code.
        rcode: Rcode,
        /// Whether the server is authoritative.
        authoritative: bool,
        /// Whether records were left out.
        truncated: bool,
        /// The answer section.
        answers: Vec<Record>,
        /// The authority section.
        authorities: Vec<Record>,
        /// The additional section.
        additionals: Vec<Record>,
    },
    /// Nothing in time.
    Timeout,
}

/// The replies of other servers by name and type; the case of letters does not count.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Upstream {
    replies: BTreeMap<(Name, RecordType), UpstreamReply>,
}

impl Upstream {
    /// Adds what the servers reply to a question.
    pub fn insert(&mut self, name: &Name, rtype: RecordType, reply: UpstreamReply) {
        self.replies.insert((name.to_lowercase(), rtype), reply);
    }

    pub(super) fn reply(&self, question: &Question) -> Option<&UpstreamReply> {
        self.replies.get(&(question.name.to_lowercase(), question.rtype))
    }
}

impl UpstreamReply {
    /// The message that the server sends for a query; `None` if it sends none. A server that is asked with EDNS replies
    /// with EDNS.
    pub(super) fn message(&self, query: &Message) -> Option<Message> {
        let Self::Reply { rcode, authoritative, truncated, answers, authorities, additionals } = self.clone() else {
            return None;
        };
        let reply = Message::reply_to(query);
        let mut message = Message { rcode, authoritative, truncated, answers, authorities, additionals, ..reply };
        message.answer_edns(query);
        Some(message)
    }
}
