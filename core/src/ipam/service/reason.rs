//! Why an event about a Service ends well.

use std::fmt;
use std::net::IpAddr;

use ipnet::IpNet;
use serde::Serialize;

use super::address_error::as_text;
use super::bands::Band;

/// Why an event about a Service ends well.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "code", rename_all = "kebab-case")]
#[non_exhaustive]
pub enum ServiceReason {
    /// Addresses or ports are allocated.
    Allocated {
        /// The addresses.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        addresses: Vec<GrantedAddress>,
        /// The ports of the Nodes.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        ports: Vec<GrantedPort>,
    },
    /// A Service of type ExternalName has no address.
    ExternalName,
    /// A headless Service has no address.
    Headless,
    /// The Service keeps what it has.
    Unchanged,
    /// What the Service no longer has is given back.
    GivenBack,
    /// Nothing is stored; addresses and ports stand for some.
    DryRun,
    /// The Service is deleted, and what it had is given back.
    Deleted,
    /// The address is given back.
    Released,
    /// The address was not in use.
    NotInUse,
}

/// An address that a Service gets.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct GrantedAddress {
    /// The address.
    pub address: IpAddr,
    /// The range that gives it.
    #[serde(serialize_with = "as_text")]
    pub cidr: IpNet,
    /// The band in which it is.
    pub band: Band,
    /// The number of the draw that led to it; `None` if the Service names it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub draw: Option<usize>,
}

/// A port of the Nodes that a Service gets.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct GrantedPort {
    /// The port.
    pub port: u16,
    /// The band in which it is.
    pub band: Band,
    /// The number of the draw that led to it; `None` if the Service names it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub draw: Option<usize>,
}

fn way(draw: Option<usize>, band: Band) -> String {
    match draw {
        Some(draw) => format!("by draw {draw} from the {} band", band.as_str()),
        None => format!("as it is asked for, of the {} band", band.as_str()),
    }
}

impl fmt::Display for ServiceReason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Allocated { addresses, ports } => {
                let addresses =
                    addresses.iter().map(|of| format!("{} of {} {}", of.address, of.cidr, way(of.draw, of.band)));
                let ports = ports.iter().map(|of| format!("port {} {}", of.port, way(of.draw, of.band)));
                f.write_str(&addresses.chain(ports).collect::<Vec<_>>().join("; "))
            }
            Self::ExternalName => f.write_str("a Service of type ExternalName has no address"),
            Self::Headless => f.write_str("a headless Service has no address"),
            Self::Unchanged => f.write_str("the Service keeps its addresses and ports"),
            Self::GivenBack => f.write_str("what the Service no longer has is free again"),
            Self::DryRun => f.write_str("a dry run allocates nothing: addresses and ports only stand for some"),
            Self::Deleted => f.write_str("the addresses and ports of the deleted Service are free again"),
            Self::Released => f.write_str("the address is free again"),
            Self::NotInUse => f.write_str("the address was not in use"),
        }
    }
}
