//! A stored PriorityClass.

use super::read::text;
use crate::json::Node;

/// What the plugin reads of a PriorityClass.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct PriorityClass {
    pub(crate) value: i64,
    pub(crate) global_default: bool,
    pub(crate) preemption_policy: Option<String>,
}

impl PriorityClass {
    pub(super) fn read(root: Node<'_>) -> Self {
        Self {
            value: root.member("value").and_then(|value| value.as_i64()).unwrap_or(0),
            global_default: root.member("globalDefault").and_then(|is| is.as_bool()).unwrap_or(false),
            preemption_policy: root.member("preemptionPolicy").map(text),
        }
    }

    /// A class that every server creates itself.
    ///
    /// Source: kubernetes/kubernetes pkg/apis/scheduling/v1/helpers.go SystemPriorityClasses
    pub(crate) fn of_system(name: &str) -> Option<Self> {
        let value = match name {
            "system-cluster-critical" => 2_000_000_000,
            "system-node-critical" => 2_000_001_000,
            _ => return None,
        };
        Some(Self { value, global_default: false, preemption_policy: Some("PreemptLowerPriority".to_owned()) })
    }
}
