//! `corefile`: whether a Corefile loads, and what is wrong with it, as a compiler prints it.

use std::path::PathBuf;

use nocluster::json::{Document, Node, Writer};
use nocluster::wire;

use crate::call::exit_of;
use crate::console::Console;
use crate::dns_args::Corefile;
use crate::dns_question::{Refusal, assumed, config_map, lines, told};
use crate::exit::Exit;
use crate::load::Loader;

const OP: &str = "dns.corefile";

pub(crate) fn corefile(asked: &Corefile, console: &mut Console<'_>) -> Exit {
    ask(asked, console).unwrap_or_else(|Refusal(message)| {
        console.error(&format!("error: {message}\n"));
        Exit::BadInput
    })
}

fn ask(asked: &Corefile, console: &mut Console<'_>) -> Result<Exit, Refusal> {
    let mut loader = Loader::new(false);
    let (source, text) = loader.text(&asked.file, console)?;
    let mut input = Writer::new();
    input.begin_object();
    let mut texts = Texts { main: String::new(), files: Vec::new() };
    let map = config_map(&source, &text, &loader, console);
    if let Some(map) = &map {
        input.key("configMap").raw(map.text());
        for member in map.at("/data").into_iter().flat_map(|data| data.members()) {
            let content = member.value.as_str().unwrap_or_default().into_owned();
            if member.name() == "Corefile" {
                texts.main = content;
            } else {
                texts.files.push((member.name().into_owned(), content));
            }
        }
    } else {
        // As Go reads it: a byte that is not UTF-8 is one replacement character.
        texts.main = replace_invalid(&text);
        input.key("text").string(&texts.main);
    }
    let path = asked.path.clone().or_else(|| map.is_none().then(|| source.clone()));
    if let Some(path) = &path {
        input.key("path").string(path);
    }
    if let Some(line) = &asked.coredns {
        input.key("coredns").string(line);
    }
    pairs(&mut input, "env", &asked.env)?;
    files(&mut input, asked, &mut loader, &mut texts, console)?;
    input.end_object();
    let envelope = wire::call(OP, &input.finish());
    let exit = exit_of(OP, &envelope);
    if asked.output.is_some() {
        console.print_bytes(&envelope);
        console.print("\n");
        return Ok(exit);
    }
    let answer = Document::parse(envelope).unwrap_or_else(|_| Document::from(&serde_json::Value::Null));
    if !told(&answer, console) && !asked.quiet {
        report(&answer, path.as_deref().unwrap_or(&source), &texts, console);
    }
    Ok(exit)
}

/// The texts in which findings are.
struct Texts {
    main: String,
    files: Vec<(String, String)>,
}

impl Texts {
    /// The text of a file, by its path or the end of it.
    fn of(&self, file: Option<&str>) -> &str {
        let Some(file) = file else { return &self.main };
        let found = self.files.iter().find(|(path, _)| path == file || file.ends_with(&format!("/{path}")));
        found.map_or("", |(_, text)| text)
    }
}

fn replace_invalid(bytes: &[u8]) -> String {
    let mut out = String::with_capacity(bytes.len());
    for chunk in bytes.utf8_chunks() {
        out.push_str(chunk.valid());
        out.extend(chunk.invalid().iter().map(|_| char::REPLACEMENT_CHARACTER));
    }
    out
}

fn pairs(input: &mut Writer, key: &str, given: &[String]) -> Result<(), Refusal> {
    if given.is_empty() {
        return Ok(());
    }
    input.key(key).begin_object();
    for pair in given {
        let (name, value) = pair.split_once('=').ok_or_else(|| Refusal(format!("--{key} {pair}: write NAME=VALUE")))?;
        input.key(name).string(value);
    }
    input.end_object();
    Ok(())
}

fn files(
    input: &mut Writer,
    asked: &Corefile,
    loader: &mut Loader,
    texts: &mut Texts,
    console: &mut Console<'_>,
) -> Result<(), Refusal> {
    if asked.files.is_empty() {
        return Ok(());
    }
    input.key("files").begin_object();
    for pair in &asked.files {
        let (path, file) = pair.split_once('=').unwrap_or((pair, pair));
        if file.is_empty() {
            input.key(path).raw(b"null");
            continue;
        }
        let (_, text) = loader.text(&PathBuf::from(file), console)?;
        let text = replace_invalid(&text);
        input.key(path).string(&text);
        texts.files.push((path.to_owned(), text));
    }
    input.end_object();
    Ok(())
}

fn report(answer: &Document, path: &str, texts: &Texts, console: &mut Console<'_>) {
    let findings: Vec<_> = answer.at("/ok/findings").into_iter().flat_map(|list| list.elements()).collect();
    for finding in &findings {
        console.print(&printed(*finding, path, texts));
    }
    let version = lines(answer);
    match answer.at("/ok/error/text").and_then(|text| text.as_str()) {
        Some(text) => console.print(&format!("it does not load; {version} prints\n{text}\n")),
        None => console.print(&format!("it loads in {version}\n")),
    }
    if let Some(assumed) = assumed(answer) {
        console.print(&format!("{assumed}\n"));
    }
}

/// A finding: what, where, the line with a mark below the word, the fix.
fn printed(finding: Node<'_>, path: &str, texts: &Texts) -> String {
    let (severity, code, message) = (text(finding, "severity"), text(finding, "code"), text(finding, "message"));
    let mut out = format!("{severity}[{code}]: {message}\n");
    let number = |name: &str| finding.member(name).and_then(|node| node.as_number()).and_then(|text| text.parse().ok());
    if let (Some(line), Some(column)) = (number("line"), number("column")) {
        let line: usize = line;
        let column: usize = column;
        let file = finding.member("file").and_then(|file| file.as_str());
        out.push_str(&format!("  --> {}:{line}:{column}\n", file.as_deref().unwrap_or(path)));
        let source = texts.of(file.as_deref()).trim_start_matches('\u{feff}');
        let shown = source.split('\n').nth(line.saturating_sub(1)).unwrap_or_default().trim_end();
        let width = span_width(finding, texts.of(file.as_deref()));
        let before: String = shown.chars().take(column.saturating_sub(1)).map(blank).collect();
        let margin = " ".repeat(line.to_string().len());
        out.push_str(&format!("{margin} |\n{line} | {shown}\n{margin} | {before}{}\n", "^".repeat(width)));
    }
    let fix = text(finding, "fix");
    if !fix.is_empty() {
        out.push_str(&format!("  = fix: {fix}\n"));
    }
    out.push('\n');
    out
}

/// A tab stays one, so that the mark stands below its word.
fn blank(character: char) -> char {
    if character == '\t' { '\t' } else { ' ' }
}

/// How many characters of its first line a word has.
fn span_width(finding: Node<'_>, text: &str) -> usize {
    let ends: Vec<usize> = finding
        .member("span")
        .into_iter()
        .flat_map(|span| span.elements())
        .filter_map(|end| end.as_number().and_then(|text| text.parse().ok()))
        .collect();
    let [start, end] = ends.as_slice() else { return 1 };
    let word = text.get(*start..*end).unwrap_or_default();
    word.split('\n').next().unwrap_or_default().chars().count().max(1)
}

fn text(node: Node<'_>, name: &str) -> String {
    node.member(name).and_then(|node| node.as_str()).unwrap_or_default().into_owned()
}
