//! Nulls that are no values: a default takes their place, or they are dropped.
//!
//! Source: kubernetes/apiextensions-apiserver pkg/apiserver/schema/defaulting/{algorithm,prunenulls}.go

use crate::json::{Document, Node};

use super::structural::Schema;

/// What happens to a null that is no value and has no default.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Nulls {
    /// It is not looked for.
    Unasked,
    /// It stays, and nothing is asked of it.
    Kept,
    /// It is dropped.
    Dropped,
}

/// The default that takes the place of a null that is not a value.
pub(super) fn instead_of_null<'a>(value: Node<'_>, schema: Option<Schema<'a>>) -> Option<&'a Document> {
    schema.filter(|schema| value.is_null() && !schema.is_nullable())?.default()
}

/// Whether a null is not a value, and nothing takes its place.
pub(super) fn is_no_value(value: Node<'_>, schema: Option<Schema<'_>>) -> bool {
    value.is_null() && schema.is_some_and(|schema| !schema.is_nullable() && schema.default().is_none())
}
