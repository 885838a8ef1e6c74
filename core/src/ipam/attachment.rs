//! What a network is attached to.

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
}
