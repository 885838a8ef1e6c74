//! Corefiles with very much of something: what is told and kept of it has a bound, and the error that CoreDNS prints
//! stays the first.

use super::super::{Files, Loaded, Machine, load};

const TOLD: usize = 1000;

fn loaded(text: &str) -> Loaded {
    load(text, &Machine::default())
}

/// The code of the first finding, and what the last one says.
fn ends(loaded: &Loaded) -> (&'static str, String) {
    let (first, last) = (loaded.findings.first().unwrap(), loaded.findings.last().unwrap());
    (first.problem.word(), last.problem.to_string())
}

fn error(loaded: &Loaded) -> &str {
    &loaded.error.as_ref().unwrap().text
}

#[test]
fn of_many_findings_the_worst_are_told() {
    let loaded = loaded(&"} ".repeat(3000));
    assert_eq!(error(&loaded), "cannot serve dns://}.:53 - it is already defined");
    assert_eq!(loaded.findings.len(), TOLD + 1);
    // 2,999 zones that are served twice, and a brace too many.
    assert_eq!(ends(&loaded), ("zone-already-defined", "2000 more findings are left out".to_owned()));
    assert_eq!(loaded.blocks[0].zones.len(), 3000);
}

#[test]
fn as_many_findings_as_are_told_are_all() {
    // 999 zones that are served twice, and a brace too many.
    let loaded = loaded(&"} ".repeat(TOLD));
    assert_eq!(loaded.findings.len(), TOLD);
    let last = "a closing brace too many: CoreDNS takes it for a server block of the zone `}.`";
    assert_eq!(ends(&loaded), ("zone-already-defined", last.to_owned()));
}

#[test]
fn the_first_error_is_kept_whatever_follows() {
    for (line, first) in [
        ("  nonsense\n", "unknown-directive"),
        ("  import a b\n", "import-argument"),
        ("  import missing\n", "import-not-found"),
    ] {
        let files = Files::new([("/missing".to_owned(), None)].into());
        let text = format!("example.org {{\n{}}}\nexample.org {{\n  log a {{\n    x\n  }}\n}}\n", line.repeat(2500));
        let loaded = load(&text, &Machine { files, ..Machine::default() });
        assert_eq!(loaded.findings.len(), TOLD + 1, "{line}");
        assert!(error(&loaded).starts_with("Corefile:2 - Error during parsing: "), "{line}");
        // Behind 2,500 of these: a zone that is served twice and a plugin that refuses its words.
        assert_eq!(ends(&loaded), (first, "1502 more findings are left out".to_owned()));
    }
}

#[test]
fn findings_that_load_are_told_by_how_bad_they_are() {
    let text =
        format!(". {{\n{}  hosts {{\n    x y\n  }}\n  kubernetes cluster.local\n}}\n", "import f*\n".repeat(2500));
    let loaded = loaded(&text);
    assert_eq!(loaded.error, None);
    let words: Vec<_> = loaded.findings.iter().map(|finding| finding.problem.word()).collect();
    assert_eq!(words[..3], ["hosts-shadows-all", "hosts-entry-ignored", "nothing-imported"]);
    assert_eq!((words.len(), words[TOLD]), (TOLD + 1, "more-findings"));
}

#[test]
fn so_many_words_are_kept() {
    let text = format!("(s) {{\n  log {}\n}}\n. {{\n{}}}\n", "a ".repeat(150), "import s\n".repeat(7000));
    let loaded = loaded(&text);
    assert_eq!(error(&loaded), "Corefile:2 - too much to read: more than 1,000,000 words in server blocks");
    assert_eq!((loaded.blocks.len(), loaded.findings.len()), (0, 1));
    // What CoreDNS itself does not read comes first.
    let cycle = load(
        "import f\n",
        &Machine { files: file("/f", &format!("log {}\nimport f\n", "b ".repeat(10))), ..Machine::default() },
    );
    assert_eq!(error(&cycle), "/f:2 - Error during parsing: maximum file import depth (10000) exceeded");
    assert_eq!(cycle.blocks.len(), 0);
}

#[test]
fn so_many_bytes_are_read() {
    let text = format!("(s) {{\n  log {}\n}}\n. {{\n{}}}\n", "a".repeat(100_000), "import s\n".repeat(800));
    assert_eq!(
        error(&loaded(&text)),
        "Corefile:2 - too much to read: more than 10,000,000 words or 64 MiB after all imports"
    );
    let text = format!(". {{\n  log {}\n}}\n", "{$A} ".repeat(800));
    let environment = [("A".to_owned(), "a".repeat(100_000))].into();
    let loaded = load(&text, &Machine { environment, ..Machine::default() });
    let why = "values of the environment that are too long or refer to others without end";
    assert_eq!(error(&loaded), format!("Corefile:2 - too much to read: {why}"));
}

#[test]
fn so_many_zones_are_made() {
    let too_many = "too much to read: more than 1,000,000 zones";
    // 128 zones each.
    let ranges = "0.0.0.0/1 ".repeat(8000);
    assert_eq!(error(&loaded(&format!("{ranges}{{\n}}\n"))), too_many);
    assert_eq!(error(&loaded(&format!(". {{\n  cache {ranges}\n}}\n"))), too_many);
    // Each template has the zones of its block.
    let keys: String = (0..1500).map(|number| format!("z{number} ")).collect();
    assert_eq!(error(&loaded(&format!("{keys}{{\n{}}}\n", "template IN A\n".repeat(1500)))), too_many);
    let addresses: String = (0..1500).map(|number| format!("10.0.{}.{} ", number / 256, number % 256)).collect();
    assert_eq!(
        error(&loaded(&format!("{keys}{{\n  bind {addresses}\n}}\n"))),
        "too much to read: more than 1,000,000 zones on their addresses"
    );
}

#[test]
fn so_much_is_read_in_files() {
    let text = format!(". {{\n  forward . {}\n}}\n", "/f ".repeat(300));
    let loaded = load(&text, &Machine { files: file("/f", &"x".repeat(1 << 20)), ..Machine::default() });
    let what = "more than 256 MiB of files and regular expressions of plugins";
    assert_eq!(error(&loaded), format!("too much to read: {what}"));
}

#[test]
fn a_path_that_is_too_long_is_no_file() {
    let path = format!("/{}", "a/".repeat(2048));
    let loaded = loaded(&format!("import {path}f\n"));
    assert_eq!(error(&loaded), format!("Corefile:1 - Error during parsing: File to import not found: {path}f"));
}

fn file(path: &str, text: &str) -> Files {
    Files::new([(path.to_owned(), Some(text.to_owned()))].into())
}
