//! The options of `ready`, which the readiness endpoint.

use super::super::{Context, Dispenser, SetupError};

/// The options of `ready` in a server block.
#[derive(Debug, Clone, PartialEq)]
pub struct ReadyOptions {}

/// Reads the words of all uses of `ready` in a server block.
///
/// Source: coredns/coredns plugin/ready/setup.go
pub fn parse(_dispenser: &mut Dispenser<'_>, _context: &Context<'_>) -> Result<ReadyOptions, SetupError> {
    Ok(ReadyOptions {})
}
