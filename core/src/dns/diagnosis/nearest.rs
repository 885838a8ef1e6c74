//! The name that was likely meant.

/// The name that differs least from the one asked: by few letters, or by a part at its end.
pub(crate) fn nearest<'n>(asked: &str, names: impl Iterator<Item = &'n str>) -> Option<&'n str> {
    let most = (asked.len() / 3).clamp(1, 3);
    let near = names.filter(|name| *name != asked).filter_map(|name| {
        let part = |whole: &str, part: &str| whole.strip_prefix(part).is_some_and(|rest| rest.starts_with('-'));
        let distance = if part(name, asked) || part(asked, name) { most } else { distance(asked, name, most)? };
        Some((distance, name))
    });
    near.min().map(|(_, name)| name)
}

/// How many letters must be put in, taken out, replaced, or swapped with the next; `None` beyond the limit.
fn distance(from: &str, to: &str, most: usize) -> Option<usize> {
    let (from, to): (Vec<char>, Vec<char>) = (from.chars().collect(), to.chars().collect());
    if from.len().abs_diff(to.len()) > most {
        return None;
    }
    let mut before: Vec<usize> = Vec::new();
    let mut row: Vec<usize> = (0..=to.len()).collect();
    let at = |row: &[usize], index: Option<usize>| index.and_then(|index| row.get(index)).copied();
    for (i, letter) in from.iter().enumerate() {
        let mut next = vec![i.saturating_add(1)];
        for (j, other) in to.iter().enumerate() {
            let replaced = at(&row, Some(j))?.saturating_add(usize::from(letter != other));
            let put_in = at(&next, Some(j))?.saturating_add(1);
            let taken_out = at(&row, Some(j.saturating_add(1)))?.saturating_add(1);
            let is_swap = i > 0
                && from.get(i.saturating_sub(1)) == Some(other)
                && j.checked_sub(1).and_then(|j| to.get(j)) == Some(letter);
            let swapped = at(&before, j.checked_sub(1)).filter(|_| is_swap).map(|cost| cost.saturating_add(1));
            next.push(replaced.min(put_in).min(taken_out).min(swapped.unwrap_or(usize::MAX)));
        }
        before = std::mem::replace(&mut row, next);
    }
    row.last().copied().filter(|distance| *distance <= most)
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn few_letters_are_near() {
        let names = ["web", "db", "payments", "web-api"];
        for (asked, found) in [
            ("wbe", Some("web")),
            ("wen", Some("web")),
            ("weeb", Some("web")),
            ("paymnets", Some("payments")),
            ("web", Some("web-api")),
            ("cache", None),
            ("d", Some("db")),
        ] {
            assert_eq!(nearest(asked, names.iter().copied()), found, "{asked}");
        }
    }
}
