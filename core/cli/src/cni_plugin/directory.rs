//! The directory of a network on this machine: locked, read, and changed.
//!
//! Source: containernetworking/plugins plugins/ipam/host-local/backend/disk/backend.go, lock.go

use std::collections::BTreeMap;
use std::fs::{DirBuilder, DirEntry, File, OpenOptions, read_dir, remove_file};
use std::io::{ErrorKind, Write as _};
use std::os::unix::fs::{DirBuilderExt as _, OpenOptionsExt as _};
use std::path::{Path, PathBuf};

use nocluster::ipam::Op;
use nocluster::ipam::host_local::Store;

use super::aside::{Aside, MODE};
use super::index::Index;
use super::reader::Reader;
use super::storage_error::StorageError;

/// The directory, whose lock is held as long as this lives.
#[derive(Debug)]
pub(super) struct Directory {
    path: PathBuf,
    aside: Aside,
    /// Files whose names are not UTF-8, by the names that stand for theirs.
    odd: BTreeMap<String, PathBuf>,
    _lock: File,
}

impl Directory {
    /// Opens and locks the directory, which is created if it does not exist.
    pub(super) fn open(path: &str) -> std::result::Result<Self, StorageError> {
        let path = PathBuf::from(path);
        create_all(&path)?;
        let mut options = OpenOptions::new();
        let lock = options.write(true).create(true).truncate(false).mode(0o750).open(path.join("lock"));
        let lock = lock.map_err(|error| StorageError::of_lock(&error))?;
        while let Err(error) = lock.lock() {
            if error.kind() != ErrorKind::Interrupted {
                return Err(StorageError::of_lock(&error));
            }
        }
        let aside = Aside::of(&path);
        Ok(Self { path, aside, odd: BTreeMap::new(), _lock: lock })
    }

    /// What a call of a container has to know of the directory, sub-directories and what links lead to included: every
    /// name, the plugin's own files, and the files that hold one of the keys.
    pub(super) fn files_of(mut self, keys: &[String]) -> (Store, Self) {
        let (mut files, mut others) = (Vec::new(), Vec::new());
        let mut folders = vec![(self.path.clone(), String::new())];
        let mut reader: Option<Reader> = None;
        while let Some((folder, prefix)) = folders.pop() {
            let Ok(entries) = read_dir(&folder) else { continue };
            let entries: Vec<_> = entries.flatten().collect();
            let reader =
                reader.get_or_insert_with(|| Reader::new(keys, Index::open(&self.path, entries.len(), &self.aside)));
            for entry in entries {
                let name = self.name(&prefix, &entry);
                let Ok(kind) = entry.file_type() else { continue };
                let content = if kind.is_file() {
                    reader.read_file(&entry, is_own(&name))
                } else {
                    let leads_to_file = kind.is_symlink() && leads_to_file(&entry);
                    leads_to_file.then(|| reader.read_path(&entry.path(), is_own(&name))).flatten()
                };
                if kind.is_dir() {
                    folders.push((entry.path(), format!("{name}/")));
                }
                match content {
                    Some(content) => files.push((name, content)),
                    // A file below a folder says that there is one.
                    None if !prefix.is_empty() => files.push((name, Vec::new())),
                    None => others.push(name),
                }
            }
        }
        if let Some(index) = reader.and_then(|reader| reader.index) {
            index.close(&self.aside);
        }
        let mut store = Store::new(files);
        store.occupy(others.iter().map(String::as_str));
        (store, self)
    }

    /// The regular files that lie directly in the directory. What can't be read takes its name, and has no content that
    /// could match.
    pub(super) fn regular_files(mut self) -> (Store, Self) {
        let (mut files, mut others) = (Vec::new(), Vec::new());
        let mut reader = Reader::new(&[], None);
        for entry in read_dir(&self.path).into_iter().flatten().flatten() {
            let name = self.name("", &entry);
            let is_file = entry.file_type().is_ok_and(|kind| kind.is_file());
            // Nothing else is opened: a pipe would wait for its other end.
            let content = if is_file { reader.read(&entry.path()).ok() } else { None };
            match content {
                Some(content) => files.push((name, content.to_vec())),
                None => others.push(name),
            }
        }
        let mut store = Store::new(files);
        store.occupy(others.iter().map(String::as_str));
        (store, self)
    }

    /// The name of an entry below the directory. One that is not UTF-8 has another that is like no lease's.
    fn name(&mut self, prefix: &str, entry: &DirEntry) -> String {
        match entry.file_name().into_string() {
            Ok(name) if prefix.is_empty() => name,
            Ok(name) => format!("{prefix}{name}"),
            Err(name) => {
                let name = format!("{prefix}\u{fffd}{name:?}");
                self.odd.insert(name.clone(), entry.path());
                name
            }
        }
    }

    /// The error about a folder in the place of one of the plugin's own files.
    pub(super) fn folder(&self, name: &str) -> StorageError {
        StorageError::of("open", &self.path.join(name), &ErrorKind::IsADirectory.into())
    }

    /// Makes a change. A file that can't be removed stays, as the plugin leaves it.
    pub(super) fn perform(&self, op: &Op) -> std::result::Result<(), StorageError> {
        match op {
            Op::CreateLease { ip, owner } => self.create(&ip.to_string(), owner),
            Op::SetCursor { set, ip } => self.replace(&format!("last_reserved_ip.{set}"), &ip.to_string()),
            Op::RemoveLease { name } | Op::RemoveFile { name } => {
                let _ = remove_file(self.odd.get(name).unwrap_or(&self.path.join(name)));
                Ok(())
            }
            _ => Ok(()),
        }
    }

    /// A lease that can't be prepared aside (no room for the folder, no hard links here) is written in place, as the
    /// plugin of the CNI project writes all of them.
    fn create(&self, name: &str, content: &str) -> std::result::Result<(), StorageError> {
        let path = self.path.join(name);
        if self.aside.create(&path, content).is_ok() {
            return Ok(());
        }
        let opened = OpenOptions::new().write(true).create_new(true).mode(MODE).open(&path);
        let mut file = opened.map_err(|error| StorageError::of("open", &path, &error))?;
        file.write_all(content.as_bytes()).map_err(|error| {
            let _ = remove_file(&path);
            StorageError::of("write", &path, &error)
        })
    }

    fn replace(&self, name: &str, content: &str) -> std::result::Result<(), StorageError> {
        let path = self.path.join(name);
        if self.aside.replace(&path, content).is_ok() {
            return Ok(());
        }
        let opened = OpenOptions::new().write(true).create(true).truncate(true).mode(MODE).open(&path);
        let mut file = opened.map_err(|error| StorageError::of("open", &path, &error))?;
        file.write_all(content.as_bytes()).map_err(|error| StorageError::of("write", &path, &error))
    }
}

/// Creates a directory and those above it.
///
/// Source: golang/go src/os/path.go MkdirAll
fn create_all(path: &Path) -> std::result::Result<(), StorageError> {
    let failed = |error: &std::io::Error| StorageError::of("mkdir", path, error);
    match std::fs::metadata(path) {
        Ok(entry) if entry.is_dir() => return Ok(()),
        Ok(_) => return Err(failed(&ErrorKind::NotADirectory.into())),
        Err(_) => {}
    }
    if let Some(parent) = path.parent().filter(|parent| *parent != Path::new("")) {
        create_all(parent)?;
    }
    match DirBuilder::new().mode(0o755).create(path) {
        Err(error) if !path.is_dir() => Err(failed(&error)),
        _ => Ok(()),
    }
}

/// Whether the plugin reads the file as its own: a cursor.
fn is_own(name: &str) -> bool {
    name.starts_with("last_reserved_ip.")
}

fn leads_to_file(entry: &DirEntry) -> bool {
    std::fs::metadata(entry.path()).is_ok_and(|entry| entry.is_file())
}
