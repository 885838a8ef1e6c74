//! The options of `loop`, which stops a server that asks itself.

use super::super::{Context, Dispenser, SetupError};

/// The options of `loop` in a server block.
#[derive(Debug, Clone, PartialEq)]
pub struct LoopOptions {}

/// Reads the words of all uses of `loop` in a server block.
///
/// Source: coredns/coredns plugin/loop/setup.go
pub fn parse(_dispenser: &mut Dispenser<'_>, _context: &Context<'_>) -> Result<LoopOptions, SetupError> {
    Ok(LoopOptions {})
}
