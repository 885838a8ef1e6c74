//! The families of addresses.

use std::net::IpAddr;

use crate::dns::message::RecordType;

/// Which addresses are asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Family {
    /// Both, `AF_UNSPEC`.
    Unspec,
    /// IPv4, `AF_INET`.
    Inet,
    /// IPv6, `AF_INET6`.
    Inet6,
}

impl Family {
    /// Each with its word.
    pub const ALL: &[(&'static str, Self)] = &[("unspec", Self::Unspec), ("inet", Self::Inet), ("inet6", Self::Inet6)];

    /// The types that are asked for.
    pub(super) fn types(self) -> &'static [RecordType] {
        match self {
            Self::Unspec => &[RecordType::A, RecordType::AAAA],
            Self::Inet => &[RecordType::A],
            Self::Inet6 => &[RecordType::AAAA],
        }
    }

    pub(super) fn takes(self, ip: &IpAddr) -> bool {
        match self {
            Self::Unspec => true,
            Self::Inet => ip.is_ipv4(),
            Self::Inet6 => ip.is_ipv6(),
        }
    }
}
