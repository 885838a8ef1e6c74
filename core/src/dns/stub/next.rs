//! What follows a name that was tried.

use serde::Serialize;

use super::Outcome;

/// What a resolver does after a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, thiserror::Error)]
#[serde(tag = "code", rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Next {
    /// The application gets the addresses.
    #[error("{outcome}: done")]
    Found {
        /// What the replies come to.
        outcome: Outcome,
    },
    /// The next name is tried.
    #[error("{outcome}: the next name is tried")]
    TryNext {
        /// What the replies come to.
        outcome: Outcome,
    },
    /// The search list is left; the name as it was given is tried.
    #[error("{outcome}: the search list ends here; the name as given is tried")]
    TryAsGiven {
        /// What the replies come to.
        outcome: Outcome,
    },
    /// Nothing more is tried, though there are more names.
    #[error("{outcome}: the lookup ends here")]
    Stop {
        /// What the replies come to.
        outcome: Outcome,
    },
    /// It was the last name.
    #[error("{outcome}: it was the last name")]
    Last {
        /// What the replies come to.
        outcome: Outcome,
    },
}
