//! One file as kubectl's decoder cuts it: JSON values first, then YAML documents.
//!
//! Source: kubernetes/apimachinery pkg/util/yaml decoder.go (`YAMLOrJSONDecoder`, `YAMLReader`).
#![expect(
    clippy::arithmetic_side_effects,
    reason = "places and lines of a text of at most `BYTES_MAX` bytes; lines count from 1"
)]

use crate::json::{self, JsonError, JsonValue};
use crate::object::Mark;

/// How far kubectl looks for the brace that says JSON.
const PEEK: usize = 4096;

/// A piece of a stream.
#[derive(Debug)]
pub(crate) enum Piece {
    Json(Box<JsonValue>),
    /// The text of one YAML document and the line of the stream on which it begins.
    Yaml {
        text: Vec<u8>,
        line: u32,
    },
}

/// Why the stream cannot be cut any further.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum StreamError {
    Json(JsonError),
    Separator { line: u32, rest: String },
}

/// The pieces of a stream in order.
pub(crate) struct Stream<'a> {
    text: &'a [u8],
    at: usize,
    mark: Mark,
    json: bool,
    /// JSON values so far: after two of them kubectl no longer tries YAML.
    count: usize,
    /// What JSON said about a stream that then went on as YAML.
    pub(crate) json_error: Option<JsonError>,
}

impl<'a> Stream<'a> {
    pub(crate) fn new(text: &'a [u8]) -> Self {
        Stream { text, at: 0, mark: Mark::START, json: begins_as_json(text), count: 0, json_error: None }
    }

    pub(crate) fn next(&mut self) -> Result<Option<Piece>, StreamError> {
        if self.json {
            match json::next(self.text, self.at, self.mark) {
                Ok(None) => return Ok(None),
                Ok(Some(value)) => {
                    self.count += 1;
                    self.advance(value.end);
                    return Ok(Some(Piece::Json(Box::new(value))));
                }
                Err(error) => {
                    // Two values make it JSON for good, and kubectl says what Go said without more.
                    if error.is_json || self.count > 1 {
                        return Err(StreamError::Json(error));
                    }
                    let problem = match error.offset {
                        Some(offset) => format!("json: offset {offset}: {}", error.problem),
                        None => error.problem.clone(),
                    };
                    let error = JsonError { problem, ..error };
                    if !self.skip_to_yaml() {
                        return Err(StreamError::Json(error));
                    }
                    self.json = false;
                    self.json_error = Some(error);
                }
            }
        }
        self.yaml()
    }

    fn advance(&mut self, to: usize) {
        self.mark = self.mark.behind(self.text.get(self.at..to).unwrap_or_default());
        self.at = to;
    }

    /// White space behind a JSON value, up to the end of its line; `false` where YAML cannot begin.
    fn skip_to_yaml(&mut self) -> bool {
        let mut at = self.at;
        loop {
            let rest = self.text.get(at..).unwrap_or_default();
            // kubectl reads four bytes at a time and gives up where they are not there.
            let Some(head) = rest.get(..4) else { return false };
            let Some(c) = first_char(head) else { return false };
            if c == char::REPLACEMENT_CHARACTER {
                return false;
            }
            if !is_go_space(c) {
                break;
            }
            at += c.len_utf8();
            if c == '\n' {
                break;
            }
        }
        self.advance(at);
        true
    }

    /// The lines up to the next separator; carriage returns before line feeds are gone.
    fn yaml(&mut self) -> Result<Option<Piece>, StreamError> {
        let mut text = Vec::new();
        let mut begin = self.mark.line;
        loop {
            let rest = self.text.get(self.at..).unwrap_or_default();
            if rest.is_empty() {
                return Ok((!text.is_empty()).then_some(Piece::Yaml { text, line: begin }));
            }
            let end = rest.iter().position(|byte| *byte == b'\n').unwrap_or(rest.len());
            let line = rest.get(..end).unwrap_or_default();
            let ends = end < rest.len();
            let line = if ends { line.strip_suffix(b"\r").unwrap_or(line) } else { line };
            self.advance(self.at + end + usize::from(ends));
            if let Some(behind) = line.strip_prefix(b"---") {
                let behind = String::from_utf8_lossy(behind);
                let behind = behind.trim_matches(is_go_space);
                if !behind.is_empty() && !behind.starts_with('#') {
                    let line = self.mark.line - u32::from(ends);
                    return Err(StreamError::Separator { line, rest: behind.to_owned() });
                }
                if !text.is_empty() {
                    return Ok(Some(Piece::Yaml { text, line: begin }));
                }
            }
            if text.is_empty() {
                begin = self.mark.line - u32::from(ends);
            }
            text.extend_from_slice(line);
            text.push(b'\n');
        }
    }
}

/// Whether kubectl tries JSON first.
pub(crate) fn begins_as_json(text: &[u8]) -> bool {
    trim_start(text.get(..PEEK).unwrap_or(text)).first() == Some(&b'{')
}

fn first_char(bytes: &[u8]) -> Option<char> {
    bytes.utf8_chunks().next().map(|chunk| chunk.valid().chars().next().unwrap_or(char::REPLACEMENT_CHARACTER))
}

fn trim_start(mut bytes: &[u8]) -> &[u8] {
    while let Some(c) = first_char(bytes.get(..bytes.len().min(4)).unwrap_or(bytes)) {
        if !is_go_space(c) {
            break;
        }
        bytes = bytes.get(c.len_utf8()..).unwrap_or_default();
    }
    bytes
}

/// `unicode.IsSpace`.
fn is_go_space(c: char) -> bool {
    c.is_whitespace()
}
