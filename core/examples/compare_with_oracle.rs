//! Reads what the oracle answered (`core/tests/oracle`) and asks the library the same: every byte must agree.
//!
//! ```text
//! (cd core/tests/oracle && go run . patches -seed 7 -cases 1000) | cargo run --example compare_with_oracle -- core/tests/oracle/known-gaps.txt
//! ```
//!
//! Prints counts and the first differences. Exit code 1: a difference that no line of the given file of known gaps explains.
#![expect(clippy::print_stdout, reason = "a command that reports")]
#![expect(clippy::disallowed_methods, reason = "a command reads its arguments and files")]

use std::collections::BTreeMap;
use std::error::Error;
use std::io::BufRead;
use std::process::ExitCode;

use serde_json::Value;

const SHOWN: usize = 5;

fn main() -> Result<ExitCode, Box<dyn Error>> {
    let gaps = match std::env::args().nth(1) {
        Some(path) => read_gaps(&std::fs::read_to_string(path)?),
        None => Vec::new(),
    };
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    let mut shown = 0;
    let mut differences = 0;
    let mut done = false;
    for line in std::io::stdin().lock().lines() {
        let line: Value = serde_json::from_str(&line?)?;
        if line.get("done").is_some() {
            done = true;
            continue;
        }
        let (op, input) = (text(&line, "/case/op"), text(&line, "/case/inputText"));
        let envelope: Value = serde_json::from_slice(&nocluster::wire::call(op, input.as_bytes()))?;
        let real = line.get("answer").unwrap_or(&Value::Null);
        *counts.entry(format!("asked {op}")).or_default() += 1;
        let result = match op {
            "patch.apply" => compare_patch(real, &envelope),
            "admission.run" => compare_run(real, &envelope),
            "admission.match" => compare_match(real, &envelope),
            _ => Err(format!("no comparison for {op}")),
        };
        let exact = line.get("exact") == Some(&Value::Bool(true));
        let report = match result {
            Ok(what) if exact && what.contains("unknown") => format!("{}: {what}", text(&line, "/case/id")),
            Ok(what) => {
                *counts.entry(format!("{op} {what}")).or_default() += 1;
                continue;
            }
            Err(difference) => format!("{}: {difference}", text(&line, "/case/id")),
        };
        if let Some(gap) = gaps.iter().find(|gap| report.contains(gap.as_str())) {
            *counts.entry(format!("known gap: {gap}")).or_default() += 1;
            continue;
        }
        differences += 1;
        if shown < SHOWN {
            shown += 1;
            println!("{report}\n  input {input}\n  real  {real}\n  ours  {envelope}\n");
        }
    }
    for (what, count) in &counts {
        println!("{count:>9}  {what}");
    }
    println!("{differences:>9}  differences");
    if !done {
        println!("the oracle did not finish");
    }
    Ok(if done && differences == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// One gap per line: a piece of the report of its differences, two spaces, the reason.
fn read_gaps(file: &str) -> Vec<String> {
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

fn compare_patch(real: &Value, envelope: &Value) -> Result<&'static str, String> {
    let outcomes = list(real, "outcomes");
    let flagged = envelope.pointer("/ok/orderDependent").or(envelope.pointer("/err/facts/orderDependent"))
        == Some(&Value::Bool(true));
    if flagged {
        return Ok("orderDependent");
    }
    let [outcome] = outcomes else { return Err(format!("{} outcomes in Go's map order, and no flag", outcomes.len())) };
    match outcome.get("doc").and_then(Value::as_str) {
        Some(doc) => {
            same("the document", Some(doc), envelope.pointer("/ok/docText").and_then(Value::as_str))?;
            Ok("applies")
        }
        None => {
            same("the text", text(outcome, "/upstream"), text(envelope, "/err/upstream"))?;
            same("the code", text(outcome, "/code"), text(envelope, "/err/code"))?;
            Ok("refused")
        }
    }
}

fn compare_run(real: &Value, envelope: &Value) -> Result<&'static str, String> {
    let ours = ok(envelope)?;
    if let Some(unknown) = ours.get("unknown") {
        let codes: Vec<_> = list(unknown, "needs").iter().map(|need| text(need, "/code")).collect();
        return Err(format!("unknown, for {codes:?}"));
    }
    if let Some(need) = real.get("need") {
        same("the need", text(need, "/hook"), text(ours, "/need/hook"))?;
        same("the need's review", text(need, "/review"), text(ours, "/need/reviewText"))?;
        same("the need's URL", text(need, "/url"), text(ours, "/need/url"))?;
        return Ok("need");
    }
    if real.get("crashed").is_some() {
        // Of hooks that were not contacted a crash leaves no trace.
        let contacted = list(ours, "calls").iter().filter(|call| call.get("reviewText").is_some()).cloned();
        compare_calls(list(real, "calls"), &contacted.collect::<Vec<_>>())?;
    } else {
        compare_calls(list(real, "calls"), list(ours, "calls"))?;
    }
    if let Some(message) = real.get("crashed") {
        same("the crash", message.as_str(), ours.pointer("/crashed/message").and_then(Value::as_str))?;
        same("the crashing hook", text(real, "/crashedIn/hook"), text(ours, "/crashed/hook"))?;
        return Ok("crashes");
    }
    let allowed = real.get("allowed").and_then(Value::as_bool);
    same("allowed", allowed, ours.get("allowed").and_then(Value::as_bool))?;
    same("the number of passes", real.get("passes"), ours.get("passes"))?;
    let validating: Vec<_> = list(real, "calls").iter().filter(|call| text(call, "/phase") == "validating").collect();
    compare_warnings(list(real, "warningHeaders"), list(ours, "warningHeaders"), validating.len() > 1)?;
    compare_annotations(real.get("auditAnnotations"), ours.get("auditAnnotations"), &validating)?;
    if allowed == Some(true) {
        same("the object", text(real, "/object"), text(ours, "/objectText"))?;
        return Ok("allowed");
    }
    compare_status(text(real, "/status"), ours)
}

/// The mutating calls come in their order, the validating ones by index; a hook that was not contacted has no review.
fn compare_calls(real: &[Value], ours: &[Value]) -> Result<(), String> {
    let name = |call: &Value| {
        format!(
            "{} round {} index {}",
            text(call, "/hook"),
            call.get("round").unwrap_or(&Value::Null),
            call.get("index").unwrap_or(&Value::Null)
        )
    };
    same("the list of calls", real.iter().map(name).collect::<Vec<_>>(), ours.iter().map(name).collect())?;
    for (real, ours) in real.iter().zip(ours) {
        same(&format!("the review of {}", name(real)), text(real, "/review"), text(ours, "/reviewText"))?;
    }
    Ok(())
}

fn compare_warnings(real: &[Value], ours: &[Value], parallel: bool) -> Result<(), String> {
    let texts = |warnings: &[Value]| {
        let mut texts: Vec<_> = warnings.iter().map(ToString::to_string).collect();
        if parallel {
            texts.sort_unstable();
        }
        texts
    };
    same("the warnings", texts(real), texts(ours))
}

fn compare_annotations(real: Option<&Value>, ours: Option<&Value>, validating: &[&Value]) -> Result<(), String> {
    if real == ours {
        return Ok(());
    }
    let (Some(Value::Object(real)), Some(Value::Object(ours))) = (real, ours) else {
        return Err(format!("the annotations are {real:?}, ours {ours:?}"));
    };
    same("the annotations' keys", real.keys().collect::<Vec<_>>(), ours.keys().collect())?;
    for (key, value) in real {
        let hook = key.split('/').next().unwrap_or_default();
        let named_so = validating.iter().filter(|call| text(call, "/hook").split('/').any(|part| part == hook)).count();
        // Hooks of one name that are called at once race for the key.
        if named_so < 2 {
            same(&format!("the annotation {key}"), Some(value), ours.get(key))?;
        }
    }
    Ok(())
}

fn compare_status(real: &str, ours: &Value) -> Result<&'static str, String> {
    let parsed: Value = serde_json::from_str(real).unwrap_or_default();
    let is_real = |status: &Value| status.as_str().map_or(*status == parsed, |text| text == real);
    let status = ours.get("statusText").or(ours.get("status")).unwrap_or(&Value::Null);
    if is_real(status) {
        return Ok("denied");
    }
    let others = ours.get("candidatesText").or(ours.get("candidates")).and_then(Value::as_array);
    if others.is_some_and(|others| others.iter().any(is_real)) {
        return Ok("denied, by timing another Status");
    }
    let alike = ["code", "reason"].iter().all(|member| parsed.get(member) == status.get(member));
    if alike && ours.get("textUnknown") == Some(&Value::Bool(true)) {
        return Ok("denied, text unknown");
    }
    Err(format!("the Status is {real}, ours {status}"))
}

fn compare_match(real: &Value, envelope: &Value) -> Result<&'static str, String> {
    let (real, ours) = (list(real, "hooks"), list(ok(envelope)?, "hooks"));
    same("the number of hooks", real.len(), ours.len())?;
    for (real, ours) in real.iter().zip(ours) {
        for member in ["/hook", "/configuration", "/webhook", "/decision"] {
            same(&format!("{member} of {}", text(real, "/hook")), text(real, member), text(ours, member))?;
        }
        same("the index", real.get("index"), ours.get("index"))?;
        if text(ours, "/reason/code") == "no-rule-matched" {
            let codes: Vec<_> = ours
                .pointer("/reason/rules")
                .and_then(Value::as_array)
                .into_iter()
                .flatten()
                .map(|rule| text(rule, "/code"))
                .collect();
            let real_codes = list(real, "mismatches").iter().filter_map(Value::as_str).collect();
            same(&format!("the mismatches of {}", text(real, "/hook")), real_codes, codes)?;
        }
        if text(real, "/decision") == "reject" {
            compare_status(text(real, "/status"), ours)?;
        }
    }
    Ok("matches")
}
