//! The plugin `cache`: a query and its reply.

use crate::dns::message::{Message, Opcode, Question, Rcode, Record, RecordType};
use crate::dns::need::DnsNeed;
use crate::release::CoreDns;

use super::super::block::Block;
use super::super::chain_reason::ChainReason;
use super::super::outcome::Outcome;
use super::super::walk::Walk;
use super::super::{StepVerdict, Stop};
use super::Cache;
use super::kind::Kind;
use super::store::{Item, Key, make_room};

const NAME: &str = "cache";

/// The key of a query.
fn key(query: &Message, question: &Question, coredns: CoreDns) -> Key {
    Key {
        name: question.name.to_lowercase(),
        rtype: question.rtype,
        class: coredns.caches_by_class().then_some(question.class),
        dnssec_ok: query.edns().is_some_and(|edns| edns.dnssec_ok()),
        checking_disabled: query.checking_disabled,
    }
}

/// What the cache did with a reply that is not its own.
fn verdict(reason: &ChainReason) -> StepVerdict {
    if *reason == ChainReason::CachePassed { StepVerdict::Passed } else { StepVerdict::Changed }
}

impl Walk<'_> {
    /// Source: coredns/coredns plugin/cache/handler.go ServeDNS
    pub(crate) fn cache(
        &mut self,
        cache: &Cache,
        block: &Block,
        next: usize,
        query: &Message,
    ) -> Result<Outcome, Stop> {
        let coredns = self.server.coredns;
        let Some(question) = query.questions.first() else { return self.next(block, next, query) };
        if query.opcode != Opcode::QUERY && coredns.caches_queries_only() {
            return self.next(block, next, query);
        }
        if !cache.zones.contain(&question.name) {
            let outcome = self.outside(NAME, &cache.zones, block, next, query)?;
            return Ok(Outcome { question: None, ..outcome });
        }
        let key = key(query, question, coredns);
        if let Some(outcome) = self.hit(cache, block, query, &key)? {
            return Ok(outcome);
        }
        let mut outcome = self.next(block, next, query)?;
        // The plugins behind have a copy of the question.
        outcome.question = None;
        // But where `rewrite` stands behind, it changed the type in the query by which the cache knows its reply.
        let question = &Question { rtype: outcome.rtype.unwrap_or(question.rtype), ..question.clone() };
        match outcome.written.take() {
            Some(message) => {
                let (message, reason) = self.keep(cache, message, question, &key);
                self.tell(block, NAME, verdict(&reason), &reason.into());
                outcome.written = Some(message);
            }
            None => {
                let keeps = outcome.failed && outcome.code == Rcode::SERVFAIL && coredns.caches_silent_failures();
                let mut reason = ChainReason::CachePassed;
                if keeps && cache.options.servfail.nanoseconds() > 0 {
                    let failure = Message { rcode: Rcode::SERVFAIL, ..Message::reply_to(query) };
                    if let (_, ChainReason::CacheKept { seconds, .. }) = self.keep(cache, failure, question, &key) {
                        reason = ChainReason::CacheFailureKept { seconds };
                    }
                }
                self.tell(block, NAME, verdict(&reason), &reason.into());
            }
        }
        Ok(outcome)
    }

    /// The reply that is kept, if there is one.
    ///
    /// Source: coredns/coredns plugin/cache/handler.go getIfNotStale, item.go toMsg
    fn hit(&mut self, cache: &Cache, block: &Block, query: &Message, key: &Key) -> Result<Option<Outcome>, Stop> {
        let not_modelled =
            || Stop::Unknown(vec![DnsNeed::NotModelled { plugin: NAME.to_owned(), block: block.keys.clone() }]);
        let coredns = self.server.coredns;
        let now = self.session.now();
        let stale = cache.options.stale.as_ref().map_or(0, |stale| stale.up_to.nanoseconds() / 1_000_000_000);
        let store = self.session.cache(cache.number);
        let usable = |item: &&Item| item.left(now) > 0 || stale > 0 && item.left(now).saturating_neg() < stale;
        let success = store.success.get(key).filter(usable);
        let denial = store.denial.get(key).filter(usable);
        let preferred = match denial {
            Some(item) if item.message.rcode == Rcode::SERVFAIL && coredns.prefers_success_to_failure() => {
                success.or(denial)
            }
            Some(_) => denial,
            None => success,
        };
        let Some(item) = preferred else { return Ok(None) };
        let left = item.left(now);
        // What is stale, or may have been fetched again, is another reply.
        if left <= 0 || item.refreshed {
            return Err(not_modelled());
        }
        let shown = if cache.options.keepttl { item.seconds } else { left };
        let kept = item.message.clone();
        let ttl = u32::try_from(shown).unwrap_or(0);
        let message = Message {
            rcode: kept.rcode,
            authoritative: kept.authoritative || !coredns.keeps_authoritative_bit(),
            authenticated_data: kept.authenticated_data && asks_authenticated(query),
            recursion_available: kept.recursion_available,
            answers: with_ttl(kept.answers, ttl),
            authorities: with_ttl(kept.authorities, ttl),
            additionals: with_ttl(kept.additionals, ttl),
            ..Message::reply_to(query)
        };
        if cache.options.prefetch > 0 && left < item.seconds {
            self.session.mark_refreshed(cache.number, key);
        }
        let reason = ChainReason::CacheHit { left }.into();
        self.tell(block, NAME, StepVerdict::Answered, &reason);
        Ok(Some(Outcome::written(message, reason)))
    }

    /// Gives the records of a reply the TTL for which it is kept, and keeps it if it may be kept and is for the question,
    /// by whose type it is kept.
    ///
    /// Source: coredns/coredns plugin/cache/cache.go WriteMsg, request/request.go Match
    fn keep(&mut self, cache: &Cache, mut message: Message, question: &Question, key: &Key) -> (Message, ChainReason) {
        let coredns = self.server.coredns;
        let kind = Kind::of(&message, coredns);
        let seconds = cache.seconds(&message, kind, coredns);
        let ttl = u32::try_from(seconds).unwrap_or(0);
        for section in [&mut message.answers, &mut message.authorities, &mut message.additionals] {
            *section = with_ttl(std::mem::take(section), ttl);
        }
        let is_for = |asked: &Question| {
            asked.name.eq_ignore_case(&question.name)
                && asked.rtype == question.rtype
                && (asked.class == question.class || !coredns.caches_by_class())
        };
        let is_for = message.response && matches!(message.questions.as_slice(), [asked] if is_for(asked));
        let is_kept = is_for && seconds > 0 && kind.is_kept(&message, coredns);
        let denied = matches!(kind, Kind::NameError | Kind::NoData | Kind::Failure);
        let except = if denied { &cache.except_denial } else { &cache.except_success };
        let mut reason = ChainReason::CachePassed;
        if is_kept && !except.contain(&question.name) {
            let stored = self.session.now();
            let store = self.session.cache(cache.number);
            let item = Item { message: message.clone(), seconds, stored, refreshed: false };
            let side = if denied { &mut store.denial } else { &mut store.success };
            let kept = if denied { &cache.options.denial } else { &cache.options.success };
            let key = Key { rtype: question.rtype, ..key.clone() };
            make_room(side, &key, usize::try_from(kept.capacity).unwrap_or(0), stored);
            side.insert(key, item);
            reason = ChainReason::CacheKept { seconds, kind: if denied { "denial" } else { "success" } };
        }
        (message, reason)
    }
}

fn asks_authenticated(query: &Message) -> bool {
    query.authenticated_data || query.edns().is_some_and(|edns| edns.dnssec_ok())
}

/// The records without OPT, with this TTL.
fn with_ttl(records: Vec<Record>, ttl: u32) -> Vec<Record> {
    records
        .into_iter()
        .filter(|record| record.rtype != RecordType::OPT)
        .map(|record| Record { ttl, ..record })
        .collect()
}
