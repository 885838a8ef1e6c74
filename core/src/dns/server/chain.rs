//! The chain of plugins of a block.

use crate::dns::kubernetes::{Kubernetes, Served};
use crate::dns::message::{Message, Rcode};
use crate::dns::need::DnsNeed;

use super::block::{Block, Plugin};
use super::walk::Walk;
use super::{Reason, ServerReason, StepVerdict, Stop};

/// What comes back from a plugin and those behind it.
#[derive(Debug, Clone)]
pub(crate) struct Outcome {
    /// The reply that was written.
    pub(crate) written: Option<Message>,
    /// The code that is returned. SERVFAIL, REFUSED, FORMERR and NOTIMP say by convention that nothing was written.
    pub(crate) code: Rcode,
    /// Why.
    pub(crate) reason: Reason,
}

impl Outcome {
    /// A reply that was written.
    pub(crate) fn written(message: Message, reason: impl Into<Reason>) -> Self {
        Self { written: Some(message), code: Rcode::NOERROR, reason: reason.into() }
    }

    /// A code without a reply.
    pub(crate) fn code(code: Rcode, reason: impl Into<Reason>) -> Self {
        Self { written: None, code, reason: reason.into() }
    }
}

impl Walk<'_> {
    /// What the plugin at a place of the chain, and those behind it, do with a query. Behind the last one is nothing:
    /// the plugin before it fails.
    ///
    /// Source: coredns/coredns plugin/plugin.go NextOrFailure
    pub(crate) fn next(&mut self, block: &Block, at: usize, query: &Message) -> Result<Outcome, Stop> {
        let Some(plugin) = block.plugins.get(at) else {
            let plugin = at.checked_sub(1).and_then(|before| block.plugins.get(before)).map_or("", Plugin::name);
            let reason = Reason::Server(ServerReason::NoNextPlugin { plugin });
            return Ok(Outcome { written: None, code: Rcode::SERVFAIL, reason });
        };
        let next = at.saturating_add(1);
        match plugin {
            Plugin::Kubernetes(kubernetes) => self.kubernetes(kubernetes, block, next, query),
            Plugin::Passive(_) => self.next(block, next, query),
            Plugin::NotModelled(name) => {
                Err(Stop::Unknown(vec![DnsNeed::NotModelled { plugin: (*name).to_owned(), block: block.keys.clone() }]))
            }
        }
    }

    fn kubernetes(
        &mut self,
        kubernetes: &Kubernetes,
        block: &Block,
        next: usize,
        query: &Message,
    ) -> Result<Outcome, Stop> {
        let mut facts = std::borrow::Cow::Borrowed(&self.server.facts);
        if block.binds {
            facts.to_mut().server_ips = Some(Vec::new());
        }
        let mut notes = std::mem::take(&mut self.notes);
        let mut resolve = |name: &_, rtype| self.lookup(query, name, rtype);
        let served = kubernetes.serve(query, &facts, &mut resolve, &mut notes);
        notes.append(&mut self.notes);
        self.notes = notes;
        const NAME: &str = "kubernetes";
        match served? {
            Served::Reply(message, reason) => {
                let reason = Reason::from(reason);
                self.tell(block, NAME, StepVerdict::Answered, &reason);
                Ok(Outcome::written(message, reason))
            }
            Served::Code(code, reason) => {
                let reason = Reason::from(reason);
                self.tell(block, NAME, StepVerdict::Failed, &reason);
                Ok(Outcome::code(code, reason))
            }
            Served::Next(reason) => {
                self.tell(block, NAME, StepVerdict::Next, &Reason::from(reason));
                self.next(block, next, query)
            }
        }
    }
}
