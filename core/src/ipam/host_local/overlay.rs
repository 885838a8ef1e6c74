//! A directory with the changes of one call, before they are applied.

use std::collections::BTreeMap;
use std::net::IpAddr;

use super::reason::HostLocalReason;
use super::store::{Store, base_address, cursor_name};
use crate::gotext::trim_space;
use crate::ipam::decision::{Decision, Flag, Op, Outcome, PluginReason};
use crate::ipam::position::{address, position};

/// The directory of a network as a call sees it: what was there, and what the call has done so far.
#[derive(Debug)]
pub(super) struct Overlay<'a> {
    store: &'a Store,
    /// Files as the call left them; `None` for one that it removed.
    changed: BTreeMap<String, Option<String>>,
    pub(super) ops: Vec<Op>,
    pub(super) flags: Vec<Flag>,
}

impl<'a> Overlay<'a> {
    /// Opens the directory, which is created if it does not exist.
    pub(super) fn open(store: &'a Store) -> Self {
        let ops = if store.exists() { Vec::new() } else { vec![Op::EnsureDir] };
        Self { store, changed: BTreeMap::new(), ops, flags: Vec::new() }
    }

    /// The decision of the call.
    pub(super) fn decided(self, outcome: Outcome, reason: Option<HostLocalReason>) -> Decision {
        let (ops, mut flags) = (self.ops, self.flags);
        flags.sort_unstable();
        Decision { outcome, ops, reason: reason.map(PluginReason::HostLocal), flags }
    }

    pub(super) fn flag(&mut self, flag: Flag) {
        if !self.flags.contains(&flag) {
            self.flags.push(flag);
        }
    }

    /// The address that the cursor of a set holds; a set's cursor is read before it is written.
    pub(super) fn cursor(&self, set: usize) -> Option<IpAddr> {
        self.store.cursor(set)
    }

    /// The first number of an address from `number` on whose name is not taken.
    pub(super) fn next_free(&self, is_v4: bool, mut number: u128) -> Option<u128> {
        loop {
            number = self.store.next_free(is_v4, number)?;
            if !self.changed.contains_key(&address(is_v4, number).to_string()) {
                return Some(number);
            }
            number = number.checked_add(1)?;
        }
    }

    /// Whether the name of an address is taken.
    pub(super) fn is_taken(&self, ip: IpAddr) -> bool {
        self.next_free(ip.is_ipv4(), position(ip)) != Some(position(ip))
    }

    /// Creates the lease and writes the cursor.
    ///
    /// Source: containernetworking/plugins plugins/ipam/host-local/backend/disk/backend.go Reserve
    pub(super) fn reserve(&mut self, set: usize, ip: IpAddr, owner: &str) {
        self.changed.insert(ip.to_string(), Some(owner.to_owned()));
        self.changed.insert(cursor_name(set), Some(ip.to_string()));
        self.ops.push(Op::CreateLease { ip, owner: owner.to_owned() });
        self.ops.push(Op::SetCursor { set, ip });
    }

    /// The files that hold a key, in the order in which the directory is walked.
    pub(super) fn holding(&self, key: &str) -> Vec<String> {
        let before = self.store.holding(key).into_iter();
        let mut names: Vec<String> = before.filter(|name| !self.changed.contains_key(name)).collect();
        let holds = |content: &Option<String>| {
            content.as_ref().is_some_and(|content| trim_space(content.as_bytes()) == key.as_bytes())
        };
        names.extend(self.changed.iter().filter(|(_, content)| holds(content)).map(|(name, _)| name.clone()));
        names.sort_by(|one, other| one.split('/').cmp(other.split('/')));
        names
    }

    pub(super) fn remove(&mut self, name: String) {
        self.changed.insert(name.clone(), None);
        self.ops.push(if base_address(&name).is_some() { Op::RemoveLease { name } } else { Op::RemoveFile { name } });
    }

    /// Removes what holds the owner's key, or else the key of old; how many files that were.
    ///
    /// Source: containernetworking/plugins plugins/ipam/host-local/backend/disk/backend.go ReleaseByID
    pub(super) fn release(&mut self, owner: &str, container_id: &str) -> usize {
        let mut names = self.holding(owner);
        if names.is_empty() {
            names = self.holding(container_id);
            if !names.is_empty() {
                self.flag(Flag::LegacyRemoved);
            }
        }
        let count = names.len();
        for name in names {
            self.remove(name);
        }
        count
    }

    /// Undoes what an ADD did: a release for each set that had its address.
    pub(super) fn roll_back(&mut self, sets: usize, owner: &str, container_id: &str) {
        if sets > 0 && !self.store.holding(owner).is_empty() {
            self.flag(Flag::OwnerWipedOnRollback);
        }
        for _ in 0..sets {
            self.release(owner, container_id);
        }
    }
}
