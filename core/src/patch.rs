//! JSON Patch in two dialects: as RFC 6902 defines it, and as kube-apiserver runs it.
//!
//! [`rfc6902`] follows RFC 6901 and RFC 6902 to the letter. [`kube`] does what the Go library inside kube-apiserver
//! does with a webhook's patch: the same bytes come out, with the same error texts, and if the server would crash,
//! the answer says so. Both read a [`Patch`], leave the given document unchanged, and never recurse.
//!
//! # Examples
//!
//! The same patch, two answers: the server takes a negative index, the RFC does not.
//!
//! ```
//! use nocluster::patch::{kube, rfc6902};
//!
//! let document = br#"{"spec":{"containers":[{"name":"web"}]}}"#;
//! let patch = br#"[{"op":"add","path":"/spec/containers/-1","value":{"name":"proxy"}}]"#;
//!
//! let applied = kube::apply_text(document, patch, &kube::KubeOptions::default())?;
//! assert_eq!(applied.text, br#"{"spec":{"containers":[{"name":"web"},{"name":"proxy"}]}}"#);
//! assert!(rfc6902::apply_text(document, patch, &Default::default()).is_err());
//! # Ok::<(), kube::KubeError>(())
//! ```

mod error;
pub mod kube;
mod limits;
mod operation;
mod overlay;
mod path;
pub mod rfc6902;

pub use error::{Input, PatchError, Problem, Reached};
pub use limits::Limits;
pub use operation::{At, Patch};

use crate::json::Document;

/// The result of a patch on a document.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Applied {
    /// The new document.
    pub document: Document,
    /// Whether its value differs from the old one, as RFC 6902 compares values (`1` and `1.0` are equal).
    pub changed: bool,
}

/// The result of a patch on a text.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct AppliedText {
    /// The new text, without white space outside strings. Strings that are not UTF-8 stay so, unless they are changed.
    pub text: Vec<u8>,
    /// Whether its value differs from the old one, as RFC 6902 compares values (`1` and `1.0` are equal).
    pub changed: bool,
}

impl AppliedText {
    pub(crate) fn into_applied(self) -> Applied {
        Applied { document: Document::printed(self.text), changed: self.changed }
    }
}
