//! The order in which go-yaml prints the keys of a mapping.
//!
//! Source: yaml/go-yaml v2 sorter.go.

use std::cmp::Ordering;

use nocluster::json::Node;

/// The members in go-yaml's order; of a member given twice the last one.
pub(crate) fn sorted(node: Node<'_>) -> Vec<(String, Node<'_>)> {
    let mut members: Vec<(String, Node<'_>)> = Vec::new();
    let mut places = std::collections::BTreeMap::new();
    for member in node.members() {
        let name = member.name().into_owned();
        match places.get(&name).and_then(|place: &usize| members.get_mut(*place)) {
            Some((_, value)) => *value = member.value,
            None => {
                places.insert(name.clone(), members.len());
                members.push((name, member.value));
            }
        }
    }
    members.sort_by(|(one, _), (other, _)| one.cmp(other));
    merge_sort(members)
}

/// go-yaml's order of keys is not a total order (`0777`, `0b1`, `2001-01-01` go round in a circle), for which the
/// library's sorting may panic; go-yaml prints such keys in one order today and in another tomorrow.
fn merge_sort<T>(mut members: Vec<(String, T)>) -> Vec<(String, T)> {
    if members.len() < 2 {
        return members;
    }
    let right = merge_sort(members.split_off(members.len() / 2));
    let mut left = merge_sort(members).into_iter().peekable();
    let mut right = right.into_iter().peekable();
    let mut merged = Vec::with_capacity(left.len().saturating_add(right.len()));
    loop {
        let from_left = match (left.peek(), right.peek()) {
            (Some((one, _)), Some((other, _))) => natural(one, other) != Ordering::Greater,
            (Some(_), None) => true,
            (None, _) => false,
        };
        match if from_left { left.next() } else { right.next() } {
            Some(member) => merged.push(member),
            None => return merged,
        }
    }
}

/// Letters behind all else, numbers by their value.
fn natural(one: &str, other: &str) -> Ordering {
    let (a, b): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let Some(at) = a.iter().zip(&b).position(|(a, b)| a != b) else { return a.len().cmp(&b.len()) };
    let (Some(x), Some(y)) = (a.get(at).copied(), b.get(at).copied()) else { return Ordering::Equal };
    match (x.is_alphabetic(), y.is_alphabetic()) {
        (true, true) => return x.cmp(&y),
        (true, false) => return Ordering::Greater,
        (false, true) => return Ordering::Less,
        (false, false) => {}
    }
    let mut start = 0i64;
    if x == '0' || y == '0' {
        // A zero inside a number is not a leading zero.
        let digits = a.get(..at).unwrap_or_default().iter().rev().take_while(|c| c.is_ascii_digit());
        start = i64::from(digits.copied().any(|c| c != '0'));
    }
    let run = |text: &[char]| {
        let digits = text.iter().skip(at).map_while(|c| c.to_digit(10));
        digits.fold((start, 0usize), |(value, count), digit| {
            (value.wrapping_mul(10).wrapping_add(i64::from(digit)), count.saturating_add(1))
        })
    };
    run(&a).cmp(&run(&b)).then(x.cmp(&y))
}

#[cfg(test)]
mod tests {
    use nocluster::json::Document;

    use crate::to_yaml;

    #[test]
    fn keys_that_go_round_in_a_circle_are_printed_all() {
        let keys: Vec<String> = (0..400)
            .map(|n| {
                format!("\"{}\":{n}", ["0777", "0b1", "2001-01-01", "a0", "00a"][n % 5].to_owned() + &n.to_string())
            })
            .collect();
        let text = to_yaml(Document::parse(format!("{{{}}}", keys.join(",")).into_bytes()).unwrap().root());
        assert_eq!(text.lines().count(), 400);
    }
}
