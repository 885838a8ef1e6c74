//! A pool of addresses, with what decides which Pods get one of it.

use ipnet::IpNet;

use super::selector::{Labels, matches};
use super::selector_error::SelectorError;
use crate::ipam::mode::CalicoPool;

/// An IPPool.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct IpPool {
    /// The `metadata.name`.
    pub name: String,
    /// The `spec.cidr` as it is written.
    pub cidr_text: String,
    /// The range and its blocks, checked.
    pub pool: CalicoPool,
    /// The Nodes whose Pods get its addresses; empty for all.
    pub node_selector: String,
    /// The Namespaces whose Pods get its addresses; empty for all.
    pub namespace_selector: String,
    /// What its addresses are for.
    pub allowed_uses: Vec<String>,
    /// Whether it serves requests that do not name it.
    pub is_automatic: bool,
    /// Whether it serves nobody.
    pub is_disabled: bool,
}

impl IpPool {
    /// A pool with the defaults of Calico.
    pub fn new(name: &str, cidr_text: &str, pool: CalicoPool) -> Self {
        Self {
            name: name.to_owned(),
            cidr_text: cidr_text.to_owned(),
            pool,
            node_selector: String::new(),
            namespace_selector: String::new(),
            allowed_uses: vec!["Workload".to_owned(), "Tunnel".to_owned()],
            is_automatic: true,
            is_disabled: false,
        }
    }

    /// The range.
    pub fn cidr(&self) -> IpNet {
        self.pool.cidr()
    }

    /// Whether the pool is for Pods.
    pub(super) fn is_for_workloads(&self) -> bool {
        self.allowed_uses.iter().any(|of| of == "Workload")
    }

    pub(super) fn is_ipv6(&self) -> bool {
        self.cidr().addr().is_ipv6()
    }

    /// Whether its selector selects a Node with these labels; `None` if they are not known and decide.
    pub(super) fn selects_node(&self, labels: Option<&Labels>) -> Result<Option<bool>, SelectorError> {
        matches(&self.node_selector, labels)
    }

    /// Whether its selector selects a Namespace with these labels; `None` if they are not known and decide.
    pub(super) fn selects_namespace(&self, labels: Option<&Labels>) -> Result<Option<bool>, SelectorError> {
        matches(&self.namespace_selector, labels)
    }
}
