//! Values without a Go type: read into `any` and printed from there, members sorted by name. No recursion, since nothing
//! bounds their depth but the limit of the text.
//!
//! Source: golang/go src/encoding/json/{decode,encode}.go

use std::borrow::Cow;
use std::vec;

use super::{Elements, Kind, Node, string};

/// Prints a value as Go prints it after reading it into `any`; `number` prints a number from its text.
pub(crate) fn print(root: Node<'_>, out: &mut Vec<u8>, number: impl Fn(&str, &mut Vec<u8>)) {
    let mut open = Vec::new();
    enter(root, &number, &mut open, out);
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
            Some(node) => enter(node, &number, &mut open, out),
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

fn enter<'a>(node: Node<'a>, number: &impl Fn(&str, &mut Vec<u8>), open: &mut Vec<Frame<'a>>, out: &mut Vec<u8>) {
    match node.kind() {
        Kind::Null | Kind::Bool => out.extend_from_slice(node.text()),
        Kind::Number => number(node.as_number().unwrap_or_default(), out),
        Kind::String if node.is_plain() && node.is_compact() => out.extend_from_slice(node.text()),
        Kind::String => string::encode(&node.as_str().unwrap_or_default(), out),
        Kind::Array => {
            out.push(b'[');
            open.push(Frame::Array(node.elements(), true));
        }
        Kind::Object => {
            out.push(b'{');
            open.push(Frame::Object(sorted(node).into_iter(), true));
        }
    }
}

/// The members by name, the last of each.
pub(crate) fn sorted<'a>(object: Node<'a>) -> Vec<(Cow<'a, str>, Node<'a>)> {
    let mut members: Vec<_> = object.members().map(|member| (member.name(), member.value)).collect();
    // Stable, so that of equal names the last one given comes first after the reversal, and stays.
    members.sort_by(|(x, _), (y, _)| x.cmp(y));
    members.reverse();
    members.dedup_by(|(x, _), (y, _)| x == y);
    members.reverse();
    members
}

/// The first number, in the order of the text, that no float64 holds and that is not kept as an integer either.
pub(crate) fn first_overflow<'a>(root: Node<'a>, is_integer: impl Fn(&str) -> bool) -> Option<Node<'a>> {
    let too_large = |node: &Node<'_>| {
        let text = node.as_number().unwrap_or_default();
        // Fewer than 300 characters without an exponent can't overflow.
        (text.len() > 300 || text.contains(['e', 'E']))
            && !is_integer(text)
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
