//! How glibc sends the queries for a name, and which replies it takes.

use super::super::asking::{Asking, StubReply};
use super::super::conf::{Conf, Flags};
use crate::dns::message::{Message, Rcode, RecordType, Transport};

/// What the resolver remembers from one name to the next: after an answer to one of two queries only, it sends the second
/// when the first is answered, then from another port.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sticky {
    single: bool,
    reopen: bool,
}

impl Sticky {
    pub(super) fn of(flags: Flags) -> Self {
        Self { single: flags.single_request || flags.single_request_reopen, reopen: flags.single_request_reopen }
    }
}

/// The replies that are taken.
#[derive(Debug)]
pub(super) struct Received {
    pub(super) first: Option<Message>,
    pub(super) second: Option<Message>,
    /// The code of the reply that lies first in the buffer.
    pub(super) head: Rcode,
}

/// No server brought a reply that is taken.
#[derive(Debug)]
pub(super) struct Failed {
    /// The code of the reply that lies first in the buffer.
    pub(super) head: Rcode,
    /// glibc waits without end.
    pub(super) hangs: bool,
}

/// What one server brings.
#[cfg_attr(target_pointer_width = "64", expect(clippy::large_enum_variant, reason = "one at a time, and not kept"))]
enum Try {
    Taken(Received),
    NextServer(Rcode),
    OverTcp,
    Hang,
}

/// Source: bminor/glibc resolv/res_send.c __res_context_send
pub(super) fn send<E>(
    conf: &Conf,
    sticky: &mut Sticky,
    asking: &mut Asking<'_, '_, E>,
    types: &[RecordType],
) -> Result<Result<Received, Failed>, E> {
    let mut head = Rcode::NOERROR;
    let mut tcp = conf.flags.use_vc;
    let mut attempt = 0;
    while attempt < conf.attempts {
        for _ in &conf.servers {
            let mut tried = if tcp { Try::OverTcp } else { datagrams(sticky, asking, types)? };
            if matches!(tried, Try::OverTcp) {
                // No attempt follows on TCP.
                tcp = true;
                attempt = conf.attempts;
                tried = stream(asking, types)?;
            }
            match tried {
                Try::Taken(received) => return Ok(Ok(received)),
                Try::NextServer(code) => head = code,
                Try::Hang => return Ok(Err(Failed { head, hangs: true })),
                Try::OverTcp => {}
            }
        }
        attempt = attempt.saturating_add(1);
    }
    Ok(Err(Failed { head, hangs: false }))
}

/// A reply over UDP that makes glibc go to the next server.
fn is_bad(message: &Message) -> bool {
    let refused = matches!(message.rcode, Rcode::SERVFAIL | Rcode::NOTIMP | Rcode::REFUSED);
    let Message { authoritative, recursion_available, answers, additionals, .. } = message;
    let lame = message.rcode == Rcode::NOERROR
        && !authoritative
        && !recursion_available
        && answers.is_empty()
        && additionals.is_empty();
    refused || lame
}

enum Datagram {
    Good(Message),
    Bad(Rcode),
    Truncated,
    Silence,
}

impl Datagram {
    fn of(reply: StubReply) -> Self {
        match reply {
            StubReply::Timeout => Self::Silence,
            StubReply::Message(reply) if is_bad(&reply.message) => Self::Bad(reply.message.rcode),
            StubReply::Message(reply) if reply.message.truncated => Self::Truncated,
            StubReply::Message(reply) => Self::Good(reply.message),
        }
    }
}

/// Source: bminor/glibc resolv/res_send.c send_dg
fn datagrams<E>(sticky: &mut Sticky, asking: &mut Asking<'_, '_, E>, types: &[RecordType]) -> Result<Try, E> {
    let [first_type, second_type] = types else { return datagram(asking, types) };
    let first = Datagram::of(asking.send(*first_type, Transport::Udp)?);
    if sticky.single {
        return after_first(sticky, asking, first, *second_type);
    }
    let second = Datagram::of(asking.send(*second_type, Transport::Udp)?);
    Ok(match (first, second) {
        (Datagram::Truncated, _) | (_, Datagram::Truncated) => Try::OverTcp,
        (Datagram::Good(first), Datagram::Good(second)) => taken(Some(first), Some(second)),
        (Datagram::Good(first), Datagram::Bad(_)) => taken(Some(first), None),
        (Datagram::Bad(code), Datagram::Good(second)) => {
            Try::Taken(Received { first: None, second: Some(second), head: code })
        }
        (Datagram::Bad(code), _) | (Datagram::Silence, Datagram::Bad(code)) => Try::NextServer(code),
        (Datagram::Silence, Datagram::Silence) => Try::NextServer(Rcode::NOERROR),
        (Datagram::Good(first), Datagram::Silence) => {
            // All is sent again, one after the other, and once more from another port.
            sticky.single = true;
            asking.repeat(2);
            reopened(sticky, asking, first)
        }
        (Datagram::Silence, Datagram::Good(second)) => {
            sticky.single = true;
            asking.repeat(1);
            Try::NextServer(second.rcode)
        }
    })
}

/// The second query is sent only when the first is answered.
fn after_first<E>(
    sticky: &mut Sticky,
    asking: &mut Asking<'_, '_, E>,
    first: Datagram,
    second_type: RecordType,
) -> Result<Try, E> {
    let first = match first {
        Datagram::Good(first) => first,
        Datagram::Truncated => return Ok(Try::OverTcp),
        // Before 2.37 glibc waits for the answer to a query that it has not sent, with the same end.
        Datagram::Bad(code) => return Ok(Try::NextServer(code)),
        Datagram::Silence => return Ok(Try::NextServer(Rcode::NOERROR)),
    };
    Ok(match Datagram::of(asking.send(second_type, Transport::Udp)?) {
        Datagram::Good(second) => taken(Some(first), Some(second)),
        Datagram::Bad(_) => taken(Some(first), None),
        Datagram::Truncated => Try::OverTcp,
        Datagram::Silence => reopened(sticky, asking, first),
    })
}

/// The second query stays without an answer: both are sent once more from another port, then the first answer is taken.
fn reopened<E>(sticky: &mut Sticky, asking: &mut Asking<'_, '_, E>, first: Message) -> Try {
    if !sticky.reopen {
        sticky.reopen = true;
        asking.repeat(2);
    }
    taken(Some(first), None)
}

fn taken(first: Option<Message>, second: Option<Message>) -> Try {
    let head = first.as_ref().or(second.as_ref()).map_or(Rcode::NOERROR, |message| message.rcode);
    Try::Taken(Received { first, second, head })
}

/// A single query.
fn datagram<E>(asking: &mut Asking<'_, '_, E>, types: &[RecordType]) -> Result<Try, E> {
    let Some(rtype) = types.first() else { return Ok(Try::NextServer(Rcode::NOERROR)) };
    Ok(match Datagram::of(asking.send(*rtype, Transport::Udp)?) {
        Datagram::Good(message) => taken(Some(message), None),
        Datagram::Bad(code) => Try::NextServer(code),
        Datagram::Truncated => Try::OverTcp,
        Datagram::Silence => Try::NextServer(Rcode::NOERROR),
    })
}

/// Over TCP every reply is taken, and waited for without end.
///
/// Source: bminor/glibc resolv/res_send.c send_vc
fn stream<E>(asking: &mut Asking<'_, '_, E>, types: &[RecordType]) -> Result<Try, E> {
    let mut taken_replies = Vec::new();
    let mut hangs = false;
    for &rtype in types {
        match asking.send(rtype, Transport::Tcp)? {
            StubReply::Message(reply) => taken_replies.push(reply.message),
            StubReply::Timeout => hangs = true,
        }
    }
    if hangs {
        return Ok(Try::Hang);
    }
    let mut replies = taken_replies.into_iter();
    Ok(taken(replies.next(), replies.next()))
}
