//! `docs/CODES.md` lists every code that there is, and no other; every code occurs in a vector, or the page says that it
//! does not.
//!
//! The codes are read from the sources: every enum with serde's `tag = "code"`, and every `fn code`. Serde could list them
//! only with `Deserialize` on types that are never read back. The answers in the vectors, whose codes serde wrote, check
//! that the sources are read correctly.
#![expect(clippy::disallowed_methods, reason = "sources and vectors are files")]
#![expect(clippy::unwrap_used, reason = "a test")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use nocluster::json::{Document, Node};

/// Enum and code.
type Codes = BTreeSet<(String, String)>;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn files(folder: &Path, extension: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            if !path.ends_with("rows") {
                found.extend(files(&path, extension));
            }
        } else if path.extension().is_some_and(|is| is == extension) {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// As serde does it.
fn kebab_case(variant: &str) -> String {
    let mut name = String::new();
    for (index, character) in variant.char_indices() {
        if index > 0 && character.is_uppercase() {
            name.push('-');
        }
        name.extend(character.to_lowercase());
    }
    name
}

fn identifier(text: &str) -> &str {
    text.split(|c: char| !c.is_alphanumeric()).next().unwrap()
}

fn quoted(text: &str) -> Option<&str> {
    text.split('"').nth(1)
}

/// The codes of a source file, which rustfmt has laid out.
fn codes_of(source: &str) -> Codes {
    let mut codes = Codes::new();
    let mut lines = source.lines();
    let mut implemented = "";
    let mut enums = 0;
    while let Some(line) = lines.next() {
        if let Some(name) = line.strip_prefix("impl ") {
            implemented = identifier(name);
        }
        if line.trim_start().starts_with("pub fn code(&self) -> &'static str") {
            for line in lines.by_ref().take_while(|line| *line != "    }") {
                if let Some((_, code)) = line.split_once("=> ") {
                    codes.insert((implemented.to_owned(), quoted(code).unwrap().to_owned()));
                }
            }
        }
        if line.starts_with("#[serde(") && line.contains(r#"tag = "code""#) {
            assert!(line.contains(r#"rename_all = "kebab-case""#), "{line}");
            enums += 1;
            let head = lines.by_ref().find(|line| line.contains("enum ")).unwrap();
            let name = identifier(head.split_once("enum ").unwrap().1);
            let (mut renamed, mut untagged) = (None, false);
            for line in lines.by_ref().take_while(|line| *line != "}") {
                let Some(line) = line.strip_prefix("    ") else { continue };
                if line.starts_with("#[serde(rename = ") {
                    renamed = quoted(line);
                }
                untagged |= line == "#[serde(untagged)]";
                if line.starts_with(|c: char| c.is_uppercase()) {
                    let code = renamed.take().map_or_else(|| kebab_case(identifier(line)), str::to_owned);
                    if !std::mem::take(&mut untagged) {
                        codes.insert((name.to_owned(), code));
                    }
                }
            }
        }
    }
    assert_eq!(source.matches(r#"tag = "code""#).count(), enums, "an attribute in a form that this test does not read");
    codes
}

fn in_the_sources() -> Codes {
    let folders = [root().join("core/src"), root().join("core/cli/src"), root().join("core/yaml/src")];
    let sources = folders.iter().flat_map(|folder| files(folder, "rs"));
    sources.flat_map(|path| codes_of(&fs::read_to_string(path).unwrap())).collect()
}

/// The page's tables, and what it says of codes without a vector.
fn on_the_page() -> (Codes, BTreeMap<String, String>) {
    let page = fs::read_to_string(root().join("docs/CODES.md")).unwrap();
    let (tables, exceptions) = page.split_once("\n## Codes without a vector\n").unwrap();
    let rows = |text: &str| -> Vec<(String, String)> {
        let cells = text.lines().filter_map(|line| line.strip_prefix("| `")?.split_once("` | "));
        cells.map(|(code, meaning)| (code.to_owned(), meaning.trim_end_matches('|').trim().to_owned())).collect()
    };
    let mut codes = Codes::new();
    let mut of = String::new();
    for (cell, meaning) in rows(tables) {
        if meaning.is_empty() {
            of = cell;
        } else {
            assert!(codes.insert((of.clone(), cell.clone())), "{of} {cell} is listed twice");
        }
    }
    (codes, rows(exceptions).into_iter().collect())
}

#[test]
fn the_page_lists_every_code_and_no_other() {
    let (sources, (page, _)) = (in_the_sources(), on_the_page());
    assert!(sources.len() > 100, "only {} codes found", sources.len());
    let missing: Vec<_> = sources.difference(&page).collect();
    let gone: Vec<_> = page.difference(&sources).collect();
    assert!(missing.is_empty() && gone.is_empty(), "not on the page: {missing:?}\nnot in the sources: {gone:?}");
}

/// Every `code` in an answer that is a word; the numbers are those of a Status.
fn collect(value: Node<'_>, codes: &mut BTreeSet<String>) {
    for element in value.elements() {
        collect(element, codes);
    }
    for member in value.members() {
        let name = member.name();
        match member.value.as_str() {
            Some(code) if name == "code" => {
                codes.insert(code.into_owned());
            }
            _ if name == "assumed" => codes.extend(member.value.elements().filter_map(|text| {
                let text = text.as_str()?;
                Some(text.split_once('/').map_or(&*text, |(code, _)| code).to_owned())
            })),
            // These are objects of Kubernetes, in which `code` may mean anything.
            _ if ["object", "objectAfter", "review", "doc", "patch"].contains(&&*name) => {}
            _ => collect(member.value, codes),
        }
    }
}

fn in_the_vectors() -> BTreeSet<String> {
    let mut codes = BTreeSet::new();
    for path in files(&root().join("core/tests/vectors"), "json") {
        let file = Document::parse(fs::read(path).unwrap()).unwrap();
        for case in file.root().member("cases").unwrap().elements() {
            for answer in ["ok", "okSubset", "err"].into_iter().filter_map(|answer| case.member(answer)) {
                collect(answer, &mut codes);
            }
            if let Some(text) = case.member("okText").and_then(|text| text.as_str()) {
                collect(Document::parse(text.as_bytes()).unwrap().root(), &mut codes);
            }
        }
    }
    codes
}

#[test]
fn every_code_occurs_in_a_vector_or_the_page_says_why_not() {
    let (known, exceptions) = on_the_page();
    let known: BTreeSet<String> = known.into_iter().map(|(_, code)| code).collect();
    let seen = in_the_vectors();
    let unknown: Vec<_> = seen.difference(&known).collect();
    assert!(unknown.is_empty(), "the vectors hold codes that are not on the page: {unknown:?}");
    let unseen: BTreeSet<_> = known.difference(&seen).cloned().collect();
    let excused: BTreeSet<_> = exceptions.keys().cloned().collect();
    let lacking: Vec<_> = unseen.difference(&excused).collect();
    let stale: Vec<_> = excused.difference(&unseen).collect();
    assert!(lacking.is_empty() && stale.is_empty(), "without a vector: {lacking:?}\nno longer: {stale:?}");
}
