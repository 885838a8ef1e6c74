//! What changed in the addresses and ports of Services.

use super::Release;

impl Release {
    /// Whether the addresses of Services are allocated from ServiceCIDR objects, each with an IPAddress object (before:
    /// from the ranges of the flags, in a bitmap).
    ///
    /// Source: kubernetes/kubernetes, gate MultiCIDRServiceAllocator
    pub fn allocates_from_service_cidrs(self) -> bool {
        self.minor >= 33
    }

    /// Whether a bitmap keeps the addresses of Services that are in use, of an IPv6 range the first 65,536.
    ///
    /// Source: kubernetes/kubernetes, gate DisableAllocatorDualWrite
    pub fn keeps_service_addresses_in_bitmap(self) -> bool {
        self.minor <= 33
    }

    /// Whether the text of a Service without a free address names the Service.
    ///
    /// Source: kubernetes/kubernetes pkg/registry/core/service/storage/alloc.go allocIPs
    pub fn names_service_without_address(self) -> bool {
        self.minor >= 36
    }

    /// Whether a Service gets a 422 when no address can be allocated though some may be free (before: a 500).
    ///
    /// Source: kubernetes/kubernetes pkg/registry/core/service/storage/alloc.go allocIPs
    pub fn refuses_service_addresses_as_invalid(self) -> bool {
        self.minor >= 35
    }

    /// Whether an index of 64 bits stays in an IPv6 range of as many (before: half of them led out of it).
    ///
    /// Source: kubernetes/kubernetes pkg/registry/core/service/ipallocator/ipallocator.go addOffsetAddress
    pub fn reads_wide_service_draws(self) -> bool {
        self.minor >= 35
    }

    /// Whether an update of a Service may keep addresses that no longer pass for such.
    ///
    /// Source: kubernetes/kubernetes pkg/apis/core/validation/validation.go ValidateServiceClusterIPsRelatedFields
    pub fn keeps_invalid_addresses_of_services(self) -> bool {
        self.minor >= 33
    }
}
