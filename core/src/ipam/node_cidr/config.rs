//! The flags of kube-controller-manager about the ranges of Nodes.
//!
//! Source: kubernetes/kubernetes cmd/kube-controller-manager/app/core.go newNodeIpamController

use super::config_error::NodeIpamConfigError;
use super::net::to_v4;
use crate::gotext::ip::{Cidr, parse_cidr_sloppy};
use crate::release::Release;

/// The flags of kube-controller-manager about the ranges of Nodes, with `--allocate-node-cidrs=true` and the
/// `RangeAllocator`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct NodeIpamFlags {
    /// The release of kube-controller-manager.
    pub release: Release,
    /// `--cluster-cidr`: one range, or one of each family with a comma between.
    pub cluster_cidr: String,
    /// `--service-cluster-ip-range`: at most two ranges with a comma between; they are excluded.
    pub service_cluster_ip_range: String,
    /// The lengths of the Nodes' prefixes.
    pub node_masks: NodeMasks,
}

/// The lengths of the Nodes' prefixes.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum NodeMasks {
    /// As flags give them; 0 is not given.
    Flags {
        /// `--node-cidr-mask-size`.
        size: i32,
        /// `--node-cidr-mask-size-ipv4`; default 24.
        ipv4: i32,
        /// `--node-cidr-mask-size-ipv6`; default 64.
        ipv6: i32,
    },
    /// One for each cluster CIDR, in their order.
    Each(Vec<i32>),
}

impl Default for NodeMasks {
    fn default() -> Self {
        Self::Flags { size: 0, ipv4: 0, ipv6: 0 }
    }
}

/// What the controller begins with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct NodeIpamConfig {
    pub(crate) cluster_cidrs: Vec<Cidr>,
    /// The ranges of Services; a text that is none is left out by the controller.
    pub(crate) service_cidrs: Vec<Result<Cidr, String>>,
    pub(crate) node_masks: Vec<i32>,
}

impl NodeIpamConfig {
    /// Reads the flags; the first error counts.
    pub(crate) fn read(flags: &NodeIpamFlags) -> Result<Self, NodeIpamConfigError> {
        let services: Vec<_> = flags.service_cluster_ip_range.split(',').collect();
        if services.len() > 2 {
            return Err(NodeIpamConfigError::TooManyServiceCidrs { count: services.len() });
        }
        let cluster_cidrs = cluster_cidrs(&flags.cluster_cidr)?;
        let services = services.into_iter().filter(|text| !text.trim().is_empty());
        let service_cidrs: Vec<_> = services.map(|text| parse_cidr_sloppy(text).map_err(|_| text.to_owned())).collect();
        if let [Ok(first), Ok(second)] = service_cidrs.as_slice()
            && is_v4(first) == is_v4(second)
        {
            return Err(NodeIpamConfigError::ServiceCidrsNotDualStack);
        }
        let node_masks = node_masks(&flags.node_masks, &cluster_cidrs)?;
        for (cidr, mask) in cluster_cidrs.iter().zip(&node_masks) {
            if i32::from(cidr.written.prefix_len()) > *mask {
                return Err(NodeIpamConfigError::ClusterMaskTooLong {
                    cluster_mask: cidr.written.prefix_len(),
                    node_mask: *mask,
                });
            }
        }
        Ok(Self { cluster_cidrs, service_cidrs, node_masks })
    }
}

/// Whether the range is of the IPv4 family; an IPv4-mapped one is.
fn is_v4(cidr: &Cidr) -> bool {
    to_v4(cidr.written.addr()).is_some()
}

/// Source: kubernetes/kubernetes cmd/kube-controller-manager/app/core.go validateCIDRs
fn cluster_cidrs(flag: &str) -> Result<Vec<Cidr>, NodeIpamConfigError> {
    let mut cidrs = Vec::new();
    for (index, text) in flag.trim().split(',').enumerate() {
        let cidr = parse_cidr_sloppy(text);
        cidrs.push(cidr.map_err(|_| NodeIpamConfigError::InvalidClusterCidr { index, cidr: text.to_owned() })?);
    }
    let count = cidrs.len();
    let is_dual = cidrs.iter().any(is_v4) && !cidrs.iter().all(is_v4);
    if count > 1 && !is_dual {
        return Err(NodeIpamConfigError::ClusterCidrsNotDualStack { count });
    }
    if count > 2 {
        return Err(NodeIpamConfigError::TooManyClusterCidrs { count });
    }
    Ok(cidrs)
}

/// Source: kubernetes/kubernetes cmd/kube-controller-manager/app/core.go setNodeCIDRMaskSizes
fn node_masks(masks: &NodeMasks, clusters: &[Cidr]) -> Result<Vec<i32>, NodeIpamConfigError> {
    let (size, ipv4, ipv6) = match masks {
        NodeMasks::Flags { size, ipv4, ipv6 } => (*size, *ipv4, *ipv6),
        NodeMasks::Each(masks) if masks.len() == clusters.len() => return Ok(masks.clone()),
        NodeMasks::Each(masks) => {
            let (masks, cluster_cidrs) = (masks.len(), clusters.len());
            return Err(NodeIpamConfigError::NodeMasksMismatch { masks, cluster_cidrs });
        }
    };
    let is_dual = clusters.len() > 1;
    let is_single_v4 = !is_dual && clusters.iter().all(is_v4);
    let is_single_v6 = !is_dual && !is_single_v4;
    if size != 0 && is_dual {
        return Err(NodeIpamConfigError::NodeMaskOfDualStack);
    }
    if size != 0 && (ipv4 != 0 || ipv6 != 0) {
        return Err(NodeIpamConfigError::NodeMaskTwice);
    }
    if ipv4 != 0 && is_single_v6 {
        return Err(NodeIpamConfigError::Ipv4MaskOfIpv6);
    }
    if ipv6 != 0 && is_single_v4 {
        return Err(NodeIpamConfigError::Ipv6MaskOfIpv4);
    }
    let first_given = |given: [i32; 3]| given.into_iter().find(|mask| *mask != 0).unwrap_or_default();
    let of = |cidr| if is_v4(cidr) { first_given([size, ipv4, 24]) } else { first_given([size, ipv6, 64]) };
    Ok(clusters.iter().map(of).collect())
}
