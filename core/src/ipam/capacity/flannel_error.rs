//! Why Flannel refuses a network configuration.

use std::net::IpAddr;

use serde::Serialize;

/// Why Flannel refuses a network configuration; `Display` prints its text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, thiserror::Error)]
#[serde(tag = "code", rename_all = "kebab-case", rename_all_fields = "camelCase")]
#[non_exhaustive]
pub enum FlannelConfigError {
    /// The configuration can't be decoded.
    #[error("{problem}")]
    Undecodable {
        /// Go's text.
        problem: String,
    },
    /// `Backend` can't be decoded.
    #[error("error decoding Backend property of config: {problem}")]
    UndecodableBackend {
        /// Go's text.
        problem: String,
    },
    /// There is no network.
    #[error("please define a correct {member} parameter in the flannel config")]
    NoNetwork {
        /// `Network` or `IPv6Network`.
        member: &'static str,
    },
    /// A Node's subnet is too small.
    #[error("SubnetLen must be less than /{limit}")]
    SubnetLenTooLong {
        /// The length from which on none is allowed.
        limit: u8,
    },
    /// The network does not hold four subnets.
    #[error("network must be able to accommodate at least four subnets")]
    FewerThanFourSubnets,
    /// The network is too small for a default.
    #[error("{member} is too small. Minimum useful network prefix is /{longest}")]
    FlannelNetworkTooSmall {
        /// `network` or `IPv6Network`.
        member: &'static str,
        /// The longest prefix.
        longest: u8,
    },
    /// The first or the last subnet lies outside.
    #[error("{member} is not in the range of the {network}")]
    SubnetOutside {
        /// `SubnetMin`, `SubnetMax`, or one of IPv6.
        member: &'static str,
        /// `Network` or `IPv6Network`.
        network: &'static str,
    },
    /// The first or the last subnet does not begin where a subnet does.
    #[error("{member} is not on a SubnetLen boundary: {address}")]
    OffBoundary {
        /// `SubnetMin`, `SubnetMax`, or one of IPv6.
        member: &'static str,
        /// The address.
        address: IpAddr,
    },
    /// Flannel takes IPv4 in the members of IPv6, which is not modelled.
    #[error("what Flannel does with {network} of IPv4 in the members of IPv6 is not modelled")]
    Ipv4InIpv6Network {
        /// The range or the address.
        network: String,
    },
}
