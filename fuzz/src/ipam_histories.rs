//! Properties of the allocators of addresses.

use serde_json::Value;

use crate::parts;

#[path = "../../core/tests/naive_ipam/mod.rs"]
mod naive_ipam;

/// The bytes of a history that are used: some hundred events.
const LONGEST: usize = 250;

fn run(name: &str, input: &[u8]) {
    let input = input.get(..LONGEST).unwrap_or(input);
    let (_, history) = naive_ipam::HISTORIES.iter().find(|(known, _)| *known == name).expect("a history of this name");
    history(input);
}

/// host-local over a directory, in each profile, is a walk through its ranges address by address.
pub fn host_local_history(input: &[u8]) {
    run("host_local_history", input);
}

/// The ranges of Nodes are flags, one a block.
pub fn node_cidr_history(input: &[u8]) {
    run("node_cidr_history", input);
}

/// The addresses of Services are a walk from the draw on.
pub fn service_history(input: &[u8]) {
    run("service_history", input);
}

/// So are their ports of the Nodes.
pub fn node_port_history(input: &[u8]) {
    run("node_port_history", input);
}

/// An address of the VPC CNI has one Pod, and none while it cools.
pub fn aws_history(input: &[u8]) {
    run("aws_history", input);
}

/// A block of Calico is a queue.
pub fn calico_history(input: &[u8]) {
    run("calico_history", input);
}

/// The operations whose input is a list of events, and that of capacity.
const OPERATIONS: [&str; 5] = ["ipam.node-cidr", "ipam.service", "ipam.aws", "ipam.calico", "ipam.capacity"];

/// An operation and its input, on a line each: the answer is the same each time, and what it says of the first events does
/// not hang on later ones.
pub fn events(input: &[u8]) {
    let (op, text) = parts(input);
    let Some(op) = OPERATIONS.iter().find(|known| known.as_bytes() == op) else { return };
    let answer = call(op, text);
    assert_eq!(answer, call(op, text));
    let Ok(mut asked) = serde_json::from_slice::<Value>(text) else { return };
    let events = asked.get_mut("events").and_then(Value::as_array_mut);
    let (Some(events), Some(whole)) = (events, answer.pointer("/ok/events").and_then(Value::as_array)) else { return };
    assert_eq!(whole.len(), events.len(), "an answer for each event");
    events.truncate(events.len() / 2);
    let half = call(op, asked.to_string().as_bytes());
    let half = half.pointer("/ok/events").and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
    assert_eq!(half.len(), asked["events"].as_array().map_or(0, Vec::len), "an answer for each event");
    assert!(whole.starts_with(half), "an event reaches back: {half:?} of {whole:?}");
}

fn call(op: &str, text: &[u8]) -> Value {
    serde_json::from_slice(&nocluster::wire::call(op, text)).expect("an envelope is JSON")
}
