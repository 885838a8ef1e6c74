//! A request on its way through the admission plugins, call by call.
//!
//! The machine stops at every call and continues with the response: [`Cluster::chain`] starts it, [`Call::answer`] drives
//! it. [`Cluster::run`] drives it with a function, [`Cluster::run_recorded`] with recorded responses.
//!
//! Source: kubernetes/apiserver pkg/admission/chain.go, pkg/registry/rest/{create,update,delete}.go

pub(crate) mod apply;
pub(crate) mod audit;
mod built_in;
mod decoding;
mod filled;
mod mutating;
pub(crate) mod outcome;
mod replay;
mod run;
pub(crate) mod stage;
mod storing;
mod validating;
pub(crate) mod warnings;

use std::collections::{BTreeMap, BTreeSet};

use mutating::Mutating;
use outcome::{Outcome, Post, RunVerdict};
use run::{Halt, Refusal, Run};
use stage::{Stage, StageName, StagePhase};
use validating::Validating;

use crate::admission::cluster::Cluster;
use crate::admission::exchange::answer::{Answer, Answers};
use crate::admission::exchange::receive::receive;
use crate::admission::finding::{Finding, FindingReason};
use crate::admission::hints;
use crate::admission::need::Need;
use crate::admission::plugin::BuiltIn;
use crate::admission::plugin_set::{MUTATING_WEBHOOKS, VALIDATING_WEBHOOKS};
use crate::admission::request::Request;
use crate::admission::webhook::decision::Verdict;
use crate::admission::webhook::hook::Phase;
use crate::json::Document;
use crate::release::Release;

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
    /// Starts sending a request through its plugins. The objects of the request are used as they are.
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
    BuiltIn(BuiltIn),
    /// `MutatingAdmissionWebhook`.
    Mutating(Mutating),
    /// `ValidatingAdmissionWebhook`.
    Validating(Validating),
}

impl Plugin {
    /// The plugins of a request, in the order in which they run; those that are not modelled are left out.
    fn all_of(request: &Request, release: Release) -> Vec<Self> {
        let names = request.plugins.names(!request.recorded, release);
        let plugin = |name| match name {
            MUTATING_WEBHOOKS => Some(Self::Mutating(Mutating::default())),
            VALIDATING_WEBHOOKS => Some(Self::Validating(Validating::default())),
            name => BuiltIn::by_name(name).map(Self::BuiltIn),
        };
        names.into_iter().filter_map(plugin).collect()
    }

    fn built_in(&self) -> Option<BuiltIn> {
        if let Self::BuiltIn(plugin) = self { Some(*plugin) } else { None }
    }
}

/// A request, its plugins in their order, and which of them has it.
#[derive(Debug, Clone)]
struct Chain {
    run: Run,
    plugins: Vec<Plugin>,
    phase: Phase,
    /// The plugin that comes next or has the request.
    current: usize,
    /// The stage of the webhooks that have the request, and the object as it came to them.
    webhooks: Option<(Stage, Option<Document>)>,
}

impl Chain {
    fn new(cluster: Cluster, request: Request) -> Self {
        let plugins = Plugin::all_of(&request, cluster.release());
        let mut run = Run::new(cluster, request);
        decoding::note(&mut run);
        Self { run, plugins, phase: Phase::Mutating, current: 0, webhooks: None }
    }

    /// Continues up to the next call or to the end.
    fn advance(mut self: Box<Self>) -> Step {
        loop {
            let halt = match (self.plugins.get_mut(self.current), self.phase) {
                (Some(Plugin::BuiltIn(_)), _) => self.built_in(),
                (Some(Plugin::Mutating(webhooks)), Phase::Mutating) => {
                    enter(&mut self.webhooks, &self.run, StagePhase::Mutating);
                    webhooks.advance(&mut self.run)
                }
                (Some(Plugin::Validating(webhooks)), Phase::Validating) => {
                    enter(&mut self.webhooks, &self.run, StagePhase::Validating);
                    webhooks.advance(&mut self.run)
                }
                (Some(_), _) => Halt::Over,
                (None, _) => match self.next_pass() {
                    None => continue,
                    Some(verdict) => Halt::End(verdict),
                },
            };
            match halt {
                Halt::Call(post) => return Step::Call(Call { post, chain: self }),
                Halt::End(verdict) => return self.end(verdict),
                Halt::Over => {
                    self.leave_webhooks(None);
                    self.current = self.current.saturating_add(1);
                }
            }
        }
    }

    /// Asks the current built-in plugin and those beside it; the last of them is the current one then.
    fn built_in(&mut self) -> Halt {
        let beside = self.plugins.get(self.current..).unwrap_or_default();
        let group: Vec<_> = beside.iter().map_while(Plugin::built_in).collect();
        self.current = self.current.saturating_add(group.len().saturating_sub(1));
        let phase = match self.phase {
            Phase::Mutating => StagePhase::Mutating,
            Phase::Validating => StagePhase::Validating,
        };
        built_in::ask(&mut self.run, &group, phase).map_or(Halt::Over, Halt::End)
    }

    /// Goes back to the first plugin, if there is another pass over them: the second one of the mutating phase, if a
    /// webhook has changed the object, and the validating phase. Returns how the request ends, if it ends here.
    ///
    /// Source: kubernetes/apiserver pkg/admission/reinvocation.go
    fn next_pass(&mut self) -> Option<RunVerdict> {
        self.current = 0;
        if self.phase == Phase::Validating {
            storing::store(&mut self.run);
            return Some(RunVerdict::Allowed);
        }
        if self.run.should_reinvoke && self.run.round == 0 {
            self.run.round = 1;
            return None;
        }
        self.phase = Phase::Validating;
        storing::prepare(&mut self.run)
    }

    /// Notes what the webhooks that have the request did to it.
    fn leave_webhooks(&mut self, verdict: Option<&RunVerdict>) {
        let Some((mut stage, before)) = self.webhooks.take() else { return };
        if let Some(RunVerdict::Denied(status)) = verdict {
            stage.status = Some(status.clone());
        }
        stage.warnings = std::mem::take(&mut self.run.said);
        let [before, after] = [before.as_ref(), self.run.request.object.as_ref()]
            .map(|object| object.map(|object| self.run.shown(object)));
        self.run.stages.push(stage.between(before.as_ref(), after.as_ref()));
    }

    fn end(mut self: Box<Self>, verdict: RunVerdict) -> Step {
        self.leave_webhooks(Some(&verdict));
        Step::Done(Box::new(self.run.finish(verdict)))
    }

    fn resume(mut self: Box<Self>, post: &Post, answer: Answer) -> Step {
        let response = receive(answer, post, self.phase, self.run.cluster.release()).map_err(Refusal::Call);
        let review = Some(post.review.clone());
        let verdict = match self.plugins.get_mut(self.current) {
            Some(Plugin::Mutating(webhooks)) => webhooks.called(&mut self.run, review, response),
            Some(Plugin::Validating(webhooks)) => {
                webhooks.called(&mut self.run, review, response);
                None
            }
            // INVARIANT: only these wait for a response.
            Some(Plugin::BuiltIn(_)) | None => None,
        };
        match verdict {
            Some(verdict) => self.end(verdict),
            None => self.advance(),
        }
    }
}

/// Begins the stage of the webhooks, unless it has begun.
fn enter(webhooks: &mut Option<(Stage, Option<Document>)>, run: &Run, phase: StagePhase) {
    let round = if phase == StagePhase::Mutating { run.round } else { 0 };
    webhooks.get_or_insert_with(|| (Stage::new(StageName::Webhooks, phase, round), run.request.object.clone()));
}
