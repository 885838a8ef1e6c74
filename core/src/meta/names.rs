//! Which names the server accepts, and its error texts for others.
//!
//! Each function returns upstream's texts, one for each broken rule, and no text for a valid name. Lengths are in
//! bytes.

use crate::release::Release;

/// Checks a name that must be an RFC 1123 subdomain, such as the name of most objects.
///
/// Source: kubernetes/apimachinery pkg/util/validation/validation.go IsDNS1123Subdomain
pub fn dns1123_subdomain(value: &str) -> Vec<String> {
    // This text says `characters` in every release.
    subdomain(value, "characters")
}

/// Checks a search domain of a Pod: an RFC 1123 subdomain whose labels may have `_`, first or within.
///
/// Source: kubernetes/apimachinery pkg/util/validation/validation.go IsDNS1123SubdomainWithUnderscore
#[cfg(feature = "dns")]
pub(crate) fn dns1123_subdomain_with_underscore(value: &str, release: Release) -> Vec<String> {
    let mut texts = too_long(value, 253, "characters");
    let is_label = |label: &str| {
        let inner = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
        let label = label.strip_prefix('_').unwrap_or(label);
        consists(label, inner, |byte| inner(byte) || matches!(byte, b'-' | b'_'))
    };
    if !value.split('.').all(is_label) {
        let regex = if release.names_the_regex_with_underscore() { WITH_UNDERSCORE } else { WITHOUT_UNDERSCORE };
        texts.push(format!("{SUBDOMAIN_WITH_UNDERSCORE} (e.g. 'example.com', regex used for validation is '{regex}')"));
    }
    texts
}

/// Checks a name that must be an RFC 1123 label, such as the name of a Namespace.
///
/// Source: kubernetes/apimachinery pkg/util/validation/validation.go IsDNS1123Label
pub fn dns1123_label(value: &str) -> Vec<String> {
    let mut texts = too_long(value, 63, "characters");
    if !is_label(value) {
        texts.push(if is_subdomain(value) { "must not contain dots".to_owned() } else { DNS1123_LABEL.to_owned() });
    }
    texts
}

/// Checks a name that must be a DNS-1035 label, such as the name of a Service or a review version.
///
/// Source: kubernetes/apimachinery pkg/util/validation/validation.go IsDNS1035Label
pub fn dns1035_label(value: &str) -> Vec<String> {
    let mut texts = too_long(value, 63, "characters");
    if !(is_label(value) && value.starts_with(|first: char| first.is_ascii_lowercase())) {
        texts.push(DNS1035_LABEL.to_owned());
    }
    texts
}

/// Checks a label key (a qualified name): an optional subdomain and a slash, then a name.
///
/// Source: kubernetes/apimachinery pkg/api/validate/content/kube.go IsLabelKey
pub fn label_key(value: &str, release: Release) -> Vec<String> {
    let mut texts = Vec::new();
    let name = match value.split_once('/') {
        None => value,
        Some((_, name)) if name.contains('/') => {
            let what = if release.label_texts_say_bytes() { "a valid label key" } else { "a qualified name" };
            return vec![format!(
                "{what} {NAME_PART} with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')"
            )];
        }
        Some((prefix, name)) => {
            if prefix.is_empty() {
                texts.push("prefix part must be non-empty".to_owned());
            } else {
                texts.extend(subdomain(prefix, unit(release)).iter().map(|text| format!("prefix part {text}")));
            }
            name
        }
    };
    if name.is_empty() {
        texts.push("name part must be non-empty".to_owned());
    }
    texts.extend(too_long(name, 63, unit(release)).iter().map(|text| format!("name part {text}")));
    if !is_name(name) {
        texts.push(format!("name part {NAME_PART}"));
    }
    texts
}

/// Checks the value of a label. The empty string is valid.
///
/// Source: kubernetes/apimachinery pkg/api/validate/content/kube.go IsLabelValue
pub fn label_value(value: &str, release: Release) -> Vec<String> {
    let mut texts = too_long(value, 63, unit(release));
    if !(value.is_empty() || is_name(value)) {
        texts.push(LABEL_VALUE.to_owned());
    }
    texts
}

fn unit(release: Release) -> &'static str {
    if release.label_texts_say_bytes() { "bytes" } else { "characters" }
}

fn subdomain(value: &str, unit: &str) -> Vec<String> {
    let mut texts = too_long(value, 253, unit);
    if !is_subdomain(value) {
        texts.push(DNS1123_SUBDOMAIN.to_owned());
    }
    texts
}

fn too_long(value: &str, most: usize, unit: &str) -> Vec<String> {
    if value.len() > most { vec![format!("must be no more than {most} {unit}")] } else { Vec::new() }
}

/// `[a-z0-9]([-a-z0-9]*[a-z0-9])?`
fn is_label(value: &str) -> bool {
    let inner = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
    consists(value, inner, |byte| inner(byte) || byte == b'-')
}

/// Labels joined by dots.
fn is_subdomain(value: &str) -> bool {
    value.split('.').all(is_label)
}

/// `([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]`
fn is_name(value: &str) -> bool {
    consists(
        value,
        |byte| byte.is_ascii_alphanumeric(),
        |byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.'),
    )
}

/// Whether the text is not empty, its first and last byte pass `edge`, and all others pass `inner`.
fn consists(value: &str, edge: impl Fn(u8) -> bool, inner: impl Fn(u8) -> bool) -> bool {
    match value.as_bytes() {
        [] => false,
        [only] => edge(*only),
        [first, middle @ .., last] => edge(*first) && edge(*last) && middle.iter().all(|&byte| inner(byte)),
    }
}

const DNS1123_SUBDOMAIN: &str = "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')";
const DNS1123_LABEL: &str = "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?')";
const DNS1035_LABEL: &str = "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic character, and end with an alphanumeric character (e.g. 'my-name',  or 'abc-123', regex used for validation is '[a-z]([-a-z0-9]*[a-z0-9])?')";
const NAME_PART: &str = "must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')";
const LABEL_VALUE: &str = "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for validation is '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')";
#[cfg(feature = "dns")]
const SUBDOMAIN_WITH_UNDERSCORE: &str = "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '_', '-' or '.', and must start and end with an alphanumeric character";
#[cfg(feature = "dns")]
const WITH_UNDERSCORE: &str = "_?[a-z0-9]([-_a-z0-9]*[a-z0-9])?(\\._?[a-z0-9]([-_a-z0-9]*[a-z0-9])?)*";
#[cfg(feature = "dns")]
const WITHOUT_UNDERSCORE: &str = "[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*";
