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
                // What is no text is the code of another enum, which is listed there.
                if let Some(code) = line.split_once("=> ").and_then(|(_, code)| quoted(code)) {
                    codes.insert((implemented.to_owned(), code.to_owned()));
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

/// What a struct or a variant writes: its members' names, and the types whose members lie beside them.
#[derive(Default)]
struct Written {
    by: String,
    names: Vec<String>,
    flat: Vec<String>,
}

/// Structs and variants of a source file, which rustfmt has laid out. Names are in camel case, as rename_all_fields writes
/// them.
fn written_in(source: &str) -> Vec<Written> {
    let mut all: Vec<Written> = Vec::new();
    let (mut of, mut tagged, mut flat, mut renamed) = (String::new(), false, false, None);
    for line in source.lines() {
        let code = line.trim_start();
        let indent = line.len() - code.len();
        let words = code.split_once(' ').filter(|(first, _)| first.starts_with("pub")).map_or(code, |(_, rest)| rest);
        if line.starts_with("#[serde(") {
            tagged |= line.contains(r#"tag = "code""#);
        } else if let Some(head) = words.strip_prefix("struct ").filter(|_| indent == 0) {
            all.push(Written { by: identifier(head).to_owned(), ..Written::default() });
            (of, tagged) = (String::new(), false);
        } else if let Some(head) = words.strip_prefix("enum ").filter(|_| indent == 0) {
            of = identifier(head).to_owned();
        } else if line == "}" {
            (of, tagged) = (String::new(), false);
        } else if indent == 4 && !of.is_empty() && code.starts_with(|c: char| c.is_uppercase()) {
            let names = if tagged { vec!["code".to_owned()] } else { Vec::new() };
            all.push(Written { by: format!("{of}::{}", identifier(code)), names, flat: Vec::new() });
        } else if indent == (if of.is_empty() { 4 } else { 8 }) {
            match (all.last_mut(), words.split_once(": ")) {
                _ if code.starts_with("#[serde(flatten") => flat = true,
                _ if code.starts_with("#[serde(rename = ") => renamed = quoted(code).map(str::to_owned),
                (Some(last), Some((name, typ))) if name.chars().all(|c| c.is_ascii_lowercase() || c == '_') => {
                    let typ = typ.trim_start_matches("Box<").trim_start_matches("Option<").trim_start_matches("&'a ");
                    if std::mem::take(&mut flat) {
                        last.flat.push(identifier(typ).to_owned());
                    } else {
                        last.names.push(renamed.take().unwrap_or_else(|| camel_case(name)));
                    }
                }
                _ => {}
            }
        }
    }
    all
}

fn camel_case(name: &str) -> String {
    let mut camel = String::new();
    for (at, word) in name.split('_').enumerate() {
        let (first, rest) = word.split_at(usize::from(at > 0 && !word.is_empty()));
        camel.push_str(&first.to_ascii_uppercase());
        camel.push_str(rest);
    }
    camel
}

/// The names that a type may write, in any of its variants.
fn names_of(typ: &str, all: &[Written]) -> BTreeSet<String> {
    let of_type = |by: &str| by.split_once("::").map_or(by, |(of, _)| of) == typ;
    let mut names = BTreeSet::new();
    for written in all.iter().filter(|written| of_type(&written.by)) {
        names.extend(written.names.iter().cloned());
        names.extend(written.flat.iter().flat_map(|typ| names_of(typ, all)));
    }
    names
}

/// Where two things that lie flat in one object have one name.
fn clashes(all: &[Written]) -> Vec<String> {
    let mut clashes = Vec::new();
    for written in all {
        let mut names: BTreeSet<String> = written.names.iter().cloned().collect();
        for name in written.flat.iter().flat_map(|typ| names_of(typ, all)) {
            if !names.insert(name.clone()) {
                clashes.push(format!("{} writes `{name}` twice", written.by));
            }
        }
    }
    clashes
}

/// What the types of a crate write, whose names are one crate's.
fn written_below(folder: &str) -> Vec<Written> {
    let sources = files(&root().join(folder), "rs").into_iter().map(|path| fs::read_to_string(path).unwrap());
    let sources: Vec<String> = sources.collect();
    let all: Vec<Written> = sources.iter().flat_map(|source| written_in(source)).collect();
    let flat: usize = sources.iter().map(|source| source.matches("#[serde(flatten)]").count()).sum();
    assert_eq!(all.iter().map(|written| written.flat.len()).sum::<usize>(), flat, "not every flattened field was read");
    all
}

#[test]
fn no_fact_has_the_name_of_a_member_beside_it() {
    for folder in ["core/yaml/src", "core/cli/src"] {
        assert_eq!(clashes(&written_below(folder)), [""; 0], "{folder}");
    }
    let all = written_below("core/src");
    assert_eq!(clashes(&all), [""; 0]);
    // What any finding may have, of whatever domain.
    let common = ["code", "severity", "at", "span", "line", "column", "message", "fix"].map(str::to_owned);
    let found = all.iter().find(|written| written.flat.iter().any(|typ| typ == "FindingReason")).unwrap();
    let others = found.flat.iter().filter(|typ| *typ != "FindingReason").flat_map(|typ| names_of(typ, &all));
    let beside: BTreeSet<String> = found.names.iter().cloned().chain(others).collect();
    assert!(beside.contains("line") && beside.iter().all(|name| common.contains(name)), "{beside:?} are common too");
    let facts = names_of("FindingReason", &all);
    assert!(facts.contains("subResource") && facts.contains("opIndex"), "facts are not read: {facts:?}");
    let taken: Vec<_> = facts.iter().filter(|fact| *fact != "code" && common.contains(fact)).collect();
    assert!(taken.is_empty(), "facts of findings have names of common members: {taken:?}");
}

#[test]
fn a_fact_with_the_name_of_a_member_beside_it_is_found() {
    let source = r#"
#[serde(tag = "code", rename_all_fields = "camelCase")]
pub enum Reason {
    Old {
        /// Its place.
        at: String,
        sub_resource: String,
    },
    Plain,
}

struct Said<'a> {
    #[serde(flatten)]
    reason: &'a Reason,
    severity: Severity,
    AT: String,
}
"#;
    assert_eq!(clashes(&written_in(&source.replace("AT", "at"))), ["Said writes `at` twice"]);
    assert_eq!(clashes(&written_in(&source.replace("AT", "sub_resource"))), ["Said writes `subResource` twice"]);
    assert_eq!(clashes(&written_in(&source.replace("AT", "code"))), ["Said writes `code` twice"]);
    assert_eq!(clashes(&written_in(&source.replace("AT", "place"))), [""; 0]);
}
