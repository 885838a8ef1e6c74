//! Changes of the sets of blocks.

use serde::Serialize;

/// A change of the blocks of a cluster CIDR. They are applied in order, and they stand beside an error too.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(tag = "op", rename_all = "kebab-case")]
#[non_exhaustive]
pub enum NodeCidrOp {
    /// Blocks are marked as used, also those that are already.
    MarkBlocks {
        /// The number of the cluster CIDR.
        set: usize,
        /// The first block.
        from: u64,
        /// The last block.
        to: u64,
    },
    /// Blocks are marked as free, also those that are already.
    ClearBlocks {
        /// The number of the cluster CIDR.
        set: usize,
        /// The first block.
        from: u64,
        /// The last block.
        to: u64,
    },
    /// The next search for a free block begins there.
    SetNext {
        /// The number of the cluster CIDR.
        set: usize,
        /// The block.
        next: u64,
    },
}

impl NodeCidrOp {
    /// The number of the cluster CIDR.
    pub fn set(&self) -> usize {
        match *self {
            Self::MarkBlocks { set, .. } | Self::ClearBlocks { set, .. } | Self::SetNext { set, .. } => set,
        }
    }
}
