//! What is missing for an answer about the ranges of Nodes.

use std::fmt;

use serde::Serialize;

use crate::release::Release;

/// Something that was not given, or is not modelled, and that an answer about the ranges of Nodes depends on.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(tag = "code", rename_all = "kebab-case")]
#[non_exhaustive]
pub enum NodeCidrNeed {
    /// The ranges of a Node that is deleted and was not given before.
    PodCidrs {
        /// The Node.
        node: String,
    },
    /// What the controller does in this release.
    ReleaseNotModelled {
        /// The release.
        release: Release,
    },
    /// What the API server answers when the controller writes ranges with a mask that is longer than an address.
    NodeMaskNotModelled {
        /// The length of the Nodes' prefix.
        mask: i32,
        /// How long an address is.
        bits: u8,
    },
}

impl fmt::Display for NodeCidrNeed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::PodCidrs { node } => write!(f, "which podCIDRs the node {node} had"),
            Self::ReleaseNotModelled { release } => {
                write!(f, "what the controller does in release {release}, which is not modelled")
            }
            Self::NodeMaskNotModelled { mask, bits } => {
                write!(f, "what becomes of ranges with a mask of {mask} bits, of {bits}, which is not modelled")
            }
        }
    }
}
