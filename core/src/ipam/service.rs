//! The ClusterIPs of Services and their ports of the Nodes, as kube-apiserver allocates them.
//!
//! [`ServiceRegistry`] starts with flags and the Services, ServiceCIDRs and IPAddresses that exist, and sees Services
//! created, updated and deleted. kube-apiserver draws where its search for a free address or port begins; here the
//! [`Draw`]s are an input, and without one the answer says what is possible.
//!
//! # Examples
//!
//! ```
//! use nocluster::ipam::service::{Draw, Service, ServiceFlags, ServiceRegistry};
//!
//! let mut flags = ServiceFlags::default();
//! flags.service_cluster_ip_range = "10.96.0.0/24".to_owned();
//! let mut registry = ServiceRegistry::start(&flags, &[]).map_err(|errors| errors[0].to_string())?;
//! registry = registry.with_draws(vec![Draw::new(3, 0)]);
//! let decision = registry.create(Service::new("shop", "web"), false);
//! assert_eq!(decision.cluster_ips, ["10.96.0.20"]);
//! // Of the static band it has 16 addresses: 10.96.0.17 is the first that is drawn.
//! let ranges = registry.ranges();
//! assert_eq!(ranges[0].dynamic_band.map(|(first, _)| first.to_string()).as_deref(), Some("10.96.0.17"));
//! # Ok::<(), String>(())
//! ```

mod address_error;
mod allocators;
mod attempt;
mod bands;
mod cluster_ips;
mod config;
mod config_error;
mod decision;
mod error;
mod field_error;
mod fields;
mod immutable;
mod ip_allocator;
mod ip_families;
mod need;
mod node_ports;
mod object;
mod op;
mod port_allocator;
mod port_error;
mod port_range;
mod range;
mod ranges;
mod reason;
mod registry;
mod service_cidr;
#[cfg(test)]
mod tests;

pub use address_error::AddressError;
pub use bands::{Band, Draw};
pub use config::ServiceFlags;
pub use config_error::ServiceFlagsError;
pub use decision::{Possible, ServiceAssumption, ServiceDecision, ServiceFlag, ServiceOutcome};
pub use error::{ServiceCrash, ServiceError};
pub use field_error::{FieldProblem, FieldValue, ServiceFieldError};
pub use need::ServiceNeed;
pub use object::{Service, ServicePort};
pub use op::{AddressStore, ServiceOp};
pub use port_error::PortError;
pub use port_range::PortRange;
pub use ranges::{AllocatorKind, NodePorts, RangeOfAddresses};
pub use reason::{GrantedAddress, GrantedPort, ServiceReason};
pub use registry::ServiceRegistry;
#[cfg(feature = "wire")]
pub(crate) use service_cidr::reads_ip_address;
pub use service_cidr::{ServiceCidr, ip_addresses};
