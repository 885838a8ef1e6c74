//! Custom resources by their schema: what of an object the server drops, coerces and fills in.
//!
//! An object that a client sends is pruned, loses the nulls that are no values, gets proper metadata, also where
//! resources are embedded in it, and then its defaults. A stored object is read so too, by the schema of the version in
//! which it is stored, and then once more without defaults by that of the request. What a webhook's patch adds gets
//! defaults only.
//!
//! Source: kubernetes/apiextensions-apiserver pkg/apiserver/customresource_handler.go

mod nulls;
mod objectmeta;
mod prune_defaults;
mod pruning;
mod refused_defaults;
mod rewrite;
mod structural;
mod unfit;
mod unknown_fields;

use std::sync::{Arc, OnceLock};

pub(super) use unfit::Unfit;

use nulls::Nulls;
use objectmeta::Malformed;
use prune_defaults::prune_defaults;
use pruning::Pruning;
use refused_defaults::refused_default;
use rewrite::{Place, Rewritten, Steps, rewrite};
use structural::{NotStructural, Structural};

use crate::json::{Document, Pointer};
use crate::release::Release;
use crate::scheme;

/// The schema of a custom resource in one version. It is read when it is first used.
#[derive(Debug, Clone, Default)]
pub(super) struct CustomSchema {
    /// The `openAPIV3Schema`; without one, the resource has no fields of its own.
    schema: Option<Document>,
    /// Whether unknown fields are kept everywhere (`spec.preserveUnknownFields`).
    preserves: bool,
    /// The place of the schema in the cluster's objects.
    at: Pointer,
    read: Arc<OnceLock<Result<Structural, NotStructural>>>,
}

/// A custom resource as the server has it after decoding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Decoded {
    /// The object as the server prints it.
    pub(super) encoded: Document,
    /// The object with its numbers as they were written.
    pub(super) written: Document,
}

/// How objects of a custom resource come in and are stored.
#[derive(Debug, Clone)]
pub(super) struct CustomResource {
    /// The schema of the version in which the request is made.
    pub(super) served: CustomSchema,
    /// The schema of the version in which objects are stored; `None` if a webhook converts from it.
    pub(super) stored: Option<CustomSchema>,
    /// Whether that is another version than the request's.
    pub(super) converts: bool,
    /// Whether the status has an endpoint of its own.
    pub(super) has_status: bool,
    /// Whether the server warns of the version of the request.
    pub(super) deprecated: bool,
}

impl CustomResource {
    /// An object as the server has it after it was stored and read again.
    ///
    /// # Errors
    ///
    /// [`Unfit`], if it can't be decoded.
    pub(super) fn store(&self, object: &Document, release: Release) -> Result<Decoded, Unfit> {
        match &self.stored {
            // An object in the right version is written as it is.
            Some(_) if !self.converts => self.read(object, release),
            Some(stored) => self.read(&stored.converted(object, release)?.written, release),
            None => self.served.converted(object, release),
        }
    }

    /// A stored object as the server reads it: in the version in which it is stored, then converted.
    ///
    /// # Errors
    ///
    /// [`Unfit`], if it can't be decoded.
    pub(super) fn read(&self, object: &Document, release: Release) -> Result<Decoded, Unfit> {
        match &self.stored {
            Some(stored) => self.served.converted(&stored.stored(object, release)?.written, release),
            None => self.served.converted(object, release),
        }
    }
}

impl CustomSchema {
    pub(super) fn new(schema: Option<Document>, preserves: bool, at: Pointer) -> Self {
        Self { schema, preserves, at, read: Arc::default() }
    }

    fn read(&self) -> Option<Result<&Structural, &NotStructural>> {
        let schema = self.schema.as_ref()?;
        let read = || {
            let mut structural = Structural::read(schema.root())?;
            if !self.preserves {
                prune_defaults(&mut structural)?;
            }
            Ok(structural)
        };
        Some(self.read.get_or_init(read).as_ref())
    }

    /// The schema, where it says something: one that is not structural counts for nothing where everything is kept.
    fn structural(&self) -> Option<&Structural> {
        self.read()?.ok()
    }

    /// Whether the server can serve resources by it. No server stores a definition that prunes and has no schema, so that
    /// one is incomplete, and none whose schema is not structural.
    pub(super) fn is_usable(&self) -> bool {
        self.preserves || self.structural().is_some()
    }

    /// Why no server stores a definition with this schema: the place, and the fault. A default that the schema refuses
    /// is set nevertheless.
    pub(super) fn fault(&self) -> Option<(Pointer, String)> {
        let fault = match self.read().filter(|_| !self.preserves)? {
            Ok(structural) => refused_default(structural)?,
            Err(fault) => fault.clone(),
        };
        Some((self.at.below(&fault.at), fault.problem.to_string()))
    }

    /// An object that a client sends, as the server has it after decoding.
    ///
    /// Cost: a walk over the object, and one over its metadata.
    ///
    /// # Errors
    ///
    /// [`Unfit`], if it can't be decoded.
    pub(super) fn received(&self, object: &Document, release: Release) -> Result<Decoded, Unfit> {
        let steps = Steps { nulls: self.nulls(), coerce: Some(Malformed::Refused), defaults: true };
        self.decoded(object, steps, release)
    }

    /// An object that a client sends and that fits, without its unknown fields, but before nulls and defaults.
    pub(super) fn without_defaults(&self, object: &Document, release: Release) -> Result<Decoded, Unfit> {
        let nulls = if self.preserves { Nulls::Unasked } else { Nulls::Kept };
        let steps = Steps { nulls, coerce: Some(Malformed::Refused), defaults: false };
        self.decoded(object, steps, release)
    }

    /// A stored object as the server reads it, if it is stored in the version of this schema.
    fn stored(&self, object: &Document, release: Release) -> Result<Decoded, Unfit> {
        let steps = Steps { nulls: self.nulls(), coerce: Some(Malformed::Dropped), defaults: true };
        self.decoded(object, steps, release)
    }

    /// An object after its conversion to the version of this schema.
    fn converted(&self, object: &Document, release: Release) -> Result<Decoded, Unfit> {
        let steps = Steps { nulls: self.nulls(), coerce: Some(Malformed::Refused), defaults: false };
        self.decoded(object, steps, release)
    }

    /// An object with its defaults alone, as it is after a webhook's patch.
    pub(super) fn with_defaults(&self, object: &Document, release: Release) -> Result<Decoded, Unfit> {
        let schema = self.structural().and_then(Structural::root);
        let place = Place { schema, pruning: Pruning::Off, steps: Steps::DEFAULTS, resource: false };
        Ok(finished(rewrite(object.root(), place, None, release)?))
    }

    fn nulls(&self) -> Nulls {
        if self.preserves { Nulls::Unasked } else { Nulls::Dropped }
    }

    fn decoded(&self, object: &Document, steps: Steps, release: Release) -> Result<Decoded, Unfit> {
        let malformed = steps.coerce.unwrap_or(Malformed::Refused);
        let metadata = object.root().member("metadata");
        let metadata = metadata.map(|metadata| objectmeta::decoded(metadata, malformed, release)).transpose();
        let mut metadata = metadata.map_err(|(at, upstream)| Unfit::metadata(&at, upstream))?;
        if malformed == Malformed::Dropped {
            metadata = metadata.map(objectmeta::with_generation);
        }
        let schema = self.structural().and_then(Structural::root);
        let pruning = if self.preserves { Pruning::Off } else { Pruning::On };
        let place = Place { schema, pruning, steps, resource: true };
        Ok(finished(rewrite(object.root(), place, metadata.as_ref(), release)?))
    }
}

fn finished(Rewritten { text: written, numbers_differ }: Rewritten) -> Decoded {
    // INVARIANT: its numbers were checked when it and the schema were read, so that it can be printed.
    let printed = numbers_differ.then(|| scheme::encode_unstructured(&written).ok()).flatten();
    Decoded { encoded: printed.unwrap_or_else(|| written.clone()), written }
}

/// The unknown fields of an object in the form in which Go prints it, in the server's order: the text of each, and its
/// place. Without a schema these are those of the metadata.
pub(super) fn unknown_fields(
    object: &Document,
    schema: Option<&CustomSchema>,
    release: Release,
) -> Vec<(String, Pointer)> {
    let mut fields = unknown_fields::of_metadata(object.root(), "", &Pointer::root(), release);
    if let Some(schema) = schema {
        let structural = schema.structural().and_then(Structural::root);
        if !schema.preserves {
            fields.extend(unknown_fields::pruned(object.root(), structural));
        }
        if schema.structural().is_some_and(Structural::embeds) {
            // Nulls that are no values are gone before metadata is looked at.
            let steps = Steps { nulls: schema.nulls(), coerce: None, defaults: false };
            let place = Place { schema: structural, pruning: Pruning::Off, steps, resource: false };
            // INVARIANT: nothing is refused where nothing is coerced, and nothing is added.
            let pruned = rewrite(object.root(), place, None, release).map(|rewritten| rewritten.text);
            let pruned = pruned.unwrap_or_else(|_| object.clone());
            fields.extend(unknown_fields::of_embedded(pruned.root(), structural, release));
        }
    }
    fields.into_iter().map(|(path, at)| (format!("unknown field \"{path}\""), at)).collect()
}
