//! `completions` and `man`: the arguments for shells and for readers of manual pages.

use clap::CommandFactory as _;

use crate::args::Arguments;
use crate::console::Console;
use crate::exit::Exit;

pub(crate) fn completions(shell: clap_complete::Shell, console: &mut Console<'_>) -> Exit {
    let mut text = Vec::new();
    clap_complete::generate(shell, &mut Arguments::command(), "nocluster", &mut text);
    console.print_bytes(&text);
    Exit::Fine
}

pub(crate) fn man(console: &mut Console<'_>) -> Exit {
    let mut text = Vec::new();
    match clap_mangen::Man::new(Arguments::command()).render(&mut text) {
        Ok(()) => {
            console.print_bytes(&text);
            Exit::Fine
        }
        Err(error) => {
            console.error(&format!("error: the manual page could not be made: {error}\n"));
            Exit::BadInput
        }
    }
}
