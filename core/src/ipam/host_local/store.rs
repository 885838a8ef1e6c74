//! The directory of a network, in which host-local keeps its leases: a file for each address.
//!
//! Source: containernetworking/plugins plugins/ipam/host-local/backend/disk/backend.go

use std::collections::{BTreeMap, BTreeSet};
use std::net::IpAddr;
use std::sync::Arc;

use crate::gotext::ip::parse_ip;
use crate::gotext::trim_space;
use crate::ipam::decision::Op;
use crate::ipam::position::position;
use crate::ipam::runs::Runs;

/// The name of the cursor of a set of ranges, without the number of the set.
pub(crate) const CURSOR: &str = "last_reserved_ip.";

/// The name of the file that is locked.
pub(crate) const LOCK: &str = "lock";

/// The directory of one network: file names, relative and with `/`, and what the files hold.
///
/// Foreign files are kept, and matched as the plugin matches them. Reading the files and [`Store::files`] are inverse to
/// each other.
///
/// # Examples
///
/// ```
/// use nocluster::ipam::host_local::Store;
///
/// let files = [("10.1.2.2", "c1\r\neth0"), ("last_reserved_ip.0", "10.1.2.2")];
/// let store = Store::new(files.map(|(name, content)| (name.to_owned(), content.into())));
/// assert_eq!(store.files().map(|(name, _)| name).collect::<Vec<_>>(), ["10.1.2.2", "last_reserved_ip.0"]);
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Store {
    exists: bool,
    files: BTreeMap<Arc<str>, Arc<[u8]>>,
    /// What each file holds without white space at its ends, with the file's name.
    owned: BTreeSet<(Arc<[u8]>, Arc<str>)>,
    v4: Runs,
    v6: Runs,
}

impl Store {
    /// A directory with these files.
    pub fn new(files: impl IntoIterator<Item = (String, Vec<u8>)>) -> Self {
        let mut store = Self { exists: true, ..Self::default() };
        for (name, content) in files {
            store.insert(&name, content.into());
        }
        store
    }

    /// Takes the name of an entry that holds nothing to match: an empty folder, or a file that can't be read.
    ///
    /// [`Store::files`] does not show it.
    pub fn occupy(&mut self, name: &str) {
        if let Some(ip) = named_address(name) {
            self.runs(ip.is_ipv4()).insert(position(ip));
        }
    }

    /// Whether the directory exists; the default one does not.
    pub fn exists(&self) -> bool {
        self.exists
    }

    /// The files in the order of their names.
    pub fn files(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.files.iter().map(|(name, content)| (&**name, &**content))
    }

    /// What a file holds, if it exists.
    pub fn file(&self, name: &str) -> Option<&[u8]> {
        self.files.get(name).map(|content| &**content)
    }

    /// Applies what a decision does to the directory, in order.
    pub fn apply(&mut self, ops: &[Op]) {
        for op in ops {
            match op {
                Op::EnsureDir => self.exists = true,
                Op::CreateLease { ip, owner } => self.insert(&ip.to_string(), owner.as_bytes().into()),
                Op::SetCursor { set, ip } => self.insert(&cursor_name(*set), ip.to_string().as_bytes().into()),
                Op::RemoveLease { name } | Op::RemoveFile { name } => self.remove(name),
            }
        }
    }

    fn insert(&mut self, name: &str, content: Arc<[u8]>) {
        self.remove(name);
        let name: Arc<str> = name.into();
        let trimmed = trim_space(&content);
        let trimmed = if trimmed.len() == content.len() { Arc::clone(&content) } else { trimmed.into() };
        self.owned.insert((trimmed, Arc::clone(&name)));
        self.files.insert(Arc::clone(&name), content);
        // A folder takes the address of its name too.
        if let Some(ip) = named_address(entry(&name)) {
            self.runs(ip.is_ipv4()).insert(position(ip));
        }
    }

    fn remove(&mut self, name: &str) {
        let Some((name, content)) = self.files.remove_entry(name) else { return };
        self.owned.remove(&(trim_space(&content).into(), Arc::clone(&name)));
        // A folder stays when its last file is gone.
        if !name.contains('/')
            && let Some(ip) = named_address(&name)
        {
            self.runs(ip.is_ipv4()).remove(position(ip));
        }
    }

    fn runs(&mut self, is_v4: bool) -> &mut Runs {
        if is_v4 { &mut self.v4 } else { &mut self.v6 }
    }

    /// The first number of an address from `number` on whose name is not taken; `None` at the end of the family.
    pub(crate) fn next_free(&self, is_v4: bool, number: u128) -> Option<u128> {
        let runs = if is_v4 { &self.v4 } else { &self.v6 };
        runs.next_free(number)
    }

    /// The numbers of addresses from `first` to `last` whose names are not taken, as runs.
    pub(crate) fn free_runs(&self, is_v4: bool, first: u128, last: u128) -> impl Iterator<Item = (u128, u128)> + '_ {
        let runs = if is_v4 { &self.v4 } else { &self.v6 };
        runs.gaps(first, last)
    }

    /// The leases: each file that is named like an address, with what it holds.
    pub fn leases(&self) -> impl Iterator<Item = (IpAddr, &[u8])> {
        self.files().filter_map(|(name, content)| Some((named_address(name)?, content)))
    }

    /// The files that hold this key, in the order in which the directory is walked.
    pub(crate) fn holding(&self, key: &str) -> Vec<&str> {
        let key: Arc<[u8]> = key.as_bytes().into();
        let from = (Arc::clone(&key), Arc::from(""));
        let held = self.owned.range(from..).take_while(|(content, _)| *content == key);
        let mut names: Vec<_> = held.map(|(_, name)| &**name).collect();
        // A folder is walked where its name stands.
        names.sort_by(|one, other| one.split('/').cmp(other.split('/')));
        names
    }

    /// Whether the directory has a folder of this name.
    pub(crate) fn has_folder(&self, name: &str) -> bool {
        let below = format!("{name}/");
        self.files.range(Arc::from(below.as_str())..).next().is_some_and(|(first, _)| first.starts_with(&below))
    }

    /// The address that the cursor of a set holds.
    pub(crate) fn cursor(&self, set: usize) -> Option<IpAddr> {
        parse_ip(std::str::from_utf8(self.file(&cursor_name(set))?).ok()?)
    }
}

/// The name of the cursor of a set.
pub(crate) fn cursor_name(set: usize) -> String {
    format!("{CURSOR}{set}")
}

/// The entry of the directory that a file is, or is below.
fn entry(name: &str) -> &str {
    name.split('/').next().unwrap_or(name)
}

/// The address whose lease has exactly this name.
fn named_address(name: &str) -> Option<IpAddr> {
    parse_ip(name).filter(|ip| ip.to_string() == name)
}

/// The address that the last part of a file's name is, however it is spelt.
pub(crate) fn base_address(name: &str) -> Option<IpAddr> {
    parse_ip(name.rsplit('/').next().unwrap_or(name))
}
