//! The data of records.

use std::net::{Ipv4Addr, Ipv6Addr};

use super::{CharString, EdnsOption, Name, RecordType};

/// What a record says, by type.
///
/// Where the data of a malformed record ends early, the fields that are left are zero, and names [`Name::absent`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum RecordData {
    /// An IPv4 address.
    A(Ipv4Addr),
    /// An IPv6 address.
    Aaaa(Ipv6Addr),
    /// The name that this name is an alias of.
    Cname(Name),
    /// A name server of the zone.
    Ns(Name),
    /// The name of an address.
    Ptr(Name),
    /// A mail exchange.
    Mx {
        /// The lower, the better.
        preference: u16,
        /// Its name.
        exchange: Name,
    },
    /// A service's host and port.
    Srv {
        /// The lower, the better.
        priority: u16,
        /// The share among those of one priority.
        weight: u16,
        /// The port.
        port: u16,
        /// The host.
        target: Name,
    },
    /// Text.
    Txt(Vec<CharString>),
    /// The start of a zone of authority.
    Soa(Box<Soa>),
    /// A host's processor and system.
    Hinfo {
        /// The processor.
        cpu: CharString,
        /// The system.
        os: CharString,
    },
    /// The options of EDNS.
    Opt(Vec<EdnsOption>),
    /// No data, as in a dynamic update.
    Empty,
    /// The octets of any other type.
    Opaque(Box<[u8]>),
}

/// The start of a zone of authority.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Soa {
    /// The first name server.
    pub ns: Name,
    /// The mail address of who is responsible, its `@` written as a dot.
    pub mbox: Name,
    /// The version of the zone.
    pub serial: u32,
    /// Seconds between two checks of a secondary server.
    pub refresh: u32,
    /// Seconds until a failed check is repeated.
    pub retry: u32,
    /// Seconds until a secondary server gives up.
    pub expire: u32,
    /// The TTL of a negative answer, in seconds.
    pub minimum: u32,
}

impl RecordData {
    /// The type of a record that has this data; `None` where the data does not tell.
    pub fn rtype(&self) -> Option<RecordType> {
        Some(match self {
            Self::A(_) => RecordType::A,
            Self::Aaaa(_) => RecordType::AAAA,
            Self::Cname(_) => RecordType::CNAME,
            Self::Ns(_) => RecordType::NS,
            Self::Ptr(_) => RecordType::PTR,
            Self::Mx { .. } => RecordType::MX,
            Self::Srv { .. } => RecordType::SRV,
            Self::Txt(_) => RecordType::TXT,
            Self::Soa(_) => RecordType::SOA,
            Self::Hinfo { .. } => RecordType::HINFO,
            Self::Opt(_) => RecordType::OPT,
            Self::Empty | Self::Opaque(_) => return None,
        })
    }
}
