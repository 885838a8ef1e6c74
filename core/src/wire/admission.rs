//! `admission.*`: requests, reviews, matching and runs.

use serde::Serialize;

use crate::admission::{Asked, Finding, FindingReason, Need, Request};

use super::Answered;
use super::answer::Answer;
use super::cluster::{OBJECTS, Prepared, RESOURCES};
use super::input::Input;
use super::operation::{self, COMPLETE, Entry, Member, MemberKind, Operation, RELEASE, TEXT, optional, required};
use super::request::{PHASES, conditions, read_request};

const REQUEST: Member = required(
    "request",
    MemberKind::Raw,
    "an AdmissionRequest, or the AdmissionReview around it; what can be derived may be left out",
);
const CONDITIONS: Member = optional(
    "conditions",
    MemberKind::Object,
    "what matchConditions come to: `{\"<hook>\": {\"<condition>\": true | false | {\"error\": text}}}`, or a list of these, one a round",
);

pub(super) const MATCH: Entry = Entry {
    operation: Operation {
        op: "admission.match",
        line: "which webhooks are called for a request, which are not, and why",
        members: &[
            REQUEST,
            OBJECTS,
            optional("phase", MemberKind::String, "`mutating` or `validating`; both if it is not given"),
            CONDITIONS,
            optional("explain", MemberKind::Bool, "whether every gate of every hook is told"),
            RESOURCES,
            RELEASE,
            COMPLETE,
            TEXT,
        ],
    },
    answer: operation::Answer::OnCluster(match_hooks),
};

fn match_hooks(prepared: &Prepared, input: &Input<'_>) -> Answered {
    let phase = input.word("phase", PHASES)?;
    let conditions = conditions(prepared, input)?;
    let (asked, at) = read_request(prepared, input)?;
    let mut answer = Answer::new(input, prepared.cluster.release());
    match asked {
        Asked::Known(mut request) => {
            request.conditions = conditions;
            let cluster = &prepared.cluster;
            let mut hooks =
                if input.flag("explain") { cluster.explain_hooks(&request) } else { cluster.match_hooks(&request) };
            hooks.retain(|decision| phase.is_none_or(|phase| decision.hook.phase == phase));
            answer.value("hooks", &hooks, &[]);
            about(&mut answer, prepared, Some((&request, &at)));
        }
        Asked::Unknown(needs) => {
            answer.value("hooks", &[(); 0], &[]);
            answer.value("unknown", &Unknown { needs: &needs }, &[]);
            about(&mut answer, prepared, None);
        }
    }
    Ok(answer.finish())
}

#[derive(Serialize)]
struct Unknown<'a> {
    needs: &'a [Need],
}

/// What every answer about admission carries beside its own members.
fn about(answer: &mut Answer, prepared: &Prepared, request: Option<(&Request, &str)>) {
    let cluster = &prepared.cluster;
    let mut findings = cluster.findings().to_vec();
    if let Some((request, _)) = request {
        findings.extend(cluster.request_findings(request));
        let assumed = cluster.assumed(request);
        if !assumed.is_empty() {
            answer.value("assumed", &assumed, &[]);
        }
    }
    if !cluster.ignored().is_empty() {
        answer.value("ignored", cluster.ignored(), &[]);
    }
    answer.value("registration", &"not-checked", &[]);
    if !findings.is_empty() {
        let at = request.map_or("/request", |(_, at)| at);
        let findings: Vec<_> = findings.iter().map(|finding| found(finding, prepared, at)).collect();
        answer.value("findings", &findings, &[]);
    }
}

/// A finding with its place in the input.
#[derive(Serialize)]
struct Found<'a> {
    #[serde(flatten)]
    reason: &'a FindingReason,
    at: String,
    message: String,
}

fn found<'a>(finding: &'a Finding, prepared: &Prepared, request: &str) -> Found<'a> {
    let own = finding.at.to_string();
    let at = match own.strip_prefix("/request") {
        Some(rest) => format!("{request}{rest}"),
        None => prepared.place(&own),
    };
    Found { reason: &finding.reason, at, message: finding.reason.to_string() }
}
