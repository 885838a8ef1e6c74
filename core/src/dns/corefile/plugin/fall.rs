//! The option `fallthrough`, which several plugins share.

use serde::Serialize;

use super::super::address::zones_of;

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
    pub(super) fn from_args(args: &[&str]) -> Self {
        let args = if args.is_empty() { &["."][..] } else { args };
        Self { zones: args.iter().flat_map(|zone| zones_of(zone)).collect() }
    }
}
