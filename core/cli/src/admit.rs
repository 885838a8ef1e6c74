//! `admit`: sends objects through admission, and shows what the client sees.

use std::collections::BTreeSet;

use nocluster::admission::{Asked, Outcome, PluginSet, Request, RunVerdict, Stage, StageName};
use nocluster::json::Document;
use nocluster::release::Release;
use nocluster::scheme;
use nocluster::wire;

use nocluster_yaml::to_yaml;

use crate::answers::{self, Recorded};
use crate::args::{Admit, Output, Part};
use crate::console::Console;
use crate::diff;
use crate::envelope;
use crate::exit::Exit;
use crate::heading::{notes, pods_note, title};
use crate::kubectl;
use crate::load::Loaded;
use crate::matching::{Counts, refused};
use crate::outcome::{self, Client, Detail};
use crate::question::{Question, Subject};
use crate::recorded;
use crate::redact::redacted;
use crate::refusal::Refusal;
use crate::view::{Ending, Report, Tone};
use crate::ways::ways_out;

pub(crate) fn admit(asked: &Admit, console: &mut Console<'_>) -> Exit {
    let answer = Question::prepare(&asked.asked, console).and_then(|question| ask_all(asked, question, console));
    answer.unwrap_or_else(|refusal| refusal.told(console))
}

fn ask_all(asked: &Admit, mut question: Question<'_>, console: &mut Console<'_>) -> Result<Exit, Refusal> {
    let recorded = match &asked.answers {
        Some(path) => answers::load(path, &question.cluster, &mut question.loader, console)
            .map_err(|error| Refusal(format!("--answers: {error}")))?,
        None => Recorded::default(),
    };
    let recorded = recorded.settled(asked.rest, asked.strict_uids);
    let plugins = asked.server.plugins(question.cluster.release())?;
    // Responses that no object has used so far.
    let mut unused: Option<BTreeSet<String>> = None;
    let (mut exit, mut counts) = (Exit::Fine, Counts::default());
    for index in 0..question.objects.len() {
        let Some(subject) = question.objects.get(index).cloned() else { continue };
        let run = Run {
            asked,
            question: &question,
            recorded: &recorded,
            plugins: plugins.as_ref(),
            subject: &subject,
            further: index > 0,
        };
        // An object that fails does not keep the others from being checked.
        let (own, request) = run.ask(&mut unused, console);
        counts.add(own);
        exit = exit.max(own);
        if let Some(request) = request.filter(|_| own != Exit::Refused) {
            question.keep(index, &request, console)?;
        }
    }
    if question.objects.len() > 1 && asked.output.is_none() && asked.diff.is_none() && !asked.asked.quiet {
        console.print(&counts.line("allowed", "denied"));
    }
    for hook in unused.into_iter().flatten().filter(|_| !asked.asked.quiet) {
        console.error(&format!("Warning: the response for {hook} was not used\n"));
    }
    Ok(exit)
}

/// One object on its way.
struct Run<'a> {
    asked: &'a Admit,
    question: &'a Question<'a>,
    recorded: &'a Recorded,
    plugins: Option<&'a PluginSet>,
    subject: &'a Subject,
    /// An object has been shown before this one.
    further: bool,
}

impl Run<'_> {
    fn ask(&self, unused: &mut Option<BTreeSet<String>>, console: &mut Console<'_>) -> (Exit, Option<Request>) {
        let (question, object) = (self.question, &self.subject.object);
        let json = self.asked.output == Some(Output::Json);
        let known = match question.request(self.subject, console) {
            Ok(known) => known,
            Err(unasked) => return (refused(question, object, unasked, json, console), None),
        };
        let (request, outcome) = match known {
            Asked::Known(mut request) => {
                self.asked.server.made_up(&mut request);
                if let Some(plugins) = self.plugins {
                    request.plugins = plugins.clone();
                }
                let answers = self.recorded.of(object, &request.namespace);
                let outcome = question.cluster.run_recorded(request.clone(), answers);
                (Some(request), outcome)
            }
            Asked::Unknown(needs) => (None, Outcome::unknown(needs)),
        };
        let exit = Exit::of("admission.run", outcome.verdict.word());
        // A request that ended early had no use for the rest.
        let left: BTreeSet<String> =
            if exit == Exit::Fine { outcome.unused_answers.iter().cloned().collect() } else { BTreeSet::new() };
        *unused = Some(match unused.take() {
            Some(before) => before.intersection(&left).cloned().collect(),
            None => left,
        });
        if question.asked.quiet {
            return (exit, request);
        }
        if json {
            let answer =
                wire::run_answer(&question.cluster, request.as_ref(), &outcome, &|at| question.mark(at, object));
            envelope::print(object, answer, question.asked.show_secrets, console);
        } else if let Some(request) = &request {
            question.tell_dropped(object, request, console);
            self.show(&outcome, request, console);
        } else if let RunVerdict::Unknown(needs) = &outcome.verdict {
            console.error(&format!("{}: unknown: {}\n", object.place(""), ways_out(needs)));
        }
        (exit, request)
    }

    fn show(&self, outcome: &Outcome, request: &Request, console: &mut Console<'_>) {
        let question = self.question;
        let object: &Loaded = &self.subject.object;
        // The name that the object has in the end: a webhook may have given it.
        let ended = Request { object: outcome.object.clone().or(request.object.clone()), ..request.clone() };
        let done = kubectl::done(&ended);
        let client = Client { done: &done, action: recorded::action(question.asked, request), source: &object.source };
        if self.asked.output != Some(Output::Yaml) && self.asked.diff.is_none() {
            let explain = question.asked.explain;
            let folds = question.objects.len() > 1 && !question.asked.all && !explain;
            let detail = Detail { explain, folds, secrets: question.asked.show_secrets };
            let mut report = Report {
                title: title(question, request),
                notes: notes(
                    question,
                    object,
                    request,
                    outcome.skipped.iter().map(|skipped| &skipped.decision),
                    Some(outcome),
                ),
                sections: outcome::sections(outcome, detail),
                ending: outcome::ending(outcome, client, detail),
            };
            let note = pods_note(question, object);
            report.ending.extend(note.map(|text| Ending { tone: Tone::Plain, text }));
            if self.further {
                console.print("\n");
            }
            console.print(&report.render(console.width, console.color));
            return;
        }
        for warning in outcome::warnings(outcome) {
            console.error(&format!("{warning}\n"));
        }
        let Some(after) = outcome.object.as_ref().filter(|_| outcome.verdict == RunVerdict::Allowed) else {
            // Only an allowed object is printed; the reason for having none goes to standard error, as kubectl's errors do.
            for ending in outcome::verdict(outcome, client, Detail::default()) {
                console.error(&format!("{}\n", ending.text));
            }
            return;
        };
        let hide = |object: &Document| if question.asked.show_secrets { object.clone() } else { redacted(object) };
        let after = to_yaml(hide(after).root());
        if let Some(part) = self.asked.diff {
            let name = format!("{}/{}", kubectl::kind_of(request), request.name);
            let yaml = |object: &Document| to_yaml(hide(object).root());
            let diff = match part {
                Part::All => {
                    let before = sent(request, question.cluster.release()).or(request.old_object.clone());
                    diff::unified(&before.as_ref().map(yaml).unwrap_or_default(), &after, &name)
                }
                Part::Webhooks => {
                    let webhooks = outcome.stages.iter().filter(|stage| stage.name == StageName::Webhooks);
                    webhooks
                        .filter_map(Stage::objects)
                        .map(|(before, after)| diff::unified(&yaml(&before), &yaml(&after), &name))
                        .collect()
                }
            };
            console.print(&if console.color { diff::colored(&diff) } else { diff });
        } else {
            if self.further {
                console.print("---\n");
            }
            console.print(&after);
        }
    }
}

/// The object as it was sent, in the form in which the server prints it; a given request has that of the request.
fn sent(request: &Request, release: Release) -> Option<Document> {
    let own = |sent| scheme::encode(sent, &request.kind, release).ok().map(|encoded| encoded.document);
    request.sent.as_ref().map_or_else(|| request.object.clone(), own)
}
