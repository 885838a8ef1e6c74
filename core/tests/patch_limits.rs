//! Every limit of the patch dialects is kept, and what is refused costs little.

use nocluster::patch::kube::{self, KubeError, KubeOptions};
use nocluster::patch::{Limits, PatchError, rfc6902};

fn strict(document: &str, patch: &str, limits: &Limits) -> Result<usize, (String, u64, u64, Option<usize>)> {
    match rfc6902::apply_text(document.as_bytes(), patch.as_bytes(), limits) {
        Ok(applied) => Ok(applied.text.len()),
        Err(PatchError::LimitExceeded { limit, max, got, op_index }) => Err((limit.to_owned(), max, got, op_index)),
        Err(error) => Err((error.to_string(), 0, 0, None)),
    }
}

fn served(document: &str, patch: &str, limits: &Limits) -> Result<usize, (String, u64, u64, Option<usize>)> {
    let options = KubeOptions { limits: *limits, ..KubeOptions::default() };
    match kube::apply_text(document.as_bytes(), patch.as_bytes(), &options) {
        Ok(applied) => Ok(applied.text.len()),
        Err(KubeError::LimitExceeded { limit, max, got, op_index }) => Err((limit.to_owned(), max, got, op_index)),
        Err(error) => Err((error.to_string(), 0, 0, None)),
    }
}

fn repeated(operation: &str, times: usize) -> String {
    let mut patch = String::with_capacity((operation.len() + 1) * times + 2);
    for number in 0..times {
        patch.push(if number == 0 { '[' } else { ',' });
        patch.push_str(operation);
    }
    patch + "]"
}

fn nested(levels: usize) -> String {
    format!("{}{}", "[".repeat(levels), "]".repeat(levels))
}

#[test]
fn input_bytes() {
    let limits = Limits { input_bytes: 20, ..Limits::default() };
    for apply in [strict, served] {
        assert_eq!(apply("{}", "[]", &limits), Ok(2));
        let long = format!("[\"{}\"]", "x".repeat(17));
        assert_eq!(apply(&long, "[]", &limits), Err(("inputBytes".to_owned(), 20, 21, None)));
        assert_eq!(
            apply("{}", &format!("[{}]", " ".repeat(19)), &limits),
            Err(("inputBytes".to_owned(), 20, 21, None))
        );
    }
}

#[test]
fn a_larger_limit_than_the_default_is_cut() {
    let limits = Limits { depth: 20_000, ..Limits::default() };
    let error = strict(&nested(10_001), "[]", &limits).unwrap_err();
    assert_eq!(error.0, "the document is not JSON: invalid character '[' exceeded max depth");
}

#[test]
fn operations() {
    let limits = Limits { operations: 2, ..Limits::default() };
    let test = r#"{"op":"test","path":"/a","value":1}"#;
    for apply in [strict, served] {
        assert_eq!(apply(r#"{"a":1}"#, &repeated(test, 2), &limits), Ok(7));
        assert_eq!(apply(r#"{"a":1}"#, &repeated(test, 3), &limits), Err(("operations".to_owned(), 2, 3, None)));
        let most = repeated("{}", 1_000_001);
        assert_eq!(apply("{}", &most, &Limits::default()), Err(("operations".to_owned(), 1_000_000, 1_000_001, None)));
    }
}

#[test]
fn depth_is_checked_where_values_come_in() {
    let limits = Limits::default();
    let put = format!(r#"[{{"op":"add","path":"/0/0","value":{}}}]"#, nested(9_998));
    // Two levels stand around it: 10,000 in all.
    assert_eq!(strict("[[]]", &put, &limits), Ok(20_000));
    assert_eq!(
        strict("[[[]]]", &put.replace("/0/0", "/0/0/0"), &limits),
        Err(("depth".to_owned(), 10_000, 10_001, Some(0)))
    );
    // A document copied into itself gets a level deeper.
    let into_itself = repeated(r#"{"op":"copy","from":"","path":"/0"}"#, 20);
    let fewer = Limits { depth: 10, ..limits };
    assert_eq!(strict("[]", &into_itself, &fewer), Err(("depth".to_owned(), 10, 11, Some(9))));
    // What was deep and is gone does not count.
    let back = format!(r#"[{{"op":"add","path":"/0/0","value":{}}},{{"op":"remove","path":"/0/0"}}]"#, nested(9_998));
    assert_eq!(strict("[[]]", &back, &limits), Ok(4));
}

#[test]
fn output_bytes() {
    let limits = Limits { output_bytes: 30, ..Limits::default() };
    for apply in [strict, served] {
        assert_eq!(apply(r#"{"a":"x"}"#, r#"[{"op":"add","path":"/b","value":"yyyyyyyyyyyyyy"}]"#, &limits), Ok(30));
        let one_more = r#"[{"op":"add","path":"/b","value":"yyyyyyyyyyyyyyy"},{"op":"remove","path":"/b"}]"#;
        assert_eq!(apply(r#"{"a":"x"}"#, one_more, &limits), Err(("outputBytes".to_owned(), 30, 31, Some(0))));
        // An input that is too large already.
        let (limit, ..) = apply(&format!("[\"{}\"]", "x".repeat(40)), "[]", &limits).unwrap_err();
        assert_eq!(limit, "outputBytes");
        // What was taken away makes room.
        let swap = r#"{"op":"replace","path":"/a","value":"zzzzzzzzzzzzzzzzzzzz"}"#;
        assert_eq!(apply(r#"{"a":"x"}"#, &repeated(swap, 1000), &limits), Ok(28));
    }
}

#[test]
fn copies_that_double() {
    let double = repeated(r#"{"op":"copy","from":"/a","path":"/a/-"}"#, 60);
    let document = r#"{"a":["0123456789"]}"#;
    let (limit, max, got, op_index) = strict(document, &double, &Limits::default()).unwrap_err();
    assert_eq!((limit.as_str(), max, op_index), ("outputBytes", 16 << 20, Some(20)));
    assert!(got < 33 << 20, "{got}");
    // The server has its own budget.
    let error = kube::apply_text(document.as_bytes(), double.as_bytes(), &KubeOptions::default()).unwrap_err();
    let KubeError::CopyLimit { max: 3_145_728, got, .. } = error else { panic!("{error}") };
    // The sizes of 2.11: 14, 29, 59, ... : each is twice the one before and a comma.
    assert_eq!(got, (0..18).map(|copy| 15 * (1u64 << copy) - 1).sum::<u64>());
}

#[test]
fn a_million_front_insertions_end_at_the_work_budget() {
    let patch = repeated(r#"{"op":"add","path":"/0","value":1}"#, 1_000_000);
    for apply in [strict, served] {
        let (limit, max, _, op_index) = apply("[]", &patch, &Limits::default()).unwrap_err();
        assert_eq!((limit.as_str(), max), ("workBytes", 4 << 30));
        assert!(op_index > Some(20_000), "{op_index:?}");
    }
    // At the other end they cost nothing.
    let patch = repeated(r#"{"op":"add","path":"/-","value":1}"#, 100_000);
    for apply in [strict, served] {
        assert_eq!(apply("[]", &patch, &Limits::default()), Ok(200_001));
    }
}

#[test]
fn comparing_moving_and_printing_are_work() {
    let limits = Limits { work_bytes: 300_000, ..Limits::default() };
    let document = format!("[[{}]]", vec!["1"; 1000].join(","));
    let compare = format!(r#"{{"op":"test","path":"/0","value":[{}]}}"#, vec!["1"; 1000].join(","));
    let around = r#"{"op":"move","from":"/0/0","path":"/0/-"}"#.to_owned();
    let copy =
        r#"{"op":"add","path":"/0/0","value":2},{"op":"copy","from":"/0","path":"/1"},{"op":"remove","path":"/1"}"#;
    for operation in [compare, around, copy.to_owned()] {
        for apply in [strict, served] {
            apply(&document, &repeated(&operation, 1), &limits).unwrap();
            let (limit, max, got, op_index) = apply(&document, &repeated(&operation, 100), &limits).unwrap_err();
            assert_eq!((limit.as_str(), max), ("workBytes", 300_000), "{operation}");
            assert!(got < 400_000 && op_index.is_some(), "{operation} {got}");
        }
    }
}
