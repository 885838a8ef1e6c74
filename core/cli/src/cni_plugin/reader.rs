//! Reads the files of a directory that can matter to a call, with few calls of the system.

use std::fs::{DirEntry, File};
use std::io::{Read as _, Result};
use std::path::Path;

use nocluster::ipam::host_local::held_key;

use super::index::{Index, hash};

/// Reads small files, and keeps what holds one of the keys.
#[derive(Debug)]
pub(super) struct Reader<'k> {
    keys: &'k [String],
    pub(super) index: Option<Index>,
    buffer: Vec<u8>,
}

impl<'k> Reader<'k> {
    pub(super) fn new(keys: &'k [String], index: Option<Index>) -> Self {
        Self { keys, index, buffer: vec![0; 4096] }
    }

    /// What a regular file holds, if it is the plugin's own or holds a key.
    pub(super) fn read_file(&mut self, entry: &DirEntry, is_own: bool) -> Option<Vec<u8>> {
        if self.index.is_none() || is_own {
            return self.read_path(&entry.path(), is_own);
        }
        // What is found out before the file is read is not younger than what it holds.
        let file = entry.metadata().ok()?;
        let held = self.index.as_mut().and_then(|index| index.hash_of(&file));
        if let Some(held) = held
            && self.keys.iter().all(|key| hash(key.as_bytes()) != held)
        {
            return None;
        }
        let content = self.read(&entry.path()).ok()?.to_vec();
        let key = held_key(&content);
        if held.is_none()
            && let Some(index) = &mut self.index
        {
            index.learn(&file, key);
        }
        self.keys.iter().any(|wanted| wanted.as_bytes() == key).then_some(content)
    }

    /// What a file holds, if it is the plugin's own or holds a key.
    pub(super) fn read_path(&mut self, path: &Path, is_own: bool) -> Option<Vec<u8>> {
        let keys = self.keys;
        let content = self.read(path).ok()?;
        let key = held_key(content);
        (is_own || keys.iter().any(|wanted| wanted.as_bytes() == key)).then(|| content.to_vec())
    }

    /// What a file holds.
    pub(super) fn read(&mut self, path: &Path) -> Result<&[u8]> {
        #[expect(clippy::disallowed_methods, reason = "a plugin reads its directory")]
        let mut file = File::open(path)?;
        let mut length = 0;
        loop {
            let room = self.buffer.get_mut(length..).unwrap_or_default();
            let (wanted, read) = (room.len(), file.read(room)?);
            length = length.saturating_add(read);
            // A regular file gives less than was asked for only at its end.
            if read < wanted {
                return Ok(self.buffer.get(..length).unwrap_or_default());
            }
            self.buffer.resize(self.buffer.len().saturating_mul(2), 0);
        }
    }
}
