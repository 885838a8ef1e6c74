//! The values that a template sees.

use std::collections::BTreeMap;

/// A value that a template sees.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// No value, as of a name that a map lacks.
    None,
    /// A boolean.
    Bool(bool),
    /// An `int`.
    Int(i64),
    /// An unsigned integer.
    Uint(u64),
    /// A text.
    Text(String),
    /// Texts in order.
    List(Vec<String>),
    /// Texts by name.
    Map(BTreeMap<String, String>),
    /// A structure with fields.
    Fields(BTreeMap<&'static str, Self>),
    /// A value that exists, but is not modelled.
    NotModelled,
}
