//! What the server does with one hook, and why.

use std::sync::Arc;

use serde::Serialize;

use crate::admission::need::Need;
use crate::admission::webhook::hook::Hook;
use crate::admission::webhook::reason::{Gated, Hold, Pass, Skip};
use crate::meta::Status;

/// What kube-apiserver does with one hook for a request, and why.
///
/// On the wire it is `{hook, configuration, webhook, index, decision, reason, message, status?, needs?, gates?}`.
/// `Display` prints one line for a person.
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
/// let decision = &cluster.match_hooks(&request)[0];
/// assert!(matches!(decision.verdict, Verdict::Call(Pass::RuleMatched { .. })));
/// assert_eq!(decision.to_string(), "validating/guard/images.example.com: called: rule 0 matches");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone)]
pub struct Decision {
    /// The hook that the decision is about.
    pub hook: Arc<Hook>,
    /// What the server does with the hook, with the reason.
    pub verdict: Verdict,
    /// How the call ends, if that is certain before: on a dry run, the request fails at a webhook with side effects.
    pub becomes: Option<Becomes>,
    /// The result of every gate, if an explanation was asked for.
    pub gates: Option<Vec<Gated>>,
}

/// How a call ends that the server does not make.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "code", rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Becomes {
    /// The request is refused, whatever `failurePolicy` says: the webhook does not support dry run.
    DryRunRefused {
        /// The Status that the client gets.
        status: Box<Status>,
    },
    /// The call fails, and `failurePolicy` decides.
    DryRunFails {
        /// The server's text.
        error: String,
    },
}

impl Becomes {
    /// How a dry run ends at a hook that matches it; `None` if the hook is called.
    pub(crate) fn of_dry_run(hook: &Hook) -> Option<Self> {
        let text = hook.refuses_dry_run()?;
        Some(match hook.side_effects {
            Some(_) => Self::DryRunRefused { status: Box::new(Status::bad_request(&text).into_api_status()) },
            None => Self::DryRunFails { error: text },
        })
    }
}

/// What the server does with a hook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// The hook is called; the pass is the result of the rules.
    Call(Pass),
    /// The hook is not called.
    Skip(Skip),
    /// The request ends at this hook, before a call.
    Reject(Reject),
    /// The verdict depends on something that was not supplied.
    Unknown {
        /// The first gate that could not decide.
        reason: Hold,
        /// The facts that are missing.
        needs: Vec<Need>,
    },
}

/// The end of a request by matching itself, before the webhook is called and whatever `failurePolicy` says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reject {
    /// Why the request ends.
    pub reason: Hold,
    /// The exact Status that the client gets.
    pub status: Box<Status>,
}

/// The verdict over all hooks together. `Display` prints one line.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum MatchVerdict {
    /// Some hooks are called.
    Called {
        /// How many hooks are called.
        called: usize,
        /// How many hooks there are.
        hooks: usize,
    },
    /// No hook is called.
    NotCalled {
        /// How many hooks there are.
        hooks: usize,
    },
    /// The request ends at a hook, before a call, and the client gets this Status.
    Rejected(Box<Status>),
    /// The verdict depends on something that was not supplied.
    Unknown(Vec<Need>),
}

impl MatchVerdict {
    /// The verdict over decisions in the server's order; `needs` are those of the request itself.
    pub fn of(hooks: &[Decision], needs: &[Need]) -> Self {
        let mut needs = needs.to_vec();
        for decision in hooks {
            if let Verdict::Unknown { needs: own, .. } = &decision.verdict {
                needs.extend(own.iter().filter(|need| !needs.contains(need)).cloned().collect::<Vec<_>>());
            }
        }
        if !needs.is_empty() {
            return Self::Unknown(needs);
        }
        let rejects = hooks.iter().find_map(|decision| match &decision.verdict {
            Verdict::Reject(reject) => Some(reject.status.clone()),
            _ => None,
        });
        if let Some(status) = rejects {
            return Self::Rejected(status);
        }
        match hooks.iter().filter(|decision| matches!(decision.verdict, Verdict::Call(_))).count() {
            0 => Self::NotCalled { hooks: hooks.len() },
            called => Self::Called { called, hooks: hooks.len() },
        }
    }

    /// The verdict as one word, as it is on the wire.
    pub fn word(&self) -> &'static str {
        match self {
            Self::Called { .. } => "called",
            Self::NotCalled { .. } => "not-called",
            Self::Rejected(_) => "rejected",
            Self::Unknown(_) => "unknown",
        }
    }
}
