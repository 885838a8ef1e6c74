//! Whether files have changed.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::load::Loader;

/// Size and time of the last change of a file, as the system tells them.
type Mark = (u64, Option<u128>);

/// Files and folders, and what they looked like when they were looked at last.
#[derive(Debug)]
pub(super) struct Watch {
    paths: Vec<PathBuf>,
    /// The files that the Corefile imports.
    imported: Vec<PathBuf>,
    loader: Loader,
    seen: BTreeMap<PathBuf, Mark>,
}

impl Watch {
    /// The loader finds the files of a folder.
    pub(super) fn new(paths: Vec<PathBuf>, loader: Loader) -> Self {
        let mut watch = Self { paths, imported: Vec::new(), loader, seen: BTreeMap::new() };
        watch.seen = watch.look();
        watch
    }

    /// Looks at these files as well from now on, in place of those that were named before.
    pub(super) fn follow(&mut self, imported: Vec<PathBuf>) {
        self.imported = imported;
        let now = self.look();
        self.seen.retain(|file, _| now.contains_key(file));
        for (file, mark) in now {
            self.seen.entry(file).or_insert(mark);
        }
    }

    /// Whether anything has changed since the last look.
    pub(super) fn changed(&mut self) -> bool {
        let now = self.look();
        let changed = now != self.seen;
        self.seen = now;
        changed
    }

    fn look(&self) -> BTreeMap<PathBuf, Mark> {
        let files = self.paths.iter().flat_map(|path| {
            // A folder that can't be read has no files: that is a change, and the message comes from reading it.
            if path.is_dir() { self.loader.files(path).unwrap_or_default() } else { vec![path.clone()] }
        });
        files.chain(self.imported.iter().cloned()).filter_map(|file| mark(&file).map(|mark| (file, mark))).collect()
    }
}

fn mark(path: &Path) -> Option<Mark> {
    let data = std::fs::metadata(path).ok()?;
    let changed = data.modified().ok().and_then(|time| time.duration_since(std::time::UNIX_EPOCH).ok());
    Some((data.len(), changed.map(|since| since.as_nanos())))
}
