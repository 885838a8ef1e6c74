//! The leases of host-local, and whether somebody still holds them.

use std::collections::BTreeMap;
use std::net::IpAddr;

use serde::Serialize;

use crate::ipam::host_local::{Config, Store};

/// A lease of host-local: a file of the network's directory.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Lease {
    /// The address.
    pub address: IpAddr,
    /// The container that got it, as the file says.
    #[serde(rename = "containerID")]
    pub container_id: String,
    /// The interface; none in files of old plugins.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ifname: Option<String>,
    /// Whether the address is in a range of the configuration.
    pub in_range: bool,
    /// Whether somebody holds it.
    pub state: LeaseState,
}

/// Whether somebody holds a lease.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum LeaseState {
    /// Its sandbox is ready.
    Held,
    /// Its sandbox is not ready: the runtime frees the address when it removes the sandbox.
    Ending,
    /// There is no such sandbox: GC frees the address.
    Stale,
}

/// The leases of a directory beside the sandboxes that exist, each with whether it is ready; in the order of the files'
/// names.
pub fn leases(config: &Config, store: &Store, sandboxes: &BTreeMap<String, bool>) -> Vec<Lease> {
    let each = store.leases().map(|(address, content)| {
        let text = String::from_utf8_lossy(content);
        let mut lines = text.trim().splitn(2, "\r\n");
        let container_id = lines.next().unwrap_or_default().trim().to_owned();
        let ifname = lines.next().map(|ifname| ifname.trim().to_owned());
        let state = match sandboxes.get(&container_id) {
            Some(true) => LeaseState::Held,
            Some(false) => LeaseState::Ending,
            None => LeaseState::Stale,
        };
        let in_range = config.sets.iter().any(|set| set.range_for(address).is_some());
        Lease { address, container_id, ifname, in_range, state }
    });
    each.collect()
}
