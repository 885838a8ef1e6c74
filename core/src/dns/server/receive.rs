//! From the octets of a query to the reply.

use crate::dns::message::{Compression, Message, Received};
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
            Received::Query(query) => self.query(session, client, &query),
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
        Walk::new(self, session, client).reply(query)
    }
}
