//! The plugin `rewrite`: the question. What it does to the reply stands in `rewrite/reply.rs`.

mod pattern;
mod reply;

use crate::dns::corefile::plugin::rewrite::{Change, NameChange, Pattern, RewriteOptions};
use crate::dns::message::{Message, Name, Question, Rcode};
use crate::dns::need::DnsNeed;
use crate::gotext::regexp::NotModelled;

use super::block::Block;
use super::chain_reason::ChainReason;
use super::outcome::Outcome;
use super::walk::Walk;
use super::{StepVerdict, Stop};
use pattern::{is_for, replaced};
use reply::{NAME, ReplyRule};

impl Walk<'_> {
    /// Source: coredns/coredns plugin/rewrite/rewrite.go ServeDNS
    pub(super) fn rewrite(
        &mut self,
        options: &RewriteOptions,
        block: &Block,
        next: usize,
        query: &Message,
    ) -> Result<Outcome, Stop> {
        let not_modelled =
            || Stop::Unknown(vec![DnsNeed::NotModelled { plugin: NAME.to_owned(), block: block.keys.clone() }]);
        let Some(original) = query.questions.first() else { return self.next(block, next, query) };
        let mut question = original.clone();
        let mut replies: Vec<ReplyRule> = Vec::new();
        let (mut applied, mut stopped) = (Vec::new(), false);
        for (number, rule) in (1_usize..).zip(&options.rules) {
            let done = match change(&rule.change, &question).map_err(|_| not_modelled())? {
                Changed::No => false,
                Changed::NotModelled => return Err(not_modelled()),
                Changed::Name { text, rules } => {
                    let Ok(name) = Name::parse(&text) else {
                        let reason = ChainReason::InvalidRewrite { name: text }.into();
                        self.tell(block, NAME, StepVerdict::Failed, &reason);
                        return Ok(Outcome { failed: true, ..Outcome::code(Rcode::SERVFAIL, reason) });
                    };
                    question.name = name;
                    replies.extend(rules);
                    true
                }
                Changed::Question(changed) => {
                    question = changed;
                    true
                }
                Changed::Reply(rule) => {
                    replies.push(rule);
                    true
                }
            };
            if done {
                applied.push(number);
                stopped = !rule.goes_on;
            }
            if stopped {
                break;
            }
        }
        if applied.is_empty() {
            self.tell(block, NAME, StepVerdict::Next, &ChainReason::NotRewritten.into());
            return self.next(block, next, query);
        }
        let (name, rtype) = (question.name.to_string(), question.rtype);
        self.tell(block, NAME, StepVerdict::Next, &ChainReason::Rewritten { rules: applied, name, rtype }.into());
        let rewritten = Message { questions: vec![question.clone()], ..query.clone() };
        let mut outcome = self.next(block, next, &rewritten)?;
        outcome.rtype = Some(rtype);
        if !stopped && replies.is_empty() {
            // Without a rule for the reply the client sees the question as it was changed.
            outcome.question.get_or_insert(question);
            return Ok(outcome);
        }
        let message = match outcome.written.take() {
            Some(message) => message,
            None if !outcome.is_failure_code() => return Ok(outcome),
            // Older lines leave the message to the server here.
            None if !stopped && !self.server.coredns.writes_failures_after_rewrite() => {
                outcome.question.get_or_insert(question);
                return Ok(outcome);
            }
            None => {
                let code = std::mem::replace(&mut outcome.code, Rcode::NOERROR);
                let mut failure = Message { rcode: code, ..Message::reply_to(&rewritten) };
                // The OPT record is a record, to which rules for the reply apply.
                failure.answer_edns(&rewritten);
                failure
            }
        };
        outcome.written = Some(self.reverted(message, original, &replies, &rewritten)?);
        Ok(outcome)
    }
}

/// What a rule does with a question.
enum Changed {
    No,
    /// It is for the question, but what it does is not modelled.
    NotModelled,
    Name {
        text: String,
        rules: Vec<ReplyRule>,
    },
    Question(Question),
    Reply(ReplyRule),
}

fn change(change: &Change, question: &Question) -> Result<Changed, NotModelled> {
    Ok(match change {
        Change::Name(rule) => name(rule, question)?,
        Change::Class { from, to } if question.class == *from && from.0 > 0 && to.0 > 0 => {
            Changed::Question(Question { class: *to, ..question.clone() })
        }
        Change::Type { from, to } if question.rtype == *from && from.0 > 0 && to.0 > 0 => {
            Changed::Question(Question { rtype: *to, ..question.clone() })
        }
        Change::Class { .. } | Change::Type { .. } => Changed::No,
        Change::Ttl { names, least, most } if is_for(names, &lower(question))? => {
            Changed::Reply(ReplyRule::Ttl { least: *least, most: *most })
        }
        Change::Rcode { names, from, to } if is_for(names, &lower(question))? => {
            Changed::Reply(ReplyRule::Rcode { from: *from, to: *to })
        }
        Change::Ttl { .. } | Change::Rcode { .. } => Changed::No,
        Change::Cname { targets, to } => {
            let empty = matches!(targets, Pattern::Exact(from) | Pattern::Prefix(from) | Pattern::Suffix(from)
                | Pattern::Substring(from) if from.is_empty());
            if empty || to.is_empty() {
                return Ok(Changed::No);
            }
            Changed::Reply(ReplyRule::Cname { targets: targets.clone(), to: to.clone() })
        }
        Change::Edns0 => Changed::NotModelled,
    })
}

fn lower(question: &Question) -> String {
    question.name.to_lowercase().to_string()
}

/// Source: coredns/coredns plugin/rewrite/name.go
fn name(rule: &NameChange, question: &Question) -> Result<Changed, NotModelled> {
    let before = lower(question);
    if rule.metadata {
        return Ok(if is_for(&rule.names, &before)? { Changed::NotModelled } else { Changed::No });
    }
    let Some(text) = replaced(&rule.names, &before, &rule.to)? else { return Ok(Changed::No) };
    let mut rules = Vec::new();
    if rule.auto {
        let back = |value| ReplyRule::Back { value, from: text.clone(), to: before.clone() };
        rules.extend([back(false), back(true)]);
    }
    rules.extend(rule.answers.iter().cloned().map(ReplyRule::Answer));
    Ok(Changed::Name { text, rules })
}
