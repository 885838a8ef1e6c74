//! The options of `loop`, which stops a server that asks itself.

use super::super::address::zones_of;
use super::super::{Context, Dispenser, SetupError};

/// The options of `loop` in a server block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LoopOptions {
    /// The zone in which the server asks itself at its start: the first one of the block.
    pub zone: String,
}

/// Reads the words of all uses of `loop` in a server block.
///
/// # Errors
///
/// The plugin's own text.
///
/// Source: coredns/coredns plugin/loop/setup.go
pub fn parse(dispenser: &mut Dispenser<'_>, context: &Context<'_>) -> Result<LoopOptions, SetupError> {
    while dispenser.next_only_use()? {
        if dispenser.next_arg() {
            return Err(dispenser.arg_err());
        }
    }
    let first = context.keys.first().and_then(|key| zones_of(key).into_iter().next());
    Ok(LoopOptions { zone: first.unwrap_or_else(|| ".".to_owned()) })
}
