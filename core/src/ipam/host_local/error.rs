//! Why host-local refuses a call whose configuration it accepts.

use std::net::IpAddr;

use serde::Serialize;

/// Why host-local fails; `Display` prints the plugin's text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, thiserror::Error)]
#[serde(tag = "code", rename_all = "kebab-case", rename_all_fields = "camelCase")]
#[non_exhaustive]
pub enum HostLocalError {
    /// The file that `resolvConf` names does not exist.
    #[error("open {path}: no such file or directory")]
    NoResolvConf {
        /// The path.
        path: String,
    },
    /// A line of that file has more than 64 KiB.
    #[error("bufio.Scanner: token too long")]
    LongResolvConfLine {
        /// The path.
        path: String,
    },
    /// All addresses of a set are taken.
    #[error("failed to allocate for range {set}: no IP addresses available in range set: {ranges}")]
    RangeExhausted {
        /// The number of the set.
        set: usize,
        /// The ranges of the set.
        ranges: String,
        /// How many addresses the set can give.
        addresses: String,
    },
    /// The owner has an address of the set already.
    #[error(
        "failed to allocate for range {set}: {address} has been allocated to {container_id}, duplicate allocation is not allowed"
    )]
    DuplicateAllocation {
        /// The number of the set.
        set: usize,
        /// The address.
        address: IpAddr,
        /// The container.
        container_id: String,
        /// The file that says so.
        file: String,
    },
    /// The requested address is the gateway of its range.
    #[error("failed to allocate for range {set}: requested ip {address} is subnet's gateway")]
    RequestedGateway {
        /// The number of the set.
        set: usize,
        /// The address.
        address: IpAddr,
    },
    /// The requested address is taken.
    #[error(
        "failed to allocate for range {set}: requested IP address {address} is not available in range set {ranges}"
    )]
    RequestedTaken {
        /// The number of the set.
        set: usize,
        /// The address.
        address: IpAddr,
        /// The ranges of the set.
        ranges: String,
    },
    /// No set took these requested addresses.
    #[error("failed to allocate all requested IPs: {}", addresses.iter().map(IpAddr::to_string).collect::<Vec<_>>().join(" "))]
    RequestedLeftOver {
        /// The addresses.
        addresses: Vec<IpAddr>,
    },
    /// CHECK: the owner has no address.
    #[error("host-local: Failed to find address added by container {container_id}")]
    NotAllocated {
        /// The container.
        container_id: String,
    },
    /// GC in the profile `safe`: without the list of valid attachments no lease would be valid.
    #[error("GC needs cni.dev/valid-attachments: without it no lease would be valid")]
    NoValidAttachments,
    /// GC: the list of valid attachments is of the wrong type.
    #[error("failed to parse network config: {problem}")]
    UndecodableAttachments {
        /// Go's text.
        problem: String,
    },
}
