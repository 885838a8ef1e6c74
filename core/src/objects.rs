//! The caller's input: the objects of a cluster as `kubectl get -o json` prints them, before a domain reads them.
//!
//! [`Objects`] flattens Lists at any depth and keeps each object with its kind, its name and its place. A domain reads
//! the kinds that it knows and ignores the others. An answer that depends on a missing object is unknown ([`Asked`]),
//! unless the caller declared its kind [`Complete`].

mod asked;
mod complete;
mod error;
mod list;
pub(crate) mod place;

pub use asked::{Asked, Needs};
pub use complete::Complete;
pub use error::ObjectsError;
pub use list::{Object, Objects, Replaced};

#[cfg(test)]
mod tests;
