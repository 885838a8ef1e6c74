//! Classes.

use std::fmt;

use serde::{Serialize, Serializer};

use super::number_names;

/// The class of a question or a record. An OPT record has the sender's UDP size there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Class(
    /// The number.
    pub u16,
);

/// Source: miekg/dns msg.go ClassToString
const NAMES: &[(u16, &str)] = &[(1, "IN"), (2, "CS"), (3, "CH"), (4, "HS"), (254, "NONE"), (255, "ANY")];

impl Class {
    /// The Internet.
    pub const IN: Self = Self(1);
    /// Chaosnet; servers answer about themselves in it.
    pub const CHAOS: Self = Self(3);
    /// None, in dynamic updates.
    pub const NONE: Self = Self(254);
    /// A question for every class.
    pub const ANY: Self = Self(255);

    /// Reads a name such as `IN`, or `CLASS` and a number; the case of letters does not count.
    ///
    /// Source: miekg/dns scan.go classToInt
    pub fn parse(text: &str) -> Option<Self> {
        Self::parse_name(text).or_else(|| numbered(text, "CLASS").map(Self))
    }

    /// Reads a name such as `IN`; the case of letters does not count. A Corefile knows only these.
    ///
    /// Source: miekg/dns reverse.go StringToClass
    pub fn parse_name(text: &str) -> Option<Self> {
        number_names::number(NAMES, text).map(Self)
    }
}

/// The number behind a prefix: decimal digits only.
pub(super) fn numbered(text: &str, prefix: &str) -> Option<u16> {
    let (head, digits) = text.split_at_checked(prefix.len())?;
    let plain = head.eq_ignore_ascii_case(prefix) && digits.bytes().all(|digit| digit.is_ascii_digit());
    plain.then(|| digits.parse().ok()).flatten()
}

/// Prints the name, but `CLASS255`, because `ANY` is a type as well.
///
/// Source: miekg/dns defaults.go Class.String
impl fmt::Display for Class {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match number_names::name(NAMES, self.0).filter(|_| *self != Self::ANY) {
            Some(name) => f.write_str(name),
            None => write!(f, "CLASS{}", self.0),
        }
    }
}

impl Serialize for Class {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
