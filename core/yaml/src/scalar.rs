//! What a scalar means: YAML 1.1 as go-yaml resolves it.
//!
//! Source: yaml/go-yaml v2 resolve.go (`resolve`), decode.go (`scalar`).

use nocluster::gotext::base64;
use nocluster::json::push_lossy;

/// The value of a scalar, with Go's types kept apart: they decide how a key is written.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Scalar {
    Null,
    Bool(bool),
    Int(i64),
    Uint(u64),
    Float(f64),
    Text(String),
}

/// Why a tag and its text do not go together; `Display` is go-yaml's text.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(crate) enum Mismatch {
    #[error("cannot decode {found} `{text}` as a {tag}")]
    Tag { found: &'static str, text: String, tag: String },
    #[error("!!binary value contains invalid base64 data")]
    Base64,
}

const PREFIX: &str = "tag:yaml.org,2002:";

/// Resolves the text of a plain or tagged scalar; quoted text without a tag never comes here.
pub(crate) fn resolve(tag: Option<&str>, text: &str) -> Result<Scalar, Mismatch> {
    let Some(tag) = tag else { return Ok(untagged(text, true)) };
    match tag.strip_prefix(PREFIX) {
        Some("str") => Ok(Scalar::Text(text.to_owned())),
        Some("binary") => {
            let bytes = base64::decode(text).map_err(|_| Mismatch::Base64)?;
            let mut text = String::new();
            push_lossy(&bytes, &mut text);
            Ok(Scalar::Text(text))
        }
        Some(kind @ ("bool" | "int" | "float" | "null" | "timestamp")) => tagged(kind, text),
        // A tag that go-yaml does not know leaves the text as it is.
        _ => Ok(Scalar::Text(text.to_owned())),
    }
}

fn tagged(kind: &str, text: &str) -> Result<Scalar, Mismatch> {
    if kind == "timestamp" && is_timestamp(text) {
        return Ok(Scalar::Text(text.to_owned()));
    }
    let value = untagged(text, false);
    let found = match &value {
        Scalar::Null => "null",
        Scalar::Bool(_) => "bool",
        Scalar::Int(_) | Scalar::Uint(_) => "int",
        Scalar::Float(_) => "float",
        Scalar::Text(_) => "str",
    };
    if found == kind {
        return Ok(value);
    }
    match value {
        // Only what fits a signed integer becomes a float.
        Scalar::Int(int) if kind == "float" => Ok(Scalar::Float(nearest_float(int))),
        _ => Err(Mismatch::Tag { found: long(found), text: text.to_owned(), tag: format!("!!{kind}") }),
    }
}

/// An integer of 64 bits as Go converts it.
#[expect(clippy::as_conversions, reason = "the nearest float64 is what is asked for")]
pub(crate) fn nearest_float(int: impl Into<i128>) -> f64 {
    int.into() as f64
}

fn long(kind: &'static str) -> &'static str {
    match kind {
        "null" => "!!null",
        "bool" => "!!bool",
        "int" => "!!int",
        "float" => "!!float",
        _ => "!!str",
    }
}

/// `dates`: a date stays text even where the rest of the rules would find a number in it.
fn untagged(text: &str, dates: bool) -> Scalar {
    let as_text = || Scalar::Text(text.to_owned());
    // The first byte decides which rules are tried at all.
    match text.bytes().next() {
        None => Scalar::Null,
        Some(b'y' | b'Y' | b'n' | b'N' | b't' | b'T' | b'f' | b'F' | b'o' | b'O' | b'~') => {
            word(text).unwrap_or_else(as_text)
        }
        Some(b'.') => word(text)
            .or_else(|| {
                if underscores_between_digits(text) { float(&text.replace('_', "")).map(Scalar::Float) } else { None }
            })
            .unwrap_or_else(as_text),
        Some(b'+' | b'-' | b'0'..=b'9') => {
            if dates && is_timestamp(text) {
                return as_text();
            }
            word(text).or_else(|| number(&text.replace('_', ""))).unwrap_or_else(as_text)
        }
        Some(_) => as_text(),
    }
}

fn word(text: &str) -> Option<Scalar> {
    Some(match text {
        "y" | "Y" | "yes" | "Yes" | "YES" | "true" | "True" | "TRUE" | "on" | "On" | "ON" => Scalar::Bool(true),
        "n" | "N" | "no" | "No" | "NO" | "false" | "False" | "FALSE" | "off" | "Off" | "OFF" => Scalar::Bool(false),
        "~" | "null" | "Null" | "NULL" => Scalar::Null,
        ".nan" | ".NaN" | ".NAN" => Scalar::Float(f64::NAN),
        ".inf" | ".Inf" | ".INF" | "+.inf" | "+.Inf" | "+.INF" => Scalar::Float(f64::INFINITY),
        "-.inf" | "-.Inf" | "-.INF" => Scalar::Float(f64::NEG_INFINITY),
        _ => return None,
    })
}

/// The text is without underscores.
fn number(plain: &str) -> Option<Scalar> {
    if let Some(int) = go_int(plain) {
        return Some(Scalar::Int(int));
    }
    if let Some(uint) = go_uint(plain) {
        return Some(Scalar::Uint(uint));
    }
    if let Some(value) = float(plain) {
        return Some(Scalar::Float(value));
    }
    // What is left of Go's second look at binary numbers: a sign behind the prefix.
    let digits = plain.strip_prefix("0b")?;
    i64::from_str_radix(digits, 2).ok().map(Scalar::Int)
}

/// `strconv.ParseInt(text, 0, 64)` of text without underscores.
fn go_int(text: &str) -> Option<i64> {
    let (negative, rest) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let magnitude = go_uint(rest)?;
    if negative { 0i64.checked_sub_unsigned(magnitude) } else { i64::try_from(magnitude).ok() }
}

/// `strconv.ParseUint(text, 0, 64)` of text without underscores: no sign.
fn go_uint(text: &str) -> Option<u64> {
    let lower = text.get(..2).map(str::to_ascii_lowercase);
    let (radix, digits) = match lower.as_deref() {
        Some("0x") => (16, text.get(2..)?),
        Some("0o") => (8, text.get(2..)?),
        Some("0b") => (2, text.get(2..)?),
        _ if text.len() > 1 && text.starts_with('0') => (8, text.get(1..)?),
        _ => (10, text),
    };
    // Rust would take a sign here.
    if !digits.starts_with(|c: char| c.is_ascii_alphanumeric()) {
        return None;
    }
    u64::from_str_radix(digits, radix).ok()
}

/// `^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$` within the range of a float64.
fn float(text: &str) -> Option<f64> {
    let unsigned = text.strip_prefix(['-', '+']).unwrap_or(text);
    let (mantissa, exponent) = match unsigned.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, Some(exponent)),
        None => (unsigned, None),
    };
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    let mantissa_ok = match mantissa.split_once('.') {
        Some(("", fraction)) => digits(fraction),
        Some((whole, fraction)) => digits(whole) && (fraction.is_empty() || digits(fraction)),
        None => digits(mantissa),
    };
    if !mantissa_ok || !exponent.is_none_or(|exponent| digits(exponent.strip_prefix(['-', '+']).unwrap_or(exponent))) {
        return None;
    }
    text.parse::<f64>().ok().filter(|value| value.is_finite())
}

/// Go's rule for numbers with underscores (`underscoreOK`).
fn underscores_between_digits(text: &str) -> bool {
    let bytes = text.as_bytes();
    let digit = |at: Option<usize>| at.and_then(|at| bytes.get(at)).is_some_and(u8::is_ascii_digit);
    text.match_indices('_').all(|(at, _)| digit(at.checked_sub(1)) && digit(at.checked_add(1)))
}

/// Whether go-yaml takes the text as a date, with or without a time (`parseTimestamp`).
pub(crate) fn is_timestamp(text: &str) -> bool {
    let mut at = Cursor(text);
    let Some(year) = at.fixed(4).filter(|_| at.skip("-")) else { return false };
    let Some(month) = at.short(1, 12).filter(|_| at.skip("-")) else { return false };
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let days = match month {
        4 | 6 | 9 | 11 => 30,
        2 if leap => 29,
        2 => 28,
        _ => 31,
    };
    if at.short(1, days).is_none() {
        return false;
    }
    if at.0.is_empty() {
        return true;
    }
    let zoned = at.skip("T") || at.skip("t");
    if !zoned {
        if !at.skip(" ") {
            return false;
        }
        // A space in the layout takes any number of them.
        at.0 = at.0.trim_start_matches(' ');
    }
    // Go's layout takes one digit or two for minutes and seconds, and for hours two at most.
    if at.short(0, 23).is_none()
        || !at.skip(":")
        || at.short(0, 59).is_none()
        || !at.skip(":")
        || at.short(0, 59).is_none()
    {
        return false;
    }
    if let Some(rest) = at.0.strip_prefix(['.', ',']) {
        let fraction = rest.trim_start_matches(|c: char| c.is_ascii_digit());
        if fraction.len() == rest.len() {
            return false;
        }
        at.0 = fraction;
    }
    if !zoned {
        return at.0.is_empty();
    }
    if at.0 == "Z" {
        return true;
    }
    if !at.skip("+") && !at.skip("-") {
        return false;
    }
    at.fixed(2).is_some_and(|hours| hours <= 24)
        && at.skip(":")
        && at.fixed(2).is_some_and(|minutes| minutes <= 60)
        && at.0.is_empty()
}

struct Cursor<'a>(&'a str);

impl Cursor<'_> {
    fn skip(&mut self, text: &str) -> bool {
        self.0.strip_prefix(text).map(|rest| self.0 = rest).is_some()
    }

    fn fixed(&mut self, digits: usize) -> Option<u32> {
        let part = self.0.get(..digits).filter(|part| part.bytes().all(|byte| byte.is_ascii_digit()))?;
        self.0 = self.0.get(digits..)?;
        part.parse().ok()
    }

    fn short(&mut self, min: u32, max: u32) -> Option<u32> {
        let digits = if self.0.as_bytes().get(1).is_some_and(u8::is_ascii_digit) { 2 } else { 1 };
        self.fixed(digits).filter(|value| (min..=max).contains(value))
    }
}
