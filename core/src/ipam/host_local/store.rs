//! The directory of a network, in which host-local keeps its leases: a file for each address.
//!
//! Source: containernetworking/plugins plugins/ipam/host-local/backend/disk/backend.go

use std::borrow::Cow;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use super::files::Files;
use crate::gotext::ip::parse_ip;
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
    /// Files that are named exactly as an address is printed.
    v4: Files<Ipv4Addr>,
    v6: Files<Ipv6Addr>,
    others: Files<String>,
    /// The numbers of addresses whose names are taken, also by folders.
    v4_taken: Runs,
    v6_taken: Runs,
}

impl Store {
    /// A directory with these files.
    pub fn new(files: impl IntoIterator<Item = (String, Vec<u8>)>) -> Self {
        let (mut v4, mut v6, mut others) = (Vec::new(), Vec::new(), Vec::new());
        for (name, content) in files {
            let content = content.into_boxed_slice();
            match named_address(&name) {
                Some(IpAddr::V4(ip)) => v4.push((ip, content)),
                Some(IpAddr::V6(ip)) => v6.push((ip, content)),
                None => others.push((name, content)),
            }
        }
        let (v4, v6, others) = (Files::new(v4), Files::new(v6), Files::new(others));
        let v4_taken = v4.iter().map(|(ip, _)| position((*ip).into())).collect();
        let v6_taken = v6.iter().map(|(ip, _)| position((*ip).into())).collect();
        let mut store = Self { exists: true, v4, v6, others, v4_taken, v6_taken };
        let folders: Vec<_> = store.others.iter().filter_map(|(name, _)| named_address(folder(name)?)).collect();
        folders.into_iter().for_each(|ip| store.take(ip));
        store
    }

    /// Takes the names of entries that hold nothing to match: empty folders, files that can't be read, and files of which
    /// it is known that the call does not match them.
    ///
    /// [`Store::files`] does not show them.
    pub fn occupy<'n>(&mut self, names: impl IntoIterator<Item = &'n str>) {
        let (mut v4, mut v6) = (Vec::new(), Vec::new());
        for ip in names.into_iter().filter_map(named_address) {
            if ip.is_ipv4() { &mut v4 } else { &mut v6 }.push(position(ip));
        }
        self.v4_taken.extend(v4);
        self.v6_taken.extend(v6);
    }

    /// Whether the directory exists; the default one does not.
    pub fn exists(&self) -> bool {
        self.exists
    }

    /// The files in the order of their names.
    pub fn files(&self) -> impl Iterator<Item = (Cow<'_, str>, &[u8])> {
        let v4 = self.v4.iter().map(|(ip, content)| (Cow::from(ip.to_string()), content));
        let v6 = self.v6.iter().map(|(ip, content)| (Cow::from(ip.to_string()), content));
        let others = self.others.iter().map(|(name, content)| (Cow::from(name), content));
        let mut files: Vec<_> = v4.chain(v6).chain(others).collect();
        files.sort_unstable_by(|(one, _), (other, _)| one.cmp(other));
        files.into_iter()
    }

    /// How many files there are.
    pub fn count(&self) -> usize {
        self.v4.count().saturating_add(self.v6.count()).saturating_add(self.others.count())
    }

    /// What a file holds, if it exists.
    pub fn file(&self, name: &str) -> Option<&[u8]> {
        match named_address(name) {
            Some(IpAddr::V4(ip)) => self.v4.get(&ip),
            Some(IpAddr::V6(ip)) => self.v6.get(&ip),
            None => self.others.get(name),
        }
    }

    /// Applies what a decision does to the directory, in order.
    pub fn apply(&mut self, ops: &[Op]) {
        for op in ops {
            match op {
                Op::EnsureDir => self.exists = true,
                Op::CreateLease { ip, owner } => self.insert_lease(*ip, owner.as_bytes().into()),
                Op::SetCursor { set, ip } => self.others.insert(cursor_name(*set), ip.to_string().into_bytes().into()),
                Op::RemoveLease { name } | Op::RemoveFile { name } => self.remove(name),
            }
        }
    }

    fn insert_lease(&mut self, ip: IpAddr, content: Box<[u8]>) {
        match ip {
            IpAddr::V4(ip) => self.v4.insert(ip, content),
            IpAddr::V6(ip) => self.v6.insert(ip, content),
        }
        self.take(ip);
    }

    /// A folder stays when its last file is gone, and so does the address that its name takes.
    fn remove(&mut self, name: &str) {
        let is_removed = match named_address(name) {
            Some(IpAddr::V4(ip)) => self.v4.remove(&ip).then(|| self.v4_taken.remove(position(ip.into()))),
            Some(IpAddr::V6(ip)) => self.v6.remove(&ip).then(|| self.v6_taken.remove(position(ip.into()))),
            None => self.others.remove(name).then_some(()),
        };
        let _ = is_removed;
    }

    fn take(&mut self, ip: IpAddr) {
        let taken = if ip.is_ipv4() { &mut self.v4_taken } else { &mut self.v6_taken };
        taken.insert(position(ip));
    }

    fn taken(&self, is_v4: bool) -> &Runs {
        if is_v4 { &self.v4_taken } else { &self.v6_taken }
    }

    /// The first number of an address from `number` on whose name is not taken; `None` at the end of the family.
    pub(crate) fn next_free(&self, is_v4: bool, number: u128) -> Option<u128> {
        self.taken(is_v4).next_free(number)
    }

    /// The numbers of addresses from `first` to `last` whose names are not taken, as runs.
    pub(crate) fn free_runs(&self, is_v4: bool, first: u128, last: u128) -> impl Iterator<Item = (u128, u128)> + '_ {
        self.taken(is_v4).gaps(first, last)
    }

    /// The leases in the order of the files' names: each file that is named like an address, with what it holds.
    pub fn leases(&self) -> impl Iterator<Item = (IpAddr, &[u8])> {
        self.files().filter_map(|(name, content)| Some((named_address(&name)?, content)))
    }

    /// The files that hold this key, in the order in which the directory is walked.
    pub(crate) fn holding(&self, key: &str) -> Vec<String> {
        let key = key.as_bytes();
        let v4 = self.v4.holding(key, Ipv4Addr::UNSPECIFIED).map(Ipv4Addr::to_string);
        let v6 = self.v6.holding(key, Ipv6Addr::UNSPECIFIED).map(Ipv6Addr::to_string);
        let mut names: Vec<_> = v4.chain(v6).chain(self.others.holding(key, String::new()).cloned()).collect();
        // A folder is walked where its name stands.
        names.sort_by(|one, other| one.split('/').cmp(other.split('/')));
        names
    }

    /// Whether the directory has a folder of this name.
    pub(crate) fn has_folder(&self, name: &str) -> bool {
        let below = format!("{name}/");
        self.others.names_from(&below).next().is_some_and(|first| first.starts_with(&below))
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

/// The folder of the directory that a file is below.
fn folder(name: &str) -> Option<&str> {
    name.split_once('/').map(|(folder, _)| folder)
}

/// The address whose lease has exactly this name.
fn named_address(name: &str) -> Option<IpAddr> {
    // An IPv4 address is written in one way only, but for a mapped one.
    parse_ip(name).filter(|ip| ip.is_ipv4() && !name.contains(':') || ip.to_string() == name)
}

/// The address that the last part of a file's name is, however it is spelt.
pub(crate) fn base_address(name: &str) -> Option<IpAddr> {
    parse_ip(name.rsplit('/').next().unwrap_or(name))
}
