//! The ranges of Nodes, as the controller `nodeipam` of kube-controller-manager gives them out.
//!
//! A cluster CIDR is cut into blocks of one size; each Node gets the next free block of each cluster CIDR as its
//! `spec.podCIDRs`. [`NodeIpamController`] starts with flags and the Nodes that exist, and sees Nodes come and go;
//! [`RangeAllocator`] is the decision behind it. Modelled is `--cidr-allocator-type=RangeAllocator` of
//! kube-controller-manager 1.37.
//!
//! # Examples
//!
//! ```
//! use nocluster::ipam::node_cidr::{Node, NodeIpamController, NodeIpamFlags};
//!
//! let mut flags = NodeIpamFlags::default();
//! flags.cluster_cidr = "10.244.0.0/23,fd00:10::/48".to_owned();
//! let mut controller = NodeIpamController::start(&flags, &[Node::new("a", vec!["10.244.0.0/24".to_owned()])])?;
//! let decision = controller.sync(Node::new("b", Vec::new()));
//! assert_eq!(decision.pod_cidrs, ["10.244.1.0/24", "fd00:10::/64"]);
//! // The block of a deleted Node can be taken again.
//! assert_eq!(controller.sync(Node::new("c", Vec::new())).verdict(), "exhausted");
//! controller.delete(&Node::new("a", Vec::new()));
//! let decision = controller.sync(Node::new("c", Vec::new()));
//! assert_eq!(decision.pod_cidrs, ["10.244.0.0/24", "fd00:10:0:1::/64"]);
//! # Ok::<(), nocluster::ipam::node_cidr::StartError>(())
//! ```

mod cidr_set;
mod cidr_set_error;
mod config;
mod config_error;
mod decision;
mod error;
mod need;
mod net;
mod node;
mod node_ipam_controller;
mod op;
mod range_allocator;
mod reason;
mod start_error;
#[cfg(test)]
mod tests;

pub use cidr_set::CidrSet;
pub use cidr_set_error::CidrSetError;
pub(super) use cidr_set_error::as_text;
pub use config::{NodeIpamFlags, NodeMasks};
pub use config_error::NodeIpamConfigError;
pub use decision::{NodeCidrAssumption, NodeCidrDecision, NodeCidrEvent, NodeCidrOutcome};
pub use error::NodeCidrError;
pub use need::NodeCidrNeed;
pub use node::Node;
pub use node_ipam_controller::NodeIpamController;
pub use op::NodeCidrOp;
pub use range_allocator::RangeAllocator;
pub use reason::{NodeCidrReason, ServiceCidrReason, TakenBlock};
pub use start_error::StartError;
