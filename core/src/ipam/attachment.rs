//! What a network is attached to.

use crate::gotext::trim_space;

/// A container and its interface.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Attachment {
    /// The id of the container.
    pub container_id: String,
    /// The name of the interface.
    pub ifname: String,
}

impl Attachment {
    /// What the file of a lease holds.
    pub(crate) fn key(&self) -> String {
        format!("{}\r\n{}", self.container_id.trim(), self.ifname)
    }

    /// What a file holds that host-local takes for the attachment's: its key, and the container's id alone, which is the
    /// key of old.
    ///
    /// A file holds a key also with white space around it: see [`held_key`].
    pub fn keys(&self) -> [String; 2] {
        [self.key(), self.container_id.trim().to_owned()]
    }
}

/// The key that a file of a network's directory holds: what it holds without white space at its ends.
pub fn held_key(content: &[u8]) -> &[u8] {
    trim_space(content)
}
