//! Response codes.

use std::fmt;

use serde::{Serialize, Serializer};

use super::number_names;

/// How a query went.
///
/// # Examples
///
/// ```
/// use nocluster::dns::message::Rcode;
///
/// assert_eq!(Rcode::NXDOMAIN.to_string(), "NXDOMAIN");
/// assert_eq!(Rcode::parse("servfail"), Some(Rcode::SERVFAIL));
/// ```
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Rcode(
    /// The number; at most 4095.
    pub u16,
);

/// Source: miekg/dns msg.go RcodeToString
#[rustfmt::skip]
const NAMES: &[(u16, &str)] = &[
    (0, "NOERROR"), (1, "FORMERR"), (2, "SERVFAIL"), (3, "NXDOMAIN"), (4, "NOTIMP"), (5, "REFUSED"), (6, "YXDOMAIN"),
    (7, "YXRRSET"), (8, "NXRRSET"), (9, "NOTAUTH"), (10, "NOTZONE"), (11, "DSOTYPENI"), (16, "BADSIG"), (17, "BADKEY"),
    (18, "BADTIME"), (19, "BADMODE"), (20, "BADNAME"), (21, "BADALG"), (22, "BADTRUNC"), (23, "BADCOOKIE"),
];

impl Rcode {
    /// No error; without a record of the type asked it means that the name exists.
    pub const NOERROR: Self = Self(0);
    /// The query is malformed.
    pub const FORMERR: Self = Self(1);
    /// The server failed.
    pub const SERVFAIL: Self = Self(2);
    /// The name does not exist.
    pub const NXDOMAIN: Self = Self(3);
    /// The server does not do this.
    pub const NOTIMP: Self = Self(4);
    /// The server does not want to answer.
    pub const REFUSED: Self = Self(5);
    /// The EDNS version is unknown; printed as `BADSIG`, which has the same number.
    pub const BADVERS: Self = Self(16);

    /// Reads a name such as `NXDOMAIN`; the case of letters does not count.
    pub fn parse(text: &str) -> Option<Self> {
        number_names::number(NAMES, text).map(Self)
    }
}

/// The name, else `RCODE` and the number.
impl fmt::Display for Rcode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match number_names::name(NAMES, self.0) {
            Some(name) => f.write_str(name),
            None => write!(f, "RCODE{}", self.0),
        }
    }
}

impl Serialize for Rcode {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
