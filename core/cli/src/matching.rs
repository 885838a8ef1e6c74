//! `match`: which webhooks are called for objects, which are not, and why.

use nocluster::admission::{Asked, Becomes, Decision, Gate, Gated, MatchVerdict, Pass, Phase, Request, Skip, Verdict};
use nocluster::wire;

use crate::args::Match;
use crate::console::Console;
use crate::envelope;
use crate::exit::Exit;
use crate::heading::{notes, pods_note, title};
use crate::kubectl;
use crate::load::Loaded;
use crate::question::{Question, Subject};
use crate::recorded;
use crate::refusal::Refusal;
use crate::unasked::Unasked;
use crate::view::{Ending, Report, Row, Section, Tone};
use crate::ways::ways_out;

pub(crate) fn matching(asked: &Match, console: &mut Console<'_>) -> Exit {
    let answer = Question::prepare(&asked.asked, console).and_then(|question| ask_all(asked, question, console));
    answer.unwrap_or_else(|refusal| refusal.told(console))
}

fn ask_all(asked: &Match, mut question: Question<'_>, console: &mut Console<'_>) -> Result<Exit, Refusal> {
    let mut exit = Exit::Fine;
    let mut counts = Counts::default();
    for index in 0..question.objects.len() {
        let Some(subject) = question.objects.get(index).cloned() else { continue };
        // An object that fails does not keep the others from being checked.
        let (own, request) = ask(asked, &question, &subject, index > 0, console);
        counts.add(own);
        exit = exit.max(own);
        if let Some(request) = request.filter(|_| own != Exit::Refused) {
            question.keep(index, &request, console)?;
        }
    }
    if asked.output.is_none() && !asked.asked.quiet && question.objects.len() > 1 {
        console.print(&counts.line("matched", "rejected"));
    }
    Ok(exit)
}

fn ask(
    asked: &Match,
    question: &Question<'_>,
    subject: &Subject,
    further: bool,
    console: &mut Console<'_>,
) -> (Exit, Option<Request>) {
    let object = &subject.object;
    let json = asked.output.is_some();
    let known = match question.request(subject, console) {
        Ok(known) => known,
        Err(unasked) => return (refused(question, object, unasked, json, console), None),
    };
    let decisions = match &known {
        Asked::Known(request) if question.asked.explain => question.cluster.explain_hooks(request),
        Asked::Known(request) => question.cluster.match_hooks(request),
        Asked::Unknown(_) => Vec::new(),
    };
    let needs = if let Asked::Unknown(needs) = &known { needs.as_slice() } else { &[] };
    let verdict = MatchVerdict::of(&decisions, needs);
    let exit = Exit::of("admission.match", verdict.word());
    if json {
        if !question.asked.quiet {
            let answer = wire::match_answer(&question.cluster, &known, &decisions, &|at| question.mark(at, object));
            envelope::print(object, answer, question.asked.show_secrets, console);
        }
    } else if let Asked::Known(request) = &known {
        if !question.asked.quiet {
            question.tell_dropped(object, request, console);
            for warning in request.sent_warnings() {
                console.error(&format!("Warning: {warning}\n"));
            }
            show(question, subject, request, &decisions, &verdict, further, console);
        }
    } else {
        console.error(&format!("{}: unknown: {}\n", object.place(""), ways_out(needs)));
    }
    (exit, if let Asked::Known(request) = known { Some(request) } else { None })
}

/// Prints why no request can be made from an object's call.
pub(crate) fn refused(
    question: &Question<'_>,
    object: &Loaded,
    unasked: Unasked,
    json: bool,
    console: &mut Console<'_>,
) -> Exit {
    let (envelope, message) = match unasked {
        Unasked::Call { error, told } => {
            (wire::refusal(&error), told.unwrap_or_else(|| question.request_error(&error, object)))
        }
        Unasked::Form { envelope, told } => (envelope, told),
    };
    if json && !question.asked.quiet {
        envelope::print(object, envelope, question.asked.show_secrets, console);
    } else {
        console.error(&format!("error: {message}\n"));
    }
    Exit::BadInput
}

fn show(
    question: &Question<'_>,
    subject: &Subject,
    request: &Request,
    decisions: &[Decision],
    verdict: &MatchVerdict,
    further: bool,
    console: &mut Console<'_>,
) {
    let folds = question.objects.len() > 1 && !question.asked.all && !question.asked.explain;
    let mut report = Report {
        title: title(question, request),
        notes: notes(question, &subject.object, request, decisions, None),
        ..Report::default()
    };
    for phase in [Phase::Mutating, Phase::Validating] {
        let of_phase: Vec<&Decision> = decisions.iter().filter(|decision| decision.hook.phase == phase).collect();
        if of_phase.is_empty() {
            continue;
        }
        let (folded, shown): (Vec<&Decision>, Vec<&Decision>) =
            of_phase.into_iter().partition(|decision| folds && is_for_other_resources(decision));
        let rows = shown.into_iter().map(row).collect();
        report.sections.push(Section { heading: phase.to_string(), steps: Vec::new(), rows, folded: folded.len() });
    }
    report.ending = ending(decisions, verdict);
    if let MatchVerdict::Rejected(status) = verdict {
        let text = kubectl::refusal(status, recorded::action(question.asked, request), &subject.object.source);
        report.ending.push(Ending { tone: Tone::Bad, text });
    }
    if let Some(note) = pods_note(question, &subject.object) {
        report.ending.push(Ending { tone: Tone::Plain, text: note });
    }
    if further {
        console.print("\n");
    }
    console.print(&report.render(console.width, console.color));
}

/// Whether no rule of the hook is about the resource.
pub(crate) fn is_for_other_resources(decision: &Decision) -> bool {
    matches!(decision.verdict, Verdict::Skip(Skip::NoRuleMatched { .. } | Skip::NoRules))
}

/// One webhook's line.
pub(crate) fn row(decision: &Decision) -> Row {
    let (tone, what, detail) = match &decision.verdict {
        Verdict::Call(pass) => match &decision.becomes {
            Some(Becomes::DryRunRefused { status }) => {
                (Tone::Bad, "refused", format!("{pass}; then the request fails: {}", status.message))
            }
            Some(Becomes::DryRunFails { error }) => {
                (Tone::Bad, "fails", format!("{pass}; then the call fails: {error}"))
            }
            _ => (Tone::Good, "called", pass.to_string()),
        },
        Verdict::Skip(skip) => (Tone::Quiet, "skipped", skip.to_string()),
        Verdict::Reject(reject) => (Tone::Bad, "rejected", reject.reason.to_string()),
        Verdict::Unknown { reason, .. } => (Tone::Open, "unknown", reason.to_string()),
    };
    Row {
        index: decision.hook.index,
        configuration: decision.hook.configuration.clone(),
        webhook: decision.hook.name.clone(),
        tone,
        what: what.to_owned(),
        detail,
        more: decision.gates.iter().flatten().map(gate).collect(),
    }
}

fn gate(gated: &Gated) -> String {
    let field = gated.gate.field();
    match &gated.result {
        Gate::Pass(Pass::Plain) => format!("{field}: passes"),
        Gate::Pass(pass) => format!("{field}: passes, {pass}"),
        Gate::Skip(skip) => format!("{field}: skips, {skip}"),
        Gate::Hold(hold) => format!("{field}: holds, {hold}"),
    }
}

fn ending(decisions: &[Decision], verdict: &MatchVerdict) -> Vec<Ending> {
    let of = |wanted: fn(&Verdict) -> bool| decisions.iter().filter(|decision| wanted(&decision.verdict)).count();
    let called = of(|verdict| matches!(verdict, Verdict::Call(_)));
    let mut text = match decisions.len() {
        0 => "there are no webhook configurations in --cluster".to_owned(),
        1 => format!("{called} of 1 webhook is called"),
        all => format!("{called} of {all} webhooks {} called", if called == 1 { "is" } else { "are" }),
    };
    let (rejects, unknown) =
        (of(|verdict| matches!(verdict, Verdict::Reject(_))), of(|verdict| matches!(verdict, Verdict::Unknown { .. })));
    if rejects > 0 {
        text.push_str(&format!(", {rejects} rejected before a call"));
    }
    if unknown > 0 {
        text.push_str(&format!(", {unknown} unknown"));
    }
    let mut endings = vec![Ending { tone: Tone::Plain, text }];
    if let MatchVerdict::Unknown(needs) = verdict {
        endings.push(Ending { tone: Tone::Open, text: format!("unknown: {}", ways_out(needs)) });
    }
    endings
}

/// How many objects ended in which way.
#[derive(Debug, Default)]
pub(crate) struct Counts {
    fine: usize,
    refused: usize,
    unknown: usize,
    bad: usize,
}

impl Counts {
    pub(crate) fn add(&mut self, exit: Exit) {
        match exit {
            Exit::Fine => self.fine += 1,
            Exit::Refused => self.refused += 1,
            Exit::Unknown => self.unknown += 1,
            Exit::BadInput => self.bad += 1,
        }
    }

    /// The last line of a report on several objects.
    pub(crate) fn line(&self, fine: &str, refused: &str) -> String {
        let all = self.fine + self.refused + self.unknown + self.bad;
        let parts = [(self.fine, fine), (self.refused, refused), (self.unknown, "unknown"), (self.bad, "not asked")];
        let parts: Vec<String> =
            parts.iter().filter(|(count, _)| *count > 0).map(|(count, word)| format!("{count} {word}")).collect();
        format!("\n{all} objects: {}\n", parts.join(", "))
    }
}
