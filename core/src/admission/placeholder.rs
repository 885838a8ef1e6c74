//! Stands in for `meta::{status, user_info, selector}` until they land.

use serde::Serialize;

/// A metav1.Status.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Status {
    /// HTTP code.
    pub code: u16,
    /// Such as `NotFound`.
    pub reason: String,
    /// The text.
    pub message: String,
}

/// Who asks.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct UserInfo {
    /// The name.
    pub username: String,
    /// The id.
    pub uid: String,
    /// The groups.
    pub groups: Vec<String>,
}

/// A label selector, prepared.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Selector {}

/// Why a selector can't be prepared.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SelectorError {}
