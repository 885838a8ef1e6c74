//! What the files of a network held when they were read, so that those that nobody changed since are not read again.
//!
//! Every file is still looked at: its number and the time of its last change, in nanoseconds, say whether it is what was
//! read. A change within one tick of the clock after the file was read would not show, so that a file is taken in only
//! when its last change is older than that. Nobody can set the time of a change, other than that of the content.

use std::fs::{File, Metadata};
use std::os::unix::fs::MetadataExt as _;
use std::path::Path;

use super::aside::Aside;

/// From how many entries of a directory on an index pays.
const LEAST: usize = 64;

/// How old a change has to be, in nanoseconds: longer than a tick of any file system with hard links.
const SETTLED: i64 = 2_000_000_000;

/// The first bytes of the file: what it is, and its form.
const MAGIC: u64 = u64::from_le_bytes(*b"ipamidx1");

/// A file that was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Known {
    inode: u64,
    /// When it was changed last.
    changed: i64,
    /// The hash of the key that it holds.
    hash: u64,
}

impl Known {
    fn words(self) -> [u64; 3] {
        [self.inode, self.changed.cast_unsigned(), self.hash]
    }
}

/// The index of a directory, as it was and as it becomes.
#[derive(Debug)]
pub(super) struct Index {
    device: u64,
    /// The clock of the file system before anything is read, in nanoseconds.
    now: i64,
    known: Vec<Known>,
    /// The files that are there and settled; how many of them were read now.
    kept: Vec<Known>,
    read: usize,
    file: File,
}

impl Index {
    /// The index of a directory with so many entries. `None` if it is too small, or has no place for an index.
    pub(super) fn open(directory: &Path, entries: usize, aside: &Aside) -> Option<Self> {
        if entries < LEAST {
            return None;
        }
        let device = std::fs::metadata(directory).ok()?.dev();
        let file = aside.begin().ok()?;
        let clock = file.metadata().ok().filter(|file| file.dev() == device).map(|file| changed(&file));
        let Some(now) = clock else {
            aside.clear();
            return None;
        };
        let known = aside.read_index().and_then(|bytes| parse(&bytes, device)).unwrap_or_default();
        Some(Self { device, now, known, kept: Vec::with_capacity(entries), read: 0, file })
    }

    /// The hash of the key that a file holds, if nobody changed it since it was read.
    pub(super) fn hash_of(&mut self, file: &Metadata) -> Option<u64> {
        let at = self.known.binary_search_by_key(&file.ino(), |known| known.inode).ok()?;
        let known = self.known.get(at).filter(|known| known.changed == changed(file) && file.dev() == self.device)?;
        self.kept.push(*known);
        Some(known.hash)
    }

    /// Takes in a file with the key that was read after this was found out about it.
    pub(super) fn learn(&mut self, file: &Metadata, key: &[u8]) {
        let changed = changed(file);
        if file.dev() == self.device && changed < self.now.saturating_sub(SETTLED) {
            self.kept.push(Known { inode: file.ino(), changed, hash: hash(key) });
            self.read = self.read.saturating_add(1);
        }
    }

    /// Writes the index if many files were read that it did not have. Without it they are read again.
    pub(super) fn close(mut self, aside: &Aside) {
        if self.read < LEAST.max(self.known.len() / 32) {
            aside.clear();
            return;
        }
        self.kept.sort_unstable();
        let words = self.kept.iter().flat_map(|known| known.words());
        let head = [MAGIC, self.device, sum(words.clone())];
        let bytes: Vec<u8> = head.into_iter().chain(words).flat_map(u64::to_le_bytes).collect();
        aside.finish(&mut self.file, &bytes);
    }
}

/// Reads an index that was written whole, for the same device.
fn parse(bytes: &[u8], device: u64) -> Option<Vec<Known>> {
    let (words, []) = bytes.as_chunks::<8>() else { return None };
    let mut words = words.iter().map(|word| u64::from_le_bytes(*word));
    let head = [words.next()?, words.next()?, words.next()?];
    if head != [MAGIC, device, sum(words.clone())] {
        return None;
    }
    let mut known = Vec::with_capacity(words.len() / 3);
    while let Some(inode) = words.next() {
        known.push(Known { inode, changed: words.next()?.cast_signed(), hash: words.next()? });
    }
    known.is_sorted().then_some(known)
}

fn changed(file: &Metadata) -> i64 {
    file.ctime().saturating_mul(1_000_000_000).saturating_add(file.ctime_nsec())
}

/// FNV-1a of 64 bits. Files with other hashes hold other keys.
pub(super) fn hash(key: &[u8]) -> u64 {
    key.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}

fn sum(words: impl Iterator<Item = u64>) -> u64 {
    words.fold(MAGIC, |sum, word| (sum.rotate_left(23) ^ word).wrapping_mul(0x9e37_79b9_7f4a_7c15))
}
