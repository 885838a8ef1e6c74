//! `DefaultIngressClass`: an Ingress without a class gets the default one.
//!
//! Source: kubernetes/kubernetes plugin/pkg/admission/network/defaultingressclass/admission.go

use crate::admission::assumption::Assumption;
use crate::admission::plugin::attributes::{Attributes, Effects, Refused};
use crate::objects::Complete;
use crate::scheme::decoded::{Struct, Value};

const BETA_INGRESS_CLASS: &str = "kubernetes.io/ingress.class";

pub(super) fn admit(
    object: Option<&mut Struct<'_>>,
    attributes: &Attributes<'_>,
    effects: &mut Effects,
) -> Result<(), Refused> {
    if !attributes.is_for_proper("networking.k8s.io", "ingresses") {
        return Ok(());
    }
    let ingress = attributes.expect(object, "Ingress")?;
    if ingress.open("metadata").and_then(|metadata| metadata.entry_text("annotations", BETA_INGRESS_CLASS)).is_some() {
        return Ok(());
    }
    let Some(spec) = ingress.open("spec") else { return Ok(()) };
    if !spec.is_nil("ingressClassName") {
        return Ok(());
    }
    match attributes.cluster.stored().ingress_classes.default_name() {
        Some(name) => spec.set("ingressClassName", Value::owned_text(name.to_owned())),
        None if attributes.cluster.is_complete(Complete::IngressClasses) => {}
        None => effects.assume(Assumption::IngressClasses),
    }
    Ok(())
}
