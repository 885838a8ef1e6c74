//! The server: from a query through the chain of plugins to a reply.
//!
//! A [`Server`] is what a Corefile makes of the objects of a cluster. A query goes to the block of the most specific
//! zone, and there from plugin to plugin until one writes a reply. Plugins are the variants of one enum; each is a
//! function from a query to what comes back, and calls the next one itself, as CoreDNS's plugins do.
//!
//! Source: coredns/coredns core/dnsserver/server.go, plugin/plugin.go

mod any;
mod autopath;
mod block;
mod cache;
mod chain;
mod chain_reason;
mod forward;
mod hosts;
mod load;
mod loadbalance;
mod reason;
mod rewrite;
mod template;
mod upstream;
mod walk;
mod zones;

use std::net::{IpAddr, Ipv4Addr};

use serde::Serialize;

use crate::dns::assumed::DnsAssumption;
use crate::dns::kubernetes::Facts;
use crate::dns::message::{Compression, Message, MessageError, Received, Transport};
use crate::dns::need::DnsNeed;
use crate::objects::Asked;
use crate::release::CoreDns;

use block::{Block, Plugin};
pub use chain_reason::{AutopathInert, ChainReason};
pub use load::{ServerError, ServerFacts};
pub use reason::{Reason, ServerReason};
pub use upstream::{Upstream, UpstreamReply};
use walk::Walk;

/// Who asks, and how.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Client {
    /// The address of the client.
    pub ip: IpAddr,
    /// What the query comes over.
    pub transport: Transport,
}

impl Default for Client {
    /// A client over UDP and IPv4, of which nothing else is known.
    fn default() -> Self {
        Self { ip: Ipv4Addr::UNSPECIFIED.into(), transport: Transport::Udp }
    }
}

impl Client {
    /// A client with an address.
    pub fn new(ip: IpAddr, transport: Transport) -> Self {
        Self { ip, transport }
    }
}

/// What a server keeps from one query to the next. Time passes only when it is told.
#[derive(Debug, Clone, Default)]
pub struct Session {
    seconds: u64,
    caches: cache::Caches,
}

impl Session {
    /// Lets time pass.
    pub fn pass(&mut self, seconds: u64) {
        self.seconds = self.seconds.saturating_add(seconds);
    }
}

/// CoreDNS with a Corefile and the objects of a cluster.
#[derive(Debug, Clone)]
pub struct Server {
    coredns: CoreDns,
    pub(crate) blocks: Vec<Block>,
    pub(crate) facts: Facts,
    /// What other servers reply.
    pub(crate) upstream: Upstream,
    /// The search path in CoreDNS's own `/etc/resolv.conf`; `None` if it is not known.
    pub(crate) resolv_search: Option<Vec<String>>,
}

/// What a server does with a query.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Reply {
    /// The message that the client gets; `None` if it gets none.
    pub message: Option<Message>,
    /// How the message is packed.
    pub compression: Compression,
    /// Why.
    pub reason: Reason,
    /// The plugins that the query went through, those of lookups on the way included.
    pub path: Vec<Step>,
    /// What the reply assumes.
    pub assumed: Vec<DnsAssumption>,
}

impl Reply {
    /// The octets that the client gets; `None` if it gets none.
    ///
    /// # Errors
    ///
    /// [`MessageError`], if a record can't be written.
    pub fn pack(&self) -> Result<Option<Vec<u8>>, MessageError> {
        self.message.as_ref().map(|message| message.pack(self.compression)).transpose()
    }
}

/// A plugin that a query went through.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Step {
    /// The name that is looked up on the way to the reply; absent for the query itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lookup: Option<String>,
    /// The keys of the server block.
    pub block: String,
    /// The plugin.
    pub plugin: &'static str,
    /// What it did.
    pub verdict: StepVerdict,
    /// Why.
    pub reason: Reason,
}

/// What a plugin did with a query.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum StepVerdict {
    /// It wrote a reply.
    Answered,
    /// It returned a code, for which the server writes a reply.
    Failed,
    /// It passed the query on.
    Next,
    /// It changed the reply of the plugins behind it.
    Changed,
}

/// Why a query has no reply.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Stop {
    /// The reply depends on facts that were not given.
    Unknown(Vec<DnsNeed>),
    /// A record has a name that no message can hold, so that CoreDNS sends nothing.
    Unwritable { name: String },
    /// A lookup leads to itself, and CoreDNS never comes back.
    Endless { name: String },
}

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
