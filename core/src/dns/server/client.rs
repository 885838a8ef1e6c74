//! Who asks a server.

use std::net::{IpAddr, Ipv4Addr};

use crate::dns::message::Transport;

/// Who asks, and how.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Client {
    /// The address of the client.
    pub ip: IpAddr,
    /// What the query comes over.
    pub transport: Transport,
}

impl Default for Client {
    /// A client over UDP and IPv4, of which nothing else is known.
    fn default() -> Self {
        Self { ip: Ipv4Addr::UNSPECIFIED.into(), transport: Transport::Udp }
    }
}

impl Client {
    /// A client with an address.
    pub fn new(ip: IpAddr, transport: Transport) -> Self {
        Self { ip, transport }
    }
}
