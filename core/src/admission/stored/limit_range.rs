//! A stored LimitRange.

use super::read::text;
use crate::json::Node;
use crate::meta::Quantity;

/// The limits of a LimitRange, in their order.
#[derive(Debug, Clone)]
pub(crate) struct LimitRange {
    pub(crate) limits: Vec<Limit>,
}

/// One element of `spec.limits`.
#[derive(Debug, Clone)]
pub(crate) struct Limit {
    pub(crate) typ: String,
    pub(crate) min: Amounts,
    pub(crate) max: Amounts,
    pub(crate) default: Amounts,
    pub(crate) default_request: Amounts,
    pub(crate) max_limit_request_ratio: Amounts,
}

/// Amounts by resource, sorted by name.
pub(crate) type Amounts = Vec<(String, Quantity)>;

impl LimitRange {
    pub(super) fn read(root: Node<'_>) -> Self {
        let limits = root.at("/spec/limits");
        Self { limits: limits.map(|limits| limits.elements().map(Limit::read).collect()).unwrap_or_default() }
    }
}

impl Limit {
    fn read(node: Node<'_>) -> Self {
        let amounts = |name| node.member(name).map(amounts).unwrap_or_default();
        Self {
            typ: node.member("type").map(text).unwrap_or_default(),
            min: amounts("min"),
            max: amounts("max"),
            default: amounts("default"),
            default_request: amounts("defaultRequest"),
            max_limit_request_ratio: amounts("maxLimitRequestRatio"),
        }
    }
}

/// The amounts of a map. It was encoded, so its keys are sorted and its amounts can be read.
pub(super) fn amounts(map: Node<'_>) -> Amounts {
    let entry = |name: String, amount: String| {
        let mut amount = Quantity::parse(&amount).ok()?;
        // The server has rounded it before: nothing is cut off, but it overflows as upstream's does.
        amount.round_up(-3);
        Some((name, amount))
    };
    map.members().filter_map(|member| entry(member.name().into_owned(), text(member.value))).collect()
}
