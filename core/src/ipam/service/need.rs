//! What is missing for an answer about Services.

use std::fmt;

use serde::Serialize;

/// Something that was not given, or is not modelled, and that an answer about Services depends on.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(tag = "code", rename_all = "kebab-case")]
#[non_exhaustive]
pub enum ServiceNeed {
    /// The random numbers of an automatic allocation.
    Draw {
        /// The number of the draw.
        draw: usize,
    },
    /// What becomes of an index of 64 bits in an IPv6 range with so many, which up to 1.34 leads out of it.
    WideDrawNotModelled {
        /// The index.
        upper: String,
    },
}

impl fmt::Display for ServiceNeed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Draw { draw } => write!(f, "draw {draw}: the random numbers of an automatic allocation"),
            Self::WideDrawNotModelled { upper } => {
                write!(f, "where the search begins for an index of {upper}, which is not modelled")
            }
        }
    }
}
