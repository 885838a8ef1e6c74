//! What becomes of one hook.

use std::sync::Arc;

use crate::admission::need::Need;
use crate::admission::webhook::hook::Hook;
use crate::admission::webhook::reason::{Gated, Hold, Pass, Skip};
use crate::meta::Status;

/// What kube-apiserver does with one hook for a request, and why.
///
/// On the wire `{hook, configuration, webhook, index, decision, reason, message, status?, needs?, gates?}`; `Display` is one line for
/// a person.
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
    /// The hook.
    pub hook: Arc<Hook>,
    /// What is done, with the reason.
    pub verdict: Verdict,
    /// Every gate's result, if an explanation was asked for.
    pub gates: Option<Vec<Gated>>,
}

/// What is done with a hook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// It is called; the pass is the last one that says something, that of the rules.
    Call(Pass),
    /// It is not called.
    Skip(Skip),
    /// The request ends here.
    Reject(Reject),
    /// It depends on what was not given.
    Unknown {
        /// The first gate that could not say.
        reason: Hold,
        /// All that would have to be known.
        needs: Vec<Need>,
    },
}

/// A request ended by matching itself, before the webhook is called; `failurePolicy` has no say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reject {
    /// Why.
    pub reason: Hold,
    /// What the client gets, exactly.
    pub status: Box<Status>,
}

/// How matching ends for all hooks together. `Display` is one line.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum MatchVerdict {
    /// Some hooks are called.
    Called {
        /// How many.
        called: usize,
        /// Of how many.
        hooks: usize,
    },
    /// No hook is called.
    NotCalled {
        /// Of how many.
        hooks: usize,
    },
    /// The request ends at a hook, before a call: the client gets this.
    Rejected(Box<Status>),
    /// It depends on what was not given.
    Unknown(Vec<Need>),
}

impl MatchVerdict {
    /// The verdict of decisions in the server's order; `needs` are those of the request itself.
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

    /// The word on the wire.
    pub fn word(&self) -> &'static str {
        match self {
            Self::Called { .. } => "called",
            Self::NotCalled { .. } => "not-called",
            Self::Rejected(_) => "rejected",
            Self::Unknown(_) => "unknown",
        }
    }
}
