//! Why host-local refuses a configuration.
//!
//! Source: containernetworking/plugins plugins/ipam/host-local/backend/allocator/config.go

use serde::Serialize;

use super::range::RangeError;

/// Why host-local refuses a configuration; `Display` prints the plugin's text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, thiserror::Error)]
#[serde(tag = "code", rename_all = "kebab-case", rename_all_fields = "camelCase")]
#[non_exhaustive]
pub enum ConfigError {
    /// A value of the configuration is of the wrong type, or is not an address.
    #[error("{problem}")]
    UndecodableIpam {
        /// Go's text.
        problem: String,
    },
    /// The configuration has no `ipam`.
    #[error("IPAM config missing 'ipam' key")]
    NoIpam,
    /// A requested address is an empty text.
    #[error("cannot understand ip: IP <nil> not v4 nor v6")]
    NoRequestedAddress,
    /// A requested address is null, on which the plugin panics.
    #[error("a requested address is null")]
    NullRequestedAddress,
    /// A route is null, on which the plugin panics when it prints the result.
    #[error("a route is null")]
    NullRoute,
    /// There is no range.
    #[error("no IP ranges specified")]
    NoRanges,
    /// A set of ranges is refused.
    #[error("invalid range set {set}: {reason}")]
    InvalidRangeSet {
        /// The number of the set.
        set: usize,
        /// Why it is refused.
        reason: RangeError,
    },
    /// Several sets of one family, which results before 0.3.0 can't hold.
    #[error("CNI version {version} does not support more than 1 address per family")]
    OneAddressPerFamily {
        /// The version of the configuration.
        version: String,
    },
    /// Two sets have an address in common.
    #[error("range set {first} overlaps with {second}")]
    SetsOverlap {
        /// The number of the first set.
        first: usize,
        /// The number of the other one.
        second: usize,
    },
}
