//! Why the controller does not start.

use super::cidr_set_error::CidrSetError;
use super::config_error::NodeIpamConfigError;
use super::error::NodeCidrError;
use super::need::NodeCidrNeed;

/// Why the controller does not start; `Display` prints the text of kube-controller-manager.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum StartError {
    /// Its flags contradict each other, or are none.
    #[error(transparent)]
    Flags(#[from] NodeIpamConfigError),
    /// A cluster CIDR has too many blocks.
    #[error(transparent)]
    Blocks(#[from] CidrSetError),
    /// A Node that exists has a range that it can't mark as used. kube-controller-manager fails again at every start.
    #[error(transparent)]
    Node(#[from] NodeCidrError),
    /// It depends on what is not modelled.
    #[error("not known: {}", .0.iter().map(ToString::to_string).collect::<Vec<_>>().join("; "))]
    Unknown(Vec<NodeCidrNeed>),
}
