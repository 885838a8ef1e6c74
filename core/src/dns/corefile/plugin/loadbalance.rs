//! The options of `loadbalance`, which orders the addresses of a reply.

use super::super::{Context, Dispenser, SetupError};

/// The options of `loadbalance` in a server block.
#[derive(Debug, Clone, PartialEq)]
pub struct LoadbalanceOptions {}

/// Reads the words of all uses of `loadbalance` in a server block.
///
/// Source: coredns/coredns plugin/loadbalance/setup.go
pub fn parse(_dispenser: &mut Dispenser<'_>, _context: &Context<'_>) -> Result<LoadbalanceOptions, SetupError> {
    Ok(LoadbalanceOptions {})
}
