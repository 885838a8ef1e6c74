//! What the conversion to the server's internal type and back changes in an object.
//!
//! The server converts an object when it has decoded it and set its defaults, and back to the version of the request
//! for webhooks and for the answer. Most fields come back as they went; what does not stands here, in one file for each
//! API group, with functions named as upstream's.
//!
//! Source: kubernetes/kubernetes pkg/apis/*/*/{conversion,zz_generated.conversion}.go

mod apiextensions_v1;
mod apps_v1;
mod autoscaling_v1;
mod autoscaling_v2;
mod between;
mod core_v1;
mod decodable_pod;
mod flowcontrol_v1beta3;
mod over;
mod pod;
mod resource_v1beta1;

use super::defaults::{self, WithDefaults};
pub(crate) use between::{encode_as_read, encode_in_version, has_versions};
pub(crate) use decodable_pod::DecodablePod;
pub(crate) use over::encode_over;

use super::encode::decoded::Struct;
use super::encode::{EncodeError, Encoded, encode, encode_as_protobuf, encode_changed};
use crate::json::Document;
use crate::meta::Gvk;
use crate::release::Release;

/// Encodes an object as the server sends it to a webhook, before any plugin has changed it: with the defaults of its kind,
/// converted to the server's internal type and back.
///
/// As [`super::encode_with_defaults`], with the conversion.
///
/// # Errors
///
/// [`EncodeError`], as [`super::encode`], and [`EncodeError::WrongType`] for a value that can't be converted: an
/// annotation that holds a field of an older version, or a number in a schema that no float64 holds.
///
/// # Fidelity
///
/// kubernetes/apimachinery pkg/runtime/serializer/versioning/versioning.go Decode; kubernetes/apiserver
/// pkg/admission/conversion.go ConvertToGVK. Releases before 1.35 convert as 1.35 does.
///
/// # Examples
///
/// ```
/// use nocluster::{json::Document, meta::Gvk, release::Release, scheme};
///
/// let secret = Document::parse(r#"{"kind":"Secret","apiVersion":"v1","stringData":{"user":"robot"}}"#)?;
/// let sent = scheme::encode_converted(&secret, &Gvk::new("", "v1", "Secret"), Release::default())?;
/// assert_eq!(
///     sent.encoded.document.to_string(),
///     r#"{"kind":"Secret","apiVersion":"v1","metadata":{},"data":{"user":"cm9ib3Q="},"type":"Opaque"}"#
/// );
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn encode_converted(document: &Document, gvk: &Gvk, release: Release) -> Result<WithDefaults, EncodeError> {
    held_converted(document, gvk, release).map(|held| held.shown(gvk, release))
}

/// As [`encode_converted`], with amounts as the server holds them.
pub(crate) fn held_converted(document: &Document, gvk: &Gvk, release: Release) -> Result<WithDefaults, EncodeError> {
    let mut lacks_now = false;
    let encoded = encode_changed(document, gvk, release, |root| {
        lacks_now = defaults::set(root, gvk, release);
        convert(root, gvk, release)
    })?;
    Ok(WithDefaults { encoded, lacks_now })
}

/// Encodes an object whose defaults are set as it is after its conversion to the internal type and back.
///
/// # Errors
///
/// [`EncodeError`], as [`encode_converted`].
pub(crate) fn convert_encoded(document: &Document, gvk: &Gvk, release: Release) -> Result<Document, EncodeError> {
    let encoded = encode_changed(document, gvk, release, |root| convert(root, gvk, release))?;
    Ok(encoded.document)
}

/// An object of a built-in kind as the server reads it from its storage, before defaults.
///
/// Most kinds are stored as protobuf, in which an empty list that Go prints is null; CustomResourceDefinitions and
/// APIServices have servers of their own, which store JSON.
///
/// # Errors
///
/// [`EncodeError`] if the object can't be read.
///
/// # Fidelity
///
/// kubernetes/kubernetes pkg/controlplane/apiserver/{apiextensions,aggregator}.go;
/// pkg/kubeapiserver/default_storage_factory_builder.go
pub(crate) fn encode_stored(document: &Document, gvk: &Gvk, release: Release) -> Result<Document, EncodeError> {
    match gvk.group.as_str() {
        "apiextensions.k8s.io" => {
            let stored: Encoded = encode_changed(document, gvk, release, |root| {
                apiextensions_v1::store_as_v1beta1(root);
                Ok::<_, EncodeError>(())
            })?;
            Ok(stored.document)
        }
        "apiregistration.k8s.io" => Ok(encode(document, gvk, release)?.document),
        _ => encode_as_protobuf(document, gvk, release),
    }
}

/// Converts an object to the internal type and back to its own version.
fn convert(root: &mut Struct<'_>, gvk: &Gvk, release: Release) -> Result<(), EncodeError> {
    match (gvk.group.as_str(), gvk.version.as_str(), gvk.kind.as_str()) {
        ("", "v1", "Node") => core_v1::node(root),
        ("", "v1", "Secret") => core_v1::secret(root),
        ("", "v1", "Pod") => pod::pod(root, release),
        ("", "v1", "PodTemplate") => pod::template(root, &["template"], release),
        ("", "v1", "ReplicationController") | ("apps", "v1", "ReplicaSet") | ("batch", "v1", "Job") => {
            pod::template(root, &["spec", "template"], release);
        }
        ("batch", "v1", "CronJob") => pod::template(root, &["spec", "jobTemplate", "spec", "template"], release),
        ("apiextensions.k8s.io", "v1", "CustomResourceDefinition") => {
            return apiextensions_v1::custom_resource_definition(root);
        }
        ("apps", "v1", "DaemonSet") => {
            pod::template(root, &["spec", "template"], release);
            return apps_v1::daemon_set(root);
        }
        ("apps", "v1", "Deployment") => {
            pod::template(root, &["spec", "template"], release);
            return apps_v1::deployment(root);
        }
        ("apps", "v1", "StatefulSet") => {
            pod::template(root, &["spec", "template"], release);
            apps_v1::stateful_set(root);
        }
        ("autoscaling", "v1", "HorizontalPodAutoscaler") => autoscaling_v1::horizontal_pod_autoscaler(root, release),
        ("autoscaling", "v2", "HorizontalPodAutoscaler") => autoscaling_v2::horizontal_pod_autoscaler(root),
        ("flowcontrol.apiserver.k8s.io", "v1beta3", "PriorityLevelConfiguration") => {
            flowcontrol_v1beta3::priority_level_configuration(root);
        }
        ("resource.k8s.io", "v1beta1", "ResourceSlice") => resource_v1beta1::resource_slice(root),
        _ => {}
    }
    Ok(())
}
