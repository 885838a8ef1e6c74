//! `admission.*`: requests, reviews, matching and runs.

use super::admission_answer::{Unknown, about, matched, ran, warned};
use super::answer::Answer;
use super::error::{Answered, Failure};
use super::input::Input;
use super::operation::{COMPLETE, Member, MemberKind, Operation, RELEASE, TEXT, optional, required, verdict};
use super::plugins::{PLUGINS, plugins};
use super::prepared::{OBJECTS, Prepared};
use super::recorded::At;
use super::request::{CLIENT, PHASES, conditions, hook_key, now, read_client, read_request, refused};
use super::resources::RESOURCES;
use super::spot::Spot;
use crate::admission::{Answers, Asked, Cluster, Outcome, Request, ReviewVersion, Target, Verdict};
use crate::json::Document;
use crate::json::write::Writer;

const REQUEST: Member = optional(
    "request",
    MemberKind::Raw,
    "an AdmissionRequest, used as is, or the AdmissionReview around it, or an audit Event with `requestObject`; fields that can be derived may be left out",
);
const CONDITIONS: Member = optional(
    "conditions",
    MemberKind::Object,
    "results of matchConditions: `{\"<hook>\": {\"<condition>\": true | false | {\"error\": text}}}`, or a list of these, one per pass",
);

/// For an operation that needs no cluster, where CustomResourceDefinitions say which resource serves a kind, and with
/// which schema.
pub(super) const SOME_OBJECTS: Member =
    optional("objects", MemberKind::Raw, "CustomResourceDefinitions, and any other objects of the cluster");

pub(super) const REQUESTS: Operation = Operation {
    op: "admission.request",
    line: "which requests go through admission when a client sends an object",
    members: &[CLIENT, &[SOME_OBJECTS, RESOURCES, RELEASE, COMPLETE, TEXT]],
    verdicts: &[],
    refusals: &[],
};

/// Raw members of an AdmissionRequest.
const RAWS: [&str; 3] = ["object", "oldObject", "options"];

pub(super) fn requests(prepared: &Prepared, input: &Input<'_>) -> Answered {
    let cluster = prepared.cluster()?;
    let asked = cluster.requests(read_client(cluster, input)?).map_err(|error| refused(&error, input))?;
    let mut answer = Answer::new(input, cluster.release());
    let spot = |pointer: &str| spot(pointer, prepared, &At::Client, input);
    match asked {
        Asked::Known(requests) => {
            let mut out = Writer::new();
            out.begin_array();
            for request in &requests {
                let text = review_of(cluster, request, None, ReviewVersion::V1, "")?;
                let review = Document::printed(text.known().unwrap_or_default());
                // The uid is made when a review is.
                let members = review.root().member("request").into_iter().flat_map(|request| request.members());
                out.begin_object();
                for member in members.filter(|member| !member.key.is_str("uid")) {
                    out.key(&member.name()).raw(member.value.text());
                }
                out.end_object();
            }
            out.end_array();
            answer.json("requests", out.out, &RAWS);
            warned(&mut answer, requests.first());
            about(&mut answer, cluster, (requests.first(), None), &[], &spot);
        }
        Asked::Unknown(needs) => {
            answer.value("requests", &[(); 0], &[]);
            answer.value("unknown", &Unknown { needs: &needs }, &[]);
            about(&mut answer, cluster, (None, None), &[], &spot);
        }
    }
    Ok(answer.finish())
}

pub(super) const REVIEW: Operation = Operation {
    op: "admission.review",
    line: "the AdmissionReview that a webhook is sent for a request, as the server encodes it",
    members: &[
        &[REQUEST],
        CLIENT,
        &[
            optional(
                "hook",
                MemberKind::String,
                "the hook whose rules decide the kind to send; by default the kind of the request",
            ),
            optional(
                "version",
                MemberKind::String,
                "`v1` or `v1beta1`; by default the one that the hook prefers, else `v1`",
            ),
            optional(
                "uid",
                MemberKind::String,
                "the uid of the review; by default that of the request, else the first counted one",
            ),
            CONDITIONS,
            SOME_OBJECTS,
            RESOURCES,
            RELEASE,
            COMPLETE,
            TEXT,
        ],
    ],
    verdicts: &[],
    refusals: &[],
};

pub(super) fn review(prepared: &Prepared, input: &Input<'_>) -> Answered {
    let cluster = prepared.cluster()?;
    let version = input.word("version", &[("v1", ReviewVersion::V1), ("v1beta1", ReviewVersion::V1beta1)])?;
    let conditions = conditions(cluster, input)?;
    let key = input.string("hook").map(|key| hook_key(cluster, &key, &input.place("hook"))).transpose()?;
    let (asked, at) = read_request(cluster, input)?;
    let spot = |pointer: &str| spot(pointer, prepared, &at, input);
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
                    warned(&mut answer, Some(&request));
                    about(&mut answer, cluster, (Some(&request), None), &[], &spot);
                    return Ok(answer.finish());
                }
            };
            let negotiated = || ReviewVersion::negotiate(&decision.as_ref()?.hook.admission_review_versions);
            let version = version.or_else(negotiated).unwrap_or(ReviewVersion::V1);
            let uid = input.string("uid").map(|uid| uid.into_owned()).unwrap_or_else(|| request.uid(0));
            let asked = match target {
                Asked::Known(target) => review_of(cluster, &request, target.as_deref(), version, &uid)?,
                Asked::Unknown(needs) => Asked::Unknown(needs),
            };
            match asked {
                Asked::Known(text) => {
                    answer.raw("review", text.trim_ascii_end());
                    warned(&mut answer, Some(&request));
                    about(&mut answer, cluster, (Some(&request), None), &[], &spot);
                    return Ok(answer.finish());
                }
                Asked::Unknown(needs) => needs,
            }
        }
    };
    answer.value("unknown", &Unknown { needs: &needs }, &[]);
    about(&mut answer, cluster, (None, None), &[], &spot);
    Ok(answer.finish())
}

fn review_of(
    cluster: &Cluster,
    request: &Request,
    target: Option<&Target>,
    version: ReviewVersion,
    uid: &str,
) -> Result<Asked<Vec<u8>>, Failure> {
    cluster.review(request, target, version, uid).map_err(|error| Failure::of("admission", &error))
}

pub(super) const MATCH: Operation = Operation {
    op: "admission.match",
    line: "which webhooks are called for a request, which are not, and why",
    members: &[
        &[REQUEST],
        CLIENT,
        &[
            OBJECTS,
            optional("phase", MemberKind::String, "`mutating` or `validating`; both if it is not given"),
            CONDITIONS,
            optional("explain", MemberKind::Bool, "whether every gate of every hook is reported"),
            RESOURCES,
            RELEASE,
            COMPLETE,
            TEXT,
        ],
    ],
    verdicts: &[verdict("called", 0), verdict("not-called", 0), verdict("rejected", 1), verdict("unknown", 3)],
    refusals: &[],
};

pub(super) fn match_hooks(prepared: &Prepared, input: &Input<'_>) -> Answered {
    let cluster = prepared.cluster()?;
    let phase = input.word("phase", PHASES)?;
    let conditions = conditions(cluster, input)?;
    let (mut asked, at) = read_request(cluster, input)?;
    let mut hooks = Vec::new();
    if let Asked::Known(request) = &mut asked {
        request.conditions = conditions;
        hooks = if input.flag("explain") { cluster.explain_hooks(request) } else { cluster.match_hooks(request) };
        hooks.retain(|decision| phase.is_none_or(|phase| decision.hook.phase == phase));
    }
    let mut answer = Answer::new(input, cluster.release());
    matched(&mut answer, cluster, &asked, &hooks, &|pointer| spot(pointer, prepared, &at, input));
    Ok(answer.finish())
}

pub(super) const RUN: Operation = Operation {
    op: "admission.run",
    line: "the whole admission of a request: each call, what it did to the object, and what the client sees",
    members: &[
        &[REQUEST],
        CLIENT,
        &[
            OBJECTS,
            required(
                "answers",
                MemberKind::Object,
                "the webhooks' responses by hook, one or a list (one per call): `{\"allow\": true}`, `{\"deny\": text, \"code\"?}`, \
             `{\"patch\": [..]}`, `{\"review\": {..}, \"strictUid\"?}`, `{\"http\": {\"status\", \"contentType\"?, \"headers\"?, \"body\"}}`, \
             `{\"error\": text}`, `{\"timeout\": true}`",
            ),
            optional(
                "rest",
                MemberKind::Object,
                "the response of every webhook that `answers` does not name, such as `{\"allow\": true}`",
            ),
            CONDITIONS,
            optional(
                "uids",
                MemberKind::Strings,
                "the uids of the reviews in the order of the calls; by default they are counted up",
            ),
            optional(
                "names",
                MemberKind::Strings,
                "the names that the server generates, in full; without them an object with `generateName` stays without a name",
            ),
            optional(
                "suffixes",
                MemberKind::Strings,
                "what the server ends the names with that it makes up, 5 characters each, such as that of the volume with a token; \
                 `xxxxx` stands for one that is missing",
            ),
            optional(
                "now",
                MemberKind::String,
                "the time of the request, as in `2030-01-01T00:00:00Z`: when the object of a client was created",
            ),
            optional("objectUid", MemberKind::String, "the uid of a client's new object"),
            PLUGINS,
            RESOURCES,
            RELEASE,
            COMPLETE,
            TEXT,
        ],
    ],
    verdicts: &[
        verdict("allowed", 0),
        verdict("denied", 1),
        verdict("crashed", 1),
        verdict("unknown", 3),
        verdict("need", 3),
    ],
    refusals: &[],
};

pub(super) fn run(prepared: &Prepared, input: &Input<'_>) -> Answered {
    let cluster = prepared.cluster()?;
    let within = |member: &'static str, error| Failure::of("admission", &error).under(&input.place(member));
    let answers = input.node("answers").map_or_else(|| Ok(Answers::default()), |node| Answers::read(node, cluster));
    let mut answers = answers.map_err(|error| within("answers", error))?;
    if let Some(rest) = input.node("rest") {
        answers = answers.rest(rest).map_err(|error| within("rest", error))?;
    }
    let conditions = conditions(cluster, input)?;
    let (mut asked, at) = read_request(cluster, input)?;
    let outcome = match &mut asked {
        Asked::Known(request) => {
            request.conditions = conditions;
            let texts = |name| input.strings(name).into_iter().map(|text| text.into_owned()).collect::<Vec<_>>();
            if input.is_given("uids") {
                request.uids = texts("uids");
            }
            (request.names, request.suffixes) = (texts("names"), texts("suffixes"));
            request.now = now(input)?;
            request.object_uid = input.string("objectUid").map(|uid| uid.into_owned());
            request.plugins = plugins(input, cluster.release())?;
            cluster.run_recorded(request.clone(), &answers)
        }
        Asked::Unknown(needs) => Outcome::unknown(needs.clone()),
    };
    let mut answer = Answer::new(input, cluster.release());
    let request = if let Asked::Known(request) = &asked { Some(request) } else { None };
    ran(&mut answer, cluster, request, &outcome, &|pointer| spot(pointer, prepared, &at, input));
    Ok(answer.finish())
}

/// Turns one of the cluster's own pointers into a place in the input.
fn spot(pointer: &str, prepared: &Prepared, at: &At, input: &Input<'_>) -> Spot {
    if pointer.starts_with("/request") {
        return input.spot(at.place(pointer, input));
    }
    prepared.spot(pointer)
}
