//! `dns.corefile`: whether a Corefile loads, what CoreDNS prints if not, and what else is wrong with it.

use std::borrow::Cow;
use std::collections::BTreeSet;

use serde::Serialize;

use super::machine::{CONFIG_MAP, COREDNS, ENV, FILES, INTERFACES, PATH, Source, source};
use crate::dns::DnsAssumption;
use crate::dns::corefile::{Block, Finding, LoadError, Loaded, Place, Problem, Severity, Span, Zone, load};
use crate::objects::Complete;
use crate::wire::answer::Answer;
use crate::wire::error::{Answered, WireError};
use crate::wire::input::{Input, pointer};
use crate::wire::operation::{COMPLETE, MemberKind, Operation, RELEASE, optional, verdict};

pub(crate) const COREFILE: Operation = Operation {
    op: "dns.corefile",
    line: "whether a Corefile loads, the error that CoreDNS prints, all other findings, blocks and plugin order",
    members: &[&[
        optional("text", MemberKind::String, "the Corefile; either it or `configMap` must be given"),
        CONFIG_MAP,
        PATH,
        ENV,
        FILES,
        INTERFACES,
        COREDNS,
        RELEASE,
        COMPLETE,
    ]],
    verdicts: &[verdict("loads", 0), verdict("loads-with-errors", 1), verdict("does-not-load", 1)],
    refusals: &[],
};

pub(crate) fn corefile(input: &Input<'_>) -> Answered {
    let release = input.release()?;
    // It does not matter here, but a misspelled word is refused in every operation.
    input.words("complete", Complete::ALL)?;
    let source = source(input, "text")?.ok_or(WireError::MissingMember { member: "text" })?;
    let loaded = load(&source.text, &source.machine);
    let texts = Texts {
        source: &source,
        files: input.node("files").into_iter().flat_map(|files| files.members()).map(|file| file.name()).collect(),
        at: input.place("files"),
    };
    let mut answer = Answer::plain(release);
    answer.value("coredns", &source.machine.coredns, &[]);
    answer.value("verdict", &word(&loaded), &[]).value("loads", &loaded.error.is_none(), &[]);
    if let Some(error) = &loaded.error {
        answer.value("error", &Said::of(error, &texts), &[]);
    }
    let blocks: Vec<_> = loaded.blocks.iter().map(|block| Served::of(block, &texts)).collect();
    answer.value("blocks", &blocks, &[]).value("order", &order(&loaded, &source), &[]);
    let findings: Vec<_> = loaded.findings.iter().map(|finding| Found::of(finding, &texts)).collect();
    answer.value("findings", &findings, &[]);
    let files = loaded.assumed.iter().map(|path| DnsAssumption::File { path: path.clone() });
    let interfaces = loaded.assumed_interfaces.iter().map(|name| DnsAssumption::Interface { name: name.clone() });
    let assumed: Vec<_> = files.chain(interfaces).collect();
    if !assumed.is_empty() {
        answer.value("assumed", &assumed, &[]);
    }
    Ok(answer.finish())
}

fn word(loaded: &Loaded) -> &'static str {
    let severe = |finding: &Finding| finding.problem.severity() == Severity::Error;
    match &loaded.error {
        Some(_) => "does-not-load",
        None if loaded.findings.iter().any(severe) => "loads-with-errors",
        None => "loads",
    }
}

/// The directives that are used, in plugin order.
fn order(loaded: &Loaded, source: &Source<'_>) -> Vec<&'static str> {
    let used = |name: &&'static str| {
        loaded.blocks.iter().flat_map(|block| &block.plugins).any(|made| made.directive() == *name)
    };
    source.machine.coredns.directives().filter(used).collect()
}

/// The texts in which places are.
struct Texts<'a> {
    source: &'a Source<'a>,
    /// The names of the members of `files`.
    files: BTreeSet<Cow<'a, str>>,
    /// A pointer to `files`.
    at: String,
}

/// A place, with a pointer to the text in which it is.
#[derive(Serialize)]
struct At<'a> {
    at: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    file: Option<&'a str>,
    line: usize,
    column: usize,
    span: [usize; 2],
}

impl<'a> At<'a> {
    fn of(place: &'a Place, texts: &Texts<'_>) -> Self {
        let Place { file, line, column, span: Span { start, end } } = place;
        let source = texts.source;
        let file = file.as_deref();
        let at = match file {
            None => source.at.clone(),
            Some(file) => match source.machine.files.given_as(file) {
                Some(given) if texts.files.contains(given) => pointer(&texts.at, given),
                // A key of the ConfigMap beside the Corefile.
                Some(_) => {
                    let name = file.rsplit('/').next().unwrap_or(file);
                    pointer(source.at.strip_suffix("/Corefile").unwrap_or(&source.at), name)
                }
                // The Corefile, which imports itself.
                None => source.at.clone(),
            },
        };
        Self { at, file, line: *line, column: *column, span: [*start, *end] }
    }
}

#[derive(Serialize)]
struct Said<'a> {
    text: &'a str,
    #[serde(flatten)]
    at: Option<At<'a>>,
}

impl<'a> Said<'a> {
    fn of(error: &'a LoadError, texts: &Texts<'_>) -> Self {
        Self { text: &error.text, at: error.place.as_ref().map(|place| At::of(place, texts)) }
    }
}

#[derive(Serialize)]
struct Served<'a> {
    keys: &'a [String],
    zones: &'a [Zone],
    plugins: Vec<&'static str>,
    #[serde(flatten)]
    at: Option<At<'a>>,
}

impl<'a> Served<'a> {
    fn of(block: &'a Block, texts: &Texts<'_>) -> Self {
        Self {
            keys: &block.keys,
            zones: &block.zones,
            plugins: block.plugins.iter().map(|plugin| plugin.directive()).collect(),
            at: block.place.as_ref().map(|place| At::of(place, texts)),
        }
    }
}

#[derive(Serialize)]
struct Found<'a> {
    code: &'static str,
    severity: Severity,
    #[serde(skip_serializing_if = "Option::is_none")]
    directive: Option<&'static str>,
    message: String,
    #[serde(flatten)]
    at: Option<At<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    fix: Option<String>,
}

impl<'a> Found<'a> {
    fn of(finding: &'a Finding, texts: &Texts<'_>) -> Self {
        let problem = &finding.problem;
        Self {
            code: problem.word(),
            severity: problem.severity(),
            directive: match problem {
                Problem::Setup { directive, .. } => Some(directive),
                _ => None,
            },
            message: problem.to_string(),
            at: finding.place.as_ref().map(|place| At::of(place, texts)),
            fix: problem.fix(),
        }
    }
}
