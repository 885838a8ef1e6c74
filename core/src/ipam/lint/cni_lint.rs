//! A thing that a configuration probably does not mean.

use std::fmt;
use std::net::IpAddr;

use serde::Serialize;

use crate::severity::Severity;

/// A thing that a configuration probably does not mean; `Display` says it, [`CniLint::fix`] what to write.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "code", rename_all = "kebab-case", rename_all_fields = "camelCase")]
#[non_exhaustive]
pub enum CniLint {
    /// A Pod gets the network address.
    NetworkAddressInRange {
        /// The address.
        address: IpAddr,
    },
    /// A Pod gets the broadcast address.
    BroadcastAddressInRange {
        /// The address.
        address: IpAddr,
    },
    /// A Pod gets the gateway of another range.
    GatewayOfOtherRange {
        /// The gateway.
        gateway: IpAddr,
        /// The other range.
        range: String,
    },
    /// Each Pod gets two addresses of one family.
    TwoSetsOfFamily {
        /// The first set of the family.
        first: usize,
        /// Whether the family is IPv6.
        ipv6: bool,
    },
    /// Pods get addresses that Services have.
    ServiceRangeOverlaps {
        /// The range of Services.
        service: String,
    },
}

impl CniLint {
    /// How serious it is.
    pub fn severity(&self) -> Severity {
        match self {
            Self::ServiceRangeOverlaps { .. } => Severity::Error,
            _ => Severity::Warning,
        }
    }

    /// What to write in its place.
    pub fn fix(&self) -> &'static str {
        match self {
            Self::NetworkAddressInRange { .. } => "leave `rangeStart` out, or begin one address later",
            Self::BroadcastAddressInRange { .. } => "leave `rangeEnd` out, or end one address earlier",
            Self::GatewayOfOtherRange { .. } => "leave the gateway out of this range with `rangeStart` or `rangeEnd`",
            Self::TwoSetsOfFamily { .. } => "put both ranges into one set, if a Pod is to get one address of either",
            Self::ServiceRangeOverlaps { .. } => "take a range that Services do not have",
        }
    }
}

impl fmt::Display for CniLint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NetworkAddressInRange { address } => write!(f, "a Pod gets the network address {address}"),
            Self::BroadcastAddressInRange { address } => write!(f, "a Pod gets the broadcast address {address}"),
            Self::GatewayOfOtherRange { gateway, range } => {
                write!(f, "a Pod gets {gateway}, which is the gateway of the range {range}")
            }
            Self::TwoSetsOfFamily { first, ipv6 } => {
                let family = if *ipv6 { "IPv6" } else { "IPv4" };
                write!(f, "each Pod gets an address of this set beside one of set {first}, which is {family} too")
            }
            Self::ServiceRangeOverlaps { service } => write!(f, "Services have addresses of {service} in this range"),
        }
    }
}
