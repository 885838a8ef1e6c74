//! CoreDNS as the resolver of a client asks it.

use std::net::IpAddr;

use crate::dns::message::{Class, Message, MessageError, Name, Question, Record, RecordType, Transport};
use crate::dns::need::DnsNeed;
use crate::dns::server::{Client, Reply, Server, Session};
use crate::dns::stub::{self, StubQuery, StubReply};
use crate::objects::Asked;

/// A server that answers the queries of one client, and keeps what it said: what a lookup asks.
///
/// # Examples
///
/// ```
/// use nocluster::dns::corefile::{KUBEADM, Machine, load};
/// use nocluster::dns::stub::{self, Family, Libc, lookup};
/// use nocluster::dns::{Asker, Server, ServerFacts, Zone};
/// use nocluster::{json::Document, objects::{Complete, Objects}};
///
/// let service = r#"{"apiVersion": "v1", "kind": "Service", "metadata": {"name": "web", "namespace": "shop"},
///     "spec": {"clusterIP": "10.96.0.20", "clusterIPs": ["10.96.0.20"]}}"#;
/// let objects = Objects::read(&[Document::parse(service)?])?;
/// let blocks = load(KUBEADM, &Machine::default()).blocks;
/// let server = Server::new(&blocks, &ServerFacts::default(), &mut |filter| {
///     Zone::compile(&objects, &[Complete::Services], filter)
/// })?;
/// let mut asker = Asker::new(&server, [10, 1, 2, 3].into());
/// let client = stub::Client { resolv_conf: "search shop.svc.cluster.local\n".to_owned(), ..stub::Client::default() };
/// let walk = lookup(&client, Libc::Glibc, "web", Family::Inet, &mut |query| asker.ask(query)).unwrap_or_default();
/// assert_eq!(walk.result.unwrap().len(), 1);
/// assert_eq!(asker.told()[0].reply.reason.to_string(), "spec.clusterIPs of Service shop/web");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone)]
pub struct Asker<'s> {
    server: &'s Server,
    session: Session,
    ip: IpAddr,
    told: Vec<Told>,
}

/// What the server said to a query.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Told {
    /// The name that was asked.
    pub name: Name,
    /// The type that was asked.
    pub rtype: RecordType,
    /// The reply, with its reason.
    pub reply: Reply,
}

/// Why a query has no reply.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AskError {
    /// The reply depends on facts that were not given.
    Unknown(Vec<DnsNeed>),
    /// A record can't be written.
    Message(MessageError),
}

impl<'s> Asker<'s> {
    /// The server as a client with this address asks it, with an empty cache.
    pub fn new(server: &'s Server, ip: IpAddr) -> Self {
        Self { server, session: Session::default(), ip, told: Vec::new() }
    }

    /// What the server said so far, in order.
    pub fn told(&self) -> &[Told] {
        &self.told
    }

    /// The server.
    pub fn server(&self) -> &'s Server {
        self.server
    }

    /// The address of the client.
    pub fn ip(&self) -> IpAddr {
        self.ip
    }

    /// The reply to a query of a resolver.
    ///
    /// # Errors
    ///
    /// [`AskError`].
    pub fn ask(&mut self, query: &StubQuery) -> Result<StubReply, AskError> {
        let client = Client { ip: self.ip, transport: query.transport };
        match self.server.query(&mut self.session, client, &message(query)) {
            Asked::Unknown(needs) => Err(AskError::Unknown(needs)),
            Asked::Known(reply) => {
                // What can't be written is no reply either.
                reply.pack().map_err(AskError::Message)?;
                let message = reply.message.clone();
                let compression = reply.compression;
                self.told.push(Told { name: query.name.clone(), rtype: query.rtype, reply });
                Ok(message
                    .map_or(StubReply::Timeout, |message| StubReply::Message(stub::Reply { message, compression })))
            }
        }
    }

    /// The reply to a plain question over UDP; `None` if it is not known.
    pub fn question(&mut self, name: &Name, rtype: RecordType) -> Option<&Told> {
        let query = StubQuery { name: name.clone(), rtype, transport: Transport::Udp, udp_size: None };
        self.ask(&query).ok()?;
        self.told.last()
    }
}

/// A query of a stub resolver as a message.
fn message(query: &StubQuery) -> Message {
    let question = Question { name: query.name.clone(), rtype: query.rtype, class: Class::IN };
    let opt = query.udp_size.map(|size| Record::opt(size, false, Vec::new()));
    let additionals = opt.into_iter().collect();
    Message { recursion_desired: true, questions: vec![question], additionals, ..Message::default() }
}
