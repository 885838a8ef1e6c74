//! Numbers and quoted texts of templates.

use super::node::Operand;
use super::value::Value;

/// The text between quotes as `strconv.Unquote` reads it; nothing if it is malformed, and nothing inside if it holds bytes
/// beyond ASCII.
///
/// Source: golang/go src/strconv/quote.go Unquote
pub(super) fn unquote(text: &str, quote: char) -> Option<Option<String>> {
    let mut out = Some(String::new());
    let mut letters = text.chars();
    while let Some(letter) = letters.next() {
        let character = if letter == '\\' { escape(&mut letters, quote)? } else { Some(letter) };
        out = match (out, character) {
            (Some(mut text), Some(character)) => {
                text.push(character);
                Some(text)
            }
            _ => None,
        };
    }
    Some(out)
}

/// The character of an escape whose backslash is taken; the inner option is empty for a byte beyond ASCII.
fn escape(letters: &mut std::str::Chars<'_>, quote: char) -> Option<Option<char>> {
    let letter = letters.next()?;
    let mut digits = |count: usize, radix: u32, first: u32| {
        (0..count).try_fold(first, |so_far, _| {
            let digit = letters.next()?.to_digit(radix)?;
            Some(so_far.saturating_mul(radix).saturating_add(digit))
        })
    };
    let byte = |code: u32| u8::try_from(code).ok().map(|byte| byte.is_ascii().then_some(char::from(byte)));
    let character = match letter {
        'x' => return byte(digits(2, 16, 0)?),
        '0'..='7' => return byte(digits(2, 8, letter.to_digit(8)?)?),
        'u' => char::from_u32(digits(4, 16, 0)?)?,
        'U' => char::from_u32(digits(8, 16, 0)?)?,
        'a' => '\x07',
        'b' => '\x08',
        'f' => '\x0c',
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        'v' => '\x0b',
        '\\' => '\\',
        _ if letter == quote => letter,
        _ => return None,
    };
    Some(Some(character))
}

/// A number as Go's template reads it; nothing if it is none.
pub(super) fn number(text: &str) -> Option<Operand> {
    let (negative, digits) = match text.strip_prefix('-') {
        Some(digits) => (true, digits),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    if let Some(value) = integer(digits) {
        let value = i128::from(value);
        let value = if negative { value.saturating_neg() } else { value };
        return match i64::try_from(value) {
            Ok(value) => Some(Operand::Constant(Value::Int(value))),
            // Too large for an int: it can be used as an unsigned integer only.
            Err(_) if !negative && !text.starts_with('+') => Some(Operand::NotModelled),
            Err(_) => None,
        };
    }
    let decimal = digits.strip_suffix('i').unwrap_or(digits);
    let hexadecimal = digits.starts_with("0x") || digits.starts_with("0X");
    let float = digits.contains(['.', 'e', 'E', 'p', 'P']) || digits.ends_with('i');
    let fits = if hexadecimal { digits.contains(['p', 'P']) } else { decimal.replace('_', "").parse::<f64>().is_ok() };
    (float && fits).then_some(Operand::NotModelled)
}

/// An unsigned integer as `strconv.ParseUint(text, 0, 64)` reads it.
///
/// Source: golang/go src/strconv/number.go ParseUint
fn integer(text: &str) -> Option<u64> {
    let lower = text.to_ascii_lowercase();
    let (radix, digits) = match (lower.get(..2), lower.get(2..)) {
        (Some("0x"), Some(digits)) => (16, digits),
        (Some("0b"), Some(digits)) => (2, digits),
        (Some("0o"), Some(digits)) => (8, digits),
        _ if lower.starts_with('0') && lower.len() > 1 => (8, lower.get(1..)?),
        _ => (10, lower.as_str()),
    };
    // An underscore stands between digits, or between the prefix and a digit.
    if digits.ends_with('_') || digits.contains("__") || radix == 10 && digits.starts_with('_') {
        return None;
    }
    let digits = digits.replace('_', "");
    u64::from_str_radix(&digits, radix).ok().filter(|_| !digits.starts_with('+'))
}
