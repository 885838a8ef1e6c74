//! Reads rows that `kubernetes/endpointslices random` printed and says where derived EndpointSlices differ.
#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a command")]

use std::io::{BufRead, stdin};
use std::process::ExitCode;

#[path = "../../../../slices_row/mod.rs"]
mod slices_row;

fn main() -> ExitCode {
    let (mut clusters, mut services, mut different) = (0, 0, 0);
    for line in stdin().lock().lines().map_while(Result::ok) {
        clusters += 1;
        match slices_row::check(&line) {
            Ok(compared) => services += compared,
            Err(difference) => {
                different += 1;
                eprintln!("{difference}");
            }
        }
    }
    println!("{clusters} clusters with {services} Services, {different} different");
    if different == 0 && services > 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
