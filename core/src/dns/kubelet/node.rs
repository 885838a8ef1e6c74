//! How a kubelet is set up, as far as DNS depends on it.

use std::net::IpAddr;

/// How the kubelet of a node is set up, as far as DNS depends on it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Node {
    /// `clusterDNS`: the servers of Pods with a policy ClusterFirst; `None` if they are not known.
    pub cluster_dns: Option<Vec<IpAddr>>,
    /// `clusterDomain`; empty: Pods get no search domains of the cluster.
    pub cluster_domain: String,
    /// The content of the file `resolvConf`.
    pub host_file: HostFile,
    /// `resolvConf`: the path of that file, which messages name.
    pub host_path: String,
    /// The addresses of the node.
    pub node_ips: Vec<IpAddr>,
}

/// The content of the node's resolv.conf.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum HostFile {
    /// It was not given.
    Unknown,
    /// The kubelet is set up without one: `resolvConf` is empty.
    Unset,
    /// The text.
    Text(String),
}

impl Default for Node {
    /// A kubelet of which nothing is known but what kubeadm always sets.
    fn default() -> Self {
        Self {
            cluster_dns: None,
            cluster_domain: "cluster.local".to_owned(),
            host_file: HostFile::Unknown,
            host_path: RUNTIME_PATH.to_owned(),
            node_ips: Vec::new(),
        }
    }
}

/// The file that the container runtime copies for a Pod without any DNS setting.
pub(super) const RUNTIME_PATH: &str = "/etc/resolv.conf";
