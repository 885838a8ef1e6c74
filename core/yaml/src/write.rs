//! JSON printed as YAML, byte for byte as kubectl's `-o yaml` prints it.
//!
//! Source: sigs.k8s.io/yaml `JSONToYAML` over yaml/go-yaml v2 encode.go, emitterc.go.
#![expect(
    clippy::arithmetic_side_effects,
    reason = "places and columns of a text, and two columns a level of a document"
)]

use std::fmt::Write as _;

use nocluster::json::{Elements, Kind, Node, format_float64};

use crate::order::sorted;
use crate::scalar::{self, Scalar};
use crate::style::{Analysis, is_base_60, is_break, is_printable};
use crate::value::short_float;

/// go-yaml breaks a line at the first space behind this column.
const WIDTH: usize = 80;
/// A longer key is written behind a question mark; in bytes.
const KEY_MAX: usize = 128;

/// The YAML text of a JSON value, with a line feed at its end.
pub fn to_yaml(node: Node<'_>) -> String {
    let mut writer = Writer { out: String::new(), column: 0 };
    let mut open: Vec<Open<'_>> = Vec::new();
    writer.value(node, Place { indent: None, behind: Behind::Nothing }, &mut open);
    while let Some(last) = open.last_mut() {
        let next = match last {
            Open::Mapping { members, indent, first } => members.next().map(|(name, value)| {
                writer.line(*indent, std::mem::take(first));
                let simple = writer.key(&name, *indent);
                (value, Place { indent: Some(*indent), behind: if simple { Behind::Key } else { Behind::LongKey } })
            }),
            Open::Sequence { elements, indent, first } => elements.next().map(|element| {
                writer.line(*indent, std::mem::take(first));
                writer.put("-");
                (element, Place { indent: Some(*indent), behind: Behind::Dash })
            }),
        };
        match next {
            Some((value, place)) => writer.value(value, place, &mut open),
            None => {
                open.pop();
            }
        }
    }
    if writer.column > 0 {
        writer.out.push('\n');
    }
    writer.out
}

/// What stands on the line before a value.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Behind {
    Nothing,
    Key,
    /// The colon of a key behind a question mark, on a line of its own.
    LongKey,
    Dash,
}

#[derive(Clone, Copy)]
struct Place {
    /// Of the collection around it.
    indent: Option<usize>,
    behind: Behind,
}

/// A collection that is being written. `first`: its first line has begun already.
enum Open<'a> {
    Mapping { members: std::vec::IntoIter<(String, Node<'a>)>, indent: usize, first: bool },
    Sequence { elements: Elements<'a>, indent: usize, first: bool },
}

struct Writer {
    out: String,
    /// In characters.
    column: usize,
}

impl Writer {
    fn put(&mut self, text: &str) {
        self.out.push_str(text);
        self.column += text.chars().count();
    }

    fn line_feed(&mut self) {
        self.out.push('\n');
        self.column = 0;
    }

    fn pad(&mut self, indent: usize) {
        while self.column < indent {
            self.put(" ");
        }
    }

    /// The beginning of an entry of a collection.
    fn line(&mut self, indent: usize, begun: bool) {
        if !begun && self.column > 0 {
            self.line_feed();
        }
        self.pad(indent);
    }

    /// A key with its colon; whether it stands on one line with its value.
    fn key(&mut self, name: &str, indent: usize) -> bool {
        if name.len() <= KEY_MAX && !Analysis::of(name).breaks {
            self.text(name, indent, true);
            self.put(":");
            return true;
        }
        self.put("? ");
        self.text(name, indent, false);
        self.line(indent, false);
        self.put(":");
        false
    }

    fn value<'a>(&mut self, node: Node<'a>, place: Place, open: &mut Vec<Open<'a>>) {
        // Whether a collection begins on the line that is begun.
        let begun = matches!(place.behind, Behind::Nothing | Behind::Dash | Behind::LongKey);
        match node.kind() {
            Kind::Object if node.members().next().is_some() => {
                let indent = place.indent.map_or(0, |indent| indent + 2);
                open.push(Open::Mapping { members: sorted(node).into_iter(), indent, first: begun });
            }
            Kind::Array if node.elements().next().is_some() => {
                let indent = match place.indent {
                    None => 0,
                    // A list behind its key is not moved to the right.
                    Some(indent) if place.behind == Behind::Key => indent,
                    Some(indent) => indent + 2,
                };
                open.push(Open::Sequence { elements: node.elements(), indent, first: begun });
            }
            kind => {
                if place.behind != Behind::Nothing {
                    self.put(" ");
                }
                match kind {
                    Kind::Object => self.put("{}"),
                    Kind::Array => self.put("[]"),
                    Kind::String => {
                        let text = node.as_str().unwrap_or_default();
                        self.text(&text, place.indent.unwrap_or(0), false);
                    }
                    Kind::Number => {
                        let text = number(node.as_number().unwrap_or_default());
                        self.put(&text);
                    }
                    _ => self.put(&String::from_utf8_lossy(node.text())),
                }
            }
        }
    }

    /// A text in the style that go-yaml takes for it; `key`: as a key on one line with its colon.
    fn text(&mut self, text: &str, indent: usize, key: bool) {
        let analysis = Analysis::of(text);
        // Lines that follow stand two to the right of the collection.
        let indent = indent + 2;
        let plain = matches!(scalar::resolve(None, text), Ok(Scalar::Text(_)))
            && !scalar::is_timestamp(text)
            && !is_base_60(text);
        if text.contains('\n') {
            if analysis.block_allowed && !key {
                self.literal(text, indent)
            } else {
                self.double_quoted(text, indent, !key)
            }
        } else if !plain {
            self.double_quoted(text, indent, !key);
        } else if analysis.plain_allowed && !(text.is_empty() && key) {
            self.folded(text, indent, !key, false);
        } else if analysis.single_quoted_allowed {
            self.put("'");
            self.folded(text, indent, !key, true);
            self.put("'");
        } else {
            self.double_quoted(text, indent, !key);
        }
    }

    /// The text of a plain or single-quoted scalar.
    fn folded(&mut self, text: &str, indent: usize, wrap: bool, quoted: bool) {
        let (mut spaces, mut breaks) = (false, false);
        for (at, c) in text.char_indices() {
            let next = text.get(at + c.len_utf8()..).and_then(|rest| rest.chars().next());
            if c == ' ' {
                let inside = !quoted || at > 0 && next.is_some();
                if wrap && !spaces && self.column > WIDTH && inside && next != Some(' ') {
                    self.line_feed();
                    self.pad(indent);
                } else {
                    self.put(" ");
                }
                spaces = true;
            } else if is_break(c) {
                self.out.push(c);
                self.column = 0;
                breaks = true;
            } else {
                if breaks {
                    self.pad(indent);
                }
                if quoted && c == '\'' {
                    self.put("'");
                }
                self.put(c.encode_utf8(&mut [0; 4]));
                (spaces, breaks) = (false, false);
            }
        }
    }

    fn literal(&mut self, text: &str, indent: usize) {
        self.put("|");
        if text.starts_with(|c| c == ' ' || is_break(c)) {
            self.put("2");
        }
        let mut ends = text.chars().rev();
        match (ends.next().is_some_and(is_break), ends.next().is_none_or(is_break)) {
            (false, _) => self.put("-"),
            (true, true) => self.put("+"),
            (true, false) => {}
        }
        self.line_feed();
        let mut breaks = true;
        for c in text.chars() {
            if is_break(c) {
                self.out.push(c);
                self.column = 0;
                breaks = true;
            } else {
                if breaks {
                    self.pad(indent);
                }
                self.put(c.encode_utf8(&mut [0; 4]));
                breaks = false;
            }
        }
    }

    fn double_quoted(&mut self, text: &str, indent: usize, wrap: bool) {
        self.put("\"");
        let mut spaces = false;
        // go-yaml looks for a byte order mark at the beginning of the text at every character of it.
        let all = text.starts_with('\u{feff}');
        for (at, c) in text.char_indices() {
            let rest = text.get(at + c.len_utf8()..).unwrap_or_default();
            if c == ' ' && !all {
                if wrap && !spaces && self.column > WIDTH && at > 0 && !rest.is_empty() {
                    self.line_feed();
                    self.pad(indent);
                    if rest.starts_with(' ') {
                        self.put("\\");
                    }
                } else {
                    self.put(" ");
                }
                spaces = true;
                continue;
            }
            spaces = false;
            if !all && is_printable(c) && !is_break(c) && c != '"' && c != '\\' {
                self.put(c.encode_utf8(&mut [0; 4]));
                continue;
            }
            let short = match c {
                '\0' => "\\0",
                '\u{7}' => "\\a",
                '\u{8}' => "\\b",
                '\t' => "\\t",
                '\n' => "\\n",
                '\u{b}' => "\\v",
                '\u{c}' => "\\f",
                '\r' => "\\r",
                '\u{1b}' => "\\e",
                '"' => "\\\"",
                '\\' => "\\\\",
                '\u{85}' => "\\N",
                '\u{a0}' => "\\_",
                '\u{2028}' => "\\L",
                '\u{2029}' => "\\P",
                _ => "",
            };
            if !short.is_empty() {
                self.put(short);
                continue;
            }
            let mut escape = String::new();
            let _ = match u32::from(c) {
                code @ 0..=0xff => write!(escape, "\\x{code:02X}"),
                code @ 0x100..=0xffff => write!(escape, "\\u{code:04X}"),
                code => write!(escape, "\\U{code:08X}"),
            };
            self.put(&escape);
        }
        self.put("\"");
    }
}

/// A number goes through kubectl's float64, its JSON text and YAML's reading of that.
fn number(text: &str) -> String {
    if let Ok(int) = text.parse::<i64>() {
        return int.to_string();
    }
    let json = text.parse::<f64>().map_or_else(|_| text.to_owned(), format_float64);
    match scalar::resolve(None, &json) {
        Ok(Scalar::Int(value)) => value.to_string(),
        Ok(Scalar::Uint(value)) => value.to_string(),
        Ok(Scalar::Float(value)) => short_float(value),
        _ => json,
    }
}
