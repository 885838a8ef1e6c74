//! The options of `reload`, which reads the Corefile again when it changes.

use super::super::{Context, Dispenser, SetupError};
use crate::gotext::Duration;

/// The options of `reload` in a server block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReloadOptions {
    /// How often the Corefile is looked at.
    pub interval: Duration,
    /// By how much this varies, at most half of the interval.
    pub jitter: Duration,
}

const LEAST_INTERVAL: Duration = Duration::from_seconds(2);
const LEAST_JITTER: Duration = Duration::from_seconds(1);

/// Reads the words of the first use of `reload` in a server block; others are not looked at, nor is a block.
///
/// # Errors
///
/// The plugin's own text.
///
/// Source: coredns/coredns plugin/reload/setup.go
pub fn parse(dispenser: &mut Dispenser<'_>, _context: &Context<'_>) -> Result<ReloadOptions, SetupError> {
    dispenser.next_token();
    let args = dispenser.remaining_args();
    if args.len() > 2 {
        return Err(dispenser.arg_err());
    }
    let mut durations = args.iter().map(|arg| Duration::parse(arg).map_err(|error| dispenser.bare(error)));
    let interval = durations.next().transpose()?.unwrap_or(Duration::from_seconds(30));
    if interval < LEAST_INTERVAL {
        return Err(dispenser.bare(format!("interval value must be greater or equal to {LEAST_INTERVAL}")));
    }
    let jitter = durations.next().transpose()?.unwrap_or(Duration::from_seconds(15));
    if jitter != Duration::ZERO && jitter < LEAST_JITTER {
        return Err(dispenser.bare(format!("jitter value must be 0 or greater or equal to {LEAST_JITTER}")));
    }
    let half = Duration::from_nanoseconds(interval.nanoseconds() / 2);
    Ok(ReloadOptions { interval, jitter: jitter.min(half) })
}
