//! Conversions of the core group, apart from those of Pods and their templates.
//!
//! Source: kubernetes/kubernetes pkg/apis/core/v1/conversion.go

use std::borrow::Cow;

use crate::gotext::base64;
use crate::scheme::encode::decoded::{Struct, Value, insert};

/// Convert_v1_Secret_To_core_Secret: `stringData` goes into `data`, and wins.
pub(super) fn secret(secret: &mut Struct<'_>) {
    let given: Vec<(String, String)> = secret.map("stringData").map_or_else(Vec::new, |map| {
        map.iter().map(|(key, value)| (key.to_string(), base64::encode(value.string().as_bytes()))).collect()
    });
    secret.clear("stringData");
    if given.is_empty() {
        return;
    }
    if let Some(data) = secret.make_map("data") {
        for (key, value) in given {
            insert(data, Cow::Owned(key), Value::Text(Cow::Owned(value)));
        }
    }
}

/// Convert_v1_NodeSpec_To_core_NodeSpec and back: the range and the first of the ranges agree, and a single one wins.
pub(super) fn node(node: &mut Struct<'_>) {
    let Some(spec) = node.open("spec") else { return };
    let range = spec.text("podCIDR").into_owned();
    match spec.texts("podCIDRs").first() {
        Some(first) if range.is_empty() => {
            let first = Value::Text(Cow::Owned(first.clone()));
            spec.set("podCIDR", first);
        }
        first if !range.is_empty() && first != Some(&range) => spec.set_texts("podCIDRs", vec![Cow::Owned(range)]),
        _ => {}
    }
}
