//! Replays what the real code made of each text: `core/tests/oracle/yaml` printed `rows.json`.
#![expect(clippy::disallowed_methods, reason = "the table is a file")]
#![expect(clippy::unwrap_used, reason = "a broken table must stop the run")]

use std::collections::BTreeMap;
use std::path::Path;

use nocluster::gotext::base64;
use nocluster::json::Document;
use nocluster_yaml::{YamlError, YamlObject, read_yaml, to_yaml};
use serde::Deserialize;
use serde_json::value::RawValue;

/// Rows where this reader says something else than kubectl, and why. A row that agrees must not be listed.
const KNOWN: &[(&str, &str)] = &[
    ("flow-colon-comma", "YAML 1.2 ends a plain text at `:,`, libyaml does not: refused with a remedy"),
    ("flow-colon-brace", "as above, before a brace"),
    ("flow-dash", "the event parser refuses a lone `-` in brackets: refused, quotes help"),
    ("line-break-nel", "U+0085 is a line break to libyaml alone: refused with a remedy"),
    ("line-break-ls", "U+2028, as above"),
];

#[derive(Deserialize)]
struct Row {
    id: String,
    text: Option<String>,
    base64: Option<String>,
    repeat: Option<Repeat>,
    objects: Option<Vec<Box<RawValue>>>,
    error: Option<String>,
}

#[derive(Deserialize)]
struct Repeat {
    #[serde(default)]
    before: String,
    text: String,
    times: usize,
    #[serde(default)]
    after: String,
    #[serde(default)]
    close: String,
}

impl Row {
    fn bytes(&self) -> Vec<u8> {
        if let Some(repeat) = &self.repeat {
            let (open, close) = (repeat.text.repeat(repeat.times), repeat.close.repeat(repeat.times));
            return format!("{}{open}{}{close}", repeat.before, repeat.after).into_bytes();
        }
        match &self.base64 {
            Some(text) => base64::decode(text).unwrap(),
            None => self.text.clone().unwrap_or_default().into_bytes(),
        }
    }

    /// What is different, if anything is.
    fn difference(&self) -> Option<String> {
        let read = read_yaml(&self.bytes());
        match (read, &self.error) {
            (Ok(read), None) => {
                let ours: Vec<&str> = read.objects.iter().map(YamlObject::json).collect();
                let theirs: Vec<&str> = self.objects.as_ref()?.iter().map(|object| object.get()).collect();
                (ours != theirs).then(|| format!("ours {ours:?}, kubectl's {theirs:?}"))
            }
            (Err(ours), None) => Some(format!("ours is an error: {ours}")),
            (Ok(_), Some(theirs)) => Some(format!("kubectl's is an error: {theirs}")),
            (Err(ours), Some(theirs)) => {
                // What Go says about JSON, and go-yaml about what it has parsed, is repeated word for word.
                let exact = match &ours {
                    YamlError::InvalidJson { problem, .. } | YamlError::NotJson { problem, .. } => {
                        Some(problem.as_str())
                    }
                    YamlError::InvalidYaml { problem, .. } if WORDS.iter().any(|words| theirs.contains(words)) => {
                        Some(problem.as_str())
                    }
                    _ => None,
                };
                exact.filter(|exact| !theirs.ends_with(exact)).map(|_| format!("ours `{ours}`, kubectl's `{theirs}`"))
            }
        }
    }
}

const WORDS: &[&str] = &[
    "cannot decode",
    "invalid map key",
    "unknown anchor",
    "contains itself",
    "map merge requires",
    "!!binary",
    "mapping values are not allowed",
    "block sequence entries are not allowed",
];

#[test]
fn every_row_is_read_as_kubectl_reads_it() {
    let table = std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/rows.json")).unwrap();
    let rows: Vec<Row> = serde_json::from_slice(&table).unwrap();
    assert!(rows.len() >= 390, "only {} rows", rows.len());
    let known: BTreeMap<&str, &str> = KNOWN.iter().copied().collect();
    let mut wrong = Vec::new();
    for row in &rows {
        match (row.difference(), known.get(row.id.as_str())) {
            (Some(difference), None) => wrong.push(format!("{}: {difference}", row.id)),
            (None, Some(_)) => wrong.push(format!("{}: is listed as known and agrees", row.id)),
            _ => {}
        }
    }
    for id in known.keys() {
        assert!(rows.iter().any(|row| row.id == *id), "{id} is listed and does not exist");
    }
    assert!(wrong.is_empty(), "{} of {} rows differ:\n{}", wrong.len(), rows.len(), wrong.join("\n"));
}

#[test]
fn every_object_is_printed_as_kubectl_prints_it() {
    #[derive(Deserialize)]
    struct Printed {
        json: String,
        yaml: String,
    }
    let table = std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/print.json")).unwrap();
    let rows: Vec<Printed> = serde_json::from_slice(&table).unwrap();
    assert!(rows.len() > 10);
    for row in rows {
        let document = Document::parse(row.json).unwrap();
        assert_eq!(to_yaml(document.root()), row.yaml);
        // What is printed is read as what it was, but for Go's reading of numbers and of members given twice.
        let Ok(read) = read_yaml(row.yaml.as_bytes()) else {
            assert!(row.yaml.contains('\u{2028}'), "{}", row.yaml);
            continue;
        };
        assert!(read.objects.iter().all(|again| to_yaml(again.document.root()) == row.yaml));
    }
}
