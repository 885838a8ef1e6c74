//! The operations by name: JSON text in, JSON text out.
//!
//! One function serves every language: [`call`] takes the name of an operation and its input as JSON text, and returns
//! an envelope, `{"ok": {..}}` or `{"err": {"area", "code", "message", "at"?, "span"?, "upstream"?, "facts"?}}`. It is
//! total: any bytes in, an envelope out. The operations themselves are typed functions elsewhere in this crate; this
//! module only reads their inputs and writes their answers.
//!
//! Members that hold Kubernetes objects or patches are raw: the text of numbers, the order of members and repeated
//! members reach the core as written, and come back so. If the text may not be valid JSON, give it as a string in the
//! member with the suffix `Text` instead (`docText` for `doc`); with `"text": true` the answer has such members too.
//! All other members are strict: an unknown one is an error that lists the known ones.
//!
//! # Examples
//!
#![cfg_attr(feature = "patch", doc = "```")]
#![cfg_attr(not(feature = "patch"), doc = "```text")]
//! let input = br#"{"dialect": "rfc6902", "doc": {"a": 1.50}, "patch": [{"op": "copy", "from": "/a", "path": "/b"}]}"#;
//! let envelope = nocluster::wire::call("patch.apply", input);
//! assert_eq!(envelope, br#"{"ok":{"release":"1.37","doc":{"a":1.50,"b":1.50},"changed":true}}"#);
//! ```

#[cfg(feature = "admission")]
mod admission;
#[cfg(feature = "admission")]
mod admission_answer;
#[cfg(any(feature = "patch", feature = "dns", feature = "ipam"))]
mod answer;
#[cfg(feature = "admission")]
mod defaults;
#[cfg(feature = "dns")]
mod dns;
mod encoding;
mod error;
mod handle;
mod input;
#[cfg(feature = "ipam")]
mod ipam;
mod operation;
#[cfg(feature = "patch")]
mod patch;
#[cfg(feature = "admission")]
mod plugins;
mod prepared;
#[cfg(feature = "admission")]
mod recorded;
#[cfg(feature = "admission")]
mod request;
#[cfg(feature = "admission")]
mod resources;
#[cfg(any(feature = "dns", feature = "ipam"))]
mod said;
#[cfg(feature = "admission")]
mod spot;
mod table;

use std::fmt;

use serde::Serialize;

use crate::release::Release;

use error::Failure;
use table::operations;

#[cfg(feature = "admission")]
pub use admission_answer::{match_answer, run_answer};
pub use error::WireError;
pub use handle::Handle;
pub use operation::{Member, MemberKind, Operation, Verdict};
#[cfg(feature = "patch")]
pub use patch::apply_text;
#[cfg(feature = "admission")]
pub use recorded::{is_request_form, read_request_form, request_form_place};
#[cfg(feature = "admission")]
pub use request::{read_conditions, refusal};
#[cfg(feature = "admission")]
pub use spot::FilePlace;
#[cfg(feature = "admission")]
pub use table::ADMISSION;
pub use table::Area;
#[cfg(feature = "dns")]
pub use table::DNS;
#[cfg(feature = "ipam")]
pub use table::IPAM;
#[cfg(feature = "patch")]
pub use table::PATCH;

/// Runs one operation: its name and the text of its input in, the text of the envelope out.
///
/// It never panics, and reports every error in the envelope. The same input gives the same bytes; UTF-8 in gives UTF-8
/// out.
///
/// # Examples
///
#[cfg_attr(feature = "patch", doc = "```")]
#[cfg_attr(not(feature = "patch"), doc = "```text")]
/// use nocluster::wire;
///
/// let input = br#"{"dialect": "kube-apiserver", "doc": {"metadata": {}},
///     "patch": [{"op": "add", "path": "/metadata/labels", "value": {"team": "shop"}}]}"#;
/// let envelope = wire::call("patch.apply", input);
/// assert!(envelope.starts_with(br#"{"ok":{"release":"1.37","doc":{"metadata":{"labels":{"team":"shop"}}}"#));
/// assert!(wire::call("patch.aply", input).starts_with(br#"{"err":"#));
/// ```
pub fn call(op: &str, input: &[u8]) -> Vec<u8> {
    call_of(table::ALL, op, input)
}

/// As [`call`], for the operations of these areas; those of others are unknown.
pub fn call_of(areas: &[&Area], op: &str, input: &[u8]) -> Vec<u8> {
    encoding::as_utf_8_as(&[input], table::answer(areas, op, input).unwrap_or_else(|failure| failure.envelope()))
}

/// The text of an envelope for an error from another crate, such as the reader of YAML, in its own `area`.
///
/// The error must serialize as `{"code": .., fact: ..}`; its `Display` is the message.
pub fn err_text(area: &'static str, error: &(impl Serialize + fmt::Display)) -> Vec<u8> {
    Failure::of(area, error).envelope()
}

/// The operations, with their members, in the order of the documentation.
pub fn ops() -> impl Iterator<Item = &'static Operation> {
    operations()
}

/// The operations that [`ops`] lists, as JSON text: an array.
pub fn ops_text() -> Vec<u8> {
    serde_json::to_vec(&ops().collect::<Vec<_>>()).unwrap_or_default()
}

/// The version of this crate with the releases that it models, as [`version`] returns it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Version {
    /// The version of this crate.
    pub version: &'static str,
    /// The Kubernetes release of an input without `release`.
    pub release: Release,
    /// The releases whose answers are verified by running them.
    pub run: Vec<Release>,
    /// The releases whose answers come from reading their sources.
    pub read: Vec<Release>,
}

impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "nocluster {}, Kubernetes {}", self.version, self.release)
    }
}

/// The version of this crate, and the releases that it models.
pub fn version() -> Version {
    let (read, run) = Release::all().partition(|release| release.is_by_reading());
    Version { version: env!("CARGO_PKG_VERSION"), release: Release::default(), run, read }
}

/// The value that [`version`] returns, as JSON text: an object.
pub fn version_text() -> Vec<u8> {
    serde_json::to_vec(&version()).unwrap_or_default()
}

#[cfg(test)]
#[cfg(feature = "admission")]
mod tests;
