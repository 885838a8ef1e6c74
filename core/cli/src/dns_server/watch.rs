//! Whether files have changed.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::Paths;

/// Size and time of the last change of a file, as the system tells them.
type Mark = (u64, Option<u128>);

/// Files and folders, and what they looked like when they were looked at last.
#[derive(Debug)]
pub(super) struct Watch {
    paths: Paths,
    recursive: bool,
    seen: BTreeMap<PathBuf, Mark>,
}

impl Watch {
    pub(super) fn new(paths: Paths, recursive: bool) -> Self {
        let mut watch = Self { paths, recursive, seen: BTreeMap::new() };
        watch.seen = watch.look();
        watch
    }

    /// Whether anything has changed since the last look.
    pub(super) fn changed(&mut self) -> bool {
        let now = self.look();
        let changed = now != self.seen;
        self.seen = now;
        changed
    }

    fn look(&self) -> BTreeMap<PathBuf, Mark> {
        let mut found = BTreeMap::new();
        let mut open: Vec<(PathBuf, bool)> = self.paths.iter().map(|path| (path.clone(), true)).collect();
        while let Some((path, given)) = open.pop() {
            if !path.is_dir() {
                found.extend(mark(&path).map(|mark| (path, mark)));
            } else if given || self.recursive {
                let entries = std::fs::read_dir(&path).into_iter().flatten().flatten();
                // A link may lead back into its own folder.
                let real = entries
                    .filter(|entry| entry.file_type().is_ok_and(|kind| !kind.is_symlink()) || entry.path().is_file());
                open.extend(real.map(|entry| (entry.path(), false)));
            }
        }
        found
    }
}

fn mark(path: &Path) -> Option<Mark> {
    let data = std::fs::metadata(path).ok()?;
    let changed = data.modified().ok().and_then(|time| time.duration_since(std::time::UNIX_EPOCH).ok());
    Some((data.len(), changed.map(|since| since.as_nanos())))
}
