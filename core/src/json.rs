//! JSON as text: numbers, repeated members and the order of members stay as written.
//!
//! kube-apiserver compares numbers by their text, keeps the order of members that it does not touch, reads a member
//! given twice, and accepts lone surrogates. A tree of values loses all of that, so the library works on a
//! [`Document`]: the bytes of the input with a tape of its values over them. Reading is one validating pass, a clone is
//! a pointer, and a [`Node`] is a place on the tape.
//!
//! The grammar, its limits and its error texts are those of Go's `encoding/json`.

pub(crate) mod any;
mod build;
#[cfg(feature = "admission")]
mod deferred;
mod document;
mod equal;
mod error;
pub(crate) mod number;
mod plain;
pub(crate) mod pointer;
mod scan;
pub(crate) mod string;
mod tape;
mod value;
pub(crate) mod write;

pub(crate) use build::Builder;
#[cfg(feature = "admission")]
pub(crate) use deferred::Maker;
pub use document::{Document, Elements, Member, Members, Node};
pub use equal::equal;
#[cfg(feature = "patch")]
pub(crate) use equal::{keep_last_of_each, sorted_members};
pub use error::{Context, JsonError};
pub use number::{format_float64, same_value};
pub use pointer::{Pointer, PointerError};
pub use scan::Limits;
#[cfg(feature = "patch")]
pub(crate) use scan::MAX_DEPTH;
pub use string::push_lossy;
pub(crate) use string::replace_invalid;
pub use tape::Kind;
#[cfg(any(test, feature = "patch"))]
pub(crate) use tape::index;
pub use write::Writer;

#[cfg(test)]
mod tests;
