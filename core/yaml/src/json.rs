//! JSON values one after another, as Go's decoder takes them from a stream.
//!
//! Source: Go encoding/json stream.go; numbers and members given twice as sigs.k8s.io/json
//! `UnmarshalCaseSensitivePreserveInts` reads them into a map.
#![expect(clippy::arithmetic_side_effects, reason = "places, lines and levels of a text of at most `BYTES_MAX` bytes")]

use nocluster::gotext::unmarshal_type_error;
use nocluster::json::{Document, Elements, JsonError as Fault, Kind, Members, Node, format_float64};

use crate::decode::same_decimal;
use crate::object::Mark;
use crate::scalar::Scalar;
use crate::value::{Member, Value, ValueId, Values};
use crate::warning::Warning;

/// Why there is no JSON value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct JsonError {
    pub(crate) line: u32,
    /// Go's text.
    pub(crate) problem: String,
    /// Bytes that Go's scanner had read; `None` where it had none left.
    pub(crate) offset: Option<usize>,
    /// The text is JSON; what it says is refused.
    pub(crate) is_json: bool,
}

/// One value and where it stands.
#[derive(Debug)]
pub(crate) struct JsonValue {
    pub(crate) values: Values,
    pub(crate) root: ValueId,
    pub(crate) warnings: Vec<Warning>,
    pub(crate) line: u32,
    pub(crate) end: usize,
}

/// Reads the next value from `from` on, which is at `mark`; `None` when only white space is left.
pub(crate) fn next(text: &[u8], from: usize, mark: Mark) -> Result<Option<JsonValue>, JsonError> {
    let rest = text.get(from..).unwrap_or_default();
    let space = rest.iter().take_while(|byte| matches!(byte, b' ' | b'\t' | b'\r' | b'\n')).count();
    let rest = rest.get(space..).unwrap_or_default();
    if rest.is_empty() {
        return Ok(None);
    }
    let mut lines = Lines { text, at: from, mark };
    let start = from + space;
    let length = length(rest);
    let document = Document::parse(rest.get(..length).unwrap_or_default()).map_err(|fault| {
        let offset = start + fault.offset();
        let (problem, read) = match &fault {
            Fault::InvalidCharacter { .. } if offset < text.len() => (fault.to_string(), Some(offset + 1)),
            Fault::LimitExceeded { .. } => (fault.to_string(), None),
            _ => ("unexpected EOF".to_owned(), None),
        };
        JsonError { line: lines.of(offset.min(text.len())).line, problem, offset: read, is_json: false }
    })?;
    let line = lines.of(start).line;
    let mut walk = Walk { start, lines, values: Values::default(), warnings: Vec::new() };
    let root = walk.value(document.root())?;
    Ok(Some(JsonValue { values: walk.values, root, warnings: walk.warnings, line, end: start + length }))
}

/// The bytes up to the end of the first value, by its brackets and quotes alone: whether it is one, the parser says.
fn length(text: &[u8]) -> usize {
    let mut depth = 0usize;
    let mut quoted = false;
    let mut escaped = false;
    for (index, byte) in text.iter().enumerate() {
        if quoted {
            quoted = escaped || *byte != b'"';
            escaped = !escaped && *byte == b'\\';
            if !quoted && depth == 0 {
                return index + 1;
            }
            continue;
        }
        match byte {
            b'"' => quoted = true,
            b'{' | b'[' => depth += 1,
            b'}' | b']' if depth <= 1 => return index + 1,
            b'}' | b']' => depth -= 1,
            b' ' | b'\t' | b'\r' | b'\n' | b',' | b':' if depth == 0 => return index.max(1),
            _ => {}
        }
    }
    text.len()
}

/// Lines and columns of places that are asked for in the order of the text.
struct Lines<'a> {
    text: &'a [u8],
    at: usize,
    mark: Mark,
}

impl Lines<'_> {
    fn of(&mut self, at: usize) -> Mark {
        self.mark = self.mark.behind(self.text.get(self.at..at).unwrap_or_default());
        self.at = self.at.max(at);
        self.mark
    }
}

struct Walk<'a> {
    start: usize,
    lines: Lines<'a>,
    values: Values,
    warnings: Vec<Warning>,
}

/// What is still to be read of a collection.
enum Open<'a> {
    Array(ValueId, Elements<'a>),
    Object(ValueId, Members<'a>),
}

impl Walk<'_> {
    fn value(&mut self, root: Node<'_>) -> Result<ValueId, JsonError> {
        let mut open = Vec::new();
        let id = self.begin(root, &mut open)?;
        while let Some(last) = open.last_mut() {
            match last {
                Open::Array(array, elements) => {
                    let array = *array;
                    let Some(element) = elements.next() else {
                        open.pop();
                        continue;
                    };
                    let value = self.begin(element, &mut open)?;
                    if let Some(elements) = self.values.array_mut(array) {
                        elements.push(value);
                    }
                }
                Open::Object(object, members) => {
                    let object = *object;
                    let Some(member) = members.next() else {
                        open.pop();
                        continue;
                    };
                    let at = self.lines.of(self.start + member.key.span().start);
                    let name = member.name().into_owned();
                    let value = self.begin(member.value, &mut open)?;
                    let entry = Member { key: None, at, value };
                    let before = self.values.object_mut(object).and_then(|members| members.insert(name.clone(), entry));
                    if let Some(before) = before {
                        self.warnings.push(Warning::DuplicateKey { line: at.line, first: before.at.line, key: name });
                    }
                }
            }
        }
        Ok(id)
    }

    fn begin<'n>(&mut self, node: Node<'n>, open: &mut Vec<Open<'n>>) -> Result<ValueId, JsonError> {
        let at = self.lines.of(self.start + node.span().start);
        let value = match node.kind() {
            Kind::Null => Value::Scalar(Scalar::Null),
            Kind::Bool => Value::Scalar(Scalar::Bool(node.as_bool() == Some(true))),
            Kind::String => Value::Scalar(Scalar::Text(node.as_str().unwrap_or_default().into_owned())),
            Kind::Number => Value::Scalar(self.number(node.as_number().unwrap_or_default(), at.line)?),
            Kind::Array => Value::Array(Vec::new()),
            Kind::Object => Value::Object(Default::default()),
        };
        let id = self.values.push(value, at);
        match node.kind() {
            Kind::Array => open.push(Open::Array(id, node.elements())),
            Kind::Object => open.push(Open::Object(id, node.members())),
            _ => {}
        }
        Ok(id)
    }

    fn number(&mut self, written: &str, line: u32) -> Result<Scalar, JsonError> {
        if let Ok(int) = written.parse::<i64>() {
            return Ok(Scalar::Int(int));
        }
        let float = written.parse::<f64>().unwrap_or(f64::INFINITY);
        if float.is_infinite() {
            let problem = unmarshal_type_error(&format!("number {written}"), None, "float64");
            return Err(JsonError { line, problem, offset: None, is_json: true });
        }
        let read = format_float64(float);
        if !same_decimal(written, &read) {
            self.warnings.push(Warning::NumberLosesDigits { line, written: written.to_owned(), read });
        }
        Ok(Scalar::Float(float))
    }
}
