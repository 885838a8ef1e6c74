//! Kubernetes releases and lines of components, and the differences between them by name.
//!
//! Nothing outside this file and its folder compares versions: a rule uses its switch, such as
//! [`Release::excludes_virtual_resources`].

use std::fmt;

use serde::Serialize;

mod coredns;
mod plugins;
mod services;
mod strategies;
mod vpc_cni;

pub use coredns::CoreDns;
pub use plugins::Plugins;
pub use vpc_cni::VpcCni;

/// A Kubernetes minor release, which an answer models.
///
/// 1.35 to 1.37 are verified by running them, 1.30 to 1.34 by reading their sources. Patches reach back to 1.23.
///
/// # Examples
///
/// ```
/// use nocluster::release::Release;
///
/// assert_eq!(Release::parse("1.36")?, Release::V1_36);
/// assert!(Release::parse("v1.36").is_err());
/// assert!(Release::V1_34.is_by_reading());
/// assert_eq!(Release::default().to_string(), "1.37");
/// # Ok::<(), nocluster::release::ReleaseError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Release {
    minor: u8,
}

/// Why a text is not a modelled release.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, thiserror::Error)]
#[serde(tag = "code", rename_all = "kebab-case")]
#[non_exhaustive]
pub enum ReleaseError {
    /// The text is not one of the releases that the operation models, or does not have the form `1.37`.
    #[error("release `{release}` is not modelled: write one of {}, as in `1.37`", known.join(", "))]
    UnsupportedRelease {
        /// The text as it was given.
        release: String,
        /// The releases that can be given.
        known: Vec<String>,
    },
    /// The text is not one of the CoreDNS lines that are modelled.
    #[serde(rename = "unsupported-release")]
    #[error("CoreDNS `{coredns}` is not modelled: write one of {}, as in `1.15.0`", known.join(", "))]
    UnsupportedCoreDns {
        /// The text as it was given.
        coredns: String,
        /// The lines that can be given.
        known: Vec<String>,
    },
    /// The text is not one of the lines of the CNI plugins that are modelled.
    #[serde(rename = "unsupported-release")]
    #[error("line `{plugins}` of the CNI plugins is not modelled: write one of {}, as in `1.10`", known.join(", "))]
    UnsupportedPlugins {
        /// The text as it was given.
        plugins: String,
        /// The lines that can be given.
        known: Vec<String>,
    },
    /// The text is not one of the lines of the VPC CNI of AWS that are modelled.
    #[serde(rename = "unsupported-release", rename_all = "camelCase")]
    #[error("line `{vpc_cni}` of the VPC CNI is not modelled: write one of {}", known.join(", "))]
    UnsupportedVpcCni {
        /// The text as it was given.
        vpc_cni: String,
        /// The lines that can be given.
        known: Vec<String>,
    },
}

/// The oldest release whose patch library is modelled.
const OLDEST_PATCH: u8 = 23;
/// The oldest release whose admission is modelled.
const OLDEST: u8 = 30;
/// The oldest release whose answers were checked by running it.
const OLDEST_RUN: u8 = 35;
const NEWEST: u8 = 37;

impl Release {
    /// Kubernetes 1.37, the reference and the default.
    pub const V1_37: Self = Self { minor: 37 };
    /// Kubernetes 1.36.
    pub const V1_36: Self = Self { minor: 36 };
    /// Kubernetes 1.35.
    pub const V1_35: Self = Self { minor: 35 };
    /// Kubernetes 1.34.
    pub const V1_34: Self = Self { minor: 34 };
    /// Kubernetes 1.33.
    pub const V1_33: Self = Self { minor: 33 };
    /// Kubernetes 1.32.
    pub const V1_32: Self = Self { minor: 32 };
    /// Kubernetes 1.31.
    pub const V1_31: Self = Self { minor: 31 };
    /// Kubernetes 1.30.
    pub const V1_30: Self = Self { minor: 30 };

    /// Reads a release in the form `1.37`, for everything except patches.
    ///
    /// # Errors
    ///
    /// [`ReleaseError::UnsupportedRelease`] for any other form (`v1.37`, `1.37.2`) and for releases outside 1.30 to
    /// 1.37.
    pub fn parse(text: &str) -> Result<Self, ReleaseError> {
        Self::parse_from(text, OLDEST)
    }

    /// Reads a release in the form `1.37` for patches, which are modelled from 1.23 on.
    ///
    /// # Errors
    ///
    /// [`ReleaseError::UnsupportedRelease`] for any other form and for releases outside 1.23 to 1.37.
    pub fn parse_for_patch(text: &str) -> Result<Self, ReleaseError> {
        Self::parse_from(text, OLDEST_PATCH)
    }

    fn parse_from(text: &str, oldest: u8) -> Result<Self, ReleaseError> {
        (oldest..=NEWEST).map(|minor| Self { minor }).find(|release| release.to_string() == text).ok_or_else(|| {
            ReleaseError::UnsupportedRelease {
                release: text.to_owned(),
                known: (oldest..=NEWEST).map(|minor| Self { minor }.to_string()).collect(),
            }
        })
    }

    /// Every release that admission models, oldest first.
    pub fn all() -> impl Iterator<Item = Self> {
        (OLDEST..=NEWEST).map(|minor| Self { minor })
    }

    /// How many releases after the oldest one that admission models; 0 for older ones, which only patches have.
    pub(crate) fn since_oldest(self) -> u8 {
        self.minor.saturating_sub(OLDEST)
    }

    /// Whether an object that was decoded by one release is decoded the same by the other: only if they are the same.
    #[cfg(feature = "admission")]
    pub(crate) fn decodes_as(self, other: Self) -> bool {
        self == other
    }

    /// Whether the answers for this release come only from reading its sources, not from running it.
    pub fn is_by_reading(self) -> bool {
        self.minor < OLDEST_RUN
    }

    /// Whether patches go through evanphx/json-patch v4.13: a scalar replaced at the root is an error (before: no
    /// change), a `test` without value passes on a missing target (before: a crash), a null written by an operation
    /// can't be walked (before: a crash).
    ///
    /// Source: kubernetes/apiserver go.mod
    pub fn patches_with_v4_13(self) -> bool {
        self.minor >= 35
    }

    /// Whether a patch that can't be decoded is a failed call, so that `failurePolicy` decides (before: a bare 500).
    ///
    /// Source: kubernetes/apiserver pkg/admission/plugin/webhook/mutating/dispatcher.go
    pub fn undecodable_patch_is_call_failure(self) -> bool {
        self.minor >= 34
    }

    /// Whether webhooks never see the virtual resources of authentication and authorization.
    ///
    /// Source: kubernetes/apiserver, gate ExcludeAdmissionWebhookVirtualResources
    pub fn excludes_virtual_resources(self) -> bool {
        self.minor >= 37
    }

    /// Whether the controller of the ranges of Nodes works through a queue, passes over Nodes that are being deleted, and
    /// looks again at the ranges of a Node that changes (before: it works in its handlers, which is not modelled).
    ///
    /// Source: kubernetes/kubernetes pkg/controller/nodeipam/ipam/range_allocator.go
    pub fn node_ipam_has_queue(self) -> bool {
        self.minor >= 31
    }

    /// Whether an unset `metadata.creationTimestamp` is printed as `null` (later: absent).
    ///
    /// Source: kubernetes/apimachinery pkg/apis/meta/v1/types.go ObjectMeta
    pub fn prints_null_creation_timestamp(self) -> bool {
        self.minor <= 33
    }

    /// Whether an error about a field names every step to it, as in `Pod.TypeMeta.kind` (before: `Pod.kind`): embedded
    /// structs, and fields inside a value that decodes itself.
    ///
    /// Source: kubernetes/apimachinery go.mod, the version of sigs.k8s.io/json
    pub fn errors_name_every_step(self) -> bool {
        self.minor >= 35
    }

    /// Whether lists in validation errors print as JSON (before: in Go syntax).
    ///
    /// Source: kubernetes/apimachinery pkg/util/validation/field/errors.go
    pub fn lists_as_json(self) -> bool {
        self.minor >= 34
    }

    /// Whether the metadata of lists has `shardInfo`.
    ///
    /// Source: kubernetes/apimachinery pkg/apis/meta/v1/types.go ListMeta
    pub fn list_meta_has_shard_info(self) -> bool {
        self.minor >= 36
    }

    /// The scheme of webhook responses as messages name it, by its source location; `None` if that was not checked
    /// against a released server.
    ///
    /// Source: kubernetes/apiserver pkg/util/webhook/client.go
    pub fn scheme_of_webhook_client(self) -> Option<&'static str> {
        (self.minor == 37).then_some("pkg/util/webhook/client.go:74")
    }

    /// The scheme of built-in kinds as messages name it; `None` if that was not checked against a released server.
    ///
    /// Source: kubernetes/kubernetes pkg/api/legacyscheme/scheme.go
    pub fn scheme_of_built_in_kinds(self) -> Option<&'static str> {
        (self.minor == 37).then_some("pkg/api/legacyscheme/scheme.go:30")
    }

    /// Whether search domains of a Pod may be a lone `.` and may have labels with `_`.
    ///
    /// Source: kubernetes/kubernetes, gate RelaxedDNSSearchValidation
    pub fn relaxes_search_domains(self) -> bool {
        self.minor >= 33
    }

    /// Whether the message about a search domain names the expression that allows `_` (before: the one without).
    ///
    /// Source: kubernetes/apimachinery pkg/util/validation/validation.go IsDNS1123SubdomainWithUnderscore
    pub fn names_the_regex_with_underscore(self) -> bool {
        self.minor >= 34
    }

    /// Whether addresses in fields of old must not have leading zeros nor be IPv4-mapped IPv6.
    ///
    /// Source: kubernetes/kubernetes, gate StrictIPCIDRValidation
    pub fn reads_addresses_strictly(self) -> bool {
        self.minor >= 36
    }

    /// Whether a Pod may have `spec.hostnameOverride`.
    ///
    /// Source: kubernetes/kubernetes, gate HostnameOverride
    pub fn has_hostname_override(self) -> bool {
        self.minor >= 35
    }

    /// Whether the second of two commas between the values of a selector's text is passed over, so that a bracket or a
    /// comma after it is refused.
    ///
    /// Source: kubernetes/apimachinery pkg/labels/selector.go parseIdentifiersList
    #[cfg(any(feature = "dns", test))]
    pub(crate) fn selectors_skip_second_comma(self) -> bool {
        self.minor <= 34
    }

    /// The release whose defaults this one has: the oldest that was run, for those that were read.
    #[cfg(feature = "admission")]
    pub(crate) fn of_defaults(self) -> Self {
        Self { minor: self.minor.max(OLDEST_RUN) }
    }

    /// Whether the resources of a Pod as a whole follow from those of its containers when it is decoded (later: once,
    /// after the webhooks).
    ///
    /// Source: kubernetes/kubernetes, gates PodLevelResources and PodLevelResourcesFixDefaulting
    pub fn defaults_pod_resources_on_decoding(self) -> bool {
        (34..=36).contains(&self.minor)
    }

    /// Whether defaulting sets what came with the conversion to the internal type before: the second name of a service
    /// account, the least grace period, the addresses of a Pod.
    ///
    /// Source: kubernetes/kubernetes pkg/apis/core/v1/defaults.go
    pub fn defaults_what_conversion_did(self) -> bool {
        self.minor >= 37
    }

    /// Whether the server has the admission plugins PodGroupProtection and PodResizeValidator.
    ///
    /// Source: kubernetes/kubernetes pkg/kubeapiserver/options/plugins.go
    pub fn admits_pod_groups_and_resizes(self) -> bool {
        self.minor >= 36
    }

    /// Whether the server has the admission plugins JobValidation and PodGroupWorkloadExists.
    ///
    /// Source: kubernetes/kubernetes pkg/kubeapiserver/options/plugins.go
    pub fn admits_jobs_and_their_workloads(self) -> bool {
        self.minor == 36
    }
}

impl Default for Release {
    fn default() -> Self {
        Self::V1_37
    }
}

impl fmt::Display for Release {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "1.{}", self.minor)
    }
}

impl Serialize for Release {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
