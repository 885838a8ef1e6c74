//! The VPC CNI of AWS: how many Pods fit on an instance, which of its addresses a Pod gets, and when ENIs come and go.
//!
//! [`Limits`] are those of an instance type, [`MaxPods`] is what they allow as aws-node is set ([`Settings`]). A
//! [`PoolManager`] with the ENIs of its [`DataStore`] takes events one by one. Modelled is amazon-vpc-cni-k8s 1.23.2.
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
//!
//! ```
//! use nocluster::ipam::aws::{AwsEvent, DataStore, Environment, Eni, Limits, PoolManager, Settings};
//!
//! let settings = Settings::read(&Environment::from([("WARM_IP_TARGET".to_owned(), "1".to_owned())]))?;
//! let mut store = DataStore::new(&settings);
//! store.add_eni(Eni::new("eni-1", true))?;
//! store.add_cidr("10.0.1.5/32", &[("10.0.1.5".to_owned(), "web".to_owned())])?;
//! let mut ipamd = PoolManager::new(store, settings, Limits::of("t3.small").ok_or("no such type")?, None);
//! let decision = ipamd.take(&AwsEvent::Assign("db".to_owned()), 0);
//! assert_eq!(decision.verdict(), "exhausted");
//! let decision = ipamd.take(&AwsEvent::ManageToFixedPoint, 5);
//! assert_eq!(decision.ops.len(), 1);
//! let decision = ipamd.take(&AwsEvent::Assign("db".to_owned()), 100);
//! assert_eq!(decision.verdict(), "granted");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod address;
mod assumption;
mod data_store;
mod decision;
mod eni_cidr;
mod error;
mod event;
mod limits;
mod max_pods;
mod need;
mod pod_key;
mod pool_manager;
mod reason;
mod settings;
#[cfg(test)]
mod tests;

pub use address::{AwsFlag, PodAddress};
pub use assumption::AwsAssumption;
pub use data_store::{DataStore, Eni, Stats};
pub use decision::{AwsDecision, AwsOutcome};
pub use eni_cidr::EniCidr;
pub use error::{AwsError, AwsStateError};
pub use event::AwsEvent;
pub use limits::{Hypervisor, Limits};
pub use max_pods::MaxPods;
pub(crate) use max_pods::{HOST_NETWORK_PODS, PREFIX};
pub use need::AwsNeed;
pub use pool_manager::{PoolDecisions, PoolManager, PoolOp, Targets};
pub use reason::{AwsConfigError, AwsReason};
pub use settings::{Environment, Settings};
