//! Inputs to begin with, taken from the conformance vectors.

use std::fs;
use std::path::Path;

use serde_json::Value;

/// The inputs of a property, by the name of its fuzz target.
pub fn of(target: &str) -> Vec<Vec<u8>> {
    match target {
        "patch_apply" => cases("patch").iter().filter_map(document_and_patch).collect(),
        "pointer" => cases("patch").iter().flat_map(document_and_pointers).collect(),
        _ => Vec::new(),
    }
}

/// Every case of an area of the vectors.
fn cases(area: &str) -> Vec<Value> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../core/tests/vectors").join(area);
    let files = fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut paths: Vec<_> = files.map(|file| file.expect("a readable folder").path()).collect();
    paths.sort();
    let mut cases = Vec::new();
    for path in paths {
        let mut file: Value = serde_json::from_slice(&fs::read(path).expect("a file")).expect("JSON");
        if let Value::Array(more) = file["cases"].take() {
            cases.extend(more);
        }
    }
    cases
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
