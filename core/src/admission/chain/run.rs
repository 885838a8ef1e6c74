//! What the plugins of the chain share: the request so far, and the records of its calls.

use std::collections::{BTreeMap, BTreeSet};

use crate::admission::assumption::Assumption;
use crate::admission::chain::audit::Annotations;
use crate::admission::chain::outcome::{CallOutcome, CallRecord, Outcome, Post, RunVerdict, Skipped};
use crate::admission::chain::stage::Stage;
use crate::admission::chain::warnings::Warnings;
use crate::admission::cluster::Cluster;
use crate::admission::exchange::error::ResponseError;
use crate::admission::exchange::response::AdmissionResponse;
use crate::admission::exchange::review::{self, ReviewVersion};
use crate::admission::exchange::transport;
use crate::admission::finding::{Finding, FindingReason};
use crate::admission::need::Need;
use crate::admission::plugin::attributes::Effects;
use crate::admission::request::Request;
use crate::admission::strategy::Versions;
use crate::admission::versioned::{SentObjects, held};
use crate::admission::webhook::decision::Decision;
use crate::admission::webhook::hook::{FailurePolicy, Hook};
use crate::admission::webhook::reason::Target;
use crate::gotext::quote;
use crate::json::{Document, Pointer};
use crate::meta::Status;
use crate::scheme;

/// A request on its way: what the plugins share.
#[derive(Debug, Clone)]
pub(super) struct Run {
    pub(super) cluster: Cluster,
    /// The request, with the object as the passes so far have changed it.
    pub(super) request: Request,
    /// The pass of the mutating phase, from 0.
    pub(super) round: u8,
    /// Whether a webhook has changed the object, so that there is a second pass.
    pub(super) should_reinvoke: bool,
    /// What the built-in plugins have used up.
    pub(super) effects: Effects,
    pub(super) stages: Vec<Stage>,
    /// What the last patch made of the object, as the server reads it.
    pub(super) patched: Option<Document>,
    /// The object that is stored, in the version of the storage, where that may hold more.
    pub(super) in_hub: Option<Document>,
    /// What the last patch of a CustomResourceDefinition made of its versions.
    pub(super) versions: Versions,
    /// The warnings of the webhooks of this stage.
    pub(super) said: Vec<String>,
    /// How many reviews were made.
    reviews: usize,
    /// How often each hook was called.
    calls_of: BTreeMap<String, usize>,
    pub(super) warnings: Warnings,
    pub(super) annotations: Annotations,
    pub(super) calls: Vec<CallRecord>,
    pub(super) skipped: Vec<Skipped>,
    pub(super) candidates: Vec<Status>,
    pub(super) findings: Vec<Finding>,
    pub(super) text_unknown: bool,
    /// What the run assumes beside the assumptions of the request.
    pub(super) assumed: BTreeSet<Assumption>,
}

/// The point at which a plugin stops.
pub(super) enum Halt {
    /// The plugin waits at a call.
    Call(Box<Post>),
    /// The request is at its end.
    End(RunVerdict),
    /// The plugin has done its part.
    Over,
}

/// Why a hook that matched is not called, or its call failed.
pub(super) enum Refusal {
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
    /// Whether a webhook has patched the object.
    pub(super) fn is_patched(&self) -> bool {
        self.patched.is_some()
    }

    /// An object of the request's kind as the server prints it.
    pub(super) fn shown(&self, object: &Document) -> Document {
        scheme::shown(object, &self.request.kind, self.cluster.release())
    }

    /// A request at the beginning of its way, on which its object is as the server holds it.
    pub(super) fn new(cluster: Cluster, mut request: Request) -> Self {
        request.object = held(&request, &cluster);
        let warnings = Warnings::of(&request);
        Self {
            cluster,
            request,
            round: 0,
            should_reinvoke: false,
            effects: Effects::default(),
            stages: Vec::new(),
            patched: None,
            in_hub: None,
            versions: Versions::default(),
            said: Vec::new(),
            reviews: 0,
            calls_of: BTreeMap::new(),
            warnings,
            annotations: Annotations::default(),
            calls: Vec::new(),
            skipped: Vec::new(),
            candidates: Vec::new(),
            findings: Vec::new(),
            text_unknown: false,
            assumed: BTreeSet::new(),
        }
    }

    pub(super) fn finish(self, verdict: RunVerdict) -> Outcome {
        let allowed = verdict == RunVerdict::Allowed;
        let object = self.request.object.as_ref().filter(|_| allowed).map(|object| self.shown(object));
        // A request that crashes sends nothing to the client.
        let crashed = matches!(verdict, RunVerdict::Crashed(_));
        Outcome {
            text_unknown: self.text_unknown && matches!(verdict, RunVerdict::Denied(_)),
            verdict,
            object,
            warnings: if crashed { Vec::new() } else { self.warnings.into_texts() },
            audit_annotations: if crashed { BTreeMap::new() } else { self.annotations.into_map() },
            calls: self.calls,
            skipped: self.skipped,
            passes: self.round.saturating_add(1),
            candidates: self.candidates,
            unused_answers: Vec::new(),
            rest_answers: Vec::new(),
            may_need: Vec::new(),
            findings: self.findings,
            assumed: self.assumed.into_iter().collect(),
            stages: self.stages,
        }
    }

    /// Prepares the review for a hook that matched.
    pub(super) fn prepare(
        &mut self,
        hook: &Hook,
        target: &Target,
        objects: &SentObjects,
        round: u8,
    ) -> Result<Box<Post>, Refusal> {
        if let Some(text) = hook.refuses_dry_run().filter(|_| self.request.dry_run) {
            return Err(match hook.side_effects {
                Some(_) => Refusal::Request(Box::new(Status::bad_request(&text))),
                None => ResponseError::call(text).into(),
            });
        }
        let Some(version) = ReviewVersion::negotiate(&hook.admission_review_versions) else {
            let text = "could not create admission objects: webhook does not accept known AdmissionReview versions (v1, v1beta1)";
            return Err(ResponseError::call(text).into());
        };
        // A uid is used up even if the client can't be built afterwards.
        let uid = self.next_uid();
        let destination = transport::destination(hook, self.request.operation)?;
        let call = self.calls_of.entry(hook.key().to_owned()).or_default();
        let nth = *call;
        *call = nth.saturating_add(1);
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
        let uid = self.request.uid(self.reviews);
        self.reviews = self.reviews.saturating_add(1);
        uid
    }

    /// Keeps the warnings and audit annotations of a response; a denial has them too.
    pub(super) fn keep(&mut self, hook: &Hook, response: &AdmissionResponse) {
        let release = self.cluster.release();
        for (key, value) in &response.audit_annotations {
            self.annotations.add(format!("{}/{key}", hook.name), value.clone(), release);
        }
        for warning in &response.warnings {
            self.warnings.add(warning);
            self.said.push(warning.clone());
        }
    }

    /// The result for a hook that was not called or whose call failed; `Err` if it is not known.
    pub(super) fn refused(&mut self, hook: &Hook, refusal: Refusal) -> Result<CallOutcome, Vec<Need>> {
        match refusal {
            Refusal::Call(ResponseError::Call { reason, text_unknown }) => {
                Ok(self.call_failed(hook, &reason, text_unknown))
            }
            Refusal::Call(ResponseError::Unknown { needs }) => Err(needs),
            Refusal::Request(status) => Ok(CallOutcome::Error { status: api_status(*status), order_dependent: false }),
        }
    }

    /// The result of a failed call, by its `failurePolicy`.
    pub(super) fn call_failed(&mut self, hook: &Hook, reason: &str, text_unknown: bool) -> CallOutcome {
        let text = format!("failed calling webhook {}: {reason}", quote(&hook.name));
        match hook.failure_policy {
            FailurePolicy::Ignore => CallOutcome::CallFailedOpen(text),
            FailurePolicy::Fail => {
                self.text_unknown |= text_unknown;
                CallOutcome::CallFailedClosed(api_status(Status::internal_error(&text)))
            }
        }
    }

    /// Notes where a reader may expect `failurePolicy: Ignore` to help, and it does not.
    pub(super) fn note_ignore(&mut self, hook: &Hook, outcome: &CallOutcome) {
        let ends = matches!(outcome, CallOutcome::Denied(_) | CallOutcome::Error { .. });
        if ends && hook.failure_policy == FailurePolicy::Ignore {
            let at = Pointer::root().join("request");
            let reason = FindingReason::IgnoreDoesNotCover { hook: hook.key().to_owned() };
            self.findings.push(Finding { at, reason });
        }
    }

    pub(super) fn skip(&mut self, decision: Decision, round: u8) {
        self.skipped.push(Skipped { round, decision });
    }
}

pub(super) fn api_status(status: Status) -> Box<Status> {
    Box::new(status.into_api_status())
}

pub(super) fn denied(status: Status) -> RunVerdict {
    RunVerdict::Denied(api_status(status))
}
