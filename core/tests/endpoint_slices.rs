//! Derived EndpointSlices are those that the controller's reconciler makes.

mod slices_row;

#[test]
fn every_row_that_the_reconciler_printed_is_ours_too() {
    let rows = include_str!("vectors/rows/services/endpoint_slices.jsonl");
    let compared: usize = rows.lines().map(|line| slices_row::check(line).unwrap()).sum();
    assert!(compared > 100, "{compared}");
}

#[test]
fn a_row_that_differs_is_told() {
    let row = include_str!("vectors/rows/services/endpoint_slices.jsonl").lines().next().unwrap();
    for (from, to) in
        [("10.1.0.1", "10.1.0.2"), ("\"sizes\":[1]", "\"sizes\":[2]"), ("eu-1a\"}]", "eu-1b\"}]"), ("TCP", "UDP")]
    {
        let at = row.rfind(from).unwrap();
        let changed = format!("{}{to}{}", row.get(..at).unwrap(), row.get(at + from.len()..).unwrap());
        assert!(slices_row::check(&changed).is_err(), "{from}");
    }
}
