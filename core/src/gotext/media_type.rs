//! Go's check of a `Content-Type` header.
//!
//! Source: golang/go src/mime/mediatype.go ParseMediaType

use std::collections::BTreeMap;

/// The error text, if the value of the header is invalid.
pub(crate) fn check(value: &str) -> Result<(), &'static str> {
    let (base, parameters) = match value.find(';') {
        Some(at) => value.split_at(at),
        None => (value, ""),
    };
    // Go reads the small letters. Capitals of ASCII are as good here; two other letters have a small one in ASCII.
    check_base(&base.replace('\u{130}', "i").replace('\u{212a}', "k"))?;
    check_parameters(parameters)
}

fn check_base(base: &str) -> Result<(), &'static str> {
    let (kind, rest) = token(base.trim());
    if kind.is_empty() {
        return Err("mime: no media type");
    }
    if rest.is_empty() {
        return Ok(());
    }
    let rest = rest.strip_prefix('/').ok_or("mime: expected slash after first token")?;
    match token(rest) {
        ("", _) => Err("mime: expected token after slash"),
        (_, "") => Ok(()),
        _ => Err("mime: unexpected content after media subtype"),
    }
}

fn check_parameters(mut rest: &str) -> Result<(), &'static str> {
    let mut seen: BTreeMap<String, Vec<u8>> = BTreeMap::new();
    loop {
        rest = rest.trim_start();
        if rest.is_empty() {
            return Ok(());
        }
        let Some((name, value, after)) = parameter(rest) else {
            // A semicolon at the end is allowed.
            return if rest.trim() == ";" { Ok(()) } else { Err("mime: invalid media parameter") };
        };
        // Given twice is fine if it says the same.
        if seen.get(&name).is_some_and(|first| *first != value) {
            return Err("mime: duplicate parameter name");
        }
        seen.insert(name, value);
        rest = after;
    }
}

/// `; name=value`.
fn parameter(text: &str) -> Option<(String, Vec<u8>, &str)> {
    let (name, rest) = token(text.strip_prefix(';')?.trim_start());
    if name.is_empty() {
        return None;
    }
    let rest = rest.trim_start().strip_prefix('=')?.trim_start();
    let (value, rest) = if rest.starts_with('"') { quoted(rest)? } else { plain(rest)? };
    // A token is ASCII.
    Some((name.to_ascii_lowercase(), value, rest))
}

fn plain(text: &str) -> Option<(Vec<u8>, &str)> {
    let (value, rest) = token(text);
    (!value.is_empty()).then(|| (value.as_bytes().to_vec(), rest))
}

fn quoted(text: &str) -> Option<(Vec<u8>, &str)> {
    let mut value = Vec::new();
    let mut bytes = text.bytes().enumerate().skip(1).peekable();
    while let Some((at, byte)) = bytes.next() {
        match byte {
            b'"' => return Some((value, text.get(at.saturating_add(1)..)?)),
            b'\r' | b'\n' => return None,
            // Only what needs it is taken as escaped; some clients write paths with backslashes.
            b'\\' => match bytes.next_if(|(_, next)| is_special(*next)) {
                Some((_, next)) => value.push(next),
                None => value.push(byte),
            },
            _ => value.push(byte),
        }
    }
    None
}

fn token(text: &str) -> (&str, &str) {
    let end = text.bytes().position(|byte| !is_token(byte)).unwrap_or(text.len());
    // The first byte that is not a token character starts a character: all token characters are ASCII.
    text.split_at_checked(end).unwrap_or((text, ""))
}

fn is_token(byte: u8) -> bool {
    byte.is_ascii_graphic() && !is_special(byte)
}

fn is_special(byte: u8) -> bool {
    br#"()<>@,;:\"/[]?="#.contains(&byte)
}

#[cfg(test)]
mod tests {
    use super::check;

    // Each answer was given by mime.ParseMediaType of Go 1.26.8.
    #[test]
    fn content_types_are_read_as_go_reads_them() {
        for (value, error) in [
            ("", "mime: no media type"),
            ("application/json", ""),
            ("application/json; charset=utf-8", ""),
            ("text/plain", ""),
            ("TEXT/HTML; a=\"b\"", ""),
            ("bad;;", "mime: invalid media parameter"),
            ("bad;", ""),
            ("bad; ", ""),
            ("a/", "mime: expected token after slash"),
            ("a /b", "mime: expected slash after first token"),
            ("/b", "mime: no media type"),
            ("a b", "mime: expected slash after first token"),
            ("a/b c", "mime: unexpected content after media subtype"),
            ("a/b;charset", "mime: invalid media parameter"),
            ("a/b; charset=", "mime: invalid media parameter"),
            ("a/b; =x", "mime: invalid media parameter"),
            ("a/b; x=1; x=1", ""),
            ("a/b; x=1; X=2", "mime: duplicate parameter name"),
            ("a/b; x=\"a\\\"b\"", ""),
            ("a/b; x=\"a\\c\"", ""),
            ("a/b; x=\"open", "mime: invalid media parameter"),
            ("a/b; x=\"\"", ""),
            ("a/b; x=1;", ""),
            ("a/b; x=1 ;; ", "mime: invalid media parameter"),
            ("a/b; x=1 y=2", "mime: invalid media parameter"),
            ("a/b;x = 1", ""),
            ("é/b", "mime: no media type"),
            ("a/b;é=1", "mime: invalid media parameter"),
            ("a@b", "mime: expected slash after first token"),
            ("a:b", "mime: expected slash after first token"),
            (" a/b ", ""),
            ("a/b; x*=utf-8''y", ""),
            ("a/b; x=\"é\"", ""),
            ("a/b; x=\"1\"; x=1", ""),
            (";", "mime: no media type"),
            ("a/b/c", "mime: unexpected content after media subtype"),
            ("text", ""),
            ("\u{130}/b", ""),
            ("\u{212a}/b", ""),
            ("text/\u{130};a=1", ""),
            ("\u{17f}/b", "mime: no media type"),
            ("a/b, c/d", "mime: unexpected content after media subtype"),
        ] {
            assert_eq!(check(value).err().unwrap_or_default(), error, "{value:?}");
        }
    }
}
