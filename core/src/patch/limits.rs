//! Limits on the size and the work of a patch.

use crate::json;

/// How large inputs and results may be and how much work may be done between them.
///
/// The defaults are the largest values that the library works with; a smaller figure is kept, a larger one is cut.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of the document and, separately, of the patch; default 64 MiB.
    pub input_bytes: usize,
    /// Arrays and objects inside one another; default 10,000.
    pub depth: usize,
    /// Operations in the patch; default 1,000,000.
    pub operations: usize,
    /// Bytes of the document after every operation; default 16 MiB.
    pub output_bytes: usize,
    /// Bytes moved, compared and copied in all; default 4 GiB, which is about a second.
    pub work_bytes: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            input_bytes: 64 << 20,
            depth: json::Limits::default().depth,
            operations: 1_000_000,
            output_bytes: 16 << 20,
            work_bytes: 4 << 30,
        }
    }
}

impl Limits {
    /// These limits, none above the default.
    pub(super) fn cut(self) -> Self {
        let most = Self::default();
        Self {
            input_bytes: self.input_bytes.min(most.input_bytes),
            depth: self.depth.min(most.depth),
            operations: self.operations.min(most.operations),
            output_bytes: self.output_bytes.min(most.output_bytes),
            work_bytes: self.work_bytes.min(most.work_bytes),
        }
    }

    /// The part that reading a text keeps.
    pub(super) fn reading(&self) -> json::Limits {
        json::Limits { input_bytes: self.input_bytes, depth: self.depth }
    }
}

/// A count of bytes or the like, which no machine keeps in more bits.
pub(super) fn in_64_bits(count: usize) -> u64 {
    u64::try_from(count).unwrap_or(u64::MAX)
}

/// A limit that was hit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Exceeded {
    pub(super) limit: &'static str,
    pub(super) max: u64,
    pub(super) got: u64,
}

impl Exceeded {
    /// An error if `got` is more than `max`.
    pub(super) fn check(limit: &'static str, max: usize, got: usize) -> Result<(), Self> {
        if got > max { Err(Self::of(limit, max, got)) } else { Ok(()) }
    }

    pub(super) fn of(limit: &'static str, max: usize, got: usize) -> Self {
        Self { limit, max: in_64_bits(max), got: in_64_bits(got) }
    }
}

/// The account of the work done.
#[derive(Debug)]
pub(super) struct Work {
    done: u64,
    max: u64,
}

impl Work {
    pub(super) fn new(max: u64) -> Self {
        Self { done: 0, max }
    }

    /// Books `bytes` before they are touched.
    pub(super) fn charge(&mut self, bytes: usize) -> Result<(), Exceeded> {
        self.done = self.done.saturating_add(in_64_bits(bytes));
        if self.done > self.max {
            return Err(Exceeded { limit: "workBytes", max: self.max, got: self.done });
        }
        Ok(())
    }
}
