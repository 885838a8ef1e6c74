//! Why a call of host-local succeeds.

use std::fmt;

use serde::Serialize;

use super::taken::Taken;

/// Why a call succeeds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "code", rename_all = "kebab-case")]
#[non_exhaustive]
pub enum HostLocalReason {
    /// Each set gives an address.
    Allocated {
        /// The addresses, in the order of the sets.
        addresses: Vec<Taken>,
    },
    /// The container's files are removed.
    Released {
        /// How many files.
        files: usize,
    },
    /// The container has nothing.
    NothingToRelease,
    /// A file is the container's.
    Found {
        /// The first such file.
        file: String,
    },
    /// Garbage is collected.
    Collected {
        /// How many files are removed.
        removed: usize,
        /// How many leases stay.
        kept: usize,
    },
}

impl fmt::Display for HostLocalReason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Allocated { addresses } => {
                for (index, taken) in addresses.iter().enumerate() {
                    write!(f, "{}{taken}", if index > 0 { "; " } else { "" })?;
                }
                Ok(())
            }
            Self::Released { files: 1 } => f.write_str("1 file of the container is removed"),
            Self::Released { files } => write!(f, "{files} files of the container are removed"),
            Self::NothingToRelease => f.write_str("the container has no file here, which is not an error"),
            Self::Found { file } => write!(f, "the file {file} is the container's"),
            Self::Collected { removed, kept } => write!(f, "files removed: {removed}, leases that stay: {kept}"),
        }
    }
}
