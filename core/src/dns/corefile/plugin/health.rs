//! The options of `health`, which the health endpoint.

use super::super::{Context, Dispenser, SetupError};

/// The options of `health` in a server block.
#[derive(Debug, Clone, PartialEq)]
pub struct HealthOptions {}

/// Reads the words of all uses of `health` in a server block.
///
/// Source: coredns/coredns plugin/health/setup.go
pub fn parse(_dispenser: &mut Dispenser<'_>, _context: &Context<'_>) -> Result<HealthOptions, SetupError> {
    Ok(HealthOptions {})
}
