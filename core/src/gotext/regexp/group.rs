//! Groups and flags of an expression while it is read.

use super::program::Piece;

/// `(?i)`, `(?m)`, `(?s)`, `(?U)`.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Flags {
    pub(super) fold: bool,
    pub(super) lines: bool,
    pub(super) dot_newline: bool,
    pub(super) lazy: bool,
}

/// What stands between two parentheses, as far as it is read.
#[derive(Debug, Default)]
pub(super) struct Group {
    /// The slots of a group that keeps its place.
    pub(super) capture: Option<usize>,
    /// The flags outside, which come back after the group.
    pub(super) flags: Flags,
    /// The pieces of this alternative.
    pub(super) pieces: Vec<Piece>,
    /// The alternatives before this one, as one piece.
    pub(super) before: Option<Piece>,
    /// Where this alternative starts.
    pub(super) start: usize,
    /// The jumps at the ends of the alternatives before.
    pub(super) jumps: Vec<usize>,
}
