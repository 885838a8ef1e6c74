//! The option `fallthrough`, which several plugins share.

use serde::Serialize;

use super::super::{Context, Token};

/// The zones in which a plugin passes a query on that it can't answer; none without the option.
///
/// Source: coredns/coredns plugin/pkg/fall/fall.go
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Fall {
    /// The zones, absolute and in lower case, as they were written; `.` for the option without zones.
    pub zones: Vec<String>,
}

impl Fall {
    /// The option with these arguments; those that are no zones are dropped.
    pub(in crate::dns::corefile) fn of(words: &[&Token], context: &Context<'_>) -> Self {
        Self { zones: if words.is_empty() { vec![".".to_owned()] } else { context.zones(words) } }
    }
}
