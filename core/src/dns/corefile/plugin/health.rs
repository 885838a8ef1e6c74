//! The options of `health`, which says over HTTP that the server lives.

use super::super::{Context, Dispenser, SetupError};
use super::listen_address::listen_address;
use crate::gotext::Duration;

/// The options of `health` in a server block.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct HealthOptions {
    /// Where it listens, as written; `:8080` without.
    pub address: Option<String>,
    /// `lameduck`: how long the server goes on after it was told to stop.
    pub lameduck: Duration,
}

/// Reads the words of all uses of `health` in a server block; the last ones count.
///
/// # Errors
///
/// The plugin's own text.
///
/// Source: coredns/coredns plugin/health/setup.go
pub fn parse(dispenser: &mut Dispenser<'_>, context: &Context<'_>) -> Result<HealthOptions, SetupError> {
    let mut options = HealthOptions::default();
    while dispenser.next_token() {
        if let Some(address) = listen_address(dispenser)? {
            options.address = Some(address);
        }
        while dispenser.next_block() {
            match dispenser.val() {
                "lameduck" => {
                    let args = dispenser.remaining_args();
                    let [value] = args.as_slice() else { return Err(dispenser.arg_err()) };
                    options.lameduck = Duration::parse(value).map_err(|error| {
                        dispenser.bare(format!("unable to parse lameduck duration value: '{value}' : {error}"))
                    })?;
                }
                word if context.coredns.names_unknown_properties() => {
                    return Err(dispenser.err(format_args!("unknown property '{word}'")));
                }
                _ => return Err(dispenser.arg_err()),
            }
        }
    }
    Ok(options)
}
