//! What answers about a Pod's side assume, and what they lack.

use std::fmt;

use serde::{Serialize, Serializer};

/// Something about a node or a Pod that was not given and that an answer takes for granted.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum PodAssumption {
    /// The domain of the cluster is `cluster.local`.
    ClusterDomain,
    /// The cluster has a DNS server, which the kubelet names to its Pods.
    ClusterDns,
    /// The node's `/etc/hosts` has nothing but `localhost`.
    NodeHosts,
    /// The lines of the Pod's `/etc/hosts` with its own addresses do not matter.
    PodIps,
    /// The name of the Pod, which is generated, does not matter.
    PodName,
    /// The node's resolv.conf has no search domain.
    NodeResolvConf,
}

impl PodAssumption {
    /// The word that stands for the assumption on the wire.
    pub fn code(&self) -> &'static str {
        match self {
            Self::ClusterDomain => "cluster-domain",
            Self::ClusterDns => "cluster-dns",
            Self::NodeHosts => "node-hosts",
            Self::PodIps => "pod-ips",
            Self::PodName => "pod-name",
            Self::NodeResolvConf => "node-resolv-conf",
        }
    }

    /// The assumption as a sentence.
    pub fn sentence(&self) -> &'static str {
        match self {
            Self::ClusterDomain => "the domain of the cluster is cluster.local",
            Self::ClusterDns => "the kubelet names a DNS server to its Pods",
            Self::NodeHosts => "the node's /etc/hosts has nothing but localhost",
            Self::PodIps => "the Pod's own addresses do not matter",
            Self::PodName => "the name of the Pod does not matter",
            Self::NodeResolvConf => "the node's resolv.conf has no search domain",
        }
    }
}

impl fmt::Display for PodAssumption {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl Serialize for PodAssumption {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// A fact about a node or a Pod that was not given and that the answer depends on.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, thiserror::Error)]
#[serde(tag = "code", rename_all = "kebab-case", rename_all_fields = "camelCase")]
#[non_exhaustive]
pub enum PodNeed {
    /// The addresses of the cluster's DNS servers: `clusterDNS` of the kubelet.
    #[error("clusterDNS of the kubelet")]
    ClusterDns,
    /// The node's resolv.conf, on which the Pod's is based.
    #[error("the node's resolv.conf")]
    NodeResolvConf,
    /// The node's `/etc/resolv.conf`, which the container runtime copies.
    #[error("the node's /etc/resolv.conf, which the container runtime copies")]
    RuntimeResolvConf,
    /// The node's `/etc/hosts`, which a Pod on the node's network gets.
    #[error("the node's /etc/hosts")]
    NodeHosts,
    /// The addresses of the Pod.
    #[error("the addresses of the Pod")]
    PodIps,
    /// The name of the Pod, which is generated.
    #[error("the name of the Pod, which is generated")]
    PodName,
}
