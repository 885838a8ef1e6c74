//! A request on its way through the mutating and the validating webhooks, call by call.
//!
//! The machine stops at every call and goes on with its answer: [`Cluster::chain`] starts it, [`Call::answer`] drives it.
//! [`Cluster::run`] drives it with a function, [`Cluster::run_recorded`] with answers that were written down.
//!
//! Source: kubernetes/apiserver pkg/admission/reinvocation.go, pkg/registry/rest/{create,update,delete}.go

mod mutating;
mod validating;

use std::collections::BTreeMap;

use super::answer::{Answer, Answers};
use super::audit::Annotations;
use super::cluster::Cluster;
use super::decision::Decision;
use super::exchange;
use super::hook::{FailurePolicy, Hook, Phase, SideEffects};
use super::need::Need;
use super::outcome::{CallOutcome, CallRecord, Outcome, Post, RunVerdict, Skipped};
use super::reason::Target;
use super::request::Request;
use super::response::{AdmissionResponse, ResponseError};
use super::review::{self, Objects, ReviewVersion};
use super::transport;
use super::warnings::Warnings;
use crate::gotext::quote;
use crate::meta::Status;
use mutating::Mutating;
use validating::Validating;

/// Where a request stands: at a call, or at its end.
#[derive(Debug, Clone)]
pub enum Step {
    /// A webhook is called, and the request waits for the answer.
    Call(Call),
    /// The end.
    Done(Box<Outcome>),
}

/// A call that waits for its answer.
#[derive(Debug, Clone)]
pub struct Call {
    post: Box<Post>,
    run: Box<Run>,
}

impl Call {
    /// What the webhook is sent, and where.
    pub fn post(&self) -> &Post {
        &self.post
    }

    /// Goes on with the answer, to the next call or to the end.
    pub fn answer(self, answer: Answer) -> Step {
        self.run.resume(&self.post, answer)
    }

    /// Ends here: what has happened so far, and that this call's answer is needed to go on.
    pub fn stop(self) -> Outcome {
        self.run.finish(RunVerdict::Need(self.post))
    }
}

impl Cluster {
    /// Starts a request on its way through all webhooks; nothing is defaulted or encoded any more.
    ///
    /// Cost: each hook is matched once in each pass, as the server does it; each call encodes the objects once.
    pub fn chain(&self, request: Request) -> Step {
        Run::new(self.clone(), request).advance()
    }

    /// Sends a request through all webhooks; `webhook` says what each call is answered.
    pub fn run(&self, request: Request, mut webhook: impl FnMut(&Post) -> Answer) -> Outcome {
        let mut step = self.chain(request);
        loop {
            match step {
                Step::Done(outcome) => return *outcome,
                Step::Call(call) => {
                    let answer = webhook(call.post());
                    step = call.answer(answer);
                }
            }
        }
    }

    /// Sends a request through all webhooks with recorded answers; ends with [`RunVerdict::Need`] where one is missing.
    pub fn run_recorded(&self, request: Request, answers: &Answers) -> Outcome {
        let mut step = self.chain(request);
        let mut asked = BTreeMap::new();
        let mut outcome = loop {
            let call = match step {
                Step::Done(outcome) => break *outcome,
                Step::Call(call) => call,
            };
            let Post { hook, call: nth, .. } = call.post();
            let Some(answer) = answers.get(hook, *nth).cloned() else { break call.stop() };
            asked.insert(hook.clone(), nth + 1);
            step = call.answer(answer);
        };
        outcome.unused_answers = answers.unused(&asked);
        outcome
    }
}

/// A request on its way.
#[derive(Debug, Clone)]
struct Run {
    cluster: Cluster,
    /// With the object as the passes so far have changed it.
    request: Request,
    mutating: Mutating,
    /// `None` in the mutating phase.
    validating: Option<Validating>,
    /// How many reviews were made.
    reviews: usize,
    /// How often each hook was called.
    calls_of: BTreeMap<String, usize>,
    warnings: Warnings,
    annotations: Annotations,
    calls: Vec<CallRecord>,
    skipped: Vec<Skipped>,
    candidates: Vec<Status>,
    text_unknown: bool,
}

/// Where a phase comes to a halt.
enum Halt {
    /// At a call.
    Call(Box<Post>),
    /// The request is at its end.
    End(RunVerdict),
    /// The phase is over.
    Over,
}

/// Why a hook that matched is not called, or its call came to nothing.
enum Refusal {
    /// `failurePolicy` decides, or it is not known.
    Call(ResponseError),
    /// The request fails with this.
    Request(Box<Status>),
}

impl From<ResponseError> for Refusal {
    fn from(error: ResponseError) -> Self {
        Self::Call(error)
    }
}

impl Run {
    fn new(cluster: Cluster, request: Request) -> Box<Self> {
        Box::new(Self {
            cluster,
            request,
            mutating: Mutating::default(),
            validating: None,
            reviews: 0,
            calls_of: BTreeMap::new(),
            warnings: Warnings::default(),
            annotations: Annotations::default(),
            calls: Vec::new(),
            skipped: Vec::new(),
            candidates: Vec::new(),
            text_unknown: false,
        })
    }

    /// Goes on to the next call or to the end.
    fn advance(mut self: Box<Self>) -> Step {
        loop {
            let halt = if self.validating.is_none() { self.mutate() } else { self.validate() };
            match halt {
                Halt::Call(post) => return Step::Call(Call { post, run: self }),
                Halt::End(verdict) => return Step::Done(Box::new(self.finish(verdict))),
                Halt::Over => {
                    if let Some(verdict) = self.match_validating() {
                        return Step::Done(Box::new(self.finish(verdict)));
                    }
                }
            }
        }
    }

    fn resume(mut self: Box<Self>, post: &Post, answer: Answer) -> Step {
        let phase = if self.validating.is_none() { Phase::Mutating } else { Phase::Validating };
        let response = exchange::receive(answer, post, phase, self.cluster.release()).map_err(Refusal::Call);
        let review = Some(post.review.clone());
        let verdict = match phase {
            Phase::Mutating => self.mutating_called(review, response),
            Phase::Validating => {
                self.validating_called(review, response);
                None
            }
        };
        match verdict {
            Some(verdict) => Step::Done(Box::new(self.finish(verdict))),
            None => self.advance(),
        }
    }

    fn finish(self, verdict: RunVerdict) -> Outcome {
        let allowed = verdict == RunVerdict::Allowed;
        // Of a request that crashes nothing gets out.
        let crashed = matches!(verdict, RunVerdict::Crashed(_));
        Outcome {
            text_unknown: self.text_unknown && matches!(verdict, RunVerdict::Denied(_)),
            verdict,
            object: self.request.object.filter(|_| allowed),
            warnings: if crashed { Vec::new() } else { self.warnings.into_texts() },
            audit_annotations: if crashed { BTreeMap::new() } else { self.annotations.into_map() },
            calls: self.calls,
            skipped: self.skipped,
            passes: self.mutating.round + 1,
            candidates: self.candidates,
            unused_answers: Vec::new(),
        }
    }

    /// The review for a hook that matched, ready to be posted.
    fn prepare(&mut self, hook: &Hook, target: &Target, objects: &Objects, round: u8) -> Result<Box<Post>, Refusal> {
        if self.request.dry_run {
            match hook.side_effects {
                Some(SideEffects::None | SideEffects::NoneOnDryRun) => {}
                Some(SideEffects::Some | SideEffects::Unknown) => {
                    let text = format!("admission webhook {} does not support dry run", quote(&hook.name));
                    return Err(Refusal::Request(Box::new(Status::bad_request(&text))));
                }
                None => return Err(ResponseError::call("Webhook SideEffects is nil").into()),
            }
        }
        let Some(version) = ReviewVersion::negotiate(&hook.admission_review_versions) else {
            let text = "could not create admission objects: webhook does not accept known AdmissionReview versions (v1, v1beta1)";
            return Err(ResponseError::call(text).into());
        };
        // A uid is used up even where the client then can't be made.
        let uid = self.next_uid();
        let destination = transport::destination(hook, self.request.operation)?;
        let call = self.calls_of.entry(hook.key().to_owned()).or_default();
        let nth = *call;
        *call += 1;
        Ok(Box::new(Post {
            hook: hook.key().to_owned(),
            round,
            call: nth,
            review: review::encode(&self.request, target, objects, version, &uid),
            uid,
            version,
            url: destination.url,
            server_name: destination.server_name,
            timeout_seconds: destination.timeout_seconds,
        }))
    }

    fn next_uid(&mut self) -> String {
        let given = self.request.uids.get(self.reviews).cloned();
        self.reviews += 1;
        given.unwrap_or_else(|| format!("00000000-0000-4000-8000-{:012x}", self.reviews))
    }

    /// Keeps what every answer leaves behind, a denial too.
    fn keep(&mut self, hook: &Hook, response: &AdmissionResponse) {
        let release = self.cluster.release();
        for (key, value) in &response.audit_annotations {
            self.annotations.add(format!("{}/{key}", hook.name), value.clone(), release);
        }
        for warning in &response.warnings {
            self.warnings.add(warning);
        }
    }

    /// What becomes of a hook that was not called or whose call came to nothing; `Err` if that is not known.
    fn refused(&mut self, hook: &Hook, refusal: Refusal) -> Result<CallOutcome, Vec<Need>> {
        match refusal {
            Refusal::Call(ResponseError::Call { reason, text_unknown }) => {
                Ok(self.call_failed(hook, &reason, text_unknown))
            }
            Refusal::Call(ResponseError::Unknown { needs }) => Err(needs),
            Refusal::Request(status) => Ok(CallOutcome::Error { status: api_status(*status), order_dependent: false }),
        }
    }

    /// A failed call, and what `failurePolicy` makes of it.
    fn call_failed(&mut self, hook: &Hook, reason: &str, text_unknown: bool) -> CallOutcome {
        let text = format!("failed calling webhook {}: {reason}", quote(&hook.name));
        match hook.failure_policy {
            FailurePolicy::Ignore => CallOutcome::CallFailedOpen(text),
            FailurePolicy::Fail => {
                self.text_unknown |= text_unknown;
                CallOutcome::CallFailedClosed(api_status(Status::internal_error(&text)))
            }
        }
    }

    fn skip(&mut self, decision: Decision, round: u8) {
        self.skipped.push(Skipped { round, decision });
    }
}

fn api_status(status: Status) -> Box<Status> {
    Box::new(status.into_api_status())
}

fn denied(status: Status) -> RunVerdict {
    RunVerdict::Denied(api_status(status))
}
