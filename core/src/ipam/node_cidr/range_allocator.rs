//! The allocator: a set of blocks for each cluster CIDR, and what it does at a Node.
//!
//! Source: kubernetes/kubernetes pkg/controller/nodeipam/ipam/range_allocator.go

use super::cidr_set::CidrSet;
use super::cidr_set_error::CidrSetError;
use super::decision::{NodeCidrDecision, NodeCidrOutcome};
use super::error::NodeCidrError;
use super::node::Node;
use super::op::NodeCidrOp;
use super::reason::{NodeCidrReason, ServiceCidrReason, TakenBlock};
use crate::gotext::ip::{Cidr, parse_cidr_sloppy};

/// The blocks of all cluster CIDRs. It decides without changing itself; the operations of a decision make the change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RangeAllocator {
    sets: Vec<CidrSet>,
}

impl RangeAllocator {
    pub(crate) fn new(sets: Vec<CidrSet>) -> Self {
        Self { sets }
    }

    /// The blocks of each cluster CIDR, in their order.
    pub fn sets(&self) -> &[CidrSet] {
        &self.sets
    }

    /// Marks the blocks of a range of Services as used, in each cluster CIDR that it has something in common with.
    ///
    /// Source: kubernetes/kubernetes pkg/controller/nodeipam/ipam/range_allocator.go filterOutServiceRange
    pub(crate) fn exclude(&mut self, service: &Cidr) -> Vec<ServiceCidrReason> {
        let name = service.network();
        let mut reasons = Vec::new();
        for (set, blocks) in self.sets.iter_mut().enumerate() {
            match blocks.blocks_of(service) {
                // The controller asks this before, in the same words.
                Err(CidrSetError::OutsideCluster { .. }) => {}
                Err(problem) => reasons.push(ServiceCidrReason::ServiceCidrNotExcluded { service: name, set, problem }),
                Ok((from, to)) => {
                    blocks.apply(&NodeCidrOp::MarkBlocks { set, from, to });
                    reasons.push(ServiceCidrReason::ServiceCidrExcluded { service: name, set, from, to });
                }
            }
        }
        if reasons.is_empty() {
            reasons.push(ServiceCidrReason::ServiceCidrApart { service: name });
        }
        reasons
    }

    /// What the controller does when it sees a Node that was added or changed.
    ///
    /// Source: kubernetes/kubernetes pkg/controller/nodeipam/ipam/range_allocator.go syncNode, AllocateOrOccupyCIDR
    pub fn sync(&self, node: &Node) -> NodeCidrDecision {
        let mut decision = NodeCidrDecision::of(node, NodeCidrOutcome::Held(NodeCidrReason::BeingDeleted));
        if node.is_deleting {
            return decision;
        }
        decision.outcome = if node.pod_cidrs.is_empty() {
            self.allocate(&mut decision)
        } else {
            match self.occupy(node, &mut decision.ops) {
                Ok(()) => NodeCidrOutcome::Held(NodeCidrReason::RangesHeld),
                Err(error) => NodeCidrOutcome::Refused(error),
            }
        };
        decision
    }

    /// Takes a block of each cluster CIDR. What was taken before one is full is not given back.
    fn allocate(&self, decision: &mut NodeCidrDecision) -> NodeCidrOutcome {
        let mut blocks = Vec::new();
        for (set, of) in self.sets.iter().enumerate() {
            let taken = of.next_free().and_then(|block| Some((block, of.block(block)?)));
            let Some((block, cidr)) = taken else {
                let problem = CidrSetError::NoBlocksRemaining;
                decision.leaked = blocks;
                decision.pod_cidrs.clear();
                return NodeCidrOutcome::Exhausted(NodeCidrError::NotAvailable { index: set, problem });
            };
            decision.ops.push(NodeCidrOp::MarkBlocks { set, from: block, to: block });
            decision.ops.push(NodeCidrOp::SetNext { set, next: of.after(block) });
            decision.pod_cidrs.push(cidr.to_string());
            blocks.push(TakenBlock { set, block, cidr, cursor: of.next(), cluster: of.cluster() });
        }
        NodeCidrOutcome::Granted(NodeCidrReason::BlocksAllocated { blocks })
    }

    /// Marks the blocks of a Node's ranges as used, up to the first error.
    ///
    /// Source: kubernetes/kubernetes pkg/controller/nodeipam/ipam/range_allocator.go occupyCIDRs
    pub(crate) fn occupy(&self, node: &Node, ops: &mut Vec<NodeCidrOp>) -> Result<(), NodeCidrError> {
        for (index, text) in node.pod_cidrs.iter().enumerate() {
            let (name, cidr) = (node.name.clone(), text.clone());
            let range = parse_cidr_sloppy(text);
            let first = node.pod_cidr.clone();
            let range = range.map_err(|_| NodeCidrError::InvalidPodCidr { node: name.clone(), first, cidr })?;
            let set = self.set(node, index, text)?;
            let (cidr, node) = (range.network(), name);
            let blocks = set.blocks_of(&range);
            let (from, to) = blocks.map_err(|problem| NodeCidrError::NotOccupied { node, cidr, index, problem })?;
            // An IPv4-mapped range can end before it begins.
            if from <= to {
                ops.push(NodeCidrOp::MarkBlocks { set: index, from, to });
            }
        }
        Ok(())
    }

    fn set(&self, node: &Node, index: usize, text: &str) -> Result<&CidrSet, NodeCidrError> {
        self.sets.get(index).ok_or_else(|| {
            let (node, cidr) = (node.name.clone(), text.to_owned());
            NodeCidrError::NoClusterCidr { node, cidr, index }
        })
    }

    /// What the controller does when a Node is gone: it gives back the ranges that the Node had at last.
    ///
    /// Source: kubernetes/kubernetes pkg/controller/nodeipam/ipam/range_allocator.go ReleaseCIDR
    pub fn release(&self, node: &Node) -> NodeCidrDecision {
        let mut decision = NodeCidrDecision::of(node, NodeCidrOutcome::Released(NodeCidrReason::NothingToRelease));
        if !node.pod_cidrs.is_empty() {
            decision.outcome = match self.clear(node, &mut decision.ops) {
                Ok(()) => NodeCidrOutcome::Released(NodeCidrReason::RangesReleased),
                Err(error) => NodeCidrOutcome::Refused(error),
            };
        }
        decision
    }

    fn clear(&self, node: &Node, ops: &mut Vec<NodeCidrOp>) -> Result<(), NodeCidrError> {
        for (index, text) in node.pod_cidrs.iter().enumerate() {
            let range = parse_cidr_sloppy(text);
            let (name, cidr) = (node.name.clone(), text.clone());
            let range = range.map_err(|_| NodeCidrError::InvalidReleasedCidr { node: name, cidr })?;
            let blocks = self.set(node, index, text)?.blocks_of(&range);
            let (from, to) = blocks.map_err(|problem| NodeCidrError::NotReleased { cidr: text.clone(), problem })?;
            if from <= to {
                ops.push(NodeCidrOp::ClearBlocks { set: index, from, to });
            }
        }
        Ok(())
    }

    /// Makes the changes of a decision.
    pub fn apply(&mut self, ops: &[NodeCidrOp]) {
        for op in ops {
            if let Some(set) = self.sets.get_mut(op.set()) {
                set.apply(op);
            }
        }
    }
}
