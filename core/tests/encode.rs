//! Written objects, and the answers that the real Go code gave (`core/tests/oracle/scheme/encode`).

use nocluster::json::Document;
use nocluster::meta::Gvk;
use nocluster::release::Release;
use nocluster::scheme;
use nocluster::scheme::{EncodeError, PatchedKindError};
use serde::Deserialize;

#[derive(Deserialize)]
struct Case {
    name: String,
    kind: String,
    input: String,
    output: Option<String>,
    error: Option<String>,
}

#[derive(Deserialize)]
struct StrictCase {
    name: String,
    kind: String,
    input: String,
    errors: Vec<String>,
}

#[derive(Deserialize)]
struct PatchedCase {
    name: String,
    before: String,
    patched: String,
    kind: Option<String>,
    error: Option<String>,
}

fn gvk(text: &str) -> Gvk {
    let mut parts = text.splitn(3, '/');
    let mut next = || parts.next().unwrap_or_default();
    Gvk::new(next(), next(), next())
}

#[test]
fn objects_are_encoded_as_go_encodes_them() {
    let cases: Vec<Case> = serde_json::from_str(include_str!("vectors/rows/scheme/encode_cases.json")).unwrap();
    assert!(cases.len() >= 80);
    for case in cases {
        let input = Document::parse(case.input).unwrap();
        let (output, error) = match scheme::encode(&input, &gvk(&case.kind), Release::V1_37) {
            Ok(encoded) => (Some(encoded.document.to_string()), None),
            Err(EncodeError::WrongType { upstream, .. }) => (None, Some(upstream)),
            Err(error) => (None, Some(error.to_string())),
        };
        assert_eq!((output, error), (case.output, case.error), "{}", case.name);
    }
}

#[test]
fn unknown_and_repeated_fields_are_those_of_the_strict_decoder() {
    let cases: Vec<StrictCase> = serde_json::from_str(include_str!("vectors/rows/scheme/strict_cases.json")).unwrap();
    assert!(cases.len() >= 25 && cases.iter().filter(|case| case.errors.is_empty()).count() < 3);
    for case in cases {
        let input = Document::parse(case.input).unwrap();
        let errors = scheme::strict_errors(&input, &gvk(&case.kind), Release::V1_37);
        let texts: Vec<String> = errors.iter().map(ToString::to_string).collect();
        assert_eq!(texts, case.errors, "{}", case.name);
        for error in errors {
            let place = error.at.tokens().collect::<Vec<_>>().join(".");
            assert_eq!(place, error.path.replace('[', ".").replace(']', ""), "{}", case.name);
        }
    }
}

#[test]
fn a_patched_object_is_of_the_kind_that_go_takes_it_for() {
    let cases: Vec<PatchedCase> =
        serde_json::from_str(include_str!("vectors/rows/scheme/patched_kind_cases.json")).unwrap();
    assert!(cases.len() >= 40);
    for case in cases {
        let patched = Document::parse(case.patched).unwrap();
        let (kind, error) = match scheme::patched_kind(&patched, &gvk(&case.before), Release::V1_37) {
            Ok(Gvk { group, version, kind }) => (Some(format!("{group}/{version}/{kind}")), None),
            Err(PatchedKindError::UndecodableKind { upstream }) => (None, Some(upstream)),
            Err(error) => (None, Some(error.to_string())),
        };
        assert_eq!((kind, error), (case.kind, case.error), "{}", case.name);
    }
}
