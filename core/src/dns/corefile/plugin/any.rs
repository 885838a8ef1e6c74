//! The options of `any`, which answers `ANY` queries with HINFO.

use super::super::{Context, Dispenser, SetupError};

/// The options of `any` in a server block.
#[derive(Debug, Clone, PartialEq)]
pub struct AnyOptions {}

/// Reads the words of all uses of `any` in a server block.
///
/// Source: coredns/coredns plugin/any/setup.go
pub fn parse(_dispenser: &mut Dispenser<'_>, _context: &Context<'_>) -> Result<AnyOptions, SetupError> {
    Ok(AnyOptions {})
}
