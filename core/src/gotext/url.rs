//! URLs and paths as Go's `net/url` and `path` read and write them.

/// The URL as the client writes it, without query, and the name of its host. `None` for one that no server stores, or
/// whose host is written in a way that Go's parser would have to be asked about.
pub(crate) fn parse(url: &str) -> Option<(String, String)> {
    let rest = url.strip_prefix("https://")?;
    let rest = rest.split(['?', '#']).next().unwrap_or_default();
    let (authority, path) = match rest.find('/') {
        Some(at) => rest.split_at(at),
        None => (rest, ""),
    };
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_');
    let (host, port) = match authority.strip_prefix('[') {
        Some(rest) => {
            let (host, port) = rest.split_once(']')?;
            let address = host.bytes().all(|byte| byte.is_ascii_hexdigit() || matches!(byte, b':' | b'.'));
            (Some(host).filter(|_| address)?, port)
        }
        None => {
            let (host, port) = authority.find(':').map_or((authority, ""), |at| authority.split_at(at));
            (Some(host).filter(|host| host.bytes().all(plain))?, port)
        }
    };
    let good_port = port.is_empty() || port.strip_prefix(':')?.bytes().all(|byte| byte.is_ascii_digit());
    if host.is_empty() || !good_port {
        return None;
    }
    let path = clean_path(&unescape(path)?);
    Some((format!("https://{authority}{}", escape_path(&path)), host.to_owned()))
}

/// `%2e` and the like as the bytes that they stand for; `None` for any other percent sign.
fn unescape(path: &str) -> Option<Vec<u8>> {
    let mut out = Vec::with_capacity(path.len());
    let mut rest = path.as_bytes();
    while let Some((&byte, after)) = rest.split_first() {
        rest = after;
        match byte {
            b'%' => {
                let digits = std::str::from_utf8(after.get(..2)?).ok()?;
                out.push(u8::from_str_radix(digits, 16).ok().filter(|_| !digits.starts_with('+'))?);
                rest = after.get(2..)?;
            }
            // Go refuses control characters in a URL.
            0..0x20 | 0x7f => return None,
            _ => out.push(byte),
        }
    }
    Some(out)
}

/// A path without repeated slashes and dot segments, with a slash before it and none behind.
///
/// Source: golang/go src/path/path.go Join
pub(crate) fn clean_path(path: &[u8]) -> Vec<u8> {
    let mut segments: Vec<&[u8]> = Vec::new();
    for segment in path.split(|byte| *byte == b'/') {
        match segment {
            b"" | b"." => {}
            b".." => {
                segments.pop();
            }
            _ => segments.push(segment),
        }
    }
    let mut out = Vec::with_capacity(path.len().saturating_add(1));
    for segment in segments {
        out.push(b'/');
        out.extend_from_slice(segment);
    }
    if out.is_empty() {
        out.push(b'/');
    }
    out
}

/// Source: golang/go src/net/url/url.go shouldEscape, for a path
pub(crate) fn escape_path(path: &[u8]) -> String {
    let mut out = String::with_capacity(path.len());
    for &byte in path {
        if byte.is_ascii_alphanumeric() || b"-_.~$&+,/:;=@".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    // What the client of 1.37.2 writes, by net/url and path of Go 1.26.8.
    #[test]
    fn urls_are_written_as_the_client_writes_them() {
        for (url, written, name) in [
            ("https://h.example.com", "https://h.example.com/", "h.example.com"),
            ("https://h.example.com/", "https://h.example.com/", "h.example.com"),
            ("https://h.example.com:8443/a/b/", "https://h.example.com:8443/a/b", "h.example.com"),
            ("https://h/a//b/../c/./d", "https://h/a/c/d", "h"),
            ("https://h/../..", "https://h/", "h"),
            ("https://h/a%20b", "https://h/a%20b", "h"),
            ("https://h/a%2fb", "https://h/a/b", "h"),
            ("https://h/a!b", "https://h/a%21b", "h"),
            ("https://h/a?x=1", "https://h/a", "h"),
            ("https://[::1]:443/a", "https://[::1]:443/a", "::1"),
        ] {
            assert_eq!(parse(url), Some((written.to_owned(), name.to_owned())), "{url}");
        }
        for url in ["http://h/a", "https://", "https:///a", "https://h/%zz", "https://u@h/", "https://h:x/", "h/a", ""]
        {
            assert_eq!(parse(url), None, "{url}");
        }
    }
}
