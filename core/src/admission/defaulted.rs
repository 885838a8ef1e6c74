//! An object with the defaults of its kind.

use crate::admission::assumption::Assumption;
use crate::admission::endpoint::gvk;
use crate::admission::intake::encode_error;
use crate::admission::request::RequestError;
use crate::admission::strategy::{Effects, Stored, prepare_for_create, prepare_for_update};
use crate::json::{Document, Pointer};
use crate::meta::Gvk;
use crate::release::Release;
use crate::scheme::{self, Change, EncodeError, Encoded};

/// An object with the defaults of its kind, as the server sets them before admission.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Defaulted {
    /// The object as the server encodes it, with its defaults.
    pub object: Document,
    /// What the defaults, and the conversion if it was asked for, change in the object as the server would encode it without them.
    pub changes: Vec<Change>,
    /// The fields that the kind does not have, in the order of the text; the server drops them.
    pub dropped: Vec<Pointer>,
    /// What the answer assumes.
    pub assumed: Vec<Assumption>,
}

/// Sets the defaults of an object, as the server does when it has decoded what a client sent, and again after each
/// webhook's patch.
///
/// The conversion to the server's internal type, which can change some fields too, is not part of it.
///
/// # Errors
///
/// [`RequestError`] if the object can't be read, and [`RequestError::KindNotModelled`] for a kind that is not built in:
/// the defaults of a custom resource stand in the schema of its CustomResourceDefinition.
///
/// # Examples
///
/// ```
/// use nocluster::{admission, json::Document, release::Release};
///
/// let service = Document::parse(r#"{"apiVersion":"v1","kind":"Service","spec":{"ports":[{"port":80}]}}"#)?;
/// let defaulted = admission::with_defaults(&service, Release::default())?;
/// assert!(defaulted.object.at("/spec/type").is_some_and(|typ| typ.is_str("ClusterIP")));
/// assert_eq!(defaulted.changes[0].path.as_str(), "/spec/ports/0/protocol");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn with_defaults(object: &Document, release: Release) -> Result<Defaulted, RequestError> {
    defaulted(object, release, false)
}

/// Sets the defaults of an object, and converts it to the server's internal type and back, as the server does before the
/// first plugin sees it.
///
/// # Errors
///
/// As [`with_defaults`].
///
/// # Examples
///
/// ```
/// use nocluster::{admission, json::Document, release::Release};
///
/// let secret = Document::parse(r#"{"apiVersion":"v1","kind":"Secret","stringData":{"user":"robot"}}"#)?;
/// let converted = admission::with_conversion(&secret, Release::default())?;
/// assert!(converted.object.at("/data/user").is_some_and(|user| user.is_str("cm9ib3Q=")));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn with_conversion(object: &Document, release: Release) -> Result<Defaulted, RequestError> {
    defaulted(object, release, true)
}

/// As [`with_conversion`], but back to another version of the kind, such as `autoscaling/v2`.
///
/// # Errors
///
/// As [`with_defaults`], and [`RequestError::KindNotModelled`] for a version of which the kind is not, or to which the
/// conversion is not modelled.
pub fn in_version(object: &Document, api_version: &str, release: Release) -> Result<Defaulted, RequestError> {
    let from = gvk(object, "object")?;
    let to = Gvk::from_api_version(api_version, &from.kind);
    let not_modelled = |kind| RequestError::KindNotModelled { kind: Box::new(kind) };
    let to = to.ok_or_else(|| not_modelled(Gvk::new("", api_version, from.kind.clone())))?;
    let mut converted = defaulted(object, release, false)?;
    converted.assumed.retain(|assumption| *assumption != Assumption::Conversion);
    let before = scheme::encode(object, &from, release).map_err(|error| encode_error(error, "object"))?;
    if from == to {
        return with_conversion(object, release);
    }
    let object = scheme::encode_in_version(&converted.object, &from, &to, release);
    let object = object.map_err(|error| encode_error(error, "object"))?;
    converted.object = object.ok_or_else(|| not_modelled(to))?;
    converted.changes = scheme::changes(&before.document, &converted.object);
    Ok(converted)
}

/// Sets the defaults of an object, converts it to the internal type, and prepares it to be stored: what the strategy of
/// its kind does after the mutating webhooks, without them. With an old object it is an update.
///
/// The time of the request, in RFC 3339, and the uid are those of a new object; what is not given is left out.
///
/// # Errors
///
/// As [`with_defaults`], for either object.
pub fn as_stored(
    object: &Document,
    old: Option<&Document>,
    now: Option<&str>,
    object_uid: Option<&str>,
    release: Release,
) -> Result<Defaulted, RequestError> {
    let kind = gvk(object, "object")?;
    let mut answer = with_conversion(object, release)?;
    let old = old.map(|old| with_conversion(old, release)).transpose()?;
    let stored = Stored { kind: &kind, release, now, object_uid };
    let mut effects = Effects::default();
    let encoded = match &old {
        None => scheme::encode_changed(&answer.object, &kind, release, |root| {
            prepare_for_create(root, &stored, &mut effects);
            Ok::<_, EncodeError>(())
        }),
        Some(old) => scheme::encode_changed_beside(&answer.object, &old.object, &kind, release, |root, old| {
            prepare_for_update(root, old, &stored, &mut effects);
            Ok::<_, EncodeError>(())
        }),
    };
    let before = scheme::encode(object, &kind, release).map_err(|error| encode_error(error, "object"))?;
    answer.object = encoded.map_err(|error| encode_error(error, "object"))?.document;
    answer.changes = scheme::changes(&before.document, &answer.object);
    answer.assumed.extend(effects.assumed);
    Ok(answer)
}

fn defaulted(object: &Document, release: Release, conversion: bool) -> Result<Defaulted, RequestError> {
    let kind = gvk(object, "object")?;
    // What only older releases serve was not read.
    if ![release, release.of_defaults()].into_iter().all(|release| scheme::is_built_in(&kind, release)) {
        return Err(RequestError::KindNotModelled { kind: Box::new(kind) });
    }
    let refused = |error| encode_error(error, "object");
    let before = scheme::encode(object, &kind, release).map_err(refused)?;
    let encode = if conversion { scheme::encode_converted } else { scheme::encode_with_defaults };
    let after = encode(object, &kind, release).map_err(refused)?;
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
    let Encoded { document: object, dropped } = after.encoded;
    let changes = scheme::changes(&before.document, &object);
    Ok(Defaulted { object, changes, dropped, assumed })
}
