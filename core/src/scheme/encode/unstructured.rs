//! Objects without a Go type: read into maps and printed from them.

use super::error::{EncodeError, pointer_to};
use super::mode::Mode;
use crate::gotext::unmarshal_type_error;
use crate::json::{Kind, Node, any, number};

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
pub(super) fn print(root: Node<'_>, mode: Mode) -> Result<Vec<u8>, EncodeError> {
    check(root)?;
    if root.is_null() && mode == Mode::Meaning {
        // A map that is nil equals an empty one.
        return Ok(b"{}".to_vec());
    }
    let mut out = Vec::with_capacity(root.text().len());
    print_checked(root, mode, &mut out);
    Ok(out)
}

/// Prints a value of any kind as Go prints it after reading it into an `any`.
pub(super) fn print_value(root: Node<'_>, mode: Mode, out: &mut Vec<u8>) -> Result<(), EncodeError> {
    check_numbers(root)?;
    print_checked(root, mode, out);
    Ok(())
}

fn print_checked(root: Node<'_>, mode: Mode, out: &mut Vec<u8>) {
    any::print(root, out, |text, out| print_number(text, mode, out));
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
    let mut out = Vec::new();
    print_number(text, Mode::Text, &mut out);
    out == text.as_bytes()
}

fn print_number(text: &str, mode: Mode, out: &mut Vec<u8>) {
    if let Some(value) = integer(text) {
        out.extend_from_slice(value.to_string().as_bytes());
        return;
    }
    let mut value: f64 = text.parse().unwrap_or(0.0);
    if mode == Mode::Meaning {
        // A float is never equal to an integer; -0 equals 0.
        out.push(b'f');
        if value == 0.0 {
            value = 0.0;
        }
    }
    out.extend_from_slice(number::format_float64(value).as_bytes());
}
