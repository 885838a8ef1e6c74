//! The plugin `forward`: a query.

use crate::dns::message::{Message, Rcode};
use crate::dns::need::DnsNeed;

use super::super::block::{Block, Plugin};
use super::super::chain_reason::ChainReason;
use super::super::outcome::Outcome;
use super::super::walk::Walk;
use super::super::{StepVerdict, Stop};
use super::Forward;

impl Walk<'_> {
    /// Source: coredns/coredns plugin/forward/forward.go ServeDNS
    pub(crate) fn forward(
        &mut self,
        forward: &Forward,
        block: &Block,
        next: usize,
        query: &Message,
    ) -> Result<Outcome, Stop> {
        const NAME: &str = "forward";
        let Some(question) = query.questions.first().filter(|question| forward.is_for(&question.name)) else {
            let reason = ChainReason::OutsideZones { zones: vec![forward.from.to_string()] };
            self.tell(block, NAME, StepVerdict::Next, &reason.into());
            return self.next(block, next, query);
        };
        let targets = forward.targets.clone();
        let known = || self.server.upstream.reply(question).map(|reply| reply.message(query));
        let Some(reply) = self.session.heard(question).cloned().or_else(known) else {
            let (name, rtype) = (question.name.clone(), question.rtype);
            return Err(Stop::Unknown(vec![DnsNeed::Upstream { name, rtype, targets }]));
        };
        let of_query = |reply| Message { id: query.id, questions: query.questions.clone(), ..reply };
        let Some(message) = reply.map(of_query) else {
            let reason = ChainReason::ForwardFailed { targets }.into();
            self.tell(block, NAME, StepVerdict::Failed, &reason);
            return Ok(Outcome { failed: true, ..Outcome::code(Rcode::SERVFAIL, reason) });
        };
        let is_empty = message.rcode == Rcode::NOERROR && message.answers.is_empty();
        let passes = forward.next.contains(&message.rcode) || forward.next_on_nodata && is_empty;
        if passes && matches!(block.plugins.get(next), Some(Plugin::Forward(_))) {
            let reason = ChainReason::ForwardNext { rcode: message.rcode }.into();
            self.tell(block, NAME, StepVerdict::Next, &reason);
            return self.next(block, next, query);
        }
        let reason = ChainReason::Forwarded { targets }.into();
        self.tell(block, NAME, StepVerdict::Answered, &reason);
        Ok(Outcome::written(message, reason))
    }
}
