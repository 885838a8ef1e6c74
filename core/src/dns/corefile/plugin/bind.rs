//! The options of `bind`, which the addresses to listen on.

use super::super::{Context, Dispenser, SetupError};

/// The options of `bind` in a server block.
#[derive(Debug, Clone, PartialEq)]
pub struct BindOptions {}

/// Reads the words of all uses of `bind` in a server block.
///
/// Source: coredns/coredns plugin/bind/setup.go
pub fn parse(_dispenser: &mut Dispenser<'_>, _context: &Context<'_>) -> Result<BindOptions, SetupError> {
    Ok(BindOptions {})
}
