//! Errors in compiling a Zone.

use serde::Serialize;

use crate::objects::ObjectsError;

/// Why objects can't be compiled for cluster DNS.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, thiserror::Error)]
#[serde(untagged)]
#[non_exhaustive]
pub enum ZoneError {
    /// An object can't be read, or is given twice.
    #[error(transparent)]
    Objects(#[from] ObjectsError),
    /// There are more objects, or more text in them, than can be counted.
    #[error(transparent)]
    Limit(#[from] ZoneLimit),
}

/// A limit of a Zone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, thiserror::Error)]
#[serde(tag = "code", rename_all = "kebab-case", rename_all_fields = "camelCase")]
#[non_exhaustive]
pub enum ZoneLimit {
    /// There are more objects, or more text in them, than can be counted.
    #[error("more than {max} objects, or bytes of names")]
    LimitExceeded {
        /// The most that can be counted.
        max: u32,
    },
}

impl ZoneError {
    pub(super) const TOO_LARGE: Self = Self::Limit(ZoneLimit::LimitExceeded { max: u32::MAX });
}
