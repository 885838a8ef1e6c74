//! `wire::call` gives an envelope for any input: here for every vector's input, broken in a few ways.
#![expect(clippy::disallowed_methods, reason = "vectors are files")]
#![expect(clippy::unwrap_used, reason = "a broken vector must stop the run")]

mod asked;

use std::ops::Range;
use std::path::{Path, PathBuf};

use nocluster::json::Document;
use nocluster::wire::call;

use asked::asked;

/// How many ways each input is broken in.
const WAYS: u64 = 9;

#[test]
fn every_broken_input_gives_an_envelope() {
    // A fixed sequence: a failure can be repeated.
    let mut state = 1u64;
    let mut next = |below: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(state >> 33).unwrap() % below.max(1)
    };
    let mut inputs = 0;
    for area in entries(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/vectors")) {
        // The folders below `rows` hold tables of unit tests.
        for file in entries(&area).into_iter().filter(|file| file.is_file()) {
            let file = Document::parse(std::fs::read(file).unwrap()).unwrap();
            for case in file.at("/cases").unwrap().elements() {
                let op = case.member("op").unwrap().as_str().unwrap().into_owned();
                let input = asked(&file, case);
                let values = values(&input);
                for way in 0..WAYS {
                    let mut broken = input.to_vec();
                    let at = next(broken.len());
                    match way % 3 {
                        0 => broken.truncate(at),
                        1 => broken[at] = b"\"\\{}[]:,0-\xff"[next(11)],
                        // One value takes another one's place: the text stays JSON, and types are wrong.
                        _ => {
                            let (old, new) = (&values[next(values.len())], &values[next(values.len())]);
                            broken.splice(old.clone(), input[new.clone()].to_vec());
                        }
                    }
                    is_envelope(&call(&op, &broken), &broken);
                }
                inputs += 1;
            }
        }
    }
    assert!(inputs > 1000, "{inputs} inputs");
}

/// What a folder holds, in the same order on every machine; nothing for a file.
fn entries(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let mut paths: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths
}

/// Where the values of a JSON text stand.
fn values(text: &[u8]) -> Vec<Range<usize>> {
    let document = Document::parse(text).unwrap();
    let mut found = Vec::new();
    let mut pending = vec![document.root()];
    while let Some(node) = pending.pop() {
        found.push(node.span());
        pending.extend(node.elements());
        pending.extend(node.members().map(|member| member.value));
    }
    found
}

fn is_envelope(envelope: &[u8], input: &[u8]) {
    let shown = || format!("{} for {}", String::from_utf8_lossy(envelope), String::from_utf8_lossy(input));
    let document = Document::parse(envelope);
    assert!(document.is_ok(), "{}", shown());
    let members: Vec<_> = document.unwrap().root().members().map(|member| member.name().into_owned()).collect();
    assert!(members == ["ok"] || members == ["err"], "{}", shown());
    assert!(std::str::from_utf8(input).is_err() || std::str::from_utf8(envelope).is_ok(), "{}", shown());
}
