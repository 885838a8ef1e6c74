//! Conversion from one version of a kind to another, by way of the internal type.
//!
//! Most versions have the same fields, so that only `apiVersion` changes; those that do not have a file each.
//!
//! Source: kubernetes/kubernetes pkg/apis/*/*/{conversion,zz_generated.conversion}.go

mod autoscaling;
mod events;
mod resource;

use std::borrow::Cow;

use super::flowcontrol_v1beta3;
use crate::json::Document;
use crate::meta::Gvk;
use crate::release::Release;
use crate::scheme::encode::decoded::{Struct, Value};
use crate::scheme::encode::{EncodeError, Encoded, encode_changed, print_struct};
use crate::scheme::tables;

/// Converts an object, as the server encodes it, to another version of its kind; `None` where the conversion is not
/// modelled, or is none that the server has.
///
/// # Errors
///
/// [`EncodeError`] if the object can't be read.
pub(crate) fn encode_in_version(
    object: &Document,
    from: &Gvk,
    to: &Gvk,
    release: Release,
) -> Result<Option<Document>, EncodeError> {
    if from == to {
        return Ok(Some(object.clone()));
    }
    if !has_versions(from, to, release) {
        return Ok(None);
    }
    let (group, kind) = (from.group.as_str(), from.kind.as_str());
    match (group, kind) {
        ("autoscaling", "HorizontalPodAutoscaler") => match to.version.as_str() {
            "v2" => Ok(autoscaling::v1_to_v2(object, None, from, to, release, name_kind)),
            _ => made(object, from, to, release, autoscaling::v2_to_v1),
        },
        ("" | "events.k8s.io", "Event") => made(object, from, to, release, events::event),
        ("resource.k8s.io", "ResourceClaim") => read_again(object, from, to, release, |old, new| {
            resource::claim(old, new, from, to);
        }),
        ("resource.k8s.io", "ResourceClaimTemplate") => read_again(object, from, to, release, |old, new| {
            if let (Some(old), Some(new)) = (old.open("spec"), new.open("spec")) {
                resource::claim(old, new, from, to);
            }
        }),
        ("resource.k8s.io", "ResourceSlice") => read_again(object, from, to, release, |old, new| {
            resource::slice(old, new, from, to);
        }),
        ("flowcontrol.apiserver.k8s.io", "PriorityLevelConfiguration") => {
            read_again(object, from, to, release, |_, new| match to.version.as_str() {
                "v1beta3" => flowcontrol_v1beta3::add_annotation(new),
                _ => flowcontrol_v1beta3::to_v1(new),
            })
        }
        // What `v1` has no fields for is dropped.
        ("certificates.k8s.io", "PodCertificateRequest") => read_again(object, from, to, release, |_, _| {}),
        _ => equal_fields(object, to, release),
    }
}

/// An object that was converted to another version, with what follows there from the empty lists in the text that the
/// server read, which are gone where it is encoded; `None` where nothing does.
///
/// # Errors
///
/// [`EncodeError`] if the object can't be read.
pub(crate) fn encode_as_read(
    converted: &Document,
    read: Option<&Document>,
    from: &Gvk,
    to: &Gvk,
    release: Release,
) -> Result<Option<Document>, EncodeError> {
    let bit = tables::release_bit(release);
    let (Some(read), Some(typ)) = (read, tables::type_of(from, bit)) else { return Ok(None) };
    let of_template = match from.kind.as_str() {
        "ResourceClaim" => false,
        "ResourceClaimTemplate" => true,
        _ => return Ok(None),
    };
    // A webhook may have patched another version.
    if !read.at("/apiVersion").is_some_and(|version| version.is_str(&from.api_version())) {
        return Ok(None);
    }
    let exact = Value::root(read.root()).open(typ, bit).map(|claim| resource::exact_requests(claim, from, of_template));
    let Some(exact) = exact.filter(|exact| exact.contains(&true)) else { return Ok(None) };
    let encoded: Encoded = encode_changed(converted, to, release, |root| {
        resource::make_exact(root, &exact, of_template);
        Ok::<_, EncodeError>(())
    })?;
    Ok(Some(encoded.document))
}

/// A patched autoscaler of `v1` as one of `v2`, into which it is converted.
pub(super) fn autoscaler_over(
    patched: &Document,
    before: &Document,
    from: &Gvk,
    to: &Gvk,
    release: Release,
) -> Option<Document> {
    autoscaling::v1_to_v2(patched, Some(before), from, to, release, name_kind)
}

/// Whether the server converts between two kinds, and the conversion is modelled.
pub(crate) fn has_versions(from: &Gvk, to: &Gvk, release: Release) -> bool {
    // What only older releases serve was not read.
    let known =
        |gvk| [release, release.of_defaults()].into_iter().all(|release| crate::scheme::is_built_in(gvk, release));
    is_one_kind(from, to) && known(from) && known(to)
}

/// Whether two kinds have one internal type.
fn is_one_kind(from: &Gvk, to: &Gvk) -> bool {
    let internal = |gvk: &Gvk| if gvk.group == "events.k8s.io" { String::new() } else { gvk.group.clone() };
    from.kind == to.kind && internal(from) == internal(to)
}

/// Versions with the same fields.
fn equal_fields(object: &Document, to: &Gvk, release: Release) -> Result<Option<Document>, EncodeError> {
    let encoded: Encoded = encode_changed(object, to, release, |root| {
        name_kind(root, to);
        Ok::<_, EncodeError>(())
    })?;
    // A field that the other version lacks would need a rule of its own.
    Ok(encoded.dropped.is_empty().then_some(encoded.document))
}

/// Reads the object as the other version, and changes what is not the same there.
fn read_again(
    object: &Document,
    from: &Gvk,
    to: &Gvk,
    release: Release,
    change: impl for<'a> FnOnce(&mut Struct<'a>, &mut Struct<'a>),
) -> Result<Option<Document>, EncodeError> {
    let bit = tables::release_bit(release);
    let (Some(typ), Some(new_typ)) = (tables::type_of(from, bit), tables::type_of(to, bit)) else { return Ok(None) };
    let (mut old, mut new) = (Value::root(object.root()), Value::root(object.root()));
    if let (Some(old), Some(new)) = (old.open(typ, bit), new.open(new_typ, bit)) {
        name_kind(new, to);
        change(old, new);
    }
    Ok(Some(print_struct(&new, new_typ, bit)))
}

/// Makes the object of the other version from nothing but its metadata.
fn made(
    object: &Document,
    from: &Gvk,
    to: &Gvk,
    release: Release,
    fill: impl for<'a> FnOnce(&mut Struct<'a>, &mut Struct<'a>),
) -> Result<Option<Document>, EncodeError> {
    let bit = tables::release_bit(release);
    let (Some(typ), Some(new_typ)) = (tables::type_of(from, bit), tables::type_of(to, bit)) else { return Ok(None) };
    let (mut old, Some(mut new)) = (Value::root(object.root()), Struct::new(new_typ, bit)) else { return Ok(None) };
    if let Some(old) = old.open(typ, bit) {
        name_kind(&mut new, to);
        new.copy_from(old, &["metadata"]);
        fill(old, &mut new);
    }
    Ok(Some(print_struct(&Value::Struct(new), new_typ, bit)))
}

fn name_kind(root: &mut Struct<'_>, kind: &Gvk) {
    root.set("kind", Value::Text(Cow::Owned(kind.kind.clone())));
    root.set("apiVersion", Value::Text(Cow::Owned(kind.api_version())));
}
