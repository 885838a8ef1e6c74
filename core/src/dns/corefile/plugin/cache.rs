//! The options of `cache`, which keeps replies.

use super::super::{Context, Dispenser, SetupError};

/// The options of `cache` in a server block.
#[derive(Debug, Clone, PartialEq)]
pub struct CacheOptions {}

/// Reads the words of all uses of `cache` in a server block.
///
/// Source: coredns/coredns plugin/cache/setup.go
pub fn parse(_dispenser: &mut Dispenser<'_>, _context: &Context<'_>) -> Result<CacheOptions, SetupError> {
    Ok(CacheOptions {})
}
