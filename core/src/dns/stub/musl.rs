//! The walk of musl 1.2.5.

use std::net::IpAddr;

use super::asking::{Ask, Asking, StubReply};
use super::conf::{self, Conf};
use super::hosts::MUSL_ADDRESSES;
use super::{Client, Family, LookupError, Next, Outcome, Reply, Step, Walk};
use crate::dns::message::{Message, Name, Rcode, RecordData, RecordType, Transport};

/// musl keeps no more of an answer.
const ANSWER: usize = 4800;
/// The longest name, without a dot at its end.
const LONGEST: usize = 253;

/// What the answers for a candidate lead to.
enum Verdict {
    Found(Vec<IpAddr>),
    TryNext,
    Fail(LookupError),
}

/// Source: bminor/musl src/network/lookup_name.c name_from_dns_search
pub(super) fn walk<E>(
    client: &Client,
    name: &str,
    family: Family,
    steps: &mut Vec<Step>,
    mut ask: Ask<'_, E>,
) -> Result<Walk, E> {
    let conf = conf::musl::read(&client.resolv_conf);
    let rooted = name.ends_with('.');
    let stem = name.strip_suffix('.').unwrap_or(name);
    if name.len() > 254 || stem.is_empty() || stem.ends_with('.') {
        return Ok(Walk::default());
    }
    let dots = u64::try_from(name.matches('.').count()).unwrap_or(u64::MAX);
    let searches = !rooted && dots < conf.ndots;
    let domains: &[String] = if searches { &conf.search } else { &[] };
    // A domain for which the buffer has no room is passed over.
    let room = 255_usize.saturating_sub(stem.len());
    let joined = domains.iter().filter(|domain| domain.len() < room).map(|domain| format!("{stem}.{domain}"));
    let candidates: Vec<String> = joined.chain([stem.to_owned()]).collect();
    let last = candidates.len().saturating_sub(1);
    for (index, candidate) in candidates.iter().enumerate() {
        let (mut step, verdict) = one(&conf, candidate, family, &mut ask)?;
        let outcome = step.outcome;
        let (next, result) = match verdict {
            Verdict::Found(addresses) => (Next::Found { outcome }, Some(Ok(addresses))),
            Verdict::Fail(error) if index == last => (Next::Last { outcome }, Some(Err(error))),
            Verdict::Fail(error) => (Next::Stop { outcome }, Some(Err(error))),
            Verdict::TryNext if index == last => (Next::Last { outcome }, Some(Err(LookupError::NoName))),
            Verdict::TryNext => (Next::TryNext { outcome }, None),
        };
        step.next = next;
        steps.push(step);
        if let Some(result) = result {
            return Ok(Walk::of(std::mem::take(steps), result));
        }
    }
    Ok(Walk::of(std::mem::take(steps), Err(LookupError::NoName)))
}

/// The name of a query as musl writes it: backslashes are letters like others.
///
/// Source: bminor/musl src/network/res_mkquery.c
fn query_name(candidate: &str) -> Option<Name> {
    let stem = candidate.strip_suffix('.').unwrap_or(candidate);
    let fits = !stem.is_empty() && stem.len() <= LONGEST;
    fits.then(|| Name::from_labels(stem.split('.').map(str::as_bytes)).ok()).flatten()
}

fn one<E>(conf: &Conf, candidate: &str, family: Family, ask: &mut Ask<'_, E>) -> Result<(Step, Verdict), E> {
    let step = |candidate: String, outcome| Step {
        candidate,
        types: Vec::new(),
        answers: Vec::new(),
        sent: 0,
        outcome,
        next: Next::Last { outcome },
    };
    let Some(name) = query_name(candidate) else {
        let candidate = format!("{}.", candidate.strip_suffix('.').unwrap_or(candidate));
        return Ok((step(candidate, Outcome::InvalidName), Verdict::TryNext));
    };
    let mut made = step(name.to_string(), Outcome::Timeout);
    if conf.attempts == 0 {
        return Ok((made, Verdict::Fail(LookupError::Crash)));
    }
    if conf.timeout == 0 {
        return Ok((made, Verdict::Fail(LookupError::Again)));
    }
    let mut asking = Asking::new(ask, name, None);
    let mut accepted = Vec::new();
    let (mut failing, mut silent, mut ended) = (0_u64, 0_u64, false);
    for &rtype in family.types() {
        let reply = asking.send(rtype, Transport::Udp)?;
        asking.repeat(conf.server_count().saturating_sub(1));
        let reply = match reply {
            StubReply::Message(reply) if answers(&reply.message) && reply.message.truncated => {
                match asking.send(rtype, Transport::Tcp)? {
                    StubReply::Message(reply) if answers(&reply.message) => Some(reply),
                    // Then musl gives up at once what else it waits for.
                    StubReply::Message(_) => {
                        ended = true;
                        None
                    }
                    StubReply::Timeout => None,
                }
            }
            StubReply::Message(reply) if answers(&reply.message) => Some(reply),
            StubReply::Message(reply) if reply.message.rcode == Rcode::SERVFAIL => {
                failing = failing.saturating_add(1);
                None
            }
            _ => {
                silent = silent.saturating_add(1);
                None
            }
        };
        accepted.push((rtype, reply));
    }
    let rounds = if ended { 1 } else { conf.attempts };
    asking.repeat(repeated(conf, family, rounds, failing, silent));
    made.sent = asking.sent;
    made.types.clone_from(&asking.types);
    made.answers = asking.answers();
    made.outcome = Outcome::together(made.answers.iter().map(|(_, reply)| Outcome::of(reply)));
    let verdict = judge(&accepted);
    Ok((made, verdict))
}

/// Only NOERROR and NXDOMAIN are answers; musl waits for one as long as it may.
fn answers(message: &Message) -> bool {
    matches!(message.rcode, Rcode::NOERROR | Rcode::NXDOMAIN)
}

/// How many queries are sent again: to all servers in every round, and at once for a SERVFAIL, as often as two for each
/// query of the lookup in a round.
///
/// Source: bminor/musl src/network/res_msend.c
fn repeated(conf: &Conf, family: Family, rounds: u64, failing: u64, silent: u64) -> u64 {
    if failing.saturating_add(silent) == 0 {
        return 0;
    }
    let types = u64::try_from(family.types().len()).unwrap_or_default();
    let at_once = if failing > 0 { types.saturating_mul(2) } else { 0 };
    let a_round = failing.saturating_add(silent).saturating_mul(conf.server_count()).saturating_add(at_once);
    a_round.saturating_mul(rounds.saturating_sub(1)).saturating_add(at_once)
}

fn judge(accepted: &[(RecordType, Option<Reply>)]) -> Verdict {
    for (_, reply) in accepted {
        match reply {
            None => return Verdict::Fail(LookupError::Again),
            Some(reply) if reply.message.rcode == Rcode::NXDOMAIN => return Verdict::TryNext,
            Some(_) => {}
        }
    }
    let each = accepted.iter().rev().filter_map(|(rtype, reply)| Some((*rtype, reply.as_ref()?)));
    let mut addresses: Vec<IpAddr> = each.flat_map(|(rtype, reply)| kept(rtype, reply)).collect();
    addresses.truncate(MUSL_ADDRESSES);
    if addresses.is_empty() { Verdict::Fail(LookupError::NoData) } else { Verdict::Found(addresses) }
}

/// The addresses of the type in the part of the answer that is kept.
fn kept(rtype: RecordType, reply: &Reply) -> Vec<IpAddr> {
    let mut part = Message { authorities: Vec::new(), additionals: Vec::new(), ..reply.message.clone() };
    while part.length(reply.compression) > ANSWER && part.answers.pop().is_some() {}
    part.answers
        .iter()
        .filter_map(|record| match record.data {
            RecordData::A(ip) if rtype == RecordType::A => Some(IpAddr::V4(ip)),
            RecordData::Aaaa(ip) if rtype == RecordType::AAAA => Some(IpAddr::V6(ip)),
            _ => None,
        })
        .collect()
}
