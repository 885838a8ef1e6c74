//! What a call of host-local asks for.

use crate::ipam::attachment::Attachment;

/// What a call asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Request {
    /// An address of each set.
    Add(Attachment),
    /// Whether the container has an address.
    Check(Attachment),
    /// The end of what the container has.
    Del(Attachment),
    /// The end of all leases but those of these attachments; `None` if no list was given.
    Gc(Option<Vec<Attachment>>),
}
