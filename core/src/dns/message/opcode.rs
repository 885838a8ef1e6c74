//! Opcodes.

use std::fmt;

use super::number_names;

/// What a message asks for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Opcode(
    /// The number; a message has four bits for it.
    pub u8,
);

/// Source: miekg/dns msg.go OpcodeToString
const NAMES: &[(u8, &str)] = &[(0, "QUERY"), (1, "IQUERY"), (2, "STATUS"), (4, "NOTIFY"), (5, "UPDATE")];

impl Opcode {
    /// An ordinary query.
    pub const QUERY: Self = Self(0);
    /// The status of a server.
    pub const STATUS: Self = Self(2);
    /// A zone has changed.
    pub const NOTIFY: Self = Self(4);
    /// A dynamic update.
    pub const UPDATE: Self = Self(5);

    /// Reads a name such as `QUERY`, or a number below 16; the case of letters does not count.
    pub fn parse(text: &str) -> Option<Self> {
        let named = number_names::number(NAMES, text);
        named.or_else(|| text.parse().ok().filter(|number| *number < 16)).map(Self)
    }
}

/// The name, else the number.
impl fmt::Display for Opcode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match number_names::name(NAMES, self.0) {
            Some(name) => f.write_str(name),
            None => write!(f, "{}", self.0),
        }
    }
}
