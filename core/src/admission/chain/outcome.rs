//! The end of a run: the verdict, the object, and what happened on the way.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use crate::admission::assumption::Assumption;
use crate::admission::chain::stage::{Stage, StageName};
use crate::admission::chain::warnings;
use crate::admission::exchange::review::ReviewVersion;
use crate::admission::finding::Finding;
use crate::admission::need::{Need, join};
use crate::admission::webhook::decision::Decision;
use crate::admission::webhook::hook::{Hook, Phase};
use crate::json::Document;
use crate::json::write::Writer;
use crate::meta::Status;
use crate::patch::Patch;

/// How a request ends, and what happened on the way. `Display` prints one line.
///
/// # Examples
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
/// let outcome = cluster.run(request, |_| Answer::Deny { message: "no digest".to_owned(), code: Some(403) });
/// let RunVerdict::Denied(status) = &outcome.verdict else { panic!() };
/// assert_eq!(status.code, 403);
/// assert_eq!(outcome.to_string(), r#"admission webhook "images.example.com" denied the request: no digest"#);
/// assert_eq!(outcome.calls[0].outcome.code(), "denied");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Outcome {
    /// How the request ends.
    pub verdict: RunVerdict,
    /// Whether the Status may differ from the server's, in its text or in which of several Statuses it is.
    pub text_unknown: bool,
    /// The object that is to be stored, if the request is allowed; `None` if no object is stored, as after a delete.
    pub object: Option<Document>,
    /// The warnings that the client gets, dropped and shortened as the server does it.
    pub warnings: Vec<String>,
    /// Annotations of the audit event.
    pub audit_annotations: BTreeMap<String, String>,
    /// Every hook that matched, in order.
    pub calls: Vec<CallRecord>,
    /// Every hook that was skipped, or at which matching ended the request.
    pub skipped: Vec<Skipped>,
    /// How many passes the mutating phase took: 1, or 2 with reinvocation.
    pub passes: u8,
    /// Other Statuses that the client may get: if several validating hooks refuse, the fastest wins.
    pub candidates: Vec<Status>,
    /// Recorded responses that were never used.
    pub unused_answers: Vec<String>,
    /// Hooks without a response of their own, which got the one for the rest.
    pub rest_answers: Vec<String>,
    /// Everything that the run may still need, if it ended because something is missing. [`RunVerdict::Need`] and
    /// [`RunVerdict::Unknown`] name only the first. It covers the hooks that match the request as it was given.
    pub may_need: Vec<Need>,
    /// Problems found during the run, in addition to [`crate::admission::Cluster::request_findings`].
    pub findings: Vec<Finding>,
    /// What the run assumes beside the assumptions of the request, which [`crate::admission::Cluster::assumed`] lists.
    pub assumed: Vec<Assumption>,
    /// What each stage of the way did, in order. On the wire they are left out where only webhooks were asked, as for a
    /// request that is given.
    pub stages: Vec<Stage>,
}

/// How a request ends.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum RunVerdict {
    /// Admission lets the request through, so that the object is stored or deleted.
    Allowed,
    /// The request is refused, and the client gets this Status.
    Denied(Box<Status>),
    /// The server panics: the client gets no response, and HTTP/2 resets the stream.
    Crashed(Crash),
    /// The verdict depends on something that was not supplied.
    Unknown(Vec<Need>),
    /// The verdict depends on the response to this call.
    Need(Box<Post>),
}

/// A panic of the server.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Crash {
    /// The key of the hook whose patch made the server panic.
    pub hook: String,
    /// The pass of the mutating phase, counted from 0.
    pub round: u8,
    /// The message of the panic.
    pub message: String,
    /// The index of the operation in the patch, counted from 0.
    pub op_index: usize,
}

/// What the server posts to a webhook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Post {
    /// The hook's key.
    pub hook: String,
    /// The pass of the mutating phase, from 0.
    pub round: u8,
    /// How often the hook was called before in this request.
    pub call: usize,
    /// The uid of the review.
    pub uid: String,
    /// The version of the review.
    pub version: ReviewVersion,
    /// The AdmissionReview byte for byte, with the line break at its end.
    pub review: Vec<u8>,
    /// The URL, with the query that the server sends when no time has passed.
    pub url: String,
    /// The name that the webhook's serving certificate must have.
    pub server_name: String,
    /// The seconds after which the server gives up.
    pub timeout_seconds: i64,
}

/// One hook that matched, and the result of its call.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct CallRecord {
    /// The hook that matched.
    pub hook: Arc<Hook>,
    /// The pass of the mutating phase, from 0.
    pub round: u8,
    /// The review that was sent; `None` if the hook was not contacted.
    pub review: Option<Vec<u8>>,
    /// The result of the call.
    pub outcome: CallOutcome,
    /// The patch, if one was decoded.
    pub patch: Option<Patch>,
    /// Whether the patch changed the object's value.
    pub changed: bool,
    /// The object after the call, if a patch was applied.
    pub object_after: Option<Document>,
}

/// The result of one call.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum CallOutcome {
    /// The webhook allowed the request.
    Allowed,
    /// Its patch changed the object.
    Patched,
    /// It sent a patch that changed nothing.
    NoOpPatch,
    /// It denied the request.
    Denied(Box<Status>),
    /// The call failed with this text, and `failurePolicy: Ignore` ignored the failure.
    CallFailedOpen(String),
    /// The call failed, and the request with it.
    CallFailedClosed(Box<Status>),
    /// The request failed, whatever `failurePolicy` says.
    Error {
        /// The Status that the client gets.
        status: Box<Status>,
        /// Whether the server may crash instead: the order of a Go map decides.
        order_dependent: bool,
    },
    /// The server panicked.
    Crashed,
    /// A denial or failure that the client does not see: it gets that of another validating hook.
    ErrorShadowed(Box<Status>),
}

/// A hook that was skipped, or at which matching ended the request.
#[derive(Debug, Clone)]
pub struct Skipped {
    /// The pass of the mutating phase, from 0.
    pub round: u8,
    /// The decision about the hook, with the reason.
    pub decision: Decision,
}

impl CallOutcome {
    /// The code of the result on the wire, such as `call-failed-open`.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Allowed => "allowed",
            Self::Patched => "patched",
            Self::NoOpPatch => "no-op-patch",
            Self::Denied(_) => "denied",
            Self::CallFailedOpen(_) => "call-failed-open",
            Self::CallFailedClosed(_) => "call-failed-closed",
            Self::Error { .. } => "error",
            Self::Crashed => "crashed",
            Self::ErrorShadowed(_) => "error-shadowed",
        }
    }

    /// The Status that this call gives the client, or would have given it.
    pub fn status(&self) -> Option<&Status> {
        match self {
            Self::Denied(status)
            | Self::CallFailedClosed(status)
            | Self::Error { status, .. }
            | Self::ErrorShadowed(status) => Some(status),
            Self::Allowed | Self::Patched | Self::NoOpPatch | Self::CallFailedOpen(_) | Self::Crashed => None,
        }
    }

    /// `{code}` with its facts.
    fn write(&self, out: &mut Writer) {
        out.begin_object().key("code").string(self.code());
        if let Self::CallFailedOpen(error) = self {
            out.key("error").string(error);
        }
        if let Some(status) = self.status() {
            out.key("status");
            status.write(out);
        }
        if let Self::Error { order_dependent: true, .. } = self {
            out.key("orderDependent").bool(true);
        }
        out.end_object();
    }
}

impl RunVerdict {
    /// The verdict as one word, as it is on the wire.
    pub fn word(&self) -> &'static str {
        match self {
            Self::Allowed => "allowed",
            Self::Denied(_) => "denied",
            Self::Crashed(_) => "crashed",
            Self::Unknown(_) => "unknown",
            Self::Need(_) => "need",
        }
    }
}

impl fmt::Display for RunVerdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Allowed => f.write_str("allowed"),
            Self::Denied(status) => f.write_str(&status.message.replace(['\n', '\r'], " ")),
            Self::Crashed(crash) => write!(
                f,
                "the server panics at operation {} of the patch of {}: {}",
                crash.op_index, crash.hook, crash.message
            ),
            Self::Unknown(needs) => write!(f, "not known: {}", join(needs)),
            Self::Need(post) => write!(f, "the response of {} to call {} is needed", post.hook, post.call),
        }
    }
}

impl fmt::Display for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.verdict.fmt(f)
    }
}

impl Outcome {
    /// The outcome of a request that could not be made because these are missing; no hook was matched.
    pub fn unknown(needs: Vec<Need>) -> Self {
        Self {
            verdict: RunVerdict::Unknown(needs),
            text_unknown: false,
            object: None,
            warnings: Vec::new(),
            audit_annotations: BTreeMap::new(),
            calls: Vec::new(),
            skipped: Vec::new(),
            passes: 0,
            candidates: Vec::new(),
            unused_answers: Vec::new(),
            rest_answers: Vec::new(),
            may_need: Vec::new(),
            findings: Vec::new(),
            assumed: Vec::new(),
            stages: Vec::new(),
        }
    }

    /// Whether the request is allowed; `None` if the server crashes, or if it is not known.
    pub fn allowed(&self) -> Option<bool> {
        match &self.verdict {
            RunVerdict::Allowed => Some(true),
            RunVerdict::Denied(_) => Some(false),
            RunVerdict::Crashed(_) | RunVerdict::Unknown(_) | RunVerdict::Need(_) => None,
        }
    }

    /// The values of the `Warning` headers that the client gets.
    pub fn warning_headers(&self) -> Vec<String> {
        self.warnings.iter().map(|text| warnings::header(text)).collect()
    }

    /// The wire form, as the text of a JSON object: `{verdict, message, allowed, status, ..}`.
    pub fn to_json(&self) -> Vec<u8> {
        let mut out = Writer::new();
        out.begin_object().key("verdict").string(self.verdict.word()).key("message").string(&self.to_string());
        self.write_verdict(&mut out);
        if self.text_unknown {
            out.key("textUnknown").bool(true);
        }
        if let Some(object) = &self.object {
            out.key("object").raw(object.text());
        }
        strings(&mut out, "warnings", &self.warnings);
        strings(&mut out, "warningHeaders", &self.warning_headers());
        out.key("auditAnnotations").begin_object();
        for (key, value) in &self.audit_annotations {
            out.key(key).string(value);
        }
        out.end_object().key("calls").begin_array();
        for call in &self.calls {
            call.write(&mut out);
        }
        out.end_array().key("skipped").begin_array();
        for skipped in &self.skipped {
            skipped.write(&mut out);
        }
        out.end_array().key("passes").integer(i64::from(self.passes));
        if self.stages.iter().any(|stage| stage.name != StageName::Webhooks) {
            out.key("stages").begin_array();
            for stage in &self.stages {
                stage.write(&mut out);
            }
            out.end_array();
        }
        if !self.candidates.is_empty() {
            out.key("candidates").begin_array();
            for status in &self.candidates {
                status.write(&mut out);
            }
            out.end_array();
        }
        if !self.unused_answers.is_empty() {
            strings(&mut out, "unusedAnswers", &self.unused_answers);
        }
        if !self.rest_answers.is_empty() {
            strings(&mut out, "restAnswered", &self.rest_answers);
        }
        if !self.may_need.is_empty() {
            out.key("mayNeed").raw(&serde_json::to_vec(&self.may_need).unwrap_or_default());
        }
        out.end_object();
        out.out
    }

    fn write_verdict(&self, out: &mut Writer) {
        match &self.verdict {
            RunVerdict::Allowed => {
                out.key("allowed").bool(true);
            }
            RunVerdict::Denied(status) => {
                out.key("allowed").bool(false).key("status");
                status.write(out);
            }
            RunVerdict::Crashed(crash) => {
                out.key("crashed").begin_object().key("hook").string(&crash.hook);
                out.key("round").integer(i64::from(crash.round)).key("message").string(&crash.message);
                out.key("opIndex").raw(crash.op_index.to_string().as_bytes()).end_object();
            }
            RunVerdict::Unknown(needs) => {
                let needs = serde_json::to_vec(needs).unwrap_or_default();
                out.key("unknown").begin_object().key("needs").raw(&needs).end_object();
            }
            RunVerdict::Need(post) => {
                out.key("need");
                post.write(out);
            }
        }
    }
}

impl Post {
    fn write(&self, out: &mut Writer) {
        out.begin_object().key("hook").string(&self.hook).key("round").integer(i64::from(self.round));
        out.key("call").raw(self.call.to_string().as_bytes()).key("review").raw(self.review.trim_ascii_end());
        out.key("url").string(&self.url).key("serverName").string(&self.server_name);
        out.key("timeoutSeconds").integer(self.timeout_seconds).end_object();
    }
}

impl CallRecord {
    fn write(&self, out: &mut Writer) {
        out.begin_object().key("phase").string(phase(&self.hook)).key("round").integer(i64::from(self.round));
        out.key("index").raw(self.hook.index.to_string().as_bytes()).key("hook").string(self.hook.key());
        if let Some(review) = &self.review {
            out.key("review").raw(review.trim_ascii_end());
        }
        out.key("reviewed").bool(self.review.is_some()).key("outcome");
        self.outcome.write(out);
        if let Some(patch) = &self.patch {
            out.key("patch").raw(patch.document().text());
        }
        out.key("changed").bool(self.changed);
        if let Some(object) = &self.object_after {
            out.key("objectAfter").raw(object.text());
        }
        out.end_object();
    }
}

impl Skipped {
    /// An entry of `hooks` with phase and round.
    fn write(&self, out: &mut Writer) {
        let decision = Document::printed(serde_json::to_vec(&self.decision).unwrap_or_default());
        out.begin_object().key("phase").string(phase(&self.decision.hook)).key("round").integer(i64::from(self.round));
        for member in decision.root().members() {
            out.key(&member.name()).raw(member.value.text());
        }
        out.end_object();
    }
}

fn phase(hook: &Hook) -> &'static str {
    match hook.phase {
        Phase::Mutating => "mutating",
        Phase::Validating => "validating",
    }
}

fn strings(out: &mut Writer, name: &str, texts: &[String]) {
    out.key(name).begin_array();
    for text in texts {
        out.string(text);
    }
    out.end_array();
}
