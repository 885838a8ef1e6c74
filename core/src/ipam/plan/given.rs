//! What a plan is told of the plugins and of the runtime.

use std::collections::BTreeMap;

use crate::ipam::host_local::Attachment;

/// What is given of the plugins and of the runtime.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct Given {
    /// What plugins answer, by their types, to each of their calls.
    pub results: BTreeMap<String, Answered>,
    /// For CHECK and DEL: the runtime's file on the attachment; `None` if it is not known.
    pub cached: Option<CachedFile>,
    /// For GC: what the runtime's files on the attachments of all networks hold; `None` if they are not known.
    pub attachments: Option<Vec<Vec<u8>>>,
    /// For GC: the attachments that are still valid; `None` if the runtime gives no list, so that none is.
    pub valid_attachments: Option<Vec<Attachment>>,
}

/// How a plugin answers.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Answered {
    /// It succeeds, and prints this.
    Prints(Vec<u8>),
    /// It fails, with this text.
    Fails(String),
}

/// The runtime's file on an attachment.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum CachedFile {
    /// There is none.
    Absent,
    /// What it holds: an object of the kind `cniCacheV1`, or merely a result as older runtimes wrote it.
    Text(Vec<u8>),
}
