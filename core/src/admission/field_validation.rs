//! What the server makes of unknown and repeated fields of a client's object.
//!
//! Source: kubernetes/apiserver pkg/endpoints/handlers/{create,update,rest}.go

use serde::Serialize;

use crate::gotext::quote;
use crate::json::{Document, Pointer};
use crate::meta::{Gvk, Status};
use crate::release::Release;
use crate::scheme;

/// What the server does about unknown and repeated fields (the option `fieldValidation`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize)]
pub enum FieldValidation {
    /// It refuses the call with a 400 that names all of them.
    Strict,
    /// It warns of each; what a call without the option gets.
    #[default]
    Warn,
    /// It drops them without a word.
    Ignore,
}

impl FieldValidation {
    /// All values, each with its word.
    pub const ALL: &[(&'static str, Self)] =
        &[("Strict", Self::Strict), ("Warn", Self::Warn), ("Ignore", Self::Ignore)];

    /// The value as the option writes it, such as `Strict`.
    pub fn as_str(self) -> &'static str {
        Self::ALL.iter().find(|(_, value)| *value == self).map_or("", |(word, _)| word)
    }

    /// Reads the option; case matters, and an empty text is the same as no option.
    pub fn parse(text: &str) -> Option<Self> {
        if text.is_empty() {
            return Some(Self::default());
        }
        Self::ALL.iter().find(|(word, _)| *word == text).map(|(_, value)| *value)
    }

    /// The warnings that the client gets for an object that can be decoded: `unknown` are the unknown fields of a custom
    /// resource, each with its place.
    ///
    /// # Errors
    ///
    /// The server's 400 for an object that is decoded strictly, with the place of the first field in it.
    pub(super) fn check(
        self,
        object: &Document,
        unknown: &[(String, Pointer)],
        kind: &Gvk,
        release: Release,
    ) -> Result<Vec<String>, (Pointer, Box<Status>)> {
        if self == Self::Ignore {
            return Ok(Vec::new());
        }
        let errors = scheme::strict_errors(object, kind, release);
        let mut faults: Vec<_> = errors.into_iter().map(|error| (error.to_string(), error.at)).collect();
        faults.extend_from_slice(unknown);
        let (texts, places): (Vec<_>, Vec<_>) = faults.into_iter().unzip();
        match places.into_iter().next() {
            Some(first) if self == Self::Strict => {
                let status = undecodable(kind, &format!("strict decoding error: {}", texts.join(", ")));
                Err((first, Box::new(status)))
            }
            _ => Ok(texts),
        }
    }
}

/// The Status for an object that can't be decoded.
///
/// Source: kubernetes/apiserver pkg/endpoints/handlers/rest.go transformDecodeError
pub(super) fn undecodable(Gvk { version, kind, .. }: &Gvk, error: &str) -> Status {
    let version = quote(version);
    Status::bad_request(&format!("{kind} in version {version} cannot be handled as a {kind}: {error}"))
}
