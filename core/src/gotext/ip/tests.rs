use serde_json::{Value, json};

use super::{parse_addr, parse_cidr, parse_ip, parse_prefix};

/// What we say to the row's input, in the form of the row's output: a text is an error.
fn answer(function: &str, input: &Value) -> Value {
    let text = input.as_str().unwrap_or_default();
    match function {
        "ParseIP" => json!(parse_ip(text).map(|ip| ip.to_string())),
        "ParseAddr" => match parse_addr(text) {
            Ok(addr) => json!([addr.to_string(), addr.zone.unwrap_or_default()]),
            Err(error) => json!(error.to_string()),
        },
        "ParseCIDR" => match parse_cidr(text) {
            Ok(cidr) => {
                let (ones, bits) = (cidr.written.prefix_len(), cidr.written.max_prefix_len());
                json!([cidr.address.to_string(), cidr.to_string(), ones, bits])
            }
            Err(error) => json!(error.to_string()),
        },
        "ParsePrefix" => match parse_prefix(text) {
            Ok(net) => json!([net.to_string(), net.trunc().to_string()]),
            Err(error) => json!(error.to_string()),
        },
        "Contains" => {
            let cidr = parse_cidr(input[0].as_str().unwrap()).unwrap();
            json!(cidr.contains(parse_ip(input[1].as_str().unwrap()).unwrap()))
        }
        _ => panic!("unknown function {function}"),
    }
}

#[test]
fn every_row_that_go_printed_is_ours_too() {
    let mut rows = 0;
    for line in include_str!("../../../tests/vectors/rows/gotext/ip.jsonl").lines() {
        let (function, input, output): (String, Value, Value) = serde_json::from_str(line).unwrap();
        assert_eq!(answer(&function, &input), output, "{line}");
        rows += 1;
    }
    assert!(rows > 300, "{rows}");
}
