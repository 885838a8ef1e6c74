//! The options of `hosts`, which answers from a hosts file.

use super::super::{Context, Dispenser, SetupError};

/// The options of `hosts` in a server block.
#[derive(Debug, Clone, PartialEq)]
pub struct HostsOptions {}

/// Reads the words of all uses of `hosts` in a server block.
///
/// Source: coredns/coredns plugin/hosts/setup.go
pub fn parse(_dispenser: &mut Dispenser<'_>, _context: &Context<'_>) -> Result<HostsOptions, SetupError> {
    Ok(HostsOptions {})
}
