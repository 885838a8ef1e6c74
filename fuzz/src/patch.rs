//! Properties of JSON Patch and JSON Pointer.

use nocluster::json::{Document, Pointer};
use nocluster::patch::kube::{self, KubeError, KubeOptions};
use nocluster::patch::{Applied, AppliedText, Limits, PatchError, rfc6902};

use crate::parts;

/// Less than the default, so that a fuzzer does not spend its time where only the limits are tried.
fn limits() -> Limits {
    Limits { operations: 1000, output_bytes: 1 << 16, work_bytes: 1 << 24, ..Limits::default() }
}

/// A document, a line break, a patch: neither dialect panics, neither touches the document, both ways of asking give the
/// same, the result is JSON that an empty patch leaves as it is, and an error has a code.
pub fn apply(input: &[u8]) {
    let (text, patch) = parts(input);
    let options = KubeOptions { limits: limits(), ..KubeOptions::default() };

    let strict = rfc6902::apply_text(text, patch, &limits());
    if let (Ok(document), Ok(patch)) = (Document::parse(text), rfc6902::parse(patch)) {
        let answer = rfc6902::apply(&document, &patch, &limits());
        assert_eq!(document.input(), text, "the document was touched");
        assert_same(answer, &strict);
    }
    match &strict {
        Ok(applied) => {
            let again = rfc6902::apply_text(&applied.text, b"[]", &limits()).expect("the result is JSON");
            assert_eq!(again.text, applied.text);
            assert!(!again.changed);
        }
        Err(error) => assert_code(serde_json::to_value(error), matches!(error, PatchError::LimitExceeded { .. })),
    }

    let served = kube::apply_text(text, patch, &options);
    if let (Ok(document), Ok(patch)) = (Document::parse(text), kube::decode(patch)) {
        let answer = kube::apply(&document, &patch, &options);
        assert_eq!(document.input(), text, "the document was touched");
        assert_same(answer, &served);
    }
    match &served {
        Ok(applied) if applied.text.is_empty() => assert!(text.is_empty()),
        Ok(applied) => {
            let again = kube::apply_text(&applied.text, b"[]", &options).expect("the result is JSON");
            assert_eq!(again.text, applied.text);
            assert!(!again.changed);
        }
        Err(error) => {
            let limit = matches!(error, KubeError::LimitExceeded { .. });
            assert_eq!(error.upstream().is_none(), limit, "{error}");
            assert_code(serde_json::to_value(error), limit);
        }
    }
}

fn assert_same<E: std::fmt::Debug + PartialEq + Clone>(answer: Result<Applied, E>, text: &Result<AppliedText, E>) {
    let answer = answer.map(|applied| (applied.document.text().to_vec(), applied.changed));
    assert_eq!(answer, text.clone().map(|applied| (applied.text, applied.changed)));
}

fn assert_code(error: serde_json::Result<serde_json::Value>, limit: bool) {
    let error = error.expect("errors serialise");
    assert_eq!(error["code"] == "limit-exceeded", limit, "{error}");
    assert!(error["code"].is_string());
}

/// A document, a line break, a pointer: what is read is what is printed, and `Document::at` finds what a `test` finds.
pub fn pointer(input: &[u8]) {
    let (text, pointer) = parts(input);
    let pointer = String::from_utf8_lossy(pointer);
    let Ok(parsed) = Pointer::parse(&pointer) else { return };
    let mut again = Pointer::root();
    for token in parsed.tokens() {
        again.push(token);
    }
    assert_eq!(again.as_str(), pointer);

    let Ok(document) = Document::parse(text) else { return };
    let found = document.at(&pointer);
    let value = found.map_or(&b"null"[..], |node| node.text());
    let mut patch = format!(r#"[{{"op":"test","path":{},"value":"#, serde_json::json!(pointer)).into_bytes();
    patch.extend_from_slice(value);
    patch.extend_from_slice(b"}]");
    // The value may be too deep to stand in a patch.
    let Ok(patch) = rfc6902::parse(patch) else { return };
    match rfc6902::apply(&document, &patch, &Limits::default()) {
        Ok(applied) => assert!(found.is_some() && !applied.changed),
        Err(PatchError::LimitExceeded { .. }) => {}
        Err(error) => assert!(found.is_none(), "{error}"),
    }
}
