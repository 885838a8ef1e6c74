//! `dns.lookup`: what a Pod's lookup of a name asks, step by step, and what the application gets.

use serde::Serialize;

use super::client::{CLIENT, client};
use super::corefile_given::{line, loaded};
use super::node::{KUBELET, given_node};
use super::query::{Sections, rcode};
use super::said::{Missing, Said};
use super::server::{SERVER_MEMBERS, facts, server};
use crate::dns::message::{Class, Message, Question, Record, RecordType};
use crate::dns::stub::{self, Answered as Source, Family, Libc, LookupError, Next, StubQuery, StubReply, Walk};
use crate::dns::{Client, DnsAssumption, DnsNeed, Reason, Server, Session};
use crate::json::Document;
use crate::json::write::Writer;
use crate::objects::Asked;
use crate::wire::answer::Answer;
use crate::wire::error::{Answered, Failure};
use crate::wire::input::Input;
use crate::wire::operation::{MemberKind, Operation, optional, required, verdict};
use crate::wire::prepared::Prepared;

pub(crate) const LOOKUP: Operation = Operation {
    op: "dns.lookup",
    line: "the walk of a Pod's resolver for a name: each query, the reply to it, why the next one is sent, and what the application gets",
    members: &[
        &[
            required("name", MemberKind::String, "the name as the application gives it"),
            CLIENT,
            optional("libc", MemberKind::String, "`glibc` (default), `musl` or `go`"),
            optional("family", MemberKind::String, "`unspec` (default), `inet` or `inet6`"),
            KUBELET,
        ],
        SERVER_MEMBERS,
    ],
    verdicts: &[verdict("found", 0), verdict("not-found", 1), verdict("unknown", 3)],
    refusals: &[],
};

/// The end of a walk that can't go on.
enum Halt {
    Needs(Vec<DnsNeed>),
    Failed(Box<Failure>),
}

/// Why CoreDNS replied as it did to a type of a name.
struct Why {
    name: String,
    rtype: RecordType,
    reason: Reason,
}

/// CoreDNS as a resolver asks it.
struct Asker<'s> {
    server: &'s Server,
    session: Session,
    ip: std::net::IpAddr,
    why: Vec<Why>,
    assumed: Vec<DnsAssumption>,
}

impl Asker<'_> {
    fn ask(&mut self, query: &StubQuery) -> Result<StubReply, Halt> {
        let client = Client { ip: self.ip, transport: query.transport };
        match self.server.query(&mut self.session, client, &message(query)) {
            Asked::Unknown(needs) => Err(Halt::Needs(needs)),
            Asked::Known(reply) => {
                // What can't be written is no reply either.
                reply.pack().map_err(|error| Halt::Failed(Box::new(Failure::of("dns", &error))))?;
                self.assumed.extend(reply.assumed);
                self.why.push(Why { name: query.name.to_string(), rtype: query.rtype, reason: reply.reason });
                let compression = reply.compression;
                Ok(reply
                    .message
                    .map_or(StubReply::Timeout, |message| StubReply::Message(stub::Reply { message, compression })))
            }
        }
    }
}

/// A query of a stub resolver as a message.
fn message(query: &StubQuery) -> Message {
    let question = Question { name: query.name.clone(), rtype: query.rtype, class: Class::IN };
    let opt = query.udp_size.map(|size| Record::opt(size, false, Vec::new()));
    let additionals = opt.into_iter().collect();
    Message { recursion_desired: true, questions: vec![question], additionals, ..Message::default() }
}

pub(crate) fn lookup(prepared: &Prepared, input: &Input<'_>) -> Answered {
    let coredns = line(input)?;
    let libc = input.word("libc", Libc::ALL)?.unwrap_or(Libc::Glibc);
    let family = input.word("family", Family::ALL)?.unwrap_or(Family::Unspec);
    let name = input.string("name").unwrap_or_default();
    let from = client(prepared, input, given_node(input)?, prepared.release())?;
    let (loaded, mut assumed) = loaded(input, coredns)?;
    let facts = facts(input, coredns, &mut assumed)?;
    // A lookup shows no SOA record, whose serial is assumed.
    assumed.retain(|assumption| *assumption != DnsAssumption::Serial);
    let mut answer = Answer::plain(prepared.release());
    answer.value("coredns", &coredns, &[]);
    let from = match from {
        Asked::Known(from) => from,
        Asked::Unknown(needs) => {
            answer.value("verdict", &"unknown", &[]).value("unknown", &Missing::of(&needs), &[]);
            return Ok(answer.finish());
        }
    };
    let own = from.own.filter(|(names, _)| names.iter().any(|own| own.eq_ignore_ascii_case(&name)));
    if let Some((_, need)) = own {
        answer.value("verdict", &"unknown", &[]).value("unknown", &Missing::of(&[need]), &[]);
        return Ok(answer.finish());
    }
    let server = server(prepared, &loaded.blocks, &facts)?;
    let mut asker =
        Asker { server: &server, session: Session::default(), ip: from.ip, why: Vec::new(), assumed: Vec::new() };
    let walk = stub::lookup(&from.client, libc, &name, family, &mut |query| asker.ask(query));
    match &walk {
        Ok(walk) => walked(&mut answer, walk, &asker.why),
        Err(Halt::Needs(needs)) => {
            answer.value("verdict", &"unknown", &[]).value("unknown", &Missing::of(needs), &[]);
        }
        Err(Halt::Failed(failure)) => return Err((**failure).clone()),
    }
    answer.value("resolvConf", &from.client.resolv_conf, &[]);
    assumed.extend(asker.assumed);
    let mut words: Vec<String> = from.assumed.iter().map(ToString::to_string).collect();
    words.extend(assumed.iter().map(ToString::to_string));
    words.sort_unstable();
    words.dedup();
    if !words.is_empty() {
        answer.value("assumed", &words, &[]);
    }
    let ignored = prepared.ignored_by_dns();
    if !ignored.is_empty() {
        answer.value("ignored", &ignored, &[]);
    }
    Ok(answer.finish())
}

#[derive(Serialize)]
struct ShownStep<'w> {
    candidate: &'w str,
    queries: Vec<String>,
    answers: Document,
    sent: u64,
    outcome: stub::Outcome,
    next: Said<'w, Next>,
}

#[derive(Serialize)]
struct ShownReply<'w> {
    rcode: String,
    #[serde(flatten)]
    sections: Sections,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<Said<'w, Reason>>,
}

#[derive(Serialize)]
struct Silence {
    timeout: bool,
}

#[derive(Serialize)]
struct ShownResult {
    #[serde(skip_serializing_if = "Option::is_none")]
    addresses: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<LookupError>,
}

fn walked(answer: &mut Answer, walk: &Walk, why: &[Why]) {
    answer.value("verdict", &if walk.result.is_ok() { "found" } else { "not-found" }, &[]);
    let result = ShownResult {
        addresses: walk.result.as_ref().ok().map(|found| found.iter().map(ToString::to_string).collect()),
        error: walk.result.as_ref().err().copied(),
    };
    let source: Source = walk.answered;
    answer.value("result", &result, &[]).value("answered", &source, &[]).value("queries", &walk.queries, &[]);
    let steps: Vec<_> = walk
        .steps
        .iter()
        .map(|step| ShownStep {
            candidate: &step.candidate,
            queries: step.types.iter().map(ToString::to_string).collect(),
            answers: answers(&step.candidate, &step.answers, why),
            sent: step.sent,
            outcome: step.outcome,
            next: Said::of(&step.next),
        })
        .collect();
    let advice: Vec<_> = walk.advice.iter().map(Said::of).collect();
    answer.value("steps", &steps, &[]).value("advice", &advice, &[]);
}

/// The reply to each type, under the type.
fn answers(candidate: &str, answers: &[(RecordType, StubReply)], why: &[Why]) -> Document {
    let mut out = Writer::new();
    out.begin_object();
    for (rtype, reply) in answers {
        let json = match reply {
            StubReply::Timeout => serde_json::to_vec(&Silence { timeout: true }),
            StubReply::Message(reply) => {
                let told = why.iter().rev().find(|why| why.name == candidate && why.rtype == *rtype);
                let (rcode, sections) = (rcode(&reply.message), Sections::of(&reply.message));
                serde_json::to_vec(&ShownReply { rcode, sections, reason: told.map(|why| Said::of(&why.reason)) })
            }
        };
        out.key(&rtype.to_string()).raw(&json.unwrap_or_default());
    }
    out.end_object();
    Document::printed(out.out)
}
