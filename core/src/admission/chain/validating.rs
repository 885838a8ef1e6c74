//! The validating phase: all hooks are matched, then all that match are called; the server does it at once, here it is done
//! in the order of their index.
//!
//! Source: kubernetes/apiserver pkg/admission/plugin/webhook/validating/dispatcher.go

use std::sync::Arc;

use super::{Halt, Refusal, Run, api_status, denied};
use crate::admission::decision::Verdict;
use crate::admission::hook::{Hook, Phase};
use crate::admission::metadata::{self, Change};
use crate::admission::need::Need;
use crate::admission::outcome::{CallOutcome, CallRecord, RunVerdict};
use crate::admission::reason::Target;
use crate::admission::request::Operation;
use crate::admission::response::{AdmissionResponse, denial};
use crate::admission::review::Objects;
use crate::admission::subject::Subject;
use crate::admission::versioned::{ConversionError, Versioned};
use crate::meta::{Status, encode};

/// Where the phase stands.
#[derive(Debug, Clone, Default)]
pub(super) struct Validating {
    matched: Vec<Matched>,
    /// The hook that comes next or is being called, counted among those that match.
    next: usize,
    /// Which calls refuse the request, by their place in the list of calls.
    refusals: Vec<usize>,
    /// What the answers would need to be understood.
    needs: Vec<Need>,
}

/// A hook that is to be called.
#[derive(Debug, Clone)]
struct Matched {
    hook: Arc<Hook>,
    target: Arc<Target>,
    objects: Objects,
}

impl Run {
    /// Between the phases the server generates the name that is to be generated, and the request takes the object's name.
    ///
    /// Source: kubernetes/apiserver pkg/registry/rest/create.go BeforeCreate; pkg/registry/generic/registry/store.go
    fn name_the_object(&mut self) {
        let Some(object) = &self.request.object else { return };
        let to_generate =
            metadata::text(object, "name").is_empty() && !metadata::text(object, "generateName").is_empty();
        if let Some(name) = self.request.names.first().filter(|_| to_generate) {
            let named = Change { name: Some(name), ..Change::default() }.apply(object);
            // What was encoded once can be encoded again.
            let encoded = named.and_then(|object| encode(&object, &self.request.kind, self.cluster.release()).ok());
            if let Some(encoded) = encoded {
                self.request.object = Some(encoded.document);
            }
        }
        self.request.name =
            self.request.object.as_ref().map(|object| metadata::text(object, "name")).unwrap_or_default();
    }

    /// Matches every hook; how the request ends if that alone decides.
    pub(super) fn match_validating(&mut self) -> Option<RunVerdict> {
        if self.request.operation == Operation::Create && self.request.name.is_empty() {
            self.name_the_object();
        }
        let cluster = self.cluster.clone();
        let request = self.request.clone();
        let subject = Subject::new(&cluster, &request, 0);
        let mut validating = Validating::default();
        for hook in cluster.hooks(Phase::Validating) {
            let decision = subject.judge(hook, false);
            let end = match &decision.verdict {
                Verdict::Skip(_) => None,
                Verdict::Reject(reject) => Some((*reject.status).clone()),
                Verdict::Unknown { needs, .. } => {
                    validating.needs.extend(needs.iter().cloned());
                    None
                }
                Verdict::Call(pass) => {
                    // INVARIANT: a call has a target.
                    let Some(target) = pass.target() else { continue };
                    match Versioned::new(&cluster, &request, &target.kind) {
                        Ok(Versioned { objects, .. }) => {
                            let (hook, target) = (Arc::clone(hook), Arc::clone(target));
                            validating.matched.push(Matched { hook, target, objects });
                            continue;
                        }
                        Err(ConversionError::Failed(text)) => return Some(denied(Status::internal_error(&text))),
                        Err(ConversionError::Unknown(needs)) => {
                            validating.needs.extend(needs);
                            continue;
                        }
                    }
                }
            };
            self.skip(decision, 0);
            if let Some(status) = end {
                // An earlier hook that is not known may have been the first to reject.
                self.text_unknown |= !validating.needs.is_empty();
                return Some(denied(status));
            }
        }
        if !validating.needs.is_empty() {
            return Some(RunVerdict::Unknown(distinct(validating.needs)));
        }
        self.validating = Some(validating);
        None
    }

    /// Goes on to the next call, or to the end of the phase.
    pub(super) fn validate(&mut self) -> Halt {
        while let Some(Matched { hook, target, objects }) = self.current() {
            match self.prepare(&hook, &target, &objects, 0) {
                Ok(post) => return Halt::Call(post),
                Err(refusal) => self.validating_called(None, Err(refusal)),
            }
        }
        Halt::End(self.verdict())
    }

    fn current(&self) -> Option<Matched> {
        let validating = self.validating.as_ref()?;
        validating.matched.get(validating.next).cloned()
    }

    /// Takes the result of the current hook's call.
    pub(super) fn validating_called(&mut self, review: Option<Vec<u8>>, response: Result<AdmissionResponse, Refusal>) {
        let Some(Matched { hook, .. }) = self.current() else { return };
        let outcome = match response {
            Err(refusal) => self.refused(&hook, refusal),
            Ok(response) => {
                self.keep(&hook, &response);
                Ok(if response.allowed {
                    CallOutcome::Allowed
                } else {
                    CallOutcome::Denied(api_status(denial(&hook.name, response.status)))
                })
            }
        };
        let release = self.cluster.release();
        let Some(validating) = &mut self.validating else { return };
        let matched = validating.next;
        validating.next += 1;
        match outcome {
            Ok(outcome) => {
                if matches!(outcome, CallOutcome::CallFailedOpen(_)) {
                    self.annotations.failed_open_validating(&hook, matched, release);
                }
                if outcome.status().is_some() {
                    validating.refusals.push(self.calls.len());
                }
                let (patch, object_after) = (None, None);
                self.calls.push(CallRecord { hook, round: 0, review, outcome, patch, changed: false, object_after });
            }
            Err(needs) => validating.needs.extend(needs),
        }
    }

    /// All are asked: the first by index decides, and any other might have been faster.
    fn verdict(&mut self) -> RunVerdict {
        let Validating { refusals, needs, .. } = self.validating.take().unwrap_or_default();
        if !needs.is_empty() {
            return RunVerdict::Unknown(distinct(needs));
        }
        let mut chosen: Option<Box<Status>> = None;
        for index in refusals {
            let Some(call) = self.calls.get_mut(index) else { continue };
            let Some(status) = call.outcome.status().cloned() else { continue };
            match &chosen {
                None => chosen = Some(Box::new(status)),
                Some(first) => {
                    call.outcome = CallOutcome::ErrorShadowed(Box::new(status.clone()));
                    if **first != status && !self.candidates.contains(&status) {
                        self.candidates.push(status);
                    }
                }
            }
        }
        chosen.map_or(RunVerdict::Allowed, RunVerdict::Denied)
    }
}

fn distinct(mut needs: Vec<Need>) -> Vec<Need> {
    needs.sort();
    needs.dedup();
    needs
}
