//! A request on its way through the admission plugins, call by call.
//!
//! The machine stops at every call and continues with the response: [`Cluster::chain`] starts it, [`Call::answer`] drives
//! it. [`Cluster::run`] drives it with a function, [`Cluster::run_recorded`] with recorded responses.
//!
//! Source: kubernetes/apiserver pkg/admission/chain.go, pkg/registry/rest/{create,update,delete}.go

pub(crate) mod apply;
pub(crate) mod audit;
mod filled;
mod mutating;
pub(crate) mod outcome;
mod run;
mod validating;
pub(crate) mod warnings;

use std::collections::{BTreeMap, BTreeSet};

use mutating::Mutating;
use outcome::{Outcome, Post, RunVerdict};
use run::{Halt, Refusal, Run};
use validating::Validating;

use crate::admission::cluster::Cluster;
use crate::admission::exchange::answer::{Answer, Answers};
use crate::admission::exchange::receive::receive;
use crate::admission::exchange::response::AdmissionResponse;
use crate::admission::finding::{Finding, FindingReason};
use crate::admission::hints;
use crate::admission::need::Need;
use crate::admission::request::Request;
use crate::admission::webhook::decision::Verdict;
use crate::admission::webhook::hook::Phase;

/// The state of a request on its way: it waits at a call, or has reached its end.
#[derive(Debug, Clone)]
pub enum Step {
    /// A webhook is called, and the request waits for the response.
    Call(Call),
    /// The request has reached its end.
    Done(Box<Outcome>),
}

/// A call that waits for its response.
#[derive(Debug, Clone)]
pub struct Call {
    post: Box<Post>,
    chain: Box<Chain>,
}

impl Call {
    /// The review that the webhook is sent, and its URL.
    pub fn post(&self) -> &Post {
        &self.post
    }

    /// Continues with the webhook's response, up to the next call or to the end.
    pub fn answer(self, answer: Answer) -> Step {
        self.chain.resume(&self.post, answer)
    }

    /// Stops the run here: the outcome holds what has happened so far, and needs the response to this call.
    pub fn stop(self) -> Outcome {
        self.chain.run.finish(RunVerdict::Need(self.post))
    }
}

impl Cluster {
    /// Starts sending a request through all webhooks. The objects of the request are used as they are.
    ///
    /// Cost: each hook is matched once in each pass, as the server does it; each call encodes the objects once.
    ///
    /// # Examples
    ///
    /// The caller drives the chain, call by call:
    ///
    /// ```
    /// # use nocluster::{admission::*, json::Document, release::Release};
    /// # let cluster = r#"{"apiVersion": "v1", "kind": "List", "items": [
    /// #     {"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": "shop", "labels": {"guarded": "yes"}}},
    /// #     {"apiVersion": "admissionregistration.k8s.io/v1", "kind": "ValidatingWebhookConfiguration",
    /// #      "metadata": {"name": "guard"}, "webhooks": [{"name": "images.example.com", "sideEffects": "None",
    /// #      "admissionReviewVersions": ["v1"], "clientConfig": {"url": "https://guard.example.com/validate"},
    /// #      "rules": [{"operations": ["CREATE"], "apiGroups": [""], "apiVersions": ["v1"], "resources": ["pods"]}],
    /// #      "namespaceSelector": {"matchLabels": {"guarded": "yes"}}}]}
    /// # ]}"#;
    /// # let pod = r#"{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web", "namespace": "shop"},
    /// #     "spec": {"containers": [{"name": "web", "image": "nginx"}]}}"#;
    /// # let cluster = Cluster::new(vec![Document::parse(cluster)?], Release::V1_37)?;
    /// let request = cluster.create(Document::parse(pod)?)?.known()?;
    /// let mut step = cluster.chain(request);
    /// let outcome = loop {
    ///     match step {
    ///         Step::Call(call) => {
    ///             assert_eq!(call.post().url, "https://guard.example.com/validate?timeout=10s");
    ///             // The AdmissionReview for the webhook is `call.post().review`.
    ///             step = call.answer(Answer::Allow);
    ///         }
    ///         Step::Done(outcome) => break outcome,
    ///     }
    /// };
    /// assert_eq!(outcome.verdict, RunVerdict::Allowed);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn chain(&self, request: Request) -> Step {
        Box::new(Chain::new(self.clone(), request)).advance()
    }

    /// Sends a request through all webhooks; `webhook` returns the response to each call.
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

    /// Sends a request through all webhooks with recorded responses; ends with [`RunVerdict::Need`] where one is
    /// missing.
    pub fn run_recorded(&self, request: Request, answers: &Answers) -> Outcome {
        let mut step = self.chain(request.clone());
        let mut asked = BTreeMap::new();
        let (mut findings, mut of_rest) = (Vec::new(), Vec::new());
        let mut outcome = loop {
            let call = match step {
                Step::Done(outcome) => break *outcome,
                Step::Call(call) => call,
            };
            let Post { hook, call: nth, uid, .. } = call.post();
            let Some(answer) = answers.get(hook, *nth).cloned() else { break call.stop() };
            let place = answers.place(hook, *nth);
            findings.extend(hints::of_answer(hook, &answer, &place));
            if let Some(uid) = answer.taken_uid(uid) {
                let at = place.join("review").join("response").join("uid");
                findings.push(Finding { at, reason: FindingReason::UidTaken { hook: hook.clone(), uid } });
            }
            if answers.is_of_rest(hook) && !of_rest.contains(hook) {
                of_rest.push(hook.clone());
            }
            asked.insert(hook.clone(), nth.saturating_add(1));
            step = call.answer(answer);
        };
        outcome.unused_answers = answers.unused(&asked);
        outcome.rest_answers = of_rest;
        outcome.findings.extend(findings);
        if matches!(outcome.verdict, RunVerdict::Need(_) | RunVerdict::Unknown(_)) {
            outcome.may_need = self.may_need(&request, answers);
        }
        outcome
    }

    /// All that a run of the request may need: what matching it as given needs, and the responses of the hooks that it
    /// calls.
    fn may_need(&self, request: &Request, answers: &Answers) -> Vec<Need> {
        let mut needs = Vec::new();
        for decision in self.called_hooks(request) {
            match decision.verdict {
                Verdict::Unknown { needs: own, .. } => needs.extend(own),
                Verdict::Call(_) if answers.get(decision.hook.key(), 0).is_none() => {
                    needs.push(Need::Answer { hook: decision.hook.key().to_owned() });
                }
                _ => {}
            }
        }
        let mut seen = BTreeSet::new();
        needs.retain(|need| seen.insert(need.clone()));
        needs
    }
}

/// One plugin of the chain, with where it stands.
#[derive(Debug, Clone)]
enum Plugin {
    /// `MutatingAdmissionWebhook`.
    Mutating(Mutating),
    /// `ValidatingAdmissionWebhook`.
    Validating(Validating),
}

impl Plugin {
    fn phase(&self) -> Phase {
        match self {
            Self::Mutating(_) => Phase::Mutating,
            Self::Validating(_) => Phase::Validating,
        }
    }

    /// Continues up to the next call, or to the end of the plugin.
    fn advance(&mut self, run: &mut Run) -> Halt {
        match self {
            Self::Mutating(mutating) => mutating.advance(run),
            Self::Validating(validating) => validating.advance(run),
        }
    }

    /// Takes the response to the call at which the plugin waits. Returns how the request ends; `None` if it continues.
    fn called(
        &mut self,
        run: &mut Run,
        review: Vec<u8>,
        response: Result<AdmissionResponse, Refusal>,
    ) -> Option<RunVerdict> {
        match self {
            Self::Mutating(mutating) => mutating.called(run, Some(review), response),
            Self::Validating(validating) => {
                validating.called(run, Some(review), response);
                None
            }
        }
    }
}

/// A request, the plugins in their order, and which of them has it.
#[derive(Debug, Clone)]
struct Chain {
    run: Run,
    plugins: Vec<Plugin>,
    current: usize,
}

impl Chain {
    fn new(cluster: Cluster, request: Request) -> Self {
        let plugins = vec![Plugin::Mutating(Mutating::default()), Plugin::Validating(Validating::default())];
        Self { run: Run::new(cluster, request), plugins, current: 0 }
    }

    /// Continues up to the next call or to the end.
    fn advance(mut self: Box<Self>) -> Step {
        while let Some(plugin) = self.plugins.get_mut(self.current) {
            match plugin.advance(&mut self.run) {
                Halt::Call(post) => return Step::Call(Call { post, chain: self }),
                Halt::End(verdict) => return Step::Done(Box::new(self.run.finish(verdict))),
                Halt::Over => self.current = self.current.saturating_add(1),
            }
        }
        Step::Done(Box::new(self.run.finish(RunVerdict::Allowed)))
    }

    fn resume(mut self: Box<Self>, post: &Post, answer: Answer) -> Step {
        let verdict = self.plugins.get_mut(self.current).and_then(|plugin| {
            let response = receive(answer, post, plugin.phase(), self.run.cluster.release()).map_err(Refusal::Call);
            plugin.called(&mut self.run, post.review.clone(), response)
        });
        match verdict {
            Some(verdict) => Step::Done(Box::new(self.run.finish(verdict))),
            None => self.advance(),
        }
    }
}
