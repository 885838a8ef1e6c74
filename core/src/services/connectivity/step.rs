//! A step of a connection, and whether it gets past it.

use std::fmt;

use serde::Serialize;

use super::reason::StepReason;

/// One step on the way of a connection; `Display` prints its sentence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Step {
    /// Whether the connection gets past it.
    pub status: Status,
    /// What was found.
    #[serde(flatten)]
    pub reason: StepReason,
}

impl fmt::Display for Step {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.reason)
    }
}

/// Whether a connection gets past a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// It does.
    Ok,
    /// It does, and there is something to know.
    Info,
    /// It may not.
    Warn,
    /// It depends on objects that were not given.
    Unknown,
    /// It does not.
    Fail,
}

impl Status {
    /// A failure, if all that it depends on is known.
    pub(super) fn fail_if(known: bool) -> Self {
        if known { Self::Fail } else { Self::Unknown }
    }

    pub(super) fn with(self, reason: StepReason) -> Step {
        Step { status: self, reason }
    }
}
