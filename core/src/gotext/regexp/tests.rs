use std::io::BufRead;

use serde_json::{Value, json};

use super::Regexp;

/// What we say of an expression and a text, in the form of the rows: the error, or the places of the groups.
fn answer(expression: &str, text: &str) -> Result<Value, super::NotModelled> {
    let regexp = match Regexp::parse(expression) {
        Ok(regexp) => regexp,
        Err(error) => return Ok(json!(error.to_string())),
    };
    let found = regexp.find(text)?.map(|groups| {
        let places = groups.iter().flat_map(|group| match group {
            Some((start, end)) => [json!(start), json!(end)],
            None => [json!(-1), json!(-1)],
        });
        places.collect::<Vec<Value>>()
    });
    Ok(json!([regexp.names(), found]))
}

/// Compares rows `["regexp", [expression, text], answer]`; gives how many there were and how many are not modelled.
fn compare(rows: impl BufRead) -> (usize, usize) {
    let (mut seen, mut open) = (0, 0);
    for line in rows.lines().map(Result::unwrap) {
        let row: Value = serde_json::from_str(&line).unwrap();
        if row[0] != "regexp" {
            continue;
        }
        seen += 1;
        match answer(row[1][0].as_str().unwrap(), row[1][1].as_str().unwrap()) {
            Ok(ours) => assert_eq!(ours, row[2], "{line}"),
            Err(_) => open += 1,
        }
    }
    (seen, open)
}

#[test]
fn every_row_that_go_printed_is_ours_too() {
    let rows = include_str!("../../../tests/vectors/rows/gotext/regexp.jsonl");
    let (seen, open) = compare(rows.as_bytes());
    assert!(seen > 3000, "{seen}");
    assert_eq!(open, 37, "rows that are not modelled, of {seen}");
}

#[test]
fn a_program_that_is_too_large_loads_and_is_not_matched() {
    let regexp = Regexp::parse("(?:(?:abcdefgh){100}){10}(?:(?:abcdefgh){100}){10}(?:abcdefghijabcdefghijabcdefghijabcdefghijabcdefghijabcdefghij){1000}").unwrap();
    assert_eq!(regexp.find("a"), Err(super::NotModelled));
}
