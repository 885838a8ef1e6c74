//! What loads and may yet be wrong.

use super::finding::Severity;
use crate::gotext::quote;

/// Something about a Corefile that loads.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Lint {
    /// The name of a zone is unusual.
    #[error("Warning: Domain {} does not follow RFC1035 preferred syntax", quote(zone))]
    UnusualZone {
        /// The zone.
        zone: String,
    },
    /// A directive that is not modelled.
    #[error("`{directive}` is not modelled: it is taken to load, and its options are not checked")]
    NotModelled {
        /// The directive.
        directive: &'static str,
    },
    /// An import with wildcards that match nothing that was given.
    #[error("[WARNING] No files matching import glob pattern: {pattern}")]
    NothingImported {
        /// The pattern.
        pattern: String,
    },
    /// An imported file that was not given.
    #[error("the imported file {path} is not given: it is taken to be there and empty")]
    ImportNotGiven {
        /// The path.
        path: String,
    },
    /// A server block whose key is a closing brace that is one too many.
    #[error("a closing brace too many: CoreDNS takes it for a server block of the zone `}}.`")]
    StrayBrace,
    /// A text without server blocks.
    #[error("the Corefile has no server block: CoreDNS serves `.:53` with whoami and log")]
    NoServerBlock,
}

impl Lint {
    /// The stable code of its finding.
    pub fn code(&self) -> &'static str {
        match self {
            Self::UnusualZone { .. } => "unusual-zone",
            Self::NotModelled { .. } => "not-modelled",
            Self::NothingImported { .. } => "nothing-imported",
            Self::ImportNotGiven { .. } => "import-not-given",
            Self::StrayBrace => "stray-brace",
            Self::NoServerBlock => "no-server-block",
        }
    }

    /// How bad it is.
    pub fn severity(&self) -> Severity {
        match self {
            Self::StrayBrace => Severity::Error,
            Self::UnusualZone { .. } | Self::NoServerBlock => Severity::Warning,
            Self::NotModelled { .. } | Self::NothingImported { .. } | Self::ImportNotGiven { .. } => Severity::Note,
        }
    }

    /// What to do about it, if that can be said.
    pub fn fix(&self) -> Option<String> {
        match self {
            Self::StrayBrace => Some("remove the brace".to_owned()),
            Self::ImportNotGiven { path } => Some(format!("give the text of {path}, or null if it does not exist")),
            _ => None,
        }
    }
}
