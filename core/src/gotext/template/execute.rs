//! The execution of templates.
//!
//! Source: golang/go src/text/template/{exec,funcs}.go

use std::cmp::Ordering;

use super::error::ExecutionError;
use super::format::{print, printf};
use super::node::{Node, Operand, Pipeline};
use super::value::Value;

/// How many nodes one execution may visit. Go has no such limit; templates of a Corefile stay far below.
const MOST_STEPS: usize = 100_000;

type Outcome<T = Value> = Result<T, ExecutionError>;

pub(super) fn execute(nodes: &[Node], data: &Value) -> Outcome<String> {
    let mut state = State { root: data, variables: vec![("$".to_owned(), data.clone())], out: String::new(), steps: 0 };
    state.walk(nodes, data)?;
    Ok(state.out)
}

struct State<'a> {
    root: &'a Value,
    variables: Vec<(String, Value)>,
    out: String,
    steps: usize,
}

/// How a list of nodes ended.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Flow {
    Done,
    Break,
    Continue,
}

fn failed<T>() -> Outcome<T> {
    Err(ExecutionError::Failed)
}

impl State<'_> {
    fn walk(&mut self, nodes: &[Node], dot: &Value) -> Outcome<Flow> {
        for node in nodes {
            self.steps = self.steps.saturating_add(1);
            if self.steps > MOST_STEPS {
                return Err(ExecutionError::NotModelled);
            }
            let flow = match node {
                Node::Text(text) => {
                    self.out.push_str(text);
                    Flow::Done
                }
                Node::Action(pipeline) => {
                    let value = self.declared(pipeline, dot)?;
                    if pipeline.variables.is_empty() {
                        self.out.push_str(&print(&value)?);
                    }
                    Flow::Done
                }
                Node::If(pipeline, body, otherwise) => self.scoped(|state| {
                    let value = state.declared(pipeline, dot)?;
                    state.walk(if truth(&value)? { body } else { otherwise }, dot)
                })?,
                Node::With(pipeline, body, otherwise) => self.scoped(|state| {
                    let value = state.declared(pipeline, dot)?;
                    if truth(&value)? { state.walk(body, &value) } else { state.walk(otherwise, dot) }
                })?,
                Node::Range(pipeline, body, otherwise) => {
                    self.scoped(|state| state.range(pipeline, body, otherwise, dot))?
                }
                Node::Break => Flow::Break,
                Node::Continue => Flow::Continue,
                Node::NotModelled => return Err(ExecutionError::NotModelled),
            };
            if flow != Flow::Done {
                return Ok(flow);
            }
        }
        Ok(Flow::Done)
    }

    /// Runs a part whose variables end with it.
    fn scoped<T>(&mut self, part: impl FnOnce(&mut Self) -> Outcome<T>) -> Outcome<T> {
        let kept = self.variables.len();
        let outcome = part(self);
        self.variables.truncate(kept);
        outcome
    }

    fn range(&mut self, pipeline: &Pipeline, body: &[Node], otherwise: &[Node], dot: &Value) -> Outcome<Flow> {
        let items: Vec<(Value, Value)> = match self.pipeline(pipeline, dot)? {
            Value::List(texts) => {
                texts.into_iter().zip(0..).map(|(text, at)| (Value::Int(at), Value::Text(text))).collect()
            }
            Value::Map(texts) => texts.into_iter().map(|(name, text)| (Value::Text(name), Value::Text(text))).collect(),
            Value::Int(_) | Value::Uint(_) if pipeline.variables.len() > 1 => return failed(),
            Value::Int(end) => (0..end).take(MOST_STEPS).map(|at| (Value::None, Value::Int(at))).collect(),
            Value::Uint(end) => (0..end).take(MOST_STEPS).map(|at| (Value::None, Value::Uint(at))).collect(),
            Value::None => Vec::new(),
            Value::NotModelled => return Err(ExecutionError::NotModelled),
            _ => return failed(),
        };
        if items.is_empty() {
            return self.walk(otherwise, dot);
        }
        if !pipeline.assign {
            self.variables.extend(pipeline.variables.iter().map(|name| (name.clone(), Value::None)));
        }
        for (index, item) in items {
            match pipeline.variables.as_slice() {
                [element] => self.set(element, item.clone())?,
                [first, element] => {
                    self.set(first, index)?;
                    self.set(element, item.clone())?;
                }
                _ => {}
            }
            if self.scoped(|state| state.walk(body, &item))? == Flow::Break {
                break;
            }
        }
        Ok(Flow::Done)
    }

    fn set(&mut self, name: &str, value: Value) -> Outcome<()> {
        match self.variables.iter_mut().rev().find(|(known, _)| known == name) {
            Some((_, place)) => {
                *place = value;
                Ok(())
            }
            None => failed(),
        }
    }

    /// The value of a pipeline, which its variables take.
    fn declared(&mut self, pipeline: &Pipeline, dot: &Value) -> Outcome {
        let value = self.pipeline(pipeline, dot)?;
        for name in &pipeline.variables {
            if pipeline.assign {
                self.set(name, value.clone())?;
            } else {
                self.variables.push((name.clone(), value.clone()));
            }
        }
        Ok(value)
    }

    fn pipeline(&mut self, pipeline: &Pipeline, dot: &Value) -> Outcome {
        let mut last = None;
        for command in &pipeline.commands {
            last = Some(self.command(command, dot, last)?);
        }
        last.ok_or(ExecutionError::Failed)
    }

    fn command(&mut self, command: &[Operand], dot: &Value, last: Option<Value>) -> Outcome {
        let Some((first, arguments)) = command.split_first() else { return failed() };
        match first {
            Operand::Function(name) => self.call(name, arguments, dot, last),
            // The one method of a template of CoreDNS. Without the plugin `metadata` no label has a value.
            Operand::Field(names) if names.as_slice() == ["Meta"] && matches!(dot, Value::Fields(_)) => {
                match (arguments, &last) {
                    ([label], None) => match self.operand(label, dot)? {
                        Value::Text(_) => Ok(Value::Text(String::new())),
                        Value::NotModelled => Err(ExecutionError::NotModelled),
                        _ => failed(),
                    },
                    ([], Some(Value::Text(_))) => Ok(Value::Text(String::new())),
                    _ => failed(),
                }
            }
            Operand::NotModelled => Err(ExecutionError::NotModelled),
            Operand::Nil => failed(),
            _ if !arguments.is_empty() || last.is_some() => failed(),
            _ => self.operand(first, dot),
        }
    }

    fn operand(&mut self, operand: &Operand, dot: &Value) -> Outcome {
        match operand {
            Operand::Dot => Ok(dot.clone()),
            Operand::Nil => Ok(Value::None),
            Operand::Constant(value) => Ok(value.clone()),
            Operand::Field(names) => fields(dot.clone(), names),
            Operand::Variable(name, names) => {
                let value =
                    self.variables.iter().rev().find(|(known, _)| known == name).map(|(_, value)| value.clone());
                fields(value.unwrap_or_else(|| self.root.clone()), names)
            }
            Operand::Parenthesized(pipeline, names) => {
                let value = self.scoped(|state| state.declared(pipeline, dot))?;
                fields(value, names)
            }
            Operand::Function(name) => self.call(name, &[], dot, None),
            Operand::NotModelled => Err(ExecutionError::NotModelled),
        }
    }

    fn call(&mut self, name: &str, operands: &[Operand], dot: &Value, last: Option<Value>) -> Outcome {
        if matches!(name, "and" | "or") {
            return self.first(name == "or", operands, dot, last);
        }
        let mut arguments = Vec::new();
        for operand in operands {
            arguments.push(self.operand(operand, dot)?);
        }
        arguments.extend(last);
        if arguments.contains(&Value::NotModelled) {
            return Err(ExecutionError::NotModelled);
        }
        match (name, arguments.as_slice()) {
            ("not", [value]) => Ok(Value::Bool(!truth(value)?)),
            ("len", [value]) => length(value),
            ("index", [item, indexes @ ..]) => indexes.iter().try_fold(item.clone(), |item, at| index(&item, at)),
            ("print", values) => format_all(values, false),
            ("println", values) => format_all(values, true),
            ("printf", [Value::Text(format), values @ ..]) => Ok(Value::Text(printf(format, values)?)),
            ("parseInt", [Value::Text(text), Value::Int(base), Value::Int(bits)]) => parse_int(text, *base, *bits),
            ("eq", [first, others @ ..]) if !others.is_empty() => {
                let mut equal = false;
                for other in others {
                    if !equal {
                        equal = same(first, other)?;
                    }
                }
                Ok(Value::Bool(equal))
            }
            ("ne", [one, other]) => Ok(Value::Bool(!same(one, other)?)),
            ("lt", [one, other]) => Ok(Value::Bool(order(one, other)? == Ordering::Less)),
            ("le", [one, other]) => Ok(Value::Bool(order(one, other)? != Ordering::Greater)),
            ("gt", [one, other]) => Ok(Value::Bool(order(one, other)? == Ordering::Greater)),
            ("ge", [one, other]) => Ok(Value::Bool(order(one, other)? != Ordering::Less)),
            ("call" | "html" | "js" | "slice" | "urlquery", _) => Err(ExecutionError::NotModelled),
            _ => failed(),
        }
    }

    /// `or` gives its first true argument, `and` its first false one, and each the last one if there is none.
    fn first(&mut self, wanted: bool, operands: &[Operand], dot: &Value, last: Option<Value>) -> Outcome {
        let mut value = None;
        for operand in operands {
            let argument = self.operand(operand, dot)?;
            if truth(&argument)? == wanted {
                return Ok(argument);
            }
            value = Some(argument);
        }
        last.or(value).ok_or(ExecutionError::Failed)
    }
}

/// The value at the end of a chain of names.
fn fields(value: Value, names: &[String]) -> Outcome {
    names.iter().try_fold(value, |value, name| match value {
        Value::Fields(fields) => fields.get(name.as_str()).cloned().ok_or(ExecutionError::Failed),
        Value::Map(texts) => Ok(texts.get(name).cloned().map_or(Value::None, Value::Text)),
        Value::NotModelled => Err(ExecutionError::NotModelled),
        _ => failed(),
    })
}

fn truth(value: &Value) -> Outcome<bool> {
    Ok(match value {
        Value::None => false,
        Value::Bool(value) => *value,
        Value::Int(number) => *number != 0,
        Value::Uint(number) => *number != 0,
        Value::Text(text) => !text.is_empty(),
        Value::List(texts) => !texts.is_empty(),
        Value::Map(texts) => !texts.is_empty(),
        Value::Fields(_) => true,
        Value::NotModelled => return Err(ExecutionError::NotModelled),
    })
}

fn length(value: &Value) -> Outcome {
    let length = match value {
        Value::Text(text) => text.len(),
        Value::List(texts) => texts.len(),
        Value::Map(texts) => texts.len(),
        _ => return failed(),
    };
    i64::try_from(length).map(Value::Int).map_err(|_| ExecutionError::NotModelled)
}

fn index(item: &Value, at: &Value) -> Outcome {
    let place = match at {
        Value::Int(at) => usize::try_from(*at).ok(),
        Value::Uint(at) => usize::try_from(*at).ok(),
        _ => None,
    };
    match (item, at) {
        (Value::List(texts), _) => {
            place.and_then(|at| texts.get(at)).cloned().map(Value::Text).ok_or(ExecutionError::Failed)
        }
        (Value::Text(text), _) => {
            let byte = place.and_then(|at| text.as_bytes().get(at));
            byte.map(|byte| Value::Uint(u64::from(*byte))).ok_or(ExecutionError::Failed)
        }
        (Value::Map(texts), Value::Text(name)) => Ok(Value::Text(texts.get(name).cloned().unwrap_or_default())),
        _ => failed(),
    }
}

fn format_all(values: &[Value], line: bool) -> Outcome {
    let mut out = String::new();
    let mut before: Option<&Value> = None;
    for value in values {
        // Between two values stands a space unless one of them is a text; in a line always.
        let text = |value: &Value| matches!(value, Value::Text(_));
        if before.is_some_and(|before| line || !text(before) && !text(value)) {
            out.push(' ');
        }
        out.push_str(&match value {
            Value::None => "<nil>".to_owned(),
            value => print(value)?,
        });
        before = Some(value);
    }
    if line {
        out.push('\n');
    }
    Ok(Value::Text(out))
}

/// Whether two values are equal; integers are so across their types.
fn same(one: &Value, other: &Value) -> Outcome<bool> {
    Ok(match (one, other) {
        (Value::Bool(one), Value::Bool(other)) => one == other,
        (Value::Text(one), Value::Text(other)) => one == other,
        (Value::Int(_) | Value::Uint(_), Value::Int(_) | Value::Uint(_)) => order(one, other)? == Ordering::Equal,
        (Value::NotModelled, _) | (_, Value::NotModelled) | (Value::Fields(_), Value::Fields(_)) => {
            return Err(ExecutionError::NotModelled);
        }
        (Value::None, Value::None) => true,
        (Value::None, _) | (_, Value::None) => false,
        _ => return failed(),
    })
}

fn order(one: &Value, other: &Value) -> Outcome<Ordering> {
    let wide = |value: &Value| match value {
        Value::Int(number) => Some(i128::from(*number)),
        Value::Uint(number) => Some(i128::from(*number)),
        _ => None,
    };
    match (one, other) {
        (Value::Text(one), Value::Text(other)) => Ok(one.cmp(other)),
        _ => match (wide(one), wide(other)) {
            (Some(one), Some(other)) => Ok(one.cmp(&other)),
            _ => failed(),
        },
    }
}

/// `strconv.ParseUint`.
///
/// Source: golang/go src/strconv/number.go ParseUint
fn parse_int(text: &str, base: i64, bits: i64) -> Outcome {
    let radix = match u32::try_from(base) {
        Ok(radix @ 2..=36) => radix,
        Ok(0) => return Err(ExecutionError::NotModelled),
        _ => return failed(),
    };
    let most = match bits {
        0 | 64 => u64::MAX,
        1..=63 => (1_u64 << bits).saturating_sub(1),
        _ => return failed(),
    };
    let number = if text.starts_with('+') { None } else { u64::from_str_radix(text, radix).ok() };
    number.filter(|number| *number <= most).map(Value::Uint).ok_or(ExecutionError::Failed)
}
