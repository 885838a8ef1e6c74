//! The options of `errors`, which logs errors.

use super::super::{Context, Dispenser, SetupError};
use crate::gotext::Duration;
use crate::gotext::regexp::Regexp;

/// The options of `errors` in a server block.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ErrorsOptions {
    /// `stacktrace`: the stack is logged when the server panics.
    pub stacktrace: bool,
    /// `consolidate`: errors that are counted instead of logged one by one.
    pub consolidate: Vec<Consolidate>,
}

/// One `consolidate`.
#[derive(Debug, Clone, PartialEq)]
pub struct Consolidate {
    /// How long errors are counted before the count is logged.
    pub period: Duration,
    /// The regular expression of the errors, as written.
    pub pattern: String,
    /// How the count is logged.
    pub level: Level,
    /// Whether the first error of a period is logged as well.
    pub show_first: bool,
}

/// How something is logged.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Level {
    /// `warning`.
    Warning,
    /// `error`, the default.
    #[default]
    Error,
    /// `info`.
    Info,
    /// `debug`.
    Debug,
}

/// In bytes.
const LONGEST_PATTERN: usize = 10_000;

/// Reads the words of all uses of `errors` in a server block.
///
/// # Errors
///
/// The plugin's own text.
///
/// Source: coredns/coredns plugin/errors/setup.go
pub fn parse(dispenser: &mut Dispenser<'_>, _context: &Context<'_>) -> Result<ErrorsOptions, SetupError> {
    let mut options = ErrorsOptions::default();
    while dispenser.next_only_use()? {
        match dispenser.remaining_args().as_slice() {
            [] | ["stdout"] => {}
            [file] => return Err(dispenser.err(format_args!("invalid log file: {file}"))),
            _ => return Err(dispenser.arg_err()),
        }
        while dispenser.next_block() {
            match dispenser.val() {
                "stacktrace" => options.stacktrace = true,
                "consolidate" => options.consolidate.push(consolidate(dispenser)?),
                word => return Err(dispenser.syntax_err(&format!("Unknown field {word}"))),
            }
        }
    }
    Ok(options)
}

fn consolidate(dispenser: &mut Dispenser<'_>) -> Result<Consolidate, SetupError> {
    let args = dispenser.remaining_args();
    let ([period, pattern, rest @ ..], 2..=4) = (args.as_slice(), args.len()) else {
        return Err(dispenser.arg_err());
    };
    let period = Duration::parse(period).map_err(|error| dispenser.err(error))?;
    if pattern.len() > LONGEST_PATTERN {
        let length = pattern.len();
        return Err(dispenser.err(format_args!("regex pattern too long: {length} > {LONGEST_PATTERN}")));
    }
    Regexp::parse(pattern).map_err(|error| dispenser.err(error))?;
    let (mut level, mut show_first) = (None, false);
    for word in rest {
        let named = match *word {
            "warning" => Level::Warning,
            "error" => Level::Error,
            "info" => Level::Info,
            "debug" => Level::Debug,
            "show_first" => {
                show_first = true;
                continue;
            }
            _ => return Err(dispenser.err(format_args!("unknown option in consolidate: {word}"))),
        };
        if level.is_some() {
            return Err(dispenser.err("multiple log levels specified in consolidate"));
        }
        if show_first {
            return Err(dispenser.err("log level must come before show_first in consolidate"));
        }
        level = Some(named);
    }
    Ok(Consolidate { period, pattern: (*pattern).to_owned(), level: level.unwrap_or_default(), show_first })
}
