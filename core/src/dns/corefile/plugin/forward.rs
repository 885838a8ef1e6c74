//! The options of `forward`, which asks other servers.

use super::super::{Context, Dispenser, SetupError};

/// The options of `forward` in a server block.
#[derive(Debug, Clone, PartialEq)]
pub struct ForwardOptions {}

/// Reads the words of all uses of `forward` in a server block.
///
/// Source: coredns/coredns plugin/forward/setup.go
pub fn parse(_dispenser: &mut Dispenser<'_>, _context: &Context<'_>) -> Result<ForwardOptions, SetupError> {
    Ok(ForwardOptions {})
}
