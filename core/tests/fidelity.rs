//! `docs/FIDELITY.md` names every switch of `release.rs` and counts the vectors as they are; with `UPDATE_COUNTS=1` in the
//! environment the counts are written again. Releases are compared in `release.rs` and its folder
//! alone.
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
    let files = ["release.rs", "release/services.rs", "release/strategies.rs"];
    let source = files.map(|file| fs::read_to_string(root().join("core/src").join(file)).unwrap()).concat();
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

/// The switches of a component's lines, but for the methods that are none, are those of the page's rows that name it.
fn every_switch_is_named(file: &str, none: &str, component: &str, at_least: usize) {
    let source = fs::read_to_string(root().join("core/src/release").join(file)).unwrap();
    let methods = source.lines().filter_map(|line| line.trim().strip_prefix("pub fn ")?.split_once("(self)"));
    let switches: Vec<_> = methods.map(|(name, _)| name).filter(|name| *name != none).collect();
    assert!(switches.len() > at_least, "{switches:?}");
    let page = page();
    let of = format!("` | {component} 1.");
    let rows = page.lines().filter_map(|line| line.strip_prefix("| `")?.split_once(&of));
    let named: Vec<_> = rows.map(|(name, _)| name).collect();
    let sorted = |mut names: Vec<&str>| {
        names.sort_unstable();
        names.join("\n")
    };
    assert_eq!(sorted(named), sorted(switches));
}

#[test]
fn every_switch_between_coredns_lines_is_named() {
    every_switch_is_named("coredns.rs", "directives", "CoreDNS", 30);
}

#[test]
fn every_switch_between_lines_of_the_plugins_is_named() {
    every_switch_is_named("plugins.rs", "release", "plugins", 5);
}

/// Whether a line of code compares releases: it writes one out, or has one beside an operator or a method that compares.
fn compares_releases(line: &str) -> bool {
    const OPERATORS: [&str; 6] = [" == ", " != ", " < ", " <= ", " > ", " >= "];
    const METHODS: [&str; 11] = ["cmp", "partial_cmp", "max", "min", "eq", "ne", "lt", "le", "gt", "ge", "contains"];
    // Without comments and quoted texts.
    let line = line.trim();
    let code = if line.starts_with("//") { "" } else { line.split(" // ").next().unwrap() };
    let code: String = code.split('"').step_by(2).collect();
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    let words = |text: &str| text.split(|c| !is_word(c)).map(str::to_owned).collect::<Vec<_>>();
    let written_out = |word: &String| word == "minor" || word.starts_with("V1_");
    let mut code = code;
    for separator in ["&&", "||", "=>", " = "] {
        code = code.replace(separator, ";");
    }
    let compares = |clause: &str| {
        let words = words(clause);
        let has_release = words.iter().any(|word| ["release", "Release"].contains(&word.as_str()));
        let by_method = words.iter().any(|word| METHODS.contains(&word.as_str()));
        has_release && (by_method || OPERATORS.iter().any(|operator| clause.contains(operator)))
    };
    words(&code).iter().any(written_out) || code.split([';', ',', '|', '{', '}']).any(compares)
}

fn sources(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let code = entries.filter(|path| !path.ends_with("tests") && !path.ends_with("tests.rs"));
    code.flat_map(|path| if path.is_dir() { sources(&path) } else { vec![path] })
        .filter(|path| path.extension().is_some_and(|is| is != "bin"))
        .collect()
}

/// `release.rs`, or a line of a component in its folder.
fn is_about_releases(path: &Path) -> bool {
    path.ends_with("core/src/release.rs") || path.ancestors().any(|folder| folder.ends_with("core/src/release"))
}

#[test]
fn releases_are_compared_in_one_file() {
    for line in [
        "if release >= Release::V1_36 {",
        "release.minor() < 36",
        "self.release() < other && is_new",
        "matches!(release, Release::V1_35 | Release::V1_36)",
        "Release::all().position(|known| known == release)",
        "let newer = release.cmp(&other);",
        "    >= Release::V1_36",
    ] {
        assert!(compares_releases(line), "{line}");
    }
    for line in [
        "if release.lists_as_json() && a == b {",
        "rows(release).any(|row| row.group == group)",
        "// Where release >= Release::V1_36",
        "fn old(release: Release) -> bool {",
        r#"optional("release", "the Kubernetes minor")"#,
    ] {
        assert!(!compares_releases(line), "{line}");
    }
    let (mut seen, mut found) = (0, Vec::new());
    for folder in ["core/src", "core/cli/src", "core/yaml/src", "bindings-python/src", "bindings-wasm/src"] {
        for path in sources(&root().join(folder)).into_iter().filter(|path| !is_about_releases(path)) {
            let source = fs::read_to_string(&path).unwrap();
            // Tests stand at the end.
            let code = source.split("#[cfg(test)]\nmod tests {").next().unwrap();
            seen += 1;
            let lines = code.lines().filter(|line| compares_releases(line));
            found.extend(lines.map(|line| format!("{}: {}", path.display(), line.trim())));
        }
    }
    assert!(seen > 150, "only {seen} files read");
    assert!(found.is_empty(), "make it a switch in release.rs:\n{}", found.join("\n"));
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
    let tolerated = fs::read_to_string(folder.join("tolerated.txt")).unwrap();
    let tolerated = tolerated.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#')).count();
    let all: usize = counts.values().map(|(_, cases)| cases).sum();
    let rows =
        counts.iter().map(|((area, topic), (files, cases))| format!("| {area}: {topic} | {files} | {cases} |\n"));
    let rows: String = rows.collect();
    format!("| area | files | cases |\n| --- | --- | --- |\n{rows}| all | | {all} |\n| tolerated | | {tolerated} |\n")
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
