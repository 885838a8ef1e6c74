//! The chain of plugins of a block.

use crate::dns::kubernetes::{Kubernetes, Served};
use crate::dns::message::{Message, Rcode};
use crate::dns::need::DnsNeed;

use super::block::{Block, Plugin};
use super::chain_reason::ChainReason;
use super::loadbalance::Ordered;
use super::outcome::Outcome;
use super::walk::Walk;
use super::zones::Zones;
use super::{Reason, ServerReason, StepVerdict, Stop};

impl Walk<'_> {
    /// What the plugin at a place of the chain, and those behind it, do with a query. Behind the last one is nothing:
    /// the plugin before it fails.
    ///
    /// Source: coredns/coredns plugin/plugin.go NextOrFailure
    pub(crate) fn next(&mut self, block: &Block, at: usize, query: &Message) -> Result<Outcome, Stop> {
        let Some(plugin) = block.plugins.get(at) else {
            let plugin = at.checked_sub(1).and_then(|before| block.plugins.get(before)).map_or("", Plugin::name);
            let reason = Reason::Server(ServerReason::NoNextPlugin { plugin });
            return Ok(Outcome { failed: true, ..Outcome::code(Rcode::SERVFAIL, reason) });
        };
        let next = at.saturating_add(1);
        match plugin {
            Plugin::Kubernetes(kubernetes) => self.kubernetes(kubernetes, block, next, query),
            Plugin::Any => match super::any::answer(query) {
                Some(message) => {
                    let reason = ChainReason::AnyObsoleted.into();
                    self.tell(block, "any", StepVerdict::Answered, &reason);
                    Ok(Outcome::written(message, reason))
                }
                None => self.next(block, next, query),
            },
            Plugin::Autopath(autopath) => self.autopath(autopath, block, next, query),
            Plugin::Cache(cache) => self.cache(cache, block, next, query),
            Plugin::Forward(forward) => self.forward(forward, block, next, query),
            Plugin::Hosts(hosts) => self.hosts(hosts, block, next, query),
            Plugin::Loadbalance(options) => {
                const NAME: &str = "loadbalance";
                let mut outcome = self.next(block, next, query)?;
                let draws = self.session.draws();
                let order = |message| super::loadbalance::order(message, options, draws);
                let Ordered { shuffled, preferred } = outcome.written.as_mut().map(order).unwrap_or_default();
                let mut tell = |reason: ChainReason| self.tell(block, NAME, StepVerdict::Changed, &reason.into());
                if shuffled > 0 {
                    tell(ChainReason::Shuffled { records: shuffled });
                }
                if preferred > 0 {
                    tell(ChainReason::Preferred { records: preferred });
                }
                Ok(outcome)
            }
            Plugin::Rewrite(options) => self.rewrite(options, block, next, query),
            Plugin::Template(templates) => self.template(templates, block, next, query),
            Plugin::Passive(_) => self.next(block, next, query),
            Plugin::NotModelled(name) => {
                Err(Stop::Unknown(vec![DnsNeed::NotModelled { plugin: (*name).to_owned(), block: block.keys.clone() }]))
            }
        }
    }

    /// Passes a query on whose name is in no zone of a plugin.
    pub(super) fn outside(
        &mut self,
        plugin: &'static str,
        zones: &Zones,
        block: &Block,
        next: usize,
        query: &Message,
    ) -> Result<Outcome, Stop> {
        let reason = ChainReason::OutsideZones { zones: zones.texts() };
        self.tell(block, plugin, StepVerdict::Next, &reason.into());
        self.next(block, next, query)
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
