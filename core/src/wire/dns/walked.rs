//! The steps of a lookup as the wire shows them.

use serde::Serialize;

use super::query::{Sections, rcode};
use super::said::{Missing, Said};
use crate::dns::message::{Name, RecordType, Transport};
use crate::dns::stub::{self, Answered, Halt, LookupError, Next, Step, StubQuery, StubReply, Walk};
use crate::dns::{AskError, Asker, DnsNeed, Reason, Told};
use crate::json::Document;
use crate::json::write::Writer;
use crate::wire::answer::Answer;

#[derive(Serialize)]
#[serde(untagged)]
enum ShownStep<'w> {
    Known {
        candidate: &'w str,
        queries: Vec<String>,
        answers: Document,
        sent: u64,
        outcome: stub::Outcome,
        next: Said<'w, Next>,
    },
    /// The step at which a walk halts, with the replies that are known.
    Unknown { candidate: &'w str, queries: Vec<String>, answers: Document, unknown: Missing<'w, DnsNeed> },
}

#[derive(Serialize)]
struct ShownReply<'w> {
    rcode: String,
    #[serde(flatten)]
    sections: Sections,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<Said<'w, Reason>>,
}

#[derive(Serialize)]
struct Silence {
    timeout: bool,
}

#[derive(Serialize)]
struct ShownResult {
    #[serde(skip_serializing_if = "Option::is_none")]
    addresses: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<LookupError>,
}

/// A walk that came to its end.
pub(super) fn walked(answer: &mut Answer, walk: &Walk, told: &[Told]) {
    answer.value("verdict", &if walk.result.is_ok() { "found" } else { "not-found" }, &[]);
    let result = ShownResult {
        addresses: walk.result.as_ref().ok().map(|found| found.iter().map(ToString::to_string).collect()),
        error: walk.result.as_ref().err().copied(),
    };
    let source: Answered = walk.answered;
    answer.value("result", &result, &[]).value("answered", &source, &[]).value("queries", &walk.queries, &[]);
    let steps: Vec<_> = walk.steps.iter().map(|step| known(step, told)).collect();
    let advice: Vec<_> = walk.advice.iter().map(Said::of).collect();
    answer.value("steps", &steps, &[]).value("advice", &advice, &[]);
}

/// A walk that halts at a step: those before it, and what the step lacks, all its queries together.
pub(super) fn halted(answer: &mut Answer, halt: &Halt<AskError>, asker: &mut Asker<'_>) {
    let Halt { error, steps, candidate, types, .. } = halt;
    let mut needs = match error {
        AskError::Unknown(needs) => needs.clone(),
        AskError::Message(_) => Vec::new(),
    };
    let mut replies = Vec::new();
    let name = Name::parse(candidate).unwrap_or_else(|_| Name::root());
    for rtype in types {
        let query = StubQuery { name: name.clone(), rtype: *rtype, transport: Transport::Udp, udp_size: None };
        match asker.ask(&query) {
            Ok(reply) => replies.push((*rtype, reply)),
            Err(AskError::Unknown(more)) => {
                for need in more {
                    if !needs.contains(&need) {
                        needs.push(need);
                    }
                }
            }
            Err(AskError::Message(_)) => {}
        }
    }
    let told = asker.told();
    let mut shown: Vec<_> = steps.iter().map(|step| known(step, told)).collect();
    shown.push(ShownStep::Unknown {
        candidate,
        queries: types.iter().map(ToString::to_string).collect(),
        answers: answers(candidate, &replies, told),
        unknown: Missing::of(&needs),
    });
    answer.value("verdict", &"unknown", &[]).value("unknown", &Missing::of(&needs), &[]).value("steps", &shown, &[]);
}

fn known<'w>(step: &'w Step, told: &'w [Told]) -> ShownStep<'w> {
    ShownStep::Known {
        candidate: &step.candidate,
        queries: step.types.iter().map(ToString::to_string).collect(),
        answers: answers(&step.candidate, &step.answers, told),
        sent: step.sent,
        outcome: step.outcome,
        next: Said::of(&step.next),
    }
}

/// The reply to each type, under the type.
fn answers(candidate: &str, answers: &[(RecordType, StubReply)], told: &[Told]) -> Document {
    let mut out = Writer::new();
    out.begin_object();
    for (rtype, reply) in answers {
        let json = match reply {
            StubReply::Timeout => serde_json::to_vec(&Silence { timeout: true }),
            StubReply::Message(reply) => {
                let is_it = |told: &&Told| told.name.to_string() == candidate && told.rtype == *rtype;
                let reason = told.iter().rev().find(is_it).map(|told| Said::of(&told.reply.reason));
                let (rcode, sections) = (rcode(&reply.message), Sections::of(&reply.message));
                serde_json::to_vec(&ShownReply { rcode, sections, reason })
            }
        };
        out.key(&rtype.to_string()).raw(&json.unwrap_or_default());
    }
    out.end_object();
    Document::printed(out.out)
}
