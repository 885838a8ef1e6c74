//! A stored RuntimeClass.

use super::limit_range::{Amounts, amounts};
use super::read::text;
use crate::json::Node;

/// What the plugin reads of a RuntimeClass.
#[derive(Debug, Clone)]
pub(crate) struct RuntimeClass {
    /// The overhead; `Some` and empty is one without amounts.
    pub(crate) overhead: Option<Amounts>,
    pub(crate) scheduling: Option<Scheduling>,
}

/// Where Pods of the class are scheduled.
#[derive(Debug, Clone)]
pub(crate) struct Scheduling {
    /// Sorted by key.
    pub(crate) node_selector: Vec<(String, String)>,
    pub(crate) tolerations: Vec<Toleration>,
}

/// A toleration of a Pod or a class.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Toleration {
    pub(crate) key: String,
    pub(crate) operator: String,
    pub(crate) value: String,
    pub(crate) effect: String,
    pub(crate) seconds: Option<i64>,
}

impl RuntimeClass {
    pub(super) fn read(root: Node<'_>) -> Self {
        let member = |name| root.member(name).filter(|node| !node.is_null());
        Self {
            overhead: member("overhead").map(|overhead| overhead.member("podFixed").map(amounts).unwrap_or_default()),
            scheduling: member("scheduling").map(Scheduling::read),
        }
    }
}

impl Scheduling {
    fn read(node: Node<'_>) -> Self {
        let selector = node.member("nodeSelector");
        let tolerations = node.member("tolerations");
        let entries =
            |map: Node<'_>| map.members().map(|member| (member.name().into_owned(), text(member.value))).collect();
        Self {
            node_selector: selector.map(entries).unwrap_or_default(),
            tolerations: tolerations.map(|list| list.elements().map(Toleration::read).collect()).unwrap_or_default(),
        }
    }
}

impl Toleration {
    fn read(node: Node<'_>) -> Self {
        let own = |name| node.member(name).map(text).unwrap_or_default();
        Self {
            key: own("key"),
            operator: own("operator"),
            value: own("value"),
            effect: own("effect"),
            seconds: node.member("tolerationSeconds").and_then(|seconds| seconds.as_i64()),
        }
    }
}
