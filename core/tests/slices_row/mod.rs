//! A row of `oracle/kubernetes/endpointslices`: the slices that the reconciler makes, against those that we derive.
#![expect(clippy::indexing_slicing, reason = "a member that a row lacks reads as null")]

use std::collections::BTreeMap;

use nocluster::json::Document;
use nocluster::objects::{Complete, Objects};
use nocluster::services::{EndpointSlice, Endpoints, LeftOutReason, Service, Services};
use serde_json::{Value, json};

/// How many Services of the row were compared; an error says what differs.
pub(crate) fn check(line: &str) -> Result<usize, String> {
    let row: (String, Vec<Value>, BTreeMap<String, Value>) =
        serde_json::from_str(line).map_err(|error| error.to_string())?;
    let (shows, objects, mut expected) = row;
    let documents: Vec<Document> = objects.iter().map(Document::from).collect();
    let services = Objects::read(&documents).and_then(|objects| Services::read(&objects, &[Complete::Pods]));
    let services = services.map_err(|error| format!("{shows}: {error}"))?;
    let compared = expected.len();
    for service in services.iter() {
        let name = format!("{}/{}", service.namespace, service.name);
        let endpoints = services.endpoints_of(service);
        let ours = (!endpoints.slices.is_empty()).then(|| answer(service, &endpoints));
        // The reconciler makes no slice for a Service in deletion, and for another one that it looks at at least one.
        let go = expected.remove(&name).filter(|answer| !answer["slices"].is_null()).map(sorted);
        if ours != go {
            return Err(format!("{shows}: {name}\n  go   {go:?}\n  ours {ours:?}"));
        }
    }
    if expected.is_empty() { Ok(compared) } else { Err(format!("{shows}: {expected:?} was not read")) }
}

fn answer(service: &Service, endpoints: &Endpoints) -> Value {
    let mut answer = json!({"slices": groups(endpoints)});
    let skipped = endpoints.left_out.iter().filter(|left| left.reason == LeftOutReason::PodWithoutNode);
    let said =
        |pod: &str| format!("skipping Pod {pod} for Service {}/{}: Node  Not Found", service.namespace, service.name);
    let texts: Vec<String> = skipped.map(|left| said(&left.pod)).collect();
    match texts.as_slice() {
        [] => {}
        [text] => answer["error"] = json!(text),
        texts => answer["error"] = json!(format!("[{}]", texts.join(", "))),
    }
    answer
}

/// Slices with the same ports are one entry.
fn groups(endpoints: &Endpoints) -> Vec<Value> {
    let mut groups: BTreeMap<String, Vec<&EndpointSlice>> = BTreeMap::new();
    for slice in &endpoints.slices {
        groups.entry(json!([slice.address_type, slice.ports]).to_string()).or_default().push(slice);
    }
    let group = |slices: Vec<&EndpointSlice>| {
        let mut sizes: Vec<usize> = slices.iter().map(|slice| slice.endpoints.len()).collect();
        sizes.sort_by(|a, b| b.cmp(a));
        let mut all: Vec<_> = slices.iter().flat_map(|slice| &slice.endpoints).collect();
        all.sort_by_key(|endpoint| endpoint.target_ref.as_ref().map(|target| target.name.clone()));
        let first = slices.first()?;
        let (address_type, labels, ports) = (&first.address_type, &first.labels, &first.ports);
        Some(json!({"addressType": address_type, "labels": labels, "ports": ports, "sizes": sizes, "endpoints": all}))
    };
    groups.into_values().filter_map(group).collect()
}

/// Go's slices in the order of ours.
fn sorted(mut answer: Value) -> Value {
    if let Some(slices) = answer["slices"].as_array_mut() {
        slices.sort_by_key(|slice| json!([slice["addressType"], slice["ports"]]).to_string());
    }
    answer
}
