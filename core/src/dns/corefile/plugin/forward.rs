//! The options of `forward`, which asks other servers.

use super::super::address::zones_of;
use super::super::{Context, Dispenser, OptionLint, SetupError};
use crate::gotext::Duration;

mod block;
mod file;
mod host;
mod options;
mod server;
mod target;

pub use options::{Forward, ForwardOptions, HealthCheck, Policy};
pub use target::{Scheme, Target};

/// The targets at most.
const MOST_TARGETS: usize = 15;

/// Reads the words of all uses of `forward` in a server block.
///
/// # Errors
///
/// The plugin's own text.
///
/// Source: coredns/coredns plugin/forward/setup.go
pub fn parse(dispenser: &mut Dispenser<'_>, context: &Context<'_>) -> Result<ForwardOptions, SetupError> {
    let mut options = ForwardOptions::default();
    let mut counts = Vec::new();
    while dispenser.next_token() {
        let (forward, count) = stanza(dispenser, context)?;
        options.uses.push(forward);
        counts.push(count);
    }
    match counts.iter().find(|count| **count > MOST_TARGETS) {
        Some(count) => Err(dispenser.bare(format!("more than {MOST_TARGETS} TOs configured: {count}"))),
        None => Ok(options),
    }
}

/// One use, and the number that is limited: of words for targets (before: of addresses).
fn stanza(dispenser: &mut Dispenser<'_>, context: &Context<'_>) -> Result<(Forward, usize), SetupError> {
    if !dispenser.next_arg() {
        return Err(dispenser.arg_err());
    }
    let from = dispenser.val();
    let zones = zones_of(from);
    let Some(zone) = zones.first().cloned() else {
        return Err(dispenser.bare(format!("unable to normalize '{from}'")));
    };
    if zones.len() > 1 {
        let lint = OptionLint::CutRange { range: from.to_owned(), zone: zone.clone() };
        context.lint(lint, dispenser.place());
    }
    let mut forward = Forward::new(zone);
    let words = dispenser.remaining_args();
    if words.is_empty() {
        return Err(dispenser.arg_err());
    }
    let bare = |dispenser: &Dispenser<'_>, text| dispenser.bare(text);
    if context.coredns.extends_forward() {
        while dispenser.next_block() {
            block::option(dispenser, context, &mut forward)?;
        }
        if forward.max_age > Duration::ZERO && forward.max_age < forward.expire {
            let (max_age, expire) = (forward.max_age, forward.expire);
            return Err(dispenser.bare(format!("max_age ({max_age}) must not be less than expire ({expire})")));
        }
        target::without_paths(&words).map_err(|text| bare(dispenser, text))?;
        let entries = target::classify(&words, context).map_err(|text| bare(dispenser, text))?;
        let count = entries.len();
        let servers = target::expand(entries, context, &forward.resolver).map_err(|text| bare(dispenser, text))?;
        forward.targets =
            target::targets(servers, context, &forward.tls_servername).map_err(|text| bare(dispenser, text))?;
        return Ok((forward, count));
    }
    let servers = target::all_at_once(&words, context).map_err(|text| bare(dispenser, text))?;
    while dispenser.next_block() {
        block::option(dispenser, context, &mut forward)?;
    }
    forward.targets =
        target::targets(servers, context, &forward.tls_servername).map_err(|text| bare(dispenser, text))?;
    let count = forward.targets.len();
    Ok((forward, count))
}
