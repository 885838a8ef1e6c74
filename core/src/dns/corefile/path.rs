//! Paths of CoreDNS's machine, whose working directory is taken to be `/`, and patterns over them.

/// The path from the root, without `.`, `..` and empty parts.
///
/// Source: golang/go src/path/filepath/path.go Abs, Clean
pub(super) fn absolute(path: &str) -> String {
    let mut parts: Vec<&str> = Vec::new();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop();
            }
            _ => parts.push(part),
        }
    }
    format!("/{}", parts.join("/"))
}

/// The absolute path of `path`, which is relative to the folder of `file`.
pub(super) fn beside(file: &str, path: &str) -> String {
    if path.starts_with('/') {
        return path.to_owned();
    }
    let file = absolute(file);
    let folder = file.rsplit_once('/').map_or("", |(folder, _)| folder);
    absolute(&format!("{folder}/{path}"))
}

/// Whether the pattern is malformed: a bracket that never closes, or a backslash at the end.
///
/// Source: golang/go src/path/filepath/match.go
pub(super) fn is_malformed(pattern: &str) -> bool {
    let mut characters = pattern.chars();
    while let Some(character) = characters.next() {
        if character == '[' || (character == '\\' && characters.next().is_none()) {
            return true;
        }
    }
    false
}

/// Whether a path matches a pattern without brackets: `*` and `?` stand for anything but `/`.
pub(super) fn matches(pattern: &str, path: &str) -> bool {
    let pattern: Vec<Piece> = pieces(pattern);
    let path: Vec<char> = path.chars().collect();
    // Both are short, and there is one star at most.
    let (mut at, mut in_path) = (0_usize, 0_usize);
    let mut star: Option<(usize, usize)> = None;
    loop {
        let fits = match (pattern.get(at), path.get(in_path)) {
            (None, None) => return true,
            (Some(Piece::Star), _) => {
                star = Some((at, in_path));
                at = at.saturating_add(1);
                continue;
            }
            (Some(Piece::Any), Some(character)) => *character != '/',
            (Some(Piece::Literal(wanted)), Some(character)) => wanted == character,
            _ => false,
        };
        if fits {
            at = at.saturating_add(1);
            in_path = in_path.saturating_add(1);
            continue;
        }
        // The star takes one character more.
        let Some((star_at, taken)) = star.filter(|(_, taken)| path.get(*taken).is_some_and(|next| *next != '/')) else {
            return false;
        };
        star = Some((star_at, taken.saturating_add(1)));
        at = star_at.saturating_add(1);
        in_path = taken.saturating_add(1);
    }
}

enum Piece {
    Star,
    Any,
    Literal(char),
}

fn pieces(pattern: &str) -> Vec<Piece> {
    let mut out = Vec::new();
    let mut characters = pattern.chars();
    while let Some(character) = characters.next() {
        out.push(match character {
            '*' => Piece::Star,
            '?' => Piece::Any,
            '\\' => Piece::Literal(characters.next().unwrap_or('\\')),
            _ => Piece::Literal(character),
        });
    }
    out
}
