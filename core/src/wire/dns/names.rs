//! `dns.names`: every name under which an object can be found.

use serde::Serialize;

use super::corefile_given::{COREDNS, line};
use super::said::{Missing, Said};
use crate::dns::names::{Condition, NameCondition, NameRow, Names, NamesError, NamesOf, names as names_of};
use crate::dns::{DnsNeed, KubernetesReason};
use crate::objects::Complete;
use crate::wire::answer::Answer;
use crate::wire::error::{Answered, Failure, WireError};
use crate::wire::input::{Input, Nulls};
use crate::wire::operation::{COMPLETE, Member, MemberKind, Operation, RELEASE, optional, required, verdict};
use crate::wire::prepared::{OBJECTS, Prepared};

const OF: Member = required("of", MemberKind::Object, "`{\"kind\", \"namespace\"?, \"name\"}`: the object");

const OF_MEMBERS: &[Member] = &[
    required("kind", MemberKind::String, "`Service`, `Pod`, `StatefulSet`, `Deployment`, `ReplicaSet` or `DaemonSet`"),
    optional("namespace", MemberKind::String, "the namespace; default `default`"),
    required("name", MemberKind::String, "the name"),
];

pub(crate) const NAMES: Operation = Operation {
    op: "dns.names",
    line: "every name under which a Service, a Pod or the Pods of a workload can be found",
    members: &[&[
        OF,
        optional("domain", MemberKind::String, "the domain of the cluster; default `cluster.local`"),
        OBJECTS,
        COREDNS,
        RELEASE,
        COMPLETE,
    ]],
    verdicts: &[verdict("found", 0), verdict("no-name", 1), verdict("not-found", 1), verdict("unknown", 3)],
    refusals: &[],
};

pub(crate) fn names(prepared: &Prepared, input: &Input<'_>) -> Answered {
    let coredns = line(input)?;
    let of = of(input)?;
    let domain = input.string("domain").unwrap_or("cluster.local".into());
    let zone = prepared.zone(&Default::default()).map_err(|error| prepared.zone_failure(&error))?;
    let mut answer = Answer::plain(prepared.release());
    answer.value("coredns", &coredns, &[]);
    match names_of(prepared.objects(), &zone, &of, &domain, coredns) {
        Ok(names) => shown(&mut answer, &of, &names),
        Err(NamesError::NotGiven { .. }) => absent(&mut answer, prepared, &of),
        Err(error @ NamesError::Objects(_)) => {
            return Err(Failure::of("dns", &error).placed(|pointer| prepared.place(pointer)));
        }
        Err(error) => return Err(Failure::of("dns", &error)),
    }
    let ignored = prepared.ignored_by_dns();
    if !ignored.is_empty() {
        answer.value("ignored", &ignored, &[]);
    }
    Ok(answer.finish())
}

fn of(input: &Input<'_>) -> Result<NamesOf, Failure> {
    let node = input.node("of").ok_or(WireError::MissingMember { member: "of" })?;
    let of = Input::read_members(node, input.place("of"), OF_MEMBERS, Nulls::Refused)?;
    let text = |member: &str| of.string(member).map(|text| text.into_owned());
    Ok(NamesOf {
        kind: text("kind").unwrap_or_default(),
        namespace: text("namespace").unwrap_or_else(|| "default".to_owned()),
        name: text("name").unwrap_or_default(),
    })
}

#[derive(Serialize)]
struct Row<'a> {
    name: &'a str,
    #[serde(rename = "type")]
    rtype: String,
    of: &'a str,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    answer: &'a [String],
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<Said<'a, KubernetesReason>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    unknown: Option<Missing<'a, DnsNeed>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    conditions: Vec<Holds<'a>>,
}

#[derive(Serialize)]
struct Holds<'a> {
    #[serde(flatten)]
    what: Said<'a, NameCondition>,
    #[serde(skip_serializing_if = "Option::is_none")]
    holds: Option<bool>,
}

impl<'a> Holds<'a> {
    fn of(condition: &'a Condition) -> Self {
        Self { what: Said::of(&condition.what), holds: condition.holds }
    }
}

fn shown(answer: &mut Answer, of: &NamesOf, names: &Names) {
    let rows: Vec<_> = names.rows.iter().map(row).collect();
    answer.value("verdict", &word(names), &[]).value("of", of, &[]).value("names", &rows, &[]);
    answer.value("shortest", &names.shortest, &[]);
    if !names.assumed.is_empty() {
        answer.value("assumed", &names.assumed, &[]);
    }
}

fn row(row: &NameRow) -> Row<'_> {
    Row {
        name: &row.name,
        rtype: row.rtype.to_string(),
        of: &row.of,
        answer: &row.answer,
        reason: row.reason.as_ref().map(Said::of),
        unknown: (!row.needs.is_empty()).then(|| Missing::of(&row.needs)),
        conditions: row.conditions.iter().map(Holds::of).collect(),
    }
}

/// A name with records wins, then one that lacks nothing but the address of a Pod that is to come.
fn word(names: &Names) -> &'static str {
    let is_to_come = |row: &NameRow| {
        let waits = row.needs.iter().all(|need| matches!(need, DnsNeed::PodIp { .. }));
        let fails = row.conditions.iter().any(|condition| condition.holds == Some(false));
        row.reason.is_none() && waits && !fails && !row.name.contains('<')
    };
    if names.rows.iter().any(|row| !row.answer.is_empty() || is_to_come(row)) {
        "found"
    } else if names.rows.iter().any(|row| !row.needs.is_empty()) {
        "unknown"
    } else {
        "no-name"
    }
}

/// The object was not given: it does not exist if all objects of its kind were, and may exist otherwise.
fn absent(answer: &mut Answer, prepared: &Prepared, of: &NamesOf) {
    let complete = match of.kind.as_str() {
        "Service" => prepared.is_complete(Complete::Services),
        "Pod" => prepared.is_complete(Complete::Pods),
        _ => false,
    };
    if complete {
        answer.value("verdict", &"not-found", &[]).value("of", of, &[]);
        return;
    }
    let NamesOf { kind, namespace, name } = of.clone();
    let need = match kind.as_str() {
        "Service" => DnsNeed::Service { namespace, name },
        _ => DnsNeed::Object { kind, namespace, name },
    };
    answer.value("verdict", &"unknown", &[]).value("of", of, &[]);
    answer.value("unknown", &Missing::of(&[need]), &[]);
}
