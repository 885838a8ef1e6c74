//! What a document says, and its JSON text as Go prints it.
#![expect(
    clippy::arithmetic_side_effects,
    reason = "lines and levels of a text of at most `BYTES_MAX` bytes; what ends has begun"
)]

use std::collections::BTreeMap;
use std::fmt::Write as _;

use nocluster::gotext::quote;
use nocluster::json::{Writer, format_float64};

use crate::DEPTH_MAX;
use crate::object::{Mark, Marks};
use crate::scalar::{Scalar, nearest_float};

pub(crate) type ValueId = usize;

/// Values by number; a value of an alias is a copy of its own, as in Go.
#[derive(Debug, Clone, Default)]
pub(crate) struct Values {
    values: Vec<(Value, Mark)>,
}

#[derive(Debug, Clone)]
pub(crate) enum Value {
    Scalar(Scalar),
    Array(Vec<ValueId>),
    Object(BTreeMap<String, Member>),
}

/// A member of a mapping, under the name that its key has in JSON.
#[derive(Debug, Clone)]
pub(crate) struct Member {
    /// What the key is, if it is not a string.
    pub(crate) key: Option<Scalar>,
    pub(crate) at: Mark,
    pub(crate) value: ValueId,
}

/// Why a value has no JSON text; `Display` is Go's text.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub(crate) enum Unprintable {
    #[error("unsupported map key of type: {kind}, key: {key}, value: {value}")]
    Key { kind: &'static str, key: String, value: String, line: u32 },
    #[error("json: unsupported value: {value}")]
    Number { value: &'static str, line: u32 },
    #[error("exceeded max depth")]
    Depth { line: u32 },
    #[error("the document grows beyond {max} bytes")]
    Size { max: usize },
}

/// What is still to be printed of a value. A mark is that of the place: a key or an element.
enum Step<'a> {
    Value(ValueId, Mark),
    Key(&'a str, Mark),
    Element(ValueId, Mark),
    EndArray,
    EndObject,
}

/// The same in Go's notation.
enum GoStep<'a> {
    Value(ValueId),
    Text(&'static str),
    Name(&'a str),
}

/// A value's JSON text and the places of what is in it.
#[derive(Debug)]
pub(crate) struct Printed {
    pub(crate) json: Vec<u8>,
    pub(crate) marks: Marks,
}

impl Values {
    pub(crate) fn push(&mut self, value: Value, at: Mark) -> ValueId {
        self.values.push((value, at));
        self.values.len() - 1
    }

    pub(crate) fn get(&self, id: ValueId) -> Option<&Value> {
        self.values.get(id).map(|(value, _)| value)
    }

    pub(crate) fn object_mut(&mut self, id: ValueId) -> Option<&mut BTreeMap<String, Member>> {
        match self.values.get_mut(id) {
            Some((Value::Object(members), _)) => Some(members),
            _ => None,
        }
    }

    pub(crate) fn array_mut(&mut self, id: ValueId) -> Option<&mut Vec<ValueId>> {
        match self.values.get_mut(id) {
            Some((Value::Array(elements), _)) => Some(elements),
            _ => None,
        }
    }

    /// Lines were counted within a document; this counts them within the file.
    pub(crate) fn move_down(&mut self, by: u32) {
        for (value, at) in &mut self.values {
            at.line += by;
            if let Value::Object(members) = value {
                members.values_mut().filter(|member| member.at.line > 0).for_each(|member| member.at.line += by);
            }
        }
    }

    pub(crate) fn mark(&self, id: ValueId) -> Mark {
        self.values.get(id).map_or(Mark::default(), |(_, at)| *at)
    }

    /// The JSON text that kubectl sends: keys sorted, integers within int64 as they are, other numbers as float64.
    /// `begin` is where the document begins.
    pub(crate) fn print(&self, root: ValueId, begin: Mark, max: usize) -> Result<Printed, Unprintable> {
        let mut out = Writer::new();
        let mut marks = Marks::new();
        let mut steps = vec![Step::Value(root, begin)];
        let mut depth = 0usize;
        while let Some(step) = steps.pop() {
            if out.len() > max {
                return Err(Unprintable::Size { max });
            }
            let begin = u32::try_from(out.len()).unwrap_or(u32::MAX);
            match step {
                Step::EndArray => {
                    out.end_array();
                    depth -= 1;
                }
                Step::EndObject => {
                    out.end_object();
                    depth -= 1;
                }
                Step::Key(name, at) => {
                    marks.push((begin, at));
                    out.key(name);
                }
                Step::Element(id, at) => {
                    marks.push((begin, at));
                    steps.push(Step::Value(id, at));
                }
                Step::Value(id, above) => match self.values.get(id) {
                    None => drop(out.null()),
                    Some((Value::Scalar(scalar), at)) => write_scalar(&mut out, scalar, at.line)?,
                    Some((Value::Array(elements), at)) => {
                        depth = deeper(depth, at.line)?;
                        out.begin_array();
                        steps.push(Step::EndArray);
                        steps.extend(elements.iter().rev().map(|element| Step::Element(*element, self.mark(*element))));
                    }
                    Some((Value::Object(members), at)) => {
                        depth = deeper(depth, at.line)?;
                        out.begin_object();
                        steps.push(Step::EndObject);
                        for (name, member) in members.iter().rev() {
                            if matches!(member.key, Some(Scalar::Null | Scalar::Uint(_))) {
                                return Err(self.bad_key(member));
                            }
                            // What came by a merge key stands where the mapping stands.
                            let at = if member.at.line > 0 { member.at } else { above };
                            steps.push(Step::Value(member.value, at));
                            steps.push(Step::Key(name, at));
                        }
                    }
                },
            }
        }
        Ok(Printed { json: out.finish(), marks })
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
        Unprintable::Key { kind, key, value, line: member.at.line }
    }

    /// The value in Go's own notation (`%#v`), which go-yaml's text about a mapping as a key quotes.
    pub(crate) fn to_go(&self, root: ValueId) -> String {
        let mut out = String::new();
        let mut steps = vec![GoStep::Value(root)];
        while let Some(step) = steps.pop() {
            if out.len() > 4096 {
                out.push_str("...");
                break;
            }
            match step {
                GoStep::Text(text) => out.push_str(text),
                GoStep::Name(name) => {
                    out.push_str(&quote(name));
                    out.push(':');
                }
                GoStep::Value(id) => match self.get(id) {
                    None | Some(Value::Scalar(Scalar::Null)) => out.push_str("interface {}(nil)"),
                    Some(Value::Scalar(scalar)) => match scalar {
                        Scalar::Text(text) => out.push_str(&quote(text)),
                        Scalar::Uint(value) => {
                            let _ = write!(out, "{value:#x}");
                        }
                        Scalar::Float(value) => out.push_str(&short_float(*value)),
                        Scalar::Int(value) => out.push_str(&value.to_string()),
                        Scalar::Bool(value) => out.push_str(&value.to_string()),
                        Scalar::Null => {}
                    },
                    Some(Value::Array(elements)) => {
                        out.push_str("[]interface {}{");
                        steps.push(GoStep::Text("}"));
                        for (index, element) in elements.iter().enumerate().rev() {
                            steps.push(GoStep::Value(*element));
                            if index > 0 {
                                steps.push(GoStep::Text(", "));
                            }
                        }
                    }
                    Some(Value::Object(members)) => {
                        out.push_str("map[interface {}]interface {}{");
                        steps.push(GoStep::Text("}"));
                        for (index, (name, member)) in members.iter().enumerate().rev() {
                            steps.push(GoStep::Value(member.value));
                            steps.push(GoStep::Name(name));
                            if index > 0 {
                                steps.push(GoStep::Text(", "));
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
#[expect(clippy::as_conversions, reason = "sigs.k8s.io/yaml prints a key as a float32")]
pub(crate) fn key_name(key: &Scalar) -> Option<String> {
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

fn write_scalar(out: &mut Writer, scalar: &Scalar, line: u32) -> Result<(), Unprintable> {
    match scalar {
        Scalar::Null => out.null(),
        Scalar::Bool(value) => out.bool(*value),
        Scalar::Int(value) => out.integer(*value),
        Scalar::Text(text) => out.string(text),
        // What does not fit an int64 is a float64 in kubectl's hands.
        Scalar::Uint(value) => out.raw(format_float64(nearest_float(*value)).as_bytes()),
        // Negative zero is the integer 0 by then.
        Scalar::Float(0.0) => out.integer(0),
        Scalar::Float(value) if value.is_finite() => out.raw(format_float64(*value).as_bytes()),
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
    };
    Ok(())
}

/// `strconv.FormatFloat(value, 'g', -1, 64)`.
pub(crate) fn short_float(value: f64) -> String {
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
