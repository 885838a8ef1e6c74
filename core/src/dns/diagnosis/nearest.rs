//! The name that was likely meant.

use crate::nearest::nearest as nearest_spelling;

/// The name that differs by few letters from the one asked, else one that differs by a part at its end.
pub(crate) fn nearest<'n>(asked: &str, names: impl Iterator<Item = &'n str>) -> Option<&'n str> {
    let others: Vec<_> = names.filter(|name| *name != asked).collect();
    let part = |whole: &str, part: &str| whole.strip_prefix(part).is_some_and(|rest| rest.starts_with('-'));
    nearest_spelling(asked, &others)
        .or_else(|| others.into_iter().filter(|name| part(name, asked) || part(asked, name)).min())
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
