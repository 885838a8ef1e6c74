//! Files that appear whole or not at all: each is written beside the networks' directories and linked into place.
//!
//! Plugins of the CNI project read every file of a network's directory, and GC removes any, so nothing unfinished can lie
//! there.

use std::ffi::OsString;
use std::fs::{
    DirBuilder, File, OpenOptions, Permissions, hard_link, remove_file, rename, set_permissions, symlink_metadata,
};
use std::io::{ErrorKind, Result, Write as _};
use std::os::unix::fs::{DirBuilderExt as _, OpenOptionsExt as _, PermissionsExt as _};
use std::path::{Path, PathBuf};

/// The folder in the data directory. No network can have its name, since a name begins with a letter or a digit.
const FOLDER: &str = ".nocluster";

/// Who may read a lease or a cursor.
pub(super) const MODE: u32 = 0o600;

/// The place where the files of one network are prepared, one at a time, under the network's lock.
#[derive(Debug)]
pub(super) struct Aside {
    folder: PathBuf,
    file: PathBuf,
    /// What the network's files held. The name of a network does not begin with a dot.
    index: PathBuf,
}

impl Aside {
    /// The place for the network with this directory. What a killed process left there is removed.
    pub(super) fn of(directory: &Path) -> Self {
        let folder = directory.parent().unwrap_or(Path::new("")).join(FOLDER);
        let network = directory.file_name().unwrap_or_default();
        let file = folder.join(network);
        let mut index = OsString::from(".");
        index.push(network);
        let _ = remove_file(&file);
        Self { index: folder.join(index), folder, file }
    }

    /// Creates a file, which must not exist.
    pub(super) fn create(&self, path: &Path, content: &str) -> Result<()> {
        self.prepare(content).and_then(|()| hard_link(&self.file, path)).inspect_err(|_| self.clear())?;
        self.clear();
        Ok(())
    }

    /// Gives a file this content. A file that exists keeps its mode, as one that is written over does.
    pub(super) fn replace(&self, path: &Path, content: &str) -> Result<()> {
        let mode = match symlink_metadata(path) {
            Ok(before) if before.is_file() => before.permissions().mode() & 0o7777,
            Ok(_) => return Err(ErrorKind::Unsupported.into()),
            Err(_) => MODE,
        };
        let prepare = || {
            self.prepare(content)?;
            if mode != MODE {
                set_permissions(&self.file, Permissions::from_mode(mode))?;
            }
            rename(&self.file, path)
        };
        prepare().inspect_err(|_| self.clear())
    }

    fn prepare(&self, content: &str) -> Result<()> {
        self.begin()?.write_all(content.as_bytes())
    }

    /// An empty file, from which the clock of the file system can be read.
    pub(super) fn begin(&self) -> Result<File> {
        let mut options = OpenOptions::new();
        options.write(true).create_new(true).mode(MODE);
        options.open(&self.file).or_else(|error| {
            if error.kind() != ErrorKind::NotFound {
                return Err(error);
            }
            // Another network's process may make it at the same time.
            let _ = DirBuilder::new().mode(0o700).create(&self.folder);
            options.open(&self.file)
        })
    }

    /// What was begun becomes the index, if there is room for it.
    pub(super) fn finish(&self, file: &mut File, content: &[u8]) {
        let _ = file.write_all(content).and_then(|()| rename(&self.file, &self.index)).inspect_err(|_| self.clear());
    }

    /// What the index holds, if there is one.
    #[expect(clippy::disallowed_methods, reason = "a plugin reads its own files")]
    pub(super) fn read_index(&self) -> Option<Vec<u8>> {
        std::fs::read(&self.index).ok()
    }

    pub(super) fn clear(&self) {
        let _ = remove_file(&self.file);
    }
}
