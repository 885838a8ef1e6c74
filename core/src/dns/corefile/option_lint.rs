//! What the options of plugins may do otherwise than meant.

use crate::severity::Severity;

/// Something about the options of a plugin that loads.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum OptionLint {
    /// An argument that must be a zone and is none.
    #[error("`{word}` is no zone: CoreDNS leaves it out without a word")]
    DroppedZone {
        /// The argument.
        word: String,
    },
    /// A range of addresses that is several zones, where one is taken.
    #[error(
        "[WARNING] plugin/forward: Unsupported CIDR notation: '{range}' expands to multiple zones. Using only '{zone}'."
    )]
    CutRange {
        /// The range as written.
        range: String,
        /// Its first zone.
        zone: String,
    },
    /// More than one API server.
    #[error(
        "[WARNING] plugin/kubernetes: Multiple endpoints have been deprecated, only the first specified endpoint '{first}' is used"
    )]
    UnusedEndpoints {
        /// The one that is used.
        first: String,
    },
    /// Names of addresses without Pods.
    #[error("`pods insecure` answers for any address in a namespace that exists, whether or not a Pod has it")]
    PodsInsecure,
    /// A zone for addresses in the place of the cluster's zone.
    #[error("`{zone}` is the first zone that CoreDNS takes for one of names: PTR records name Services below it")]
    ReverseZoneFirst {
        /// The zone.
        zone: String,
    },
    /// Names that fall through to nothing.
    #[error("no plugin after kubernetes answers in this block: what falls through ends as SERVFAIL")]
    FallthroughNowhere,
    /// A zone of a plugin that its server block does not serve.
    #[error("the server block does not serve `{zone}`: {directive} never sees its names here")]
    UnreachableZone {
        /// The directive.
        directive: &'static str,
        /// The zone.
        zone: String,
    },
    /// A target that may be this very server.
    #[error("forward asks {target}, on which this server listens itself: a query may come round without end")]
    LoopRisk {
        /// The target.
        target: String,
    },
    /// A block that asks others without looking out for loops.
    #[error("without `loop`, CoreDNS does not notice that forward leads back to it")]
    NoLoopDetection,
    /// Two options of which one counts.
    #[error("`force_tcp` goes before `prefer_udp`, which does nothing")]
    PreferUdpIgnored,
}

impl OptionLint {
    /// The stable code of its finding.
    pub fn code(&self) -> &'static str {
        match self {
            Self::DroppedZone { .. } => "dropped-zone",
            Self::CutRange { .. } => "cut-range",
            Self::UnusedEndpoints { .. } => "unused-endpoints",
            Self::PodsInsecure => "pods-insecure",
            Self::ReverseZoneFirst { .. } => "reverse-zone-first",
            Self::FallthroughNowhere => "fallthrough-nowhere",
            Self::UnreachableZone { .. } => "unreachable-zone",
            Self::LoopRisk { .. } => "loop-risk",
            Self::NoLoopDetection => "no-loop-detection",
            Self::PreferUdpIgnored => "prefer-udp-ignored",
        }
    }

    /// How bad it is.
    pub fn severity(&self) -> Severity {
        match self {
            Self::PodsInsecure | Self::NoLoopDetection | Self::PreferUdpIgnored => Severity::Info,
            _ => Severity::Warning,
        }
    }

    /// What to do about it, if that can be said.
    pub fn fix(&self) -> Option<String> {
        Some(match self {
            Self::CutRange { range, .. } => format!("write each zone of {range} by itself"),
            Self::PodsInsecure => {
                "`pods verified` answers for the addresses of Pods alone; CoreDNS then watches all Pods".to_owned()
            }
            Self::ReverseZoneFirst { .. } => "put the zone of the cluster first".to_owned(),
            Self::FallthroughNowhere => "add forward, or remove fallthrough".to_owned(),
            Self::UnreachableZone { zone, .. } => format!("add {zone} to the keys of the block"),
            Self::LoopRisk { .. } => "name the servers that shall be asked".to_owned(),
            Self::NoLoopDetection => "add `loop`".to_owned(),
            Self::PreferUdpIgnored => "remove one of the two".to_owned(),
            Self::DroppedZone { .. } | Self::UnusedEndpoints { .. } => return None,
        })
    }
}
