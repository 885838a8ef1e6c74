//! `TaintNodesByCondition`: a new Node is tainted as not ready until its controller has seen it.
//!
//! Source: kubernetes/kubernetes plugin/pkg/admission/nodetaint/admission.go

use crate::admission::plugin::attributes::{Attributes, Refused};
use crate::scheme::decoded::{Struct, Value};

const NOT_READY: &str = "node.kubernetes.io/not-ready";

pub(super) fn admit(object: Option<&mut Struct<'_>>, attributes: &Attributes<'_>) -> Result<(), Refused> {
    if !attributes.is_for_proper("", "nodes") {
        return Ok(());
    }
    let Some(spec) = attributes.expect(object, "Node")?.open("spec") else { return Ok(()) };
    let mut has = false;
    // The value does not count.
    spec.each("taints", |taint| has |= taint.text("key") == NOT_READY && taint.text("effect") == "NoSchedule");
    if !has {
        spec.append("taints", |taint| {
            taint.set("key", Value::text(NOT_READY));
            taint.set("effect", Value::text("NoSchedule"));
        });
    }
    Ok(())
}
