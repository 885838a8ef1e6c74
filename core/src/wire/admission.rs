//! `admission.*`: requests, reviews, matching and runs.

use serde::Serialize;

use crate::admission::{
    Answers, Asked, Cluster, Finding, FindingReason, Need, Outcome, Request, ReviewVersion, Target, Verdict,
};
use crate::json::Document;
use crate::json::write::Writer;

use super::Answered;
use super::answer::Answer;
use super::cluster::{OBJECTS, Prepared, RESOURCES};
use super::error::Failure;
use super::input::Input;
use super::operation::{self, COMPLETE, Entry, Member, MemberKind, Operation, RELEASE, TEXT, optional, required};
use super::request::{PHASES, conditions, read_client, read_request};

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

/// Where there is no need of a cluster, but CustomResourceDefinitions say which resource serves a kind.
const SOME_OBJECTS: Member =
    optional("objects", MemberKind::Raw, "CustomResourceDefinitions and whatever else is known");
const NAMES: [Member; 3] = [
    optional("subresource", MemberKind::String, "such as `status`"),
    optional("name", MemberKind::String, "the name in the URL; the object's, if it is not given"),
    optional("namespace", MemberKind::String, "the namespace in the URL; the object's, if it is not given"),
];

pub(super) const REQUESTS: Entry = Entry {
    operation: Operation {
        op: "admission.request",
        line: "which requests go through admission when a client sends an object",
        members: &[
            optional("verb", MemberKind::String, "`create`, `update` or `delete`; by default what the objects tell"),
            optional("object", MemberKind::Raw, "the object that is sent; for `delete` the stored one"),
            optional("oldObject", MemberKind::Raw, "the stored object"),
            NAMES[0],
            NAMES[1],
            NAMES[2],
            optional(
                "resource",
                MemberKind::Object,
                "`{group, version, resource}`; by default the one that serves the kind",
            ),
            optional("options", MemberKind::Raw, "CreateOptions and the like"),
            optional("user", MemberKind::Object, "a UserInfo; by default `kubernetes-admin`"),
            optional("dryRun", MemberKind::Bool, "whether nothing is to be stored"),
            optional("fieldManager", MemberKind::String, "the option of that name"),
            SOME_OBJECTS,
            RESOURCES,
            RELEASE,
            COMPLETE,
            TEXT,
        ],
    },
    answer: operation::Answer::OnCluster(requests),
};

/// Raw members of an AdmissionRequest.
const RAWS: [&str; 3] = ["object", "oldObject", "options"];

fn requests(prepared: &Prepared, input: &Input<'_>) -> Answered {
    let cluster = &prepared.cluster;
    let asked = cluster.request(read_client(input)?);
    let asked = asked.map_err(|error| Failure::of("admission", &error).placed(|pointer| input.given(pointer)))?;
    let mut answer = Answer::new(input, cluster.release());
    match asked {
        Asked::Known(request) => {
            let text = review_of(cluster, &request, None, ReviewVersion::V1, "")?;
            let review = Document::printed(text.known().unwrap_or_default());
            // The uid is made when a review is.
            let members = review.root().member("request").into_iter().flat_map(|request| request.members());
            let mut out = Writer::new();
            out.begin_array().begin_object();
            for member in members.filter(|member| !member.key.is_str("uid")) {
                out.key(&member.name()).raw(member.value.text());
            }
            out.end_object().end_array();
            answer.json("requests", out.out, &RAWS);
            about(&mut answer, prepared, Some((&request, "")));
        }
        Asked::Unknown(needs) => {
            answer.value("requests", &[(); 0], &[]);
            answer.value("unknown", &Unknown { needs: &needs }, &[]);
            about(&mut answer, prepared, None);
        }
    }
    Ok(answer.finish())
}

pub(super) const REVIEW: Entry = Entry {
    operation: Operation {
        op: "admission.review",
        line: "the AdmissionReview that a webhook is sent for a request, as the server encodes it",
        members: &[
            REQUEST,
            optional("hook", MemberKind::String, "whose rules tell the kind to send; without it the request's own"),
            optional("version", MemberKind::String, "`v1` or `v1beta1`; by default what the hook takes, else `v1`"),
            optional(
                "uid",
                MemberKind::String,
                "the review's uid; by default the request's, else the first that is counted",
            ),
            CONDITIONS,
            SOME_OBJECTS,
            RESOURCES,
            RELEASE,
            COMPLETE,
            TEXT,
        ],
    },
    answer: operation::Answer::OnCluster(review),
};

fn review(prepared: &Prepared, input: &Input<'_>) -> Answered {
    let cluster = &prepared.cluster;
    let version = input.word("version", &[("v1", ReviewVersion::V1), ("v1beta1", ReviewVersion::V1beta1)])?;
    let conditions = conditions(prepared, input)?;
    let key = input.string("hook").map(|key| prepared.hook(&key, &input.place("hook"))).transpose()?;
    let (asked, at) = read_request(prepared, input)?;
    let mut answer = Answer::new(input, cluster.release());
    let needs = match asked {
        Asked::Unknown(needs) => needs,
        Asked::Known(mut request) => {
            request.conditions = conditions;
            let decision = key
                .as_ref()
                .and_then(|key| cluster.match_hooks(&request).into_iter().find(|decision| decision.hook.key() == key));
            let target = match decision.as_ref().map(|decision| &decision.verdict) {
                None => Asked::Known(None),
                Some(Verdict::Call(pass)) => Asked::Known(pass.target().cloned()),
                Some(Verdict::Unknown { needs, .. }) => Asked::Unknown(needs.clone()),
                // No review is sent; the decision says why.
                Some(Verdict::Skip(_) | Verdict::Reject(_)) => {
                    answer.value("decision", &decision, &[]);
                    about(&mut answer, prepared, Some((&request, &at)));
                    return Ok(answer.finish());
                }
            };
            let negotiated = || ReviewVersion::negotiate(&decision.as_ref()?.hook.admission_review_versions);
            let version = version.or_else(negotiated).unwrap_or(ReviewVersion::V1);
            let uid = input.string("uid").map(|uid| uid.into_owned()).or_else(|| request.uids.first().cloned());
            let uid = uid.unwrap_or_else(|| FIRST_UID.to_owned());
            let asked = match target {
                Asked::Known(target) => review_of(cluster, &request, target.as_deref(), version, &uid)?,
                Asked::Unknown(needs) => Asked::Unknown(needs),
            };
            match asked {
                Asked::Known(text) => {
                    answer.raw("review", text.trim_ascii_end());
                    about(&mut answer, prepared, Some((&request, &at)));
                    return Ok(answer.finish());
                }
                Asked::Unknown(needs) => needs,
            }
        }
    };
    answer.value("unknown", &Unknown { needs: &needs }, &[]);
    about(&mut answer, prepared, None);
    Ok(answer.finish())
}

/// The first of the uids that are counted where none are given.
const FIRST_UID: &str = "00000000-0000-4000-8000-000000000001";

fn review_of(
    cluster: &Cluster,
    request: &Request,
    target: Option<&Target>,
    version: ReviewVersion,
    uid: &str,
) -> Result<Asked<Vec<u8>>, Failure> {
    cluster.review(request, target, version, uid).map_err(|error| Failure::of("admission", &error))
}

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

pub(super) const RUN: Entry = Entry {
    operation: Operation {
        op: "admission.run",
        line: "the whole admission of a request: each call, what it did to the object, and what the client sees",
        members: &[
            REQUEST,
            OBJECTS,
            required(
                "answers",
                MemberKind::Object,
                "what webhooks answer: by hook one of, or a list (one a call) of `{\"allow\": true}`, `{\"deny\": text, \"code\"?}`, \
                 `{\"patch\": [..]}`, `{\"review\": {..}}`, `{\"http\": {\"status\", \"contentType\"?, \"body\"}}`, \
                 `{\"error\": text}`, `{\"timeout\": true}`",
            ),
            CONDITIONS,
            optional(
                "uids",
                MemberKind::Strings,
                "the uids of the reviews in the order of calls; by default they count up",
            ),
            optional(
                "names",
                MemberKind::Strings,
                "the names that the server generates, whole; without them an object with `generateName` stays without a name",
            ),
            RESOURCES,
            RELEASE,
            COMPLETE,
            TEXT,
        ],
    },
    answer: operation::Answer::OnCluster(run),
};

fn run(prepared: &Prepared, input: &Input<'_>) -> Answered {
    let cluster = &prepared.cluster;
    let at = input.place("answers");
    let answers = input.node("answers").map_or_else(|| Ok(Answers::default()), |node| Answers::read(node, cluster));
    let answers = answers.map_err(|error| Failure::of("admission", &error).under(&at))?;
    let conditions = conditions(prepared, input)?;
    let (asked, at) = read_request(prepared, input)?;
    let mut answer = Answer::new(input, cluster.release());
    match asked {
        Asked::Known(mut request) => {
            request.conditions = conditions;
            request.uids = input.strings("uids").into_iter().map(|uid| uid.into_owned()).collect();
            request.names = input.strings("names").into_iter().map(|name| name.into_owned()).collect();
            let outcome = cluster.run_recorded(request.clone(), &answers);
            answer.members(outcome.to_json(), &["object", "objectAfter", "patch", "review"]);
            about_with(&mut answer, prepared, Some((&request, &at)), &outcome.findings);
        }
        Asked::Unknown(needs) => {
            answer.members(Outcome::unknown(needs).to_json(), &[]);
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
    about_with(answer, prepared, request, &[]);
}

fn about_with(answer: &mut Answer, prepared: &Prepared, request: Option<(&Request, &str)>, found_in_run: &[Finding]) {
    let cluster = &prepared.cluster;
    let mut findings = [cluster.findings(), found_in_run].concat();
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
