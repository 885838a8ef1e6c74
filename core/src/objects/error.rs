//! Errors in reading objects.

use serde::Serialize;

use crate::json::Pointer;

/// Why the input is not a list of Kubernetes objects, or why one of them can't be read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, thiserror::Error)]
#[serde(tag = "code", rename_all = "kebab-case", rename_all_fields = "camelCase")]
#[non_exhaustive]
pub enum ObjectsError {
    /// One object is given twice, even if in different versions.
    #[error("{kind} `{name}` is given twice: at `{first}` and at `{at}`; leave one out")]
    DuplicateObject {
        /// The kind of the object.
        kind: String,
        /// The name of the object.
        name: String,
        /// The namespace of the object, if it has one.
        #[serde(skip_serializing_if = "Option::is_none")]
        namespace: Option<String>,
        /// The place of the first one.
        first: Pointer,
        /// The place of the second one.
        at: Pointer,
    },
    /// A required field is missing.
    #[error("`{at}` is missing")]
    Missing {
        /// The place of the field.
        at: Pointer,
    },
    /// A field has a JSON type, or a text such as an address, that the server would not have stored.
    #[error("`{at}` must be {expected}, not {found}")]
    WrongType {
        /// The place of the field.
        at: Pointer,
        /// The expected type, such as `a list of strings`.
        expected: &'static str,
        /// The found type, such as `a list`.
        found: String,
    },
}

impl ObjectsError {
    /// The place of the error: a pointer such as `/objects/0/items/3/metadata`.
    pub fn at(&self) -> &Pointer {
        match self {
            Self::DuplicateObject { at, .. } | Self::Missing { at } | Self::WrongType { at, .. } => at,
        }
    }
}
