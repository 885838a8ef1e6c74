//! Reads rows that `kubernetes/plugins random` printed and says where our plugins differ from the real ones.
#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a command")]

use std::collections::BTreeMap;
use std::io::{BufRead, stdin};
use std::process::ExitCode;

#[path = "../../../../plugins_row/mod.rs"]
mod plugins_row;

/// How many differences are printed.
const SHOWN: usize = 10;

fn main() -> ExitCode {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    let mut different = 0;
    for line in stdin().lock().lines().map_while(Result::ok) {
        match plugins_row::check(&line) {
            Ok(compared) => *counts.entry(compared).or_default() += 1,
            Err(difference) => {
                different += 1;
                if different <= SHOWN {
                    eprintln!("{difference}");
                }
            }
        }
    }
    for (what, count) in &counts {
        println!("{count:>9}  {what}");
    }
    println!("{different:>9}  differences");
    if different == 0 && !counts.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
