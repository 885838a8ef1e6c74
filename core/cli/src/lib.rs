//! The command `nocluster` as a library: what it reads, asks and prints.
//!
//! [`main`] is the whole command over streams that the caller gives; [`run`] is the same over the streams of the process.
//! The program `nocluster` and the Python package's `main` are both [`run`].

mod admit;
mod answers;
mod args;
mod call;
mod changes;
mod console;
mod diff;
mod envelope;
mod exit;
mod heading;
mod kubectl;
mod load;
mod manual;
mod matching;
mod outcome;
mod patch;
mod place;
mod question;
mod redact;
mod view;
mod ways;

use std::ffi::OsString;

use clap::Parser as _;

pub use console::Console;

use args::{Arguments, Color, Verb};
use exit::Exit;

/// Runs the command: `args` begins with the program's name. Gives the exit code.
///
/// 0: allowed, matched without a rejection, applied. 1: denied, crashed, does not apply. 2: bad input. 3: unknown, or an
/// answer is missing. Of several objects 2, then 3, then 1, then 0 counts.
pub fn main(args: impl IntoIterator<Item = OsString>, console: &mut Console<'_>) -> i32 {
    let arguments = match Arguments::try_parse_from(args) {
        Ok(arguments) => arguments,
        Err(error) => {
            // Help and version that were asked for are answers.
            let text = error.render().to_string();
            if error.use_stderr() {
                console.error(&text);
                return Exit::BadInput.code();
            }
            console.print(&text);
            return Exit::Fine.code();
        }
    };
    match arguments.color {
        Color::Auto => {}
        Color::Always => console.color = true,
        Color::Never => console.color = false,
    }
    let exit = match &arguments.verb {
        Verb::Admit(asked) => admit::admit(asked, console),
        Verb::Match(asked) => matching::matching(asked, console),
        Verb::Patch(asked) => patch::patch(asked, console),
        Verb::Call(asked) => call::call(asked, console),
        Verb::Ops(asked) => call::ops(asked, console),
        Verb::Version(asked) => call::version(asked, console),
        Verb::Completions(asked) => manual::completions(asked.shell, console),
        Verb::Man => manual::man(console),
    };
    console.flush();
    if let Some(error) = console.failed.take() {
        console.error(&format!("error: the answer could not be written: {error}\n"));
        return Exit::BadInput.code();
    }
    exit.code()
}

/// Runs the command over the standard streams of the process.
///
/// The width of the terminal and whether to colour are found here and nowhere else.
pub fn run(args: impl IntoIterator<Item = OsString>) -> i32 {
    console::with_process(|console| main(args, console))
}
