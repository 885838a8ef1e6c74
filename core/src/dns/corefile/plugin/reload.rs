//! The options of `reload`, which reads the Corefile again when it changes.

use super::super::{Context, Dispenser, SetupError};

/// The options of `reload` in a server block.
#[derive(Debug, Clone, PartialEq)]
pub struct ReloadOptions {}

/// Reads the words of all uses of `reload` in a server block.
///
/// Source: coredns/coredns plugin/reload/setup.go
pub fn parse(_dispenser: &mut Dispenser<'_>, _context: &Context<'_>) -> Result<ReloadOptions, SetupError> {
    Ok(ReloadOptions {})
}
