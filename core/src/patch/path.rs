//! Paths of operations, token by token.

use std::borrow::Cow;

/// What a token stands for: one pass from the left, `~1` is `/` and `~0` is `~`. Any other tilde stays.
///
/// Source: RFC 6901 section 4; evanphx/json-patch patch.go decodePatchKey
pub(super) fn unescape(token: &str) -> Cow<'_, str> {
    if !token.contains('~') {
        return Cow::Borrowed(token);
    }
    // No `~1` can come into being by the first replacement, and no `~0` is taken apart by it.
    Cow::Owned(token.replace("~1", "/").replace("~0", "~"))
}

/// The part of a path that leads to its token number `token`, counted from 0.
pub(super) fn prefix(path: &str, token: usize) -> &str {
    let end = path.match_indices('/').nth(token).map_or(path.len(), |(at, _)| at);
    path.get(..end).unwrap_or(path)
}
