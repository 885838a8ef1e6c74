//! What an application gets instead of addresses.

use std::fmt;

use serde::{Serialize, Serializer};

/// The error of a lookup; `Display` prints the constant of `getaddrinfo`, or Go's text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum LookupError {
    /// glibc, musl: there is no such name.
    NoName,
    /// glibc, musl: the name has no address.
    NoData,
    /// glibc, musl: no answer came, or the server failed; it may be different later.
    Again,
    /// glibc, musl: an address was given that is not of the family asked for.
    AddressFamily,
    /// glibc: the call does not return, since it waits for an answer over TCP without end.
    Hang,
    /// glibc: the process ends by a signal, since it takes its own copy of the search list for a wrong one.
    Abort,
    /// musl: the process ends by a signal, since it divides the time by `attempts:0`.
    Crash,
    /// Go: there is no such name, or it has no address.
    NoSuchHost,
    /// Go: the server failed or refused.
    ServerMisbehaving,
    /// Go: no answer came.
    Timeout,
    /// Go: the answer is empty, and neither authoritative nor recursive.
    LameReferral,
    /// Go: the name can't be asked.
    CannotMarshal,
    /// Go: an address was given that is not of the family asked for.
    NoSuitableAddress,
}

impl LookupError {
    /// The text that `Display` prints.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::NoName => "EAI_NONAME",
            Self::NoData => "EAI_NODATA",
            Self::Again => "EAI_AGAIN",
            Self::AddressFamily => "EAI_ADDRFAMILY",
            Self::Hang => "does not return",
            Self::Abort => "SIGABRT",
            Self::Crash => "SIGFPE",
            Self::NoSuchHost => "no such host",
            Self::ServerMisbehaving => "server misbehaving",
            Self::Timeout => "i/o timeout",
            Self::LameReferral => "lame referral",
            Self::CannotMarshal => "cannot marshal DNS message",
            Self::NoSuitableAddress => "no suitable address",
        }
    }
}

impl fmt::Display for LookupError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl std::error::Error for LookupError {}

impl Serialize for LookupError {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}
