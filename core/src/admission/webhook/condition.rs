//! Results of `matchConditions`, supplied by the caller.

use std::collections::BTreeMap;

/// What a CEL expression came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ConditionResult {
    /// It is true.
    True,
    /// It is false.
    False,
    /// It failed at run time; the CEL error alone, such as `no such key: metadata`.
    Error(String),
}

/// The result of one condition, for each pass of the mutating phase.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Condition {
    /// The same whenever it is asked.
    Always(ConditionResult),
    /// For round 0 and round 1; a round past the end is not known.
    Rounds(Vec<ConditionResult>),
}

impl Condition {
    /// The result in a round, if it is known.
    pub fn in_round(&self, round: u8) -> Option<&ConditionResult> {
        match self {
            Self::Always(result) => Some(result),
            Self::Rounds(results) => results.get(usize::from(round)),
        }
    }
}

/// Results by hook key (full, or a shorter one where it is unique) and condition name.
pub type Conditions = BTreeMap<String, BTreeMap<String, Condition>>;
