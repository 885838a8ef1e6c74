//! Conversions of `apiextensions.k8s.io/v1`.
//!
//! Fields that all versions have in common stand once in the internal type, and in each version again after it.
//!
//! Source: kubernetes/apiextensions-apiserver pkg/apis/apiextensions/v1/conversion.go

use crate::scheme::encode::EncodeError;
use crate::scheme::encode::decoded::Struct;

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
