//! Inputs to begin with, taken from the conformance vectors.

#![expect(clippy::disallowed_methods, reason = "vectors are files")]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use nocluster::json::{Document, Node};
use serde_json::Value;

/// The inputs of a property, by the name of its fuzz target.
pub fn of(target: &str) -> Vec<Vec<u8>> {
    match target {
        "patch_apply" => cases("patch").iter().filter_map(document_and_patch).collect(),
        "pointer" => cases("patch").iter().flat_map(document_and_pointers).collect(),
        "selector" => cases("admission").iter().flat_map(selectors_and_labels).collect(),
        "encode" => cases("admission").iter().flat_map(objects).chain(encoded()).collect(),
        "prune" => cases("custom").iter().filter_map(schema_and_object).collect(),
        "defaults" => cases("defaults").iter().filter_map(defaulted).collect(),
        "plugin_chain" => {
            let clients = cases("admission").into_iter().filter(|case| case["op"] == "admission.run");
            clients.filter_map(|case| defaulted(&case)).filter(|object| object.len() < 4096).collect()
        }
        // Any bytes will do: what is drawn from them differs with each.
        "admission_match" => cases("admission").iter().map(|case| case.to_string().into_bytes()).take(60).collect(),
        "corefile" => corefiles(),
        "dns_query" => cases("dns").iter().map(|case| case.to_string().into_bytes()).take(60).collect(),
        "resolvconf" => cases("dns").iter().filter_map(|case| at(case, "/input/kubelet/resolvConf")).collect(),
        "stub_walk" => cases("dns").iter().filter_map(name_and_file).collect(),
        "review_json" => cases("admission").iter().flat_map(bodies).collect(),
        "wire_call" => {
            let some = ["dns", "ipam"].into_iter().flat_map(cases).step_by(8);
            let others = ["admission", "patch", "wire"].into_iter().flat_map(cases);
            others.chain(some).filter_map(operation_and_input).collect()
        }
        "yaml_input" => yaml(),
        "dns_message" => messages(),
        // Any bytes will do here too.
        "host_local_history" | "node_cidr_history" | "service_history" | "node_port_history" | "aws_history"
        | "calico_history" => cases("ipam").iter().map(|case| case.to_string().into_bytes()).step_by(20).collect(),
        "ipam_events" => {
            let of_events = |case: &Value| {
                let events = ["ipam.node-cidr", "ipam.service", "ipam.aws", "ipam.calico", "ipam.capacity"];
                events.contains(&case["op"].as_str().unwrap_or_default())
            };
            cases("ipam").into_iter().filter(of_events).step_by(3).filter_map(operation_and_input).collect()
        }
        "ipam_history" => cases("ipam").iter().map(|case| case.to_string().into_bytes()).take(60).collect(),
        "cni_args" => cases("ipam").iter().filter_map(|case| at(case, "/input/env/CNI_ARGS")).collect(),
        "host_local_store" => cases("ipam").iter().filter_map(directory).collect(),
        "result_convert" => cases("ipam").iter().filter_map(result).collect(),
        "cni_config" => cases("ipam").iter().filter_map(list).collect(),
        _ => Vec::new(),
    }
}

/// The schema of the first version, and the object.
fn schema_and_object(case: &Value) -> Option<Vec<u8>> {
    let schema = case.pointer("/input/objects/0/spec/versions/0/schema/openAPIV3Schema")?;
    let object = case.pointer("/input/object").or(case.pointer("/input/oldObject"))?;
    Some(format!("{schema}\n{object}").into_bytes())
}

/// The texts of the reader's rows, but for the longest.
fn yaml() -> Vec<Vec<u8>> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../core/yaml/tests/rows.json");
    let rows: Vec<Value> = serde_json::from_slice(&fs::read(path).expect("a file")).expect("JSON");
    let texts = rows.iter().filter_map(|row| row["text"].as_str()).map(|text| text.as_bytes().to_vec());
    texts.filter(|text| text.len() < 4096).collect()
}

/// The messages of the library's rows, but for the longest.
fn messages() -> Vec<Vec<u8>> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../core/tests/vectors/rows/dns/messages.jsonl");
    let rows = fs::read_to_string(path).expect("a file");
    let rows = rows.lines().map(|line| serde_json::from_str(line).expect("JSON"));
    let messages = rows.filter(|row: &Value| row[0] == "message" || row[0] == "receive");
    let messages = messages.map(|row| octets(row[1].as_str().unwrap_or_default()));
    messages.filter(|message| message.len() < 512).collect()
}

fn octets(hex: &str) -> Vec<u8> {
    let octet = |pair: &[u8]| u8::from_str_radix(str::from_utf8(pair).expect("hex"), 16).expect("hex");
    hex.as_bytes().chunks(2).map(octet).collect()
}

/// The configuration list of a case.
fn list(case: &Value) -> Option<Vec<u8>> {
    at(case, "/input/listText").or_else(|| serde_json::to_vec(case.pointer("/input/list")?).ok())
}

/// The object of a case.
fn defaulted(case: &Value) -> Option<Vec<u8>> {
    at(case, "/input/objectText").or_else(|| serde_json::to_vec(case.pointer("/input/object")?).ok())
}

/// Every case of an area of the vectors.
fn cases(area: &str) -> Vec<Value> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../core/tests/vectors").join(area);
    let files = fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut paths: Vec<_> = files.map(|file| file.expect("a readable folder").path()).collect();
    paths.sort();
    let mut cases = Vec::new();
    for path in paths {
        let file = Document::parse(fs::read(path).expect("a file")).expect("JSON");
        let shared = file.root().member("input").map_or(Value::Null, |input| value(input).expect("a value"));
        let texts = file.root().member("cases").into_iter().flat_map(|list| list.elements());
        // A `Value` can't hold every case: lone surrogates are left out.
        cases.extend(texts.filter_map(value).map(|case| with_shared(&shared, case)));
    }
    cases
}

fn value(node: Node<'_>) -> Option<Value> {
    serde_json::from_slice(node.text()).ok()
}

/// A case with the members of its input that its file shares.
fn with_shared(shared: &Value, mut case: Value) -> Value {
    for (name, member) in shared.as_object().into_iter().flatten() {
        if case["input"].get(name).is_none() {
            case["input"][name] = member.clone();
        }
    }
    case
}

/// A text at a place of a case.
fn at(case: &Value, pointer: &str) -> Option<Vec<u8>> {
    Some(case.pointer(pointer)?.as_str()?.as_bytes().to_vec())
}

fn name_and_file(case: &Value) -> Option<Vec<u8>> {
    let parts = [at(case, "/input/name")?, at(case, "/input/client/resolvConf")?];
    Some(parts.join(&b'\n'))
}

fn result(case: &Value) -> Option<Vec<u8>> {
    Some(case.pointer("/input/result")?.to_string().into_bytes())
}

/// The names and contents of a directory, on a line each.
fn directory(case: &Value) -> Option<Vec<u8>> {
    let files = case.pointer("/input/store")?.as_object()?.iter();
    let lines = files.filter_map(|(name, content)| Some(format!("{name}\n{}", content.as_str()?)));
    Some(lines.collect::<Vec<_>>().join("\n").into_bytes())
}

/// A member, or its twin that holds the text.
fn text(input: &Value, name: &str) -> Option<String> {
    match input.get(format!("{name}Text")) {
        Some(text) => text.as_str().map(str::to_owned),
        None => input.get(name).map(Value::to_string),
    }
}

fn document_and_patch(case: &Value) -> Option<Vec<u8>> {
    let input = &case["input"];
    let (document, patch) = (text(input, "doc")?, text(input, "patch")?);
    // Those of 10,000 levels are not made more interesting by changes.
    (document.len() + patch.len() < 4096).then(|| format!("{}\n{patch}", document.replace('\n', " ")).into_bytes())
}

fn document_and_pointers(case: &Value) -> Vec<Vec<u8>> {
    let input = &case["input"];
    let (Some(document), Some(patch)) = (text(input, "doc"), text(input, "patch")) else { return Vec::new() };
    let Ok(Value::Array(operations)) = serde_json::from_str(&patch) else { return Vec::new() };
    let paths = operations.iter().filter_map(|operation| operation["path"].as_str());
    let inputs = paths.map(|path| format!("{}\n{path}", document.replace('\n', " ")).into_bytes());
    inputs.filter(|input| input.len() < 4096).collect()
}

/// Each selector of a case with the labels of the object in its request.
fn selectors_and_labels(case: &Value) -> Vec<Vec<u8>> {
    let labels = &case["input"]["request"]["object"]["metadata"]["labels"];
    let labels = if labels.is_object() { labels.to_string() } else { r#"{"a":"b","env":"prod"}"#.to_owned() };
    let hooks =
        case["input"]["objects"].as_array().into_iter().flatten().flat_map(|object| object["webhooks"].as_array());
    let selectors = hooks.flatten().flat_map(|hook| [&hook["namespaceSelector"], &hook["objectSelector"]]);
    selectors
        .filter(|selector| selector.is_object())
        .map(|selector| format!("{selector}\n{labels}").into_bytes())
        .collect()
}

fn with_kind(object: &Value) -> Option<Vec<u8>> {
    let (version, kind) = (object["apiVersion"].as_str()?, object["kind"].as_str()?);
    let slash = if version.contains('/') { "" } else { "/" };
    Some(format!("{slash}{version}/{kind}\n{object}").into_bytes())
}

/// The objects of a case: that of its request, and those of its cluster.
fn objects(case: &Value) -> Vec<Vec<u8>> {
    let input = &case["input"];
    let stored = input["objects"].as_array().into_iter().flatten();
    [&input["request"]["object"], &input["object"]].into_iter().chain(stored).filter_map(with_kind).collect()
}

/// The written cases of encoding.
fn encoded() -> Vec<Vec<u8>> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../core/tests/vectors/rows/scheme/encode_cases.json");
    let cases: Vec<Value> = serde_json::from_slice(&fs::read(path).expect("a file")).expect("JSON");
    let text = |case: &Value| Some(format!("{}\n{}", case["kind"].as_str()?, case["input"].as_str()?).into_bytes());
    cases.iter().filter_map(text).filter(|input| input.len() < 4096).collect()
}

/// The bodies that webhooks answer in a case.
fn bodies(case: &Value) -> Vec<Vec<u8>> {
    let answers = case["input"]["answers"].as_object().into_iter().flatten();
    let single = answers.flat_map(|(_, answer)| match answer {
        Value::Array(list) => list.clone(),
        single => vec![single.clone()],
    });
    let body = |answer: Value| match answer["http"]["body"].as_str() {
        Some(body) => Some(body.as_bytes().to_vec()),
        None => answer.get("review").map(|review| review.to_string().into_bytes()),
    };
    single.filter_map(body).filter(|body| body.len() < 4096).collect()
}

fn operation_and_input(case: Value) -> Option<Vec<u8>> {
    let input = case["input"].to_string();
    (input.len() < 4096).then(|| format!("{}\n{input}", case["op"].as_str().unwrap_or_default()).into_bytes())
}

/// The Corefiles of the vectors.
fn corefiles() -> Vec<Vec<u8>> {
    let text = |case: &Value| at(case, "/input/text").or_else(|| at(case, "/input/corefile"));
    let texts: BTreeSet<_> = cases("dns").iter().filter_map(text).filter(|text| text.len() < 4096).collect();
    // Half of them: the property loads each eight times.
    texts.into_iter().step_by(2).collect()
}
