//! What the real packages printed (`tests/vectors/rows/meta`, made by `tests/oracle/apimachinery`) is what we say.

use serde_json::{Value, json};

use super::decode::StructDecoder;
use super::{LabelSelector, Labels, Selector, SelectorError, Status, UserInfo, names};
use crate::json::{Document, Node};
use crate::release::Release;

fn document(text: &Value) -> Document {
    Document::parse(text.as_str().unwrap()).unwrap()
}

/// What we say to the row's input, in the form of the row's output.
fn answer(function: &str, input: &Value, output: &Value, release: Release) -> Value {
    let text = input.as_str().unwrap_or_default();
    match function {
        "subdomain" => json!(names::dns1123_subdomain(text)),
        "label" => json!(names::dns1123_label(text)),
        "label1035" => json!(names::dns1035_label(text)),
        "key" => json!(names::label_key(text, release)),
        "value" => json!(names::label_value(text, release)),
        "selector" => selector(input, output, release),
        "selector text" => match LabelSelector::parse(text, release) {
            Ok(selector) => json!({"selector": selector}),
            Err(error) => json!({"error": error.to_string()}),
        },
        "status" => match Status::read(document(input).root(), release) {
            Ok(status) => json!({"json": String::from_utf8(status.to_json()).unwrap()}),
            Err(error) => json!({"decode": error.to_string()}),
        },
        "user" => match UserInfo::read(document(input).root()) {
            Ok(user) => json!({"json": String::from_utf8(user.to_json()).unwrap()}),
            Err(error) => json!({"decode": error.to_string()}),
        },
        "nested" => json!(nested(document(input).root(), release)),
        "made" => json!(made(input)),
        _ => panic!("unknown function {function}"),
    }
}

fn selector(input: &Value, output: &Value, release: Release) -> Value {
    let written = match LabelSelector::read(document(&input["selector"]).root()) {
        Ok(written) => written,
        Err(error) => return json!({"decode": error.to_string()}),
    };
    let selector = match Selector::new(written.as_ref(), release) {
        Ok(selector) => selector,
        Err(error) => {
            // Go names any of the bad labels; we name the first by key, and say so.
            let said = output["errors"].as_object().unwrap();
            assert!(said.contains_key(&error.to_string()), "{error} is not among {said:?}");
            let flagged = matches!(error, SelectorError::InvalidRequirement { order_dependent: true, .. });
            assert_eq!(flagged, said.len() > 1, "{said:?}");
            return output.clone();
        }
    };
    let matches: Vec<bool> = input["labels"]
        .as_array()
        .unwrap()
        .iter()
        .map(|labels| {
            let labels: Labels = serde_json::from_value::<Option<Labels>>(labels.clone()).unwrap().unwrap_or_default();
            // The reported requirement does fail, and without one all hold.
            let all = selector.requirements().iter().all(|requirement| requirement.matches(&labels));
            assert_eq!(selector.first_unmet(&labels).is_none(), all);
            assert!(selector.first_unmet(&labels).is_none_or(|unmet| !unmet.matches(&labels)));
            selector.matches(&labels)
        })
        .collect();
    json!({"print": selector.to_string(), "everything": selector.is_everything(), "matches": matches})
}

/// The text of the fault in a review, if there is one.
fn nested(node: Node<'_>, release: Release) -> String {
    #[derive(Default)]
    struct Response {
        uid: String,
        patch: Vec<u8>,
        status: Option<Status>,
    }
    let review = StructDecoder::run(node, |decoder, node, review: &mut Option<Response>| {
        decoder.object(node, "v1.AdmissionReview", |decoder, name, value| {
            if name == "response" {
                decoder.pointer(value, review, |decoder, node, target: &mut Response| {
                    decoder.object(node, "v1.AdmissionResponse", |decoder, name, value| match name {
                        "uid" => decoder.string(value, "types.UID", &mut target.uid),
                        "patch" => decoder.bytes(value, &mut target.patch),
                        "status" => decoder.pointer(value, &mut target.status, |decoder, node, target| {
                            Status::decode(decoder, node, target, release);
                        }),
                        _ => (),
                    });
                });
            }
        });
    });
    review.map_or_else(|fault| fault.to_string(), |_| String::new())
}

fn made(input: &Value) -> String {
    let arguments: Vec<&str> = input.as_array().unwrap().iter().map(|argument| argument.as_str().unwrap()).collect();
    let status = match arguments.as_slice() {
        ["internal", error] => Status::internal_error(error),
        ["bad-request", message] => Status::bad_request(message),
        ["timeout", message] => Status::timeout(message),
        ["not-found", group, resource, name] => Status::not_found(group, resource, name),
        ["forbidden", group, resource, name] => Status::forbidden(group, resource, name, "no"),
        _ => panic!("unknown constructor {input}"),
    };
    // The wire's form has the same members in the same order.
    let text = String::from_utf8(status.to_json()).unwrap();
    let wire = serde_json::to_string(&status).unwrap();
    assert_eq!(
        text,
        Document::parse(wire).unwrap().to_compact().iter().map(|&byte| char::from(byte)).collect::<String>()
    );
    text
}

const ROWS: &str = include_str!("../../tests/vectors/rows/meta/words-1.37.jsonl");

/// Compares with the rows of 1.37, and with `others` where a release printed something else.
fn check(others: &str, release: Release) {
    let row = |line: &str| -> (String, Value, Value) { serde_json::from_str(line).unwrap() };
    let mut others: Vec<_> = others.lines().map(row).collect();
    let mut count = 0;
    for line in ROWS.lines() {
        let (function, input, mut output) = row(line);
        if let Some(at) = others.iter().position(|other| other.0 == function && other.1 == input) {
            output = others.swap_remove(at).2;
        }
        assert_eq!(answer(&function, &input, &output, release), output, "{release}: {line}");
        count += 1;
    }
    assert!(count > 500, "{count}");
    assert!(others.is_empty(), "rows without one of 1.37: {others:?}");
}

#[test]
fn what_1_37_says_we_say() {
    check("", Release::V1_37);
}

#[test]
fn what_1_35_says_we_say() {
    check(include_str!("../../tests/vectors/rows/meta/words-1.35.jsonl"), Release::V1_35);
}

#[test]
fn what_1_34_says_we_say() {
    check(include_str!("../../tests/vectors/rows/meta/words-1.34.jsonl"), Release::V1_34);
}

#[test]
fn what_1_33_says_we_say() {
    check(include_str!("../../tests/vectors/rows/meta/words-1.33.jsonl"), Release::V1_33);
}

#[test]
fn a_finished_status_has_kind_version_code_and_status() {
    let finished = |status: Status| String::from_utf8(status.into_api_status().to_json()).unwrap();
    for (status, expected) in [
        (Status::default(), r#"{"kind":"Status","apiVersion":"v1","metadata":{},"status":"Failure","code":500}"#),
        (
            Status { status: "Success".to_owned(), ..Status::default() },
            r#"{"kind":"Status","apiVersion":"v1","metadata":{},"status":"Success","code":200}"#,
        ),
        (
            Status { status: "odd".to_owned(), code: 418, ..Status::default() },
            r#"{"kind":"Status","apiVersion":"v1","metadata":{},"status":"odd","code":418}"#,
        ),
        (
            Status { kind: "Pod".to_owned(), api_version: "v2".to_owned(), code: 403, ..Status::default() },
            r#"{"kind":"Status","apiVersion":"v1","metadata":{},"status":"Failure","code":403}"#,
        ),
    ] {
        assert_eq!(finished(status), expected);
    }
}

#[test]
fn impersonation_adds_the_groups_that_the_server_adds() {
    for (username, groups) in [
        ("jane", &["system:authenticated"][..]),
        ("system:anonymous", &["system:unauthenticated"][..]),
        (
            "system:serviceaccount:shop:deployer",
            &["system:serviceaccounts", "system:serviceaccounts:shop", "system:authenticated"][..],
        ),
        ("system:serviceaccount:shop", &["system:authenticated"][..]),
        ("system:serviceaccount:a.b:c", &["system:authenticated"][..]),
        ("system:serviceaccount:shop:a:b", &["system:authenticated"][..]),
        (
            "system:serviceaccount:shop:x.y",
            &["system:serviceaccounts", "system:serviceaccounts:shop", "system:authenticated"][..],
        ),
    ] {
        assert_eq!(UserInfo::impersonated(username).groups, groups, "{username}");
    }
    assert_eq!(
        UserInfo::kubernetes_admin().to_json(),
        br#"{"username":"kubernetes-admin","groups":["kubeadm:cluster-admins","system:authenticated"]}"#
    );
}

#[test]
fn a_fault_knows_its_place_in_the_text() {
    let text = document(&json!(r#"{"code": 1, "details": {"uid": [2]}}"#));
    let fault = Status::read(text.at("/details").unwrap(), Release::V1_37);
    assert_eq!(fault, Ok(Status::default()), "members that Status does not have are ignored");
    let fault = Status::read(text.root(), Release::V1_37).unwrap_err();
    assert_eq!(text.input().get(fault.offset()..fault.offset() + 3), Some(&b"[2]"[..]));
    assert_eq!(
        serde_json::to_value(&fault).unwrap(),
        json!({"code": "wrong-type", "value": "array", "field": "StatusDetails.details.uid", "goType": "types.UID", "offset": 31})
    );
}
