//! Questions and records.

use std::fmt;

use super::{Class, Name, RecordData, RecordType};

/// What a query asks.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Question {
    /// The name.
    pub name: Name,
    /// The type of the records.
    pub rtype: RecordType,
    /// The class.
    pub class: Class,
}

/// A resource record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    /// The owner.
    pub name: Name,
    /// The type.
    pub rtype: RecordType,
    /// The class; of an OPT record the sender's UDP size.
    pub class: Class,
    /// How many seconds it may be kept; of an OPT record rcode, version and flags.
    pub ttl: u32,
    /// What it says.
    pub data: RecordData,
}

impl Record {
    /// A record of class IN, whose type its data tells; `None` for data that does not tell.
    pub fn new(name: Name, ttl: u32, data: RecordData) -> Option<Self> {
        Some(Self { name, rtype: data.rtype()?, class: Class::IN, ttl, data })
    }
}

/// Prints the question as `dig` does.
///
/// Source: miekg/dns types.go Question.String
impl fmt::Display for Question {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, ";{}\t{}\t {}", self.name, self.class, self.rtype)
    }
}
