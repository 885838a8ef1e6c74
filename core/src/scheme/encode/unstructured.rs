//! Objects without a Go type: read into maps and printed from them.

use super::error::{EncodeError, pointer_to};
use super::mode::Mode;
use crate::gotext::unmarshal_type_error;
use crate::json::{Builder, Kind, Node, any, number};

/// Checks whether a value can be read into a `map[string]any`.
pub(super) fn check(root: Node<'_>) -> Result<(), EncodeError> {
    if !matches!(root.kind(), Kind::Object | Kind::Null) {
        let kind = root.kind().go_name();
        let upstream = unmarshal_type_error(kind, None, "map[string]interface {}");
        return Err(EncodeError::WrongType { at: pointer_to(root, root), upstream });
    }
    check_numbers(root)
}

fn check_numbers(root: Node<'_>) -> Result<(), EncodeError> {
    match any::first_overflow(root, |text| integer(text).is_some()) {
        None => Ok(()),
        Some(node) => {
            let text = node.as_number().unwrap_or_default();
            let upstream = unmarshal_type_error(&format!("number {text}"), None, "float64");
            Err(EncodeError::WrongType { at: pointer_to(root, node), upstream })
        }
    }
}

/// Prints a value as Go prints it after reading it into a `map[string]any`.
///
/// Source: kubernetes/apimachinery pkg/apis/meta/v1/unstructured/helpers.go, golang/go encoding/json
pub(super) fn print(root: Node<'_>, mode: Mode) -> Result<Builder, EncodeError> {
    check(root)?;
    let mut out = Builder::default();
    if root.is_null() && mode == Mode::Meaning {
        // A map that is nil equals an empty one.
        out.begin_object();
        out.end_object();
        return Ok(out);
    }
    out.reserve(root.text().len());
    any::print(root, &mut out, |text, out| print_number(text, mode, out));
    Ok(out)
}

/// Prints a value of any kind as Go prints it after reading it into an `any`.
pub(super) fn print_value(root: Node<'_>) -> Result<Builder, EncodeError> {
    check_numbers(root)?;
    let mut out = Builder::default();
    out.reserve(root.text().len());
    any::print(root, &mut out, |text, out| print_number(text, Mode::Text, out));
    Ok(out)
}

/// The integer that Go keeps as an int64.
///
/// Source: kubernetes-sigs/json internal/golang/encoding/json/decode.go convertNumber
fn integer(text: &str) -> Option<i64> {
    // No digit string with a point or an exponent parses.
    text.parse().ok()
}

/// Whether Go prints a number as it is written.
#[cfg(feature = "admission")]
pub(crate) fn is_printed_number(text: &str) -> bool {
    // Most are small integers.
    let digits = text.strip_prefix('-').unwrap_or(text);
    if digits.len() < 19 && digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return text != "-0";
    }
    let mut out = Builder::default();
    print_number(text, Mode::Text, &mut out);
    out.into_text() == text.as_bytes()
}

fn print_number(text: &str, mode: Mode, out: &mut Builder) {
    if let Some(value) = integer(text) {
        return out.integer(value);
    }
    let value: f64 = text.parse().unwrap_or(0.0);
    if mode == Mode::Meaning {
        // A float is never equal to an integer; -0 equals 0.
        let value = if value == 0.0 { 0.0 } else { value };
        return out.scalar(Kind::Number, format!("f{}", number::format_float64(value)).as_bytes());
    }
    out.scalar(Kind::Number, number::format_float64(value).as_bytes());
}
