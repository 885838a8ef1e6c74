//! JSON values one after another, as Go's decoder takes them from a stream.
//!
//! Source: Go encoding/json scanner.go and stream.go; numbers and members given twice as
//! sigs.k8s.io/json `UnmarshalCaseSensitivePreserveInts` reads them into a map.

use super::scalar::Scalar;
use super::value::{Member, Value, ValueId, Values, json_float};
use super::{DEPTH_MAX, Warning};
use super::decode::same_decimal;

/// Why there is no JSON value; `problem` is Go's text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct JsonError {
    /// Bytes read when Go noticed, from the beginning of the stream; `None` at its end.
    pub(super) offset: Option<usize>,
    pub(super) at: usize,
    pub(super) problem: String,
}

/// One value and the place behind it.
#[derive(Debug)]
pub(super) struct JsonValue {
    pub(super) values: Values,
    pub(super) root: ValueId,
    pub(super) warnings: Vec<Warning>,
    pub(super) start: usize,
    pub(super) end: usize,
}

/// Reads the next value from `from` on; `None` when only white space is left.
pub(super) fn next(text: &[u8], from: usize, line: u32) -> Result<Option<JsonValue>, JsonError> {
    let mut reader = Reader { text, at: from, line, values: Values::default(), warnings: Vec::new() };
    reader.space();
    if reader.peek().is_none() {
        return Ok(None);
    }
    let start = reader.at;
    let root = reader.value()?;
    Ok(Some(JsonValue { values: reader.values, root, warnings: reader.warnings, start, end: reader.at }))
}

enum Open {
    Array(ValueId),
    Object(ValueId, String, u32),
}

struct Reader<'a> {
    text: &'a [u8],
    at: usize,
    line: u32,
    values: Values,
    warnings: Vec<Warning>,
}

impl Reader<'_> {
    fn value(&mut self) -> Result<ValueId, JsonError> {
        let mut open: Vec<Open> = Vec::new();
        loop {
            self.space();
            let line = self.line;
            // A value begins here; a collection that is not empty goes round once more.
            let mut done = match self.peek() {
                Some(b'{') => {
                    self.at += 1;
                    let id = self.values.push(Value::Object(Default::default()), line);
                    self.space();
                    if self.peek() == Some(b'}') {
                        self.at += 1;
                        id
                    } else {
                        self.deeper(open.len())?;
                        let (name, line) = self.name("looking for beginning of object key string")?;
                        open.push(Open::Object(id, name, line));
                        continue;
                    }
                }
                Some(b'[') => {
                    self.at += 1;
                    let id = self.values.push(Value::Array(Vec::new()), line);
                    self.space();
                    if self.peek() == Some(b']') {
                        self.at += 1;
                        id
                    } else {
                        self.deeper(open.len())?;
                        open.push(Open::Array(id));
                        continue;
                    }
                }
                Some(b'"') => {
                    let text = self.string()?;
                    self.values.push(Value::Scalar(Scalar::Text(text)), line)
                }
                Some(b't') => self.literal("true", Scalar::Bool(true))?,
                Some(b'f') => self.literal("false", Scalar::Bool(false))?,
                Some(b'n') => self.literal("null", Scalar::Null)?,
                Some(b'-' | b'0'..=b'9') => self.number()?,
                _ => return Err(self.bad("looking for beginning of value")),
            };
            // A value is complete: what holds it goes on or is complete too.
            loop {
                match open.last_mut() {
                    None => return Ok(done),
                    Some(Open::Array(id)) => {
                        let id = *id;
                        if let Some(elements) = self.values.array_mut(id) {
                            elements.push(done);
                        }
                        self.space();
                        match self.peek() {
                            Some(b',') => {
                                self.at += 1;
                                break;
                            }
                            Some(b']') => {
                                self.at += 1;
                                open.pop();
                                done = id;
                            }
                            _ => return Err(self.bad("after array element")),
                        }
                    }
                    Some(Open::Object(id, name, line)) => {
                        let (id, name, line) = (*id, std::mem::take(name), *line);
                        self.member(id, name, line, done);
                        self.space();
                        match self.peek() {
                            Some(b',') => {
                                self.at += 1;
                                self.space();
                                let (name, line) = self.name("looking for beginning of object key string")?;
                                open.pop();
                                open.push(Open::Object(id, name, line));
                                break;
                            }
                            Some(b'}') => {
                                self.at += 1;
                                open.pop();
                                done = id;
                            }
                            _ => return Err(self.bad("after object key:value pair")),
                        }
                    }
                }
            }
        }
    }

    fn member(&mut self, object: ValueId, name: String, line: u32, value: ValueId) {
        let Some(members) = self.values.object_mut(object) else { return };
        let member = Member { key: Scalar::Text(name.clone()), line, value };
        if let Some(before) = members.insert(name.clone(), member) {
            self.warnings.push(Warning::DuplicateKey { line, first: before.line, key: name });
        }
    }

    fn deeper(&self, depth: usize) -> Result<(), JsonError> {
        if depth < DEPTH_MAX {
            return Ok(());
        }
        Err(JsonError { offset: Some(self.at), at: self.at, problem: "exceeded max depth".to_owned() })
    }

    /// A member's name and the colon behind it.
    fn name(&mut self, context: &'static str) -> Result<(String, u32), JsonError> {
        let line = self.line;
        if self.peek() != Some(b'"') {
            return Err(self.bad(context));
        }
        let name = self.string()?;
        self.space();
        if self.peek() != Some(b':') {
            return Err(self.bad("after object key"));
        }
        self.at += 1;
        Ok((name, line))
    }

    fn literal(&mut self, word: &'static str, scalar: Scalar) -> Result<ValueId, JsonError> {
        for (index, expected) in word.bytes().enumerate() {
            if self.peek() != Some(expected) {
                let context = format!("in literal {word} (expecting {})", quoted(expected));
                return Err(self.bad(if index == 0 { "looking for beginning of value" } else { &context }));
            }
            self.at += 1;
        }
        let line = self.line;
        Ok(self.values.push(Value::Scalar(scalar), line))
    }

    fn number(&mut self) -> Result<ValueId, JsonError> {
        let start = self.at;
        if self.peek() == Some(b'-') {
            self.at += 1;
        }
        match self.peek() {
            Some(b'0') => self.at += 1,
            Some(b'1'..=b'9') => self.digits(),
            _ => return Err(self.bad("in numeric literal")),
        }
        let mut whole = true;
        if self.peek() == Some(b'.') {
            whole = false;
            self.at += 1;
            if !self.peek().is_some_and(|byte| byte.is_ascii_digit()) {
                return Err(self.bad("after decimal point in numeric literal"));
            }
            self.digits();
        }
        if matches!(self.peek(), Some(b'e' | b'E')) {
            whole = false;
            self.at += 1;
            if matches!(self.peek(), Some(b'+' | b'-')) {
                self.at += 1;
            }
            if !self.peek().is_some_and(|byte| byte.is_ascii_digit()) {
                return Err(self.bad("in exponent of numeric literal"));
            }
            self.digits();
        }
        let written = self.text.get(start..self.at).map(String::from_utf8_lossy).unwrap_or_default().into_owned();
        let line = self.line;
        if let Some(int) = whole.then(|| written.parse::<i64>().ok()).flatten() {
            return Ok(self.values.push(Value::Scalar(Scalar::Int(int)), line));
        }
        let float = written.parse::<f64>().unwrap_or(f64::INFINITY);
        if float.is_infinite() {
            let problem = format!("json: cannot unmarshal number {written} into Go value of type float64");
            return Err(JsonError { offset: None, at: start, problem });
        }
        let read = json_float(float);
        if !same_decimal(&written, &read) {
            self.warnings.push(Warning::NumberLosesDigits { line, written, read: read.clone() });
        }
        Ok(self.values.push(Value::Scalar(Scalar::Float(float)), line))
    }

    fn digits(&mut self) {
        while self.peek().is_some_and(|byte| byte.is_ascii_digit()) {
            self.at += 1;
        }
    }

    fn string(&mut self) -> Result<String, JsonError> {
        let mut bytes = Vec::new();
        self.at += 1;
        loop {
            let Some(byte) = self.peek() else { return Err(self.bad("in string literal")) };
            match byte {
                b'"' => {
                    self.at += 1;
                    return Ok(super::scalar::go_text(&bytes));
                }
                b'\\' => {
                    self.at += 1;
                    self.escape(&mut bytes)?;
                }
                0..=0x1f => return Err(self.bad("in string literal")),
                _ => {
                    bytes.push(byte);
                    self.at += 1;
                }
            }
        }
    }

    fn escape(&mut self, bytes: &mut Vec<u8>) -> Result<(), JsonError> {
        let plain = match self.peek() {
            Some(b'b') => 0x8,
            Some(b'f') => 0xc,
            Some(b'n') => b'\n',
            Some(b'r') => b'\r',
            Some(b't') => b'\t',
            Some(byte @ (b'"' | b'\\' | b'/')) => byte,
            Some(b'u') => {
                self.at += 1;
                let unit = self.hex()?;
                let mut c = char::from_u32(unit);
                // A pair of surrogates is one character; a lone one is none.
                if (0xd800..0xdc00).contains(&unit) && self.text.get(self.at..).is_some_and(|rest| rest.starts_with(b"\\u")) {
                    let back = self.at;
                    self.at += 2;
                    let low = self.hex()?;
                    if (0xdc00..0xe000).contains(&low) {
                        c = char::from_u32(0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00));
                    } else {
                        self.at = back;
                    }
                }
                let c = c.unwrap_or(char::REPLACEMENT_CHARACTER);
                bytes.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes());
                return Ok(());
            }
            _ => return Err(self.bad("in string escape code")),
        };
        bytes.push(plain);
        self.at += 1;
        Ok(())
    }

    fn hex(&mut self) -> Result<u32, JsonError> {
        let mut unit = 0;
        for _ in 0..4 {
            let digit = self.peek().and_then(|byte| char::from(byte).to_digit(16));
            let Some(digit) = digit else { return Err(self.bad("in \\u hexadecimal character escape")) };
            unit = unit * 16 + digit;
            self.at += 1;
        }
        Ok(unit)
    }

    fn peek(&self) -> Option<u8> {
        self.text.get(self.at).copied()
    }

    fn space(&mut self) {
        while let Some(byte @ (b' ' | b'\t' | b'\r' | b'\n')) = self.peek() {
            self.line += u32::from(byte == b'\n');
            self.at += 1;
        }
    }

    fn bad(&self, context: &str) -> JsonError {
        match self.peek() {
            None => JsonError { offset: None, at: self.at, problem: "unexpected EOF".to_owned() },
            Some(byte) => JsonError {
                offset: Some(self.at + 1),
                at: self.at,
                problem: format!("invalid character {} {context}", quoted(byte)),
            },
        }
    }
}

/// A byte as Go's scanner names it: taken as a character, in single quotes.
fn quoted(byte: u8) -> String {
    match byte {
        b'\'' => r"'\''".to_owned(),
        b'"' => r#"'"'"#.to_owned(),
        b'\\' => r"'\\'".to_owned(),
        b'\n' => r"'\n'".to_owned(),
        b'\r' => r"'\r'".to_owned(),
        b'\t' => r"'\t'".to_owned(),
        0x7 => r"'\a'".to_owned(),
        0x8 => r"'\b'".to_owned(),
        0xb => r"'\v'".to_owned(),
        0xc => r"'\f'".to_owned(),
        0..=0x1f | 0x7f => format!(r"'\x{byte:02x}'"),
        // Quote writes what is not printable in Latin-1 as an escape.
        0x80..=0xa0 | 0xad => format!(r"'\u{byte:04x}'"),
        _ => format!("'{}'", char::from(byte)),
    }
}
