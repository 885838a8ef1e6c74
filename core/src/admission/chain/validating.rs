//! `ValidatingAdmissionWebhook`: all hooks are matched, then all that match are called. The server calls them in parallel; here
//! they are called in the order of their index.
//!
//! Source: kubernetes/apiserver pkg/admission/plugin/webhook/validating/dispatcher.go

use std::sync::Arc;

use crate::admission::chain::outcome::{CallOutcome, CallRecord, RunVerdict};
use crate::admission::chain::run::{Halt, Refusal, Run, api_status, denied};
use crate::admission::exchange::response::{AdmissionResponse, denial};
use crate::admission::need::Need;
use crate::admission::strategy::hub;
use crate::admission::versioned::SentObjects;
use crate::admission::versioned::{ConversionError, Versioned};
use crate::admission::webhook::decision::Verdict;
use crate::admission::webhook::hook::{Hook, Phase};
use crate::admission::webhook::reason::Target;
use crate::admission::webhook::subject::Subject;
use crate::meta::Status;

/// The state of the plugin.
#[derive(Debug, Clone, Default)]
pub(super) struct Validating {
    /// `None` until the hooks are matched.
    matched: Option<Vec<Matched>>,
    /// The hook that comes next or is being called, counted among those that match.
    next: usize,
    /// Which calls refuse the request, by their place in the list of calls.
    refusals: Vec<usize>,
    /// What is missing to understand the responses.
    needs: Vec<Need>,
}

/// A hook that is to be called.
#[derive(Debug, Clone)]
struct Matched {
    hook: Arc<Hook>,
    target: Arc<Target>,
    objects: SentObjects,
}

impl Validating {
    /// Continues up to the next call, or to the end of the plugin.
    pub(super) fn advance(&mut self, run: &mut Run) -> Halt {
        if self.matched.is_none()
            && let Some(verdict) = self.match_hooks(run)
        {
            return Halt::End(verdict);
        }
        while let Some(Matched { hook, target, objects }) = self.current() {
            match run.prepare(&hook, &target, &objects, 0) {
                Ok(post) => return Halt::Call(post),
                Err(refusal) => self.called(run, None, Err(refusal)),
            }
        }
        self.verdict(run).map_or(Halt::Over, Halt::End)
    }

    /// Matches every hook. Returns how the request ends, if matching alone decides.
    fn match_hooks(&mut self, run: &mut Run) -> Option<RunVerdict> {
        let cluster = run.cluster.clone();
        let request = run.request.clone();
        let subject = Subject::new(&cluster, &request, 0);
        let mut matched = Vec::new();
        for matcher in cluster.matchers(Phase::Validating) {
            let decision = subject.judge(matcher, false).into_decision();
            let end = match &decision.verdict {
                Verdict::Skip(_) => None,
                Verdict::Reject(reject) => Some((*reject.status).clone()),
                Verdict::Unknown { needs, .. } => {
                    self.needs.extend(needs.iter().cloned());
                    None
                }
                Verdict::Call(pass) => {
                    // INVARIANT: a call has a target.
                    let Some(target) = pass.target() else { continue };
                    match Versioned::new(&cluster, &request, &target.kind) {
                        Ok(mut versioned) => {
                            // What is stored may hold more than the version of the request can say.
                            let in_hub =
                                run.in_hub.as_ref().filter(|_| hub(&request.kind).as_ref() == Some(&target.kind));
                            versioned.objects.object = in_hub.cloned().or(versioned.objects.object);
                            let objects = versioned.shown(cluster.release());
                            let (hook, target) = (Arc::clone(&matcher.hook), Arc::clone(target));
                            matched.push(Matched { hook, target, objects });
                            continue;
                        }
                        Err(ConversionError::Failed(text)) => return Some(denied(Status::internal_error(&text))),
                        Err(ConversionError::Unknown(needs)) => {
                            self.needs.extend(needs);
                            continue;
                        }
                    }
                }
            };
            run.skip(decision, 0);
            if let Some(status) = end {
                // An earlier hook that is not decided may have been the first to reject.
                run.text_unknown |= !self.needs.is_empty();
                return Some(denied(status));
            }
        }
        if !self.needs.is_empty() {
            return Some(RunVerdict::Unknown(distinct(std::mem::take(&mut self.needs))));
        }
        self.matched = Some(matched);
        None
    }

    fn current(&self) -> Option<Matched> {
        self.matched.as_ref()?.get(self.next).cloned()
    }

    /// Takes the result of the current hook's call.
    pub(super) fn called(
        &mut self,
        run: &mut Run,
        review: Option<Vec<u8>>,
        response: Result<AdmissionResponse, Refusal>,
    ) {
        let Some(Matched { hook, .. }) = self.current() else { return };
        let outcome = match response {
            Err(refusal) => run.refused(&hook, refusal),
            Ok(response) => {
                run.keep(&hook, &response);
                Ok(if response.allowed {
                    CallOutcome::Allowed
                } else {
                    CallOutcome::Denied(api_status(denial(&hook.name, response.status)))
                })
            }
        };
        let matched = self.next;
        self.next = matched.saturating_add(1);
        match outcome {
            Ok(outcome) => {
                run.note_ignore(&hook, &outcome);
                if matches!(outcome, CallOutcome::CallFailedOpen(_)) {
                    run.annotations.failed_open_validating(&hook, matched, run.cluster.release());
                }
                if outcome.status().is_some() {
                    self.refusals.push(run.calls.len());
                }
                let (patch, object_after) = (None, None);
                run.calls.push(CallRecord { hook, round: 0, review, outcome, patch, changed: false, object_after });
            }
            Err(needs) => self.needs.extend(needs),
        }
    }

    /// The verdict after all calls: the first refusal by index decides, though any other might have been faster.
    fn verdict(&mut self, run: &mut Run) -> Option<RunVerdict> {
        if !self.needs.is_empty() {
            return Some(RunVerdict::Unknown(distinct(std::mem::take(&mut self.needs))));
        }
        let mut chosen: Option<Box<Status>> = None;
        for index in std::mem::take(&mut self.refusals) {
            let Some(call) = run.calls.get_mut(index) else { continue };
            let Some(status) = call.outcome.status().cloned() else { continue };
            match &chosen {
                None => chosen = Some(Box::new(status)),
                Some(first) => {
                    call.outcome = CallOutcome::ErrorShadowed(Box::new(status.clone()));
                    if **first != status && !run.candidates.contains(&status) {
                        run.candidates.push(status);
                    }
                }
            }
        }
        chosen.map(RunVerdict::Denied)
    }
}

fn distinct(mut needs: Vec<Need>) -> Vec<Need> {
    needs.sort();
    needs.dedup();
    needs
}
