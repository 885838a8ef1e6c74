//! The options of `errors`, which logs errors.

use super::super::{Context, Dispenser, SetupError};

/// The options of `errors` in a server block.
#[derive(Debug, Clone, PartialEq)]
pub struct ErrorsOptions {}

/// Reads the words of all uses of `errors` in a server block.
///
/// Source: coredns/coredns plugin/errors/setup.go
pub fn parse(_dispenser: &mut Dispenser<'_>, _context: &Context<'_>) -> Result<ErrorsOptions, SetupError> {
    Ok(ErrorsOptions {})
}
