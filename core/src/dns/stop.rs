//! Why a query has no reply.

use crate::dns::need::DnsNeed;

/// Why a query has no reply.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Stop {
    /// The reply depends on facts that were not given.
    Unknown(Vec<DnsNeed>),
    /// A record has a name that no message can hold, so that CoreDNS sends nothing.
    Unwritable { name: String },
    /// A lookup leads to itself, and CoreDNS never comes back.
    Endless { name: String },
}
