//! Where libyaml, which go-yaml carries, refuses what the event parser takes: YAML 1.1 is narrower than 1.2 in a few
//! places.
//!
//! Source: yaml/go-yaml v2 scannerc.go, parserc.go.
#![expect(clippy::arithmetic_side_effects, reason = "places, lines and columns of a text of at most `BYTES_MAX` bytes")]

use granit_parser::{ScalarStyle, Span};

/// Follows the nodes of a document in the order of the text.
#[derive(Debug)]
pub(crate) struct Checks<'t> {
    text: &'t str,
    /// The byte at which each line begins.
    lines: Vec<usize>,
    /// Behind the last token: its line, its byte, whether it was a plain scalar, and how far the collection around it
    /// is indented (`None` inside brackets).
    end_line: usize,
    end: usize,
    plain: bool,
    indent: Option<usize>,
    /// A question mark stands before the node.
    explicit: bool,
    /// Nothing stands before the node: no question mark, no anchor, no tag.
    bare: bool,
}

/// Where a node stands.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Place {
    /// The column of the block collection around it; `None` inside brackets.
    pub(crate) indent: Option<usize>,
    /// A key of a mapping.
    pub(crate) key: bool,
}

type Refused = Result<(), (usize, &'static str)>;

const NO_TOKEN: &str = "found character that cannot start any token";

impl<'t> Checks<'t> {
    pub(crate) fn new(text: &'t str) -> Self {
        let lines = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        Checks { text, lines, end_line: 0, end: 0, plain: false, indent: Some(0), explicit: false, bare: true }
    }

    /// Any node, before what it holds.
    pub(crate) fn node(&mut self, span: &Span, place: Place) -> Refused {
        let line = span.start.line();
        if place.indent.is_some() {
            let before = self.line_text(line).get(..self.column_byte(span)).unwrap_or_default();
            // Between a token's indicators and the token itself there may be spaces only.
            if before.contains('\t') && before.bytes().all(|byte| matches!(byte, b' ' | b'\t' | b'-' | b'?')) {
                return Err((line, NO_TOKEN));
            }
        }
        self.blank_lines(line)?;
        let start = span.byte_range().map_or(0, |range| range.start);
        let between = self.text.get(self.end..start).unwrap_or_default();
        self.explicit = between.contains('?');
        self.bare = between.trim().is_empty();
        if place.key && place.indent.is_none() && !self.explicit && span.end.line() > line {
            return Err((line, "did not find expected ',' or '}'"));
        }
        (self.end_line, self.end, self.plain, self.indent) = (line, start, false, place.indent);
        Ok(())
    }

    pub(crate) fn scalar(&mut self, span: &Span, style: ScalarStyle, place: Place) -> Refused {
        let line = span.start.line();
        let range = span.byte_range().unwrap_or_default();
        let source = self.text.get(range.clone()).unwrap_or_default();
        match style {
            ScalarStyle::Plain if source.is_empty() && place.key && place.indent.is_some() && self.bare => {
                return Err((line, "did not find expected key"));
            }
            ScalarStyle::Plain if place.indent.is_none() => {
                if source.contains('?') {
                    return Err((line, "did not find expected ',' or '}' or ']'"));
                }
                if source.starts_with(':') {
                    return Err((line, "did not find expected node content"));
                }
                let behind = self.text.get(range.end..).unwrap_or_default();
                if behind.strip_prefix(':').is_some_and(|rest| rest.starts_with([',', '[', ']', '{', '}'])) {
                    // To libyaml the colon belongs to the text.
                    return Err((line, "a colon right before a bracket or a comma: put a space behind it"));
                }
            }
            ScalarStyle::DoubleQuoted => {
                if let Some(problem) = bad_escape(source) {
                    return Err((line, problem));
                }
            }
            ScalarStyle::Literal | ScalarStyle::Folded => self.block_scalar(span)?,
            _ => {}
        }
        // A block scalar may end at the beginning of the next line.
        let last = span.end.line() - usize::from(span.end.col() == 0 && span.end.line() > line);
        self.end_line = last;
        self.end = range.end;
        // Behind a key comes its colon.
        self.plain = style == ScalarStyle::Plain && !place.key;
        Ok(())
    }

    /// The end of a collection in brackets.
    pub(crate) fn flow_end(&mut self, span: &Span, place: Place) {
        self.end_line = span.end.line();
        self.end = span.byte_range().map_or(self.end, |range| range.end);
        self.plain = false;
        self.indent = place.indent;
    }

    /// The end of the document.
    pub(crate) fn document_end(&mut self, span: &Span) -> Refused {
        self.blank_lines(span.start.line())
    }

    pub(crate) fn anchor(span: &Span, name: &str) -> Refused {
        if name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-')) {
            return Ok(());
        }
        Err((span.start.line(), "did not find expected alphabetic or numeric character"))
    }

    /// What follows the last token.
    pub(crate) fn rest(&self) -> &'t str {
        self.text.get(self.end..).unwrap_or_default().trim_start()
    }

    /// Lines between two tokens hold nothing or a comment, and no tab where a token could begin.
    fn blank_lines(&mut self, next: usize) -> Refused {
        let Some(indent) = self.indent else { return Ok(()) };
        let mut plain = self.plain;
        for line in self.end_line + 1..next {
            let text = self.line_text(line);
            let rest = text.trim_start_matches(' ');
            let column = text.len() - rest.len();
            if rest.starts_with('\t') {
                if !plain {
                    return Err((line, NO_TOKEN));
                }
                if column <= indent {
                    return Err((line, "found a tab character that violates indentation"));
                }
            }
            plain = plain && !rest.trim_start().starts_with('#');
        }
        Ok(())
    }

    fn block_scalar(&self, span: &Span) -> Refused {
        let mut content = None;
        for line in span.start.line() + 1..=span.end.line() {
            let text = self.line_text(line);
            let rest = text.trim_start_matches(' ');
            let column = text.len() - rest.len();
            if rest.starts_with('\t') && content.is_none_or(|content| column < content) && rest.trim().is_empty() {
                return Err((line, "found a tab character where an indentation space is expected"));
            }
            if content.is_none() && !rest.is_empty() {
                content = Some(column);
            }
        }
        Ok(())
    }

    fn line_text(&self, line: usize) -> &'t str {
        let start = line.checked_sub(1).and_then(|index| self.lines.get(index)).copied();
        let end = self.lines.get(line).map_or(self.text.len(), |next| next - 1);
        start.and_then(|start| self.text.get(start..end)).unwrap_or_default()
    }

    fn column_byte(&self, span: &Span) -> usize {
        let start = span.byte_range().map_or(0, |range| range.start);
        let line = self.lines.get(span.start.line().saturating_sub(1)).copied().unwrap_or(0);
        start.saturating_sub(line)
    }
}

/// Escapes that YAML 1.2 took over from JSON.
fn bad_escape(source: &str) -> Option<&'static str> {
    let mut rest = source;
    while let Some(at) = rest.find('\\') {
        let escape = rest.get(at + 1..)?;
        if escape.starts_with('/') {
            return Some("found unknown escape character");
        }
        if let Some(digits) = escape.strip_prefix('u') {
            let surrogate = digits.starts_with(['d', 'D'])
                && digits.get(1..2).is_some_and(|digit| "89abcdefABCDEF".contains(digit));
            if surrogate {
                return Some("found invalid Unicode character escape code");
            }
        }
        rest = escape.get(escape.chars().next().map_or(0, char::len_utf8)..)?;
    }
    None
}
