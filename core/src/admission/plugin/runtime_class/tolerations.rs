//! Tolerations of a Pod and of its class, merged.
//!
//! Source: kubernetes/kubernetes pkg/util/tolerations/tolerations.go

use crate::admission::stored::runtime_class::Toleration;
use crate::scheme::decoded::{Struct, Value};

/// Adds tolerations to those of a Pod; what another one covers is left out.
pub(super) fn merge(spec: &mut Struct<'_>, others: &[Toleration]) {
    let mut all = Vec::new();
    spec.each("tolerations", |toleration| all.push(read(toleration)));
    all.extend_from_slice(others);
    let mut merged: Vec<Toleration> = Vec::new();
    for (index, own) in all.iter().enumerate() {
        let later = all.iter().skip(index.saturating_add(1));
        let covered = merged.iter().any(|held| covers(held, own))
            || later.into_iter().any(|later| later != own && covers(later, own));
        if !covered {
            merged.push(own.clone());
        }
    }
    spec.set_list("tolerations", merged, |made, toleration| {
        let Toleration { key, operator, value, effect, seconds } = toleration;
        for (name, text) in [("key", key), ("operator", operator), ("value", value), ("effect", effect)] {
            made.set(name, Value::owned_text(text));
        }
        if let Some(seconds) = seconds {
            made.set("tolerationSeconds", Value::Integer(seconds));
        }
    });
}

fn read(toleration: &Struct<'_>) -> Toleration {
    let text = |name| toleration.text(name).into_owned();
    Toleration {
        key: text("key"),
        operator: text("operator"),
        value: text("value"),
        effect: text("effect"),
        seconds: (!toleration.is_nil("tolerationSeconds")).then(|| toleration.integer("tolerationSeconds")),
    }
}

/// Whether a toleration tolerates all that another one does.
fn covers(wide: &Toleration, own: &Toleration) -> bool {
    if wide == own {
        return true;
    }
    // An empty key with `Exists` is for all keys and values, an empty effect for all effects.
    if own.key != wide.key && !(wide.key.is_empty() && wide.operator == "Exists") {
        return false;
    }
    if own.effect != wide.effect && !wide.effect.is_empty() {
        return false;
    }
    if wide.effect == "NoExecute"
        && let Some(seconds) = wide.seconds
        && own.seconds.is_none_or(|own| own > seconds)
    {
        return false;
    }
    match wide.operator.as_str() {
        "Equal" | "" => own.operator == "Equal" && own.value == wide.value,
        operator => operator == "Exists",
    }
}
