//! How serious a finding is.

use serde::Serialize;

/// How serious a finding is: the same three words for every kind of input.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// The component refuses the input, or does another thing than the input says.
    Error,
    /// The input likely does not do what was meant.
    Warning,
    /// For information.
    Info,
}
