//! What a client connects to.

use std::net::IpAddr;

/// What a client connects to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target {
    /// The name or address, as the client has it.
    pub host: String,
    /// The port.
    pub port: i32,
    /// The protocol: `TCP`, `UDP` or `SCTP`.
    pub protocol: String,
    /// What the host resolved to.
    pub resolution: Resolution,
}

/// What a host resolved to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Resolution {
    /// To the name of a Service.
    Service {
        /// Its Namespace.
        namespace: String,
        /// Its name.
        name: String,
    },
    /// To addresses.
    Addresses(Vec<IpAddr>),
    /// To nothing.
    Failed {
        /// What DNS said, such as `NXDOMAIN`.
        outcome: String,
    },
    /// It is not known.
    Unknown,
}
