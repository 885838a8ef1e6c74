//! Ask Kubernetes what it would do. No cluster.

#[cfg(feature = "wire")]
pub mod wire;
