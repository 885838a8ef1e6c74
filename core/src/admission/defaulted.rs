//! An object with the defaults of its kind.

use crate::admission::assumption::Assumption;
use crate::admission::cluster::Cluster;
use crate::admission::custom_resource::{self, CustomSchema};
use crate::admission::decode_error::{encode_error, unfit_error};
use crate::admission::endpoint::gvk;
use crate::admission::metadata::{Change as MetadataChange, SYSTEM_FIELDS};
use crate::admission::need::Asked;
use crate::admission::request::{Request, RequestError};
use crate::admission::strategy::{Custom, Effects, Part, Stored, Versions, prepared};
use crate::json::{Document, Pointer};
use crate::meta::Gvk;
use crate::release::Release;
use crate::scheme::{self, Change, Encoded};

/// An object with the defaults of its kind, as the server sets them before admission.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Defaulted {
    /// The object as the server encodes it, with its defaults.
    pub object: Document,
    /// What the defaults, and the conversion if it was asked for, change in the object as the server would encode it
    /// without them.
    pub changes: Vec<Change>,
    /// The fields that the kind does not have, in the order of the text, those of a custom resource in the server's; the
    /// server drops them.
    pub dropped: Vec<Pointer>,
    /// What the answer assumes.
    pub assumed: Vec<Assumption>,
}

impl Cluster {
    /// Sets the defaults of an object, as the server does when it has decoded what a client sent, and again after each
    /// webhook's patch. Those of a custom resource stand in its CustomResourceDefinition, by which it is also pruned.
    ///
    /// The conversion of a built-in kind to the server's internal type, which can change some fields too, is not part of
    /// it.
    ///
    /// Cost: some walks over the object; the schema of a CustomResourceDefinition is read when it is first used.
    ///
    /// # Errors
    ///
    /// [`RequestError`] if the object can't be read; [`RequestError::NoMatchForKind`] for a kind that no server has, and
    /// [`RequestError::KindNotModelled`] for another that is neither built in nor that of a CustomResourceDefinition with a
    /// schema.
    ///
    /// # Examples
    ///
    /// ```
    /// use nocluster::{admission::Cluster, json::Document, release::Release};
    ///
    /// let cluster = Cluster::new(Vec::new(), Release::default())?;
    /// let service = Document::parse(r#"{"apiVersion":"v1","kind":"Service","spec":{"ports":[{"port":80}]}}"#)?;
    /// let defaulted = cluster.with_defaults(&service)?;
    /// assert!(defaulted.object.at("/spec/type").is_some_and(|typ| typ.is_str("ClusterIP")));
    /// assert_eq!(defaulted.changes[0].path.as_str(), "/spec/ports/0/protocol");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn with_defaults(&self, object: &Document) -> Result<Defaulted, RequestError> {
        self.defaulted(object, false)
    }

    /// Sets the defaults of an object, and converts it to the server's internal type and back, as the server does before
    /// the first plugin sees it.
    ///
    /// # Errors
    ///
    /// As [`Cluster::with_defaults`].
    ///
    /// # Examples
    ///
    /// ```
    /// use nocluster::{admission::Cluster, json::Document, release::Release};
    ///
    /// let cluster = Cluster::new(Vec::new(), Release::default())?;
    /// let secret = Document::parse(r#"{"apiVersion":"v1","kind":"Secret","stringData":{"user":"robot"}}"#)?;
    /// let converted = cluster.with_conversion(&secret)?;
    /// assert!(converted.object.at("/data/user").is_some_and(|user| user.is_str("cm9ib3Q=")));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn with_conversion(&self, object: &Document) -> Result<Defaulted, RequestError> {
        self.defaulted(object, true)
    }

    /// As [`Cluster::with_conversion`], but back to another version of the kind, such as `autoscaling/v2`.
    ///
    /// # Errors
    ///
    /// As [`Cluster::with_defaults`], and [`RequestError::KindNotModelled`] for a version of which the kind is not, or to
    /// which the conversion is not modelled.
    pub fn in_version(&self, object: &Document, api_version: &str) -> Result<Defaulted, RequestError> {
        let release = self.release();
        let from = gvk(object, "object")?;
        let to = Gvk::from_api_version(api_version, &from.kind);
        let not_modelled = |kind| RequestError::KindNotModelled { kind: Box::new(kind), needs: Vec::new() };
        let to = to.ok_or_else(|| not_modelled(Gvk::new("", api_version, from.kind.clone())))?;
        if from == to {
            return self.with_conversion(object);
        }
        let mut converted = self.defaulted(object, false)?;
        converted.assumed.retain(|assumption| *assumption != Assumption::Conversion);
        let before = scheme::encode(object, &from, release).map_err(|error| encode_error(error, "object"))?;
        let object = scheme::encode_in_version(&converted.object, &from, &to, release);
        let object = object.map_err(|error| encode_error(error, "object"))?;
        let shown = |object| scheme::shown(&object, &to, release);
        converted.object = object.map(shown).ok_or_else(|| not_modelled(to.clone()))?;
        converted.changes = scheme::changes(&before.document, &converted.object);
        Ok(converted)
    }

    /// Sets the defaults of an object, converts it to the internal type, and prepares it to be stored: what the strategy of its
    /// kind does after the mutating webhooks, without them. With an old object it is an update. The strategy reads what was
    /// printed, as after a webhook's patch.
    ///
    /// The time of the request, in RFC 3339, and the uid are those of a new object; what is not given is left out.
    ///
    /// # Errors
    ///
    /// As [`Cluster::with_defaults`], for either object; [`RequestError::KindNotModelled`] also for a custom resource in a release that is
    /// modelled by reading.
    pub fn as_stored(
        &self,
        object: &Document,
        old: Option<&Document>,
        now: Option<&str>,
        object_uid: Option<&str>,
    ) -> Result<Defaulted, RequestError> {
        let (kind, release) = (gvk(object, "object")?, self.release());
        let stored = Stored {
            kind: &kind,
            release,
            now,
            object_uid,
            user: None,
            part: Part::Whole,
            read: None,
            by_update: false,
            versions: Versions::AsPrinted,
        };
        let mut effects = Effects::default();
        let mut answer = self.with_conversion(object)?;
        if old.is_none() {
            let wiped = MetadataChange { remove: &SYSTEM_FIELDS, ..MetadataChange::default() }.apply(&answer.object);
            answer.object = wiped.unwrap_or(answer.object);
        }
        let refused = |error| encode_error(error, "object");
        let before;
        if scheme::is_built_in(&kind, release) {
            let old = old.map(|old| self.with_conversion(old)).transpose()?;
            let old = old.as_ref().map(|old| &old.object);
            let prepared = prepared(&answer.object, old, &stored, &mut effects).map_err(refused)?;
            answer.object = scheme::shown(&prepared.object, &kind, release);
            before = scheme::encode(object, &kind, release).map_err(refused)?.document;
        } else {
            let custom = self.registry().custom_resource(&kind).filter(|_| !release.is_by_reading());
            let not_modelled = || RequestError::KindNotModelled { kind: Box::new(kind.clone()), needs: Vec::new() };
            let custom = custom.ok_or_else(not_modelled)?;
            let unfit = |unfit| unfit_error(unfit, "object");
            let written = custom.served.received(object, release).map_err(unfit)?.written;
            let (sent, object, has_status) = (object, &answer.object, custom.has_status);
            let between = Custom { object, written: Some(&written), has_status, of_status: false };
            answer.object = match old {
                None => between.create(&stored, &mut effects),
                Some(old) => {
                    let refused = |error| encode_error(error, "oldObject");
                    scheme::encode(old, &kind, release).map_err(refused)?;
                    let old = custom.read(old, release).map_err(|unfit| unfit_error(unfit, "oldObject"))?;
                    between.update(&old.encoded, &stored)
                }
            };
            before = custom.served.without_defaults(sent, release).map_err(unfit)?.encoded;
        }
        answer.changes = scheme::changes(&before, &answer.object);
        answer.assumed.extend(effects.assumed);
        answer.assumed.sort_by_key(ToString::to_string);
        Ok(answer)
    }

    fn defaulted(&self, object: &Document, conversion: bool) -> Result<Defaulted, RequestError> {
        let release = self.release();
        let kind = gvk(object, "object")?;
        // What only older releases serve was not read.
        if [release, release.of_defaults()].into_iter().all(|release| scheme::is_built_in(&kind, release)) {
            return built_in(object, &kind, release, conversion);
        }
        match self.registry().custom_schema(&kind) {
            Some(schema) => custom(object, &kind, schema, release),
            None => Err(self.without_defaults(kind)),
        }
    }

    /// Why the defaults of a kind are not known, as a request with an object of the kind would say it.
    fn without_defaults(&self, kind: Gvk) -> RequestError {
        let needs = match self.serving(&kind, "") {
            Err(no_match @ RequestError::NoMatchForKind { .. }) => return no_match,
            Ok(Asked::Unknown(needs)) => needs,
            _ => Vec::new(),
        };
        RequestError::KindNotModelled { kind: Box::new(kind), needs }
    }
}

impl Cluster {
    /// What a webhook's patch made of a custom resource, with its defaults: as the server prints it, and as it holds it.
    /// `None` if its schema is not known, or if it is of another kind than the request; an error if it grows too large.
    ///
    /// Source: kubernetes/apiextensions-apiserver pkg/apiserver/customresource_handler.go unstructuredDefaulter
    pub(super) fn with_custom_defaults(
        &self,
        patched: &Document,
        kind: &Gvk,
        request: &Request,
    ) -> Option<Result<(Document, Document), String>> {
        let same = kind.group == request.kind.group && kind.kind == request.kind.kind;
        let schema = self.registry().custom_schema(kind).filter(|_| same && self.sets_defaults(request))?;
        let defaulted = schema.with_defaults(patched, self.release());
        let defaulted = defaulted.map(|decoded| (decoded.encoded, decoded.written));
        Some(defaulted.map_err(|unfit| unfit_error(unfit, "object").to_string()))
    }
}

fn built_in(object: &Document, kind: &Gvk, release: Release, conversion: bool) -> Result<Defaulted, RequestError> {
    let refused = |error| encode_error(error, "object");
    let before = scheme::encode(object, kind, release).map_err(refused)?;
    let encode = if conversion { scheme::encode_converted } else { scheme::encode_with_defaults };
    let after = encode(object, kind, release).map_err(refused)?;
    let mut assumed = Vec::new();
    if !conversion {
        assumed.push(Assumption::Conversion);
    }
    if release.is_by_reading() {
        assumed.push(Assumption::ReleaseByReading);
    }
    if after.lacks_now {
        assumed.push(Assumption::TaintTimes);
    }
    let Encoded { document: object, dropped, .. } = after.encoded;
    let changes = scheme::changes(&before.document, &object);
    Ok(Defaulted { object, changes, dropped, assumed })
}

fn custom(object: &Document, kind: &Gvk, schema: &CustomSchema, release: Release) -> Result<Defaulted, RequestError> {
    let encoded = scheme::encode(object, kind, release).map_err(|error| encode_error(error, "object"))?.document;
    let unfit = |unfit| unfit_error(unfit, "object");
    let after = schema.received(object, release).map_err(unfit)?.encoded;
    let before = schema.without_defaults(object, release).map_err(unfit)?.encoded;
    let unknown = custom_resource::unknown_fields(&encoded, Some(schema), release);
    let mut assumed = vec![Assumption::CustomResourceValidation];
    if release.is_by_reading() {
        assumed.push(Assumption::ReleaseByReading);
    }
    let changes = scheme::changes(&before, &after);
    Ok(Defaulted { object: after, changes, dropped: unknown.into_iter().map(|(_, at)| at).collect(), assumed })
}
