//! A query on its way through the server.

use crate::dns::assumed::DnsAssumption;
use crate::dns::kubernetes::KubernetesReason;
use crate::dns::message::{Class, Compression, Message, Name, Opcode, Question, Rcode, Record, RecordType};
use crate::dns::need::DnsNeed;
use crate::objects::Asked;

use super::block::{Block, above, root};
use super::chain_reason::ChainReason;
use super::outcome::Outcome;
use super::{Client, Reason, Reply, Server, ServerReason, Session, Step, StepVerdict, Stop};

/// How deep lookups may nest; CoreDNS has no limit but its stack.
const MOST_LOOKUPS: usize = 64;
/// How many lookups one query may cause; CoreDNS has no limit.
const MOST_LOOKUPS_IN_ALL: usize = 10_000;

/// A query on its way through the server, with the lookups that it causes.
pub(crate) struct Walk<'s> {
    pub(crate) server: &'s Server,
    /// What plugins keep from query to query.
    pub(crate) session: &'s mut Session,
    pub(crate) client: Client,
    pub(crate) notes: Vec<DnsAssumption>,
    path: Vec<Step>,
    /// Whether the path is told.
    tells: bool,
    /// The lookups on the way, each caused by the one before it.
    lookups: Vec<Lookup>,
    /// How many there were.
    looked_up: usize,
    /// How many `cname` rules of `rewrite` are at work.
    pub(super) rewrites: usize,
}

/// A lookup on the way to a reply.
struct Lookup {
    name: Name,
    rtype: RecordType,
    /// How many `cname` rules of `rewrite` led to it, which bound it.
    rewrites: usize,
}

/// A reply before it is made to fit.
struct Written {
    message: Option<Message>,
    reason: Reason,
    /// Whether the server makes it fit and adds the OPT record.
    is_finished: bool,
}

impl<'s> Walk<'s> {
    pub(super) fn new(server: &'s Server, session: &'s mut Session, client: Client, tells: bool) -> Self {
        let (notes, path, lookups) = (Vec::new(), Vec::new(), Vec::new());
        Self { server, session, client, notes, path, tells, lookups, looked_up: 0, rewrites: 0 }
    }

    pub(super) fn reply(mut self, query: &Message) -> Asked<Reply, DnsNeed> {
        let written = match self.serve(query) {
            Ok(written) => written,
            Err(Stop::Unknown(needs)) => return Asked::Unknown(needs),
            Err(Stop::Unwritable { name }) => Written::nothing(ServerReason::UnwritableName { name }),
            Err(Stop::Endless { name }) => Written::nothing(ServerReason::EndlessLookup { name }),
        };
        let Written { mut message, reason, is_finished } = written;
        let mut compression = Compression::Off;
        if let Some(message) = &mut message
            && !is_finished
        {
            compression = self.finish(message, query);
        }
        let Self { path, notes: mut assumed, .. } = self;
        assumed.sort();
        assumed.dedup();
        Asked::Known(Reply { message, compression, reason, path, assumed })
    }

    /// Looks another name up through the whole server, for a plugin that handles `query`: the message that would be
    /// written, if any.
    ///
    /// Source: coredns/coredns plugin/pkg/upstream/upstream.go Lookup
    pub(crate) fn lookup(&mut self, query: &Message, name: &Name, rtype: RecordType) -> Result<Option<Message>, Stop> {
        let rewrites = if self.server.coredns.bounds_cname_rules() { self.rewrites } else { 0 };
        let again = self
            .lookups
            .iter()
            .any(|seen| seen.rtype == rtype && seen.rewrites == rewrites && seen.name.eq_ignore_case(name));
        self.looked_up = self.looked_up.saturating_add(1);
        if again {
            return Err(Stop::Endless { name: name.to_string() });
        }
        if self.lookups.len() >= MOST_LOOKUPS || self.looked_up > MOST_LOOKUPS_IN_ALL {
            let limit = if self.looked_up > MOST_LOOKUPS_IN_ALL { MOST_LOOKUPS_IN_ALL } else { MOST_LOOKUPS };
            return Err(Stop::Unknown(vec![DnsNeed::MoreLookups { name: name.clone(), limit }]));
        }
        let question = Question { name: name.clone(), rtype, class: Class::IN };
        let query = Message { questions: vec![question], ..query.clone() };
        self.lookups.push(Lookup { name: name.clone(), rtype, rewrites });
        let written = self.serve(&query);
        self.lookups.pop();
        let Written { mut message, is_finished, .. } = written?;
        if let Some(message) = &mut message
            && !is_finished
        {
            self.finish(message, &query);
        }
        Ok(message)
    }

    /// Tells what a plugin did.
    pub(crate) fn tell(&mut self, block: &Block, plugin: &'static str, verdict: StepVerdict, reason: &Reason) {
        if !self.tells {
            return;
        }
        let lookup = self.lookups.last().map(|Lookup { name, rtype, .. }| format!("{name} {rtype}"));
        self.path.push(Step { lookup, block: block.keys.clone(), plugin, verdict, reason: reason.clone() });
    }

    /// Adds the OPT record and makes the message fit.
    ///
    /// Source: coredns/coredns request/writer.go ScrubWriter
    fn finish(&self, message: &mut Message, query: &Message) -> Compression {
        message.answer_edns(query);
        message.scrub(query, self.client.transport, self.client.ip)
    }

    /// Source: coredns/coredns core/dnsserver/server.go ServeDNS
    fn serve(&mut self, query: &Message) -> Result<Written, Stop> {
        let server = self.server;
        let Some(question) = query.questions.first() else {
            return Ok(Written::code(query, Rcode::SERVFAIL, ServerReason::NotAccepted { rcode: Rcode::SERVFAIL }));
        };
        if question.class != Class::IN && !server.blocks.iter().any(|block| block.takes_any_class) {
            return Ok(Written::code(query, Rcode::REFUSED, ServerReason::ClassNotServed));
        }
        if let Some(version) = query.edns().map(|edns| edns.version()).filter(|version| *version != 0) {
            return Ok(Written::bad_version(query, version));
        }
        let seeks_parent = query.opcode == Opcode::QUERY && question.rtype == RecordType::DS;
        let mut parent = None;
        for block in above(&server.blocks, &question.name) {
            if block.plugins.is_empty() {
                let reason = ServerReason::NoPlugins { block: block.keys.clone() };
                return Ok(Written::code(query, Rcode::REFUSED, reason));
            }
            if !seeks_parent {
                return self.through(block, query);
            }
            // The parent zone answers for DS; the one that is found last is taken for it.
            parent = Some(block);
        }
        let block = parent.or_else(|| root(&server.blocks).filter(|block| !block.plugins.is_empty()));
        match block {
            Some(block) => self.through(block, query),
            None => {
                let zones = server.blocks.iter().flat_map(|block| &block.zones).map(Name::to_string).collect();
                Ok(Written::code(query, Rcode::REFUSED, ServerReason::NoBlock { zones }))
            }
        }
    }

    /// The reply of a block: what its plugins write, else the code that they return.
    fn through(&mut self, block: &Block, query: &Message) -> Result<Written, Stop> {
        let outcome = self.next(block, 0, query)?;
        let is_failure = outcome.is_failure_code();
        let Outcome { written, code, reason, question, .. } = outcome;
        if is_failure && written.is_none() {
            let mut message = Message { rcode: code, ..Message::reply_to(query) };
            if let Some(question) = question {
                message.questions = vec![question];
            }
            return Ok(Written { message: Some(message), reason, is_finished: false });
        }
        Ok(Written { message: written, reason, is_finished: false })
    }
}

impl Written {
    fn code(query: &Message, rcode: Rcode, reason: ServerReason) -> Self {
        let message = Message { rcode, ..Message::reply_to(query) };
        Self { message: Some(message), reason: Reason::Server(reason), is_finished: false }
    }

    fn nothing(reason: ServerReason) -> Self {
        Self { message: None, reason: Reason::Server(reason), is_finished: true }
    }

    /// Source: coredns/coredns plugin/pkg/edns/edns.go Version
    fn bad_version(query: &Message, version: u8) -> Self {
        let mut message = Message { rcode: Rcode::BADVERS, ..Message::reply_to(query) };
        message.additionals = vec![Record::opt(0, false, Vec::new())];
        let reason = Reason::Server(ServerReason::EdnsVersion { version });
        Self { message: Some(message), reason, is_finished: true }
    }
}

impl From<KubernetesReason> for Reason {
    fn from(reason: KubernetesReason) -> Self {
        Self::Kubernetes(reason)
    }
}

impl From<ChainReason> for Reason {
    fn from(reason: ChainReason) -> Self {
        Self::Chain(reason)
    }
}
