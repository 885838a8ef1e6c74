//! The VPC CNI of AWS: how many Pods fit on an instance, which of its addresses a Pod gets, and when ENIs come and go.
//!
//! [`Limits`] are those of an instance type, [`MaxPods`] is what they allow as aws-node is set ([`Settings`]). Modelled is
//! amazon-vpc-cni-k8s 1.23.2.
//!
//! # Examples
//!
//! ```
//! use nocluster::ipam::aws::{Environment, Limits, MaxPods, Settings};
//!
//! let limits = Limits::of("t3.small").ok_or("no such type")?;
//! let pods = MaxPods::of(&limits, &Settings::read(&Environment::new())?, None);
//! assert_eq!((pods.allowed, pods.recommended), (11, Some(11)));
//! assert!(pods.reason.to_string().starts_with("3 ENIs with 3 addresses each beside its own, and 2 Pods"));
//!
//! let prefixes = Environment::from([("ENABLE_PREFIX_DELEGATION".to_owned(), "true".to_owned())]);
//! let pods = MaxPods::of(&limits, &Settings::read(&prefixes)?, Some(2));
//! assert_eq!((pods.allowed, pods.recommended), (146, Some(110)));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod assumption;
mod limits;
mod max_pods;
mod need;
mod reason;
mod settings;
#[cfg(test)]
mod tests;

pub use assumption::AwsAssumption;
pub use limits::{Hypervisor, Limits};
pub use max_pods::MaxPods;
pub use need::AwsNeed;
pub use reason::{AwsConfigError, AwsReason};
pub use settings::{Environment, Settings};
