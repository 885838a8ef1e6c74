//! The options of `log`, which logs queries.

use super::super::{Context, Dispenser, SetupError};

/// The options of `log` in a server block.
#[derive(Debug, Clone, PartialEq)]
pub struct LogOptions {}

/// Reads the words of all uses of `log` in a server block.
///
/// Source: coredns/coredns plugin/log/setup.go
pub fn parse(_dispenser: &mut Dispenser<'_>, _context: &Context<'_>) -> Result<LogOptions, SetupError> {
    Ok(LogOptions {})
}
