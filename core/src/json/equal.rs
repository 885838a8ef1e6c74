//! Equality of values, independent of their text.

use std::borrow::Cow;

use super::document::Node;
use super::number;
use super::tape::Kind;

/// Whether two values are equal by RFC 6902: numbers by value, objects independent of the order of their members.
///
/// Of a member that is given twice, the last one counts. Iterative, so depth costs no stack; `O(n log n)` in the
/// members of an object.
///
/// Source: RFC 6902 section 4.6
pub fn equal(a: Node<'_>, b: Node<'_>) -> bool {
    // What is compared is mostly what nobody has changed. Not for each value inside: that would read deep ones many times.
    if a.text() == b.text() {
        return true;
    }
    let mut pending = vec![(a, b)];
    while let Some((a, b)) = pending.pop() {
        if a.kind() != b.kind() {
            return false;
        }
        let same = match a.kind() {
            Kind::Null => true,
            Kind::Bool => a.text() == b.text(),
            Kind::Number => number::same_value(a.as_number().unwrap_or_default(), b.as_number().unwrap_or_default()),
            Kind::String => a.text() == b.text() && a.is_plain() || a.as_str() == b.as_str(),
            Kind::Array => {
                let (mut left, mut right) = (a.elements(), b.elements());
                loop {
                    match (left.next(), right.next()) {
                        (None, None) => break true,
                        (Some(x), Some(y)) => pending.push((x, y)),
                        _ => break false,
                    }
                }
            }
            Kind::Object => {
                let (left, right) = (sorted_members(a), sorted_members(b));
                let same_keys = left.len() == right.len() && left.iter().zip(&right).all(|((x, _), (y, _))| x == y);
                pending.extend(left.into_iter().zip(right).map(|((_, x), (_, y))| (x, y)));
                same_keys
            }
        };
        if !same {
            return false;
        }
    }
    true
}

/// The members sorted by name; of repeated ones the last.
pub(crate) fn sorted_members<'a>(object: Node<'a>) -> Vec<(Cow<'a, str>, Node<'a>)> {
    let mut members: Vec<_> = object.members().map(|member| (member.name(), member.value)).collect();
    keep_last_of_each(&mut members);
    members
}

/// Sorts by name in descending order, and drops all but the last value of each name.
pub(crate) fn keep_last_of_each<T>(members: &mut Vec<(Cow<'_, str>, T)>) {
    // Stable, so that of equal names the last one given stays last.
    members.sort_by(|(x, _), (y, _)| x.cmp(y));
    members.reverse();
    members.dedup_by(|(x, _), (y, _)| x == y);
}
