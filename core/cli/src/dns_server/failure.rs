//! The reply where there is no answer.

use nocluster::dns::message::{EdnsOption, Message, Rcode, Record};
use nocluster::dns::{Client, DnsNeed};

/// The octets of a header.
const HEADER: usize = 12;
/// The extended error for what no other one names.
const OTHER: u16 = 0;

/// SERVFAIL, with what is missing in an extended error if the query has EDNS.
pub(super) fn unknown(query: &[u8], needs: &[DnsNeed], forwards: bool, client: Client) -> Option<Vec<u8>> {
    let query = readable(query)?;
    let why: Vec<String> = needs.iter().map(|need| format!("unknown without {need}{}", hint(need, forwards))).collect();
    let reply = Message { rcode: Rcode::SERVFAIL, ..Message::reply_to(&query) };
    let mut why = why.join("; ");
    // The text gives way where the client takes no more.
    loop {
        if let Some(packed) = packed(reply.clone(), &query, &why, client) {
            return Some(packed);
        }
        if why.is_empty() {
            return None;
        }
        let half = why.chars().count() / 2;
        why = why.chars().take(half).collect();
    }
}

/// The argument that gives what is missing.
fn hint(need: &DnsNeed, forwards: bool) -> String {
    match need {
        DnsNeed::Upstream { .. } if !forwards => "; --forward ADDRESS asks a server".to_owned(),
        DnsNeed::File { path } => format!("; --file {path}=FILE gives it"),
        DnsNeed::ServerIps => "; --server-ip IP gives them".to_owned(),
        _ => String::new(),
    }
}

/// REFUSED, as `max_concurrent` of `forward` has it.
pub(super) fn refused(query: &[u8], client: Client) -> Option<Vec<u8>> {
    let query = readable(query)?;
    let reply = Message { rcode: Rcode::REFUSED, ..Message::reply_to(&query) };
    packed(reply, &query, "", client)
}

/// The reply with an OPT record if the query has one; nothing if it does not fit.
fn packed(mut reply: Message, query: &Message, why: &str, client: Client) -> Option<Vec<u8>> {
    if query.edns().is_some() && !why.is_empty() {
        reply.additionals.push(Record::opt(0, false, vec![EdnsOption::extended_error(OTHER, why)]));
    }
    reply.answer_edns(query);
    let compression = reply.scrub(query, client.transport, client.ip);
    let packed = reply.pack(compression).ok()?;
    (packed.len() <= usize::from(query.reply_size(client.transport))).then_some(packed)
}

/// The query; without its other records if one of them can't be read.
fn readable(query: &[u8]) -> Option<Message> {
    Message::unpack(query).ok().or_else(|| {
        let mut question = query.to_vec();
        // Of the counts in the header, only that of the questions stays.
        question.get_mut(6..HEADER)?.fill(0);
        Message::unpack(&question).ok()
    })
}
