//! The walk of Go's own resolver.

use std::net::IpAddr;

use super::asking::{Ask, Asking, StubReply};
use super::conf::{self, Conf};
use super::{Client, Family, LookupError, Next, Outcome, Step, Walk};
use crate::dns::message::{Message, Name, Rcode, RecordData, RecordType, Transport};

/// The size that Go's OPT record names.
const UDP_SIZE: u16 = 1232;
/// The longest name, with the dot at its end.
const LONGEST: usize = 254;

/// Source: golang/go src/net/dnsclient_unix.go goLookupIPCNAMEOrder
pub(super) fn walk<E>(
    client: &Client,
    name: &str,
    family: Family,
    steps: &mut Vec<Step>,
    mut ask: Ask<'_, E>,
) -> Result<Walk, E> {
    let failed = || Walk { result: Err(LookupError::NoSuchHost), ..Walk::default() };
    if !is_domain_name(name) {
        return Ok(failed());
    }
    let conf = conf::go::read(&client.resolv_conf, client.hostname.as_deref());
    let candidates = candidates(&conf, name);
    if candidates.is_empty() {
        // An empty list is no error until an address is wanted.
        return Ok(Walk { result: Err(LookupError::NoSuitableAddress), ..Walk::default() });
    }
    let last = candidates.len().saturating_sub(1);
    let mut error = None;
    for (index, candidate) in candidates.iter().enumerate() {
        let (mut step, found) = one(&conf, candidate, family, &mut ask)?;
        let outcome = step.outcome;
        // The error of the name as it was given counts, else the first.
        for failure in found.failures {
            if error.is_none() || *candidate == format!("{name}.") {
                error = Some(failure);
            }
        }
        step.next = match (found.addresses.is_empty(), index == last) {
            (false, _) => Next::Found { outcome },
            (true, false) => Next::TryNext { outcome },
            (true, true) => Next::Last { outcome },
        };
        steps.push(step);
        if !found.addresses.is_empty() {
            return Ok(Walk::of(std::mem::take(steps), Ok(found.addresses)));
        }
    }
    Ok(Walk::of(std::mem::take(steps), Err(error.unwrap_or(LookupError::NoSuchHost))))
}

/// Whether Go asks for the name at all.
///
/// Source: golang/go src/net/dnsclient.go isDomainName
fn is_domain_name(name: &str) -> bool {
    if name == "." {
        return true;
    }
    let stem = name.strip_suffix('.').unwrap_or(name);
    let label_fits = |label: &str| {
        let letters = label.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'));
        let edges = !label.starts_with('-') && !label.ends_with('-');
        letters && edges && (1..=63).contains(&label.len())
    };
    let has_letter = stem.bytes().any(|byte| !byte.is_ascii_digit() && byte != b'.');
    stem.len() < LONGEST && has_letter && stem.split('.').all(label_fits)
}

/// The names to try, all with a dot at their end.
///
/// Source: golang/go src/net/dnsclient_unix.go nameList
fn candidates(conf: &Conf, name: &str) -> Vec<String> {
    let avoided = |name: &str| {
        let stem = name.strip_suffix('.').unwrap_or(name);
        stem.len() >= 6
            && stem.get(stem.len().saturating_sub(6)..).is_some_and(|end| end.eq_ignore_ascii_case(".onion"))
    };
    if name.ends_with('.') {
        return if avoided(name) { Vec::new() } else { vec![name.to_owned()] };
    }
    let dots = u64::try_from(name.matches('.').count()).unwrap_or(u64::MAX);
    let rooted = format!("{name}.");
    let searched = conf.search.iter().map(|domain| format!("{rooted}{domain}")).filter(|name| name.len() <= LONGEST);
    let mut names: Vec<String> = searched.collect();
    let place = if dots >= conf.ndots { 0 } else { names.len() };
    names.insert(place, rooted.clone());
    names.retain(|name| !avoided(name));
    names
}

/// What one candidate brings: addresses, and the error of each family that has none, in the order in which they come.
struct Found {
    addresses: Vec<IpAddr>,
    failures: Vec<LookupError>,
}

fn one<E>(conf: &Conf, candidate: &str, family: Family, ask: &mut Ask<'_, E>) -> Result<(Step, Found), E> {
    let labels = candidate.strip_suffix('.').unwrap_or(candidate).split('.').filter(|_| candidate != ".");
    let Ok(name) = Name::from_labels(labels.map(str::as_bytes)) else {
        let outcome = Outcome::InvalidName;
        let next = Next::Last { outcome };
        let step =
            Step { candidate: candidate.to_owned(), types: Vec::new(), answers: Vec::new(), sent: 0, outcome, next };
        let failures = vec![LookupError::CannotMarshal; family.types().len()];
        return Ok((step, Found { addresses: Vec::new(), failures }));
    };
    let mut asking = Asking::new(ask, name, Some(UDP_SIZE));
    let mut addresses = Vec::new();
    let mut failures = Vec::new();
    for &rtype in family.types() {
        let before = asking.sent;
        match exchange(conf, &mut asking, rtype)? {
            Ok(found) => addresses.extend(found),
            Err(error) => failures.push((error == LookupError::Timeout, asking.sent.saturating_sub(before), error)),
        }
    }
    // Both families run at a time: what takes fewer queries comes first.
    failures.sort_by_key(|(timeout, sent, _)| (*timeout, *sent));
    let (sent, types) = (asking.sent, asking.types.clone());
    let answers = asking.answers();
    let outcome = Outcome::together(answers.iter().map(|(_, reply)| Outcome::of(reply)));
    let step = Step { candidate: candidate.to_owned(), types, answers, sent, outcome, next: Next::Last { outcome } };
    Ok((step, Found { addresses, failures: failures.into_iter().map(|(_, _, error)| error).collect() }))
}

/// One type, with all attempts.
///
/// Source: golang/go src/net/dnsclient_unix.go tryOneName, exchange
fn exchange<E>(
    conf: &Conf,
    asking: &mut Asking<'_, '_, E>,
    rtype: RecordType,
) -> Result<Result<Vec<IpAddr>, LookupError>, E> {
    let first = if conf.flags.use_vc { Transport::Tcp } else { Transport::Udp };
    let before = asking.sent;
    let mut reply = asking.send(rtype, first)?;
    if first == Transport::Udp && reply.message().is_some_and(|message| message.truncated) {
        reply = asking.send(rtype, Transport::Tcp)?;
    }
    let error = match &reply {
        StubReply::Timeout => LookupError::Timeout,
        StubReply::Message(reply) => match judge(&reply.message, rtype) {
            Ok(addresses) => return Ok(Ok(addresses)),
            Err(LookupError::NoSuchHost) => return Ok(Err(LookupError::NoSuchHost)),
            Err(error) => error,
        },
    };
    // All other servers and attempts bring the same.
    let once = asking.sent.saturating_sub(before);
    let times = conf.attempts.saturating_mul(conf.server_count()).saturating_sub(1);
    asking.repeat(once.saturating_mul(times));
    Ok(Err(error))
}

/// Source: golang/go src/net/dnsclient_unix.go checkHeader, skipToAnswer
fn judge(message: &Message, rtype: RecordType) -> Result<Vec<IpAddr>, LookupError> {
    match message.rcode {
        Rcode::NXDOMAIN => return Err(LookupError::NoSuchHost),
        Rcode::NOERROR => {}
        _ => return Err(LookupError::ServerMisbehaving),
    }
    let Message { authoritative, recursion_available, answers, additionals, .. } = message;
    if !authoritative && !recursion_available && answers.is_empty() && additionals.is_empty() {
        return Err(LookupError::LameReferral);
    }
    let from = answers.iter().position(|record| record.rtype == rtype).ok_or(LookupError::NoSuchHost)?;
    let usable = answers.iter().skip(from).filter_map(|record| match record.data {
        RecordData::A(ip) => Some(IpAddr::V4(ip)),
        RecordData::Aaaa(ip) => Some(IpAddr::V6(ip)),
        _ => None,
    });
    Ok(usable.collect())
}
