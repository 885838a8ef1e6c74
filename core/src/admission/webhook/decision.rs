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
