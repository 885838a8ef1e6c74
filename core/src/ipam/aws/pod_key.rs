//! Under which key the datastore knows a Pod.

use std::fmt;

/// The network, the container and the interface of a Pod, as CNI names them.
///
/// Source: aws/amazon-vpc-cni-k8s pkg/ipamd/datastore/data_store.go IPAMKey
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct PodKey {
    network: String,
    container: String,
    interface: String,
}

const NETWORK: &str = "aws-cni";
const INTERFACE: &str = "eth0";

impl PodKey {
    /// A text with two slashes is the whole key, any other one the container on `eth0` of the network `aws-cni`.
    pub(crate) fn read(text: &str) -> Self {
        let mut parts = text.split('/');
        let of = |network: &str, container: &str, interface: &str| Self {
            network: network.to_owned(),
            container: container.to_owned(),
            interface: interface.to_owned(),
        };
        match (parts.next(), parts.next(), parts.next(), parts.next()) {
            (Some(network), Some(container), Some(interface), None) if text != "//" => {
                of(network, container, interface)
            }
            _ => of(NETWORK, text, INTERFACE),
        }
    }

    /// The key of a Pod whose address an ipamd before 1.7 gave out.
    pub(crate) fn migrated(&self) -> Self {
        let (network, interface) = ("_migrated-from-cri".to_owned(), "unknown".to_owned());
        Self { network, container: self.container.clone(), interface }
    }
}

impl fmt::Display for PodKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.network == NETWORK && self.interface == INTERFACE {
            return f.write_str(&self.container);
        }
        write!(f, "{}/{}/{}", self.network, self.container, self.interface)
    }
}
