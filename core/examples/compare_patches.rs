//! Compares the kube dialect with what Go's own code answered: lines of `go run . patches` of core/tests/oracle on stdin.
//!
//! Prints each difference, then the counts; fails if there is one that the order of a Go map does not explain.
#![expect(clippy::print_stdout, reason = "a program")]

use std::io::{self, BufRead};
use std::num::NonZeroU32;
use std::process::ExitCode;

use nocluster::json::{Document, Node};
use nocluster::patch::kube::{self, KubeError, KubeOptions};
use nocluster::release::Release;

fn main() -> ExitCode {
    let (mut cases, mut flagged, mut different) = (0u64, 0u64, 0u64);
    for line in io::stdin().lock().split(b'\n') {
        let Ok(line) = line else { return ExitCode::from(2) };
        let Ok(line) = Document::parse(line) else { return ExitCode::from(2) };
        cases += 1;
        let Some((ours, order_dependent, upstream)) = ask(&line) else { return ExitCode::from(2) };
        flagged += u64::from(order_dependent);
        let agreed = upstream.contains(&ours) && (order_dependent || upstream.len() == 1);
        if !agreed && !order_dependent {
            different += 1;
            if different <= 20 {
                println!("{line}\n  ours {ours:?}\n  Go   {upstream:?}");
            }
        }
    }
    println!("{cases} cases, {flagged} that depend on the order of a Go map, {different} different");
    if different == 0 && cases > 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// An outcome: code and text of an error, or no code and the new document.
type Outcome = (String, Vec<u8>);

fn ask(line: &Document) -> Option<(Outcome, bool, Vec<Outcome>)> {
    let input = Document::parse(line.at("/case/inputText")?.as_str()?.into_owned()).ok()?;
    let bytes = |name: &str| input.at(name).and_then(|node| node.as_str()).map(|text| text.into_owned().into_bytes());
    let mut options = KubeOptions::default();
    if let Some(release) = input.at("/release").and_then(|node| node.as_str()) {
        options.release = Release::parse_for_patch(&release).ok()?;
    }
    if let Some(limit) = input.at("/copyLimit").and_then(|node| node.as_i64()) {
        options.copy_limit = NonZeroU32::new(u32::try_from(limit).ok()?)?;
    }
    let answer = kube::apply_text(&bytes("/docText")?, &bytes("/patchText")?, &options);
    let order_dependent = matches!(&answer, Err(KubeError::TestFailed { order_dependent: true, .. }));
    let ours = match &answer {
        Ok(applied) => (String::new(), applied.text.clone()),
        Err(error) => {
            let code = serde_json::to_value(error).ok()?.get("code")?.as_str()?.to_owned();
            (code, error.upstream().unwrap_or_default().into_bytes())
        }
    };
    let outcome = |node: Node<'_>| {
        let text = |name: &str| node.member(name).and_then(|text| text.as_str()).unwrap_or_default().into_owned();
        match node.member("doc") {
            Some(_) => (String::new(), text("doc").into_bytes()),
            None => (text("code"), text("upstream").into_bytes()),
        }
    };
    let upstream = line.at("/answer/outcomes")?.elements().map(outcome).collect();
    Some((ours, order_dependent, upstream))
}
