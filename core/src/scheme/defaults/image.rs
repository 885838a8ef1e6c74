//! References to images: which of them is pulled always.

use crate::gotext::to_lower;

/// The `imagePullPolicy` of a container that gives none: `Always` for the tag `latest`, given or implied, else
/// `IfNotPresent`, also where the reference can't be parsed.
///
/// Source: kubernetes/kubernetes pkg/util/parsers/parsers.go ParseImageName
pub(super) fn pull_policy(image: &str) -> &'static str {
    match Reference::parse(image) {
        Some(Reference { tag: Some("latest"), .. } | Reference { tag: None, has_digest: false }) => "Always",
        _ => "IfNotPresent",
    }
}

/// What a reference says beside its name.
struct Reference<'a> {
    tag: Option<&'a str>,
    has_digest: bool,
}

/// The longest path of a repository, in bytes.
const LONGEST_PATH: usize = 255;
const LONGEST_TAG: usize = 128;

impl<'a> Reference<'a> {
    /// Reads a reference as `docker` writes it: without a domain it is one of Docker Hub.
    ///
    /// Source: distribution/reference normalize.go ParseNormalizedNamed, reference.go Parse
    fn parse(text: &'a str) -> Option<Self> {
        if is_hex(text, 64) {
            return None;
        }
        let (before, digest) = match split_once(text, b'@') {
            Some((before, digest)) => (before, Some(digest)),
            None => (text, None),
        };
        // A digest may have slashes, which are no digest then; so nothing of a name is missed by looking before it.
        let (domain, rest) = split_domain(before);
        let path_start = rest.bytes().rposition(|byte| byte == b'/').map_or(0, |at| at.saturating_add(1));
        let (path, tag) = match split_once(rest.get(path_start..)?, b':') {
            Some((last, tag)) => (rest.get(..path_start.saturating_add(last.len()))?, Some(tag)),
            None => (rest, None),
        };
        let length = path_length(domain, path)?;
        let valid = length <= LONGEST_PATH && tag.is_none_or(is_tag) && digest.is_none_or(is_digest);
        valid.then_some(Self { tag, has_digest: digest.is_some() })
    }
}

const DOCKER_HUB: &str = "docker.io";
/// The path of Docker Hub's own images.
const OFFICIAL: &str = "library/";

/// The domain before the first slash, unless that is the first part of a path on Docker Hub.
///
/// Source: distribution/reference normalize.go splitDockerDomain
fn split_domain(name: &str) -> (&str, &str) {
    let is_domain = |first: &str| {
        first == "localhost" || first.bytes().any(|byte| matches!(byte, b'.' | b':')) || to_lower(first) != first
    };
    match split_once(name, b'/') {
        Some(("index.docker.io", rest)) => (DOCKER_HUB, rest),
        Some((first, rest)) if is_domain(first) => (first, rest),
        _ => (DOCKER_HUB, name),
    }
}

/// [`str::split_once`] at an ASCII character; on texts this short, looking at each byte is the fastest.
fn split_once(text: &str, at: u8) -> Option<(&str, &str)> {
    let end = text.bytes().position(|byte| byte == at)?;
    Some((text.get(..end)?, text.get(end.saturating_add(1)..)?))
}

/// How long the path of a repository is; `None` where domain and path are no name.
fn path_length(domain: &str, path: &str) -> Option<usize> {
    let official = if domain == DOCKER_HUB && !path.contains('/') { OFFICIAL.len() } else { 0 };
    if !is_path(path) {
        return None;
    }
    let length = path.len().saturating_add(official);
    if is_domain(domain) {
        return Some(length);
    }
    // What is no domain may be the first part of the path.
    is_path(domain).then(|| length.saturating_add(domain.len()).saturating_add(1))
}

/// Parts of letters and digits, joined by a slash, a dot, one or two underscores, or dashes.
fn is_path(text: &str) -> bool {
    let mut rest = text.as_bytes();
    loop {
        let word = rest.iter().take_while(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9')).count();
        let (_, after) = rest.split_at_checked(word).unwrap_or_default();
        rest = match after {
            _ if word == 0 => return false,
            [] => return true,
            [b'_', b'_', next @ ..] | [b'/' | b'.' | b'_', next @ ..] => next,
            [b'-', ..] => after.get(after.iter().take_while(|&&byte| byte == b'-').count()..).unwrap_or_default(),
            _ => return false,
        };
    }
}

/// A host name or an address, with a port or without.
fn is_domain(text: &str) -> bool {
    let (host, after) = match text.strip_prefix('[').and_then(|text| text.split_once(']')) {
        Some((address, after)) => {
            if address.is_empty() || !address.bytes().all(|byte| byte.is_ascii_hexdigit() || byte == b':') {
                return false;
            }
            ("", after)
        }
        None => {
            let end = text.bytes().position(|byte| byte == b':').unwrap_or(text.len());
            text.split_at_checked(end).unwrap_or((text, ""))
        }
    };
    let port = after.is_empty()
        || after
            .strip_prefix(':')
            .is_some_and(|port| !port.is_empty() && port.bytes().all(|byte| byte.is_ascii_digit()));
    port && (text.starts_with('[') || host.as_bytes().split(|&byte| byte == b'.').all(is_domain_component))
}

fn is_domain_component(text: &[u8]) -> bool {
    !text.is_empty()
        && text.iter().all(|byte| byte.is_ascii_alphanumeric() || *byte == b'-')
        && !text.starts_with(b"-")
        && !text.ends_with(b"-")
}

fn is_tag(text: &str) -> bool {
    let word = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_';
    text.len() <= LONGEST_TAG
        && text.bytes().next().is_some_and(word)
        && text.bytes().all(|byte| word(byte) || byte == b'.' || byte == b'-')
}

/// A digest of an algorithm that the server has.
///
/// Source: opencontainers/go-digest algorithm.go
fn is_digest(text: &str) -> bool {
    match text.split_once(':') {
        Some(("sha256", hex)) => is_hex(hex, 64),
        Some(("sha384", hex)) => is_hex(hex, 96),
        Some(("sha512", hex)) => is_hex(hex, 128),
        _ => false,
    }
}

fn is_hex(text: &str, length: usize) -> bool {
    text.len() == length && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}
