//! Why kube-apiserver does not start with its flags.

use serde::Serialize;

/// Why kube-apiserver does not start with its flags about Services; `Display` prints its text.
///
/// Source: kubernetes/kubernetes cmd/kube-apiserver/app/options/completion.go getServiceIPAndRanges,
/// cmd/kube-apiserver/app/options/validation.go validateClusterIPFlags
#[derive(Debug, Clone, PartialEq, Eq, Serialize, thiserror::Error)]
#[serde(tag = "code", rename_all = "kebab-case", rename_all_fields = "camelCase")]
#[non_exhaustive]
pub enum ServiceFlagsError {
    /// `--service-node-port-range` is no range.
    #[error("{problem}")]
    InvalidNodePortRange {
        /// The flag's text.
        range: String,
        /// What is wrong with it.
        problem: String,
    },
    /// The first range is none.
    #[error("service-cluster-ip-range[0] is not a valid cidr")]
    InvalidPrimaryRange {
        /// The text.
        cidr: String,
    },
    /// The first range is too small, or of the two widest prefixes, which count as empty.
    #[error(
        "error determining service IP ranges for primary service cidr: the service cluster IP range must be at least 8 IP addresses"
    )]
    PrimaryRangeTooSmall {
        /// The range.
        cidr: String,
    },
    /// The second range is none.
    #[error("service-cluster-ip-range[1] is not an ip net")]
    InvalidSecondaryRange {
        /// The text.
        cidr: String,
    },
    /// There are more than two ranges.
    #[error("--service-cluster-ip-range must not contain more than two entries")]
    TooManyRanges {
        /// How many.
        count: usize,
    },
    /// A range is too large for a bitmap, up to 1.33.
    #[error(
        "specified --service-cluster-ip-range{} is too large; for {bits}-bit addresses, the mask must be >= {least}",
        if *index == 0 { "" } else { "[1]" }
    )]
    RangeTooLarge {
        /// The number of the range.
        index: usize,
        /// How long its addresses are.
        bits: u8,
        /// The shortest prefix.
        least: u8,
    },
    /// Both ranges are of one family.
    #[error("--service-cluster-ip-range[0] and --service-cluster-ip-range[1] must be of different IP family")]
    SameFamily,
}
