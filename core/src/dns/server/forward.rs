//! The plugin `forward`: what other servers reply comes from the caller.

use crate::dns::corefile::plugin::forward::{Forward as Options, Target};
use crate::dns::message::{Message, Name, Rcode};
use crate::dns::need::DnsNeed;

use super::block::{Block, Plugin};
use super::chain_reason::ChainReason;
use super::outcome::Outcome;
use super::walk::Walk;
use super::{StepVerdict, Stop};

/// A use of `forward`.
#[derive(Debug, Clone)]
pub(crate) struct Forward {
    from: Name,
    except: Vec<Name>,
    targets: Vec<String>,
    next: Vec<Rcode>,
    next_on_nodata: bool,
}

impl Forward {
    pub(super) fn new(options: &Options) -> Self {
        let name = |zone: &String| Name::parse(zone).ok();
        let targets = options.targets.iter().map(|target| match target {
            Target::Address { address, .. } => address.clone(),
            Target::File { path } => path.clone(),
            Target::Host { name, port, .. } => format!("{name}:{port}"),
        });
        Self {
            from: name(&options.from).unwrap_or_else(Name::root),
            except: options.except.iter().filter_map(name).collect(),
            targets: targets.collect(),
            next: options.next.clone(),
            next_on_nodata: options.next_on_nodata,
        }
    }

    /// Source: coredns/coredns plugin/forward/forward.go match
    fn is_for(&self, name: &Name) -> bool {
        name.eq_ignore_case(&self.from)
            || name.is_subdomain_of(&self.from) && !self.except.iter().any(|zone| name.is_subdomain_of(zone))
    }
}

impl Walk<'_> {
    /// Source: coredns/coredns plugin/forward/forward.go ServeDNS
    pub(super) fn forward(
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
        let heard = self.session.heard(question).cloned();
        let Some(reply) = heard.or_else(|| self.server.upstream.reply(question).map(|reply| reply.message(query))) else {
            let (name, rtype) = (question.name.clone(), question.rtype);
            return Err(Stop::Unknown(vec![DnsNeed::Upstream { name, rtype, targets }]));
        };
        let Some(message) = reply.map(|reply| Message { id: query.id, questions: query.questions.clone(), ..reply }) else {
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
