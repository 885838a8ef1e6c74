//! The options of `rewrite`, which changes queries and replies.

use super::super::{Context, Dispenser, SetupError};

/// The options of `rewrite` in a server block.
#[derive(Debug, Clone, PartialEq)]
pub struct RewriteOptions {}

/// Reads the words of all uses of `rewrite` in a server block.
///
/// Source: coredns/coredns plugin/rewrite/setup.go
pub fn parse(_dispenser: &mut Dispenser<'_>, _context: &Context<'_>) -> Result<RewriteOptions, SetupError> {
    Ok(RewriteOptions {})
}
