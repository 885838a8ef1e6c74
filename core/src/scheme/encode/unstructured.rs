//! Objects without a Go type: read into maps and printed from them. No recursion, since nothing bounds their depth but
//! the limit of the text.

use std::borrow::Cow;
use std::vec;

use super::error::{EncodeError, pointer_to};
use super::mode::Mode;
use crate::gotext::unmarshal_type_error;
use crate::json::{Elements, Kind, Node, number, string};

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
    match first_overflow(root) {
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
    let mut open = Vec::new();
    enter(root, mode, &mut open, out);
    while let Some(frame) = open.last_mut() {
        let next = match frame {
            Frame::Array(elements, first) => elements.next().inspect(|_| {
                if !std::mem::take(first) {
                    out.push(b',');
                }
            }),
            Frame::Object(members, first) => members.next().map(|(key, value)| {
                if !std::mem::take(first) {
                    out.push(b',');
                }
                string::encode(&key, out);
                out.push(b':');
                value
            }),
        };
        match next {
            Some(node) => enter(node, mode, &mut open, out),
            None => {
                out.push(if matches!(frame, Frame::Array(..)) { b']' } else { b'}' });
                open.pop();
            }
        }
    }
}

/// A container whose end has not been printed; the flag says that nothing of it was printed yet.
enum Frame<'a> {
    Array(Elements<'a>, bool),
    Object(vec::IntoIter<(Cow<'a, str>, Node<'a>)>, bool),
}

fn enter<'a>(node: Node<'a>, mode: Mode, open: &mut Vec<Frame<'a>>, out: &mut Vec<u8>) {
    match node.kind() {
        Kind::Null | Kind::Bool => out.extend_from_slice(node.text()),
        Kind::Number => print_number(node.as_number().unwrap_or_default(), mode, out),
        Kind::String if node.is_plain() && node.is_compact() => out.extend_from_slice(node.text()),
        Kind::String => string::encode(&node.as_str().unwrap_or_default(), out),
        Kind::Array => {
            out.push(b'[');
            open.push(Frame::Array(node.elements(), true));
        }
        Kind::Object => {
            out.push(b'{');
            open.push(Frame::Object(sorted_members(node).into_iter(), true));
        }
    }
}

/// The members by name, the last of each.
pub(crate) fn sorted_members<'a>(object: Node<'a>) -> Vec<(Cow<'a, str>, Node<'a>)> {
    let mut members: Vec<_> = object.members().map(|member| (member.name(), member.value)).collect();
    // Stable, so that of equal names the last one given comes first after the reversal, and stays.
    members.sort_by(|(x, _), (y, _)| x.cmp(y));
    members.reverse();
    members.dedup_by(|(x, _), (y, _)| x == y);
    members.reverse();
    members
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

/// The first number, in the order of the text, that no float64 holds.
fn first_overflow(root: Node<'_>) -> Option<Node<'_>> {
    let too_large = |node: &Node<'_>| {
        let text = node.as_number().unwrap_or_default();
        // Fewer than 300 characters without an exponent can't overflow.
        (text.len() > 300 || text.contains(['e', 'E']))
            && integer(text).is_none()
            && !text.parse::<f64>().is_ok_and(f64::is_finite)
    };
    let mut pending = vec![root];
    while let Some(node) = pending.pop() {
        match node.kind() {
            Kind::Number if too_large(&node) => return Some(node),
            Kind::Array => {
                let from = pending.len();
                pending.extend(node.elements());
                pending.get_mut(from..).unwrap_or_default().reverse();
            }
            Kind::Object => {
                let from = pending.len();
                pending.extend(node.members().map(|member| member.value));
                pending.get_mut(from..).unwrap_or_default().reverse();
            }
            _ => {}
        }
    }
    None
}
