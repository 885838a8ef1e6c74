//! The leases of host-local, and whether somebody still holds them.

use std::collections::{BTreeMap, BTreeSet};
use std::net::IpAddr;

use serde::Serialize;

use crate::ipam::decision::{Env, Op};
use crate::ipam::host_local::{Attachment, Config, Request, Store, decide};

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

/// The files that are no leases and that GC removes beside the stale ones, since it takes every file of the directory
/// for a lease: in the order of their names. `leases` are those of [`leases`].
pub fn foreign_files(config: &Config, store: &Store, leases: &[Lease]) -> Vec<String> {
    let held = leases.iter().filter(|lease| lease.state != LeaseState::Stale);
    let valid = held.map(|lease| Attachment {
        container_id: lease.container_id.clone(),
        ifname: lease.ifname.clone().unwrap_or_default(),
    });
    let decision = decide(config, store, &Request::Gc(Some(valid.collect())), &Env::default());
    let names = decision.ops.into_iter().filter_map(|op| match op {
        Op::RemoveLease { name } | Op::RemoveFile { name } => Some(name),
        _ => None,
    });
    let known: BTreeSet<String> = leases.iter().map(|lease| lease.address.to_string()).collect();
    names.filter(|name| !known.contains(name)).collect()
}
