//! `ipam.plan`: the calls that a runtime makes of a network configuration list.

use std::borrow::Cow;

use serde::Serialize;

use super::directory::wrong;
use crate::ipam::IpamNeed;
use crate::ipam::cni::VersionedResult;
use crate::ipam::host_local::Attachment;
use crate::ipam::plan::{
    Answered as Answers, CachedFile, Given, ListError, NetworkList, Operation as Command, PlanOutcome, RuntimeConf,
    plan as planned,
};
use crate::json::{Document, Kind, Node};
use crate::objects::Complete;
use crate::release::Plugins;
use crate::wire::answer::Answer;
use crate::wire::error::{Answered, Failure, WireError};
use crate::wire::input::{Form, Input, Nulls, document_of, pointer};
use crate::wire::operation::{COMPLETE, Member, MemberKind, Operation, RELEASE, optional, required, verdict};
use crate::wire::said::{Missing, Said};

const ATTACHMENT: [Member; 3] = [
    optional("containerID", MemberKind::String, "the id of the container"),
    optional("ifname", MemberKind::String, "the interface in the container"),
    optional("netns", MemberKind::String, "the path of the network namespace"),
];

pub(crate) const PLAN: Operation = Operation {
    op: "ipam.plan",
    line: "the calls that a runtime makes of a network configuration list, and what each plugin gets",
    members: &[&[
        required("list", MemberKind::Raw, "the configuration list"),
        required("command", MemberKind::String, "the operation: `ADD`, `CHECK`, `DEL`, `GC`, `STATUS`"),
        optional("attachment", MemberKind::Object, "the attachment: `{containerID, ifname, netns}`"),
        optional("args", MemberKind::List, "pairs of `CNI_ARGS`: `[[\"IP\", \"10.1.2.3\"]]`"),
        optional("capabilityArgs", MemberKind::Object, "values for capabilities: `{\"portMappings\": [..]}`"),
        optional(
            "results",
            MemberKind::Object,
            "what plugins answer, by type: a result, the text that it prints, or `{\"error\": \"..\"}`",
        ),
        optional(
            "cached",
            MemberKind::Raw,
            "for CHECK, DEL: the runtime's file on the attachment; null: there is none",
        ),
        optional("attachments", MemberKind::List, "for GC: the runtime's files on all attachments, or their texts"),
        optional(
            "validAttachments",
            MemberKind::List,
            "for GC: `{containerID, ifname}` of those that are valid; default: the runtime gives no list",
        ),
        RELEASE,
        COMPLETE,
    ]],
    verdicts: &[
        verdict("valid", 0),
        verdict("invalid", 1),
        verdict("refused", 1),
        verdict("crashed", 1),
        verdict("unknown", 3),
    ],
    refusals: &[],
};

pub(crate) fn plan(input: &Input<'_>) -> Answered {
    let release = input.release()?;
    input.words("complete", Complete::ALL)?;
    let raw = input.raw("list")?.ok_or(WireError::MissingMember { member: "list" })?;
    let command = input.word("command", &Command::ALL.map(|command| (command.as_str(), command)))?;
    let command = command.ok_or(WireError::MissingMember { member: "command" })?;
    let (runtime, given) = (runtime(input)?, given(input)?);
    let mut answer = Answer::plain(release);
    answer.value("cni", &"1.3.1", &[]);
    let list = match NetworkList::parse(text_of(&raw.form)) {
        Ok(list) => list,
        Err(ListError::UnknownVersion { spellings }) => {
            let needs = [IpamNeed::VersionNotModelled { spellings }];
            answer.value("verdict", &"unknown", &[]).value("unknown", &Missing::of(&needs), &[]);
            return Ok(answer.finish());
        }
        Err(error) => {
            answer.value("verdict", &"invalid", &[]).value("reason", &Said::of(&error), &[]);
            return Ok(answer.finish());
        }
    };
    let plan = planned(&list, command, &runtime, &given);
    let verdict = match &plan.outcome {
        PlanOutcome::Added(_) | PlanOutcome::Done => "valid",
        PlanOutcome::Failed(_) => "refused",
        PlanOutcome::Crashed => "crashed",
        PlanOutcome::Unknown(_) => "unknown",
    };
    answer.value("verdict", &verdict, &[]).value("list", &Shown::of(&list), &[]);
    answer.value("calls", &plan.calls, &[]);
    match &plan.outcome {
        PlanOutcome::Added(Some(result)) => drop(answer.json("result", compact(result), &[])),
        PlanOutcome::Failed(error) => drop(answer.value("reason", &Said::of(error), &[])),
        PlanOutcome::Unknown(needs) => drop(answer.value("unknown", &Missing::of(needs), &[])),
        _ => {}
    }
    if !plan.assumed.is_empty() {
        let assumed: Vec<_> = plan.assumed.iter().map(ToString::to_string).collect();
        answer.value("assumed", &assumed, &[]);
    }
    Ok(answer.finish())
}

/// What the library makes of a list.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Shown<'l> {
    name: &'l str,
    cni_version: &'l str,
    disable_check: bool,
    #[serde(rename = "disableGC")]
    disable_gc: bool,
    plugins: Vec<&'l str>,
}

impl<'l> Shown<'l> {
    fn of(list: &'l NetworkList) -> Self {
        let NetworkList { name, cni_version, disable_check, disable_gc, plugins, .. } = list;
        let plugins = plugins.iter().map(|plugin| plugin.kind.as_str()).collect();
        Self { name, cni_version, disable_check: *disable_check, disable_gc: *disable_gc, plugins }
    }
}

fn compact(result: &VersionedResult) -> Vec<u8> {
    Document::printed(result.printed(Plugins::default()).into_bytes()).to_compact()
}

fn text_of<'f>(form: &'f Form<'_>) -> &'f [u8] {
    match form {
        Form::Json(node) => node.text(),
        Form::Text(text) => text,
    }
}

fn runtime(input: &Input<'_>) -> Result<RuntimeConf, Failure> {
    let mut runtime = RuntimeConf::default();
    if let Some(node) = input.node("attachment") {
        let of = Input::read_members(node, input.place("attachment"), &ATTACHMENT, Nulls::Refused)?;
        let part = |name: &str| of.string(name).map(Cow::into_owned).unwrap_or_default();
        (runtime.container_id, runtime.ifname, runtime.netns) = (part("containerID"), part("ifname"), part("netns"));
    }
    for (index, node) in input.node("args").into_iter().flat_map(|args| args.elements()).enumerate() {
        let at = format!("{}/{index}", input.place("args"));
        let parts: Vec<_> = node.elements().filter_map(|part| part.as_str().map(Cow::into_owned)).collect();
        let pair = <[String; 2]>::try_from(parts).ok().filter(|_| node.elements().count() == 2);
        runtime.args.push(pair.ok_or_else(|| wrong(at, "a list of two strings", node))?);
    }
    for member in input.node("capabilityArgs").into_iter().flat_map(|args| args.members()) {
        let at = pointer(&input.place("capabilityArgs"), &member.name());
        let value = document_of(member.value).map_err(|error| Failure::from(error).under(&at))?;
        runtime = runtime.with_capability(&member.name(), &value);
    }
    Ok(runtime)
}

fn given(input: &Input<'_>) -> Result<Given, Failure> {
    let mut given = Given::default();
    for member in input.node("results").into_iter().flat_map(|results| results.members()) {
        given.results.insert(member.name().into_owned(), answer_of(member.value));
    }
    if let Some(raw) = input.raw("cached")? {
        given.cached = Some(match &raw.form {
            Form::Json(node) if node.is_null() => CachedFile::Absent,
            form => CachedFile::Text(text_of(form).to_vec()),
        });
    }
    given.attachments = input.node("attachments").map(|files| files.elements().map(written).collect());
    if let Some(valid) = input.node("validAttachments") {
        let each = valid.elements().enumerate().map(|(index, node)| {
            let at = format!("{}/{index}", input.place("validAttachments"));
            let of = Input::read_members(node, at, ATTACHMENT.get(..2).unwrap_or_default(), Nulls::Refused)?;
            let part = |name: &str| of.string(name).map(Cow::into_owned).unwrap_or_default();
            Ok(Attachment { container_id: part("containerID"), ifname: part("ifname") })
        });
        given.valid_attachments = Some(each.collect::<Result<_, Failure>>()?);
    }
    Ok(given)
}

/// How a plugin answers: an object whose `error` is a string means that it fails.
fn answer_of(node: Node<'_>) -> Answers {
    let error = if node.kind() == Kind::Object { node.member("error").and_then(|error| error.as_str()) } else { None };
    error.map_or_else(|| Answers::Prints(written(node)), |error| Answers::Fails(error.into_owned()))
}

/// A text, or a value in place of its text.
fn written(node: Node<'_>) -> Vec<u8> {
    node.as_str().map_or_else(|| node.text().to_vec(), |text| text.into_owned().into_bytes())
}
