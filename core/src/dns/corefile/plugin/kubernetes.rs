//! The options of `kubernetes`, which answers from the objects of a cluster.

use super::super::{Context, Dispenser, SetupError};

/// The options of `kubernetes` in a server block.
#[derive(Debug, Clone, PartialEq)]
pub struct KubernetesOptions {}

/// Reads the words of all uses of `kubernetes` in a server block.
///
/// Source: coredns/coredns plugin/kubernetes/setup.go
pub fn parse(_dispenser: &mut Dispenser<'_>, _context: &Context<'_>) -> Result<KubernetesOptions, SetupError> {
    Ok(KubernetesOptions {})
}
