//! Types of records.

use std::fmt;

use serde::{Serialize, Serializer};

use super::number_names;

/// The type of a record, or the type that a question asks for.
///
/// # Examples
///
/// ```
/// use nocluster::dns::message::RecordType;
///
/// assert_eq!(RecordType::parse("aaaa"), Some(RecordType::AAAA));
/// assert_eq!(RecordType::parse("TYPE28"), Some(RecordType::AAAA));
/// assert_eq!(RecordType(1234).to_string(), "TYPE1234");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RecordType(
    /// The number.
    pub u16,
);

/// The types that have a name, by number.
///
/// Source: miekg/dns ztypes.go TypeToString
#[rustfmt::skip]
const NAMES: &[(u16, &str)] = &[
    (0, "None"), (1, "A"), (2, "NS"), (3, "MD"), (4, "MF"), (5, "CNAME"), (6, "SOA"), (7, "MB"), (8, "MG"),
    (9, "MR"), (10, "NULL"), (12, "PTR"), (13, "HINFO"), (14, "MINFO"), (15, "MX"), (16, "TXT"), (17, "RP"),
    (18, "AFSDB"), (19, "X25"), (20, "ISDN"), (21, "RT"), (23, "NSAP-PTR"), (24, "SIG"), (25, "KEY"),
    (26, "PX"), (27, "GPOS"), (28, "AAAA"), (29, "LOC"), (30, "NXT"), (31, "EID"), (32, "NIMLOC"),
    (33, "SRV"), (34, "ATMA"), (35, "NAPTR"), (36, "KX"), (37, "CERT"), (39, "DNAME"), (41, "OPT"),
    (42, "APL"), (43, "DS"), (44, "SSHFP"), (45, "IPSECKEY"), (46, "RRSIG"), (47, "NSEC"), (48, "DNSKEY"),
    (49, "DHCID"), (50, "NSEC3"), (51, "NSEC3PARAM"), (52, "TLSA"), (53, "SMIMEA"), (55, "HIP"),
    (56, "NINFO"), (57, "RKEY"), (58, "TALINK"), (59, "CDS"), (60, "CDNSKEY"), (61, "OPENPGPKEY"),
    (62, "CSYNC"), (63, "ZONEMD"), (64, "SVCB"), (65, "HTTPS"), (99, "SPF"), (100, "UINFO"), (101, "UID"),
    (102, "GID"), (103, "UNSPEC"), (104, "NID"), (105, "L32"), (106, "L64"), (107, "LP"), (108, "EUI48"),
    (109, "EUI64"), (128, "NXNAME"), (249, "TKEY"), (250, "TSIG"), (251, "IXFR"), (252, "AXFR"),
    (253, "MAILB"), (254, "MAILA"), (255, "ANY"), (256, "URI"), (257, "CAA"), (258, "AVC"), (260, "AMTRELAY"),
    (261, "RESINFO"), (32768, "TA"), (32769, "DLV"), (65535, "Reserved"),
];

impl RecordType {
    /// An IPv4 address.
    pub const A: Self = Self(1);
    /// A name server of a zone.
    pub const NS: Self = Self(2);
    /// The name that a name is an alias of.
    pub const CNAME: Self = Self(5);
    /// The start of a zone of authority.
    pub const SOA: Self = Self(6);
    /// The name of an address.
    pub const PTR: Self = Self(12);
    /// Octets, for experiments.
    pub const NULL: Self = Self(10);
    /// A host's processor and system; CoreDNS answers ANY with it.
    pub const HINFO: Self = Self(13);
    /// A mail exchange.
    pub const MX: Self = Self(15);
    /// Text.
    pub const TXT: Self = Self(16);
    /// An IPv6 address.
    pub const AAAA: Self = Self(28);
    /// A service's host and port.
    pub const SRV: Self = Self(33);
    /// EDNS: sizes, flags and options of a message.
    pub const OPT: Self = Self(41);
    /// A delegation signer.
    pub const DS: Self = Self(43);
    /// A transaction signature.
    pub const TSIG: Self = Self(250);
    /// A question for the changes of a zone.
    pub const IXFR: Self = Self(251);
    /// A question for all of a zone.
    pub const AXFR: Self = Self(252);
    /// A question for records of every type.
    pub const ANY: Self = Self(255);

    /// Reads a name such as `SRV`, or `TYPE` and a number; the case of letters does not count.
    ///
    /// Source: miekg/dns scan.go typeToInt
    pub fn parse(text: &str) -> Option<Self> {
        Self::parse_name(text).or_else(|| super::class::numbered(text, "TYPE").map(Self))
    }

    /// Reads a name such as `SRV`; the case of letters does not count. A Corefile knows only these, and not `None` and
    /// `Reserved`, which the library looks for in capitals.
    ///
    /// Source: miekg/dns reverse.go StringToType
    pub fn parse_name(text: &str) -> Option<Self> {
        number_names::number(NAMES, text).map(Self).filter(|rtype| !matches!(rtype.0, 0 | 65535))
    }

    /// The name of the type, if it has one.
    pub fn name(self) -> Option<&'static str> {
        let at = NAMES.binary_search_by_key(&self.0, |(number, _)| *number).ok()?;
        NAMES.get(at).map(|(_, name)| *name)
    }
}

impl fmt::Display for RecordType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.name() {
            Some(name) => f.write_str(name),
            None => write!(f, "TYPE{}", self.0),
        }
    }
}

impl Serialize for RecordType {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
