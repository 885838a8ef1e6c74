//! Versions as programs print them, where an option takes the release that is modelled.

use std::convert::Infallible;

/// The minor release of a version such as `v1.37.2` or `v1.36.1-eks-4a5b6c7`, as `kubectl version` prints it. Any other
/// text stays as it is, so that an error names what was given.
pub(crate) fn short(text: &str) -> Result<String, Infallible> {
    let version = text.strip_prefix('v').unwrap_or(text);
    let mut parts = version.splitn(3, '.');
    let is_number = |part: &&str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let (first, second) = (parts.next().filter(is_number), parts.next().filter(is_number));
    let has_patch = parts.next().is_none_or(|patch| patch.starts_with(|first: char| first.is_ascii_digit()));
    let known = first.zip(second).filter(|_| has_patch).map(|(first, second)| format!("{first}.{second}"));
    Ok(known.unwrap_or_else(|| text.to_owned()))
}

/// A version such as `v1.14.6`, the tag of an image, without the letter.
pub(crate) fn whole(text: &str) -> Result<String, Infallible> {
    Ok(text.strip_prefix('v').unwrap_or(text).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_version_has_a_minor_release() {
        for (text, expected) in [
            ("1.37", "1.37"),
            ("v1.37", "1.37"),
            ("1.37.2", "1.37"),
            ("v1.37.2", "1.37"),
            ("v1.36.1-eks-4a5b6c7", "1.36"),
            ("v1.35.0+k3s1", "1.35"),
            ("1", "1"),
            ("v1", "v1"),
            ("1.x", "1.x"),
            ("1.37.", "1.37."),
            ("1.37.x", "1.37.x"),
            ("", ""),
            ("latest", "latest"),
        ] {
            assert_eq!(short(text), Ok(expected.to_owned()));
        }
    }

    #[test]
    fn a_tag_is_a_version() {
        assert_eq!(whole("v1.14.6"), Ok("1.14.6".to_owned()));
        assert_eq!(whole("1.14.6"), Ok("1.14.6".to_owned()));
    }
}
