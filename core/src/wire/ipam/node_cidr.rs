//! `ipam.node-cidr`: which ranges Nodes get from kube-controller-manager.

use serde::Serialize;

use super::directory::wrong;
use crate::ipam::node_cidr::{
    CidrSet, Node, NodeCidrAssumption, NodeCidrDecision, NodeCidrError, NodeCidrEvent, NodeCidrNeed, NodeCidrOp,
    NodeCidrOutcome, NodeCidrReason, NodeIpamController, NodeIpamFlags, NodeMasks, ServiceCidrReason, StartError,
    TakenBlock,
};
use crate::json::{Kind, Pointer};
use crate::objects::place::Place;
use crate::wire::answer::Answer;
use crate::wire::error::{Answered, Failure, WireError};
use crate::wire::input::{Input, Nulls, Raw};
use crate::wire::operation::{
    COMPLETE, Member, MemberKind, Operation, RELEASE, Verdict, optional, required, verdict, worst,
};
use crate::wire::prepared::{Prepared, SOME_OBJECTS};
use crate::wire::said::{Missing, Said};

const MASKS: [Member; 3] = [
    optional("size", MemberKind::Integer, "`--node-cidr-mask-size`"),
    optional("ipv4", MemberKind::Integer, "`--node-cidr-mask-size-ipv4`; default 24"),
    optional("ipv6", MemberKind::Integer, "`--node-cidr-mask-size-ipv6`; default 64"),
];

const EVENT: [Member; 4] = [
    optional("add", MemberKind::Raw, "a Node that is new: its name, or the Node"),
    optional("update", MemberKind::Raw, "a Node that changed, or that the controller tries again"),
    optional("delete", MemberKind::Raw, "a Node that is gone"),
    optional("podCIDRs", MemberKind::Strings, "beside a name: the ranges in the Node; default: those that it got"),
];

/// From the best to the worst.
const VERDICTS: [Verdict; 7] = [
    verdict("valid", 0),
    verdict("released", 0),
    verdict("granted", 0),
    verdict("exhausted", 1),
    verdict("refused", 1),
    verdict("invalid", 1),
    verdict("unknown", 3),
];

pub(crate) const NODE_CIDR: Operation = Operation {
    op: "ipam.node-cidr",
    line: "which ranges Nodes get from kube-controller-manager, and why one gets none",
    members: &[&[
        required("clusterCidrs", MemberKind::Strings, "`--cluster-cidr`: a range, or one of each family"),
        optional(
            "nodeMasks",
            MemberKind::Raw,
            "the lengths of the Nodes' prefixes: a list with one for each cluster CIDR, or the flags `{size, ipv4, ipv6}`",
        ),
        optional("serviceCidrs", MemberKind::Strings, "`--service-cluster-ip-range`: the ranges of Services"),
        SOME_OBJECTS,
        optional(
            "events",
            MemberKind::List,
            "what happens after the start, in order: `{\"add\": NODE}`, `{\"update\": NODE}`, `{\"delete\": NODE}`, each with `podCIDRs`?",
        ),
        RELEASE,
        COMPLETE,
    ]],
    verdicts: &VERDICTS,
    refusals: &[],
};

pub(crate) fn node_cidr(prepared: &Prepared, input: &Input<'_>) -> Answered {
    let flags = NodeIpamFlags {
        release: prepared.release(),
        cluster_cidr: input.strings("clusterCidrs").join(","),
        service_cluster_ip_range: input.strings("serviceCidrs").join(","),
        node_masks: node_masks(input)?,
    };
    let existing = Node::all_of(prepared.objects());
    let existing = existing.map_err(|error| Failure::of("ipam", &error).placed(|pointer| prepared.place(pointer)))?;
    let events = events(input)?;
    let mut answer = Answer::plain(prepared.release());
    let mut assumed = Vec::new();
    match NodeIpamController::start(&flags, &existing) {
        Ok(controller) => history(&mut answer, controller, existing, events, &mut assumed),
        Err(error) => not_started(&mut answer, &error),
    }
    if flags.release.is_by_reading() {
        assumed.push(NodeCidrAssumption::ReleaseByReading);
    }
    if !assumed.is_empty() {
        let assumed: Vec<_> = assumed.iter().map(NodeCidrAssumption::code).collect();
        answer.value("assumed", &assumed, &[]);
    }
    let ignored = prepared.objects().ignored(Node::reads);
    if !ignored.is_empty() {
        answer.value("ignored", &ignored, &[]);
    }
    Ok(answer.finish())
}

/// Only a Node without ranges takes blocks.
fn takes_blocks(decision: &NodeCidrDecision) -> bool {
    matches!(decision.outcome, NodeCidrOutcome::Granted(_) | NodeCidrOutcome::Exhausted(_))
}

fn not_started(answer: &mut Answer, error: &StartError) {
    match error {
        StartError::Unknown(needs) => {
            answer.value("verdict", &"unknown", &[]).value("unknown", &Missing::of(needs), &[]);
        }
        StartError::Flags(error) => {
            answer.value("verdict", &"invalid", &[]).value("reason", &Said::of(error), &[]);
        }
        StartError::Blocks(error) => {
            answer.value("verdict", &"invalid", &[]).value("reason", &Said::of(error), &[]);
        }
        StartError::Node(error) => {
            answer.value("verdict", &"refused", &[]).value("reason", &Said::of(error), &[]);
        }
    }
}

fn history(
    answer: &mut Answer,
    mut controller: NodeIpamController,
    existing: Vec<Node>,
    events: Vec<Event>,
    assumed: &mut Vec<NodeCidrAssumption>,
) {
    let services: Vec<_> = controller.services().iter().map(Said::<ServiceCidrReason>::of).collect();
    let services = serde_json::to_vec(&services).unwrap_or_default();
    let is_given = !existing.is_empty();
    let nodes: Vec<_> = existing.into_iter().map(|node| controller.sync(node)).collect();
    let decisions: Vec<_> = events.into_iter().map(|event| event.put_to(&mut controller)).collect();
    let all = || nodes.iter().chain(&decisions);
    let worst = worst(&VERDICTS, all().map(|decision| decision.verdict()));
    answer.value("verdict", &worst.unwrap_or("valid"), &[]);
    assumed.push(NodeCidrAssumption::NoOtherNodes);
    if all().filter(|decision| takes_blocks(decision)).count() > 1 {
        assumed.push(NodeCidrAssumption::OneAtATime);
    }
    answer.json("services", services, &[]);
    if is_given {
        answer.value("nodes", &nodes.iter().map(Shown::of).collect::<Vec<_>>(), &[]);
    }
    answer.value("events", &decisions.iter().map(Shown::of).collect::<Vec<_>>(), &[]);
    if let Some(sets) = controller.sets() {
        let masks: Vec<_> = sets.iter().map(CidrSet::node_mask).collect();
        answer.value("nodeMasks", &masks, &[]).value("sets", &sets.iter().map(ShownSet::of).collect::<Vec<_>>(), &[]);
    }
}

pub(super) fn node_masks(input: &Input<'_>) -> Result<NodeMasks, Failure> {
    const MOST: u64 = 2_147_483_647;
    let Some(raw) = input.raw("nodeMasks")? else { return Ok(NodeMasks::default()) };
    let document = raw.document()?;
    let root = document.root();
    if root.kind() == Kind::Object {
        let flags = Input::read_members(root, raw.at, &MASKS, Nulls::Refused)?;
        let flag = |name| -> Result<i32, Failure> {
            let value = flags.integer(name, 0, MOST)?.unwrap_or_default();
            Ok(i32::try_from(value).unwrap_or_default())
        };
        return Ok(NodeMasks::Flags { size: flag("size")?, ipv4: flag("ipv4")?, ipv6: flag("ipv6")? });
    }
    if root.kind() != Kind::Array {
        return Err(wrong(raw.at, "a list or an object", root));
    }
    let each = root.elements().enumerate().map(|(index, node)| {
        let at = format!("{}/{index}", raw.at);
        let number = node.as_number().ok_or_else(|| wrong(at.clone(), "number", node))?;
        let mask = number.parse::<i32>().ok().filter(|mask| *mask >= 0);
        mask.ok_or_else(|| WireError::OutOfRange { at, min: 0, max: MOST, got: number.to_owned() }.into())
    });
    Ok(NodeMasks::Each(each.collect::<Result<_, Failure>>()?))
}

/// A Node that comes, changes or goes.
struct Event {
    is_delete: bool,
    node: Node,
}

impl Event {
    fn put_to(self, controller: &mut NodeIpamController) -> NodeCidrDecision {
        if self.is_delete { controller.delete(&self.node) } else { controller.sync(self.node) }
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
    let mut given: Option<(&'static str, Raw<'_>)> = None;
    for member in ["add", "update", "delete"] {
        let Some(raw) = input.raw(member)? else { continue };
        if let Some((first, _)) = given {
            return Err(WireError::EventConflict { at: raw.at, first }.into());
        }
        given = Some((member, raw));
    }
    let (member, raw) = given.ok_or(WireError::MissingMember { member: "add" })?;
    let document = raw.document()?;
    let root = document.root();
    let is_delete = member == "delete";
    if let Some(name) = root.as_str() {
        let cidrs = input.strings("podCIDRs").into_iter().map(|text| text.into_owned()).collect();
        return Ok(Event { is_delete, node: Node::new(&name, cidrs) });
    }
    if root.kind() != Kind::Object {
        return Err(wrong(raw.at, "the name of a Node, or a Node", root));
    }
    if input.node("podCIDRs").is_some() {
        return Err(WireError::EventConflict { at: input.place("podCIDRs"), first: member }.into());
    }
    let place = Place { node: root, at: Pointer::root() };
    let node = Node::read(&place).map_err(|error| Failure::of("ipam", &error).within(&raw.at))?;
    Ok(Event { is_delete, node })
}

/// A decision as the wire shows it.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Shown<'d> {
    node: &'d str,
    verdict: &'static str,
    #[serde(rename = "podCIDRs", skip_serializing_if = "<[String]>::is_empty")]
    pod_cidrs: &'d [String],
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<Why<'d>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    event: Option<NodeCidrEvent>,
    #[serde(skip_serializing_if = "<[TakenBlock]>::is_empty")]
    leaked: &'d [TakenBlock],
    #[serde(skip_serializing_if = "<[NodeCidrOp]>::is_empty")]
    ops: &'d [NodeCidrOp],
    #[serde(skip_serializing_if = "<[&str]>::is_empty")]
    flags: &'static [&'static str],
    #[serde(skip_serializing_if = "Option::is_none")]
    unknown: Option<Missing<'d, NodeCidrNeed>>,
}

/// Why a decision is as it is.
#[derive(Serialize)]
#[serde(untagged)]
enum Why<'d> {
    Reason(Said<'d, NodeCidrReason>),
    Error(Said<'d, NodeCidrError>),
}

impl<'d> Shown<'d> {
    fn of(decision: &'d NodeCidrDecision) -> Self {
        let (mut reason, mut unknown) = (None, None);
        match &decision.outcome {
            NodeCidrOutcome::Granted(why) | NodeCidrOutcome::Held(why) | NodeCidrOutcome::Released(why) => {
                reason = Some(Why::Reason(Said::of(why)));
            }
            NodeCidrOutcome::Exhausted(error) | NodeCidrOutcome::Refused(error) => {
                reason = Some(Why::Error(Said::of(error)));
            }
            NodeCidrOutcome::Unknown(needs) => unknown = Some(Missing::of(needs)),
        }
        Self {
            node: &decision.node,
            verdict: decision.verdict(),
            pod_cidrs: &decision.pod_cidrs,
            reason,
            event: decision.event(),
            leaked: &decision.leaked,
            ops: &decision.ops,
            flags: if decision.leaked.is_empty() { &[] } else { &["block-leaked"] },
            unknown,
        }
    }
}

/// The blocks of a cluster CIDR as the wire shows them.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ShownSet {
    cidr: String,
    node_mask: u8,
    max: u64,
    allocated: u64,
    free: u64,
    next: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    next_cidr: Option<String>,
}

impl ShownSet {
    fn of(set: &CidrSet) -> Self {
        let next_cidr = set.next_free().and_then(|block| set.block(block)).map(|cidr| cidr.to_string());
        Self {
            cidr: set.cluster().to_string(),
            node_mask: set.node_mask(),
            max: set.max(),
            allocated: set.allocated(),
            free: set.free(),
            next: set.next(),
            next_cidr,
        }
    }
}
