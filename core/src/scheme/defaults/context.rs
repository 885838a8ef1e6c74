//! What the functions know beside the object.

use std::cell::Cell;

use crate::release::Release;

/// The release, and what the functions leave out.
#[derive(Debug)]
pub(super) struct Context {
    pub(super) release: Release,
    /// Whether the time of the request was left out of a field.
    pub(super) lacks_now: Cell<bool>,
}
