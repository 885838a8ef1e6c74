//! Results of `matchConditions`, supplied by the caller.

use std::collections::BTreeMap;

/// The result of a CEL expression.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ConditionResult {
    /// The expression is true.
    True,
    /// The expression is false.
    False,
    /// The expression failed at run time. The text is the CEL error alone, such as `no such key: metadata`.
    Error(String),
}

/// The result of one condition, for each pass of the mutating phase.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Condition {
    /// One result for every pass.
    Always(ConditionResult),
    /// The results of pass 0 and pass 1. A pass without a result is not known.
    Rounds(Vec<ConditionResult>),
}

impl Condition {
    /// The result in a pass, if it is known.
    pub fn in_round(&self, round: u8) -> Option<&ConditionResult> {
        match self {
            Self::Always(result) => Some(result),
            Self::Rounds(results) => results.get(usize::from(round)),
        }
    }
}

/// Results by hook key (the full one, or a shorter one that is unique) and condition name.
pub type Conditions = BTreeMap<String, BTreeMap<String, Condition>>;
