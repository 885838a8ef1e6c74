//! From the object in a client's call to the object that goes into admission.
//!
//! Source: kubernetes/apiserver pkg/endpoints/handlers/{create,update}.go

use super::Calling;
use crate::admission::custom_resource;
use crate::admission::decode_error::{encode_error, received_error, refused, refused_with, unfit_error, within};
use crate::admission::field_validation::FieldValidation;
use crate::admission::metadata::{self, Change, METADATA_NAME, SYSTEM_FIELDS};
use crate::admission::owner_references::{Seen, deduplicate};
use crate::admission::received_pod::ReceivedPod;
use crate::admission::request::{Operation, RequestError};
use crate::json::{Document, Pointer};
use crate::scheme::{self, Encoded};

/// An object as the server takes it in.
pub(super) struct Taken {
    pub(super) object: Document,
    /// The object as the server holds it, where that is not what it prints.
    pub(super) held: Option<Document>,
    /// The fields that its kind does not have.
    pub(super) dropped: Vec<Pointer>,
    /// What the server warns of while it decodes the object.
    pub(super) warnings: Vec<String>,
    /// The object with its defaults, before its metadata was changed.
    pub(super) decoded: Document,
    /// Whether a default was left out that is the time of the request.
    pub(super) lacks_now: bool,
}

impl Calling {
    /// Source: kubernetes/apiserver pkg/endpoints/handlers/rest.go checkName
    fn check_name(&self, decoded: &Document) -> Result<(), RequestError> {
        let (name, own) = (self.name(), metadata::text(decoded, "name"));
        let problem = if own.is_empty() {
            format!("the name of the object ({name} based on URL) was undeterminable: name must be provided")
        } else if own != name {
            format!("the name of the object ({own}) does not match the name on the URL ({name})")
        } else {
            return Ok(());
        };
        Err(refused(&problem))
    }

    /// An object as it goes into admission. `validation` is that of an object that comes from the client in this call.
    pub(super) fn object(
        &self,
        object: &Document,
        member: &str,
        url_namespace: &str,
        validation: Option<FieldValidation>,
    ) -> Result<Taken, RequestError> {
        let kind = &self.endpoint.kind;
        // What the client sends in this call and can't be decoded is refused; a stored object was decoded before.
        let unread = |error| if validation.is_some() { received_error(error, kind) } else { error };
        if validation.is_some()
            && let Some(pod) =
                ReceivedPod::check(object, kind, self.release).map_err(|error| unread(encode_error(error, member)))?
        {
            let own = self.own_namespace(object, url_namespace, validation)?;
            let remove = self.removed(url_namespace);
            let [decoded, object] = ReceivedPod::documents(pod, remove, self.written_namespace(&own, url_namespace));
            return Ok(Taken {
                object,
                held: None,
                dropped: Vec::new(),
                warnings: Vec::new(),
                decoded,
                lacks_now: false,
            });
        }
        let (Encoded { document: mut encoded, mut dropped, repeats }, lacks_now) =
            self.decode(object, member).map_err(unread)?;
        let built_in = scheme::is_built_in(kind, self.release);
        let mut written = object.clone();
        let mut warnings = Vec::new();
        let mut unknown = Vec::new();
        let mut of_custom = None;
        if let Some(custom) = &self.custom {
            let read = match validation {
                Some(_) => custom.served.received(object, self.release),
                None => custom.read(object, self.release),
            };
            of_custom = Some(read.map_err(|unfit| unread(unfit_error(unfit, member)))?);
        }
        if validation.is_some() && !built_in {
            let schema = self.custom.as_ref().map(|custom| &custom.served);
            unknown = custom_resource::unknown_fields(&encoded, schema, self.release);
        }
        // What is decoded in full has no fault, which is how nearly every object comes.
        let in_full = built_in && dropped.is_empty() && !repeats;
        if let Some(validation) = validation.filter(|_| !in_full) {
            warnings = validation
                .check(object, &unknown, kind, self.release)
                .map_err(|(at, status)| refused_with(*status, Some(within(&at, member))))?;
        }
        if let Some(custom) = of_custom {
            dropped = unknown.into_iter().map(|(_, at)| at).collect();
            (encoded, written) = (custom.encoded, custom.written);
        }
        let own = self.own_namespace(&encoded, url_namespace, validation)?;
        let remove = self.removed(url_namespace);
        let name = metadata::text(&encoded, "name");
        // The one default that a given request gets: the server writes a Namespace's name into its labels.
        let labels = self.as_given && kind.group.is_empty() && kind.kind == "Namespace" && !name.is_empty();
        let change = Change {
            remove: &remove,
            namespace: self.written_namespace(&own, url_namespace),
            label: labels.then_some((METADATA_NAME, name.as_str())),
            ..Change::default()
        };
        let decoded = encoded.clone();
        let mut encoded = match change.apply(&encoded) {
            Some(changed) => self.encode(&changed, kind, member)?.document,
            None => encoded,
        };
        let mut written = change.apply(&written).unwrap_or(written);
        if validation.is_some() {
            warnings.extend(deduplicate(&mut encoded, Seen::BeforeAdmission));
            deduplicate(&mut written, Seen::BeforeAdmission);
        }
        let shown = |held: &Document| scheme::shown(held, kind, self.release);
        let object = shown(&encoded);
        let held = if built_in { (object != encoded).then_some(encoded) } else { Some(written) };
        Ok(Taken { object, held, dropped, warnings, decoded: shown(&decoded), lacks_now })
    }

    /// The namespace in the object, which has to agree with the URL, as its name has.
    fn own_namespace(
        &self,
        decoded: &Document,
        url_namespace: &str,
        validation: Option<FieldValidation>,
    ) -> Result<String, RequestError> {
        let own = metadata::text(decoded, "namespace");
        if !self.as_given && !own.is_empty() && !url_namespace.is_empty() && own != url_namespace {
            let text = "the namespace of the provided object does not match the namespace sent on the request";
            return Err(refused(text));
        }
        if validation.is_some() && self.operation == Operation::Update {
            self.check_name(decoded)?;
        }
        Ok(own)
    }

    /// The members of metadata that the server removes.
    fn removed(&self, url_namespace: &str) -> Vec<&'static str> {
        let mut remove = Vec::new();
        if self.operation == Operation::Create && !self.as_given && !self.endpoint.keeps_system_fields() {
            remove.extend(SYSTEM_FIELDS);
        }
        if url_namespace.is_empty() && !self.as_given {
            remove.push("namespace");
        }
        remove
    }

    /// The namespace that the server writes into an object which has this one. The object of a given request is as the
    /// server had it.
    fn written_namespace<'a>(&self, own: &str, url_namespace: &'a str) -> Option<&'a str> {
        let writes = !url_namespace.is_empty() && own.is_empty() && !(self.as_given && self.client.namespace.is_some());
        writes.then_some(url_namespace)
    }

    /// An object as the server decodes it, and whether a default was left out that is the time of the request. The
    /// objects of a given request have their defaults already.
    fn decode(&self, object: &Document, member: &str) -> Result<(Encoded, bool), RequestError> {
        let kind = &self.endpoint.kind;
        if self.as_given {
            return Ok((self.encode(object, kind, member)?, false));
        }
        let decoded = scheme::held_converted(object, kind, self.release);
        let decoded = decoded.map_err(|error| encode_error(error, member))?;
        Ok((decoded.encoded, decoded.lacks_now))
    }
}
