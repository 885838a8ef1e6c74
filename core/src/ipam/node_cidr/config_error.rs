//! Why kube-controller-manager does not start with its flags.

use serde::Serialize;

/// Why kube-controller-manager does not start with its flags; `Display` prints its text.
///
/// Source: kubernetes/kubernetes cmd/kube-controller-manager/app/core.go newNodeIpamController,
/// pkg/controller/nodeipam/node_ipam_controller.go NewNodeIpamController
#[derive(Debug, Clone, PartialEq, Eq, Serialize, thiserror::Error)]
#[serde(tag = "code", rename_all = "kebab-case", rename_all_fields = "camelCase")]
#[non_exhaustive]
pub enum NodeIpamConfigError {
    /// More than two ranges of Services.
    #[error("--service-cluster-ip-range can not contain more than two entries")]
    TooManyServiceCidrs {
        /// How many.
        count: usize,
    },
    /// A cluster CIDR is none.
    #[error("invalid CIDR[{index}]: <nil> (invalid CIDR address: {cidr})")]
    InvalidClusterCidr {
        /// Its number.
        index: usize,
        /// The text.
        cidr: String,
    },
    /// Several cluster CIDRs are all of one family.
    #[error("len of ClusterCIDRs=={count} and they are not configured as dual stack (at least one from each IPFamily")]
    ClusterCidrsNotDualStack {
        /// How many.
        count: usize,
    },
    /// More than two cluster CIDRs.
    #[error("length of clusterCIDRs is:{count} more than max allowed of 2")]
    TooManyClusterCidrs {
        /// How many.
        count: usize,
    },
    /// Two ranges of Services are of one family.
    #[error("serviceCIDR and secondaryServiceCIDR are not dualstack (from different IPfamiles)")]
    ServiceCidrsNotDualStack,
    /// `--node-cidr-mask-size` with cluster CIDRs of both families.
    #[error("usage of --node-cidr-mask-size is not allowed with dual-stack clusters")]
    NodeMaskOfDualStack,
    /// `--node-cidr-mask-size` beside that of a family.
    #[error(
        "usage of --node-cidr-mask-size-ipv4 and --node-cidr-mask-size-ipv6 is not allowed if --node-cidr-mask-size is set. For dual-stack clusters please unset it and use IPFamily specific flags"
    )]
    NodeMaskTwice,
    /// `--node-cidr-mask-size-ipv4` with an IPv6 cluster CIDR alone.
    #[error("usage of --node-cidr-mask-size-ipv4 is not allowed for a single-stack IPv6 cluster")]
    Ipv4MaskOfIpv6,
    /// `--node-cidr-mask-size-ipv6` with an IPv4 cluster CIDR alone.
    #[error("usage of --node-cidr-mask-size-ipv6 is not allowed for a single-stack IPv4 cluster")]
    Ipv6MaskOfIpv4,
    /// The lengths of the Nodes' prefixes are not as many as the cluster CIDRs; the flags can't say so.
    #[error("there are {masks} node masks for {cluster_cidrs} cluster CIDRs: give one for each")]
    NodeMasksMismatch {
        /// How many lengths.
        masks: usize,
        /// How many cluster CIDRs.
        cluster_cidrs: usize,
    },
    /// The prefix of a cluster CIDR is longer than that of its Nodes.
    #[error(
        "Controller: Invalid --cluster-cidr, mask size of cluster CIDR must be less than or equal to --node-cidr-mask-size configured for CIDR family"
    )]
    ClusterMaskTooLong {
        /// The length of the cluster CIDR's prefix.
        cluster_mask: u8,
        /// The length of the Nodes' prefix.
        node_mask: i32,
    },
}
