//! The walk of a lookup: what is tried, what comes back, and why the next step is taken.

use std::net::IpAddr;

use serde::Serialize;

use super::asking::{Ask, StubQuery, StubReply};
use super::{Advice, LookupError, Outcome, advice, glibc, go, hosts, literal, musl};
use crate::dns::message::RecordType;
use crate::gotext::ip;

/// A Pod, or another host, as its libc sees it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Client {
    /// The text of `/etc/resolv.conf`.
    pub resolv_conf: String,
    /// The text of `/etc/hosts`.
    pub hosts: String,
    /// The host name of the kernel; its domain is searched where resolv.conf has no search list.
    pub hostname: Option<String>,
}

/// A resolver.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Libc {
    /// glibc, as in Debian, Ubuntu, Red Hat.
    Glibc,
    /// musl, as in Alpine.
    Musl,
    /// Go's own resolver, without cgo.
    Go,
}

impl Libc {
    /// Each with its word.
    pub const ALL: &[(&'static str, Self)] = &[("glibc", Self::Glibc), ("musl", Self::Musl), ("go", Self::Go)];
}

/// Which addresses are asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Family {
    /// Both, `AF_UNSPEC`.
    Unspec,
    /// IPv4, `AF_INET`.
    Inet,
    /// IPv6, `AF_INET6`.
    Inet6,
}

impl Family {
    /// Each with its word.
    pub const ALL: &[(&'static str, Self)] = &[("unspec", Self::Unspec), ("inet", Self::Inet), ("inet6", Self::Inet6)];

    /// The types that are asked for.
    pub(super) fn types(self) -> &'static [RecordType] {
        match self {
            Self::Unspec => &[RecordType::A, RecordType::AAAA],
            Self::Inet => &[RecordType::A],
            Self::Inet6 => &[RecordType::AAAA],
        }
    }

    pub(super) fn takes(self, ip: &IpAddr) -> bool {
        match self {
            Self::Unspec => true,
            Self::Inet => ip.is_ipv4(),
            Self::Inet6 => ip.is_ipv6(),
        }
    }
}

/// A lookup, step by step.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Walk {
    /// The names that were tried, in order; none if no query was needed.
    pub steps: Vec<Step>,
    /// The addresses, in the order of the answers, or the error that the application gets.
    pub result: Result<Vec<IpAddr>, LookupError>,
    /// Where the result comes from.
    pub answered: Answered,
    /// How many queries were sent, those that were sent again included.
    pub queries: u64,
    /// What would save queries.
    pub advice: Vec<Advice>,
}

impl Default for Walk {
    fn default() -> Self {
        Self::without_queries(Answered::Nothing, Err(LookupError::NoName))
    }
}

/// Where the result of a lookup comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Answered {
    /// The name is an address itself.
    Literal,
    /// `/etc/hosts`.
    Hosts,
    /// The DNS server.
    Dns,
    /// No one: the name is none that can be asked.
    Nothing,
}

/// A name that a resolver tries.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Step {
    /// The name, absolute.
    pub candidate: String,
    /// The types that were asked for, in order.
    pub types: Vec<RecordType>,
    /// The reply to each type, in the same order.
    pub answers: Vec<(RecordType, StubReply)>,
    /// How many queries were sent for it.
    pub sent: u64,
    /// What the replies come to.
    pub outcome: Outcome,
    /// What follows, and why.
    pub next: Next,
}

/// What a resolver does after a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, thiserror::Error)]
#[serde(tag = "code", rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Next {
    /// The application gets the addresses.
    #[error("{outcome}: done")]
    Found {
        /// What the replies come to.
        outcome: Outcome,
    },
    /// The next name is tried.
    #[error("{outcome}: the next name is tried")]
    TryNext {
        /// What the replies come to.
        outcome: Outcome,
    },
    /// The search list is left; the name as it was given is tried.
    #[error("{outcome}: the search list ends here; the name as given is tried")]
    TryAsGiven {
        /// What the replies come to.
        outcome: Outcome,
    },
    /// Nothing more is tried, though there are more names.
    #[error("{outcome}: the lookup ends here")]
    Stop {
        /// What the replies come to.
        outcome: Outcome,
    },
    /// It was the last name.
    #[error("{outcome}: it was the last name")]
    Last {
        /// What the replies come to.
        outcome: Outcome,
    },
}

impl Walk {
    pub(super) fn without_queries(answered: Answered, result: Result<Vec<IpAddr>, LookupError>) -> Self {
        Self { steps: Vec::new(), result, answered, queries: 0, advice: Vec::new() }
    }

    pub(super) fn of(steps: Vec<Step>, result: Result<Vec<IpAddr>, LookupError>) -> Self {
        let queries = steps.iter().fold(0_u64, |sum, step| sum.saturating_add(step.sent));
        let answered = if steps.iter().any(|step| step.sent > 0) { Answered::Dns } else { Answered::Nothing };
        Self { steps, result, answered, queries, advice: Vec::new() }
    }
}

/// Looks a name up as the resolver of a client does. `ask` answers its queries; each question is put once, however often
/// it is sent.
///
/// # Errors
///
/// That of `ask`, at which the walk ends.
pub fn lookup<E>(
    client: &Client,
    libc: Libc,
    name: &str,
    family: Family,
    ask: &mut dyn FnMut(&StubQuery) -> Result<StubReply, E>,
) -> Result<Walk, E> {
    if let Some(walk) = without_dns(client, libc, name, family) {
        return Ok(walk);
    }
    let mut walk = by_dns(client, libc, name, family, ask)?;
    walk.advice = advice::of(client, libc, name, &walk);
    Ok(walk)
}

fn by_dns<E>(client: &Client, libc: Libc, name: &str, family: Family, ask: Ask<'_, E>) -> Result<Walk, E> {
    match libc {
        Libc::Glibc => glibc::walk(client, name, family, ask),
        Libc::Musl => musl::walk(client, name, family, ask),
        Libc::Go => go::walk(client, name, family, ask),
    }
}

/// A name that is an address or stands in `/etc/hosts`.
fn without_dns(client: &Client, libc: Libc, name: &str, family: Family) -> Option<Walk> {
    let literal = match libc {
        Libc::Glibc | Libc::Musl => literal::of_libc(name),
        Libc::Go => ip::parse_addr(name).ok().map(|addr| addr.ip),
    };
    if let Some(ip) = literal {
        let error = match libc {
            Libc::Glibc => LookupError::AddressFamily,
            Libc::Musl => LookupError::NoData,
            Libc::Go => LookupError::NoSuitableAddress,
        };
        let result = if family.takes(&ip) { Ok(vec![ip]) } else { Err(error) };
        return Some(Walk::without_queries(Answered::Literal, result));
    }
    // What looks like an IPv4 address and is none is not looked up by the function for IPv4 alone.
    let numeric = name.starts_with(|first: char| first.is_ascii_digit())
        && name.ends_with(|last: char| last.is_ascii_digit())
        && name.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    if libc == Libc::Glibc && family == Family::Inet && numeric {
        return Some(Walk::without_queries(Answered::Nothing, Err(LookupError::NoName)));
    }
    if libc == Libc::Glibc && glibc::aborts(client) {
        return Some(Walk::without_queries(Answered::Nothing, Err(LookupError::Abort)));
    }
    let found = match libc {
        Libc::Glibc => hosts::glibc(&client.hosts, name, family),
        Libc::Musl => hosts::musl(&client.hosts, name, family),
        Libc::Go => hosts::go(&client.hosts, name, family),
    };
    found.map(|result| Walk::without_queries(Answered::Hosts, result))
}
