//! What every operation has in common.

use super::*;

fn answer(op: &str, input: &str) -> String {
    String::from_utf8(call(op, input.as_bytes())).unwrap()
}

#[test]
fn an_unknown_operation_lists_the_known_ones() {
    let envelope = answer("patch.aply", "{}");
    assert!(envelope.starts_with(r#"{"err":{"area":"wire","code":"unknown-operation","message":"#), "{envelope}");
}
