//! Runs files of the public JSON Patch test suite (npm package `json-patch-test-suite`) through both dialects.
//!
//! ```text
//! cargo run -p nocluster-compare --bin json_patch_suite -- spec_tests.json tests.json:10,16,59,70,71,72,76
//! ```
//!
//! The RFC's dialect has to pass every case, the disabled ones too. The kube dialect has to differ in exactly the entries
//! that are listed behind a file's name, counted from 0.
#![expect(clippy::print_stdout, reason = "a command that reports")]
#![expect(clippy::disallowed_methods, reason = "a command reads its arguments and files")]

use std::error::Error;
use std::process::ExitCode;

use nocluster::json::{self, Document, Node};
use nocluster::patch::{kube, rfc6902};

fn main() -> Result<ExitCode, Box<dyn Error>> {
    let (mut cases, mut good) = (0, true);
    for argument in std::env::args().skip(1) {
        let (path, listed) = argument.split_once(':').unwrap_or((&argument, ""));
        let expected = listed.split(',').filter(|entry| !entry.is_empty()).map(str::parse);
        let expected: Vec<usize> = expected.collect::<Result<_, _>>()?;
        let suite = Document::parse(std::fs::read(path)?)?;
        let entries: Vec<Node<'_>> = suite.root().elements().collect();
        let strict = differing(&entries, |document, patch| {
            rfc6902::apply_text(document, patch, &Default::default()).ok().map(|applied| applied.text)
        })?;
        let kube = differing(&entries, |document, patch| {
            kube::apply_text(document, patch, &Default::default()).ok().map(|applied| applied.text)
        })?;
        println!("{path}: {} cases; rfc6902 differs in {strict:?}; kube-apiserver in {kube:?}", entries.len());
        if kube != expected {
            println!("{path}: kube-apiserver should differ in {expected:?}");
        }
        cases += entries.len();
        good &= strict.is_empty() && kube == expected && !entries.is_empty();
    }
    println!("{cases} cases, {}", if good { "as expected" } else { "NOT as expected" });
    Ok(if good && cases > 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// The entries whose outcome is not the one that they name: `expected`, or an `error`, or neither, which is success.
fn differing(
    entries: &[Node<'_>],
    apply: impl Fn(&[u8], &[u8]) -> Option<Vec<u8>>,
) -> Result<Vec<usize>, Box<dyn Error>> {
    let mut differing = Vec::new();
    for (number, entry) in entries.iter().enumerate() {
        let (Some(document), Some(patch)) = (entry.member("doc"), entry.member("patch")) else {
            return Err(format!("entry {number} lacks doc or patch").into());
        };
        let passes = match (apply(document.text(), patch.text()), entry.member("expected")) {
            (Some(text), Some(expected)) => json::equal(Document::parse(text)?.root(), expected),
            (Some(_), None) => entry.member("error").is_none(),
            (None, expected) => expected.is_none() && entry.member("error").is_some(),
        };
        if !passes {
            differing.push(number);
        }
    }
    Ok(differing)
}
