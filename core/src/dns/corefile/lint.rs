//! What loads and may yet be wrong.

mod rules;

use crate::gotext::quote;
use crate::severity::Severity;

pub(super) use rules::about;

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
    /// A brace that is part of a key, because no space is before it.
    #[error("the brace belongs to the key `{key}`: no block opens here")]
    GluedBrace {
        /// The key.
        key: String,
    },
    /// `hosts` without `fallthrough` over the zone of a plugin behind it.
    #[error("hosts answers {zone} alone: it has no fallthrough there, and what it does not know is SERVFAIL")]
    HostsShadowsAll {
        /// The zone.
        zone: String,
    },
    /// A line of `hosts` whose first word is no address.
    #[error("hosts drops this line: `{word}` is no IP address")]
    HostsEntryIgnored {
        /// The word.
        word: String,
    },
    /// A `template` without `fallthrough` and without expression over the zone of a plugin behind it.
    #[error("template answers {zone} alone: it matches every name there and has no fallthrough")]
    TemplateShadows {
        /// The zone.
        zone: String,
    },
    /// A zone of `cache` that looks like a duration.
    #[error("cache takes a number of seconds: `{zone}` is the only zone that it caches")]
    CacheTtlIsZone {
        /// The zone.
        zone: String,
    },
    /// `autopath @kubernetes` without `pods verified`.
    #[error("autopath @kubernetes does nothing without `pods verified` in kubernetes")]
    AutopathInert,
    /// A text without server blocks.
    #[error("the Corefile has no server block: CoreDNS serves `.:53` with whoami and log")]
    NoServerBlock,
    /// Findings that are not told, since there are too many.
    #[error("{count} more findings are left out")]
    MoreFindings {
        /// How many.
        count: usize,
    },
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
            Self::GluedBrace { .. } => "glued-brace",
            Self::HostsShadowsAll { .. } => "hosts-shadows-all",
            Self::HostsEntryIgnored { .. } => "hosts-entry-ignored",
            Self::TemplateShadows { .. } => "template-shadows",
            Self::CacheTtlIsZone { .. } => "cache-ttl-is-zone",
            Self::AutopathInert => "autopath-without-verified-pods",
            Self::NoServerBlock => "no-server-block",
            Self::MoreFindings { .. } => "more-findings",
        }
    }

    /// How bad it is.
    pub fn severity(&self) -> Severity {
        match self {
            Self::StrayBrace | Self::GluedBrace { .. } | Self::HostsShadowsAll { .. } => Severity::Error,
            Self::NotModelled { .. }
            | Self::NothingImported { .. }
            | Self::ImportNotGiven { .. }
            | Self::MoreFindings { .. } => Severity::Info,
            _ => Severity::Warning,
        }
    }

    /// What to do about it, if that can be said.
    pub fn fix(&self) -> Option<String> {
        let fix = match self {
            Self::StrayBrace => "remove the brace",
            Self::GluedBrace { .. } => "put a space before the brace",
            Self::HostsShadowsAll { .. } | Self::TemplateShadows { .. } => "add `fallthrough` to its block",
            Self::HostsEntryIgnored { .. } => "write the address first, then the names",
            Self::CacheTtlIsZone { .. } => "write the seconds without a unit",
            Self::AutopathInert => "write `pods verified`",
            Self::ImportNotGiven { path } => {
                return Some(format!("give the text of {path}, or null if it does not exist"));
            }
            _ => return None,
        };
        Some(fix.to_owned())
    }
}
