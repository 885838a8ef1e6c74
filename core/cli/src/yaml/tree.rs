//! The nodes of one YAML document, built from the parser's events.

use std::collections::BTreeMap;

use granit_parser::{Event, Parser, ScalarStyle, Span, Tag};

use super::DEPTH_MAX;

/// Nodes by number; children and aliases point at numbers, so nothing recurses.
#[derive(Debug, Default)]
pub(super) struct Tree {
    nodes: Vec<Node>,
    /// The first line after the document that is not read; go-yaml stops at the document's end.
    pub(super) ignored_from: Option<u32>,
}

pub(super) type NodeId = usize;

#[derive(Debug)]
pub(super) struct Node {
    /// Counted from 1 within the text given to [`Tree::parse`].
    pub(super) line: u32,
    pub(super) kind: Kind,
}

#[derive(Debug)]
pub(super) enum Kind {
    /// `implicit`: plain, or with the tag `!`: the text is resolved.
    Scalar { text: String, tag: Option<String>, implicit: bool },
    Sequence(Vec<NodeId>),
    /// Keys and values in turn.
    Mapping(Vec<NodeId>),
    Alias { name: String, target: NodeId },
}

/// Why the text is no YAML document.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct SyntaxError {
    pub(super) line: Option<u32>,
    pub(super) problem: String,
}

impl Tree {
    /// Reads the first document; `None` if there is none.
    pub(super) fn parse(text: &str) -> Result<Option<Tree>, SyntaxError> {
        let options = granit_parser::options! {
            emit_comments: false,
            emit_unresolved_aliases: true,
            bom_inside_document_as_content: true,
            block_scalar_eof_without_line_feed: true,
            flow_nesting_limit: DEPTH_MAX,
            block_nesting_limit: DEPTH_MAX,
        };
        let mut events = Parser::new_from_str_with_options(text, options);
        let mut tree = Tree::default();
        let mut anchors = BTreeMap::new();
        // The collections that are still open.
        let mut open: Vec<NodeId> = Vec::new();
        while let Some(event) = events.next_event() {
            let (event, span) = event.map_err(|error| SyntaxError {
                line: Some(line(&error_span(&error))),
                problem: error.info(),
            })?;
            let (kind, anchor) = match event {
                Event::DocumentEnd => {
                    tree.look_behind(&mut events);
                    return Ok(Some(tree));
                }
                Event::StreamEnd => return Ok(None),
                Event::SequenceEnd | Event::MappingEnd => {
                    open.pop();
                    continue;
                }
                Event::Scalar(value, style, anchor, tag) => (scalar(value.into_owned(), style, tag.as_deref()), anchor),
                Event::SequenceStart(_, anchor, _) => (Kind::Sequence(Vec::new()), anchor),
                Event::MappingStart(_, anchor, _) => (Kind::Mapping(Vec::new()), anchor),
                Event::Alias(id) => {
                    let name = span.slice(text).and_then(|name| name.strip_prefix('*')).unwrap_or_default().to_owned();
                    match anchors.get(&id) {
                        Some(target) => (Kind::Alias { name, target: *target }, 0),
                        None => return Err(unknown_anchor(&name, &span)),
                    }
                }
                Event::UnresolvedAlias(name) => return Err(unknown_anchor(&name, &span)),
                _ => continue,
            };
            let opens = matches!(kind, Kind::Sequence(_) | Kind::Mapping(_));
            let id = tree.nodes.len();
            if anchor != 0 {
                anchors.insert(anchor, id);
            }
            if let Some(Node { kind: Kind::Sequence(children) | Kind::Mapping(children), .. }) =
                open.last().and_then(|parent| tree.nodes.get_mut(*parent))
            {
                children.push(id);
            }
            tree.nodes.push(Node { line: line(&span), kind });
            if opens {
                open.push(id);
            }
        }
        Ok(None)
    }

    pub(super) const ROOT: NodeId = 0;

    pub(super) fn get(&self, id: NodeId) -> Option<&Node> {
        self.nodes.get(id)
    }

    fn look_behind<'a, T: granit_parser::BorrowedInput<'a>>(&mut self, events: &mut Parser<'a, T>) {
        self.ignored_from = match events.next_event() {
            Some(Ok((Event::DocumentStart(..), span))) => Some(line(&span)),
            Some(Err(error)) => Some(line(&error_span(&error))),
            _ => None,
        };
    }
}

fn scalar(text: String, style: ScalarStyle, tag: Option<&Tag>) -> Kind {
    let tag = tag.map(|tag| format!("{}{}", tag.handle(), tag.suffix()));
    match tag.as_deref() {
        None => Kind::Scalar { text, tag: None, implicit: style == ScalarStyle::Plain },
        // The non-specific tag: libyaml's parser drops it and says that the text is plain.
        Some("!") => Kind::Scalar { text, tag: None, implicit: true },
        Some(_) => Kind::Scalar { text, tag, implicit: false },
    }
}

fn unknown_anchor(name: &str, span: &Span) -> SyntaxError {
    SyntaxError { line: Some(line(span)), problem: format!("unknown anchor '{name}' referenced") }
}

fn error_span(error: &granit_parser::ScanError) -> Span {
    Span::empty(*error.marker())
}

fn line(span: &Span) -> u32 {
    u32::try_from(span.start.line()).unwrap_or(u32::MAX)
}
