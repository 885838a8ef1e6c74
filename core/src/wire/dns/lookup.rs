//! `dns.lookup`: what a Pod's lookup of a name asks, step by step, what the application gets, and why.

use super::client::{CLIENT, client};
use super::corefile_given::{line, loaded};
use super::explained::{explained, findings};
use super::node::{KUBELET, given_node};
use super::said::Missing;
use super::server::{SERVER_MEMBERS, facts, server};
use super::walked::{halted, walked};
use crate::dns::diagnosis::{Evidence, diagnose_policy};
use crate::dns::stub::{self, Family, Halt, Libc};
use crate::dns::{AskError, Asker, DnsAssumption};
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
            optional(
                "port",
                MemberKind::Integer,
                "the port that the client connects to; by default each that the Service has",
            ),
            optional("protocol", MemberKind::String, "the protocol of `port`: `TCP` (default), `UDP` or `SCTP`"),
            KUBELET,
        ],
        SERVER_MEMBERS,
    ],
    verdicts: &[verdict("found", 0), verdict("not-found", 1), verdict("unknown", 3)],
    refusals: &[],
};

/// The protocols of a port.
const PROTOCOLS: &[(&str, &str)] = &[("TCP", "TCP"), ("UDP", "UDP"), ("SCTP", "SCTP")];

pub(crate) fn lookup(prepared: &Prepared, input: &Input<'_>) -> Answered {
    let coredns = line(input)?;
    let libc = input.word("libc", Libc::ALL)?.unwrap_or(Libc::Glibc);
    let family = input.word("family", Family::ALL)?.unwrap_or(Family::Unspec);
    let port = input.integer("port", 1, 65535)?.and_then(|port| i32::try_from(port).ok());
    let protocol = input.word("protocol", PROTOCOLS)?.unwrap_or("TCP");
    let name = input.string("name").unwrap_or_default();
    let (from, pod) = client(prepared, input, given_node(input)?, prepared.release())?;
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
            let finding = pod.as_ref().and_then(|(pod, object)| diagnose_policy(pod, object));
            findings(&mut answer, finding.as_slice());
            return Ok(answer.finish());
        }
    };
    let own = from.own.filter(|(names, _)| names.iter().any(|own| own.eq_ignore_ascii_case(&name)));
    if let Some((_, need)) = own {
        answer.value("verdict", &"unknown", &[]).value("unknown", &Missing::of(&[need]), &[]);
        return Ok(answer.finish());
    }
    let server = server(prepared, &loaded.blocks, &facts)?;
    let mut asker = Asker::new(&server, from.ip);
    let walk = stub::lookup(&from.client, libc, &name, family, &mut |query| asker.ask(query));
    match &walk {
        Ok(walk) => walked(&mut answer, walk, asker.told()),
        Err(Halt { error: AskError::Message(error), .. }) => return Err(Failure::of("dns", error)),
        Err(halt) => halted(&mut answer, halt, &mut asker),
    }
    let evidence = Evidence {
        name: &name,
        libc,
        family,
        client: &from.client,
        pod: pod.as_ref().map(|(pod, object)| (pod, object)),
        port: port.map(|port| (port, protocol)),
        walk: &walk,
        asker: &asker,
        blocks: &loaded.blocks,
        inventory: prepared.inventory()?,
    };
    explained(&mut answer, &evidence);
    answer.value("resolvConf", &from.client.resolv_conf, &[]);
    assumed.extend(asker.told().iter().flat_map(|told| told.reply.assumed.iter().cloned()));
    let mut words: Vec<String> = from.assumed.iter().map(ToString::to_string).collect();
    words.extend(assumed.iter().map(ToString::to_string));
    words.sort_unstable();
    words.dedup();
    if !words.is_empty() {
        answer.value("assumed", &words, &[]);
    }
    let ignored = prepared.ignored_by_lookup();
    if !ignored.is_empty() {
        answer.value("ignored", &ignored, &[]);
    }
    Ok(answer.finish())
}
