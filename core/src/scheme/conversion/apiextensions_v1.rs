//! Conversions of `apiextensions.k8s.io/v1`.
//!
//! Fields that all versions have in common stand once in the internal type, and in each version again after it.
//!
//! Source: kubernetes/apiextensions-apiserver pkg/apis/apiextensions/v1/conversion.go

use crate::scheme::encode::EncodeError;
use crate::scheme::encode::decoded::{Struct, Value};

/// The fields of versions that the internal type has once, if all versions have the same.
const COMMON: [&str; 4] = ["schema", "subresources", "additionalPrinterColumns", "selectableFields"];

pub(super) fn custom_resource_definition(crd: &mut Struct<'_>) -> Result<(), EncodeError> {
    let Some(spec) = crd.open("spec") else { return Ok(()) };
    // Convert_apiextensions_CustomResourceConversion_To_v1_CustomResourceConversion
    if let Some(conversion) = spec.open("conversion")
        && let Some(webhook) = conversion.open("webhook")
        && webhook.is_nil("clientConfig")
        && webhook.is_nil("conversionReviewVersions")
    {
        conversion.clear("webhook");
    }
    let mut outcome = Ok(());
    spec.each("versions", |version| {
        if outcome.is_ok() {
            // Convert_v1_JSON_To_apiextensions_JSON and back, in every schema.
            let schema = version.open("schema");
            outcome = schema.map_or(Ok(()), |schema| schema.print_with_sorted_json("openAPIV3Schema"));
        }
    });
    outcome
}

/// What a definition loses in the storage, where it is JSON of `v1beta1`, and gets when it is read again: that version omits
/// lists which `v1` prints, and has more defaults. Most of them are for what the validation refuses.
///
/// Source: kubernetes/apiextensions-apiserver pkg/apis/apiextensions/v1beta1/{types,defaults}.go
pub(super) fn store_as_v1beta1(crd: &mut Struct<'_>) {
    let mut storage = None;
    if let Some(spec) = crd.open("spec") {
        if spec.len("versions") == 0 {
            spec.clear("versions");
        }
        spec.each("versions", |version| {
            if storage.is_none() && version.boolean("storage") {
                storage = Some(version.text("name").into_owned());
            }
        });
        if spec.text("scope").is_empty() {
            spec.set("scope", Value::text("Namespaced"));
        }
        if let Some(conversion) = spec.open("conversion") {
            let by_webhook = conversion.text("strategy") == "Webhook";
            let webhook = if by_webhook { conversion.make("webhook") } else { conversion.open("webhook") };
            if let Some(webhook) = webhook
                && webhook.len("conversionReviewVersions") == 0
            {
                webhook.clear("conversionReviewVersions");
                if by_webhook {
                    webhook.append_text("conversionReviewVersions", "v1beta1");
                }
            }
        }
    }
    if let (Some(name), Some(status)) = (storage, crd.open("status"))
        && status.len("storedVersions") == 0
    {
        status.set_texts("storedVersions", vec![name.into()]);
    }
}

/// Convert_v1_CustomResourceDefinitionSpec_To_apiextensions_CustomResourceDefinitionSpec into the definition of before, and
/// back: what its versions had in common is not unset where the new versions differ, and then is that of all of them; and
/// where there are no versions, neither is the name of the first one.
pub(super) fn keep_common<'a>(crd: &mut Struct<'a>, before: &mut Struct<'a>) {
    let (Some(spec), Some(before)) = (crd.open("spec"), before.open("spec")) else { return };
    if spec.len("versions") == 0 {
        let name = before.first("versions", |version| version.text("name").into_owned());
        let Some(name) = name.filter(|name| !name.is_empty()) else { return };
        let kept = COMMON.map(|field| (field, common(before, field)));
        spec.append("versions", |version| {
            version.set("name", Value::owned_text(name));
            version.fill_bool("served", true);
            version.fill_bool("storage", true);
            for (field, common) in kept {
                if let Common::All(value) = common {
                    version.set(field, value);
                }
            }
        });
        return;
    }
    for field in COMMON {
        if let (Common::Differs, Common::All(value)) = (common(spec, field), common(before, field)) {
            spec.each("versions", |version| version.set(field, value.clone()));
        }
    }
}

/// What the versions have in a field.
enum Common<'a> {
    All(Value<'a>),
    /// It is nil, or there are no versions.
    Nothing,
    Differs,
}

fn common<'a>(spec: &mut Struct<'a>, field: &str) -> Common<'a> {
    let mut first: Option<Struct<'a>> = None;
    let mut differs = false;
    spec.each("versions", |version| match &first {
        None => first = Some(version.clone()),
        Some(first) => differs |= !version.means_the_same(first, field),
    });
    match first {
        _ if differs => Common::Differs,
        Some(first) if !first.is_nil(field) => first.copy(field).map_or(Common::Nothing, Common::All),
        _ => Common::Nothing,
    }
}
