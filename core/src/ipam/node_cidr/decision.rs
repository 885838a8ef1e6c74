//! What the controller decides at a Node.

use serde::Serialize;

use super::error::NodeCidrError;
use super::need::NodeCidrNeed;
use super::node::Node;
use super::op::NodeCidrOp;
use super::reason::{NodeCidrReason, TakenBlock};

/// What the controller decides at a Node.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct NodeCidrDecision {
    /// The Node's name.
    pub node: String,
    /// How it ends.
    pub outcome: NodeCidrOutcome,
    /// The ranges that are written into the Node.
    pub pod_cidrs: Vec<String>,
    /// What it does to the blocks, also when it fails.
    pub ops: Vec<NodeCidrOp>,
    /// Blocks that were taken for a Node that gets nothing: they stay in use until the controller starts again.
    pub leaked: Vec<TakenBlock>,
}

/// How the controller ends at a Node.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum NodeCidrOutcome {
    /// The Node gets ranges.
    Granted(NodeCidrReason),
    /// Nothing changes for the Node.
    Held(NodeCidrReason),
    /// A deleted Node's ranges are free again.
    Released(NodeCidrReason),
    /// A cluster CIDR has no free block; the controller tries again later.
    Exhausted(NodeCidrError),
    /// The controller reports another error.
    Refused(NodeCidrError),
    /// It depends on what was not given.
    Unknown(Vec<NodeCidrNeed>),
}

/// An Event that the controller records on a Node.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct NodeCidrEvent {
    /// The `type`.
    #[serde(rename = "type")]
    pub kind: &'static str,
    /// The `reason`.
    pub reason: &'static str,
    /// The `message`.
    pub message: String,
}

impl NodeCidrDecision {
    pub(crate) fn of(node: &Node, outcome: NodeCidrOutcome) -> Self {
        let node = node.name.clone();
        Self { node, outcome, pod_cidrs: Vec::new(), ops: Vec::new(), leaked: Vec::new() }
    }

    /// The Event that the controller records, if it does.
    ///
    /// Source: kubernetes/kubernetes pkg/controller/util/node/controller_utils.go RecordNodeStatusChange
    pub fn event(&self) -> Option<NodeCidrEvent> {
        let NodeCidrOutcome::Exhausted(_) = self.outcome else { return None };
        let reason = "CIDRNotAvailable";
        let message = format!("Node {} status is now: {reason}", self.node);
        Some(NodeCidrEvent { kind: "Normal", reason, message })
    }

    /// The word of the outcome on the wire.
    pub fn verdict(&self) -> &'static str {
        match self.outcome {
            NodeCidrOutcome::Granted(_) => "granted",
            NodeCidrOutcome::Held(_) => "valid",
            NodeCidrOutcome::Released(_) => "released",
            NodeCidrOutcome::Exhausted(_) => "exhausted",
            NodeCidrOutcome::Refused(_) => "refused",
            NodeCidrOutcome::Unknown(_) => "unknown",
        }
    }
}

/// Something that an answer about Nodes takes for granted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum NodeCidrAssumption {
    /// No other Node exists than those that were given.
    NoOtherNodes,
    /// The controller is done with a Node before it takes the next; a real one takes up to 30 at once.
    OneAtATime,
    /// The sources of this release were read, and not run.
    ReleaseByReading,
}

impl NodeCidrAssumption {
    /// The word that stands for the assumption on the wire.
    pub fn code(&self) -> &'static str {
        match self {
            Self::NoOtherNodes => "no-other-nodes",
            Self::OneAtATime => "one-at-a-time",
            Self::ReleaseByReading => "release-by-reading",
        }
    }
}
