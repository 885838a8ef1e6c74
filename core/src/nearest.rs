//! The known name that a mistyped one is likely to mean.

/// The known name with the fewest changed letters, if they are few enough to be a slip.
pub(crate) fn nearest<'a>(name: &str, known: &[&'a str]) -> Option<&'a str> {
    // A name that is far too long is not a slip, and comparing it would cost its length times each known one.
    let longest = known.iter().map(|name| name.len()).max()?;
    if name.len() > longest.saturating_mul(2) {
        return None;
    }
    let (distance, nearest) = known.iter().map(|known| (distance(name, known), *known)).min_by_key(|(d, _)| *d)?;
    (distance <= nearest.chars().count().div_ceil(3)).then_some(nearest)
}

/// How many letters must be put in, taken out or changed to make one name the other, in any case.
#[expect(clippy::arithmetic_side_effects, reason = "counts of letters")]
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.to_ascii_lowercase().chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.to_ascii_lowercase().chars().enumerate() {
        let mut diagonal = i;
        let mut left = i + 1;
        let mut next = vec![left];
        for (y, &above) in b.iter().zip(row.iter().skip(1)) {
            left = (diagonal + usize::from(x != *y)).min(above + 1).min(left + 1);
            diagonal = above;
            next.push(left);
        }
        row = next;
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distance_counts_letters() {
        for (a, b, expected) in [("", "", 0), ("a", "", 1), ("", "ab", 2), ("kitten", "sitting", 3), ("Doc", "doc", 0)]
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
