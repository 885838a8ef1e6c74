//! The exit codes, and which of several counts.

use nocluster::wire;

/// How a question ended; the later one in this order wins among several.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Exit {
    /// Allowed, nothing rejected, applied.
    Fine,
    /// Denied, crashed, does not apply.
    Refused,
    /// Unknown, or a response is missing.
    Unknown,
    /// The input can't be interpreted.
    BadInput,
}

impl Exit {
    /// The exit code that an operation gives a verdict.
    pub(crate) fn of(op: &str, verdict: &str) -> Self {
        match wire::ops().find(|operation| operation.op == op).map(|operation| operation.exit(verdict)) {
            Some(1) => Exit::Refused,
            Some(3) => Exit::Unknown,
            _ => Exit::Fine,
        }
    }

    pub(crate) fn code(self) -> i32 {
        match self {
            Exit::Fine => 0,
            Exit::Refused => 1,
            Exit::BadInput => 2,
            Exit::Unknown => 3,
        }
    }
}
