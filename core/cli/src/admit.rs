//! `admit`: what admission makes of objects, and what the client sees.

use std::collections::BTreeSet;

use nocluster::admission::{Asked, Request};
use nocluster::json::Document;
use nocluster::meta::Status;
use nocluster::wire::Handle;
use nocluster_yaml::to_yaml;

use crate::answers;
use crate::args::{Action, Admit, Output};
use crate::call::exit_of;
use crate::console::Console;
use crate::diff;
use crate::exit::Exit;
use crate::join::Object;
use crate::load::Loaded;
use crate::matching::{notes, pods_note, title, ways_out};
use crate::outcome::{self, Client, text};
use crate::question::{Question, Refusal, quote};
use crate::redact::redacted;
use crate::view::{Ending, Report, Tone};

pub(crate) fn admit(asked: &Admit, console: &mut Console<'_>) -> Exit {
    let answer = Question::prepare(&asked.asked, console).and_then(|question| ask_all(asked, question, console));
    answer.unwrap_or_else(|Refusal(message)| {
        console.error(&format!("error: {message}\n"));
        Exit::BadInput
    })
}

fn ask_all(asked: &Admit, mut question: Question<'_>, console: &mut Console<'_>) -> Result<Exit, Refusal> {
    let answers = match &asked.answers {
        Some(path) => answers::load(path, &mut question.loader, console)?,
        None => "{}".to_owned(),
    };
    let handle = question.handle()?;
    // Answers that no object so far has asked for.
    let mut unused: Option<BTreeSet<String>> = None;
    let mut exit = Exit::Fine;
    for (index, object) in question.objects.iter().enumerate() {
        let run = Run { asked, question: &question, handle: &handle, answers: &answers, object, further: index > 0 };
        // One object that cannot be asked about does not keep the others from it.
        exit = exit.max(run.ask(&mut unused, console).unwrap_or_else(|Refusal(message)| {
            console.error(&format!("error: {message}\n"));
            Exit::BadInput
        }));
    }
    for hook in unused.into_iter().flatten().filter(|_| !asked.asked.quiet) {
        console.error(&format!("Warning: the answer for {hook} was never asked for\n"));
    }
    Ok(exit)
}

/// One object on its way.
struct Run<'a> {
    asked: &'a Admit,
    question: &'a Question<'a>,
    handle: &'a Handle,
    answers: &'a str,
    object: &'a Loaded,
    /// An object has been shown before this one.
    further: bool,
}

impl Run<'_> {
    fn ask(&self, unused: &mut Option<BTreeSet<String>>, console: &mut Console<'_>) -> Result<Exit, Refusal> {
        let client = self.question.client(self.object)?;
        let mut input = Object::default();
        input.raw("request", &self.question.wire_request(&client)).raw("answers", self.answers);
        if let Some(conditions) = &self.question.conditions {
            input.raw("conditions", conditions);
        }
        let envelope = self.handle.call("admission.run", input.finish().as_bytes());
        if self.asked.output == Some(Output::Json) {
            return Ok(self.question.print_envelope(envelope, console));
        }
        if !self.question.asked.quiet {
            self.question.tell_dropped(self.object, console);
        }
        let exit = exit_of(&envelope);
        let mut envelope = Document::parse(envelope).map_err(|error| Refusal(error.to_string()))?;
        if !self.question.asked.show_secrets {
            envelope = redacted(&envelope);
        }
        let request = match self.question.cluster.request(client) {
            Ok(Asked::Known(request)) => request,
            Ok(Asked::Unknown(needs)) => {
                console.error(&format!("{}: unknown: {}\n", self.object.place(""), ways_out(&needs)));
                return Ok(Exit::Unknown);
            }
            Err(error) => return Err(Refusal(self.question.request_error(&error, self.object))),
        };
        let Some(answer) = envelope.at("/ok") else { return Err(Refusal(self.error(&envelope))) };
        // A request that ended early had no use for the rest.
        let left = answer.member("unusedAnswers").filter(|_| exit == Exit::Fine);
        let left = left.into_iter().flat_map(|left| left.elements()).filter_map(|left| left.as_str());
        let left: BTreeSet<String> = left.map(|left| left.into_owned()).collect();
        *unused = Some(match unused.take() {
            Some(before) => before.intersection(&left).cloned().collect(),
            None => left,
        });
        if self.question.asked.quiet {
            return Ok(exit);
        }
        self.show(answer, &request, exit, console);
        Ok(exit)
    }

    fn show(&self, answer: nocluster::json::Node<'_>, request: &Request, exit: Exit, console: &mut Console<'_>) {
        let name = if request.name.is_empty() { "(generated)" } else { &request.name };
        let kind = request.kind.kind.to_lowercase();
        let kind = match request.kind.group.as_str() {
            "" => kind,
            group => format!("{kind}.{group}"),
        };
        let dry_run = if request.dry_run { " (server dry run)" } else { "" };
        // Source: kubernetes/kubectl pkg/cmd/{create,replace,delete}
        let done = match self.question.asked.verb {
            Action::Create => format!("{kind}/{name} created{dry_run}"),
            Action::Update => format!("{kind}/{name} replaced{dry_run}"),
            Action::Delete if request.namespace.is_empty() => format!("{kind} \"{name}\" deleted{dry_run}"),
            Action::Delete => format!("{kind} \"{name}\" deleted from {} namespace{dry_run}", request.namespace),
        };
        let client = Client { done: &done, doing: self.question.doing(), source: &self.object.source };
        if self.asked.output != Some(Output::Yaml) && !self.asked.diff {
            let mut report = Report {
                title: title(self.question, request),
                notes: notes(self.question, request),
                sections: outcome::sections(answer, self.question.asked.explain),
                ending: outcome::ending(answer, client, self.question.asked.explain),
            };
            let note = pods_note(self.question, self.object, self.question.asked.namespace.as_deref());
            report.ending.extend(note.map(|text| Ending { tone: Tone::Plain, text }));
            if self.further {
                console.print("\n");
            }
            console.print(&report.render(console.width, console.color));
            return;
        }
        for warning in outcome::warnings(answer) {
            console.error(&format!("{warning}\n"));
        }
        let Some(after) = answer.member("object").filter(|after| exit == Exit::Fine && !after.is_null()) else {
            // Only an allowed object is one; why there is none goes where kubectl's errors go.
            for ending in
                outcome::ending(answer, client, false).iter().filter(|ending| !ending.text.starts_with("Warning: "))
            {
                console.error(&format!("{}\n", ending.text));
            }
            return;
        };
        let after = to_yaml(after);
        if self.asked.diff {
            let before = request
                .object
                .as_ref()
                .or(request.old_object.as_ref())
                .map(|object| if self.question.asked.show_secrets { object.clone() } else { redacted(object) });
            let before = before.map(|before| to_yaml(before.root())).unwrap_or_default();
            let diff = diff::unified(&before, &after, &format!("{kind}/{name}"));
            console.print(&if console.color { diff::colored(&diff) } else { diff });
        } else {
            if self.further {
                console.print("---\n");
            }
            console.print(&after);
        }
    }

    /// What an `err` says, with its place.
    fn error(&self, envelope: &Document) -> String {
        let Some(err) = envelope.at("/err") else { return "the answer has no content".to_owned() };
        let at = text(err, "at");
        let place = match at.strip_prefix("/request/object").or_else(|| at.strip_prefix("/request/oldObject")) {
            Some(pointer) => format!("{}: ", self.object.place(pointer)),
            None if at.starts_with("/answers") => "--answers: ".to_owned(),
            None if at.starts_with("/conditions") => "--conditions: ".to_owned(),
            None => String::new(),
        };
        format!("{place}{}", text(err, "message"))
    }
}

/// A Status as kubectl prints it.
pub(crate) fn as_kubectl(status: &Status, doing: &str, source: &str) -> String {
    match Document::parse(status.to_json()) {
        Ok(status) => outcome::as_kubectl(status.root(), doing, source),
        Err(_) => format!("Error from server: error when {doing} {}: {}", quote(source), status.message),
    }
}
