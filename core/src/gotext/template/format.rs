//! How values are printed: as they are, and by the verbs of `printf`.
//!
//! Source: golang/go src/fmt/{print,format}.go

use super::error::ExecutionError;
use super::value::Value;
use crate::gotext::quote;

/// A value as a template prints it.
pub(super) fn print(value: &Value) -> Result<String, ExecutionError> {
    Ok(match value {
        Value::None => "<no value>".to_owned(),
        Value::Bool(value) => value.to_string(),
        Value::Int(number) => number.to_string(),
        Value::Uint(number) => number.to_string(),
        Value::Text(text) => text.clone(),
        Value::List(texts) => format!("[{}]", texts.join(" ")),
        Value::Map(texts) => {
            let pairs: Vec<String> = texts.iter().map(|(name, text)| format!("{name}:{text}")).collect();
            format!("map[{}]", pairs.join(" "))
        }
        Value::Fields(_) | Value::NotModelled => return Err(ExecutionError::NotModelled),
    })
}

/// The flags of a verb.
#[derive(Default)]
struct Flags {
    left: bool,
    zero: bool,
    plus: bool,
    width: usize,
    precision: Option<usize>,
}

/// What `fmt.Sprintf` prints; verbs and values beyond texts and integers are not modelled.
pub(super) fn printf(format: &str, values: &[Value]) -> Result<String, ExecutionError> {
    let mut out = String::new();
    let mut values = values.iter();
    let mut rest = format;
    while let Some((before, after)) = rest.split_once('%') {
        out.push_str(before);
        let (flags, after) = flags(after)?;
        let mut letters = after.chars();
        let Some(verb) = letters.next() else { return Err(ExecutionError::NotModelled) };
        rest = letters.as_str();
        if verb == '%' {
            out.push('%');
            continue;
        }
        let Some(value) = values.next() else { return Err(ExecutionError::NotModelled) };
        out.push_str(&pad(&one(verb, &flags, value)?, &flags));
    }
    if values.next().is_some() {
        return Err(ExecutionError::NotModelled);
    }
    out.push_str(rest);
    Ok(out)
}

fn flags(text: &str) -> Result<(Flags, &str), ExecutionError> {
    let mut flags = Flags::default();
    let mut rest = text;
    loop {
        let (flag, after) = match rest.as_bytes().first() {
            Some(b'-') => (&mut flags.left, rest.strip_prefix('-')),
            Some(b'0') => (&mut flags.zero, rest.strip_prefix('0')),
            Some(b'+') => (&mut flags.plus, rest.strip_prefix('+')),
            _ => break,
        };
        *flag = true;
        rest = after.unwrap_or_default();
    }
    (flags.width, rest) = number(rest)?;
    if let Some(after) = rest.strip_prefix('.') {
        let (precision, after) = number(after)?;
        flags.precision = Some(precision);
        rest = after;
    }
    Ok((flags, rest))
}

fn number(text: &str) -> Result<(usize, &str), ExecutionError> {
    let rest = text.trim_start_matches(|letter: char| letter.is_ascii_digit());
    let digits = text.strip_suffix(rest).unwrap_or_default();
    if digits.is_empty() {
        return Ok((0, rest));
    }
    // Go stops at a million; no such width is of use in a record.
    digits.parse().ok().filter(|number| *number <= 4096).map(|number| (number, rest)).ok_or(ExecutionError::NotModelled)
}

fn one(verb: char, flags: &Flags, value: &Value) -> Result<String, ExecutionError> {
    let number = match value {
        Value::Int(number) => Some(i128::from(*number)),
        Value::Uint(number) => Some(i128::from(*number)),
        _ => None,
    };
    if let Some(number) = number {
        let magnitude = number.unsigned_abs();
        let digits = match verb {
            'd' | 'v' => magnitude.to_string(),
            'x' => format!("{magnitude:x}"),
            'X' => format!("{magnitude:X}"),
            'o' => format!("{magnitude:o}"),
            'b' => format!("{magnitude:b}"),
            _ => return Err(ExecutionError::NotModelled),
        };
        if verb == 'v' && flags.plus {
            return Err(ExecutionError::NotModelled);
        }
        let sign = if number < 0 {
            "-"
        } else if flags.plus {
            "+"
        } else {
            ""
        };
        let least = match flags.precision {
            Some(0) if magnitude == 0 => return Ok(String::new()),
            Some(precision) => precision,
            None if flags.zero && !flags.left => flags.width.saturating_sub(sign.len()),
            None => 0,
        };
        return Ok(format!("{sign}{digits:0>least$}"));
    }
    match (verb, value) {
        _ if flags.plus || flags.zero => Err(ExecutionError::NotModelled),
        ('s' | 'v', Value::Text(text)) => {
            let most = flags.precision.unwrap_or(usize::MAX);
            Ok(text.chars().take(most).collect())
        }
        ('q', Value::Text(text)) if flags.precision.is_none() => Ok(quote(text)),
        ('s' | 'v', Value::List(_)) | ('t' | 'v', Value::Bool(_)) if flags.width == 0 && flags.precision.is_none() => {
            print(value)
        }
        _ => Err(ExecutionError::NotModelled),
    }
}

fn pad(text: &str, flags: &Flags) -> String {
    let width = flags.width;
    if flags.left { format!("{text:<width$}") } else { format!("{text:>width$}") }
}
