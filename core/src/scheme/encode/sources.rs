//! A value that is given more than once: its sources, in the order of the text, and what Go decodes of them.
//!
//! A member that is given twice is decoded twice into the same variable; its type decides how the later source changes
//! what the earlier ones set.

use crate::gotext::base64;
use crate::json::{Kind, Node};
use crate::meta::{Precision, Quantity, Time};
use crate::scheme::tables::{self, Field, ReleaseBit, Search, Shape};

/// The sources after the last null: null makes a pointer, a map or a list nil.
pub(super) fn since_null<'s, 'a>(sources: &'s [Node<'a>]) -> &'s [Node<'a>] {
    let start = sources.iter().rposition(Node::is_null).map_or(0, |at| at.saturating_add(1));
    sources.get(start..).unwrap_or_default()
}

/// The last source that is not null: null leaves a scalar as it is.
pub(super) fn last_value<'a>(sources: &[Node<'a>]) -> Option<Node<'a>> {
    sources.iter().rev().find(|source| !source.is_null()).copied()
}

/// The lists that still have elements in the variable: null and an empty list drop them.
pub(super) fn live_lists<'s, 'a>(sources: &'s [Node<'a>]) -> &'s [Node<'a>] {
    let empty = |source: &Node<'_>| source.elements().next().is_none();
    let start = sources.iter().rposition(empty).map_or(0, |at| at.saturating_add(1));
    sources.get(start..).unwrap_or_default()
}

/// Appends the fields that objects give to a struct, by rank; the sources of one field stay in the order of the text.
pub(super) fn fields_given<'a>(
    list: &'static [Field],
    objects: &[Node<'a>],
    bit: ReleaseBit,
    given: &mut Vec<(usize, Node<'a>)>,
) {
    let begin = given.len();
    for object in objects {
        let mut search = Search::new(list, bit);
        for member in object.members() {
            if let Some((rank, _)) = search.find(member.key) {
                given.push((rank, member.value));
            }
        }
    }
    if let Some(own) = given.get_mut(begin..) {
        own.sort_by_key(|&(rank, _)| rank);
    }
}

pub(super) fn time(sources: &[Node<'_>], precision: Precision) -> Time {
    let text = sources.last().and_then(Node::as_str);
    text.and_then(|text| Time::parse(&text, precision).ok()).unwrap_or_else(Time::zero)
}

/// The contents of a `[]byte`; `None` is nil.
pub(super) fn bytes(sources: &[Node<'_>]) -> Option<Vec<u8>> {
    let mut held: Option<Vec<u8>> = None;
    // Beyond the length, elements of earlier and longer lists are still there.
    let mut length = 0;
    for source in sources {
        match source.kind() {
            Kind::String => {
                let decoded = base64::decode(&source.as_str().unwrap_or_default()).unwrap_or_default();
                length = decoded.len();
                held = Some(decoded);
            }
            Kind::Array => {
                let mut bytes = held.take().unwrap_or_default();
                length = source.elements().count();
                if length == 0 {
                    bytes.clear();
                }
                bytes.resize(bytes.len().max(length), 0);
                for (byte, element) in bytes.iter_mut().zip(source.elements()) {
                    *byte = uint8(element).unwrap_or(*byte);
                }
                held = Some(bytes);
            }
            _ => {
                length = 0;
                held = None;
            }
        }
    }
    held.map(|mut bytes| {
        bytes.truncate(length);
        bytes
    })
}

/// The amount of a quantity, and whether null has cleared it: null clears the value but not the text that was kept.
pub(super) fn quantity(sources: &[Node<'_>]) -> (Option<Quantity>, bool) {
    let quantity = last_value(sources).and_then(|source| Quantity::decode(source).ok());
    (quantity, sources.last().is_some_and(Node::is_null))
}

/// The number and the text of an IntOrString, and whether the text counts. Null sets the type to number only.
pub(super) fn int_or_string<'a>(sources: &[Node<'a>]) -> (Option<Node<'a>>, Option<Node<'a>>, bool) {
    let last_of = |kind| sources.iter().rev().find(|source| source.kind() == kind).copied();
    let is_text = sources.last().is_some_and(|source| source.kind() == Kind::String);
    (last_of(Kind::Number), last_of(Kind::String), is_text)
}

/// Whether Go omits a field of the type that is tagged `omitempty`.
///
/// Source: golang/go src/encoding/json/encode.go isEmptyValue
pub(super) fn is_empty(typ: u16, sources: &[Node<'_>]) -> bool {
    match tables::shape(typ) {
        Shape::Pointer(_) => since_null(sources).is_empty(),
        Shape::Slice(_) => live_lists(sources).is_empty(),
        Shape::Map(_) => since_null(sources).iter().all(|source| source.members().next().is_none()),
        Shape::Bytes => bytes(sources).is_none_or(|bytes| bytes.is_empty()),
        Shape::Bool => last_value(sources).and_then(|source| source.as_bool()) != Some(true),
        Shape::String => last_value(sources).is_none_or(|source| source.text().len() == 2),
        Shape::Int32 | Shape::Int64 => last_value(sources).and_then(|source| source.as_i64()).unwrap_or(0) == 0,
        Shape::Float64 => last_value(sources).and_then(float).unwrap_or(0.0) == 0.0,
        _ => false,
    }
}

/// Whether Go omits the field.
pub(super) fn left_out(field: &Field, sources: &[Node<'_>]) -> bool {
    field.omits_empty() && is_empty(field.typ, sources)
        || field.omits_zero() && time(sources, Precision::Seconds).is_zero()
}

pub(super) fn uint8(node: Node<'_>) -> Option<u8> {
    let text = node.as_number()?;
    // Go's ParseUint takes no sign, not even that of -0.
    if text.starts_with('-') { None } else { text.parse().ok() }
}

/// A float64; `None` if the number is too large for one.
pub(super) fn float(node: Node<'_>) -> Option<f64> {
    node.as_number()?.parse().ok().filter(|value: &f64| value.is_finite())
}
