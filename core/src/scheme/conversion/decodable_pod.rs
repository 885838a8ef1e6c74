//! Pods that were checked: their decoding, defaults and conversion can't fail.

use super::pod;
use crate::json::Document;
use crate::meta::Gvk;
use crate::release::Release;
use crate::scheme::defaults;
use crate::scheme::encode::{Decodable, Decoded, EncodeError};

/// A Pod that can be decoded, and of which nothing is lost or merged then.
pub(crate) struct DecodablePod {
    pod: Decodable,
    kind: Gvk,
    release: Release,
}

impl DecodablePod {
    /// `None` for another kind, for a Pod of which the server drops a field, or that gives one twice, and for one with an
    /// amount so large that what it prints is not what it holds.
    ///
    /// # Errors
    ///
    /// [`EncodeError`], as [`super::encode_converted`].
    pub(crate) fn of(document: &Document, gvk: &Gvk, release: Release) -> Result<Option<Self>, EncodeError> {
        if (gvk.group.as_str(), gvk.version.as_str(), gvk.kind.as_str()) != ("", "v1", "Pod") {
            return Ok(None);
        }
        let pod = Decodable::of(document, gvk, release)?;
        Ok(pod.map(|pod| Self { pod, kind: gvk.clone(), release }))
    }

    /// The Pod with its defaults, converted, as [`super::held_converted`] prints it.
    pub(crate) fn decoded(&self) -> Decoded<'_> {
        let mut decoded = self.pod.decoded();
        if let Some(root) = decoded.root() {
            defaults::set(root, &self.kind, self.release);
            pod::pod(root, self.release);
        }
        decoded
    }

    /// Whether it was checked as a release does it.
    pub(crate) fn is_of(&self, release: Release) -> bool {
        self.release.decodes_as(release)
    }
}
