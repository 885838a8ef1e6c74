//! The options of `any`, which answers queries of type ANY with a refusal in a HINFO.

use super::super::{Context, Dispenser, SetupError};

/// The options of `any` in a server block: there are none.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AnyOptions {}

/// Reads the words of the first use of `any` in a server block; others are not looked at.
///
/// # Errors
///
/// An argument or a block, if the line looks for them.
///
/// Source: coredns/coredns plugin/any/setup.go
pub fn parse(dispenser: &mut Dispenser<'_>, context: &Context<'_>) -> Result<AnyOptions, SetupError> {
    if context.coredns.any_refuses_words() {
        dispenser.next_token();
        if dispenser.next_arg() {
            return Err(dispenser.arg_err());
        }
        if dispenser.next_block() {
            return Err(dispenser.err(format_args!("unknown property '{}'", dispenser.val())));
        }
    }
    Ok(AnyOptions {})
}
