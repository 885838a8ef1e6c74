//! What the answers for one name come to.

use serde::Serialize;

use super::StubReply;
use crate::dns::message::{Message, Rcode, RecordData};

/// What the answers for one candidate come to, all families together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, thiserror::Error)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Outcome {
    /// There is an address.
    #[error("an address")]
    Addresses,
    /// The name does not exist.
    #[error("NXDOMAIN")]
    NxDomain,
    /// The name exists, and has no address.
    #[error("NODATA")]
    NoData,
    /// The name is an alias, and no address is told.
    #[error("a CNAME without an address")]
    AliasOnly,
    /// The server failed.
    #[error("SERVFAIL")]
    ServerFailure,
    /// The server refused, or answered with another code.
    #[error("REFUSED or another error")]
    Refused,
    /// No answer came.
    #[error("no answer")]
    Timeout,
    /// The name is too long or has an empty label: nothing is asked.
    #[error("no valid name")]
    InvalidName,
}

impl Outcome {
    /// The outcome of one reply.
    pub(super) fn of(reply: &StubReply) -> Self {
        match reply {
            StubReply::Timeout => Self::Timeout,
            StubReply::Message(reply) => Self::of_message(&reply.message),
        }
    }

    pub(super) fn of_message(message: &Message) -> Self {
        let has = |wanted: fn(&RecordData) -> bool| message.answers.iter().any(|record| wanted(&record.data));
        match message.rcode {
            Rcode::NXDOMAIN => Self::NxDomain,
            Rcode::SERVFAIL => Self::ServerFailure,
            Rcode::NOERROR if has(|data| matches!(data, RecordData::A(_) | RecordData::Aaaa(_))) => Self::Addresses,
            Rcode::NOERROR if has(|data| matches!(data, RecordData::Cname(_))) => Self::AliasOnly,
            Rcode::NOERROR => Self::NoData,
            _ => Self::Refused,
        }
    }

    /// The outcome of several replies: an address counts most, then what keeps the name from being known.
    pub(super) fn together(outcomes: impl Iterator<Item = Self>) -> Self {
        let rank = |outcome: &Self| match outcome {
            Self::Addresses => 0,
            Self::Timeout => 1,
            Self::ServerFailure => 2,
            Self::Refused => 3,
            Self::NxDomain => 4,
            Self::AliasOnly => 5,
            Self::NoData => 6,
            Self::InvalidName => 7,
        };
        outcomes.min_by_key(rank).unwrap_or(Self::InvalidName)
    }
}
