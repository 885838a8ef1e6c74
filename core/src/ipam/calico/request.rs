//! What is asked of Calico IPAM.

use std::net::IpAddr;

/// An ADD of the CNI plugin, or a request for more addresses than it asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct CalicoRequest {
    /// The handle, `NETWORK.CONTAINERID`.
    pub handle: String,
    /// The time, in seconds.
    pub at: i64,
    /// How many IPv4 addresses; the CNI plugin asks for one.
    pub ipv4: usize,
    /// How many IPv6 addresses; the CNI plugin asks for none, or for one.
    pub ipv6: usize,
    /// The pools that it has to be, names or ranges; empty for those that select the Node and the Namespace.
    pub ipv4_pools: Vec<String>,
    /// The same of IPv6.
    pub ipv6_pools: Vec<String>,
    /// Where the search begins in each pool whose blocks have one address, one for each search.
    pub draws: Vec<u128>,
}

impl CalicoRequest {
    /// One IPv4 address.
    pub fn new(handle: &str, at: i64) -> Self {
        let (ipv4_pools, ipv6_pools, draws) = (Vec::new(), Vec::new(), Vec::new());
        Self { handle: handle.to_owned(), at, ipv4: 1, ipv6: 0, ipv4_pools, ipv6_pools, draws }
    }

    /// Whether the CNI plugin may ask so: it gives back one family's address if it gets none of the other.
    pub(super) fn is_plugin(&self) -> bool {
        self.ipv4 <= 1 && self.ipv6 <= 1
    }
}

/// An address that is given back.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct CalicoRelease {
    /// The address.
    pub address: IpAddr,
    /// The handle that it has to have, if it has to have one.
    pub handle: Option<String>,
}

impl CalicoRelease {
    /// An address, whoever has it.
    pub fn new(address: IpAddr) -> Self {
        Self { address, handle: None }
    }
}
