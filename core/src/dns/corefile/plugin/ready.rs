//! The options of `ready`, which says over HTTP that the plugins are ready.

use super::super::{Context, Dispenser, SetupError};
use super::listen_address::listen_address;

/// The options of `ready` in a server block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadyOptions {
    /// Where it listens.
    pub address: String,
    /// `monitor continuously`: a plugin that was ready is asked again.
    pub continuously: bool,
}

/// Reads the words of all uses of `ready` in a server block.
///
/// # Errors
///
/// The plugin's own text.
///
/// Source: coredns/coredns plugin/ready/setup.go
pub fn parse(dispenser: &mut Dispenser<'_>, context: &Context<'_>) -> Result<ReadyOptions, SetupError> {
    let mut options = ReadyOptions { address: ":8181".to_owned(), continuously: false };
    while dispenser.next_only_use()? {
        if let Some(address) = listen_address(dispenser)? {
            options.address = address;
        }
        while dispenser.next_block() {
            match dispenser.val() {
                "monitor" => {
                    let args = dispenser.remaining_args();
                    options.continuously = match args.as_slice() {
                        ["until-ready"] => false,
                        ["continuously"] => true,
                        [other] => return Err(dispenser.err(format_args!("monitor type '{other}' not supported"))),
                        _ => return Err(dispenser.arg_err()),
                    };
                }
                word if context.coredns.names_unknown_properties() => {
                    return Err(dispenser.err(format_args!("unknown property '{word}'")));
                }
                _ => {}
            }
        }
    }
    Ok(options)
}
