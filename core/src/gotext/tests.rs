use serde_json::{Value, json};

use super::{aggregate, atoi, base64, json_list, quote, syntax_list};

/// What we say to the row's input, in the form of the row's output.
fn answer(function: &str, input: &Value) -> Value {
    let text = input.as_str().unwrap_or_default();
    let list: Option<Vec<&str>> =
        input.as_array().map(|items| items.iter().map(|item| item.as_str().unwrap_or_default()).collect());
    match function {
        "quote" => json!(quote(text)),
        "atoi" => atoi(text).map_or_else(Value::from, Value::from),
        "decode" => base64::decode(text).map_or_else(|error| json!(error.to_string()), |bytes| json!(bytes)),
        "encode" => {
            let bytes: Vec<u8> = input.as_array().unwrap().iter().map(|byte| byte.as_u64().unwrap() as u8).collect();
            json!(base64::encode(&bytes))
        }
        "json" => json!(json_list(list.as_deref())),
        "syntax" => json!(syntax_list("[]string", list.as_deref())),
        _ => panic!("unknown function {function}"),
    }
}

#[test]
fn every_row_that_go_printed_is_ours_too() {
    let mut rows = 0;
    for line in include_str!("../../tests/vectors/rows/gotext/cases.jsonl").lines() {
        let (function, input, output): (String, Value, Value) = serde_json::from_str(line).unwrap();
        assert_eq!(answer(&function, &input), output, "{line}");
        rows += 1;
    }
    assert!(rows > 500, "{rows}");
}

#[test]
fn errors_that_repeat_are_said_once() {
    for (texts, expected) in [
        (&[][..], ""),
        (&["a"][..], "a"),
        (&["a", "a"][..], "a"),
        (&["b", "a", "b"][..], "[b, a]"),
        (&["a", "b", "c"][..], "[a, b, c]"),
    ] {
        assert_eq!(aggregate(texts), expected);
    }
}
