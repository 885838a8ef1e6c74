//! Conversion into the internal object of before, as the server does it with what a webhook's patch made: what a
//! conversion does not set, the object keeps.
//!
//! Source: kubernetes/apiserver pkg/admission/plugin/webhook/mutating/dispatcher.go Dispatch; kubernetes/kubernetes
//! pkg/apis/{apps,autoscaling}/v1/conversion.go; kubernetes/apiextensions-apiserver pkg/apis/apiextensions/v1/conversion.go

use super::between::{autoscaler_over, encode_in_version};
use super::{apiextensions_v1, apps_v1, autoscaling_v1, pod};
use crate::json::Document;
use crate::meta::Gvk;
use crate::release::Release;
use crate::scheme::encode::{EncodeError, encode_changed_beside};

/// Converts a patched object of a kind into the object of before, which is of the kind `into`; `None` where the conversion
/// sets all of it.
///
/// # Errors
///
/// [`EncodeError`] if the object can't be read.
pub(crate) fn encode_over(
    patched: &Document,
    before: &Document,
    from: &Gvk,
    into: &Gvk,
    release: Release,
) -> Result<Option<Document>, EncodeError> {
    match (from.group.as_str(), from.version.as_str(), from.kind.as_str()) {
        ("autoscaling", "v1", "HorizontalPodAutoscaler") if from == into => {
            let converted = encode_changed_beside(patched, before, from, release, |patched, before| {
                autoscaling_v1::autoscaler_over(patched, before, release);
                Ok::<_, EncodeError>(())
            });
            converted.map(|converted| Some(converted.document))
        }
        ("autoscaling", "v1", "HorizontalPodAutoscaler") => {
            let internal = Gvk::new("autoscaling", "v2", "HorizontalPodAutoscaler");
            let Some(before) = encode_in_version(before, into, &internal, release)? else { return Ok(None) };
            let Some(over) = autoscaler_over(patched, &before, from, &internal, release) else { return Ok(None) };
            encode_in_version(&over, &internal, into, release)
        }
        ("apps", "v1", "DaemonSet") => {
            let converted = encode_changed_beside(patched, before, from, release, |patched, before| {
                apps_v1::keep_template_generation(patched, before);
                pod::template(patched, &["spec", "template"], release);
                apps_v1::daemon_set(patched)
            });
            converted.map(|converted| Some(converted.document))
        }
        ("apiextensions.k8s.io", "v1", "CustomResourceDefinition") => {
            let converted = encode_changed_beside(patched, before, from, release, |patched, before| {
                apiextensions_v1::keep_common(patched, before);
                apiextensions_v1::custom_resource_definition(patched)
            });
            converted.map(|converted| Some(converted.document))
        }
        _ => Ok(None),
    }
}
