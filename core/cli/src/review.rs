//! `review`: the AdmissionReview that a webhook is sent, for fixtures and for curl.

use std::collections::BTreeSet;

use nocluster::admission::{Answer, Answers, Asked, Outcome, Phase, Post, Request, RunVerdict, Step, Verdict};
use nocluster::json::Document;

use crate::answers::{self, Recorded};
use crate::args::Review;
use crate::console::Console;
use crate::exit::Exit;
use crate::kubectl;
use crate::load::Loaded;
use crate::matching::refused;
use crate::question::Question;
use crate::recorded;
use crate::redact::redacted;
use crate::refusal::Refusal;
use crate::ways::ways_out;

pub(crate) fn review(asked: &Review, console: &mut Console<'_>) -> Exit {
    let answer = Question::prepare(&asked.asked, console).and_then(|question| ask_all(asked, question, console));
    answer.unwrap_or_else(|refusal| refusal.told(console))
}

/// The call whose review is wanted: the first that fits.
struct Wanted {
    /// The key of the hook.
    hook: Option<String>,
    phase: Option<Phase>,
}

impl Wanted {
    fn read(asked: &Review, question: &Question<'_>) -> Result<Self, Refusal> {
        let phase = asked.phase.map(Phase::from);
        let Some(name) = &asked.hook else { return Ok(Self { hook: None, phase }) };
        // The phase chooses between two hooks of one name.
        let named = phase.and_then(|phase| question.cluster.hook(&format!("{phase}/{name}")).ok());
        let hook = named.map_or_else(|| question.cluster.hook(name), Ok);
        let hook = hook.map_err(|error| Refusal(format!("--hook: {error}")))?;
        match phase {
            Some(phase) if hook.phase != phase => {
                Err(Refusal(format!("--phase {phase}: {} is a {} webhook", hook.key(), hook.phase)))
            }
            _ => Ok(Self { hook: Some(hook.key().to_owned()), phase: None }),
        }
    }

    fn is(&self, post: &Post, question: &Question<'_>) -> bool {
        let phase = question.cluster.hook(&post.hook).ok().map(|hook| hook.phase);
        self.hook.as_ref().is_none_or(|hook| *hook == post.hook)
            && self.phase.is_none_or(|wanted| phase == Some(wanted))
    }

    /// The webhook in words, for a message.
    fn named(&self) -> String {
        match (&self.hook, self.phase) {
            (Some(hook), _) => hook.clone(),
            (None, Some(phase)) => format!("any {phase} webhook"),
            (None, None) => "any webhook".to_owned(),
        }
    }
}

fn ask_all(asked: &Review, mut question: Question<'_>, console: &mut Console<'_>) -> Result<Exit, Refusal> {
    let wanted = Wanted::read(asked, &question)?;
    let recorded = match &asked.answers {
        Some(path) => answers::load(path, &question.cluster, &mut question.loader, console)
            .map_err(|error| Refusal(format!("--answers: {error}")))?,
        None => Recorded::default(),
    };
    let plugins = asked.server.plugins(question.cluster.release())?;
    let mut exit = Exit::Fine;
    for index in 0..question.objects.len() {
        let Some(subject) = question.objects.get(index).cloned() else { continue };
        let object = &subject.object;
        let own = match question.request(&subject, console) {
            Err(unasked) => refused(&question, object, unasked, false, console),
            Ok(Asked::Unknown(needs)) => {
                console.error(&format!("{}: unknown: {}\n", object.place(""), ways_out(&needs)));
                Exit::Unknown
            }
            Ok(Asked::Known(mut request)) => {
                asked.server.made_up(&mut request);
                if let Some(plugins) = &plugins {
                    request.plugins = plugins.clone();
                }
                let answers = recorded.of(object, &request.namespace);
                let own = print(&question, object, &request, answers, &wanted, console);
                question.keep(index, &request, console)?;
                own
            }
        };
        exit = exit.max(own);
    }
    Ok(exit)
}

/// Prints the review of the wanted call, or why there is none.
fn print(
    question: &Question<'_>,
    object: &Loaded,
    request: &Request,
    answers: &Answers,
    wanted: &Wanted,
    console: &mut Console<'_>,
) -> Exit {
    let mut allowed = BTreeSet::new();
    let mut step = question.cluster.chain(request.clone());
    let post = loop {
        match step {
            Step::Done(outcome) => return not_sent(question, object, request, wanted, &outcome, console),
            Step::Call(call) if wanted.is(call.post(), question) => break call.post().clone(),
            Step::Call(call) => {
                let Post { hook, call: nth, .. } = call.post();
                let answer = answers.get(hook, *nth).cloned().unwrap_or_else(|| {
                    allowed.insert(hook.clone());
                    Answer::Allow
                });
                step = call.answer(answer);
            }
        }
    };
    if question.asked.quiet {
        return Exit::Fine;
    }
    if !allowed.is_empty() {
        let hooks = allowed.into_iter().collect::<Vec<_>>().join(", ");
        console
            .error(&format!("note: taken to allow the request as it is: {hooks}; --answers gives their responses\n"));
    }
    let text = shown(&post, question.asked.show_secrets, console);
    console.print_bytes(&text);
    Exit::Fine
}

/// The review with the line break at its end, byte for byte if nothing in it is secret.
fn shown(post: &Post, show_secrets: bool, console: &mut Console<'_>) -> Vec<u8> {
    let document = Document::parse(post.review.trim_ascii_end());
    let Some(document) = document.ok().filter(|_| !show_secrets) else { return post.review.clone() };
    let hidden = redacted(&document);
    if hidden.text() == document.text() {
        return post.review.clone();
    }
    console.error("note: the data of Secrets is hidden: --show-secrets shows it, as the webhook gets it\n");
    let mut text = hidden.text().to_vec();
    text.push(b'\n');
    text
}

/// Says why the wanted call is not made.
fn not_sent(
    question: &Question<'_>,
    object: &Loaded,
    request: &Request,
    wanted: &Wanted,
    outcome: &Outcome,
    console: &mut Console<'_>,
) -> Exit {
    if let RunVerdict::Unknown(needs) = &outcome.verdict {
        console.error(&format!("{}: unknown: {}\n", object.place(""), ways_out(needs)));
        return Exit::Unknown;
    }
    let own = outcome.skipped.iter().find(|skipped| wanted.hook.as_deref() == Some(skipped.decision.hook.key()));
    let called = outcome.calls.iter().find(|call| wanted.hook.as_deref() == Some(call.hook.key()));
    let why = match (own.map(|skipped| &skipped.decision.verdict), called, &outcome.verdict) {
        (Some(Verdict::Skip(skip)), ..) => skip.to_string(),
        (Some(Verdict::Reject(reject)), ..) => format!("the request is rejected: {}", reject.status.message),
        (_, Some(call), _) => format!("it matches, and is not contacted: {}", call.outcome.code()),
        (.., RunVerdict::Denied(status)) => {
            format!(
                "the request ends before: {}",
                kubectl::refusal(status, recorded::action(question.asked, request), &object.source)
            )
        }
        (.., RunVerdict::Crashed(_)) => format!("the request ends before: {}", outcome.verdict),
        _ => "none is called for this request".to_owned(),
    };
    console.error(&format!("{}: no review is sent to {}: {why}\n", object.place(""), wanted.named()));
    Exit::Refused
}
