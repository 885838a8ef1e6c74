//! Reads rows that `strconv random-regexps` printed and says where the library differs.
#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a command")]

use std::io::{BufRead, stdin};
use std::process::ExitCode;

use nocluster::gotext::regexp::{NotModelled, Regexp};
use serde_json::{Value, json};

fn main() -> ExitCode {
    let (mut equal, mut different, mut open) = (0, 0, 0);
    for line in stdin().lock().lines().map_while(Result::ok) {
        let Ok(row) = serde_json::from_str::<Value>(&line) else { continue };
        let text = |at: &str| row.pointer(at).and_then(Value::as_str).unwrap_or_default();
        let Some(go) = row.get(2).filter(|_| text("/0") == "regexp") else { continue };
        match regexp(text("/1/0"), text("/1/1")) {
            Ok(ours) if ours == *go => equal += 1,
            Ok(ours) => {
                different += 1;
                eprintln!("{line}\n  ours: {ours}");
            }
            Err(NotModelled) => open += 1,
        }
    }
    println!("{equal} equal, {different} different, {open} not modelled");
    if different == 0 && equal > 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn regexp(expression: &str, text: &str) -> Result<Value, NotModelled> {
    let regexp = match Regexp::parse(expression) {
        Ok(regexp) => regexp,
        Err(error) => return Ok(json!(error.to_string())),
    };
    let Some(groups) = regexp.find(text)? else { return Ok(json!([regexp.names(), null])) };
    let places: Vec<Value> = groups
        .iter()
        .flat_map(|group| group.map_or([json!(-1), json!(-1)], |(start, end)| [json!(start), json!(end)]))
        .collect();
    Ok(json!([regexp.names(), places]))
}
