//! Ask Kubernetes what it would do. No cluster.
//!
//! Questions about admission webhooks and JSON patches, answered offline as kube-apiserver would answer them, byte for
//! byte, with the reason.

pub mod json;
pub mod meta;
pub mod release;
#[cfg(feature = "patch")]
pub mod patch;
