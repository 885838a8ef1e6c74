//! Paths of operations, token by token.

use std::borrow::Cow;

/// What a token stands for: one pass from the left, `~1` is `/` and `~0` is `~`. Any other tilde stays.
///
/// Source: RFC 6901 section 4; evanphx/json-patch patch.go decodePatchKey
pub(super) fn unescape(token: &str) -> Cow<'_, str> {
    if !token.as_bytes().contains(&b'~') {
        return Cow::Borrowed(token);
    }
    let Some((plain, mut rest)) = token.split_once('~') else { return Cow::Borrowed(token) };
    let mut out = String::with_capacity(token.len());
    out.push_str(plain);
    loop {
        rest = match rest.as_bytes().first() {
            Some(b'0') => {
                out.push('~');
                rest.get(1..).unwrap_or_default()
            }
            Some(b'1') => {
                out.push('/');
                rest.get(1..).unwrap_or_default()
            }
            _ => {
                out.push('~');
                rest
            }
        };
        let Some((plain, after)) = rest.split_once('~') else { break };
        out.push_str(plain);
        rest = after;
    }
    out.push_str(rest);
    Cow::Owned(out)
}

/// The tokens of a path after its first slash, as they are written. (Paths are short: the general search of `str::split` costs
/// more than it saves.)
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
