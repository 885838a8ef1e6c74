//! Why a lookup ends as it does, and what to do about it.
//!
//! [`diagnose`] holds a lookup against what commonly goes wrong, in the Pod, the Service, the Corefile or the name. It tells
//! the most likely cause first. [`connections`] follows the way behind a name that is found.

mod aliases;
mod chain;
mod cluster_name;
mod connection;
mod endpoints;
mod evidence;
mod finding;
mod fix;
mod inventory;
mod missing;
mod nearest;
mod policy;
mod rank;
mod resolver;
mod reverse;
mod sentence;
mod symptom;

pub use connection::{Connection, connections};
pub use evidence::Evidence;
pub use finding::Finding;
pub use fix::Fix;
pub use inventory::Inventory;
#[cfg(feature = "wire")]
pub(crate) use nearest::nearest;
pub use policy::diagnose_policy;
pub use rank::diagnose;
pub use symptom::Symptom;
