//! `DefaultTolerationSeconds`: a Pod stays for five minutes on a Node that is not ready or not reachable.
//!
//! Source: kubernetes/kubernetes plugin/pkg/admission/defaulttolerationseconds/admission.go

use crate::admission::plugin::attributes::{Attributes, Refused};
use crate::scheme::decoded::{Struct, Value};

/// The taints, in the order in which their tolerations are added.
const TAINTS: [&str; 2] = ["node.kubernetes.io/not-ready", "node.kubernetes.io/unreachable"];
/// Both flags of kube-apiserver have this default.
const SECONDS: i64 = 300;

pub(super) fn admit(object: Option<&mut Struct<'_>>, attributes: &Attributes<'_>) -> Result<(), Refused> {
    if !attributes.is_for_proper("", "pods") {
        return Ok(());
    }
    let Some(spec) = attributes.expect(object, "Pod")?.open("spec") else { return Ok(()) };
    let mut missing = TAINTS.to_vec();
    // The operator, the value and the seconds of a toleration do not count.
    spec.each("tolerations", |toleration| {
        let (key, effect) = (toleration.text("key"), toleration.text("effect"));
        if effect == "NoExecute" || effect.is_empty() {
            missing.retain(|taint| key != *taint && !key.is_empty());
        }
    });
    for taint in missing {
        spec.append("tolerations", |toleration| {
            toleration.set("key", Value::text(taint));
            toleration.set("operator", Value::text("Exists"));
            toleration.set("effect", Value::text("NoExecute"));
            toleration.set("tolerationSeconds", Value::Integer(SECONDS));
        });
    }
    Ok(())
}
