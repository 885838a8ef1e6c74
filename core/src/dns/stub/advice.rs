//! What would save queries.

use serde::Serialize;

/// A change that would save queries of a lookup that found its name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, thiserror::Error)]
#[serde(tag = "code", rename_all = "kebab-case", rename_all_fields = "camelCase")]
#[non_exhaustive]
pub enum Advice {
    /// The name with a dot at its end is asked alone.
    #[error("ask for `{name}`, with the dot at its end: {queries} instead of {now} queries")]
    TrailingDot {
        /// The name to ask for.
        name: String,
        /// How many queries it takes then.
        queries: u64,
        /// How many it takes now.
        now: u64,
    },
    /// With a lower `ndots` the name is tried first as it is given.
    #[error("with `ndots:{ndots}` the name is tried first as it is given: {queries} instead of {now} queries")]
    LowerNdots {
        /// The highest value that does.
        ndots: u64,
        /// How many queries it takes then.
        queries: u64,
        /// How many it takes now.
        now: u64,
    },
}
