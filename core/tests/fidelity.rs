//! `docs/FIDELITY.md` names every switch of `release.rs` and counts the vectors as they are; with `UPDATE_COUNTS=1` in the
//! environment the counts are written again.
#![expect(clippy::disallowed_methods, reason = "sources and vectors are files")]
#![expect(clippy::unwrap_used, reason = "a test")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use nocluster::json::Document;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn page() -> String {
    fs::read_to_string(root().join("docs/FIDELITY.md")).unwrap()
}

#[test]
fn every_switch_between_releases_is_named() {
    let source = fs::read_to_string(root().join("core/src/release.rs")).unwrap();
    let methods = source.lines().filter_map(|line| line.trim().strip_prefix("pub fn ")?.split_once("(self)"));
    let switches: Vec<_> = methods.map(|(name, _)| name).filter(|name| *name != "is_by_reading").collect();
    assert!(switches.len() > 5, "{switches:?}");
    let page = page();
    let rows = page.lines().filter_map(|line| line.strip_prefix("| `")?.split_once("` | 1."));
    let named: Vec<_> = rows.map(|(name, _)| name).collect();
    let sorted = |mut names: Vec<&str>| {
        names.sort_unstable();
        names.join("\n")
    };
    assert_eq!(sorted(named), sorted(switches));
}

/// Files and cases by area and topic, the first word of a file's name.
fn counts() -> String {
    let mut counts: BTreeMap<(String, String), (usize, usize)> = BTreeMap::new();
    let folder = root().join("core/tests/vectors");
    let areas = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path());
    for area in areas.filter(|path| path.is_dir() && !path.ends_with("rows")) {
        for path in fs::read_dir(&area).unwrap().map(|entry| entry.unwrap().path()) {
            let file = Document::parse(fs::read(&path).unwrap()).unwrap();
            let cases = file.root().member("cases").unwrap().elements().count();
            let name = path.file_stem().unwrap().to_str().unwrap();
            let topic = name.split('-').next().unwrap().to_owned();
            let area = area.file_name().unwrap().to_str().unwrap().to_owned();
            let count = counts.entry((area, topic)).or_default();
            *count = (count.0 + 1, count.1 + cases);
        }
    }
    let gaps = fs::read_to_string(folder.join("known-gaps.txt")).unwrap();
    let gaps = gaps.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#')).count();
    let all: usize = counts.values().map(|(_, cases)| cases).sum();
    let rows =
        counts.iter().map(|((area, topic), (files, cases))| format!("| {area}: {topic} | {files} | {cases} |\n"));
    let rows: String = rows.collect();
    format!("| area | files | cases |\n| --- | --- | --- |\n{rows}| all | | {all} |\n| known to fail | | {gaps} |\n")
}

#[test]
fn the_vectors_are_counted_as_they_are() {
    let (counts, page) = (counts(), page());
    if std::env::var("UPDATE_COUNTS").is_ok() {
        let (before, rest) = page.split_once("| area | files | cases |\n").unwrap();
        let (_, after) = rest.split_once("\n\n").unwrap();
        fs::write(root().join("docs/FIDELITY.md"), format!("{before}{counts}\n{after}")).unwrap();
        return;
    }
    assert!(page.contains(&counts), "run it once with UPDATE_COUNTS=1 and read what it changes:\n\n{counts}");
}
