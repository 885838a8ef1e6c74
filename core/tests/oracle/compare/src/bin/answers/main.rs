//! Reads what the oracle answered (`core/tests/oracle`) and asks the library the same: every byte must agree.
//!
//! ```text
//! (cd core/tests/oracle/patch && go run . random -seed 7 -cases 1000) \
//!   | cargo run -p nocluster-compare --bin answers -- core/tests/oracle/tolerated.txt
//! ```
//!
//! Prints counts and the first differences, as many as the second argument says. Exit code 1: a difference that no line of
//! the given file tolerates, or a line that tolerates more than one answer in 1,000. A component has a file of its own here, which compares the answers of its operations.
#![expect(clippy::print_stdout, reason = "a command that reports")]
#![expect(clippy::disallowed_methods, reason = "a command reads its arguments and files")]

mod admission;
mod corefile;
mod custom;
mod defaults;
mod dns;
mod ipam;
mod ipam_service;
mod known;
mod kubelet;
mod patch;

use std::collections::BTreeMap;
use std::error::Error;
use std::io::BufRead;
use std::process::ExitCode;

use serde_json::Value;

const TOLERATED: &str = "tolerated: ";

/// Of so many answers, one may differ by what a line tolerates.
const MOST_TOLERATED: usize = 1000;

fn main() -> Result<ExitCode, Box<dyn Error>> {
    let tolerated = match std::env::args().nth(1) {
        Some(path) => read_tolerated(&std::fs::read_to_string(path)?),
        None => Vec::new(),
    };
    let most_shown = std::env::args().nth(2).map_or(Ok(5), |most| most.parse::<usize>())?;
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    let mut shown = 0;
    let mut differences = 0;
    let mut done = false;
    let mut world = None;
    for line in std::io::stdin().lock().lines() {
        let line: Value = serde_json::from_str(&line?)?;
        if line.get("done").is_some() {
            done = true;
            continue;
        }
        if line.get("world").is_some() {
            world = Some(dns::World::read(text(&line, "/world"))?);
            continue;
        }
        let (op, input) = (text(&line, "/case/op"), text(&line, "/case/inputText"));
        let envelope: Value = match &world {
            _ if op == "dns.corefile" => corefile::ask(input)?,
            Some(world) => serde_json::from_slice(&world.ask(op, input))?,
            None => serde_json::from_slice(&nocluster::wire::call(op, input.as_bytes()))?,
        };
        let real = line.get("answer").unwrap_or(&Value::Null);
        *counts.entry(format!("asked {op}")).or_default() += 1;
        let result = match op {
            "patch.apply" => patch::compare(real, &envelope),
            "admission.run" if real.get("patched").is_some() => custom::compare(real, &envelope),
            "admission.run" if real.get("part").is_some() => admission::compare_part(real, &envelope),
            "admission.run" if real.get("calls").is_none() => admission::compare_refusal(real, &envelope),
            "admission.run" => admission::compare_run(real, &envelope),
            "admission.match" => admission::compare_match(real, &envelope),
            "dns.query" if line.get("sequence").is_some() => dns::compare_sequence(real, &envelope),
            "dns.query" => dns::compare(real, &envelope),
            "dns.resolvconf" | "dns.hostname" => kubelet::compare(real, &envelope),
            "admission.request" => custom::compare(real, &envelope),
            "admission.default"
                if line.get("case").is_some_and(|case| text(case, "/inputText").contains("\"objects\":")) =>
            {
                custom::compare(real, &envelope)
            }
            "admission.default" => defaults::compare(real, &envelope),
            "dns.corefile" => corefile::compare(real, &envelope),
            "ipam.capacity" => ipam::compare_flannel(real, &envelope),
            "ipam.aws" => ipam::compare_instance(real, &envelope),
            "ipam.cni" => ipam::compare_history(real, &envelope),
            "ipam.convert" => ipam::compare_conversion(real, &envelope),
            "ipam.node-cidr" => ipam::compare_node_cidrs(real, &envelope),
            "ipam.service" => ipam_service::compare(input, real, &envelope),
            "ipam.calico" => ipam::compare_calico(real, &envelope),
            "ipam.plan" => ipam::compare_plan(real, &envelope),
            _ => Err(format!("no comparison for {op}")),
        };
        let exact = line.get("exact") == Some(&Value::Bool(true));
        let report = match result {
            Ok(what) if exact && what.contains("unknown") => format!("{}: {what}", text(&line, "/case/id")),
            Ok(what) => {
                *counts.entry(format!("{op} {what}")).or_default() += 1;
                continue;
            }
            Err(difference) => {
                let known = (op == "admission.run").then(|| known::kind(input, real, &envelope)).flatten();
                format!("{}: {difference} {}", text(&line, "/case/id"), known.unwrap_or_default())
            }
        };
        if let Some(piece) = tolerated.iter().find(|piece| report.contains(piece.as_str())) {
            *counts.entry(format!("{TOLERATED}{piece}")).or_default() += 1;
            continue;
        }
        differences += 1;
        if shown < most_shown {
            shown += 1;
            println!("{report}\n  input {input}\n  real  {real}\n  ours  {envelope}\n");
        }
    }
    for (what, count) in &counts {
        println!("{count:>9}  {what}");
    }
    let answers = counts.iter().filter(|(what, _)| what.starts_with("asked ")).map(|(_, count)| count).sum::<usize>();
    let tolerated = || counts.iter().filter(|(what, _)| what.starts_with(TOLERATED));
    let too_often = tolerated().any(|(_, count)| *count > answers.div_ceil(MOST_TOLERATED));
    if too_often {
        println!("more than 1 of {MOST_TOLERATED} answers is tolerated");
    }
    let kinds: Vec<_> = tolerated().map(|(what, count)| format!("; {what}: {count}")).collect();
    println!("{differences:>9}  differences{}", kinds.concat());
    if !done {
        println!("the oracle did not come to its end");
    }
    Ok(if done && differences == 0 && !too_often { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// A line each: a piece of the report of a difference, two spaces, the reason.
fn read_tolerated(file: &str) -> Vec<String> {
    let lines = file.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#'));
    lines.filter_map(|line| line.split_once("  ")).map(|(piece, _)| piece.to_owned()).collect()
}

fn text<'a>(value: &'a Value, pointer: &str) -> &'a str {
    value.pointer(pointer).and_then(Value::as_str).unwrap_or_default()
}

fn list<'a>(value: &'a Value, member: &str) -> &'a [Value] {
    value.get(member).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

fn same<T: PartialEq + std::fmt::Debug>(what: &str, real: T, ours: T) -> Result<(), String> {
    if real == ours { Ok(()) } else { Err(format!("{what} is {real:?}, ours {ours:?}")) }
}

fn ok(envelope: &Value) -> Result<&Value, String> {
    envelope.get("ok").ok_or_else(|| format!("an error: {}", text(envelope, "/err/code")))
}
