//! The addresses in the replies that glibc has taken.

use std::net::IpAddr;

use super::super::{Family, LookupError};
use super::send::Received;
use crate::dns::message::{Message, Name, RecordData, RecordType};

/// What the replies hold.
pub(super) struct Addresses {
    pub(super) result: Result<Vec<IpAddr>, LookupError>,
    /// How often the whole lookup is made: once more for each time that the buffer for the result is too small.
    pub(super) passes: u64,
}

/// The buffer for the result; it doubles.
const BUFFER: usize = 1024;

/// The addresses of both replies, or why there are none.
///
/// Source: bminor/glibc resolv/nss_dns/dns-host.c gaih_getanswer, getanswer_r
pub(super) fn addresses(received: &Received, types: &[RecordType], family: Family) -> Addresses {
    let answers: Vec<Answer> = match types {
        [first, second] => {
            let first = received.first.as_ref().map(|message| Answer::of(message, *first));
            first.into_iter().chain(received.second.as_ref().map(|message| Answer::of(message, *second))).collect()
        }
        types => {
            let rtype = types.first().copied().unwrap_or(RecordType::A);
            received.first.iter().map(|message| Answer::of(message, rtype)).collect()
        }
    };
    let found: Vec<IpAddr> = answers.iter().flat_map(|answer| answer.addresses.iter().copied()).collect();
    if found.is_empty() {
        // Of a lookup for IPv4 alone another function makes the error.
        let error = if family == Family::Inet { LookupError::NoData } else { LookupError::NoName };
        return Addresses { result: Err(error), passes: 1 };
    }
    let needed = if family == Family::Unspec { tuples(&answers) } else { host_entry(&answers, family) };
    let (mut size, mut passes) = (BUFFER, 1_u64);
    while size < needed {
        size = size.saturating_mul(2);
        passes = passes.saturating_add(1);
    }
    Addresses { result: Ok(found), passes }
}

/// What one reply holds.
struct Answer {
    addresses: Vec<IpAddr>,
    /// The lengths of its names: the one asked for, then those to which aliases lead.
    names: Vec<usize>,
}

impl Answer {
    /// The addresses of a type that belong to the name to which the aliases lead.
    fn of(message: &Message, rtype: RecordType) -> Self {
        let mut answer = Self { addresses: Vec::new(), names: Vec::new() };
        let Some(question) = message.questions.first().filter(|question| is_host(&question.name)) else {
            return answer;
        };
        let mut owner = &question.name;
        answer.names.push(owner.wire().len());
        for record in &message.answers {
            let owned = record.rtype == rtype && record.name.eq_ignore_case(owner);
            match &record.data {
                RecordData::Cname(target) => {
                    owner = target;
                    if is_host(target) {
                        answer.names.push(target.wire().len());
                    }
                }
                RecordData::A(ip) if owned => answer.addresses.push(IpAddr::V4(*ip)),
                RecordData::Aaaa(ip) if owned => answer.addresses.push(IpAddr::V6(*ip)),
                _ => {}
            }
        }
        answer
    }
}

/// The size of a list of addresses of both families: 40 bytes each, and the last name once.
fn tuples(answers: &[Answer]) -> usize {
    let count = answers.iter().fold(0_usize, |sum, answer| sum.saturating_add(answer.addresses.len()));
    let named = answers.iter().find(|answer| !answer.addresses.is_empty());
    // The text has one character less than the octets on the wire have, and a zero byte.
    let name = named.and_then(|answer| answer.names.last()).map_or(0, |octets| octets.saturating_sub(1));
    count.saturating_mul(40).saturating_add(name.next_multiple_of(8))
}

/// The size of a `struct hostent`: the names, then the addresses, then a pointer to each.
fn host_entry(answers: &[Answer], family: Family) -> usize {
    let size = if family == Family::Inet { 4_usize } else { 16 };
    answers.iter().fold(0_usize, |sum, answer| {
        let names = answer.names.iter().fold(0_usize, |sum, octets| sum.saturating_add(octets.saturating_sub(1)));
        let addresses = answer.addresses.len().saturating_mul(size);
        let pointers = answer.addresses.len().saturating_add(1).saturating_add(answer.names.len()).saturating_mul(8);
        let data = names.next_multiple_of(4).saturating_add(addresses).next_multiple_of(8);
        sum.saturating_add(data).saturating_add(pointers)
    })
}

fn is_host(name: &Name) -> bool {
    let allowed = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
    let dash = name.labels().next().is_some_and(|first| first.starts_with(b"-"));
    !dash && name.labels().all(|label| label.iter().all(allowed))
}
