//! Paths of operations, token by token.
#![expect(clippy::arithmetic_side_effects, reason = "a slash in a path, and the place after it")]

/// The tokens of a path after its first slash, as they are written. (Paths are short: the general search of
/// `str::split` costs more than it saves.)
pub(super) fn tokens(path: &str) -> impl Iterator<Item = &str> {
    let mut rest = path.bytes().position(|byte| byte == b'/').and_then(|at| path.get(at + 1..));
    std::iter::from_fn(move || {
        let tokens = rest?;
        let end = tokens.bytes().position(|byte| byte == b'/');
        rest = end.and_then(|end| tokens.get(end + 1..));
        end.map_or(Some(tokens), |end| tokens.get(..end))
    })
}

/// A path's last token, and what is before its slash.
pub(super) fn last(path: &str) -> Option<(&str, &str)> {
    let at = path.bytes().rposition(|byte| byte == b'/')?;
    Some((path.get(..at)?, path.get(at + 1..)?))
}

/// The part of a path that leads to its token number `token`, counted from 0.
pub(super) fn prefix(path: &str, token: usize) -> &str {
    let end = path.match_indices('/').nth(token).map_or(path.len(), |(at, _)| at);
    path.get(..end).unwrap_or(path)
}
