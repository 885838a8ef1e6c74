//! The kind of an object, which a patch may have changed.

use serde::Serialize;

use super::error::EncodeError;
use super::unstructured;
use crate::gotext::{quote, unmarshal_type_error};
use crate::json::{Document, Kind, Node, replace_invalid};
use crate::meta::{GroupVersion, Gvk};
use crate::release::Release;
use crate::scheme::tables::{self, ReleaseBit};

/// Why the kind of a patched object is not known to the server, or not modelled.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, thiserror::Error)]
#[serde(tag = "code", rename_all = "kebab-case")]
#[non_exhaustive]
pub enum PatchedKindError {
    /// The server fails with this text.
    #[error("{upstream}")]
    UndecodableKind {
        /// The server's text. The name of a scheme, which a build decides, is written `"..."`.
        upstream: String,
    },
    /// The server continues with a kind whose fields are not modelled: a list, the options of a request, a version that
    /// is registered and not served.
    #[error("the patch made the object a {kind}, which is not modelled")]
    KindNotModelled {
        /// The kind of the patched object.
        kind: Gvk,
    },
}

/// Kinds that are registered in every version that is served.
const EVERYWHERE: [&str; 12] = [
    "WatchEvent",
    "ListOptions",
    "GetOptions",
    "DeleteOptions",
    "CreateOptions",
    "UpdateOptions",
    "PatchOptions",
    "Status",
    "APIVersions",
    "APIGroup",
    "APIGroupList",
    "APIResourceList",
];
/// The kind that the server reads from a patched object, given its kind before the patch.
///
/// For a built-in kind, a missing `kind` or `apiVersion` is the one from before, and another registered kind is decoded
/// as that kind. A custom resource must name its kind. Then [`super::encode`] the fields with the returned kind; a kind
/// other than before means that the object changed.
///
/// # Errors
///
/// [`PatchedKindError::UndecodableKind`] with the server's text, [`PatchedKindError::KindNotModelled`] if the server
/// continues and the answer is not known.
///
/// # Fidelity
///
/// kubernetes/apimachinery pkg/runtime/serializer/json/json.go Decode, meta.go Interpret; kubernetes/apiserver
/// pkg/admission/plugin/webhook/mutating/dispatcher.go.
pub fn patched_kind(patched: &Document, before: &Gvk, release: Release) -> Result<Gvk, PatchedKindError> {
    let undecodable = |upstream: String| PatchedKindError::UndecodableKind { upstream };
    let text = |what: &str| format!("Object '{what}' is missing in '{}'", replace_invalid(patched.text()));
    let (api_version, kind) = interpret(patched.root()).map_err(undecodable)?;
    let mut found = group_version(&api_version)
        .map(|GroupVersion { group, version }| Gvk { group, version, kind })
        .ok_or_else(|| undecodable(format!("unexpected GroupVersion string: {api_version}")))?;
    let bit = tables::release_bit(release);
    if tables::type_of(before, bit).is_none() {
        if let Err(EncodeError::WrongType { upstream, .. }) = unstructured::check(patched.root()) {
            return Err(undecodable(upstream));
        }
        return custom_kind(patched.root()).ok_or_else(|| undecodable(text("Kind")));
    }
    if found.kind.is_empty() {
        found.kind.clone_from(&before.kind);
    }
    if found.version.is_empty() && found.group.is_empty() {
        found.group.clone_from(&before.group);
        found.version.clone_from(&before.version);
    }
    if found.version.is_empty() && found.group == before.group {
        found.version.clone_from(&before.version);
    }
    if found.version.is_empty() {
        return Err(undecodable(text("apiVersion")));
    }
    let other_scheme = found.group != before.group && [&found.group, &before.group].iter().any(|group| is_apart(group));
    if found == *before || !other_scheme && tables::type_of(&found, bit).is_some() {
        return Ok(found);
    }
    if other_scheme || is_registered(&found, bit) {
        return Err(PatchedKindError::KindNotModelled { kind: found });
    }
    let (kind, version) = (quote(&found.kind), quote(&found.api_version()));
    Err(undecodable(format!("no kind {kind} is registered for version {version} in scheme \"...\"")))
}

/// Whether a group's kinds are registered in a scheme of their own.
fn is_apart(group: &str) -> bool {
    matches!(group, "meta.k8s.io" | "apiextensions.k8s.io" | "apiregistration.k8s.io")
}

/// Whether a kind outside the table is, or may be, registered anyway: not every kind has a list.
fn is_registered(gvk: &Gvk, bit: ReleaseBit) -> bool {
    if !tables::has_version(&gvk.group, &gvk.version, bit) {
        // The internal versions are registered too.
        return gvk.version == "__internal";
    }
    let of = |kind: &str| Gvk::new(gvk.group.clone(), gvk.version.clone(), kind);
    let listed = gvk.kind.strip_suffix("List").map(of);
    EVERYWHERE.contains(&gvk.kind.as_str())
        || gvk.kind == "List" && gvk.group.is_empty()
        || [Some(gvk.clone()), listed.clone()].iter().flatten().any(|kind| tables::is_registered_unserved(kind, bit))
        || listed.is_some_and(|kind| tables::type_of(&kind, bit).is_some())
}

/// Finds `apiVersion` and `kind` as Go's own decoder does, ignoring the case of their names.
///
/// Source: kubernetes/apimachinery pkg/runtime/serializer/json/meta.go Interpret
pub(crate) fn interpret(root: Node<'_>) -> Result<(String, String), String> {
    const TYPE: &str =
        r#"struct { APIVersion string "json:\"apiVersion,omitempty\""; Kind string "json:\"kind,omitempty\"" }"#;
    let failed = |found: Kind, field: Option<&str>, go_type: &str| {
        let error = unmarshal_type_error(found.go_name(), field, go_type);
        Err(format!("couldn't get version/kind; json parse error: {error}"))
    };
    if !matches!(root.kind(), Kind::Object | Kind::Null) {
        return failed(root.kind(), None, TYPE);
    }
    let (mut api_version, mut kind) = (String::new(), String::new());
    let mut wrong = None;
    for member in root.members() {
        let name = fold(&member.name());
        let (slot, name) = match name.as_str() {
            "apiversion" => (&mut api_version, "apiVersion"),
            "kind" => (&mut kind, "kind"),
            _ => continue,
        };
        match (member.value.as_str(), member.value.kind()) {
            (Some(text), _) => *slot = text.into_owned(),
            (None, Kind::Null) => {}
            (None, other) => wrong = wrong.or(Some((other, name))),
        }
    }
    match wrong {
        // The struct has no name.
        Some((found, name)) => failed(found, Some(&format!(".{name}")), "string"),
        None => Ok((api_version, kind)),
    }
}

/// Folds the case of a name as Go's decoder does: two letters outside ASCII fold to ASCII ones.
///
/// Source: golang/go src/encoding/json/fold.go
fn fold(name: &str) -> String {
    name.chars()
        .map(|letter| match letter {
            '\u{212a}' => 'k',
            '\u{17f}' => 's',
            _ => letter.to_ascii_lowercase(),
        })
        .collect()
}

/// Source: kubernetes/apimachinery pkg/runtime/schema/group_version.go ParseGroupVersion
fn group_version(text: &str) -> Option<GroupVersion> {
    if text == "/" { Some(GroupVersion::default()) } else { GroupVersion::parse(text) }
}

/// The kind of a custom resource.
///
/// Source: kubernetes/apimachinery pkg/apis/meta/v1/unstructured/unstructured.go GroupVersionKind
fn custom_kind(root: Node<'_>) -> Option<Gvk> {
    let text = |name| root.member(name).and_then(|value| value.as_str()).unwrap_or_default();
    let kind = text("kind").into_owned();
    let GroupVersion { group, version } = group_version(&text("apiVersion"))?;
    (!kind.is_empty()).then_some(Gvk { group, version, kind })
}

#[cfg(test)]
mod tests;
