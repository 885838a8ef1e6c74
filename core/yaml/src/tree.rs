//! The nodes of one YAML document, built from the parser's events.
#![expect(clippy::arithmetic_side_effects, reason = "places, lines and nodes of a text of at most `BYTES_MAX` bytes")]

use std::collections::BTreeMap;

use granit_parser::{ErrorKind, Event, Parser, ScalarStyle, ScanError, Span, StructureStyle, Tag, YamlVersion};

use crate::DEPTH_MAX;
use crate::libyaml::{Checks, Place};
use crate::object::Mark;

/// Nodes by number; children and aliases point at numbers, so nothing recurses.
#[derive(Debug, Default)]
pub(crate) struct Tree {
    nodes: Vec<Node>,
    /// The first line after the document that is not read; go-yaml stops at the document's end.
    pub(crate) ignored_from: Option<u32>,
}

pub(crate) type NodeId = usize;

#[derive(Debug)]
pub(crate) struct Node {
    /// Counted from 1 within the text given to [`Tree::parse`].
    pub(crate) at: Mark,
    pub(crate) kind: Kind,
}

#[derive(Debug)]
pub(crate) enum Kind {
    /// `implicit`: plain and without a tag, so that the text is resolved.
    Scalar {
        text: String,
        tag: Option<String>,
        implicit: bool,
    },
    Sequence(Vec<NodeId>),
    /// Keys and values in turn.
    Mapping(Vec<NodeId>),
    Alias {
        name: String,
        target: NodeId,
    },
}

/// Why the text is not a YAML document.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct SyntaxError {
    pub(crate) line: u32,
    pub(crate) problem: String,
}

impl From<(usize, &'static str)> for SyntaxError {
    fn from((line, problem): (usize, &'static str)) -> Self {
        SyntaxError { line: u32::try_from(line).unwrap_or(u32::MAX), problem: problem.to_owned() }
    }
}

/// Why the parser stopped, and what is known of the outermost mapping by then.
enum Stop {
    Refused(SyntaxError),
    Scan { error: ScanError, root_column: usize },
}

impl<E: Into<SyntaxError>> From<E> for Stop {
    fn from(error: E) -> Self {
        Stop::Refused(error.into())
    }
}

impl Tree {
    pub(crate) const ROOT: NodeId = 0;

    /// Reads the first document; `None` if there is none.
    pub(crate) fn parse(text: &str) -> Result<Option<Tree>, SyntaxError> {
        let mut lines = text
            .lines()
            .zip(1..)
            .skip_while(|(line, _)| line.trim_start().is_empty() || line.trim_start().starts_with('#'));
        if let Some((line, number)) = lines.next().filter(|(line, _)| *line == "..." || line.starts_with("... ")) {
            let problem = format!("did not find expected node content before `{}`", line.trim_end());
            return Err(SyntaxError { line: number, problem });
        }
        // go-yaml's double quotes know `\'`; a text that uses it is read again with the escape that both know.
        let mut rewritten: Option<String> = None;
        for _ in 0..QUOTES_MAX {
            let current = rewritten.as_deref().unwrap_or(text);
            let (error, root_column) = match build(current) {
                Ok(tree) => return Ok(tree),
                Err(Stop::Refused(error)) => return Err(error),
                Err(Stop::Scan { error, root_column }) => (error, root_column),
            };
            if let Some(text) = without_quote_escapes(current, &error) {
                rewritten = Some(text);
                continue;
            }
            let whole = SyntaxError { line: line_of(error.marker().line()), problem: error.info() };
            for end in ended_before(current, &error, root_column) {
                let document = current.get(..end).unwrap_or_default();
                if let Ok(Some(mut tree)) = build(document) {
                    tree.ignored_from = Some(line_of(document.matches('\n').count() + 1));
                    return Ok(Some(tree));
                }
            }
            return Err(whole);
        }
        Err(SyntaxError { line: 1, problem: format!("more than {QUOTES_MAX} texts with the escape `\\'`") })
    }

    pub(crate) fn get(&self, id: NodeId) -> Option<&Node> {
        self.nodes.get(id)
    }
}

const QUOTES_MAX: usize = 1000;
const ENDS_MAX: usize = 20;

/// A collection that is still open.
struct Open {
    id: NodeId,
    flow: bool,
    mapping: bool,
    column: usize,
    children: usize,
}

fn build(text: &str) -> Result<Option<Tree>, Stop> {
    let options = granit_parser::options! {
        emit_comments: false,
        emit_unresolved_aliases: true,
        emit_anchor_events: true,
        bom_inside_document_as_content: true,
        block_scalar_eof_without_line_feed: true,
        flow_nesting_limit: DEPTH_MAX,
        block_nesting_limit: DEPTH_MAX,
    };
    let mut events = Parser::new_from_str_with_options(text, options);
    let mut builder = Builder::new(text);
    while let Some(event) = events.next_event() {
        let (event, span) = match event {
            Ok(event) => event,
            Err(error) => return builder.stopped(error).map(Some),
        };
        match event {
            Event::DocumentStart(_, Some(version)) if version != YamlVersion::new(1, 1) => {
                return Err((span.start.line(), "found incompatible YAML document").into());
            }
            Event::DocumentEnd => {
                builder.checks.document_end(&span)?;
                builder.tree.ignored_from = match events.next_event() {
                    Some(Ok((Event::DocumentStart(..), span))) => Some(line_of(span.start.line())),
                    Some(Err(error)) => Some(line_of(error.marker().line())),
                    _ => None,
                };
                return Ok(Some(builder.tree));
            }
            Event::StreamEnd => return Ok(None),
            Event::SequenceEnd | Event::MappingEnd => builder.close(&span),
            Event::Anchor(_, name) => Checks::anchor(&span, &name)?,
            event => {
                if let Some(node) = builder.read(event, &span)? {
                    builder.add(node, &span);
                }
            }
        }
    }
    Ok(None)
}

/// A tree under construction.
struct Builder<'t> {
    text: &'t str,
    checks: Checks<'t>,
    tree: Tree,
    /// By the parser's number.
    anchors: BTreeMap<usize, NodeId>,
    open: Vec<Open>,
    root_column: usize,
    root_in_brackets: bool,
}

/// A node that an event begins.
struct Begun {
    kind: Kind,
    /// The parser's number of its anchor, 0 for none.
    anchor: usize,
    /// For a collection: whether it is in brackets.
    flow: Option<bool>,
}

impl<'t> Builder<'t> {
    fn new(text: &'t str) -> Self {
        Builder {
            text,
            checks: Checks::new(text),
            tree: Tree::default(),
            anchors: BTreeMap::new(),
            open: Vec::new(),
            root_column: 0,
            root_in_brackets: false,
        }
    }

    /// The column of the innermost collection; `None` inside brackets.
    fn indent(&self) -> Option<usize> {
        self.open.last().map_or(Some(0), |open| (!open.flow).then_some(open.column))
    }

    /// What the parser's refusal means for the document.
    fn stopped(mut self, error: ScanError) -> Result<Tree, Stop> {
        // go-yaml looks no further than to the bracket that closes the document.
        let rest = self.checks.rest();
        let no_token = rest.starts_with("{{") || rest.starts_with(['`', '@', '%']);
        if self.open.is_empty() && self.root_in_brackets && !no_token {
            self.tree.ignored_from = Some(line_of(error.marker().line()));
            return Ok(self.tree);
        }
        Err(Stop::Scan { error, root_column: self.root_column })
    }

    /// The end of a collection.
    fn close(&mut self, span: &Span) {
        if self.open.pop().is_some_and(|closed| closed.flow) {
            let indent = self.indent();
            self.checks.flow_end(span, Place { indent, key: false });
        }
    }

    /// The node that an event begins, if libyaml takes it; `None` for events without a node.
    fn read(&mut self, event: Event<'_>, span: &Span) -> Result<Option<Begun>, Stop> {
        let key = self.open.last().is_some_and(|open| open.mapping && open.children % 2 == 0);
        let place = Place { indent: self.indent(), key };
        let collection = |checks: &mut Checks<'t>, style: StructureStyle, kind: Kind, anchor: usize| {
            let flow = style == StructureStyle::Flow;
            if flow {
                checks.node(span, Place { key: false, ..place })?;
            }
            Ok(Some(Begun { kind, anchor, flow: Some(flow) }))
        };
        match event {
            Event::Scalar(value, style, anchor, tag) => {
                self.checks.node(span, place)?;
                self.checks.scalar(span, style, place)?;
                Ok(Some(Begun { kind: scalar(value.into_owned(), style, tag.as_deref()), anchor, flow: None }))
            }
            Event::SequenceStart(style, anchor, _) => {
                collection(&mut self.checks, style, Kind::Sequence(Vec::new()), anchor)
            }
            Event::MappingStart(style, anchor, _) => {
                collection(&mut self.checks, style, Kind::Mapping(Vec::new()), anchor)
            }
            Event::Alias(id) => {
                self.checks.node(span, place)?;
                let name = span.slice(self.text).and_then(|name| name.strip_prefix('*')).unwrap_or_default().to_owned();
                let target = *self.anchors.get(&id).ok_or_else(|| unknown_anchor(&name, span))?;
                Ok(Some(Begun { kind: Kind::Alias { name, target }, anchor: 0, flow: None }))
            }
            Event::UnresolvedAlias(name) => {
                Checks::anchor(span, &name)?;
                Err(unknown_anchor(&name, span).into())
            }
            _ => Ok(None),
        }
    }

    /// Puts a node into the innermost collection, and opens it if it is one itself.
    fn add(&mut self, begun: Begun, span: &Span) {
        let id = self.tree.nodes.len();
        if begun.anchor != 0 {
            self.anchors.insert(begun.anchor, id);
        }
        if let Some(parent) = self.open.last_mut() {
            parent.children += 1;
            if let Some(Node { kind: Kind::Sequence(children) | Kind::Mapping(children), .. }) =
                self.tree.nodes.get_mut(parent.id)
            {
                children.push(id);
            }
        }
        if let Some(flow) = begun.flow {
            let mapping = matches!(begun.kind, Kind::Mapping(_));
            let column = span.start.col();
            if id == Tree::ROOT {
                self.root_in_brackets = flow;
                self.root_column = if mapping && !flow { column } else { 0 };
            }
            self.open.push(Open { id, flow, mapping, column, children: 0 });
        }
        let at = Mark { line: line_of(span.start.line()), column: line_of(span.start.col()).saturating_add(1) };
        self.tree.nodes.push(Node { at, kind: begun.kind });
    }
}

/// Where the document may have ended before the text that is wrong: a line further to the left than the outermost
/// mapping ends it, and go-yaml looks at no more of what comes then than its first token.
fn ended_before(text: &str, error: &ScanError, root_column: usize) -> Vec<usize> {
    let wrong = error.marker().byte_offset().unwrap_or(0);
    let mut ends = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        if start > wrong || ends.len() >= ENDS_MAX {
            break;
        }
        let content = line.trim_start_matches(' ');
        let column = line.len() - content.len();
        let token = match content.chars().next() {
            // A text with `{{` is a template, and the error says so.
            Some('{') => !content.starts_with("{{"),
            Some('}' | ']' | '[' | ',') => true,
            // A quoted text is a token only if it ends.
            Some(quote @ ('"' | '\'')) => text.get(start + column + 1..).is_some_and(|rest| rest.contains(quote)),
            _ => false,
        };
        if token && column < root_column {
            ends.push(start);
        }
        start += line.len();
    }
    ends
}

/// The text with the escape `\'` written as `\x27` in the double quotes that the parser stopped at.
fn without_quote_escapes(text: &str, error: &ScanError) -> Option<String> {
    if *error.kind() != ErrorKind::UnknownQuotedScalarEscape {
        return None;
    }
    let begin = error.marker().byte_offset()?;
    let (mut out, quoted) = (text.get(..begin)?.to_owned(), text.get(begin..)?);
    let mut characters = quoted.char_indices().skip(1);
    out.push('"');
    let mut changed = false;
    while let Some((at, c)) = characters.next() {
        match c {
            '"' => {
                out.push_str(quoted.get(at..)?);
                return changed.then_some(out);
            }
            '\\' => match characters.next()?.1 {
                '\'' => {
                    changed = true;
                    out.push_str("\\x27");
                }
                escape => out.extend(['\\', escape]),
            },
            c => out.push(c),
        }
    }
    None
}

fn scalar(text: String, style: ScalarStyle, tag: Option<&Tag>) -> Kind {
    let tag = tag.map(|tag| format!("{}{}", tag.handle(), tag.suffix()));
    match tag.as_deref() {
        None => Kind::Scalar { text, tag: None, implicit: style == ScalarStyle::Plain },
        // The non-specific tag says that the text is text.
        Some("!") => Kind::Scalar { text, tag: None, implicit: false },
        Some(_) => Kind::Scalar { text, tag, implicit: false },
    }
}

fn unknown_anchor(name: &str, span: &Span) -> SyntaxError {
    SyntaxError { line: line_of(span.start.line()), problem: format!("unknown anchor '{name}' referenced") }
}

fn line_of(line: usize) -> u32 {
    u32::try_from(line).unwrap_or(u32::MAX)
}
