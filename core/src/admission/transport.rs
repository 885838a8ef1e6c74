//! Where a review is posted to.
//!
//! Source: kubernetes/apiserver pkg/util/webhook/client.go; kubernetes/client-go rest/{client,request,url_utils}.go

use super::hook::{Endpoint, Hook};
use super::need::Need;
use super::request::Operation;
use super::response::ResponseError;
use crate::gotext::base64;

/// Where a review is posted to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Destination {
    /// With the query that the server sends when no time has passed.
    pub(super) url: String,
    /// The name that the serving certificate needs.
    pub(super) server_name: String,
    /// After how many seconds the server gives up.
    pub(super) timeout_seconds: i64,
}

/// The server gives a request 34 seconds, but for one that connects, which has no end of its own.
///
/// Source: kubernetes/apiserver pkg/endpoints/handlers/rest.go requestTimeoutUpperBound
const REQUEST_SECONDS: i64 = 34;
/// The HTTP client's own limit.
pub(super) const CLIENT_SECONDS: i64 = 30;

/// Where the server reaches a hook; a failed call if it can't even try.
pub(super) fn destination(hook: &Hook, operation: Operation) -> Result<Destination, ResponseError> {
    check_ca_bundle(hook)?;
    let (mut url, server_name) = match &hook.client_config.endpoint {
        Some(Endpoint::Service { namespace, name, path, port }) => {
            let server_name = format!("{name}.{namespace}.svc");
            let port = if *port == 0 { 443 } else { *port };
            let path = escape_path(&clean_path(path.as_deref().unwrap_or_default().as_bytes()));
            (format!("https://{server_name}:{port}{path}"), server_name)
        }
        Some(Endpoint::Url(url)) => parse_url(url).ok_or_else(|| unusable(hook, "url"))?,
        None => return Err(unusable(hook, "clientConfig")),
    };
    let own = hook.timeout_seconds.map(i64::from);
    let timeout_seconds = match operation {
        Operation::Connect => own.unwrap_or(CLIENT_SECONDS),
        _ => own.map_or(REQUEST_SECONDS, |own| own.min(REQUEST_SECONDS)),
    };
    url.push_str("?timeout=");
    // Without time left the client writes its own limit.
    url.push_str(&duration(if timeout_seconds > 0 { timeout_seconds } else { CLIENT_SECONDS }));
    Ok(Destination { url, server_name, timeout_seconds })
}

fn unusable(hook: &Hook, member: &'static str) -> ResponseError {
    ResponseError::Unknown { needs: vec![Need::ClientConfig { hook: hook.key().to_owned(), member }] }
}

/// A bundle without any PEM block fails the call; certificates are not looked into.
fn check_ca_bundle(hook: &Hook) -> Result<(), ResponseError> {
    let Some(bundle) = &hook.client_config.ca_bundle else { return Ok(()) };
    let Ok(bytes) = base64::decode(bundle) else { return Err(unusable(hook, "caBundle")) };
    if bytes.is_empty() || contains(&bytes, b"-----BEGIN") {
        return Ok(());
    }
    let text = "could not get REST client: unable to load root certificates: unable to parse bytes as PEM block";
    Err(ResponseError::call(text))
}

fn contains(bytes: &[u8], piece: &[u8]) -> bool {
    bytes.windows(piece.len()).any(|window| window == piece)
}

/// The URL as the client writes it, without query, and the name of its host. `None` for one that no server stores, or whose
/// host is written in a way that Go's parser would have to be asked about.
fn parse_url(url: &str) -> Option<(String, String)> {
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

/// `%2e` and the like as the bytes that they stand for; `None` for a percent sign that is none of these.
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
fn clean_path(path: &[u8]) -> Vec<u8> {
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
    let mut out = Vec::with_capacity(path.len() + 1);
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
fn escape_path(path: &[u8]) -> String {
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

/// A number of seconds as Go prints a duration.
///
/// Source: golang/go src/time/time.go Duration.String
fn duration(seconds: i64) -> String {
    match (seconds / 3600, seconds / 60 % 60, seconds % 60) {
        (0, 0, seconds) => format!("{seconds}s"),
        (0, minutes, seconds) => format!("{minutes}m{seconds}s"),
        (hours, minutes, seconds) => format!("{hours}h{minutes}m{seconds}s"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    // The written forms are those of 1.37.2: admission-webhooks in the words of net/url and path of Go 1.26.8.
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
            assert_eq!(parse_url(url), Some((written.to_owned(), name.to_owned())), "{url}");
        }
        for url in ["http://h/a", "https://", "https:///a", "https://h/%zz", "https://u@h/", "https://h:x/", "h/a", ""]
        {
            assert_eq!(parse_url(url), None, "{url}");
        }
    }

    #[test]
    fn durations_are_printed_as_go_prints_them() {
        for (seconds, printed) in [(1, "1s"), (34, "34s"), (60, "1m0s"), (90, "1m30s"), (3600, "1h0m0s")] {
            assert_eq!(duration(seconds), printed);
        }
    }
}
