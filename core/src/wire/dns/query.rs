//! `dns.query`: what CoreDNS replies to a query, and why.

use serde::Serialize;

use super::corefile_given::{line, loaded};
use super::said::{Missing, Said};
use super::server::{SERVER_MEMBERS, address, facts, server};
use crate::dns::message::{Message, Rcode, Record, RecordType, Transport};
use crate::dns::{Client, DnsAssumption, DnsNeed, Query, Reason, Reply, Session, Step};
use crate::gotext::base64;
use crate::objects::Asked;
use crate::wire::answer::Answer;
use crate::wire::error::{Answered, Failure, WireError};
use crate::wire::input::{Input, Nulls};
use crate::wire::operation::{Member, MemberKind, Operation, Verdict, optional, verdict, worst};
use crate::wire::prepared::Prepared;

const NAME: Member = optional("name", MemberKind::String, "the name; it is absolute with and without a dot at its end");
const TYPE: Member = optional("type", MemberKind::String, "the record type; default `A`");
const CLIENT_IP: Member = optional("clientIp", MemberKind::String, "the address of the client");
const EDNS: Member =
    optional("edns", MemberKind::Object, "`{\"udpSize\"?, \"do\"?}`: the OPT record of the query; none by default");
const CLASS: Member = optional("class", MemberKind::String, "the class; default `IN`");
const OPCODE: Member = optional("opcode", MemberKind::String, "the opcode; default `QUERY`");
const TRANSPORT: Member = optional("transport", MemberKind::String, "`udp` (default) or `tcp`");
const MESSAGE: Member = optional("message", MemberKind::String, "the whole query in base64, in place of its words");
const AFTER: Member = optional("after", MemberKind::Integer, "the seconds that pass before the query; default 0");

/// What an element of `queries` may have.
const QUERY_MEMBERS: &[Member] = &[NAME, TYPE, CLIENT_IP, EDNS, CLASS, OPCODE, TRANSPORT, MESSAGE, AFTER];

const EDNS_MEMBERS: &[Member] = &[
    optional("udpSize", MemberKind::Integer, "the size of UDP messages that the client takes; default 1232"),
    optional("do", MemberKind::Bool, "whether the client wants DNSSEC records"),
];

pub(super) const VERDICTS: &[Verdict] = &[
    verdict("found", 0),
    verdict("nodata", 1),
    verdict("nxdomain", 1),
    verdict("failed", 1),
    verdict("no-reply", 1),
    verdict("unknown", 3),
];

pub(crate) const QUERY: Operation = Operation {
    op: "dns.query",
    line: "what CoreDNS replies to a query, through which plugins, and which object and field decide",
    members: &[
        QUERY_MEMBERS,
        &[optional("queries", MemberKind::List, "queries in sequence to one server with one cache, in place of one")],
        SERVER_MEMBERS,
    ],
    verdicts: VERDICTS,
    refusals: &[],
};

/// A query of an input, with the seconds that pass before it.
struct Asking {
    query: Message,
    octets: Option<Vec<u8>>,
    client: Client,
    after: u64,
}

pub(crate) fn query(prepared: &Prepared, input: &Input<'_>) -> Answered {
    let coredns = line(input)?;
    let asking = asking_all(input)?;
    let (loaded, mut assumed) = loaded(input, coredns)?;
    let facts = facts(input, coredns, &mut assumed)?;
    let server = server(prepared, &loaded.blocks, &facts)?;
    let mut session = Session::default();
    let replies: Vec<_> = asking
        .iter()
        .map(|asking| {
            session.pass(asking.after);
            match &asking.octets {
                Some(octets) => server.receive(&mut session, asking.client, octets),
                None => server.query(&mut session, asking.client, &asking.query),
            }
        })
        .collect();
    let mut shown = Vec::new();
    for (asking, reply) in asking.iter().zip(&replies) {
        shown.push(Shown::of(asking, reply, &assumed)?);
    }
    let mut answer = Answer::plain(prepared.release());
    answer.value("coredns", &coredns, &[]);
    match (input.node("queries"), shown.as_slice()) {
        (None, [shown]) => drop(answer.members(serde_json::to_vec(shown).unwrap_or_default(), &[])),
        _ => {
            let worst = worst(VERDICTS, shown.iter().map(|shown| shown.verdict));
            answer.value("verdict", &worst.unwrap_or("found"), &[]);
            answer.value("replies", &shown, &[]);
        }
    }
    let ignored = prepared.ignored_by_dns();
    if !ignored.is_empty() {
        answer.value("ignored", &ignored, &[]);
    }
    Ok(answer.finish())
}

fn asking_all(input: &Input<'_>) -> Result<Vec<Asking>, Failure> {
    let Some(queries) = input.node("queries") else { return Ok(vec![asking(input, None)?]) };
    if let Some(member) = ["name", "message"].into_iter().find(|member| input.node(member).is_some()) {
        let at = input.place(member);
        return Err(WireError::MemberConflict { at, member, first: "queries" }.into());
    }
    let each = queries.elements().enumerate().map(|(index, node)| {
        let at = format!("{}/{index}", input.place("queries"));
        asking(&Input::read_members(node, at, QUERY_MEMBERS, Nulls::Refused)?, Some(input))
    });
    each.collect()
}

/// Reads a query; what it does not say of the client, the whole input may say.
fn asking(input: &Input<'_>, whole: Option<&Input<'_>>) -> Result<Asking, Failure> {
    let saying = |member: &str| match whole {
        Some(whole) if input.node(member).is_none() => whole,
        _ => input,
    };
    let words: &[(&'static str, Transport)] = &[("udp", Transport::Udp), ("tcp", Transport::Tcp)];
    let transport = saying("transport").word("transport", words)?.unwrap_or_default();
    let mut client = Client { transport, ..Client::default() };
    let from = saying("clientIp");
    if let Some(text) = from.string("clientIp") {
        client.ip = address(&text, || from.place("clientIp"))?;
    }
    let after = input.integer("after", 0, u32::MAX.into())?.unwrap_or_default();
    if let Some(text) = input.string("message") {
        let octets = base64::decode(&text).map_err(|error| {
            Failure::of("wire", &WireError::NotBase64 { at: input.place("message"), offset: error.offset })
        })?;
        return Ok(Asking { query: Message::default(), octets: Some(octets), client, after });
    }
    let name = input.string("name").ok_or(WireError::MissingMember { member: "name" })?;
    let text = |member: &str, default: &'static str| input.string(member).map_or(default.into(), |text| text);
    let (rtype, class, opcode) = (text("type", "A"), text("class", "IN"), text("opcode", "QUERY"));
    let edns = edns(saying("edns"))?;
    let query = Query { name: &name, rtype: &rtype, class: &class, opcode: &opcode, edns }.message();
    let query = query.map_err(|error| Failure::of("dns", &error))?;
    Ok(Asking { query, octets: None, client, after })
}

fn edns(input: &Input<'_>) -> Result<Option<(u16, bool)>, Failure> {
    let Some(node) = input.node("edns") else { return Ok(None) };
    let edns = Input::read_members(node, input.place("edns"), EDNS_MEMBERS, Nulls::Refused)?;
    let size = edns.integer("udpSize", 0, u16::MAX.into())?.and_then(|size| u16::try_from(size).ok());
    Ok(Some((size.unwrap_or(1232), edns.flag("do"))))
}

/// A reply as the wire shows it.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Shown<'r> {
    verdict: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    rcode: Option<String>,
    #[serde(flatten)]
    sections: Option<Sections>,
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<Said<'r, Reason>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    path: Vec<ShownStep<'r>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    unknown: Option<Missing<'r, DnsNeed>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    assumed: Vec<DnsAssumption>,
}

#[derive(Serialize)]
pub(super) struct Sections {
    aa: bool,
    tc: bool,
    answer: Vec<String>,
    authority: Vec<String>,
    additional: Vec<String>,
}

#[derive(Serialize)]
struct ShownStep<'r> {
    #[serde(flatten)]
    step: &'r Step,
    text: String,
}

impl<'r> Shown<'r> {
    fn of(asking: &Asking, asked: &'r Asked<Reply, DnsNeed>, assumed: &[DnsAssumption]) -> Result<Self, Failure> {
        let reply = match asked {
            Asked::Known(reply) => reply,
            Asked::Unknown(needs) => return Ok(Self::unknown(needs, assumed)),
        };
        let octets = reply.pack().map_err(|error| Failure::of("dns", &error))?;
        let path = reply.path.iter().map(|step| ShownStep { step, text: step.reason.to_string() }).collect();
        // The serial matters only to a reply that shows it.
        let message = reply.message.as_ref();
        let has_soa = message.is_some_and(|message| {
            message.answers.iter().chain(&message.authorities).any(|record| record.rtype == RecordType::SOA)
        });
        let tells = |assumption: &&DnsAssumption| has_soa || **assumption != DnsAssumption::Serial;
        let assumed = assumed.iter().filter(tells).chain(&reply.assumed).cloned().collect();
        Ok(Self {
            verdict: message.map_or("no-reply", |message| word(asking, message)),
            rcode: message.map(rcode),
            sections: message.map(Sections::of),
            message: octets.map(|octets| base64::encode(&octets)),
            reason: Some(Said::of(&reply.reason)),
            path,
            unknown: None,
            assumed,
        })
    }

    fn unknown(needs: &'r [DnsNeed], assumed: &[DnsAssumption]) -> Self {
        let (rcode, sections, message, reason) = (None, None, None, None);
        let assumed = assumed.iter().filter(|assumption| **assumption != DnsAssumption::Serial).cloned().collect();
        let unknown = Some(Missing::of(needs));
        Self { verdict: "unknown", rcode, sections, message, reason, path: Vec::new(), unknown, assumed }
    }
}

/// Rcode 16 has two names; that of EDNS is meant in a reply.
pub(super) fn rcode(message: &Message) -> String {
    if message.rcode == Rcode::BADVERS { "BADVERS".to_owned() } else { message.rcode.to_string() }
}

/// Whether the reply has a record of the type that was asked for.
fn word(asking: &Asking, message: &Message) -> &'static str {
    let question = asking.query.questions.first().or_else(|| message.questions.first());
    let rtype = question.map(|question| question.rtype);
    match message.rcode {
        Rcode::NOERROR => {
            let is_found =
                |record: &Record| rtype.is_none_or(|rtype| rtype == RecordType::ANY || record.rtype == rtype);
            if message.answers.iter().any(is_found) { "found" } else { "nodata" }
        }
        Rcode::NXDOMAIN => "nxdomain",
        _ => "failed",
    }
}

impl Sections {
    /// The records of a message; the OPT record is none of them.
    pub(super) fn of(message: &Message) -> Self {
        let lines = |records: &[Record]| {
            records.iter().filter(|record| record.rtype != RecordType::OPT).map(Record::to_string).collect()
        };
        Self {
            aa: message.authoritative,
            tc: message.truncated,
            answer: lines(&message.answers),
            authority: lines(&message.authorities),
            additional: lines(&message.additionals),
        }
    }
}
