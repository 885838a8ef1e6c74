//! Objects that were checked, so that they can be decoded again and again.

use std::borrow::Cow;

use super::decode::{self, Checked};
use super::error::EncodeError;
use super::exact::Exact;
use super::{Decoded, tables};
use crate::json::Document;
use crate::meta::Gvk;
use crate::release::Release;

/// An object of a built-in kind that can be decoded, and of which nothing is lost or merged then.
pub(in crate::scheme) struct Decodable {
    document: Document,
    typ: u16,
    bit: tables::ReleaseBit,
    exact: Exact,
}

impl Decodable {
    /// `None` for an object of which the server drops a field, or that gives one twice, for one with an amount so large
    /// that what it prints is not what it holds, and for a kind that is not built in.
    pub(in crate::scheme) fn of(document: &Document, gvk: &Gvk, release: Release) -> Result<Option<Self>, EncodeError> {
        let bit = tables::release_bit(release);
        let Some(typ) = tables::type_of(gvk, bit) else { return Ok(None) };
        let Checked { dropped, repeats, large_amounts, exact } = decode::check(document.root(), typ, release)?;
        let in_full = dropped.is_empty() && !repeats && !large_amounts;
        Ok(in_full.then(|| Self { document: document.clone(), typ, bit, exact }))
    }

    pub(in crate::scheme) fn decoded(&self) -> Decoded<'_> {
        Decoded::of_checked(&self.document, self.typ, self.bit, Cow::Borrowed(&self.exact))
    }
}
