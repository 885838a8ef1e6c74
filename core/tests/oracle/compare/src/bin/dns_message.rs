//! Compares DNS messages with the real library: reads the rows that `core/tests/oracle/dns-message` prints.
//!
//! `go run . random -seed 1 -cases 200000 | cargo run -p nocluster-compare --bin dns_message`
#![expect(clippy::print_stdout, reason = "a command that reports")]
#![expect(clippy::unwrap_used, clippy::indexing_slicing, clippy::string_slice, reason = "it may end at any mistake")]

#[path = "../../../../dns_message/row.rs"]
mod row;

use std::collections::BTreeMap;
use std::io::BufRead;
use std::process::ExitCode;

use serde_json::Value;

const SHOWN: usize = 5;

fn main() -> ExitCode {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    let (mut differences, mut done) = (0, false);
    for line in std::io::stdin().lock().lines() {
        let row: Value = serde_json::from_str(&line.unwrap()).unwrap();
        if row.get("done").is_some() {
            done = true;
            continue;
        }
        let function = row[0].as_str().unwrap_or_default();
        match row::check(&row) {
            Ok(modelled) => {
                let what = if modelled { "equal" } else { "not modelled" };
                *counts.entry(format!("{function} {what}")).or_default() += 1;
            }
            Err(difference) => {
                differences += 1;
                if differences <= SHOWN {
                    println!("{difference}\n");
                }
            }
        }
    }
    for (what, count) in &counts {
        println!("{count:>9}  {what}");
    }
    println!("{differences:>9}  differences");
    if !done {
        println!("the oracle did not come to its end");
    }
    if done && differences == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
