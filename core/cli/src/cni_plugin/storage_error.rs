//! Why the directory of a network can't be used, in the words of Go.

use crate::load::reason;

/// An error of the system about a file. `Display` prints it as Go does.
#[derive(Debug, thiserror::Error)]
pub(super) enum StorageError {
    /// A call of the system that names its file.
    #[error("{call} {path}: {reason}")]
    Path {
        /// The call, as Go names it.
        call: &'static str,
        /// The path.
        path: String,
        /// The text of the error.
        reason: String,
    },
    /// The lock can't be opened or taken.
    #[error("{reason}")]
    Lock {
        /// The text of the error.
        reason: String,
    },
    /// The lease or the cursor of a set can't be written.
    #[error("failed to allocate for range {set}: {error}")]
    Set {
        /// The number of the set.
        set: usize,
        /// Why.
        error: Box<StorageError>,
    },
}

impl StorageError {
    pub(super) fn of(call: &'static str, path: &std::path::Path, error: &std::io::Error) -> Self {
        Self::Path { call, path: path.display().to_string(), reason: reason(error) }
    }

    pub(super) fn of_lock(error: &std::io::Error) -> Self {
        Self::Lock { reason: reason(error) }
    }
}
