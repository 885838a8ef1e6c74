use serde_json::{Value, json};

use super::{
    Duration, aggregate, atoi, base64, join_host_port, json_list, parse_float32, parse_uint32, quote, split_host_port,
    syntax_list, to_lower,
};

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
        "uint32" => parse_uint32(text).map_or_else(Value::from, Value::from),
        // Whether there is a number, and whether it is below zero.
        "float32" => parse_float32(text).map_or_else(Value::from, |value| json!(value < 0.0)),
        "duration" => Duration::parse(text)
            .map_or_else(Value::from, |value| json!([value.nanoseconds().to_string(), value.to_string()])),
        "split" => split_host_port(text).map_or_else(Value::from, |(host, port)| json!([host, port])),
        "join" => json!(list.map(|list| join_host_port(list[0], list[1]))),
        "lower" => json!(to_lower(text)),
        _ => panic!("unknown function {function}"),
    }
}

#[test]
fn every_row_that_go_printed_is_ours_too() {
    for (lines, least) in [
        (include_str!("../../tests/vectors/rows/gotext/cases.jsonl"), 500),
        (include_str!("../../tests/vectors/rows/gotext/words.jsonl"), 300),
    ] {
        let mut rows = 0;
        for line in lines.lines() {
            let (function, input, output): (String, Value, Value) = serde_json::from_str(line).unwrap();
            assert_eq!(answer(&function, &input), output, "{line}");
            rows += 1;
        }
        assert!(rows > least, "{rows}");
    }
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
