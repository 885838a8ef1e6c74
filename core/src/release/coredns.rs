//! CoreDNS lines, and the differences between them by name.

use std::fmt;

use serde::Serialize;

use super::{Release, ReleaseError};

mod directives;

/// A CoreDNS release, which an answer about DNS models.
///
/// Kubernetes 1.37 installs 1.14.6, and 1.36 installs 1.14.2; 1.15.0 is the newest and the default.
///
/// # Examples
///
/// ```
/// use nocluster::release::{CoreDns, Release};
///
/// assert_eq!(CoreDns::parse("1.14.7")?, CoreDns::V1_14_7);
/// assert!(CoreDns::parse("1.14").is_err());
/// assert_eq!(CoreDns::installed_by(Release::V1_37), Some(CoreDns::V1_14_6));
/// assert_eq!(CoreDns::default().to_string(), "1.15.0");
/// # Ok::<(), nocluster::release::ReleaseError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CoreDns {
    minor: u8,
    patch: u8,
}

impl CoreDns {
    /// CoreDNS 1.15.0, the reference and the default.
    pub const V1_15_0: Self = Self { minor: 15, patch: 0 };
    /// CoreDNS 1.14.7.
    pub const V1_14_7: Self = Self { minor: 14, patch: 7 };
    /// CoreDNS 1.14.6, which kubeadm 1.37 installs.
    pub const V1_14_6: Self = Self { minor: 14, patch: 6 };
    /// CoreDNS 1.14.2, which kubeadm 1.36 installs.
    pub const V1_14_2: Self = Self { minor: 14, patch: 2 };

    const NEWEST: Self = Self::V1_15_0;
    const OLDEST: Self = Self::V1_14_2;

    /// Every line that is modelled, newest first.
    pub const ALL: &[Self] = &[Self::V1_15_0, Self::V1_14_7, Self::V1_14_6, Self::V1_14_2];

    /// Reads a release in full, such as `1.15.0`.
    ///
    /// # Errors
    ///
    /// [`ReleaseError::UnsupportedCoreDns`] for any other text.
    pub fn parse(text: &str) -> Result<Self, ReleaseError> {
        Self::ALL.iter().copied().find(|line| line.to_string() == text).ok_or_else(|| {
            let known = Self::ALL.iter().map(Self::to_string).collect();
            ReleaseError::UnsupportedCoreDns { coredns: text.to_owned(), known }
        })
    }

    /// The line that kubeadm and the add-on manifest of a Kubernetes release install; `None` if it is not modelled.
    ///
    /// Source: kubernetes/kubernetes cmd/kubeadm/app/constants/constants.go CoreDNSVersion
    pub fn installed_by(release: Release) -> Option<Self> {
        match release {
            Release::V1_37 => Some(Self::V1_14_6),
            Release::V1_36 => Some(Self::V1_14_2),
            _ => None,
        }
    }

    /// Whether `pods verified` and autopath use every address of `status.podIPs` (before: `status.podIP`).
    ///
    /// Source: coredns/coredns plugin/kubernetes/object/pod.go
    pub fn indexes_all_pod_ips(self) -> bool {
        self >= Self::V1_15_0
    }

    /// Whether the kubernetes plugin has the option `zonal`.
    ///
    /// Source: coredns/coredns plugin/kubernetes/setup.go
    pub fn has_zonal(self) -> bool {
        self >= Self::V1_14_7
    }

    /// Whether the zone of a key is served in lower case (before: as the key is written).
    ///
    /// Source: coredns/coredns core/dnsserver/register.go InspectServerBlocks
    pub fn lowercases_zones(self) -> bool {
        self >= Self::V1_14_7
    }

    /// Whether server blocks that share a listener must agree on TLS (before: the TLS of any one serves all).
    ///
    /// Source: coredns/coredns core/dnsserver/tlsconfig.go sharedTLSConfig
    pub fn compares_shared_tls(self) -> bool {
        self >= Self::V1_15_0
    }

    /// Whether a server block with a view may have the zone of one without (before: not if that comes first).
    ///
    /// Source: coredns/coredns core/dnsserver/register.go validateZonesAndListeningAddresses
    pub fn views_share_zones(self) -> bool {
        self >= Self::V1_14_6
    }

    /// Whether `health`, `log` and `ready` name an unknown word of their block (before: `health` and `log` only say that
    /// the line is wrong, and `ready` passes over the word).
    ///
    /// Source: coredns/coredns plugin/health/setup.go, plugin/log/setup.go, plugin/ready/setup.go
    pub fn names_unknown_properties(self) -> bool {
        self >= Self::V1_14_6
    }

    /// Whether `any` refuses arguments and a block (before: its words are not looked at).
    ///
    /// Source: coredns/coredns plugin/any/setup.go
    pub fn any_refuses_words(self) -> bool {
        self >= Self::V1_14_6
    }

    /// Whether `prometheus` has a block, with `runtime_metrics` and `tls` (before: a block is a second use of it).
    ///
    /// Source: coredns/coredns plugin/metrics/setup.go
    pub fn prometheus_has_block(self) -> bool {
        self >= Self::V1_14_6
    }

    /// The Kubernetes release whose packages for labels the line is built with.
    ///
    /// Source: coredns/coredns go.mod k8s.io/apimachinery
    #[cfg(feature = "dns")]
    pub(crate) fn apimachinery(self) -> Release {
        if self >= Self::V1_15_0 { Release::V1_37 } else { Release::V1_35 }
    }

    /// Whether the error about a zone of `multicluster` lists the zones of the plugin.
    ///
    /// Source: coredns/coredns plugin/kubernetes/setup.go
    pub fn lists_authoritative_zones(self) -> bool {
        self >= Self::V1_14_6
    }

    /// Whether `forward` takes host names and HTTPS, asks each target once, reads its block before its targets, and has
    /// `max_age`, `read_timeout`, `doh_method`, `next_on_nodata`, `resolver` and `source_address`.
    ///
    /// Source: coredns/coredns plugin/forward/setup.go, plugin/forward/resolve.go
    pub fn extends_forward(self) -> bool {
        self >= Self::V1_14_6
    }

    /// Whether a target of `forward` may be a host name that is asked over HTTPS.
    ///
    /// Source: coredns/coredns plugin/forward/resolve.go parseAsHostEntry
    pub fn forwards_over_https_to_names(self) -> bool {
        self >= Self::V1_14_7
    }

    /// Whether `forward` asks over QUIC, tells targets apart by scheme and server name too, and looks up a host name
    /// without the search path.
    ///
    /// Source: coredns/coredns plugin/forward/setup.go, plugin/forward/resolve.go
    pub fn forwards_over_quic(self) -> bool {
        self >= Self::V1_15_0
    }

    /// Whether a `{` inside the block of a plugin opens a block of its own (before: it is a word like another).
    ///
    /// Source: coredns/caddy caddyfile/dispenser.go NextBlock
    pub fn has_nested_blocks(self) -> bool {
        self >= Self::V1_15_0
    }

    /// Whether a reply leaves out the EDNS options of the request (before: NSID, EXPIRE, COOKIE, TCP-KEEPALIVE and
    /// PADDING come back).
    ///
    /// Source: coredns/coredns plugin/pkg/edns/edns.go
    pub fn drops_edns_options(self) -> bool {
        self >= Self::V1_15_0
    }

    /// Whether `hosts` has the option `fallthrough_unsupported`.
    ///
    /// Source: coredns/coredns plugin/hosts/setup.go
    pub fn has_fallthrough_unsupported(self) -> bool {
        self >= Self::V1_14_7
    }

    /// Whether `cache` has the option `serve_stale_policy`, and `serve_stale` takes a TTL for what is stale.
    ///
    /// Source: coredns/coredns plugin/cache/setup.go
    pub fn has_stale_policy(self) -> bool {
        self >= Self::V1_14_7
    }

    /// How many arguments `serve_stale` of `cache` takes.
    ///
    /// Source: coredns/coredns plugin/cache/setup.go
    pub fn stale_arguments(self) -> usize {
        match self {
            Self::V1_14_2 => 2,
            Self::V1_14_6 => 3,
            _ => 5,
        }
    }

    /// Whether `template` has the options `var` and `expr`.
    ///
    /// Source: coredns/coredns plugin/template/setup.go
    pub fn has_template_expressions(self) -> bool {
        self >= Self::V1_15_0
    }

    /// Whether a name rule of `rewrite` can take metadata.
    ///
    /// Source: coredns/coredns plugin/rewrite/name_metadata.go
    pub fn has_metadata_names(self) -> bool {
        self >= Self::V1_15_0
    }

    /// Whether an exact `cname` rule of `rewrite` has its names made absolute (before: only names written with a dot at
    /// their end ever match).
    ///
    /// Source: coredns/coredns plugin/rewrite/cname_target.go
    pub fn completes_cname_rules(self) -> bool {
        self >= Self::V1_14_7
    }

    /// Whether `hosts` reads words of any number in a line, parted by ASCII space (before: a line of more than 65535 bytes
    /// ends the file, and all white space parts words).
    ///
    /// Source: coredns/coredns plugin/hosts/hostsfile.go
    pub fn reads_hosts_by_word(self) -> bool {
        self >= Self::V1_15_0
    }

    /// Whether a name `*.zone` in `hosts` stands for the names beside it.
    ///
    /// Source: coredns/coredns plugin/hosts/wildcard.go
    pub fn has_hosts_wildcards(self) -> bool {
        self >= Self::V1_14_6
    }

    /// Whether `hosts` lets types other than A, AAAA and PTR fall through without being told to.
    ///
    /// Source: coredns/coredns plugin/hosts/hosts.go
    pub fn passes_other_types_by_hosts(self) -> bool {
        self == Self::V1_14_6
    }

    /// Whether `rewrite` writes the reply itself where the plugins behind it write none, also after rules that go on.
    ///
    /// Source: coredns/coredns plugin/rewrite/rewrite.go
    pub fn writes_failures_after_rewrite(self) -> bool {
        self >= Self::V1_14_7
    }

    /// Whether an `rcode` rule of `rewrite` changes a reply without records.
    ///
    /// Source: coredns/coredns plugin/rewrite/rcode.go
    pub fn rewrites_rcode_without_records(self) -> bool {
        self >= Self::V1_14_7
    }

    /// Whether the lookups of `cname` rules of `rewrite` are bounded.
    ///
    /// Source: coredns/coredns plugin/rewrite/cname_target.go
    pub fn bounds_cname_rules(self) -> bool {
        self >= Self::V1_15_0
    }

    /// Whether `cache` passes other opcodes than QUERY by.
    ///
    /// Source: coredns/coredns plugin/cache/handler.go
    pub fn caches_queries_only(self) -> bool {
        self >= Self::V1_15_0
    }

    /// Whether `cache` keeps that the plugins behind it failed without a reply.
    ///
    /// Source: coredns/coredns plugin/cache/handler.go
    pub fn caches_silent_failures(self) -> bool {
        self >= Self::V1_15_0
    }

    /// Whether a reply from `cache` is authoritative only if the stored one was (before: always).
    ///
    /// Source: coredns/coredns plugin/cache/item.go
    pub fn keeps_authoritative_bit(self) -> bool {
        self >= Self::V1_15_0
    }

    /// Whether `cache` tells classes apart.
    ///
    /// Source: coredns/coredns plugin/cache/cache.go
    pub fn caches_by_class(self) -> bool {
        self >= Self::V1_14_7
    }

    /// Whether `cache` keeps no chain of aliases that does not lead to the type asked, unless a SOA record bounds it.
    ///
    /// Source: coredns/coredns plugin/cache/cache.go
    pub fn caches_answers_only(self) -> bool {
        self >= Self::V1_14_7
    }

    /// Whether `cache` takes NXDOMAIN without a SOA record for a denial, and with an answer for none.
    ///
    /// Source: coredns/coredns plugin/pkg/response/typify.go
    pub fn denies_without_soa(self) -> bool {
        self >= Self::V1_14_6
    }

    /// Whether a TTL of more than an hour is an hour for `cache`, whatever its own maximum.
    ///
    /// Source: coredns/coredns plugin/pkg/dnsutil/ttl.go
    pub fn caps_cached_ttl_at_an_hour(self) -> bool {
        self == Self::V1_14_2
    }

    /// Whether `cache` prefers a reply with records to a failure that came later.
    ///
    /// Source: coredns/coredns plugin/cache/handler.go
    pub fn prefers_success_to_failure(self) -> bool {
        self >= Self::V1_14_6
    }
}

impl Default for CoreDns {
    fn default() -> Self {
        Self::NEWEST
    }
}

impl fmt::Display for CoreDns {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "1.{}.{}", self.minor, self.patch)
    }
}

impl Serialize for CoreDns {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
