//! What is missing for an answer about Calico's addresses.

use std::fmt;

use ipnet::IpNet;
use serde::Serialize;

use crate::ipam::node_cidr::as_text;

/// Something that was not given, or is not modelled, and that an answer about Calico's addresses depends on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "code", rename_all = "kebab-case", rename_all_fields = "camelCase")]
#[non_exhaustive]
pub enum CalicoNeed {
    /// The labels of a Node, which a pool selects by.
    NodeLabels {
        /// The Node.
        node: String,
        /// The pool.
        pool: String,
    },
    /// The labels of the Pod's Namespace, which a pool selects by.
    NamespaceLabels {
        /// The pool.
        pool: String,
    },
    /// The number of the block of one address that Calico tries first, which its clock decides.
    StartBlock {
        /// The pool.
        pool: String,
        /// The number of the last block.
        last: String,
    },
    /// When a block became a Node's: one that is empty can be taken from it after a minute.
    BlockAge {
        /// The block.
        #[serde(serialize_with = "as_text")]
        block: IpNet,
    },
    /// When addresses of a block were released that can't be taken yet.
    Released {
        /// The block.
        #[serde(serialize_with = "as_text")]
        block: IpNet,
    },
    /// What a Windows Node does with a pool of blocks that are smaller than those that it qualifies.
    WindowsBlockNotModelled {
        /// The pool.
        pool: String,
    },
    /// What an annotation says that no source was read of.
    AnnotationNotModelled {
        /// The annotation.
        annotation: String,
    },
    /// A selector with more parentheses than are modelled.
    SelectorNotModelled {
        /// The pool.
        pool: String,
    },
}

impl fmt::Display for CalicoNeed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NodeLabels { node, pool } => {
                write!(f, "the labels of the node {node}, by which the pool {pool} selects")
            }
            Self::NamespaceLabels { pool } => {
                write!(f, "the labels of the pod's namespace, by which the pool {pool} selects")
            }
            Self::StartBlock { pool, last } => {
                write!(f, "which block of the pool {pool} is tried first, from 0 to {last}: the clock decides")
            }
            Self::BlockAge { block } => write!(f, "when the block {block} became its node's"),
            Self::Released { block } => write!(f, "when addresses of the block {block} were released"),
            Self::WindowsBlockNotModelled { pool } => {
                write!(f, "what a Windows node does with the small blocks of the pool {pool}, which is not modelled")
            }
            Self::AnnotationNotModelled { annotation } => {
                write!(f, "what the annotation {annotation} does, which is not modelled")
            }
            Self::SelectorNotModelled { pool } => {
                write!(f, "whether the pool {pool} selects, with so many parentheses")
            }
        }
    }
}
