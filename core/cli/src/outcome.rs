//! The outcome of a run as a report: a line for each webhook, its changes in numbers, and the end as kubectl prints it.

use std::collections::{BTreeMap, BTreeSet};

use nocluster::admission::{
    CallOutcome, CallRecord, Decision, Finding, FindingReason, Hook, Outcome, Phase, Post, RunVerdict, StagePhase,
    Verdict,
};
use nocluster::json::{Document, Pointer};
use nocluster::meta::Status;

use crate::args::Action;
use crate::changes::changes;
use crate::kubectl;
use crate::matching::{self, is_for_other_resources};
use crate::redact::redacted;
use crate::stages;
use crate::view::{Ending, Row, Section, Tone};
use crate::ways::ways_out;

/// What the client did, for the last lines.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Client<'a> {
    pub(crate) action: Action,
    pub(crate) source: &'a str,
    /// `pod/web created`, as kubectl says it.
    pub(crate) done: &'a str,
}

/// How much is shown.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Detail {
    /// Every gate, review and patch.
    pub(crate) explain: bool,
    /// Hooks for other resources are counted, not listed.
    pub(crate) folds: bool,
    /// The values of Secrets are shown.
    pub(crate) secrets: bool,
}

impl Detail {
    /// A JSON text, with the values of Secrets hidden unless they are shown.
    fn text(self, json: &[u8]) -> String {
        let hidden = || Some(redacted(&Document::parse(json).ok()?).to_string());
        let shown = || String::from_utf8_lossy(json).into_owned();
        if self.secrets { shown() } else { hidden().unwrap_or_else(shown) }
    }
}

/// The tables: one for each pass of the mutating phase, one for the validating phase.
pub(crate) fn sections(outcome: &Outcome, detail: Detail) -> Vec<Section> {
    let mut tables: BTreeMap<(Phase, u8), (Vec<Row>, usize)> = BTreeMap::new();
    for skipped in &outcome.skipped {
        let Decision { hook, verdict, .. } = &skipped.decision;
        let is_end = matches!(verdict, Verdict::Reject(_) | Verdict::Unknown { .. });
        // Hooks that are not called again in the second pass are shown only with `--explain`.
        if !detail.explain && skipped.round > 0 && !is_end {
            continue;
        }
        let table = tables.entry((hook.phase, skipped.round)).or_default();
        if detail.folds && is_for_other_resources(&skipped.decision) {
            table.1 += 1;
        } else {
            table.0.push(matching::row(&skipped.decision));
        }
    }
    // The client's message stands at the end; a webhook's line does not repeat it.
    let end = if let RunVerdict::Denied(status) = &outcome.verdict { status.message.as_str() } else { "" };
    for call in &outcome.calls {
        tables.entry((call.hook.phase, call.round)).or_default().0.push(called(call, end, detail));
    }
    let mut steps = stages::steps(outcome, detail.explain, detail.secrets);
    let rounds = steps.keys().filter_map(|(phase, round)| match phase {
        StagePhase::Mutating => Some((Phase::Mutating, *round)),
        StagePhase::Validating => Some((Phase::Validating, *round)),
        _ => None,
    });
    for key in rounds.collect::<Vec<_>>() {
        tables.entry(key).or_default();
    }
    let again = tables.keys().any(|(phase, round)| *phase == Phase::Mutating && *round > 0);
    let mut sections = Vec::new();
    let alone = |steps, heading: &str| Section { heading: heading.to_owned(), steps, rows: Vec::new(), folded: 0 };
    sections.extend(steps.remove(&(StagePhase::Decoding, 0)).map(|steps| alone(steps, "before admission")));
    let mut storing = steps.remove(&(StagePhase::Storing, 0)).map(|steps| alone(steps, "before it is stored"));
    for ((phase, round), (mut rows, folded)) in tables {
        rows.sort_by_key(|row| row.index);
        let heading = match (phase, again) {
            (Phase::Mutating, true) if round == 0 => "mutating, pass 1".to_owned(),
            (Phase::Mutating, true) => second_pass(outcome, round),
            _ => phase.to_string(),
        };
        let own = if phase == Phase::Mutating { StagePhase::Mutating } else { StagePhase::Validating };
        if phase == Phase::Validating {
            sections.extend(storing.take());
        }
        let steps = steps.remove(&(own, round)).unwrap_or_default();
        sections.push(Section { heading, steps, rows, folded });
    }
    sections.extend(storing);
    sections
}

fn second_pass(outcome: &Outcome, round: u8) -> String {
    let calls = &outcome.calls;
    let asked = match calls.iter().filter(|call| call.hook.phase == Phase::Mutating && call.round == round).count() {
        0 => "no webhook asked for it".to_owned(),
        1 => "1 webhook asked for it".to_owned(),
        several => format!("{several} webhooks asked for it"),
    };
    format!("mutating, pass {} (the object changed, {asked})", u32::from(round) + 1)
}

/// The last lines.
pub(crate) fn ending(outcome: &Outcome, client: Client<'_>, detail: Detail) -> Vec<Ending> {
    let end = |tone, text| Ending { tone, text };
    let mut endings: Vec<Ending> = warnings(outcome).map(|text| end(Tone::Open, text)).collect();
    for finding in telling(&outcome.findings) {
        endings.push(end(Tone::Quiet, format!("note: {}", finding.reason)));
    }
    if !outcome.rest_answers.is_empty() {
        endings.push(end(Tone::Quiet, format!("note: --rest answers for {}", outcome.rest_answers.join(", "))));
    }
    endings.extend(verdict(outcome, client, detail));
    for candidate in &outcome.candidates {
        let text = kubectl::refusal(candidate, client.action, client.source);
        endings.push(end(Tone::Quiet, format!("or, since the calls run in parallel: {text}")));
    }
    endings
}

/// The findings, with one per field that a hook's patches go through: an element that is added to a list of the server
/// is left out beside the list.
fn telling(findings: &[Finding]) -> Vec<&Finding> {
    let mut seen = BTreeSet::new();
    let is_new = |finding: &&Finding| match &finding.reason {
        FindingReason::FilledByServer { hook, path, .. } => seen.insert((hook.clone(), field(path))),
        _ => true,
    };
    findings.iter().filter(is_new).collect()
}

/// The field that a pointer leads to or into: an index at its end is an element.
fn field(path: &Pointer) -> String {
    let text = path.as_str();
    match text.rsplit_once('/') {
        Some((list, last)) if last == "-" || last.parse::<usize>().is_ok() => list.to_owned(),
        _ => text.to_owned(),
    }
}

/// How the request ends.
pub(crate) fn verdict(outcome: &Outcome, client: Client<'_>, detail: Detail) -> Vec<Ending> {
    let end = |tone, text| Ending { tone, text };
    let mut endings = vec![match &outcome.verdict {
        RunVerdict::Allowed => end(Tone::Good, client.done.to_owned()),
        RunVerdict::Denied(status) => end(Tone::Bad, kubectl::refusal(status, client.action, client.source)),
        RunVerdict::Crashed(_) => end(
            Tone::Bad,
            format!(
                "{}\nthe webhook's patch crashes kube-apiserver's handler: the connection breaks, and the client gets no response",
                outcome.verdict
            ),
        ),
        RunVerdict::Need(post) => end(Tone::Open, needed(post, detail)),
        RunVerdict::Unknown(needs) => end(Tone::Open, format!("unknown: {}", ways_out(needs))),
        _ => end(Tone::Open, outcome.verdict.to_string()),
    }];
    if outcome.may_need.len() > 1 {
        endings.push(end(Tone::Open, format!("everything that may be needed: {}", ways_out(&outcome.may_need))));
    }
    endings
}

/// `Warning: ...`, as kubectl prints the warnings of webhooks.
pub(crate) fn warnings(outcome: &Outcome) -> impl Iterator<Item = String> {
    outcome.warnings.iter().map(|warning| format!("Warning: {warning}"))
}

/// The webhook whose response is missing, and where to put it.
fn needed(post: &Post, detail: Detail) -> String {
    let Post { hook, url, .. } = post;
    let again = if post.call > 0 { format!(" (call {}, counted from 0)", post.call) } else { String::new() };
    let review =
        if detail.explain { format!("\nreview: {}", detail.text(post.review.trim_ascii_end())) } else { String::new() };
    format!(
        "a response is missing: {hook} would be called now{again}, at {url}\ngive it with --answers DIR in DIR/{hook}.yaml, for example {{allow: true}}{review}"
    )
}

/// A webhook that was called.
fn called(call: &CallRecord, end: &str, shown: Detail) -> Row {
    let patch = call.patch.as_ref().map(|patch| patch.document().clone());
    let patch = patch.map(|patch| if shown.secrets { patch } else { redacted(&patch) });
    let operations: Vec<_> = patch.iter().flat_map(|patch| patch.root().elements().collect::<Vec<_>>()).collect();
    let count = match operations.len() {
        1 => "1 operation".to_owned(),
        several => format!("{several} operations"),
    };
    let status = |status: &Status| match status.message.as_str() {
        message if message == end => status.code.to_string(),
        message => format!("{} {message}", status.code).trim().to_owned(),
    };
    let (tone, what, detail) = match &call.outcome {
        CallOutcome::Allowed if call.hook.phase == Phase::Mutating => (Tone::Plain, "no change", String::new()),
        CallOutcome::Allowed => (Tone::Good, "allowed", String::new()),
        CallOutcome::Patched => (Tone::Good, "patched", patched(call, &count)),
        CallOutcome::NoOpPatch => (Tone::Plain, "no change", format!("its {count} did not change the object")),
        CallOutcome::Denied(denied) => (Tone::Bad, "denied", status(denied)),
        CallOutcome::CallFailedOpen(error) => (Tone::Open, "failed open", error.clone()),
        CallOutcome::CallFailedClosed(failed) => (Tone::Bad, "failed closed", status(failed)),
        CallOutcome::Error { status: error, .. } => (Tone::Bad, "error", status(error)),
        CallOutcome::ErrorShadowed(error) => (Tone::Bad, "also refused", status(error)),
        CallOutcome::Crashed => (Tone::Bad, "crashed", String::new()),
        other => (Tone::Plain, other.code(), String::new()),
    };
    let mut row = line(&call.hook, tone, what, detail);
    if shown.explain {
        for operation in operations {
            let text =
                |name: &str| operation.member(name).and_then(|member| member.as_str()).unwrap_or_default().into_owned();
            let value = operation.member("value").map(|value| format!(" {}", String::from_utf8_lossy(value.text())));
            let from = operation.member("from").map(|_| format!(" from {}", text("from")));
            let (op, path) = (text("op"), text("path"));
            row.more.push(format!("{op} {path}{}{}", from.unwrap_or_default(), value.unwrap_or_default()));
        }
        if let Some(review) = &call.review {
            row.more.push(format!("review: {}", shown.text(review.trim_ascii_end())));
        }
    }
    row
}

/// `2 operations: +1 container, +1 label`.
fn patched(call: &CallRecord, count: &str) -> String {
    let review = call.review.clone().and_then(|review| Document::parse(review).ok());
    let before = review.as_ref().and_then(|review| review.at("/request/object"));
    let changes = match (before, &call.object_after) {
        (Some(before), Some(after)) => changes(before, after.root()),
        _ => String::new(),
    };
    if changes.is_empty() { count.to_owned() } else { format!("{count}: {changes}") }
}

fn line(hook: &Hook, tone: Tone, what: &str, detail: String) -> Row {
    Row {
        index: hook.index,
        configuration: hook.configuration.clone(),
        webhook: hook.name.clone(),
        tone,
        what: what.to_owned(),
        detail,
        more: Vec::new(),
    }
}
