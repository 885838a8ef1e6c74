//! DNS messages as CoreDNS's library reads and writes them: `vectors/rows/dns/messages.jsonl`, made by
//! `oracle/dns-message`.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, clippy::string_slice, reason = "a test")]

mod laws;
mod row;

use serde_json::Value;

const ROWS: &str = include_str!("../vectors/rows/dns/messages.jsonl");

/// How many rows there are, and how many of them are about types that are not modelled.
#[test]
fn rows_of_the_real_library_are_our_answers() {
    let rows: Vec<Value> = ROWS.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let results: Vec<_> = rows.iter().map(row::check).collect();
    let differences: Vec<&String> = results.iter().filter_map(|result| result.as_ref().err()).collect();
    assert_eq!(differences, [] as [&String; 0]);
    let not_modelled = results.iter().filter(|result| **result == Ok(false)).count();
    assert!(rows.len() > 500, "{} rows", rows.len());
    assert!(not_modelled * 50 < rows.len(), "{not_modelled} rows are about types that are not modelled");
}
