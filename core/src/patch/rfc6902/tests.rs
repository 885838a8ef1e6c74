use serde_json::{Value, json};

use super::*;

fn applied(document: &str, patch: &str) -> String {
    let applied = apply_text(document.as_bytes(), patch.as_bytes(), &Limits::default());
    String::from_utf8(applied.unwrap_or_else(|error| panic!("{document} {patch}: {error}")).text).unwrap()
}

fn refused(document: &str, patch: &str) -> Value {
    let error = apply_text(document.as_bytes(), patch.as_bytes(), &Limits::default()).unwrap_err();
    serde_json::to_value(error).unwrap()
}

/// Each case: the document, one operation, and the new document. Source: RFC 6902 section 4 and appendix A, RFC 6901.
#[test]
fn operations_do_what_the_rfc_says() {
    for (document, operation, expected) in [
        (r#"{"a":1}"#, r#"{"op":"add","path":"/b","value":2}"#, r#"{"a":1,"b":2}"#),
        (r#"{"a":1,"b":2}"#, r#"{"op":"add","path":"/a","value":3}"#, r#"{"a":3,"b":2}"#),
        (r#"{"a":1}"#, r#"{"op":"add","path":"","value":[null]}"#, "[null]"),
        ("[1,2]", r#"{"op":"add","path":"/1","value":9}"#, "[1,9,2]"),
        ("[1,2]", r#"{"op":"add","path":"/2","value":9}"#, "[1,2,9]"),
        ("[1,2]", r#"{"op":"add","path":"/-","value":9}"#, "[1,2,9]"),
        (r#"{"-":1,"01":2}"#, r#"{"op":"remove","path":"/-"}"#, r#"{"01":2}"#),
        (r#"{"-":1,"01":2}"#, r#"{"op":"remove","path":"/01"}"#, r#"{"-":1}"#),
        (r#"{"":{"":1}}"#, r#"{"op":"replace","path":"//","value":2}"#, r#"{"":{"":2}}"#),
        (r#"{"~1":1,"/":2}"#, r#"{"op":"remove","path":"/~01"}"#, r#"{"/":2}"#),
        (r#"{"~1":1,"/":2}"#, r#"{"op":"remove","path":"/~1"}"#, r#"{"~1":1}"#),
        (r#"{"a":1,"b":2,"c":3}"#, r#"{"op":"replace","path":"/b","value":[]}"#, r#"{"a":1,"b":[],"c":3}"#),
        ("1", r#"{"op":"replace","path":"","value":null}"#, "null"),
        (r#"{"a":{"b":1},"c":2}"#, r#"{"op":"move","from":"/a/b","path":"/d"}"#, r#"{"a":{},"c":2,"d":1}"#),
        (r#"{"a":{"b":1}}"#, r#"{"op":"move","from":"/a/b","path":"/a"}"#, r#"{"a":1}"#),
        (r#"{"a":{"b":1}}"#, r#"{"op":"move","from":"/a","path":""}"#, r#"{"b":1}"#),
        (r#"{"a":{"b":1}}"#, r#"{"op":"move","from":"/a","path":"/a"}"#, r#"{"a":{"b":1}}"#),
        (r#"{"foo":1}"#, r#"{"op":"move","from":"/foo","path":"/foobar"}"#, r#"{"foobar":1}"#),
        // The destination is that of the document after the removal.
        ("[1,2,3]", r#"{"op":"move","from":"/0","path":"/2"}"#, "[2,3,1]"),
        (r#"{"a":[1]}"#, r#"{"op":"copy","from":"","path":"/a/0"}"#, r#"{"a":[{"a":[1]},1]}"#),
        (r#"{"a":1}"#, r#"{"op":"test","path":"/a","value":1.0}"#, r#"{"a":1}"#),
        (r#"{"a":10}"#, r#"{"op":"test","path":"","value":{"a":1E+1}}"#, r#"{"a":10}"#),
        (r#"{"a":"\u0041"}"#, r#"{"op":"test","path":"/a","value":"A"}"#, r#"{"a":"\u0041"}"#),
        // Unknown members are ignored, even twice.
        (r#"{"a":1}"#, r#"{"op":"remove","path":"/a","why":1,"why":2}"#, "{}"),
    ] {
        assert_eq!(applied(document, &format!("[{operation}]")), expected, "{document} {operation}");
    }
}

#[test]
fn text_that_no_operation_changes_is_kept() {
    let document =
        r#" { "z" : 1.50 , "é\u00e9" : "a\/b<\ud800" , "big" : 123456789012345678901234567890 , "e" : 1E+2 } "#;
    assert_eq!(
        applied(document, r#"[{"op":"add","path":"/a<\"","value":[ 1 , -0 ]}]"#),
        r#"{"z":1.50,"é\u00e9":"a\/b<\ud800","big":123456789012345678901234567890,"e":1E+2,"a<\"":[1,-0]}"#
    );
    assert_eq!(applied("[ 1 ]", "[]"), "[1]");
}

#[test]
fn of_a_member_given_twice_the_last_one_counts() {
    let document = r#"{"a":1,"b":2,"\u0061":{"c":3}}"#;
    assert_eq!(applied(document, "[]"), document);
    assert_eq!(applied(document, r#"[{"op":"add","path":"/a/d","value":4}]"#), r#"{"b":2,"\u0061":{"c":3,"d":4}}"#);
    assert_eq!(applied(document, r#"[{"op":"remove","path":"/a"}]"#), r#"{"b":2}"#);
    assert_eq!(applied(document, r#"[{"op":"test","path":"","value":{"a":{"c":3},"b":2}}]"#), document);
}

#[test]
fn an_error_says_how_far_the_path_leads() {
    let document = r#"{"a":{"b":[1,2,{"c":"text"}]},"n":null}"#;
    for (operation, code, facts) in [
        (
            r#"{"op":"remove","path":"/a/x/y"}"#,
            "path-not-found",
            json!({"path": "/a/x/y", "tokenIndex": 1, "existingPrefix": "/a", "found": "object"}),
        ),
        (
            r#"{"op":"replace","path":"/z","value":1}"#,
            "path-not-found",
            json!({"path": "/z", "tokenIndex": 0, "existingPrefix": "", "found": "object"}),
        ),
        (
            r#"{"op":"add","path":"/a/b/4","value":1}"#,
            "index-out-of-bounds",
            json!({"path": "/a/b/4", "tokenIndex": 2, "existingPrefix": "/a/b", "found": "array", "len": 3}),
        ),
        (
            r#"{"op":"remove","path":"/a/b/3"}"#,
            "index-out-of-bounds",
            json!({"path": "/a/b/3", "tokenIndex": 2, "existingPrefix": "/a/b", "found": "array", "len": 3}),
        ),
        (
            r#"{"op":"test","path":"/a/b/99999999999999999999999","value":1}"#,
            "index-out-of-bounds",
            json!({"path": "/a/b/99999999999999999999999", "tokenIndex": 2, "existingPrefix": "/a/b", "found": "array", "len": 3}),
        ),
        (
            r#"{"op":"add","path":"/a/b/01","value":1}"#,
            "invalid-index",
            json!({"path": "/a/b/01", "tokenIndex": 2, "existingPrefix": "/a/b", "found": "array", "len": 3}),
        ),
        (
            r#"{"op":"add","path":"/a/b/-1","value":1}"#,
            "invalid-index",
            json!({"path": "/a/b/-1", "tokenIndex": 2, "existingPrefix": "/a/b", "found": "array", "len": 3}),
        ),
        (
            r#"{"op":"remove","path":"/a/b/-"}"#,
            "invalid-index",
            json!({"path": "/a/b/-", "tokenIndex": 2, "existingPrefix": "/a/b", "found": "array", "len": 3}),
        ),
        (
            r#"{"op":"copy","from":"/a/b/-","path":"/z"}"#,
            "invalid-index",
            json!({"from": "/a/b/-", "path": "/z", "tokenIndex": 2, "existingPrefix": "/a/b", "found": "array", "len": 3}),
        ),
        (
            r#"{"op":"add","path":"/a/b/2/c/d","value":1}"#,
            "not-a-container",
            json!({"path": "/a/b/2/c/d", "tokenIndex": 4, "existingPrefix": "/a/b/2/c", "found": "string"}),
        ),
        (
            r#"{"op":"add","path":"/n/x","value":1}"#,
            "not-a-container",
            json!({"path": "/n/x", "tokenIndex": 1, "existingPrefix": "/n", "found": "null"}),
        ),
        (r#"{"op":"remove","path":""}"#, "cannot-remove-root", json!({"path": ""})),
        (r#"{"op":"move","from":"/a","path":"/a/b/0"}"#, "move-into-self", json!({"from": "/a", "path": "/a/b/0"})),
        (r#"{"op":"move","from":"","path":"/a"}"#, "move-into-self", json!({"from": "", "path": "/a"})),
        (r#"{"op":"test","path":"/n","value":false}"#, "test-failed", json!({"path": "/n"})),
        (r#"{"op":"test","path":"/a/b/0","value":"1"}"#, "test-failed", json!({"path": "/a/b/0"})),
    ] {
        let mut expected = facts.as_object().unwrap().clone();
        let op = operation.split('"').nth(3).unwrap();
        expected.insert("code".to_owned(), code.into());
        expected.insert("op".to_owned(), op.into());
        expected.insert("opIndex".to_owned(), 1.into());
        let patch = format!(r#"[{{"op":"test","path":"/n","value":null}},{operation}]"#);
        assert_eq!(refused(document, &patch), Value::Object(expected), "{operation}");
    }
}

#[test]
fn a_patch_is_checked_before_anything_is_applied() {
    for (patch, code, problem) in [
        ("{}", "invalid-patch", json!({"not-an-array": {"found": "object"}})),
        ("null", "invalid-patch", json!({"not-an-array": {"found": "null"}})),
        ("[1]", "invalid-patch", json!({"not-an-object": {"found": "number"}})),
        (r#"[{"path":""}]"#, "invalid-patch", json!({"missing-member": {"member": "op"}})),
        (r#"[{"op":1,"path":""}]"#, "invalid-patch", json!({"not-a-string": {"member": "op", "found": "number"}})),
        (r#"[{"op":"Add","path":"","value":1}]"#, "invalid-patch", json!("unknown-op")),
        (r#"[{"op":"remove"}]"#, "invalid-patch", json!({"missing-member": {"member": "path"}})),
        (
            r#"[{"op":"remove","path":null}]"#,
            "invalid-patch",
            json!({"not-a-string": {"member": "path", "found": "null"}}),
        ),
        (r#"[{"op":"add","path":""}]"#, "invalid-patch", json!({"missing-member": {"member": "value"}})),
        (r#"[{"op":"replace","path":""}]"#, "invalid-patch", json!({"missing-member": {"member": "value"}})),
        (r#"[{"op":"test","path":""}]"#, "invalid-patch", json!({"missing-member": {"member": "value"}})),
        (r#"[{"op":"move","path":""}]"#, "invalid-patch", json!({"missing-member": {"member": "from"}})),
        (
            r#"[{"op":"copy","path":"","from":[]}]"#,
            "invalid-patch",
            json!({"not-a-string": {"member": "from", "found": "array"}}),
        ),
        (r#"[{"op":"remove","op":"remove","path":""}]"#, "invalid-patch", json!({"repeated-member": {"member": "op"}})),
        (r#"[{"op":"remove","path":"a"}]"#, "invalid-pointer", Value::Null),
        (r#"[{"op":"remove","path":"/~2"}]"#, "invalid-pointer", Value::Null),
        (r#"[{"op":"remove","path":"/a~"}]"#, "invalid-pointer", Value::Null),
        (r#"[{"op":"copy","from":"x","path":"/a"}]"#, "invalid-pointer", Value::Null),
        ("[", "invalid-json", Value::Null),
    ] {
        // The first operation does not apply, but the fault further on is found before.
        let patch = match patch.strip_prefix("[{") {
            Some(rest) => format!(r#"[{{"op":"remove","path":"/missing"}},{{{rest}"#),
            None => patch.to_owned(),
        };
        let error = refused("{}", &patch);
        assert_eq!(error["code"], code, "{patch}");
        assert_eq!(error["problem"], problem, "{patch}");
    }
    // A member that the operation does not read is not checked.
    assert_eq!(applied("1", r#"[{"op":"test","path":"","value":1,"from":7}]"#), "1");
}

#[test]
fn a_patch_read_for_the_server_is_checked_when_it_is_applied() {
    let document = Document::parse(r#"{"a":[1]}"#).unwrap();
    let patch = super::super::kube::decode(r#"[{"op":"remove","path":"a"}]"#).unwrap();
    assert!(matches!(apply(&document, &patch, &Limits::default()), Err(PatchError::InvalidPointer { .. })));
    let patch = super::super::kube::decode("null").unwrap();
    assert!(matches!(apply(&document, &patch, &Limits::default()), Err(PatchError::InvalidPatch { .. })));
    let patch = super::super::kube::decode(r#"[{"op":"remove","path":"/a/0"}]"#).unwrap();
    assert_eq!(apply(&document, &patch, &Limits::default()).unwrap().document.text(), br#"{"a":[]}"#);
}

#[test]
fn changed_is_about_values() {
    let changed = |document: &str, patch: &str| {
        apply_text(document.as_bytes(), patch.as_bytes(), &Limits::default()).unwrap().changed
    };
    let document = r#"{"a":1,"b":[{"c":"x"}],"d":null}"#;
    for (patch, expected) in [
        ("[]", false),
        (r#"[{"op":"replace","path":"/a","value":1.0}]"#, false),
        (r#"[{"op":"replace","path":"/a","value":2}]"#, true),
        (r#"[{"op":"remove","path":"/a"},{"op":"add","path":"/a","value":1}]"#, false),
        (r#"[{"op":"replace","path":"","value":{"d":null,"b":[{"c":"\u0078"}],"a":10e-1}}]"#, false),
        (r#"[{"op":"add","path":"/b/0","value":{"c":"x"}},{"op":"remove","path":"/b/1"}]"#, false),
        (r#"[{"op":"add","path":"/b/0","value":{"c":"x"}}]"#, true),
        (r#"[{"op":"remove","path":"/d"}]"#, true),
        (r#"[{"op":"move","from":"/a","path":"/e"}]"#, true),
    ] {
        assert_eq!(changed(document, patch), expected, "{patch}");
    }
    assert!(!changed(r#"{"a":1,"a":2}"#, r#"[{"op":"replace","path":"/a","value":2}]"#));
}

#[test]
fn a_patch_goes_through_serde_unread() {
    let text = r#"[{"op":"add","path":"/a","value":1.50},{"op":"remove","path":"/b"}]"#;
    let patch: Patch = serde_json::from_str(text).unwrap();
    assert_eq!(patch.len(), 2);
    assert_eq!(serde_json::to_string(&patch).unwrap(), text);
    assert_eq!(patch, parse(text).unwrap());
    let from_value: Patch = serde_json::from_value(json!([{"op": "remove", "path": "/a"}])).unwrap();
    assert_eq!(from_value.document().text(), br#"[{"op":"remove","path":"/a"}]"#);
    for text in ["{}", "null", "[1]", "[null]"] {
        assert!(serde_json::from_str::<Patch>(text).is_err(), "{text}");
    }
}

/// Many keys, looked up many times: the index answers as the search does.
#[test]
fn large_objects_are_searched_by_name() {
    let members: Vec<String> = (0..300).map(|number| format!(r#""k{number}":{number}"#)).collect();
    let document = format!(r#"{{{},"k7":"last"}}"#, members.join(","));
    let mut operations = vec![r#"{"op":"test","path":"/k7","value":"last"}"#.to_owned()];
    for number in (0..300).filter(|number| number % 2 == 0) {
        operations.push(format!(r#"{{"op":"remove","path":"/k{number}"}}"#));
        operations.push(format!(r#"{{"op":"add","path":"/n{number}","value":0}}"#));
        operations.push(format!(r#"{{"op":"replace","path":"/n{number}","value":{number}}}"#));
    }
    let odd =
        (0..300).filter(|number| number % 2 == 1 && *number != 7).map(|number| format!(r#""k{number}":{number}"#));
    let new = (0..300).filter(|number| number % 2 == 0).map(|number| format!(r#""n{number}":{number}"#));
    let expected: Vec<String> = odd.chain([r#""k7":"last""#.to_owned()]).chain(new).collect();
    assert_eq!(applied(&document, &format!("[{}]", operations.join(","))), format!("{{{}}}", expected.join(",")));
}
