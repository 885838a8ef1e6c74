//! What a document says, and its JSON text as Go prints it.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use nocluster::gotext::quote;

use super::DEPTH_MAX;
use super::scalar::Scalar;

pub(super) type ValueId = usize;

/// Values by number; a value of an alias is a copy of its own, as in Go.
#[derive(Debug, Clone, Default)]
pub(super) struct Values {
    values: Vec<(Value, u32)>,
}

#[derive(Debug, Clone)]
pub(super) enum Value {
    Scalar(Scalar),
    Array(Vec<ValueId>),
    Object(BTreeMap<String, Member>),
}

/// A member of a mapping, under the name that its key has in JSON.
#[derive(Debug, Clone)]
pub(super) struct Member {
    /// What the key is, if it is no text.
    pub(super) key: Option<Scalar>,
    pub(super) line: u32,
    pub(super) value: ValueId,
}

/// Why a value has no JSON text; `Display` is Go's text.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub(super) enum Unprintable {
    #[error("unsupported map key of type: {kind}, key: {key}, value: {value}")]
    Key { kind: &'static str, key: String, value: String, line: u32 },
    #[error("json: unsupported value: {value}")]
    Number { value: &'static str, line: u32 },
    #[error("exceeded max depth")]
    Depth { line: u32 },
    #[error("the document grows beyond {max} bytes")]
    Size { max: usize },
}

enum Step<'a> {
    Value(ValueId),
    Text(&'static str),
    Name(&'a str),
    Close(&'static str),
}

impl Values {
    pub(super) fn push(&mut self, value: Value, line: u32) -> ValueId {
        self.values.push((value, line));
        self.values.len() - 1
    }

    pub(super) fn get(&self, id: ValueId) -> Option<&Value> {
        self.values.get(id).map(|(value, _)| value)
    }

    pub(super) fn object_mut(&mut self, id: ValueId) -> Option<&mut BTreeMap<String, Member>> {
        match self.values.get_mut(id) {
            Some((Value::Object(members), _)) => Some(members),
            _ => None,
        }
    }

    pub(super) fn array_mut(&mut self, id: ValueId) -> Option<&mut Vec<ValueId>> {
        match self.values.get_mut(id) {
            Some((Value::Array(elements), _)) => Some(elements),
            _ => None,
        }
    }

    /// Lines were counted within a document; this counts them within the file.
    pub(super) fn move_down(&mut self, by: u32) {
        for (value, line) in &mut self.values {
            *line += by;
            if let Value::Object(members) = value {
                members.values_mut().filter(|member| member.line > 0).for_each(|member| member.line += by);
            }
        }
    }

    pub(super) fn line(&self, id: ValueId) -> u32 {
        self.values.get(id).map_or(0, |(_, line)| *line)
    }

    /// The JSON text that kubectl sends: keys sorted, integers within int64 as they are, other numbers as float64.
    pub(super) fn to_json(&self, root: ValueId, max: usize) -> Result<String, Unprintable> {
        let mut out = String::new();
        let mut steps = vec![Step::Value(root)];
        let mut depth = 0usize;
        while let Some(step) = steps.pop() {
            if out.len() > max {
                return Err(Unprintable::Size { max });
            }
            match step {
                Step::Text(text) => out.push_str(text),
                Step::Close(text) => {
                    out.push_str(text);
                    depth -= 1;
                }
                Step::Name(name) => {
                    push_string(&mut out, name);
                    out.push(':');
                }
                Step::Value(id) => match self.values.get(id) {
                    None => out.push_str("null"),
                    Some((Value::Scalar(scalar), line)) => push_scalar(&mut out, scalar, *line)?,
                    Some((Value::Array(elements), line)) => {
                        depth = deeper(depth, *line)?;
                        out.push('[');
                        steps.push(Step::Close("]"));
                        for (index, element) in elements.iter().enumerate().rev() {
                            steps.push(Step::Value(*element));
                            if index > 0 {
                                steps.push(Step::Text(","));
                            }
                        }
                    }
                    Some((Value::Object(members), line)) => {
                        depth = deeper(depth, *line)?;
                        out.push('{');
                        steps.push(Step::Close("}"));
                        for (index, (name, member)) in members.iter().enumerate().rev() {
                            if matches!(member.key, Some(Scalar::Null | Scalar::Uint(_))) {
                                return Err(self.bad_key(member));
                            }
                            steps.push(Step::Value(member.value));
                            steps.push(Step::Name(name));
                            if index > 0 {
                                steps.push(Step::Text(","));
                            }
                        }
                    }
                },
            }
        }
        Ok(out)
    }

    fn bad_key(&self, member: &Member) -> Unprintable {
        let (kind, key) = match &member.key {
            Some(Scalar::Uint(value)) => ("uint64", format!("{value:#x}")),
            _ => ("%!s(<nil>)", "<nil>".to_owned()),
        };
        let value = match self.get(member.value) {
            Some(Value::Scalar(Scalar::Null)) | None => "<nil>".to_owned(),
            Some(_) => self.to_go(member.value),
        };
        Unprintable::Key { kind, key, value, line: member.line }
    }

    /// The value in Go's own notation (`%#v`), which go-yaml's text about a mapping as a key quotes.
    pub(super) fn to_go(&self, root: ValueId) -> String {
        let mut out = String::new();
        let mut steps = vec![Step::Value(root)];
        while let Some(step) = steps.pop() {
            if out.len() > 4096 {
                out.push_str("...");
                break;
            }
            match step {
                Step::Text(text) | Step::Close(text) => out.push_str(text),
                Step::Name(name) => {
                    out.push_str(&quote(name));
                    out.push(':');
                }
                Step::Value(id) => match self.get(id) {
                    None | Some(Value::Scalar(Scalar::Null)) => out.push_str("interface {}(nil)"),
                    Some(Value::Scalar(scalar)) => match scalar {
                        Scalar::Text(text) => out.push_str(&quote(text)),
                        Scalar::Uint(value) => {
                            let _ = write!(out, "{value:#x}");
                        }
                        Scalar::Float(value) => out.push_str(&short_float(*value)),
                        other => push_scalar(&mut out, other, 0).unwrap_or_default(),
                    },
                    Some(Value::Array(elements)) => {
                        out.push_str("[]interface {}{");
                        steps.push(Step::Close("}"));
                        for (index, element) in elements.iter().enumerate().rev() {
                            steps.push(Step::Value(*element));
                            if index > 0 {
                                steps.push(Step::Text(", "));
                            }
                        }
                    }
                    Some(Value::Object(members)) => {
                        out.push_str("map[interface {}]interface {}{");
                        steps.push(Step::Close("}"));
                        for (index, (name, member)) in members.iter().enumerate().rev() {
                            steps.push(Step::Value(member.value));
                            steps.push(Step::Name(name));
                            if index > 0 {
                                steps.push(Step::Text(", "));
                            }
                        }
                    }
                },
            }
        }
        out
    }
}

fn deeper(depth: usize, line: u32) -> Result<usize, Unprintable> {
    if depth >= DEPTH_MAX { Err(Unprintable::Depth { line }) } else { Ok(depth + 1) }
}

/// The name that a key has in JSON; `None` for what has none.
pub(super) fn key_name(key: &Scalar) -> Option<String> {
    Some(match key {
        Scalar::Text(text) => text.clone(),
        Scalar::Bool(value) => value.to_string(),
        Scalar::Int(value) => value.to_string(),
        Scalar::Float(value) => match *value {
            value if value.is_nan() => ".nan".to_owned(),
            f64::INFINITY => ".inf".to_owned(),
            f64::NEG_INFINITY => "-.inf".to_owned(),
            value => match value as f32 {
                narrow if narrow.is_infinite() => if narrow > 0.0 { ".inf" } else { "-.inf" }.to_owned(),
                narrow => short_float32(narrow),
            },
        },
        Scalar::Null | Scalar::Uint(_) => return None,
    })
}

fn push_scalar(out: &mut String, scalar: &Scalar, line: u32) -> Result<(), Unprintable> {
    match scalar {
        Scalar::Null => out.push_str("null"),
        Scalar::Bool(value) => out.push_str(if *value { "true" } else { "false" }),
        Scalar::Int(value) => {
            let _ = write!(out, "{value}");
        }
        Scalar::Text(text) => push_string(out, text),
        // What does not fit an int64 is a float64 in kubectl's hands.
        Scalar::Uint(value) => out.push_str(&json_float(*value as f64)),
        Scalar::Float(value) if value.is_finite() => match json_float(*value).as_str() {
            "-0" => out.push('0'),
            text => out.push_str(text),
        },
        Scalar::Float(value) => {
            let value = if value.is_nan() {
                "NaN"
            } else if *value > 0.0 {
                "+Inf"
            } else {
                "-Inf"
            };
            return Err(Unprintable::Number { value, line });
        }
    }
    Ok(())
}

/// A float64 as `encoding/json` prints it.
pub(super) fn json_float(value: f64) -> String {
    let size = value.abs();
    if size != 0.0 && !(1e-6..1e21).contains(&size) {
        signed_exponent(&format!("{value:e}"), 1)
    } else {
        format!("{value}")
    }
}

/// `strconv.FormatFloat(value, 'g', -1, 64)`.
pub(super) fn short_float(value: f64) -> String {
    go_g(&format!("{value:e}"), &format!("{value}"))
}

fn short_float32(value: f32) -> String {
    go_g(&format!("{value:e}"), &format!("{value}"))
}

fn go_g(scientific: &str, plain: &str) -> String {
    let exponent = scientific.split_once('e').and_then(|(_, exponent)| exponent.parse::<i32>().ok()).unwrap_or(0);
    // Go: the shortest form counts as six digits for this choice.
    if !(-4..6).contains(&exponent) { signed_exponent(scientific, 2) } else { plain.to_owned() }
}

/// Go writes the exponent with a sign and at least `width` digits.
fn signed_exponent(scientific: &str, width: usize) -> String {
    let (mantissa, exponent) = scientific.split_once('e').unwrap_or((scientific, "0"));
    match exponent.strip_prefix('-') {
        Some(digits) => format!("{mantissa}e-{digits:0>width$}"),
        None => format!("{mantissa}e+{exponent:0>width$}"),
    }
}

/// A string as `encoding/json` prints it.
fn push_string(out: &mut String, text: &str) {
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            '\u{8}' => out.push_str("\\b"),
            '\u{c}' => out.push_str("\\f"),
            '<' | '>' | '&' | '\u{2028}' | '\u{2029}' | '\0'..='\u{1f}' => {
                let _ = write!(out, "\\u{:04x}", u32::from(c));
            }
            _ => out.push(c),
        }
    }
    out.push('"');
}
