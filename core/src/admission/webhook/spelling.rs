//! Fields and resources of a configuration that are spelled in another way than the server reads.

use crate::admission::finding::{Finding, FindingReason};
use crate::json::Pointer;
use crate::nearest::nearest;
use crate::objects::Object;
use crate::release::Release;
use crate::scheme;

/// The fields of a webhook configuration, of its webhooks and of their parts.
///
/// Source: kubernetes/api admissionregistration/v1/types.go
const CONFIGURATION: [&str; 35] = [
    "admissionReviewVersions",
    "annotations",
    "apiGroups",
    "apiVersion",
    "apiVersions",
    "caBundle",
    "clientConfig",
    "expression",
    "failurePolicy",
    "key",
    "kind",
    "labels",
    "matchConditions",
    "matchExpressions",
    "matchLabels",
    "matchPolicy",
    "metadata",
    "name",
    "namespace",
    "namespaceSelector",
    "objectSelector",
    "operations",
    "operator",
    "path",
    "port",
    "reinvocationPolicy",
    "resources",
    "rules",
    "scope",
    "service",
    "sideEffects",
    "timeoutSeconds",
    "url",
    "values",
    "webhooks",
];

/// The fields of a configuration that its kind does not have.
pub(crate) fn unknown_fields(object: &Object, release: Release) -> Vec<Finding> {
    let Ok(encoded) = scheme::encode(&object.document, &object.gvk, release) else { return Vec::new() };
    let finding = |pointer: &Pointer| {
        let field = pointer.tokens().last().unwrap_or_default();
        let nearest = nearest(&field, &CONFIGURATION).filter(|nearest| **nearest != *field);
        let at = object.at.below(pointer);
        Finding { at, reason: FindingReason::FieldUnknown { field, nearest } }
    };
    encoded.dropped.iter().map(finding).collect()
}

/// The resource that an entry of a rule's `resources` means, if it is written as a kind is, such as `pod` or `Pod`.
pub(crate) fn plural_of(entry: &str, release: Release) -> Option<&'static str> {
    let name = entry.split_once('/').map_or(entry, |(name, _)| name);
    let is_resource = || scheme::recorded_resources(release).any(|row| row.resource == name);
    if name == "*" || name.is_empty() || is_resource() {
        return None;
    }
    let is_kind = |row: &&scheme::Resource| row.subresource.is_empty() && row.kind.eq_ignore_ascii_case(name);
    scheme::resources(release).find(is_kind).map(|row| row.resource)
}
