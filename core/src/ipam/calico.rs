//! Calico IPAM: which block of which pool a Node takes, and which address a Pod gets.
//!
//! [`CalicoIpam`] holds pools, reservations, blocks and what decides about one Node, and sees Pods come and go. It is
//! Calico 3.32's, as its CNI plugin asks it on Linux.
//!
//! # Examples
//!
//! ```
//! use nocluster::ipam::calico::{CalicoIpam, CalicoRequest, IpPool};
//! use nocluster::ipam::mode::{CalicoPool, EncapsulationMode};
//!
//! let cidr = "10.244.0.0/16";
//! let pool = CalicoPool::new(cidr, 26, EncapsulationMode::Never, EncapsulationMode::Never)?;
//! let mut ipam = CalicoIpam::new("minikube", vec![IpPool::new("default", cidr, pool)]);
//! let decision = ipam.assign(&CalicoRequest::new("k8s-pod-network.c1", 0));
//! assert_eq!(decision.verdict(), "granted");
//! assert_eq!(decision.addresses.first().map(ToString::to_string).as_deref(), Some("10.244.120.64"));
//! # Ok::<(), nocluster::ipam::mode::ModeError>(())
//! ```

mod annotations;
mod assign;
mod assign_ip;
mod block;
mod block_order;
mod config;
mod decision;
mod error;
mod go_rand;
mod input_error;
mod ip_pool;
mod need;
mod op;
mod pool_choice;
mod release;
mod request;
mod reservations;
mod selector;
mod selector_error;
mod state;
mod stop;
#[cfg(test)]
mod tests;

pub use annotations::CalicoAnnotations;
pub use block::AllocationBlock;
pub use block_order::BlockOrder;
pub use config::{CalicoConfig, CalicoConfigError};
pub use decision::{CalicoAssumption, CalicoDecision, CalicoOutcome, CalicoSource};
pub use error::CalicoError;
pub use input_error::CalicoInputError;
pub use ip_pool::IpPool;
pub use need::CalicoNeed;
pub use op::CalicoOp;
pub use request::{CalicoRelease, CalicoRequest};
pub use reservations::Reservations;
pub use selector::{Labels, matches};
pub use selector_error::SelectorError;
pub use state::CalicoIpam;
