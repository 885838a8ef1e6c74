//! `ipam.calico`: which block and which addresses Pods get from Calico IPAM, and why not.

use std::net::IpAddr;

use serde::Serialize;

use super::calico_objects::{Given, default_config};
use crate::ipam::calico::{
    AllocationBlock, CalicoAnnotations, CalicoAssumption, CalicoDecision, CalicoError, CalicoIpam, CalicoNeed,
    CalicoOp, CalicoOutcome, CalicoRelease, CalicoRequest, CalicoSource, Labels, Reservations,
};
use crate::json::Kind;
use crate::meta::Gvk;
use crate::wire::answer::Answer;
use crate::wire::error::{Answered, Failure, WireError};
use crate::wire::input::{Input, Nulls};
use crate::wire::operation::{
    COMPLETE, Member, MemberKind, Operation, RELEASE, Verdict, optional, required, verdict, worst,
};
use crate::wire::prepared::{Prepared, SOME_OBJECTS};
use crate::wire::said::{Missing, Said};

const CONFIG: [Member; 4] = [
    optional("strictAffinity", MemberKind::Bool, "whether a Node gets addresses of its own blocks only; default false"),
    optional("autoAllocateBlocks", MemberKind::Bool, "whether Nodes claim blocks by themselves; default true"),
    optional("maxBlocksPerHost", MemberKind::Integer, "how many blocks a Node may have; default 0, which is 20"),
    optional("ipCooldownSeconds", MemberKind::Integer, "how long a released address rests; default 0"),
];

const EVENT: [Member; 14] = [
    optional("assign", MemberKind::String, "addresses for this handle, `NETWORK.CONTAINERID`"),
    optional("ipv4", MemberKind::Integer, "of `assign`: how many IPv4 addresses; default 1"),
    optional("ipv6", MemberKind::Integer, "of `assign`: how many IPv6 addresses; default 0"),
    optional("ipv4Pools", MemberKind::Strings, "of `assign`: the pools that it has to be, names or ranges"),
    optional("ipv6Pools", MemberKind::Strings, "of `assign`: the same of IPv6"),
    optional("draws", MemberKind::List, "of `assign`: the number of the block of one address that is tried first"),
    optional(
        "podAnnotations",
        MemberKind::Object,
        "of `assign`: the annotations of the Pod, which decide about pools and addresses",
    ),
    optional("namespaceAnnotations", MemberKind::Object, "of `assign`: those of its Namespace"),
    optional("ipAddrsNoIpam", MemberKind::Bool, "of `assign`: whether `feature_control.ip_addrs_no_ipam` is set"),
    optional("assignIp", MemberKind::String, "this address, for `handle`"),
    optional("handle", MemberKind::String, "of `assignIp`: the handle"),
    optional("release", MemberKind::List, "these addresses are given back: texts, or `{address, handle}`"),
    optional("releaseHandle", MemberKind::String, "the addresses of this handle are given back"),
    optional("at", MemberKind::Integer, "the time in seconds; default: that of the event before, or 0"),
];

/// From the best to the worst.
const VERDICTS: [Verdict; 6] = [
    verdict("valid", 0),
    verdict("released", 0),
    verdict("granted", 0),
    verdict("exhausted", 1),
    verdict("refused", 1),
    verdict("unknown", 3),
];

/// The line of Calico that is modelled.
const LINE: &str = "3.34";

pub(crate) const CALICO: Operation = Operation {
    op: "ipam.calico",
    line: "which block and which addresses Pods get from Calico IPAM, and why not",
    members: &[&[
        required("host", MemberKind::String, "the Node, as Calico names it"),
        optional("pools", MemberKind::List, "IPPools, or their specs with `name`"),
        optional("windows", MemberKind::Bool, "whether the Node runs Windows, which reserves addresses of each block"),
        optional("windowsUseSingleNetwork", MemberKind::Bool, "beside it: whether the Node has one block at most"),
        optional("nodeLabels", MemberKind::Object, "the labels of the Node"),
        optional("namespaceLabels", MemberKind::Object, "the labels of the Pods' Namespace"),
        optional("config", MemberKind::Object, "the IPAMConfig, or its spec"),
        optional("reservations", MemberKind::List, "IPReservations, or ranges"),
        optional(
            "blocks",
            MemberKind::List,
            "IPAMBlocks, or `{cidr, affinity?, allocated?, unallocated?, cooling?, claimedSecondsAgo?}`",
        ),
        SOME_OBJECTS,
        optional(
            "events",
            MemberKind::List,
            "what happens, in order: `{\"assign\": HANDLE}`, `{\"assignIp\": ADDRESS, \"handle\": HANDLE}`, `{\"release\": [ADDRESS]}`, `{\"releaseHandle\": HANDLE}`, each with `at`?",
        ),
        RELEASE,
        COMPLETE,
    ]],
    verdicts: &VERDICTS,
    refusals: &[],
};

/// The kinds that are read among objects.
fn reads(kind: &Gvk) -> bool {
    let is_calico = matches!(kind.group.as_str(), "crd.projectcalico.org" | "projectcalico.org");
    let kinds: &[&str] = if is_calico {
        &["IPPool", "IPAMBlock", "IPAMConfig", "IPAMConfiguration", "IPReservation"]
    } else {
        &["Node"]
    };
    (is_calico || kind.group.is_empty()) && kinds.contains(&kind.kind.as_str())
}

pub(crate) fn calico(prepared: &Prepared, input: &Input<'_>) -> Answered {
    let mut ipam = state(prepared, input)?;
    let events = events(input)?;
    let decisions = history(&mut ipam, &events);
    let mut answer = Answer::plain(prepared.release());
    let worst = worst(&VERDICTS, decisions.iter().map(|decision| decision.verdict()));
    answer.value("calico", &LINE, &[]).value("verdict", &worst.unwrap_or("valid"), &[]);
    answer.value("events", &decisions.iter().map(Shown::of).collect::<Vec<_>>(), &[]);
    // After an event that is unknown, so are the blocks.
    if decisions.last().is_none_or(|last| last.verdict() != "unknown") {
        answer.value("blocks", &ipam.blocks().map(ShownBlock::of).collect::<Vec<_>>(), &[]);
    }
    answer.value("assumed", &[CalicoAssumption::NoOtherBlocks.code()], &[]);
    let ignored = prepared.objects().ignored(reads);
    if !ignored.is_empty() {
        answer.value("ignored", &ignored, &[]);
    }
    Ok(answer.finish())
}

/// After an event that is unknown, so are those behind it.
fn history(ipam: &mut CalicoIpam, events: &[Event]) -> Vec<CalicoDecision> {
    let mut decisions: Vec<CalicoDecision> = Vec::new();
    for event in events {
        let decision = match decisions.last() {
            Some(before) if before.verdict() == "unknown" => before.repeated(),
            _ => event.put_to(ipam),
        };
        decisions.push(decision);
    }
    decisions
}

fn state(prepared: &Prepared, input: &Input<'_>) -> Result<CalicoIpam, Failure> {
    let objects = prepared.objects().read_by(reads);
    let objects = objects.map_err(|error| Failure::of("ipam", &error).placed(|pointer| prepared.place(pointer)))?;
    let places: Vec<_> = objects.iter().map(|object| (object.gvk.kind.as_str(), object.place())).collect();
    let among = |kind: &str| -> Vec<Given<'_>> {
        let places = places.iter().filter(|(of, _)| of.strip_suffix("uration").unwrap_or(of) == kind);
        places.map(|(_, place)| Given { node: place.node, at: prepared.place(&place.at.to_string()) }).collect()
    };
    let listed = |member: &str, kind: &str| -> Vec<Given<'_>> {
        let list = input.node(member).into_iter().flat_map(|list| list.elements()).enumerate();
        let list = list.map(|(index, node)| Given { node, at: format!("{}/{index}", input.place(member)) });
        list.chain(among(kind)).collect()
    };
    let given = |member: &str| input.node(member).map(|node| Given { node, at: input.place(member) });
    let mut pools = Vec::new();
    for pool in listed("pools", "IPPool") {
        pools.push(pool.of(Kind::Object, "an object")?.pool()?);
    }
    let host = input.string("host").unwrap_or_default();
    let mut ipam = CalicoIpam::new(&host, pools);
    if let Some(overlap) = ipam.overlap() {
        return Err(Failure::of("ipam", &overlap).under(&input.place("pools")));
    }
    for node in among("Node") {
        ipam.node_labels.insert(node.name()?, node.metadata_labels()?);
    }
    if let Some(labels) = given("nodeLabels") {
        ipam.node_labels.insert(host.into_owned(), labels.labels()?);
    }
    (ipam.is_windows, ipam.single_network) = (input.flag("windows"), input.flag("windowsUseSingleNetwork"));
    ipam.namespace_labels = given("namespaceLabels").map(|labels| labels.labels()).transpose()?;
    if let Some(config) = given("config") {
        if config.node.member("spec").is_none() {
            Input::read_members(config.node, config.at.clone(), &CONFIG, Nulls::Refused)?;
        }
        ipam.config = config.config()?;
    } else if let Some(config) = default_config(among("IPAMConfig").into_iter())? {
        ipam.config = config;
    }
    let reserved = listed("reservations", "IPReservation");
    let reserved = reserved.iter().map(Given::reserved).collect::<Result<Vec<_>, _>>()?;
    ipam.reservations = Reservations::new(reserved.concat());
    for block in listed("blocks", "IPAMBlock") {
        ipam.add_block(block.of(Kind::Object, "an object")?.block()?);
    }
    Ok(ipam)
}

/// What happens.
enum Event {
    Assign(CalicoRequest, CalicoAnnotations),
    AssignIp { address: IpAddr, handle: String, at: i64 },
    Release { addresses: Vec<CalicoRelease>, at: i64 },
    ReleaseHandle { handle: String, at: i64 },
}

impl Event {
    fn put_to(&self, ipam: &mut CalicoIpam) -> CalicoDecision {
        match self {
            Self::Assign(request, annotations) => ipam.assign_annotated(request, annotations),
            Self::AssignIp { address, handle, at } => ipam.assign_ip(*address, handle, *at),
            Self::Release { addresses, at } => ipam.release(addresses, *at),
            Self::ReleaseHandle { handle, at } => ipam.release_handle(handle, *at),
        }
    }
}

fn events(input: &Input<'_>) -> Result<Vec<Event>, Failure> {
    let mut now = 0;
    let each = input.node("events").into_iter().flat_map(|events| events.elements()).enumerate();
    each.map(|(index, node)| {
        let at = format!("{}/{index}", input.place("events"));
        event(&Input::read_members(node, at.clone(), &EVENT, Nulls::Refused)?, Given { node, at }, &mut now)
    })
    .collect()
}

fn event(input: &Input<'_>, given: Given<'_>, now: &mut i64) -> Result<Event, Failure> {
    const KINDS: [(&str, &[&str]); 4] = [
        (
            "assign",
            &[
                "ipv4",
                "ipv6",
                "ipv4Pools",
                "ipv6Pools",
                "draws",
                "podAnnotations",
                "namespaceAnnotations",
                "ipAddrsNoIpam",
            ],
        ),
        ("assignIp", &["handle"]),
        ("release", &[]),
        ("releaseHandle", &[]),
    ];
    let kind = KINDS.iter().find(|(kind, _)| input.node(kind).is_some());
    let (kind, own) = kind.ok_or(WireError::MissingMember { member: "assign" })?;
    let is_other = |name: &&str| input.node(name).is_some() && *name != *kind && *name != "at" && !own.contains(name);
    if let Some(member) = EVENT.iter().map(|member| member.name).find(is_other) {
        return Err(WireError::MemberConflict { at: input.place(member), member, first: kind }.into());
    }
    const MOST: u64 = 1 << 32;
    if let Some(at) = input.integer("at", now.unsigned_abs(), MOST)? {
        *now = at.cast_signed();
    }
    let text = |name: &str| input.string(name).unwrap_or_default().into_owned();
    let at = *now;
    Ok(match *kind {
        "assign" => {
            let count = |name, default| -> Result<usize, Failure> {
                let count = input.integer(name, 0, 65_536)?;
                Ok(count.and_then(|count| usize::try_from(count).ok()).unwrap_or(default))
            };
            let mut request = CalicoRequest::new(&text("assign"), at);
            (request.ipv4, request.ipv6) = (count("ipv4", 1)?, count("ipv6", 0)?);
            (request.ipv4_pools, request.ipv6_pools) = (given.texts("ipv4Pools")?, given.texts("ipv6Pools")?);
            request.draws = given.list("draws")?.iter().map(Given::draw).collect::<Result<_, _>>()?;
            let mut annotations = CalicoAnnotations::default();
            let of = |member| -> Result<_, Failure> {
                given.object(member)?.map_or_else(|| Ok(Labels::new()), |annotations| annotations.labels())
            };
            (annotations.pod, annotations.namespace) = (of("podAnnotations")?, of("namespaceAnnotations")?);
            annotations.allows_addresses_beside_ipam = input.flag("ipAddrsNoIpam");
            Event::Assign(request, annotations)
        }
        "assignIp" => Event::AssignIp { address: given.address_of("assignIp")?, handle: text("handle"), at },
        "release" => {
            let each = given.list("release")?;
            Event::Release { addresses: each.iter().map(Given::release).collect::<Result<_, _>>()?, at }
        }
        _ => Event::ReleaseHandle { handle: text("releaseHandle"), at },
    })
}

/// A decision as the wire shows it.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Shown<'d> {
    verdict: &'static str,
    addresses: &'d [IpAddr],
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<Said<'d, CalicoError>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    sources: Vec<Said<'d, CalicoSource>>,
    #[serde(skip_serializing_if = "<[IpAddr]>::is_empty")]
    unallocated: &'d [IpAddr],
    #[serde(skip_serializing_if = "<[CalicoOp]>::is_empty")]
    ops: &'d [CalicoOp],
    #[serde(skip_serializing_if = "Option::is_none")]
    unknown: Option<Missing<'d, CalicoNeed>>,
}

impl<'d> Shown<'d> {
    fn of(decision: &'d CalicoDecision) -> Self {
        let (mut reason, mut unknown) = (None, None);
        match &decision.outcome {
            CalicoOutcome::Failed(error) => reason = Some(Said::of(error)),
            CalicoOutcome::Unknown(needs) => unknown = Some(Missing::of(needs)),
            _ => {}
        }
        Self {
            verdict: decision.verdict(),
            addresses: &decision.addresses,
            reason,
            sources: decision.sources.iter().map(Said::of).collect(),
            unallocated: &decision.unallocated,
            ops: &decision.ops,
            unknown,
        }
    }
}

/// A block as the wire shows it.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ShownBlock<'b> {
    cidr: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    affinity: Option<&'b str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    claimed_at: Option<i64>,
    allocated: Vec<Held<'b>>,
    unallocated: Vec<IpAddr>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    cooling: Vec<Held<'b>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Held<'b> {
    address: IpAddr,
    #[serde(skip_serializing_if = "Option::is_none")]
    handle: Option<&'b str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    released_at: Option<i64>,
}

impl<'b> ShownBlock<'b> {
    fn of(block: &'b AllocationBlock) -> Self {
        let held = |ordinal: &u32, handle, released_at| Held { address: block.address(*ordinal), handle, released_at };
        Self {
            cidr: block.cidr.to_string(),
            affinity: block.affinity.as_deref(),
            claimed_at: block.claimed_at,
            allocated: block.allocated.iter().map(|(ordinal, of)| held(ordinal, of.as_deref(), None)).collect(),
            unallocated: block.unallocated.iter().map(|ordinal| block.address(*ordinal)).collect(),
            cooling: block.cooling.iter().map(|(ordinal, at)| held(ordinal, None, *at)).collect(),
        }
    }
}
