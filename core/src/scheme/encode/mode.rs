//! The forms in which objects are printed.

/// The form that is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mode {
    /// The text that the server sends.
    Text,
    /// A text that is equal for semantically equal objects; it is not JSON.
    Meaning,
}
