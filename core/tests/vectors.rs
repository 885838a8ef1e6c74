//! Every case of `tests/vectors/` as a test of its own: `cargo test --test vectors -- ID`.
//!
//! The same cases are run by `bindings-wasm/test/vectors.test.js` and `bindings-python/tests/test_vectors.py`.
#![expect(clippy::disallowed_methods, reason = "vectors are files")]
#![expect(clippy::unwrap_used, clippy::panic, reason = "a broken vector must stop the run")]

mod asked;

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use libtest_mimic::{Arguments, Failed, Trial};
use nocluster::json::{Document, Kind, Node, equal};

use asked::asked;

fn main() -> ExitCode {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/vectors");
    let mut tolerated = tolerated(&folder.join("tolerated.txt"));
    let mut trials = vec![Trial::test("the-case-s-own-members-win", a_case_s_own_members_win)];
    let mut ids = BTreeSet::new();
    for path in json_files(&folder) {
        let file = Document::parse(std::fs::read(&path).unwrap()).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
        for member in file.root().members() {
            let known = ["area", "by", "upstream", "input", "cases"].contains(&&*member.name());
            assert!(known, "{}: what is {}?", path.display(), member.name());
        }
        for case in file.at("/cases").unwrap().elements() {
            let id = case.member("id").unwrap().as_str().unwrap().into_owned();
            assert!(ids.insert(id.clone()), "{}: the id {id} is given twice", path.display());
            let input = asked(&file, case);
            let case = case.to_document();
            let is_tolerated = tolerated.remove(&id).is_some();
            trials.push(Trial::test(id, move || match (run(&case, &input), is_tolerated) {
                (Ok(()), true) => Err("passes, but is listed in tolerated.txt".into()),
                (Err(_), true) => Ok(()),
                (result, false) => result.map_err(Failed::from),
            }));
        }
    }
    trials.push(Trial::test("tolerated-exist", move || {
        if tolerated.is_empty() { Ok(()) } else { Err(format!("no such cases: {tolerated:?}").into()) }
    }));
    let conclusion = libtest_mimic::run(&Arguments::from_args(), trials);
    // Each language says how many it ran, and `.ci/totals.py` compares.
    let _ = writeln!(std::io::stdout(), "vectors in Rust: {}", conclusion.num_passed);
    conclusion.exit_code()
}

fn a_case_s_own_members_win() -> Result<(), Failed> {
    for (shared, own, expected) in [
        ("", r#"{"a": 1}"#, r#"{"a": 1}"#),
        (r#""input": {"a": 1, "b": {"c": 2}},"#, "{}", r#"{"a":1,"b":{"c": 2}}"#),
        (r#""input": {"a": 1, "b": {"c": 2}},"#, r#"{"b": {"d": 3}, "e": "<"}"#, r#"{"a":1,"b":{"d": 3},"e":"<"}"#),
        (r#""input": {"a": 1},"#, r#"{"a": null}"#, r#"{"a":null}"#),
    ] {
        let file = Document::parse(format!(r#"{{{shared} "cases": [{{"input": {own}}}]}}"#)).unwrap();
        let got = String::from_utf8(asked(&file, file.at("/cases/0").unwrap())).unwrap();
        if got != expected {
            return Err(format!("{got}, not {expected}").into());
        }
    }
    Ok(())
}

fn run(case: &Document, input: &[u8]) -> Result<(), String> {
    let op = case.at("/op").unwrap().as_str().unwrap();
    let envelope = nocluster::wire::call(&op, input);
    if let Some(prepared) = by_handle(&op, input)
        && prepared != envelope
    {
        return Err(format!("a prepared cluster answers {}", String::from_utf8_lossy(&prepared)));
    }
    let envelope = Document::parse(envelope).map_err(|e| format!("no envelope: {e}"))?;
    let expected = |name| case.root().member(name);
    let answered = |name| envelope.root().member(name).ok_or_else(|| format!("case {case}\ngot  {envelope}"));
    let passes = match (expected("ok"), expected("okSubset"), expected("okText"), expected("err")) {
        (Some(ok), None, None, None) => equal(ok, answered("ok")?),
        (None, Some(ok), None, None) => subset(ok, answered("ok")?),
        (None, None, Some(text), None) => text.as_str().unwrap().as_bytes() == answered("ok")?.text(),
        (None, None, None, Some(err)) => subset(err, answered("err")?),
        _ => return Err("a case has exactly one of ok, okSubset, okText, err".to_owned()),
    };
    if passes { Ok(()) } else { Err(format!("case {case}\ngot  {envelope}")) }
}

/// What a cluster that is prepared first answers, for an operation that has one. Places in the input stay the same.
fn by_handle(op: &str, input: &[u8]) -> Option<Vec<u8>> {
    let input = Document::parse(input).ok()?;
    let is_cluster = |name: &str| ["objects", "objectsText", "resources", "release", "complete"].contains(&name);
    input.root().members().find(|member| member.name().starts_with("objects"))?;
    let part = |of_cluster: bool| {
        let members = input.root().members().filter(|member| is_cluster(&member.name()) == of_cluster);
        let texts = members.map(|member| [member.key.text(), b":", member.value.text()].concat());
        [b"{".to_vec(), texts.collect::<Vec<_>>().join(&b','), b"}".to_vec()].concat()
    };
    Some(match nocluster::wire::Handle::new(&part(true)) {
        Ok(handle) => handle.call(op, &part(false)),
        Err(envelope) => envelope,
    })
}

/// Whether every member that is expected is there, at any depth; lists are of one length.
fn subset(expected: Node<'_>, got: Node<'_>) -> bool {
    match (expected.kind(), got.kind()) {
        (Kind::Object, Kind::Object) => {
            expected.members().all(|member| got.member(&member.name()).is_some_and(|found| subset(member.value, found)))
        }
        (Kind::Array, Kind::Array) => {
            expected.elements().count() == got.elements().count()
                && expected.elements().zip(got.elements()).all(|(expected, got)| subset(expected, got))
        }
        _ => equal(expected, got),
    }
}

fn json_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                // Rows are tables of unit tests.
                if !path.ends_with("rows") {
                    folders.push(path);
                }
            } else if path.extension().is_some_and(|extension| extension == "json") {
                files.push(path);
            }
        }
    }
    files.sort();
    files
}

/// Cases that may fail: an id and the reason per line.
fn tolerated(path: &Path) -> BTreeMap<String, String> {
    let text = std::fs::read_to_string(path).unwrap();
    let lines = text.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#'));
    lines
        .map(|line| {
            let (id, reason) = line.split_once("  ").unwrap_or_else(|| panic!("no reason: {line}"));
            (id.to_owned(), reason.to_owned())
        })
        .collect()
}
