//! Why static refuses a call.

use std::net::IpAddr;

use serde::Serialize;

/// Why static refuses a call; `Display` prints the plugin's text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, thiserror::Error)]
#[serde(tag = "code", rename_all = "kebab-case", rename_all_fields = "camelCase")]
#[non_exhaustive]
pub enum StaticError {
    /// A value of the configuration is of the wrong type, or is not an address.
    #[error("{problem}")]
    UndecodableStatic {
        /// Go's text.
        problem: String,
    },
    /// The configuration has no `ipam`.
    #[error("IPAM config missing 'ipam' key")]
    NoStaticIpam,
    /// An address of `IP` in `CNI_ARGS` has no length.
    #[error("the 'ip' field is expected to be in CIDR notation, got: '{given}'")]
    ArgumentNotCidr {
        /// The address.
        given: String,
    },
    /// A gateway in `CNI_ARGS` is no address.
    #[error("invalid gateway address: {given}")]
    InvalidGateway {
        /// The gateway.
        given: String,
    },
    /// An address of `args.cni.ips` or of `runtimeConfig.ips` has no length.
    #[error("an entry in the 'ips' field is NOT in CIDR notation, got: '{given}'")]
    EntryNotCidr {
        /// The address.
        given: String,
    },
    /// An address of `ipam.addresses` has no length.
    #[error("the 'address' field is expected to be in CIDR notation, got: '{given}'")]
    AddressNotCidr {
        /// The address.
        given: String,
    },
    /// Several addresses of one family, which results before 0.3.0 can't hold.
    #[error("CNI version {version} does not support more than 1 address per family")]
    TooManyOfOneFamily {
        /// The version of the configuration.
        version: String,
    },
    /// A result before 0.3.0 needs an address.
    #[error("cannot convert: no valid IP addresses")]
    NoAddress,
    /// CHECK needs the result of before.
    #[error("Required prevResult missing")]
    NoPrevResult,
    /// The configuration can't be read as one of any plugin.
    #[error("failed to load netconf: {problem}")]
    UndecodableNetConf {
        /// Go's text.
        problem: String,
    },
    /// The result of before can't be read.
    #[error("could not parse prevResult: {problem}")]
    UnreadablePrevResult {
        /// The library's text.
        problem: String,
    },
    /// A configured address has another gateway in the result of before.
    #[error("static: Failed to match addr {address} on interface {ifname}")]
    OtherGateway {
        /// The address.
        address: IpAddr,
        /// The name of the interface.
        ifname: String,
    },
}
