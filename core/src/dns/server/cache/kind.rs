//! The kinds of replies that `cache` tells apart.
//!
//! Source: coredns/coredns plugin/pkg/response/typify.go, plugin/cache/cache.go, plugin/pkg/dnsutil/ttl.go

use crate::dns::message::{Class, Message, Name, Opcode, Rcode, Record, RecordData, RecordType};
use crate::release::CoreDns;

/// The TTL of what has none, in seconds.
const SHORT: i64 = 5;

/// A kind of reply.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Success,
    Delegation,
    NameError,
    NoData,
    Failure,
    /// What is never kept.
    Other,
}

impl Kind {
    pub(super) fn of(message: &Message, coredns: CoreDns) -> Self {
        match Self::plain(message, coredns) {
            // A chain of aliases that does not lead to the type asked.
            Self::Success if coredns.caches_answers_only() && has_soa(message) && misses(message) => Self::NoData,
            kind => kind,
        }
    }

    fn plain(message: &Message, coredns: CoreDns) -> Self {
        let rtype = message.questions.first().map(|question| question.rtype);
        if message.opcode != Opcode::QUERY || matches!(rtype, Some(RecordType::AXFR | RecordType::IXFR)) {
            return Self::Other;
        }
        let soa = has_soa(message);
        let newer = coredns.denies_without_soa();
        match message.rcode {
            Rcode::NOERROR if !message.answers.is_empty() => Self::Success,
            Rcode::NXDOMAIN if !message.answers.is_empty() && newer => Self::Other,
            Rcode::NOERROR if soa => Self::NoData,
            Rcode::NXDOMAIN if soa || newer => Self::NameError,
            Rcode::SERVFAIL | Rcode::NOTIMP => Self::Failure,
            Rcode::NOERROR if message.authorities.iter().any(|record| record.rtype == RecordType::NS) => {
                Self::Delegation
            }
            Rcode::NOERROR => Self::Success,
            _ => Self::Other,
        }
    }

    /// Whether a reply of this kind may be kept.
    ///
    /// Source: coredns/coredns plugin/cache/cache.go key
    pub(super) fn is_kept(self, message: &Message, coredns: CoreDns) -> bool {
        if message.truncated {
            return false;
        }
        match self {
            Self::Other => false,
            Self::NameError => has_soa(message),
            Self::Success => !coredns.caches_answers_only() || has_soa(message) || !misses(message),
            _ => true,
        }
    }
}

fn has_soa(message: &Message) -> bool {
    message.authorities.iter().any(|record| record.rtype == RecordType::SOA)
}

/// Whether the answer has records, but none for the question.
fn misses(message: &Message) -> bool {
    !message.answers.is_empty() && !answers(message)
}

fn answers(message: &Message) -> bool {
    let Some(question) = message.questions.first() else { return false };
    let records = &message.answers;
    let of_class = |record: &&Record| question.class == Class::ANY || record.class == question.class;
    if question.rtype == RecordType::ANY {
        return records.iter().filter(of_class).any(|record| record.name.eq_ignore_case(&question.name));
    }
    let mut name = question.name.clone();
    if question.rtype == RecordType::CNAME {
        return matches!(target(records, &name, question.class), Ok(Some(_)));
    }
    let mut seen: Vec<Name> = Vec::new();
    loop {
        if seen.iter().any(|before| before.eq_ignore_case(&name)) {
            return false;
        }
        match target(records, &name, question.class) {
            Err(()) => return false,
            Ok(None) => break,
            Ok(Some(next)) => seen.push(std::mem::replace(&mut name, next)),
        }
    }
    records.iter().filter(of_class).any(|record| record.rtype == question.rtype && record.name.eq_ignore_case(&name))
}

/// The one target of a name's aliases; several are an error.
fn target(records: &[Record], owner: &Name, class: Class) -> Result<Option<Name>, ()> {
    let mut found: Option<&Name> = None;
    for record in records {
        let RecordData::Cname(target) = &record.data else { continue };
        if class != Class::ANY && record.class != class || !record.name.eq_ignore_case(owner) {
            continue;
        }
        if found.is_some_and(|found| !found.eq_ignore_case(target)) {
            return Err(());
        }
        found = Some(target);
    }
    Ok(found.cloned())
}

/// The lowest TTL of a reply, at most `most`.
///
/// Source: coredns/coredns plugin/pkg/dnsutil/ttl.go MinimalTTLWithMaximum
pub(super) fn least_ttl(message: &Message, kind: Kind, most: i64) -> i64 {
    let records = [&message.answers, &message.authorities, &message.additionals].into_iter().flatten();
    let mut records = records.filter(|record| record.rtype != RecordType::OPT).peekable();
    if !matches!(kind, Kind::Success | Kind::NameError | Kind::NoData) || records.peek().is_none() {
        return SHORT;
    }
    records.map(|record| i64::from(record.ttl)).min().unwrap_or(most).min(most)
}
