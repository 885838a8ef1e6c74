//! Why a port is not allocated.

use serde::Serialize;

/// Why a port of the Nodes is not allocated; `Display` prints the allocator's text.
///
/// Source: kubernetes/kubernetes pkg/registry/core/service/portallocator/allocator.go
#[derive(Debug, Clone, PartialEq, Eq, Serialize, thiserror::Error)]
#[serde(tag = "code", rename_all = "kebab-case")]
#[non_exhaustive]
pub enum PortError {
    /// Every port is in use.
    #[error("range is full")]
    PortRangeFull,
    /// The port is in use.
    #[error("provided port is already allocated")]
    PortAllocated,
    /// The port is not in the range.
    #[error("provided port is not in the valid range. The range of valid ports is {range}")]
    PortNotInRange {
        /// The range.
        range: String,
    },
}
