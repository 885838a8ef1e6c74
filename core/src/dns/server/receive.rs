//! From the octets of a query to the reply.

use crate::dns::message::{Compression, Message, MessageError, Received};
use crate::dns::need::DnsNeed;
use crate::objects::Asked;
use crate::release::CoreDns;

use super::client::Client;
use super::reason::{Reason, ServerReason};
use super::reply::Reply;
use super::walk::Walk;
use super::{Server, Session};

impl Server {
    /// The CoreDNS line.
    pub fn coredns(&self) -> CoreDns {
        self.coredns
    }

    /// What the server does with the octets of a query.
    pub fn receive(&self, session: &mut Session, client: Client, query: &[u8]) -> Asked<Reply, DnsNeed> {
        self.received(session, client, query, true)
    }

    /// The octets that the client gets for those of a query, as [`Self::receive`] and [`Reply::pack`] give them, without
    /// telling the path; `None` if it gets none. It is for servers that answer many queries.
    ///
    /// # Errors
    ///
    /// [`MessageError`], if a record can't be written.
    pub fn answer(
        &self,
        session: &mut Session,
        client: Client,
        query: &[u8],
    ) -> Result<Asked<Option<Vec<u8>>, DnsNeed>, MessageError> {
        match self.received(session, client, query, false) {
            Asked::Known(reply) => Ok(Asked::Known(reply.pack()?)),
            Asked::Unknown(needs) => Ok(Asked::Unknown(needs)),
        }
    }

    fn received(&self, session: &mut Session, client: Client, query: &[u8], tells: bool) -> Asked<Reply, DnsNeed> {
        let reply = |message, reason| {
            Asked::Known(Reply {
                message,
                compression: Compression::Off,
                reason: Reason::Server(reason),
                path: Vec::new(),
                assumed: Vec::new(),
            })
        };
        match Message::receive(query) {
            Received::Query(query) => Walk::new(self, session, client, tells).reply(&query),
            Received::Refused(message) => {
                let rcode = message.rcode;
                reply(Some(message), ServerReason::NotAccepted { rcode })
            }
            Received::Ignored => reply(None, ServerReason::Ignored),
            Received::NotModelled(_) => Asked::Unknown(vec![DnsNeed::NotModelled {
                plugin: "the reader of messages".to_owned(),
                block: String::new(),
            }]),
        }
    }

    /// What the server does with a query that it accepts: one question, opcode QUERY or NOTIFY.
    pub fn query(&self, session: &mut Session, client: Client, query: &Message) -> Asked<Reply, DnsNeed> {
        Walk::new(self, session, client, true).reply(query)
    }
}
