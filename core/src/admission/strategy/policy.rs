//! The strategy of PodDisruptionBudgets.
//!
//! Source: kubernetes/kubernetes pkg/registry/policy/poddisruptionbudget/strategy.go, pkg/apis/policy/helper.go

use crate::scheme::decoded::Struct;

/// A label that says in selectors of `v1beta1` that they match all or none is stripped from selectors that say more.
pub(super) fn strip_label<'a>(budget: &mut Struct<'a>, old: Option<&mut Struct<'a>>) {
    let Some(spec) = budget.open("spec") else { return };
    if old.and_then(|old| old.open("spec")).is_some_and(|old| spec.means_the_same(old, "selector")) {
        return;
    }
    let Some(selector) = spec.open("selector") else { return };
    if selector.is_unset("matchLabels") && selector.len("matchExpressions") == 1 {
        let alone = selector.first("matchExpressions", |only| {
            only.text("key") == LABEL && only.text("operator") == "Exists" && only.len("values") == 0
        });
        if alone == Some(true) {
            return;
        }
    }
    selector.retain("matchExpressions", |expression| expression.text("key") != LABEL);
}

const LABEL: &str = "pdb.kubernetes.io/deprecated-v1beta1-empty-selector-match";
