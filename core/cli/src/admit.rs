//! `admit`: what admission makes of objects, and what the client sees.

use nocluster::meta::Status;

use crate::args::Admit;
use crate::console::Console;
use crate::exit::Exit;
use crate::question::quote;

pub(crate) fn admit(asked: &Admit, console: &mut Console<'_>) -> Exit {
    let _ = asked;
    console.error("error: not yet\n");
    Exit::BadInput
}

/// A Status as kubectl prints it.
pub(crate) fn as_kubectl(status: &Status, doing: &str, source: &str) -> String {
    let message = format!("error when {doing} {}: {}", quote(source), status.message);
    match status.reason.as_str() {
        "" => format!("Error from server: {message}"),
        reason => format!("Error from server ({reason}): {message}"),
    }
}
