//! Compares `scheme::encode` with the real Go code: reads what `core/tests/oracle/scheme/encode` prints on its standard input.
//!
//! `go run ./encode -n 20000 -seed 1 | cargo run -p nocluster-compare --bin encode -- 1.37`
#![expect(clippy::print_stdout, reason = "a command")]

use std::io::{self, BufRead};
use std::process::ExitCode;

use nocluster::json::Document;
use nocluster::meta::Gvk;
use nocluster::release::Release;
use nocluster::scheme;
use nocluster::scheme::EncodeError;

fn main() -> ExitCode {
    #[expect(clippy::disallowed_methods, reason = "a command")]
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let release = arguments.iter().find_map(|argument| Release::parse(argument).ok()).unwrap_or_default();
    let mut lines = io::stdin().lock().split(b'\n').map_while(Result::ok);
    let (mut cases, mut differences) = (0, 0);
    let mut kinds = std::collections::BTreeSet::new();
    while let (Some(kind), Some(input), Some(second), Some(answer)) =
        (lines.next(), lines.next(), lines.next(), lines.next())
    {
        let name = String::from_utf8_lossy(&kind).into_owned();
        let [group, version, kind] = name.splitn(3, '/').collect::<Vec<_>>()[..] else { continue };
        let gvk = Gvk::new(group, version, kind);
        let (got, want) = match second.as_slice() {
            b"ok" | b"err" => (encode(&input, &gvk, release), [second.as_slice(), b" ", &answer].concat()),
            b"dropped" => {
                (dropped(&input, &gvk, release), show(&answer).replace('[', ".").replace(']', "").into_bytes())
            }
            b"strict" => (strict(&input, &gvk, release), answer),
            _ => (compare(&input, &second, &gvk, release), answer),
        };
        cases += 1;
        kinds.insert(name.clone());
        if got != want {
            differences += 1;
            if differences <= 20 {
                println!("{name}\n in   {}\n go   {}\n rust {}", show(&input), show(&want), show(&got));
            }
        }
    }
    println!("{cases} cases of {} kinds, {differences} differences", kinds.len());
    if differences == 0 && cases > 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn encode(input: &[u8], gvk: &Gvk, release: Release) -> Vec<u8> {
    let Ok(document) = Document::parse(input) else { return b"unreadable".to_vec() };
    match scheme::encode(&document, gvk, release) {
        Ok(encoded) => {
            if !settles(encoded.document.clone(), gvk, release) {
                return b"encoding again and again never settles".to_vec();
            }
            [b"ok ", encoded.document.text()].concat()
        }
        Err(EncodeError::WrongType { upstream, .. }) => format!("err {upstream}").into_bytes(),
        Err(error) => format!("{error:?}").into_bytes(),
    }
}

/// Encoding what was encoded changes nothing, but for the few things that Go prints otherwise than it reads: the zero time is
/// printed as null, a year beyond four digits is not read, a float -0 is read as an integer, an empty list of schemas is
/// printed as null. A few rounds settle those too.
fn settles(mut document: Document, gvk: &Gvk, release: Release) -> bool {
    for _ in 0..4 {
        match scheme::encode(&document, gvk, release) {
            Ok(again) if again.document == document => return true,
            Ok(again) => document = again.document,
            Err(EncodeError::WrongType { upstream, .. }) => return upstream.contains("parsing time"),
            Err(_) => return false,
        }
    }
    false
}

fn compare(first: &[u8], second: &[u8], gvk: &Gvk, release: Release) -> Vec<u8> {
    let (Ok(first), Ok(second)) = (Document::parse(first), Document::parse(second)) else {
        return b"unreadable".to_vec();
    };
    match scheme::semantic_equal(&first, &second, gvk, release) {
        Ok(true) => b"equal".to_vec(),
        Ok(false) => b"differ".to_vec(),
        Err(_) => b"error".to_vec(),
    }
}

/// The dropped members as the server's strict decoder names them, each path once, at most a hundred; but for `a[0].b`, which
/// is `a.0.b` on both sides, as a pointer does not say what it goes through.
fn dropped(input: &[u8], gvk: &Gvk, release: Release) -> Vec<u8> {
    let Ok(document) = Document::parse(input) else { return b"unreadable".to_vec() };
    let Ok(encoded) = scheme::encode(&document, gvk, release) else { return b"error".to_vec() };
    let mut paths: Vec<String> = Vec::new();
    for pointer in encoded.dropped {
        let path = pointer.tokens().collect::<Vec<_>>().join(".");
        if !paths.contains(&path) && paths.len() < 100 {
            paths.push(path);
        }
    }
    paths.join("; ").into_bytes()
}

/// The errors of the strict decoder, as `strict decoding error: ` lists them.
fn strict(input: &[u8], gvk: &Gvk, release: Release) -> Vec<u8> {
    let Ok(document) = Document::parse(input) else { return b"unreadable".to_vec() };
    let errors = scheme::strict_errors(&document, gvk, release);
    errors.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ").into_bytes()
}

fn show(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}
