//! Ask Kubernetes what it would do. No cluster.
//!
//! Questions about admission webhooks and JSON patches, answered offline as kube-apiserver would answer them, byte for
//! byte, with the reason.

#[cfg(feature = "admission")]
pub mod admission;
pub mod gotext;
pub mod json;
pub mod meta;
#[cfg(any(feature = "admission", feature = "wire"))]
mod nearest;
pub mod objects;
#[cfg(feature = "patch")]
pub mod patch;
pub mod release;
pub mod scheme;
#[cfg(feature = "wire")]
pub mod wire;

/// The example in `README.md` is compiled and run.
#[cfg(all(doctest, feature = "admission"))]
#[doc = include_str!("../README.md")]
mod readme {}
