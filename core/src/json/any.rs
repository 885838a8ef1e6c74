//! Values without a Go type: read into `any` and printed from there, members sorted by name. No recursion, since nothing
//! bounds their depth but the limit of the text.
//!
//! Source: golang/go src/encoding/json/{decode,encode}.go

use std::vec;

use super::{Builder, Elements, Kind, Member, Node};

/// Prints a value as Go prints it after reading it into `any`; `number` prints a number from its text.
pub(crate) fn print(root: Node<'_>, out: &mut Builder, number: impl Fn(&str, &mut Builder)) {
    let mut open = Vec::new();
    enter(root, &number, &mut open, out);
    while let Some(frame) = open.last_mut() {
        let next = match frame {
            Frame::Array(elements) => elements.next(),
            Frame::Object(members) => members.next().map(|member| {
                out.key_of(member.key);
                member.value
            }),
        };
        match next {
            Some(node) => enter(node, &number, &mut open, out),
            None => {
                match frame {
                    Frame::Array(_) => out.end_array(),
                    Frame::Object(_) => out.end_object(),
                }
                open.pop();
            }
        }
    }
}

/// A container whose end has not been printed.
enum Frame<'a> {
    Array(Elements<'a>),
    Object(vec::IntoIter<Member<'a>>),
}

fn enter<'a>(node: Node<'a>, number: &impl Fn(&str, &mut Builder), open: &mut Vec<Frame<'a>>, out: &mut Builder) {
    match node.kind() {
        kind @ (Kind::Null | Kind::Bool) => out.scalar(kind, node.text()),
        Kind::Number => number(node.as_number().unwrap_or_default(), out),
        Kind::String => out.string_of(node),
        Kind::Array => {
            out.begin_array();
            open.push(Frame::Array(node.elements()));
        }
        Kind::Object => {
            out.begin_object();
            open.push(Frame::Object(sorted(&[node]).into_iter()));
        }
    }
}

/// The members of objects by name, the last of each.
pub(crate) fn sorted<'a>(objects: &[Node<'a>]) -> Vec<Member<'a>> {
    let mut members = Vec::with_capacity(objects.iter().map(|object| object.members().count()).sum());
    members.extend(objects.iter().flat_map(Node::members));
    if !members.is_sorted_by(|one, other| one.key.cmp_value(&other.key).is_lt()) {
        // Stable, so that of equal names the last one given comes first after the reversal, and stays.
        members.sort_by(|one, other| one.key.cmp_value(&other.key));
        members.reverse();
        members.dedup_by(|one, other| one.key.cmp_value(&other.key).is_eq());
        members.reverse();
    }
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
