//! The command `nocluster` as a library.
//!
//! [`main`] runs the command over streams that the caller gives; [`run`] runs it over the streams of the process. The
//! program `nocluster` and the `main` of the Python package both call [`run`].

mod admit;
mod answered;
mod answers;
mod args;
mod assumed;
mod call;
mod capacity;
mod capacity_args;
mod changes;
mod cni;
mod cni_args;
mod cni_lint;
mod cni_plan;
#[cfg(unix)]
mod cni_plugin;
mod cni_what_if;
mod complete;
mod console;
mod corefile;
mod default;
mod diff;
mod dig;
mod dns_args;
mod dns_question;
mod dns_server;
mod dry_run;
mod envelope;
mod exit;
mod given_by;
mod heading;
mod imports;
mod json_output;
mod kinds;
mod kubectl;
mod listed;
mod load;
mod lookup;
mod lookup_view;
mod machine;
mod manual;
mod matching;
mod names;
mod network_directory;
mod outcome;
mod patch;
mod place;
mod plugin_args;
mod question;
mod recorded;
mod redact;
mod refusal;
mod resolvconf;
mod review;
mod rooms;
mod stages;
mod unasked;
mod versions;
mod view;
mod ways;

use std::ffi::OsString;

use clap::Parser as _;

pub use console::Console;

use args::{Arguments, Color, Verb};
use exit::Exit;

/// Runs the command and returns the exit code; `args` begins with the program's name.
///
/// 0: allowed, nothing rejected, applied, found. 1: denied, crashed, does not apply, no such record or name. 2: bad
/// input. 3: unknown, or a response is missing. With several objects, 2 wins over 3, 3 over 1, and 1 over 0.
pub fn main(args: impl IntoIterator<Item = OsString>, console: &mut Console<'_>) -> i32 {
    main_while(args, console, &mut || true)
}

fn main_while(
    args: impl IntoIterator<Item = OsString>,
    console: &mut Console<'_>,
    go_on: &mut dyn FnMut() -> bool,
) -> i32 {
    let arguments = match Arguments::try_parse_from(args) {
        Ok(arguments) => arguments,
        Err(error) => {
            // Requested help and version texts are output, not errors.
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
        Verb::Review(asked) => review::review(asked, console),
        Verb::Default(asked) => default::default(asked, console),
        Verb::Patch(asked) => patch::patch(asked, console),
        Verb::DnsServer(asked) => dns_server::dns_server(asked, console, go_on),
        Verb::Dig(asked) => dig::dig(asked, console),
        Verb::Corefile(asked) => corefile::corefile(asked, console),
        Verb::Names(asked) => names::names(asked, console),
        Verb::Lookup(asked) => lookup::lookup(asked, console),
        Verb::Resolvconf(asked) => resolvconf::resolvconf(asked, console),
        Verb::Cni(asked) => cni::cni(asked, console),
        Verb::Capacity(asked) => capacity::capacity(asked, console),
        Verb::Call(asked) => call::call(asked, console),
        Verb::Ops(asked) => call::ops(asked, console),
        Verb::Version(asked) => call::version(asked, console),
        Verb::Completions(asked) => manual::completions(asked.shell, console),
        Verb::Man => manual::man(console),
    };
    console.flush();
    if let Some(error) = console.failed.take() {
        console.error(&format!("error: the output could not be written: {error}\n"));
        return Exit::BadInput.code();
    }
    exit.code()
}

/// Runs the command over the standard streams of the process.
///
/// Only this function reads the width of the terminal and whether to use colours.
pub fn run(args: impl IntoIterator<Item = OsString>) -> i32 {
    run_while(args, &mut || true)
}

/// Runs the command over the standard streams of the process. Under the name of an IPAM plugin (`host-local`, `static`) it is
/// that plugin, on Unix. A verb that serves until it is stopped asks `go_on` several
/// times a second, and ends when it says no: a caller that handles Ctrl-C itself stops it so.
pub fn run_while(args: impl IntoIterator<Item = OsString>, go_on: &mut dyn FnMut() -> bool) -> i32 {
    let args: Vec<OsString> = args.into_iter().collect();
    #[cfg(unix)]
    if let Some(plugin) = args.first().and_then(|program| cni_plugin::named(program)) {
        return console::with_process(|console| cni_plugin::run(plugin, console));
    }
    console::with_process(|console| main_while(args, console, go_on))
}
