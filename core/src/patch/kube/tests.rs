use super::*;

fn outcome(document: &str, patch: &str) -> String {
    match apply_text(document.as_bytes(), patch.as_bytes(), &KubeOptions::default()) {
        Ok(applied) => String::from_utf8(applied.text).unwrap(),
        Err(error) => error.upstream().unwrap_or_else(|| error.to_string()),
    }
}

// What each operation does in each state of a node, with every text of the server, is in the vectors
// `patch/kube-*.json`.

#[test]
fn the_facts_of_an_error_name_the_operation() {
    let error = apply_text(
        br#"{"a":[1]}"#,
        br#"[{"op":"test","path":"/a/0","value":1},{"op":"copy","from":"/a/7","path":"/b"}]"#,
        &KubeOptions::default(),
    )
    .unwrap_err();
    assert_eq!(
        serde_json::to_string(&error).unwrap(),
        r#"{"code":"invalid-index","opIndex":1,"op":"copy","path":"/b","from":"/a/7"}"#
    );
    assert_eq!(
        error.upstream().as_deref(),
        Some("error in copy for from: '/a/7': Unable to access invalid index: 7: invalid index referenced")
    );
    assert!(error.to_string().starts_with("operation 1 (copy `/b`): error in copy"));
}

/// Go's maps have no order: evanphx/json-patch patch.go lazyNode.equal ranges over one.
#[test]
fn an_unequal_member_beside_one_that_panics_depends_on_the_order() {
    let dependent = |document: &str, value: &str| {
        let patch = format!(r#"[{{"op":"test","path":"/o","value":{value}}}]"#);
        match apply_text(document.as_bytes(), patch.as_bytes(), &KubeOptions::default()) {
            Err(KubeError::TestFailed { order_dependent, .. }) => Some(order_dependent),
            Err(KubeError::ServerPanics { .. }) => None,
            other => panic!("{other:?}"),
        }
    };
    assert_eq!(dependent(r#"{"o":{"a":1,"b":[null]}}"#, r#"{"a":2,"b":[null]}"#), Some(true));
    assert_eq!(dependent(r#"{"o":{"b":[null],"z":1}}"#, r#"{"b":[null],"y":1}"#), Some(true));
    assert_eq!(dependent(r#"{"o":{"a":1,"b":[null]}}"#, r#"{"a":1,"b":[null]}"#), None);
    assert_eq!(dependent(r#"{"o":{"a":1,"b":[null]}}"#, r#"{"a":2,"b":[]}"#), Some(false));
    // Different sizes are found before any member is compared, and elements have an order.
    assert_eq!(dependent(r#"{"o":{"a":1,"b":[null]}}"#, r#"{"b":[null]}"#), Some(false));
    assert_eq!(dependent(r#"{"o":[1,null]}"#, "[2,null]"), Some(false));
    assert_eq!(dependent(r#"{"o":[null,1]}"#, "[null,2]"), None);
    // Nested: the order of the inner map is enough.
    assert_eq!(dependent(r#"{"o":[{"a":1,"b":[null]}]}"#, r#"[{"a":2,"b":[null]}]"#), Some(true));
}

#[test]
fn the_first_byte_decides_what_the_document_is() {
    assert_eq!(outcome("", "[{}]"), "");
    assert_eq!(outcome("[ 1 ]", "[]"), "[1]");
    assert_eq!(outcome(" [1]", "[]"), "json: cannot unmarshal array into Go value of type jsonpatch.partialDoc");
    assert_eq!(outcome(" {}", "[]"), "{}");
    assert_eq!(outcome("null", "[]"), "null");
    // A part of a document begins with its own first byte.
    let document = Document::parse(r#"{"a": [1]}"#).unwrap();
    let part = document.at("/a").unwrap().to_document();
    let applied = apply(&part, &decode("[]").unwrap(), &KubeOptions::default()).unwrap();
    assert_eq!(applied.document.text(), b"[1]");
}

/// Texts: the real code, asked with these documents (Go 1.26.8, v4.13.0).
#[test]
fn a_result_that_is_too_deep_fails_in_gos_words() {
    let nested = |levels: usize| format!("{}1{}", "[".repeat(levels), "]".repeat(levels));
    let patch = |path: &str, levels: usize, rest: &str| {
        format!(r#"[{{"op":"add","path":"{path}","value":{}}}{rest}]"#, nested(levels))
    };
    let document = r#"{"a":{"a":{"a":{"a":{"a":1}}}}}"#;
    // The root may stand above the 10,000 levels that are printed.
    assert!(outcome(document, &patch("/a/a/a", 9998, "")).starts_with(r#"{"a":{"a":{"a":[["#));
    assert_eq!(
        outcome(document, &patch("/a/a/a/a", 9998, "")),
        "json: error calling MarshalJSON for type *jsonpatch.lazyNode: invalid character '[' exceeded max depth"
    );
    let once = "json: error calling MarshalJSON for type *jsonpatch.lazyNode: ";
    assert_eq!(
        outcome(document, &patch("/a/a/a/a/a", 9998, "")),
        format!("{once}{once}invalid character '[' exceeded max depth")
    );
    // What is too deep may be taken away again.
    let rest = r#",{"op":"remove","path":"/a/a"}"#;
    assert_eq!(outcome(document, &patch("/a/a/a/a/a", 9998, rest)), r#"{"a":{}}"#);
}

#[test]
fn options_out_of_range_are_refused() {
    let options = KubeOptions { copy_limit: COPY_LIMIT.saturating_add(1), ..KubeOptions::default() };
    assert_eq!(
        apply_text(b"{}", b"[]", &options),
        Err(KubeError::LimitExceeded { limit: "copyLimit", max: 3_145_728, got: 3_145_729, op_index: None })
    );
}

#[test]
fn changed_is_about_values_not_about_order_or_states() {
    let changed = |document: &str, patch: &str| {
        apply_text(document.as_bytes(), patch.as_bytes(), &KubeOptions::default()).unwrap().changed
    };
    assert!(!changed(r#"{"b":1,"a":{"d":null,"c":2}}"#, r#"[{"op":"test","path":"/a","value":{"c":2,"d":null}}]"#));
    assert!(!changed(r#"{"a":null}"#, r#"[{"op":"add","path":"/a","value":null}]"#));
    assert!(!changed(r#"{"a":null}"#, r#"[{"op":"replace","path":"/a"}]"#));
    assert!(changed("{}", r#"[{"op":"replace","path":"/a"}]"#));
    assert!(changed(r#"{"a":{}}"#, r#"[{"op":"add","path":"/a","value":null}]"#));
}
