//! `corefile`: whether a Corefile loads, and what is wrong with it, as a compiler prints it.

use nocluster::json::{Document, Node, Writer};
use nocluster::release::CoreDns;

use crate::answered::answer;
use crate::assumed::assumed;
use crate::console::Console;
use crate::dns_args::Corefile;
use crate::dns_question::{config_map, lines, no_other_object};
use crate::exit::Exit;
use crate::imports::OnDisk;
use crate::load::Loader;
use crate::machine::replace_invalid;
use crate::refusal::Refusal;

const OP: &str = "dns.corefile";

pub(crate) fn corefile(asked: &Corefile, console: &mut Console<'_>) -> Exit {
    ask(asked, console).unwrap_or_else(|refusal| refusal.told(console))
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
        no_other_object(&source, &text, &loader, console)?;
        texts.main = replace_invalid(&text);
        input.key("text").string(&texts.main);
    }
    let path = asked.path.clone().or_else(|| map.is_none().then(|| source.clone()));
    let mut given = asked.machine.read(&mut loader, console)?;
    if map.is_none() {
        let coredns = asked.coredns.as_deref().and_then(|line| CoreDns::parse(line).ok()).unwrap_or_default();
        let path = path.as_deref().unwrap_or(&source);
        let corefile = OnDisk { text: &texts.main, file: &asked.file, path, coredns };
        corefile.add_imports(&mut given, &mut loader, console)?;
    }
    if let Some(path) = &path {
        input.key("path").string(path);
    }
    if let Some(line) = &asked.coredns {
        input.key("coredns").string(line);
    }
    given.write(&mut input);
    texts.files.extend(given.files.into_iter().filter_map(|(path, text)| Some((path, text?))));
    input.end_object();
    let (exit, answer) = answer(OP, &input.finish(), asked.output.is_some(), asked.quiet, console);
    if let Some(answer) = &answer {
        report(answer, path.as_deref().unwrap_or(&source), &texts, console);
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
    for line in assumed(answer) {
        console.print(&format!("{line}\n"));
    }
}

/// A finding: what, where, the line with a mark below the word, the fix.
fn printed(finding: Node<'_>, path: &str, texts: &Texts) -> String {
    let (severity, code, message) = (text(finding, "severity"), text(finding, "code"), text(finding, "message"));
    let mut out = format!("{severity}[{code}]: {message}\n");
    let number = |name: &str| finding.member(name).and_then(|node| node.as_number()).and_then(|text| text.parse().ok());
    let (line, column): (Option<usize>, Option<usize>) = (number("line"), number("column"));
    if let (Some(line), Some(column)) = (line, column) {
        let file = finding.member("file").and_then(|file| file.as_str());
        out.push_str(&format!("  --> {}:{line}:{column}\n", file.as_deref().unwrap_or(path)));
        let excerpt = Excerpt::of(texts.of(file.as_deref()), span(finding));
        let margin = " ".repeat(line.to_string().len());
        let Excerpt { shown, before, width } = excerpt;
        out.push_str(&format!("{margin} |\n{line} | {shown}\n{margin} | {before}{}\n", "^".repeat(width)));
    }
    let fix = text(finding, "fix");
    if !fix.is_empty() {
        out.push_str(&format!("  = fix: {fix}\n"));
    }
    out.push('\n');
    out
}

/// How many characters of a line are shown before a word, and from it on.
const SHOWN: usize = 200;

/// A line, or what stands around a word of a long one, with what marks the word.
struct Excerpt {
    shown: String,
    before: String,
    width: usize,
}

impl Excerpt {
    fn of(text: &str, (start, end): (usize, usize)) -> Self {
        let (before, from) = text.split_at_checked(start).unwrap_or_default();
        let before: Vec<char> = before.chars().rev().take_while(|next| *next != '\n').take(SHOWN + 1).collect();
        let cut = before.len() > SHOWN;
        let ellipsis = cut.then_some('…');
        let before = before.into_iter().take(SHOWN).rev().filter(|next| *next != '\u{feff}');
        let before: String = ellipsis.into_iter().chain(before).collect();
        let rest: String = from.chars().take_while(|next| *next != '\n').take(SHOWN).collect();
        let ellipsis = if from.chars().take_while(|next| *next != '\n').nth(SHOWN).is_some() { "…" } else { "" };
        let word = text.get(start..end).unwrap_or_default();
        let width = word.chars().take_while(|next| *next != '\n').take(SHOWN).count().max(1);
        let shown = format!("{before}{rest}{ellipsis}").trim_end().to_owned();
        Self { shown, before: before.chars().map(blank).collect(), width }
    }
}

/// A tab stays one, so that the mark stands below its word.
fn blank(character: char) -> char {
    if character == '\t' { '\t' } else { ' ' }
}

/// The bytes of a word.
fn span(finding: Node<'_>) -> (usize, usize) {
    let ends: Vec<usize> = finding
        .member("span")
        .into_iter()
        .flat_map(|span| span.elements())
        .filter_map(|end| end.as_number().and_then(|text| text.parse().ok()))
        .collect();
    let [start, end] = ends.as_slice() else { return (0, 0) };
    (*start, *end)
}

fn text(node: Node<'_>, name: &str) -> String {
    node.member(name).and_then(|node| node.as_str()).unwrap_or_default().into_owned()
}
