//! The ENIs of an instance and the events on it, as they are given and shown.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::ipam::aws::{
    AwsDecision, AwsError, AwsEvent, AwsFlag, AwsOutcome, DataStore, Eni, EniCidr, PoolManager, PoolOp, Settings, Stats,
};
use crate::json::{Kind, Node};
use crate::wire::answer::Answer;
use crate::wire::error::{Failure, WireError};
use crate::wire::input::{Input, Nulls};
use crate::wire::ipam::directory::{texts, wrong};
use crate::wire::operation::{Member, MemberKind, optional, required};
use crate::wire::said::Said;

const ENI: [Member; 6] = [
    required("id", MemberKind::String, "its name"),
    optional("primary", MemberKind::Bool, "whether the instance began with it"),
    optional("trunk", MemberKind::Bool, "whether it carries the branch ENIs of Pods"),
    optional("efa", MemberKind::Bool, "whether it is an Elastic Fabric Adapter"),
    optional("excluded", MemberKind::Bool, "whether its subnet is excluded, so that no Pod gets an address of it"),
    optional("cidrs", MemberKind::List, "its addresses and prefixes, each `{cidr, assigned?}`"),
];

const CIDR: [Member; 2] = [
    required("cidr", MemberKind::String, "an address (`/32`), or a prefix (`/28`, or `/80` in an IPv6 cluster)"),
    optional("assigned", MemberKind::Object, "its addresses with the Pods that have them"),
];

const EVENT: [Member; 12] = [
    optional("at", MemberKind::Integer, "when, in seconds since ipamd started; default: right after the last event"),
    optional("assign", MemberKind::String, "a Pod asks for an address"),
    optional("unassign", MemberKind::String, "a Pod is gone"),
    optional("stats", MemberKind::Bool, "somebody counts the addresses"),
    optional("removeCidr", MemberKind::String, "an address or a prefix is gone"),
    optional("removeEni", MemberKind::String, "an ENI is gone"),
    optional("subnet", MemberKind::Integer, "the subnet has so many addresses, or prefixes where ENIs get them"),
    optional("cordon", MemberKind::Bool, "whether the node is cordoned"),
    optional("terminate", MemberKind::Bool, "aws-node shuts down"),
    optional("manage", MemberKind::String, "the pool manager runs: `once`, or to its `fixed-point`"),
    optional("eni", MemberKind::String, "beside `removeCidr`: the ENI that has it"),
    optional("force", MemberKind::Bool, "whether what is gone goes from under its Pods"),
];

/// The latest time of an event: that of a run after it still fits.
const LATEST: u64 = 1_000_000_000;

/// The ENIs that were given, each with its place and the places of its addresses and prefixes.
pub(in crate::wire::ipam) struct Enis {
    given: Option<Vec<(Eni, String, Vec<GivenCidr>)>>,
}

/// A range, the Pods that have its addresses, and its place.
type GivenCidr = (String, Vec<(String, String)>, String);

impl Enis {
    pub(super) fn is_given(&self) -> bool {
        self.given.is_some()
    }

    /// The datastore with the ENIs; without any the primary one alone.
    pub(in crate::wire::ipam) fn store(&self, settings: &Settings) -> Result<DataStore, Failure> {
        let mut store = DataStore::new(settings);
        let primary = [(Eni::new("eni-0", true), String::new(), Vec::new())];
        for (eni, at, cidrs) in self.given.as_deref().unwrap_or(&primary) {
            store.add_eni(eni.clone()).map_err(|error| Failure::of("ipam", &error).under(at))?;
            for (cidr, assigned, at) in cidrs {
                store.add_cidr(cidr, assigned).map_err(|error| Failure::of("ipam", &error).under(at))?;
            }
        }
        Ok(store)
    }
}

pub(in crate::wire::ipam) fn enis(input: &Input<'_>) -> Result<Enis, Failure> {
    let Some(list) = input.node("enis") else { return Ok(Enis { given: None }) };
    let each = list.elements().enumerate().map(|(index, node)| {
        let at = format!("{}/{index}", input.place("enis"));
        let given = Input::read_members(node, at.clone(), &ENI, Nulls::Refused)?;
        let mut eni = Eni::new(&given.string("id").unwrap_or_default(), given.flag("primary"));
        (eni.trunk, eni.efa, eni.excluded) = (given.flag("trunk"), given.flag("efa"), given.flag("excluded"));
        let cidrs = given.node("cidrs").into_iter().flat_map(|cidrs| cidrs.elements()).enumerate();
        let cidrs = cidrs.map(|(index, node)| cidr(node, format!("{}/{index}", given.place("cidrs"))));
        Ok((eni, at, cidrs.collect::<Result<_, Failure>>()?))
    });
    Ok(Enis { given: Some(each.collect::<Result<_, Failure>>()?) })
}

fn cidr(node: Node<'_>, at: String) -> Result<GivenCidr, Failure> {
    let given = Input::read_members(node, at.clone(), &CIDR, Nulls::Refused)?;
    let assigned = given.node("assigned").map(|node| texts(node, &given.place("assigned"))).transpose()?;
    Ok((given.string("cidr").unwrap_or_default().into_owned(), assigned.unwrap_or_default(), at))
}

/// The events with their times.
pub(super) fn events(input: &Input<'_>) -> Result<Vec<(AwsEvent, i64)>, Failure> {
    let mut last = 0;
    let each = input.node("events").into_iter().flat_map(|events| events.elements()).enumerate();
    each.map(|(index, node)| {
        let at = format!("{}/{index}", input.place("events"));
        let given = Input::read_members(node, at, &EVENT, Nulls::Refused)?;
        last = given.integer("at", last, LATEST)?.unwrap_or(last);
        Ok((event(&given)?, i64::try_from(last).unwrap_or_default()))
    })
    .collect()
}

fn event(given: &Input<'_>) -> Result<AwsEvent, Failure> {
    const WORDS: [&str; 9] =
        ["assign", "unassign", "stats", "removeCidr", "removeEni", "manage", "subnet", "cordon", "terminate"];
    let mut words = WORDS.into_iter().filter(|word| given.node(word).is_some());
    let word = words.next().ok_or(WireError::MissingMember { member: "assign" })?;
    // What goes with some words only.
    let beside = [("eni", &["removeCidr"][..]), ("force", &["removeCidr", "removeEni"])];
    let beside = beside.into_iter().filter(|(member, with)| given.node(member).is_some() && !with.contains(&word));
    if let Some(member) = words.next().or(beside.map(|(member, _)| member).next()) {
        return Err(WireError::EventConflict { at: given.place(member), first: word }.into());
    }
    let text = given.string(word).unwrap_or_default().into_owned();
    let force = given.flag("force");
    Ok(match word {
        "assign" => AwsEvent::Assign(text),
        "unassign" => AwsEvent::Unassign(text),
        "removeCidr" => {
            AwsEvent::RemoveCidr { eni: given.string("eni").map(|eni| eni.into_owned()), cidr: text, force }
        }
        "removeEni" => AwsEvent::RemoveEni { eni: text, force },
        "manage" => {
            let runs = [("once", false), ("fixed-point", true)];
            if given.word("manage", &runs)?.unwrap_or_default() {
                AwsEvent::ManageToFixedPoint
            } else {
                AwsEvent::ManageOnce
            }
        }
        "subnet" => {
            let free = given.integer("subnet", 0, LATEST)?.unwrap_or_default();
            AwsEvent::Subnet(i64::try_from(free).unwrap_or_default())
        }
        "cordon" => AwsEvent::Cordon(given.flag("cordon")),
        _ => match given.node(word) {
            Some(node) if node.kind() == Kind::Bool && !given.flag(word) => {
                return Err(wrong(given.place(word), "true", node));
            }
            _ if word == "terminate" => AwsEvent::Terminate,
            _ => AwsEvent::Stats,
        },
    })
}

/// Writes what ipamd made of the events, and the instance afterwards.
pub(super) fn show(answer: &mut Answer, manager: &PoolManager, events: &[(AwsEvent, i64)], decisions: &[AwsDecision]) {
    let shown: Vec<_> = events.iter().zip(decisions).map(|((event, _), decision)| Shown::of(event, decision)).collect();
    answer.value("events", &shown, &[]);
    answer.value("enis", &manager.store.enis().iter().map(ShownEni::of).collect::<Vec<_>>(), &[]);
    if let Some(decisions) = manager.decisions() {
        answer.value("decisions", &decisions, &[]);
    }
}

/// A decision as the wire shows it.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Shown<'d> {
    at: i64,
    #[serde(skip_serializing_if = "Option::is_none")]
    pod: Option<&'d str>,
    verdict: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    address: Option<&'d str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    stats: Option<&'d Stats>,
    #[serde(skip_serializing_if = "Option::is_none")]
    ops: Option<&'d [PoolOp]>,
    reason: Why<'d>,
    #[serde(skip_serializing_if = "<[AwsFlag]>::is_empty")]
    flags: &'d [AwsFlag],
}

/// Why a decision is as it is.
#[derive(Serialize)]
#[serde(untagged)]
enum Why<'d> {
    Reason(Said<'d, AwsOutcome>),
    Error(Said<'d, AwsError>),
}

impl<'d> Shown<'d> {
    fn of(event: &'d AwsEvent, decision: &'d AwsDecision) -> Self {
        let (mut address, mut stats) = (None, None);
        match &decision.outcome {
            Ok(AwsOutcome::AddressAssigned { of, .. } | AwsOutcome::AddressHeld { of }) => address = Some(&*of.address),
            Ok(AwsOutcome::Counted { stats: counted }) => stats = Some(counted),
            _ => {}
        }
        Self {
            at: decision.at,
            pod: if let AwsEvent::Assign(pod) | AwsEvent::Unassign(pod) = event { Some(pod) } else { None },
            verdict: decision.verdict(),
            address,
            stats,
            ops: matches!(event, AwsEvent::ManageOnce | AwsEvent::ManageToFixedPoint).then_some(&*decision.ops),
            reason: match &decision.outcome {
                Ok(outcome) => Why::Reason(Said::of(outcome)),
                Err(error) => Why::Error(Said::of(error)),
            },
            flags: &decision.flags,
        }
    }
}

/// An ENI as the wire shows it.
#[derive(Serialize)]
struct ShownEni<'m> {
    id: &'m str,
    primary: bool,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    trunk: bool,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    efa: bool,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    excluded: bool,
    cidrs: Vec<ShownCidr>,
}

impl<'m> ShownEni<'m> {
    fn of(eni: &'m Eni) -> Self {
        let cidrs = eni.cidrs().iter().map(ShownCidr::of).collect();
        let Eni { id, primary, trunk, efa, excluded, .. } = eni;
        Self { id, primary: *primary, trunk: *trunk, efa: *efa, excluded: *excluded, cidrs }
    }
}

/// An address or a prefix as the wire shows it.
#[derive(Serialize)]
struct ShownCidr {
    cidr: String,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    assigned: BTreeMap<String, String>,
    /// When addresses were freed.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    freed: BTreeMap<String, i64>,
}

impl ShownCidr {
    fn of(cidr: &EniCidr) -> Self {
        Self { cidr: cidr.to_string(), assigned: cidr.pods(), freed: cidr.freed() }
    }
}
