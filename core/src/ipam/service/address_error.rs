//! Why an address is not allocated.

use std::net::IpAddr;

use ipnet::IpNet;
use serde::{Serialize, Serializer};

/// Why an address is not allocated; `Display` prints the allocator's text.
///
/// Source: kubernetes/kubernetes pkg/registry/core/service/ipallocator/interfaces.go
#[derive(Debug, Clone, PartialEq, Eq, Serialize, thiserror::Error)]
#[serde(tag = "code", rename_all = "kebab-case")]
#[non_exhaustive]
pub enum AddressError {
    /// Every address of every range is in use.
    #[error("range is full")]
    RangeFull,
    /// The address is in use.
    #[error("provided IP is already allocated")]
    AddressAllocated,
    /// The address is none of those that the range gives.
    #[error("the provided IP ({ip}) is not in the valid range. The range of valid IPs is {range}")]
    AddressNotInRange {
        /// The address.
        ip: IpAddr,
        /// The range.
        #[serde(serialize_with = "as_text")]
        range: IpNet,
    },
    /// No ServiceCIDR that is ready gives the address.
    #[error("the provided network does not match the current range")]
    NoServiceCidr {
        /// The address.
        ip: IpAddr,
    },
    /// A dry run meets a ServiceCIDR that is not ready, or none at all.
    #[error("allocator not ready")]
    NotReady,
}

/// `ipnet` serializes only with a feature of its own.
pub(crate) fn as_text<S: Serializer>(net: &IpNet, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(net)
}
