//! Why Calico gives a Pod no address.

use std::net::IpAddr;

use ipnet::IpNet;
use serde::Serialize;

use super::selector_error::SelectorError;
use crate::gotext::quote;
use crate::ipam::node_cidr::as_text;

/// Why Calico gives a Pod no address, or does not take one back; `Display` prints what the CNI plugin prints.
///
/// Source: projectcalico/calico libcalico-go/lib/ipam/{ipam,ipam_block}.go,
/// cni-plugin/pkg/ipamplugin/ipam_plugin.go, cni-plugin/internal/pkg/utils/utils.go
#[derive(Debug, Clone, PartialEq, Eq, Serialize, thiserror::Error)]
#[serde(tag = "code", rename_all = "kebab-case", rename_all_fields = "camelCase")]
#[non_exhaustive]
pub enum CalicoError {
    /// No pool of the family is enabled.
    #[error("cannot find a qualified ippool")]
    NoPool {
        /// `IPv4` or `IPv6`.
        family: &'static str,
    },
    /// A pool that the request names does not exist, or is disabled.
    #[error("the given pool ({cidr}) does not exist, or is not enabled")]
    PoolNotEnabled {
        /// Its range.
        #[serde(serialize_with = "as_text")]
        cidr: IpNet,
    },
    /// The request names no range, and no pool.
    #[error("error parsing pool {}: invalid CIDR address: {pool}", quote(.pool))]
    UnknownPool {
        /// What it names.
        pool: String,
    },
    /// The request names a pool of the other family.
    #[error("{} isn't a {family} address", quote(&.address.to_string()))]
    PoolOfOtherFamily {
        /// The beginning of its range.
        address: IpAddr,
        /// `IPv4` or `IPv6`.
        family: &'static str,
    },
    /// An annotation about pools is no list of texts.
    #[error("{problem}")]
    BadPoolAnnotation {
        /// The annotation.
        annotation: &'static str,
        /// Go's text.
        problem: String,
    },
    /// Both annotations about addresses are given.
    #[error("can't have both annotations: 'ipAddrs' and 'ipAddrsNoIpam' in use at the same time")]
    BothAddressAnnotations,
    /// The CNI configuration does not allow addresses beside IPAM.
    #[error("requested feature is not enabled: ip_addrs_no_ipam")]
    AddressesBesideIpamNotEnabled,
    /// An annotation about addresses is no list of texts.
    #[error(
        "failed to parse IPs {value} for annotation \"{annotation}\": failed to parse '{value}' as JSON: {problem}"
    )]
    BadAddressAnnotation {
        /// The annotation.
        annotation: &'static str,
        /// What it says.
        value: String,
        /// Go's text.
        problem: String,
    },
    /// An annotation about addresses has none.
    #[error("annotation \"{annotation}\" specified but empty")]
    EmptyAddressAnnotation {
        /// The annotation.
        annotation: &'static str,
    },
    /// A text in an annotation is no address.
    #[error("invalid IP format: {value}")]
    BadAnnotatedAddress {
        /// The annotation.
        annotation: &'static str,
        /// The text.
        value: String,
    },
    /// An annotation has two addresses of one family.
    #[error("cannot have more than one {family} address for \"{annotation}\" annotation")]
    TwoAnnotatedAddresses {
        /// The annotation.
        annotation: &'static str,
        /// `IPv4` or `IPv6`.
        family: &'static str,
    },
    /// IPAM does not give an address of an annotation.
    #[error("error getting IP from IPAM: {problem}")]
    AnnotatedAddressRefused {
        /// The address.
        address: IpAddr,
        /// Why not.
        problem: Box<CalicoError>,
    },
    /// No pool selects the Node and the Namespace.
    #[error("no configured Calico pools for node {host}")]
    NoPoolForNode {
        /// The Node.
        host: String,
        /// The pools that are enabled and do not select it.
        pools: Vec<String>,
    },
    /// No pool that selects the Node is for Pods.
    #[error("cannot find a qualified ippool, no pools match the required use (Workload)")]
    NoPoolForUse {
        /// The pools that select the Node.
        pools: Vec<String>,
    },
    /// A selector of a pool can't be read.
    #[error("{problem}")]
    BadSelector {
        /// The pool.
        pool: String,
        /// The selector.
        selector: String,
        /// What is wrong with it.
        problem: SelectorError,
    },
    /// The Node has as many blocks as it may have.
    #[error("cannot allocate new block due to per host block limit")]
    BlockLimit {
        /// How many it has.
        owned: u64,
        /// How many it may have.
        limit: u64,
    },
    /// The Node's blocks are full, and it may not claim one by itself.
    #[error("failed to find or claim a block")]
    NoAutomaticBlocks {
        /// How many blocks it has.
        owned: u64,
    },
    /// There are fewer addresses than requested.
    #[error("{}Assigned {assigned} out of {requested} requested {family} addresses{}", if *.is_plugin { format!("failed to request {family} addresses: ") } else { String::new() }, .messages.iter().map(|message| format!("; {message}")).collect::<String>())]
    TooFewAddresses {
        /// `IPv4` or `IPv6`.
        family: &'static str,
        /// How many are assigned.
        assigned: usize,
        /// How many were requested.
        requested: usize,
        /// Why not more.
        messages: Vec<String>,
        /// Whether the CNI plugin asks, which gives back what it got.
        is_plugin: bool,
    },
    /// The address is in no pool.
    #[error("The provided IP address is not in a configured pool\n")]
    AddressInNoPool {
        /// The address.
        address: IpAddr,
    },
    /// The address is in a pool that is not for Pods.
    #[error("IP address {address} is in IP pool {}, which is not allowed for use \"Workload\" (allowedUses: [{}])", quote(.pool), .allowed_uses.join(" "))]
    PoolNotForUse {
        /// The address.
        address: IpAddr,
        /// The pool.
        pool: String,
        /// What it is for.
        allowed_uses: Vec<String>,
    },
    /// The address is in a block of another Node.
    #[error("Block host affinity does not match")]
    BlockOfOtherHost {
        /// The block.
        #[serde(serialize_with = "as_text")]
        block: IpNet,
        /// Whose it is.
        affinity: String,
    },
    /// The address is in a block of no Node.
    #[error("Attempt to assign from block {block} with no affinity")]
    BlockOfNoHost {
        /// The block.
        #[serde(serialize_with = "as_text")]
        block: IpNet,
    },
    /// The address is given out, or was released a short time ago.
    #[error("resource already exists: {address} with error: Address already assigned in block")]
    AddressTaken {
        /// The address.
        address: IpAddr,
        /// Who has it.
        #[serde(skip_serializing_if = "Option::is_none")]
        handle: Option<String>,
    },
    /// The address has another handle than the request says.
    #[error("update conflict: {address}")]
    HandleConflict {
        /// The address.
        address: IpAddr,
        /// The handle of the request.
        given: String,
        /// The handle of the address.
        #[serde(skip_serializing_if = "Option::is_none")]
        handle: Option<String>,
    },
}

impl CalicoError {
    /// Whether there are no addresses left, rather than the request being refused.
    pub fn is_exhausted(&self) -> bool {
        matches!(self, Self::BlockLimit { .. } | Self::NoAutomaticBlocks { .. } | Self::TooFewAddresses { .. })
    }
}
