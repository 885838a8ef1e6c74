//! The answers of `admission.*`, from the typed values of the library.

use serde::Serialize;

use super::answer::Answer;
use super::spot::{FilePlace, Spot};
use crate::admission::{
    Asked, Cluster, Decision, Finding, FindingReason, MatchVerdict, Need, Outcome, Request, Severity,
};

/// The envelope of `admission.match` for existing decisions, with the same bytes as the operation returns. Places are
/// pointers into the cluster's own objects, and into the client's call; `mark` returns their places in files.
pub fn match_answer(
    cluster: &Cluster,
    asked: &Asked<Request>,
    hooks: &[Decision],
    mark: &dyn Fn(&str) -> Option<FilePlace>,
) -> Vec<u8> {
    let mut answer = Answer::plain(cluster.release());
    let recorded = matches!(asked, Asked::Known(request) if request.recorded);
    matched(&mut answer, cluster, asked, hooks, &|pointer| client_spot(pointer, recorded, mark));
    answer.finish()
}

pub(super) fn matched(
    answer: &mut Answer,
    cluster: &Cluster,
    asked: &Asked<Request>,
    hooks: &[Decision],
    spot: &dyn Fn(&str) -> Spot,
) {
    let (request, needs) = match asked {
        Asked::Known(request) => (Some(request), [].as_slice()),
        Asked::Unknown(needs) => (None, needs.as_slice()),
    };
    let verdict = MatchVerdict::of(hooks, needs);
    answer.value("verdict", &verdict.word(), &[]).value("message", &verdict.to_string(), &[]);
    answer.value("hooks", &hooks, &[]);
    if !needs.is_empty() {
        answer.value("unknown", &Unknown { needs }, &[]);
    }
    warned(answer, request);
    let found = request.map(|request| cluster.decision_findings(request, hooks)).unwrap_or_default();
    about(answer, cluster, (request, None), &found, spot);
}

/// The envelope of `admission.run` for an existing outcome, with the same bytes as the operation returns. Places are
/// pointers into the cluster's own objects, and into the client's call; `mark` returns their places in files.
pub fn run_answer(
    cluster: &Cluster,
    request: Option<&Request>,
    outcome: &Outcome,
    mark: &dyn Fn(&str) -> Option<FilePlace>,
) -> Vec<u8> {
    let mut answer = Answer::plain(cluster.release());
    let recorded = request.is_some_and(|request| request.recorded);
    ran(&mut answer, cluster, request, outcome, &|pointer| client_spot(pointer, recorded, mark));
    answer.finish()
}

pub(super) fn ran(
    answer: &mut Answer,
    cluster: &Cluster,
    request: Option<&Request>,
    outcome: &Outcome,
    spot: &dyn Fn(&str) -> Spot,
) {
    answer.members(outcome.to_json(), &["object", "objectAfter", "patch", "review"]);
    let skipped = outcome.skipped.iter().map(|skipped| &skipped.decision);
    let mut found = outcome.findings.clone();
    found.extend(request.map(|request| cluster.decision_findings(request, skipped)).unwrap_or_default());
    about(answer, cluster, (request, Some(outcome)), &found, spot);
}

#[derive(Serialize)]
pub(super) struct Unknown<'a> {
    pub(super) needs: &'a [Need],
}

/// Writes the warnings that the client gets before admission, for answers that stop there.
pub(super) fn warned(answer: &mut Answer, request: Option<&Request>) {
    let warnings = request.map(Request::sent_warnings).unwrap_or_default();
    if !warnings.is_empty() {
        answer.value("warnings", &warnings, &[]);
    }
}

/// Writes the members that every answer about admission has; `asked` is the request and what came of it.
pub(super) fn about(
    answer: &mut Answer,
    cluster: &Cluster,
    asked: (Option<&Request>, Option<&Outcome>),
    found: &[Finding],
    spot: &dyn Fn(&str) -> Spot,
) {
    let mut findings = cluster.findings().to_vec();
    if let (Some(request), outcome) = asked {
        findings.extend(cluster.request_findings(request));
        let assumed = cluster.assumed(request, outcome);
        if !assumed.is_empty() {
            answer.value("assumed", &assumed, &[]);
        }
    }
    findings.extend_from_slice(found);
    if !cluster.ignored().is_empty() {
        answer.value("ignored", cluster.ignored(), &[]);
    }
    answer.value("registration", &"not-checked", &[]);
    if !findings.is_empty() {
        let findings: Vec<_> = findings.iter().map(|finding| Found::of(finding, spot)).collect();
        answer.value("findings", &findings, &[]);
    }
}

/// A finding with its place in the input.
#[derive(Serialize)]
struct Found<'a> {
    #[serde(flatten)]
    reason: &'a FindingReason,
    severity: Severity,
    #[serde(flatten)]
    spot: Spot,
    message: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    fix: Option<String>,
}

impl<'a> Found<'a> {
    fn of(finding: &'a Finding, spot: &dyn Fn(&str) -> Spot) -> Self {
        let Finding { at, reason } = finding;
        let (severity, message, fix) = (reason.severity(), reason.to_string(), reason.fix());
        Found { reason, severity, spot: spot(at.as_str()), message, fix }
    }
}

/// Turns a pointer into a request into a place in the client's call; a recorded request has no call.
fn client_spot(pointer: &str, recorded: bool, mark: &dyn Fn(&str) -> Option<FilePlace>) -> Spot {
    let at = match pointer {
        _ if recorded => pointer.to_owned(),
        "/request/subResource" => "/subresource".to_owned(),
        "/request/operation" => "/verb".to_owned(),
        _ => pointer.strip_prefix("/request").unwrap_or(pointer).to_owned(),
    };
    let mark = mark(&at);
    Spot::at(at).marked(mark)
}
