//! The controller: it starts with its flags and the Nodes that exist, and then sees Nodes come and go.
//!
//! Source: kubernetes/kubernetes pkg/controller/nodeipam/node_ipam_controller.go

use std::collections::BTreeMap;

use super::cidr_set::CidrSet;
use super::config::{NodeIpamConfig, NodeIpamFlags};
use super::decision::{NodeCidrDecision, NodeCidrOutcome};
use super::need::NodeCidrNeed;
use super::node::Node;
use super::op::NodeCidrOp;
use super::range_allocator::RangeAllocator;
use super::reason::ServiceCidrReason;
use super::start_error::StartError;

/// The controller between two events, with the ranges that each Node has in the API.
///
/// One event is worked off before the next comes, and what the controller writes into a Node arrives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NodeIpamController {
    pub(super) allocator: RangeAllocator,
    services: Vec<ServiceCidrReason>,
    /// The Nodes that exist, by name.
    nodes: BTreeMap<String, Node>,
    /// What an earlier event lacked: from there on the blocks are unknown.
    needs: Vec<NodeCidrNeed>,
}

impl NodeIpamController {
    /// Starts the controller: Service ranges are excluded, and the ranges of the Nodes that exist are marked as used.
    /// [`Self::sync`] of each of these Nodes is what it does next.
    ///
    /// # Errors
    ///
    /// [`StartError`], if kube-controller-manager ends with an error, or what it does is not modelled.
    pub fn start(flags: &NodeIpamFlags, existing: &[Node]) -> Result<Self, StartError> {
        let release = flags.release;
        if !release.node_ipam_has_queue() {
            return Err(StartError::Unknown(vec![NodeCidrNeed::ReleaseNotModelled { release }]));
        }
        let config = NodeIpamConfig::read(flags)?;
        let (mut sets, mut needs) = (Vec::new(), Vec::new());
        for (cluster, &mask) in config.cluster_cidrs.iter().zip(&config.node_masks) {
            let bits = cluster.written.max_prefix_len();
            // Too many blocks are an error also where the mask is longer than an address.
            sets.push(CidrSet::new(*cluster, u8::try_from(mask).unwrap_or(u8::MAX))?);
            if mask > bits.into() {
                needs.push(NodeCidrNeed::NodeMaskNotModelled { mask, bits });
            }
        }
        if !needs.is_empty() {
            return Err(StartError::Unknown(needs));
        }
        let mut allocator = RangeAllocator::new(sets);
        let mut services = Vec::new();
        for service in config.service_cidrs {
            match service {
                Ok(service) => services.extend(allocator.exclude(&service)),
                Err(service) => services.push(ServiceCidrReason::ServiceCidrInvalid { service }),
            }
        }
        for node in existing {
            let mut ops = Vec::new();
            let occupied = allocator.occupy(node, &mut ops);
            allocator.apply(&ops);
            occupied?;
        }
        let nodes = existing.iter().map(|node| (node.name.clone(), node.clone())).collect();
        Ok(Self { allocator, services, nodes, needs })
    }

    /// What became of the ranges of Services.
    pub fn services(&self) -> &[ServiceCidrReason] {
        &self.services
    }

    /// The blocks of each cluster CIDR; `None` if they are unknown.
    pub fn sets(&self) -> Option<&[CidrSet]> {
        self.needs.is_empty().then(|| self.allocator.sets())
    }

    /// Makes the changes of a decision in the blocks; what Nodes have stays as it is known.
    pub fn apply(&mut self, ops: &[NodeCidrOp]) {
        self.allocator.apply(ops);
    }

    /// A Node is added or changed. Without `podCIDRs` it has those that are known of it.
    pub fn sync(&mut self, mut node: Node) -> NodeCidrDecision {
        if node.pod_cidrs.is_empty()
            && let Some(known) = self.nodes.get(&node.name)
        {
            node.pod_cidrs.clone_from(&known.pod_cidrs);
            node.pod_cidr.clone_from(&known.pod_cidr);
        }
        let decision = self.settled(self.allocator.sync(&node), &node);
        if !decision.pod_cidrs.is_empty() {
            node = Node { is_deleting: node.is_deleting, ..Node::new(&node.name, decision.pod_cidrs.clone()) };
        }
        self.nodes.insert(node.name.clone(), node);
        decision
    }

    /// A Node is deleted. Without `podCIDRs` it has those that are known of it; an object that nobody knows has none.
    pub fn delete(&mut self, node: &Node) -> NodeCidrDecision {
        let known = self.nodes.remove(&node.name);
        let node = match known {
            Some(known) if node.pod_cidrs.is_empty() => known,
            None if node.pod_cidrs.is_empty() && !node.is_whole => {
                if self.needs.is_empty() {
                    self.needs.push(NodeCidrNeed::PodCidrs { node: node.name.clone() });
                }
                node.clone()
            }
            _ => node.clone(),
        };
        self.settled(self.allocator.release(&node), &node)
    }

    /// Makes the changes of a decision, unless the blocks are unknown.
    fn settled(&mut self, decision: NodeCidrDecision, node: &Node) -> NodeCidrDecision {
        if !self.needs.is_empty() {
            return NodeCidrDecision::of(node, NodeCidrOutcome::Unknown(self.needs.clone()));
        }
        self.allocator.apply(&decision.ops);
        decision
    }
}
