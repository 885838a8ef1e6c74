//! Defaults of `apiextensions.k8s.io/v1`.
//!
//! Source: kubernetes/apiextensions-apiserver pkg/apis/apiextensions/v1/defaults.go

use super::context::Context;
use crate::gotext::lower;
use crate::scheme::encode::decoded::{Struct, Value};

pub(super) fn set_defaults_custom_resource_definition(crd: &mut Struct<'_>, context: &Context) {
    let Some(spec) = crd.open("spec") else { return };
    set_defaults_custom_resource_definition_spec(spec, context);
    let mut stored = None;
    spec.each("versions", |version| {
        if stored.is_none() && version.boolean("storage") {
            stored = Some(version.text("name").into_owned());
        }
    });
    if let (Some(stored), Some(status)) = (stored, crd.open("status"))
        && status.is_unset("storedVersions")
    {
        status.set_texts("storedVersions", vec![stored.into()]);
    }
}

pub(super) fn set_defaults_custom_resource_definition_spec(spec: &mut Struct<'_>, _: &Context) {
    if let Some(names) = spec.open("names") {
        let kind = names.text("kind").into_owned();
        if !kind.is_empty() {
            names.fill("singular", Value::Text(lower::to_lower(&kind).into()));
            names.fill("listKind", Value::Text(format!("{kind}List").into()));
        }
    }
    if spec.is_nil("conversion")
        && let Some(conversion) = spec.make("conversion")
    {
        conversion.set("strategy", Value::text("None"));
    }
}

pub(super) fn set_defaults_service_reference(reference: &mut Struct<'_>, _: &Context) {
    reference.fill_integer("port", 443);
}
