//! Lists of resources: names with amounts.

use crate::scheme::encode::decoded::{Struct, entry, insert};

/// Copies each amount of one list to another that does not have it.
pub(super) fn copy_missing(parent: &mut Struct<'_>, from: &str, to: &str) {
    let Some(source) = parent.map(from).map(|map| map.clone()) else { return };
    if source.is_empty() {
        return;
    }
    let Some(target) = parent.make_map(to) else { return };
    for (name, amount) in source {
        if entry(target, &name).is_none() {
            insert(target, name, amount);
        }
    }
}
