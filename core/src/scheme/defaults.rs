//! The defaults of the built-in kinds, as the server sets them in an object before a webhook sees it.
//!
//! `walk.rs`, which is generated, says where the server goes in the objects of each kind and which function it calls
//! there. The functions stand in one file for each API group, named as upstream's.

mod admissionregistration;
mod apiextensions_v1;
mod apiregistration_v1;
mod apps_v1;
mod authentication_v1;
mod autoscaling_v1;
mod autoscaling_v2;
mod batch_v1;
mod changes;
mod context;
mod core_v1;
mod discovery_v1;
mod flowcontrol_v1;
mod flowcontrol_v1beta3;
mod image;
mod networking_v1;
mod pod;
mod pod_resources;
mod rbac;
mod resource;
mod resources;
mod scheduling;
mod step;
mod storage;
#[rustfmt::skip]
mod walk;

use std::cell::Cell;

pub use changes::{Change, ChangeOp, changes};
use context::Context;
pub(in crate::scheme) use pod::agree_on_addresses;
pub(crate) use pod_resources::aggregate;

use super::encode::decoded::Struct;
use super::encode::{EncodeError, Encoded, encode_changed, shown};
use super::tables;
use crate::json::Document;
use crate::meta::Gvk;
use crate::release::Release;

/// An object as the server encodes it, with the defaults of its kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WithDefaults {
    /// The object, and the fields that its kind does not have.
    pub encoded: Encoded,
    /// Whether a field was left out that the server sets to the time of the request: `timeAdded` of a device's taint.
    pub lacks_now: bool,
}

impl WithDefaults {
    /// The object as it is sent, of one with amounts as the server holds them.
    pub(in crate::scheme) fn shown(mut self, gvk: &Gvk, release: Release) -> Self {
        self.encoded.document = shown(&self.encoded.document, gvk, release);
        self
    }
}

/// Encodes an object as the server does after it has set the defaults of its kind.
///
/// As [`super::encode`], with the defaults. A built-in kind without defaults, and a kind that is not built in, whose
/// defaults are in the schema of its CustomResourceDefinition, are encoded as they are.
///
/// Defaults are set in the version of the object; the conversion to the server's internal type, which comes next and can
/// change some fields too, is not part of it.
///
/// # Errors
///
/// [`EncodeError`], as [`super::encode`].
///
/// # Fidelity
///
/// kubernetes/apimachinery pkg/runtime/scheme.go Scheme.Default, kubernetes/kubernetes pkg/apis/*/*/defaults.go.
/// Releases before 1.35 have the defaults of 1.35.
///
/// # Examples
///
/// ```
/// use nocluster::{json::Document, meta::Gvk, release::Release, scheme};
///
/// let secret = Document::parse(r#"{"kind":"Secret","apiVersion":"v1","data":{}}"#)?;
/// let defaulted = scheme::encode_with_defaults(&secret, &Gvk::new("", "v1", "Secret"), Release::default())?;
/// assert_eq!(
///     defaulted.encoded.document.to_string(),
///     r#"{"kind":"Secret","apiVersion":"v1","metadata":{},"type":"Opaque"}"#
/// );
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn encode_with_defaults(document: &Document, gvk: &Gvk, release: Release) -> Result<WithDefaults, EncodeError> {
    held_with_defaults(document, gvk, release).map(|held| held.shown(gvk, release))
}

/// As [`encode_with_defaults`], with amounts as the server holds them.
pub(crate) fn held_with_defaults(
    document: &Document,
    gvk: &Gvk,
    release: Release,
) -> Result<WithDefaults, EncodeError> {
    let mut lacks_now = false;
    let encoded = encode_changed(document, gvk, release, |root| {
        lacks_now = set(root, gvk, release);
        Ok::<_, EncodeError>(())
    })?;
    Ok(WithDefaults { encoded, lacks_now })
}

/// Sets the defaults of a kind in an object. Answers whether a field was left out that the server sets to the time of the
/// request.
pub(crate) fn set(root: &mut Struct<'_>, gvk: &Gvk, release: Release) -> bool {
    let context = Context { release, lacks_now: Cell::new(false) };
    if let Some(steps) = steps_of(gvk, release) {
        step::walk(steps, root, &context);
    }
    context.lacks_now.get()
}

fn steps_of(gvk: &Gvk, release: Release) -> Option<&'static [step::Step]> {
    let bit = tables::release_bit(release);
    let found = walk::KINDS.iter().find(|kind| {
        kind.releases & bit != 0 && kind.kind == gvk.kind && kind.group == gvk.group && kind.version == gvk.version
    })?;
    Some(found.steps)
}

#[cfg(test)]
mod tests;
