//! `ipam.what-if`: what host-local would do next with a directory that stays as it is.

use std::net::IpAddr;

use serde::Serialize;

use super::cni::VERDICTS;
use super::directory::store;
use super::host_local_conf::{Refused, of_list, other_plugin, plugins};
use crate::ipam::capacity::host_local_capacity;
use crate::ipam::host_local::{Attachment, Config, Many, Request, WhatIf};
use crate::ipam::{Decision, Env, Flag, IpamNeed, Outcome};
use crate::objects::Complete;
use crate::wire::answer::Answer;
use crate::wire::error::{Answered, Failure, WireError};
use crate::wire::input::{Input, Nulls};
use crate::wire::operation::{COMPLETE, Member, MemberKind, Operation, RELEASE, optional, required, worst};
use crate::wire::said::Missing;

const EVENT: [Member; 7] = [
    optional("add", MemberKind::String, "a container gets its addresses"),
    optional("del", MemberKind::String, "a container is gone"),
    optional("check", MemberKind::String, "whether a container has an address"),
    optional("gc", MemberKind::List, "all leases end but those of these attachments: `{containerID, ifname?}`"),
    optional("allocateMany", MemberKind::Integer, "so many containers get their addresses, until one gets none"),
    optional("prefix", MemberKind::String, "of `allocateMany`: what their names begin with; default `container-`"),
    optional("ifname", MemberKind::String, "of `add`, `del`, `check`: the interface; default `eth0`"),
];

const ATTACHMENT: [Member; 2] = [
    required("containerID", MemberKind::String, "the container"),
    optional("ifname", MemberKind::String, "the interface; default `eth0`"),
];

/// How many containers come at once.
const MOST: u64 = 1_000_000;
/// How many of them are shown.
const SHOWN: usize = 100;

pub(crate) const WHAT_IF: Operation = Operation {
    op: "ipam.what-if",
    line: "what host-local would do with requests to come, and what would be left; the directory stays as it is",
    members: &[&[
        required("conf", MemberKind::Raw, "a configuration with host-local, or a list with it"),
        optional("store", MemberKind::Raw, "the network's directory, names to texts; default empty"),
        optional(
            "events",
            MemberKind::List,
            "what happens, in order: `{\"add\": ID}`, `{\"del\": ID}`, `{\"check\": ID}`, `{\"gc\": []}`, `{\"allocateMany\": COUNT}`",
        ),
        optional("plugins", MemberKind::String, "the line of the plugins, default `1.10`"),
        RELEASE,
        COMPLETE,
    ]],
    verdicts: &VERDICTS,
    refusals: &[],
};

pub(crate) fn what_if(input: &Input<'_>) -> Answered {
    let release = input.release()?;
    input.words("complete", Complete::ALL)?;
    let plugins = plugins(input)?;
    let events = events(input)?;
    let store = store(input, "store")?.unwrap_or_default();
    let given = input.raw("conf")?.ok_or(WireError::MissingMember { member: "conf" })?.document()?;
    let conf = of_list(given.root()).map_or_else(|| given.clone(), |(_, conf)| conf);
    let mut answer = Answer::plain(release);
    answer.value("plugins", &plugins, &[]);
    if let Some(need) = other_plugin(conf.root()) {
        answer.value("verdict", &"unknown", &[]).value("unknown", &Missing::of(&[need]), &[]);
        return Ok(answer.finish());
    }
    let config = match Config::load(conf.root(), "", plugins, plugins) {
        Ok(config) => config,
        Err(refusal) => {
            answer.value("verdict", &"invalid", &[]).value("reason", &Refused::of(&refusal), &[]);
            return Ok(answer.finish());
        }
    };
    let env = Env { plugins, ..Env::default() };
    let mut what_if = WhatIf::new(&config, &store, env);
    let happened: Vec<_> = events.iter().map(|event| event.put_to(&mut what_if)).collect();
    let shown: Vec<_> = happened.iter().map(Happened::shown).collect();
    let worst = worst(&VERDICTS, shown.iter().map(|shown| shown.verdict));
    answer.value("verdict", &worst.unwrap_or("valid"), &[]).value("events", &shown, &[]);
    let room = |store| host_local_capacity(&config, store, None).rooms;
    answer.value("before", &room(&store), &[]);
    // Behind an event that is unknown so is what is left.
    if worst != Some("unknown") {
        answer.value("after", &room(what_if.store()), &[]);
    }
    Ok(answer.finish())
}

/// What happens.
enum Event {
    Request(Request),
    Many(u64, String),
}

/// What became of it.
enum Happened {
    Decided(Decision),
    Many(Many),
}

impl Event {
    fn put_to(&self, what_if: &mut WhatIf<'_>) -> Happened {
        match self {
            Self::Request(request) => Happened::Decided(what_if.ask(request)),
            Self::Many(count, prefix) => Happened::Many(what_if.allocate_many(*count, prefix)),
        }
    }
}

fn events(input: &Input<'_>) -> Result<Vec<Event>, Failure> {
    let each = input.node("events").into_iter().flat_map(|events| events.elements()).enumerate();
    each.map(|(index, node)| {
        let at = format!("{}/{index}", input.place("events"));
        event(&Input::read_members(node, at, &EVENT, Nulls::Refused)?)
    })
    .collect()
}

fn event(input: &Input<'_>) -> Result<Event, Failure> {
    const KINDS: [(&str, &[&str]); 5] = [
        ("add", &["ifname"]),
        ("del", &["ifname"]),
        ("check", &["ifname"]),
        ("gc", &[]),
        ("allocateMany", &["prefix"]),
    ];
    let kind = KINDS.iter().find(|(kind, _)| input.node(kind).is_some());
    let (kind, own) = kind.ok_or(WireError::MissingMember { member: "add" })?;
    let is_other = |name: &&str| input.node(name).is_some() && *name != *kind && !own.contains(name);
    if let Some(member) = EVENT.iter().map(|member| member.name).find(is_other) {
        return Err(WireError::MemberConflict { at: input.place(member), member, first: kind }.into());
    }
    let owner = || attachment(input, kind);
    Ok(match *kind {
        "add" => Event::Request(Request::Add(owner())),
        "del" => Event::Request(Request::Del(owner())),
        "check" => Event::Request(Request::Check(owner())),
        "gc" => {
            let each = input.node("gc").into_iter().flat_map(|list| list.elements()).enumerate();
            let each = each.map(|(index, node)| {
                let at = format!("{}/{index}", input.place("gc"));
                Ok(attachment(&Input::read_members(node, at, &ATTACHMENT, Nulls::Refused)?, "containerID"))
            });
            Event::Request(Request::Gc(Some(each.collect::<Result<_, Failure>>()?)))
        }
        _ => {
            let count = input.integer("allocateMany", 0, MOST)?.unwrap_or_default();
            let prefix = input.string("prefix").map_or_else(|| "container-".to_owned(), |prefix| prefix.into_owned());
            Event::Many(count, prefix)
        }
    })
}

fn attachment(input: &Input<'_>, member: &str) -> Attachment {
    let text = |name: &str| input.string(name).map(|text| text.into_owned());
    Attachment {
        container_id: text(member).unwrap_or_default(),
        ifname: text("ifname").unwrap_or_else(|| "eth0".to_owned()),
    }
}

/// What became of an event, as the wire shows it.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ShownEvent<'h> {
    verdict: &'static str,
    /// How many containers got their addresses.
    #[serde(skip_serializing_if = "Option::is_none")]
    granted: Option<usize>,
    /// Those of each container.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    addresses: Vec<Vec<IpAddr>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<Box<serde_json::value::RawValue>>,
    #[serde(skip_serializing_if = "<[Flag]>::is_empty")]
    flags: &'h [Flag],
    #[serde(skip_serializing_if = "Option::is_none")]
    unknown: Option<Missing<'h, IpamNeed>>,
}

impl Happened {
    fn shown(&self) -> ShownEvent<'_> {
        match self {
            Self::Decided(decision) => ShownEvent::of(decision),
            Self::Many(many) => {
                let mut shown = many.ended.as_ref().map_or_else(ShownEvent::granted, ShownEvent::of);
                shown.granted = Some(many.granted.len());
                shown.addresses = many.granted.iter().take(SHOWN).cloned().collect();
                shown
            }
        }
    }
}

impl<'h> ShownEvent<'h> {
    fn granted() -> Self {
        Self { verdict: "granted", granted: None, addresses: Vec::new(), reason: None, flags: &[], unknown: None }
    }

    fn of(decision: &'h Decision) -> Self {
        let mut shown = Self { verdict: decision.verdict(), flags: &decision.flags, ..Self::granted() };
        let said = |facts: Vec<u8>| serde_json::from_slice(&facts).ok();
        match (&decision.outcome, &decision.reason) {
            (Outcome::Refused(refusal), _) => {
                shown.reason = said(serde_json::to_vec(&Refused::of(refusal)).unwrap_or_default());
            }
            (Outcome::Unknown(needs), _) => shown.unknown = Some(Missing::of(needs)),
            (_, Some(reason)) => shown.reason = said(serde_json::to_vec(&Refused::of(reason)).unwrap_or_default()),
            _ => {}
        }
        if let Outcome::Granted(result) = &decision.outcome {
            shown.addresses = vec![result.ips.iter().map(|ip| ip.address.address).collect()];
        }
        shown
    }
}
