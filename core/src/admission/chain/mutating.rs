//! `MutatingAdmissionWebhook`: a pass over the hooks, and what makes a second one.
//!
//! Source: kubernetes/apiserver pkg/admission/plugin/webhook/mutating/{dispatcher,reinvocationcontext}.go

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::admission::assumption::Assumption;
use crate::admission::chain::apply::{self, Applying};
use crate::admission::chain::outcome::{CallOutcome, CallRecord, Crash, RunVerdict};
use crate::admission::chain::run::{Halt, Refusal, Run, api_status, denied};
use crate::admission::exchange::response::{AdmissionResponse, denial};
use crate::admission::need::Need;
use crate::admission::versioned::{ConversionError, Versioned};
use crate::admission::webhook::decision::{Decision, Verdict};
use crate::admission::webhook::hook::{Hook, Phase, ReinvocationPolicy};
use crate::admission::webhook::reason::{Skip, Target};
use crate::admission::webhook::subject::Subject;
use crate::json::Document;
use crate::meta::Status;
use crate::patch::Patch;
use crate::scheme;

/// The state of the plugin.
#[derive(Debug, Clone, Default)]
pub(super) struct Mutating {
    /// Whether this pass over the hooks has begun.
    begun: bool,
    /// The object after the pass before.
    last_output: Option<Document>,
    /// The hook that comes next or is being called.
    next: usize,
    /// The objects as the hooks of this pass see them.
    versioned: Option<Versioned>,
    /// Hooks that are called again if a later one changes the object.
    previously: BTreeSet<String>,
    /// Hooks that are called again in the second pass.
    reinvoke: BTreeSet<String>,
}

/// The effect of a call on the request.
struct Called {
    outcome: CallOutcome,
    patch: Option<Patch>,
    changed: bool,
    /// The operation at which the server panicked, and its message.
    crash: Option<(usize, String)>,
}

impl Called {
    fn plain(outcome: CallOutcome) -> Self {
        Self { outcome, patch: None, changed: false, crash: None }
    }
}

impl Mutating {
    /// Continues up to the next call, or to the end of the pass.
    pub(super) fn advance(&mut self, run: &mut Run) -> Halt {
        self.begin_pass(run);
        let cluster = run.cluster.clone();
        // Hooks see the object as the earlier ones of this pass have changed it; the old object never changes.
        let mut seen = run.request.clone();
        if let Some(versioned) = &self.versioned {
            seen.object.clone_from(&versioned.objects.object);
        }
        let subject = Subject::new(&cluster, &seen, run.round);
        while let Some(matcher) = cluster.matchers(Phase::Mutating).get(self.next) {
            let target = match self.wants_call(run, subject.judge(matcher, false).into_decision()) {
                Wants::End(verdict) => return Halt::End(verdict),
                Wants::Nothing => {
                    self.next = self.next.saturating_add(1);
                    continue;
                }
                Wants::Call(target) => target,
            };
            if let Err(verdict) = self.convert(run, &target) {
                return Halt::End(verdict);
            }
            let objects = self.versioned.as_ref().map(|versioned| versioned.shown(cluster.release()));
            match run.prepare(&matcher.hook, &target, &objects.unwrap_or_default(), run.round) {
                Ok(post) => return Halt::Call(post),
                Err(refusal) => {
                    if let Some(verdict) = self.called(run, None, Err(refusal)) {
                        return Halt::End(verdict);
                    }
                }
            }
        }
        self.end_pass(run).map_or(Halt::Over, Halt::End)
    }

    /// In the second pass, what the built-in plugins have changed since the first one counts as a change, too.
    fn begin_pass(&mut self, run: &Run) {
        if std::mem::replace(&mut self.begun, true) || run.round == 0 {
            return;
        }
        if let (Some(before), Some(now)) = (&self.last_output, &run.request.object)
            && !scheme::semantic_equal(before, now, &run.request.kind, run.cluster.release()).unwrap_or(true)
        {
            self.reinvoke.append(&mut self.previously);
        }
    }

    fn wants_call(&mut self, run: &mut Run, decision: Decision) -> Wants {
        let round = run.round;
        let wants = match &decision.verdict {
            Verdict::Skip(_) => Wants::Nothing,
            Verdict::Reject(reject) => Wants::End(denied((*reject.status).clone())),
            Verdict::Unknown { needs, .. } => Wants::End(RunVerdict::Unknown(needs.clone())),
            Verdict::Call(pass) => match (pass.target(), self.not_again(run, &decision.hook)) {
                (Some(target), None) => return Wants::Call(Arc::clone(target)),
                (_, reason) => {
                    // INVARIANT: a call has a target, so that there is a reason.
                    let verdict = Verdict::Skip(reason.unwrap_or(Skip::NoRules));
                    run.skip(Decision { verdict, ..decision }, round);
                    return Wants::Nothing;
                }
            },
        };
        run.skip(decision, round);
        wants
    }

    /// Why a hook that matches is not called in the second pass.
    fn not_again(&self, run: &Run, hook: &Hook) -> Option<Skip> {
        if run.round == 0 || self.reinvoke.contains(hook.key()) {
            return None;
        }
        let called_before = run.calls.iter().any(|call| call.hook.key() == hook.key());
        Some(if called_before {
            Skip::ReinvocationNotRequested { reinvocation_policy: hook.reinvocation_policy }
        } else {
            Skip::ReinvocationNotCalledBefore
        })
    }

    /// Converts the working copy to the kind that the hook is sent.
    fn convert(&mut self, run: &mut Run, target: &Target) -> Result<(), RunVerdict> {
        let versioned = match self.versioned.take() {
            Some(versioned) => versioned.into_kind(&run.cluster, &mut run.request, &target.kind),
            None => Versioned::new(&run.cluster, &run.request, &target.kind),
        };
        match versioned {
            Ok(versioned) => {
                let (read, release) = (run.patched.as_ref().or(run.request.sent.as_ref()), run.cluster.release());
                self.versioned = Some(versioned.with_empty_lists(read, &run.request.kind, release));
                Ok(())
            }
            // The server wraps this one twice.
            Err(ConversionError::Failed(text)) => {
                Err(denied(Status::internal_error(&Status::internal_error(&text).message)))
            }
            Err(ConversionError::Unknown(needs)) => Err(RunVerdict::Unknown(needs)),
        }
    }

    /// Copies the working copy of this pass back into the request.
    fn end_pass(&mut self, run: &mut Run) -> Option<RunVerdict> {
        (self.begun, self.next) = (false, 0);
        let versioned = self.versioned.take();
        let written = versioned.as_ref().map(|versioned| versioned.write_back(&run.cluster, &mut run.request));
        if let Some(versioned) = versioned.filter(|versioned| versioned.dirty) {
            run.versions = versioned.versions(&run.cluster, &run.request);
        }
        let end = match written.unwrap_or(Ok(())) {
            Ok(()) => None,
            // A plain error: without reason and details.
            Err(ConversionError::Failed(message)) => Some(denied(Status { message, ..Status::default() })),
            Err(ConversionError::Unknown(needs)) => Some(RunVerdict::Unknown(needs)),
        };
        self.last_output.clone_from(&run.request.object);
        end
    }

    /// Takes the result of the current hook's call. Returns how the request ends, or `None` if it continues.
    pub(super) fn called(
        &mut self,
        run: &mut Run,
        review: Option<Vec<u8>>,
        response: Result<AdmissionResponse, Refusal>,
    ) -> Option<RunVerdict> {
        let release = run.cluster.release();
        let round = run.round;
        let hook = Arc::clone(run.cluster.hooks(Phase::Mutating).get(self.next)?);
        self.next = self.next.saturating_add(1);
        let called = match response {
            Ok(response) => self.responded(run, &hook, response),
            Err(refusal) => run.refused(&hook, refusal).map(Called::plain),
        };
        let Called { outcome, patch, changed, crash } = match called {
            Ok(called) => called,
            Err(needs) => return Some(RunVerdict::Unknown(needs)),
        };
        run.annotations.mutation(&hook, round, changed, release);
        if matches!(outcome, CallOutcome::CallFailedOpen(_)) {
            run.annotations.failed_open(&hook, round, release);
        }
        if changed {
            self.reinvoke.append(&mut self.previously);
            run.should_reinvoke = true;
        }
        // Only now, so that a hook does not request its own reinvocation; a failed call counts as well.
        if hook.reinvocation_policy == ReinvocationPolicy::IfNeeded {
            self.previously.insert(hook.key().to_owned());
        }
        run.note_ignore(&hook, &outcome);
        let verdict = match crash {
            Some((op_index, message)) => {
                Some(RunVerdict::Crashed(Crash { hook: hook.key().to_owned(), round, message, op_index }))
            }
            None => outcome.status().map(|status| RunVerdict::Denied(Box::new(status.clone()))),
        };
        let patched = matches!(outcome, CallOutcome::Patched | CallOutcome::NoOpPatch);
        let object_after = self.versioned.as_ref().filter(|_| patched);
        let object_after = object_after.and_then(|versioned| versioned.shown_object(release));
        run.calls.push(CallRecord { hook, round, review, outcome, patch, changed, object_after });
        verdict
    }

    fn responded(&mut self, run: &mut Run, hook: &Hook, response: AdmissionResponse) -> Result<Called, Vec<Need>> {
        run.keep(hook, &response);
        if !response.allowed {
            return Ok(Called::plain(CallOutcome::Denied(api_status(denial(&hook.name, response.status)))));
        }
        let (release, round) = (run.cluster.release(), run.round);
        // INVARIANT: the copy was made before the call.
        let Some(versioned) = &mut self.versioned else { return Ok(Called::plain(CallOutcome::Allowed)) };
        Ok(match apply::apply(versioned, hook, &response, (&run.cluster, &run.request), &mut run.findings) {
            Applying::Nothing => Called::plain(CallOutcome::Allowed),
            Applying::Patched { patch, changed, lacks_now, patched } => {
                run.patched = Some(patched);
                run.assumed.extend(lacks_now.then_some(Assumption::TaintTimes));
                run.annotations.patch(hook, round, &patch, release);
                let outcome = if changed { CallOutcome::Patched } else { CallOutcome::NoOpPatch };
                Called { outcome, patch: Some(patch), changed, crash: None }
            }
            Applying::CallFailed { patch, reason } => {
                Called { patch, ..Called::plain(run.call_failed(hook, &reason, false)) }
            }
            Applying::Failed { patch, status, order_dependent, text_unknown } => {
                run.text_unknown |= text_unknown;
                let outcome = CallOutcome::Error { status: api_status(*status), order_dependent };
                Called { patch, ..Called::plain(outcome) }
            }
            Applying::Crashed { patch, message, op_index } => {
                let crash = Some((op_index, message));
                Called { outcome: CallOutcome::Crashed, patch: Some(patch), changed: false, crash }
            }
            Applying::Unknown(needs) => return Err(needs),
        })
    }
}

/// The action that a judged hook requires.
enum Wants {
    Call(Arc<Target>),
    Nothing,
    End(RunVerdict),
}
