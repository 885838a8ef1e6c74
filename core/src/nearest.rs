//! The known name that a misspelled one likely means.

/// The known name with the fewest changed letters, if they are few enough for a typing error.
pub(crate) fn nearest<'a>(name: &str, known: &[&'a str]) -> Option<&'a str> {
    // A name that is far too long is not a typing error, and comparing it costs its length times each known one.
    let longest = known.iter().map(|name| name.len()).max()?;
    if name.len() > longest.saturating_mul(2) {
        return None;
    }
    let (distance, nearest) = known.iter().map(|known| (distance(name, known), *known)).min_by_key(|(d, _)| *d)?;
    (distance <= nearest.chars().count().div_ceil(3)).then_some(nearest)
}

/// How many letters must be added, removed, changed, or swapped with the next to turn one name into the other, ignoring
/// case.
#[expect(clippy::arithmetic_side_effects, reason = "counts of letters")]
fn distance(a: &str, b: &str) -> usize {
    let a: Vec<char> = a.to_ascii_lowercase().chars().collect();
    let b: Vec<char> = b.to_ascii_lowercase().chars().collect();
    let at = |row: &[usize], index: usize| row.get(index).copied().unwrap_or_default();
    let mut before = Vec::new();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut next = vec![i + 1];
        for (j, y) in b.iter().enumerate() {
            let mut cost = (at(&row, j) + usize::from(x != y)).min(at(&row, j + 1) + 1).min(at(&next, j) + 1);
            if i > 0 && j > 0 && a.get(i - 1) == Some(y) && b.get(j - 1) == Some(x) {
                cost = cost.min(at(&before, j - 1) + 1);
            }
            next.push(cost);
        }
        before = std::mem::replace(&mut row, next);
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distance_counts_letters() {
        for (a, b, expected) in
            [("", "", 0), ("a", "", 1), ("", "ab", 2), ("kitten", "sitting", 3), ("Doc", "doc", 0), ("wbe", "web", 1)]
        {
            assert_eq!(distance(a, b), expected, "{a} {b}");
        }
    }

    #[test]
    fn only_a_slip_has_a_nearest() {
        let known = ["dialect", "doc", "patch"];
        assert_eq!(nearest("dailect", &known), Some("dialect"));
        assert_eq!(nearest("Patch", &known), Some("patch"));
        assert_eq!(nearest("objects", &known), None);
        assert_eq!(nearest(&"doc".repeat(100_000), &known), None);
        assert_eq!(nearest("doc", &[]), None);
    }
}
