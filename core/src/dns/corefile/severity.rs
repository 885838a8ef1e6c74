//! How bad a finding is.

use serde::Serialize;

/// How bad a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// CoreDNS does not start, or does not do what the Corefile says.
    Error,
    /// Likely not what was meant.
    Warning,
    /// Worth to know.
    Note,
}
