//! How much of a Corefile is read. CoreDNS has no such limits; it takes the memory that it gets.

use std::cell::Cell;

/// How many words are read at most, those of imports included, and how many bytes they may have.
///
/// Files that import each other are read 100,000 times before CoreDNS gives up, so that this is far above what is kept.
pub(super) const WORDS: usize = 10_000_000;
pub(super) const BYTES: usize = 64 << 20;
pub(super) const READ: &str = "more than 10,000,000 words or 64 MiB after all imports";

/// How many words of server blocks are kept at most.
pub(super) const KEPT_WORDS: usize = 1_000_000;
pub(super) const KEPT: &str = "more than 1,000,000 words in server blocks";

/// How many files are compared with the patterns of imports at most.
pub(super) const FILES: usize = 10_000_000;
pub(super) const LOOKED_AT: &str = "patterns of imports that are compared with more than 10,000,000 files";

/// How many bytes words with values of the environment may have in all.
pub(super) const FILLED_BYTES: usize = 64 << 20;
pub(super) const ENVIRONMENT: &str = "values of the environment that are too long or refer to others without end";

/// How many zones there may be, those of keys and those of the arguments of plugins: a range of addresses of nine letters
/// stands for 128 of them, and a use of a plugin without zones has all those of its server block.
const ZONES: usize = 1_000_000;
const TOO_MANY_ZONES: &str = "more than 1,000,000 zones";

/// How many bytes plugins may read in files, and make of regular expressions: a short one may stand for many steps.
const BYTES_OF_PLUGINS: usize = 256 << 20;
const TOO_MANY_BYTES: &str = "more than 256 MiB of files and regular expressions of plugins";

/// How many listeners there may be: a server block has each of its zones on each of its addresses.
pub(super) const LISTENERS: usize = 1_000_000;
pub(super) const TOO_MANY_LISTENERS: &str = "more than 1,000,000 zones on their addresses";

/// How many findings are told.
pub(super) const FINDINGS: usize = 1000;

/// How much more server blocks and their plugins may have.
#[derive(Debug)]
pub(super) struct Left {
    zones: Cell<usize>,
    bytes: Cell<usize>,
    exceeded: Cell<Option<&'static str>>,
}

impl Default for Left {
    fn default() -> Self {
        Self { zones: Cell::new(ZONES), bytes: Cell::new(BYTES_OF_PLUGINS), exceeded: Cell::new(None) }
    }
}

impl Left {
    /// Counts zones; false if there are more than there may be.
    pub(super) fn take_zones(&self, count: usize) -> bool {
        self.take(&self.zones, count, TOO_MANY_ZONES)
    }

    /// Counts bytes; false if there are more than there may be.
    pub(super) fn take_bytes(&self, count: usize) -> bool {
        self.take(&self.bytes, count, TOO_MANY_BYTES)
    }

    /// What there is too much of: then nothing that a plugin made is used.
    pub(super) fn exceeded(&self) -> Option<&'static str> {
        self.exceeded.get()
    }

    fn take(&self, left: &Cell<usize>, count: usize, what: &'static str) -> bool {
        match left.get().checked_sub(count) {
            Some(rest) if self.exceeded.get().is_none() => left.set(rest),
            _ => self.exceeded.set(self.exceeded.get().or(Some(what))),
        }
        self.exceeded.get().is_none()
    }
}
