//! Why objects can't be read.

use serde::Serialize;

use crate::json::Pointer;

/// Why what was given is not a list of Kubernetes objects, or a domain can't read one of them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, thiserror::Error)]
#[serde(tag = "code", rename_all = "kebab-case", rename_all_fields = "camelCase")]
#[non_exhaustive]
pub enum ObjectsError {
    /// One object is given twice, whatever the versions.
    #[error("{kind} `{name}` is given twice: at `{first}` and at `{at}`; leave one out")]
    DuplicateObject {
        /// Its kind.
        kind: String,
        /// Its name.
        name: String,
        /// Its namespace, if it has one.
        #[serde(skip_serializing_if = "Option::is_none")]
        namespace: Option<String>,
        /// Where it is first.
        first: Pointer,
        /// Where it is again.
        at: Pointer,
    },
    /// A field without which an object can't be read.
    #[error("`{at}` is missing")]
    Missing {
        /// The field.
        at: Pointer,
    },
    /// A JSON type that the server would not have stored.
    #[error("`{at}` must be {expected}, not {found}")]
    WrongType {
        /// Where.
        at: Pointer,
        /// Such as `a list of strings`.
        expected: &'static str,
        /// What stands there, such as `a list`.
        found: String,
    },
}

impl ObjectsError {
    /// Where it is: a pointer such as `/objects/0/items/3/metadata`.
    pub fn at(&self) -> &Pointer {
        match self {
            Self::DuplicateObject { at, .. } | Self::Missing { at } | Self::WrongType { at, .. } => at,
        }
    }
}
