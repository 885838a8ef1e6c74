//! The text of a quantity: its number and its suffix.

/// Why a text is not a quantity. The texts are upstream's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, thiserror::Error)]
#[serde(tag = "code", rename_all = "kebab-case")]
#[non_exhaustive]
pub enum QuantityError {
    /// The text is not a number with a suffix.
    #[error("quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'")]
    QuantityFormat,
    /// The part before the suffix is not a number.
    #[error("unable to parse numeric part of quantity")]
    QuantityNumber,
    /// The suffix is unknown.
    #[error("unable to parse quantity's suffix")]
    QuantitySuffix,
}

/// The family of suffixes with which an amount is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Format {
    /// `12e6`
    DecimalExponent,
    /// `12Mi`
    BinarySi,
    /// `12M`
    DecimalSi,
}

/// The finest amount: 10^-9.
pub(super) const NANO: i32 = -9;
/// The power of ten of the largest decimal suffix, `E`.
pub(super) const MAX_EXPONENT: i32 = 18;

/// A quantity's text taken apart.
pub(super) struct Parts<'a> {
    pub(super) negative: bool,
    /// Sign, digits and point as given.
    pub(super) value: &'a str,
    /// Digits before the point, without zeros in front; `0` if none are left.
    pub(super) whole: &'a str,
    /// Digits after the point.
    pub(super) fraction: &'a str,
    pub(super) suffix: &'a str,
}

impl<'a> Parts<'a> {
    /// Source: kubernetes/apimachinery pkg/api/resource/quantity.go parseQuantityString
    pub(super) fn of(text: &'a str) -> Self {
        let negative = text.starts_with('-');
        let unsigned = text.strip_prefix(['-', '+']).unwrap_or(text);
        let (_, significant) = split_leading(unsigned, |byte| byte == b'0');
        if significant.is_empty() {
            return Self { negative, value: "0", whole: "0", fraction: "", suffix: "" };
        }
        let (whole, after) = split_digits(significant);
        let (fraction, suffix) = match after.strip_prefix('.') {
            Some(after) => split_digits(after),
            None => ("", after),
        };
        let value = text.get(..text.len().saturating_sub(suffix.len())).unwrap_or(text);
        Self { negative, value, whole: if whole.is_empty() { "0" } else { whole }, fraction, suffix }
    }
}

fn split_digits(text: &str) -> (&str, &str) {
    split_leading(text, |byte| byte.is_ascii_digit())
}

/// The ASCII characters at the start that are wanted, and the rest.
fn split_leading(text: &str, is_wanted: impl Fn(u8) -> bool) -> (&str, &str) {
    let end = text.bytes().position(|byte| !is_wanted(byte)).unwrap_or(text.len());
    text.split_at_checked(end).unwrap_or((text, ""))
}

/// The exponent of a suffix, of ten or of two, and the format that it belongs to.
///
/// Source: kubernetes/apimachinery pkg/api/resource/suffix.go interpret
pub(super) fn suffix(suffix: &str) -> Option<(i32, Format)> {
    let (exponent, format) = match suffix.as_bytes() {
        b"n" => (NANO, Format::DecimalSi),
        b"u" => (-6, Format::DecimalSi),
        b"m" => (-3, Format::DecimalSi),
        b"" => (0, Format::DecimalSi),
        b"k" => (3, Format::DecimalSi),
        b"M" => (6, Format::DecimalSi),
        b"G" => (9, Format::DecimalSi),
        b"T" => (12, Format::DecimalSi),
        b"P" => (15, Format::DecimalSi),
        b"E" => (MAX_EXPONENT, Format::DecimalSi),
        b"Ki" => (10, Format::BinarySi),
        b"Mi" => (20, Format::BinarySi),
        b"Gi" => (30, Format::BinarySi),
        b"Ti" => (40, Format::BinarySi),
        b"Pi" => (50, Format::BinarySi),
        b"Ei" => (60, Format::BinarySi),
        [b'e' | b'E', ..] => {
            let exponent: i64 = suffix.get(1..)?.parse().ok()?;
            #[expect(clippy::as_conversions, reason = "upstream cuts the exponent to 32 bits")]
            let exponent = exponent as i32;
            (exponent, Format::DecimalExponent)
        }
        _ => return None,
    };
    Some((exponent, format))
}

/// What is wrong with a suffix that is none: whether it looks like one at least.
pub(super) fn unknown_suffix(suffix: &str) -> QuantityError {
    let letters = suffix.trim_start_matches(['e', 'E', 'i', 'n', 'u', 'm', 'k', 'K', 'M', 'G', 'T', 'P']);
    let (_, rest) = split_digits(letters.strip_prefix(['-', '+']).unwrap_or(letters));
    if rest.is_empty() { QuantityError::QuantitySuffix } else { QuantityError::QuantityFormat }
}
