//! A lookup: the name that is an address, `/etc/hosts`, then the walk of the libc.

use super::asking::{Ask, StubQuery, StubReply};
use super::{Answered, Client, Family, Halt, Libc, LookupError, Step, Walk, glibc, go, hosts, literal, musl, saving};
use crate::gotext::ip;

/// Looks a name up as the resolver of a client does. `ask` answers its queries; each question is put once, however often
/// it is sent.
///
/// # Errors
///
/// [`Halt`], where `ask` fails: the walk ends there.
pub fn lookup<E>(
    client: &Client,
    libc: Libc,
    name: &str,
    family: Family,
    ask: &mut dyn FnMut(&StubQuery) -> Result<StubReply, E>,
) -> Result<Walk, Halt<E>> {
    if let Some(walk) = without_dns(client, libc, name, family) {
        return Ok(walk);
    }
    let (mut steps, mut candidate) = (Vec::new(), String::new());
    let mut watched = |query: &StubQuery| {
        let reply = ask(query);
        if reply.is_err() {
            candidate = query.name.to_string();
        }
        reply
    };
    match by_dns(client, libc, name, family, &mut steps, &mut watched) {
        Ok(mut walk) => {
            walk.advice = saving::of(client, libc, name, &walk);
            Ok(walk)
        }
        Err(error) => {
            let types = if libc == Libc::Glibc { glibc::types(client, family) } else { family.types() };
            Err(Halt { error, steps, candidate, types: types.to_vec() })
        }
    }
}

fn by_dns<E>(
    client: &Client,
    libc: Libc,
    name: &str,
    family: Family,
    steps: &mut Vec<Step>,
    ask: Ask<'_, E>,
) -> Result<Walk, E> {
    match libc {
        Libc::Glibc => glibc::walk(client, name, family, steps, ask),
        Libc::Musl => musl::walk(client, name, family, steps, ask),
        Libc::Go => go::walk(client, name, family, steps, ask),
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
