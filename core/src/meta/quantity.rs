//! Quantities, the amounts of resources: `500m`, `1.5Gi`, `12e6`.

use std::borrow::Cow;
use std::fmt;

#[cfg(any(test, feature = "admission"))]
use wide::u8x16;

#[cfg(any(test, feature = "admission"))]
use crate::json::index;
use crate::json::{Kind, Node, replace_invalid};
pub use parts::QuantityError;
use parts::{Format, MAX_EXPONENT, NANO, Parts, suffix, unknown_suffix};

mod arithmetic;
mod integer;
mod parts;

/// An amount of a resource, with its value and the text that the server prints for it.
///
/// A text in canonical form is kept; any other is printed in canonical form, so `0.5` becomes `500m`.
/// Two quantities are equal if their values are, even if their texts differ.
///
/// # Fidelity
///
/// kubernetes/apimachinery pkg/api/resource/quantity.go ParseQuantity, String, Cmp. Upstream computes an exponent of
/// millions digit by digit, which takes minutes; here the same answer comes at once.
///
/// # Examples
///
/// ```
/// use nocluster::meta::Quantity;
///
/// let half = Quantity::parse("0.5")?;
/// assert_eq!(half.to_string(), "500m");
/// assert_eq!(half, Quantity::parse("500m")?);
/// # Ok::<(), nocluster::meta::QuantityError>(())
/// ```
#[derive(Debug, Clone)]
pub struct Quantity {
    negative: bool,
    /// Decimal digits without zeros in front; empty is zero.
    digits: Vec<u8>,
    /// The power of ten that `digits` are multiplied by.
    exponent: i32,
    format: Format,
    /// Whether upstream holds the amount as a big decimal, not as an int64; that decides how it overflows.
    big: bool,
    /// The text as it was given, where that is canonical.
    text: Option<String>,
}

/// How many zeros are written out behind an amount; only a sum can have more.
const MAX_ZEROS: usize = 1000;
/// How many decimal digits always fit an int64.
const INT64_DIGITS: i32 = 18;
const DECIMAL_SUFFIXES: [&str; 10] = ["n", "u", "m", "", "k", "M", "G", "T", "P", "E"];
const BINARY_SUFFIXES: [&str; 7] = ["", "Ki", "Mi", "Gi", "Ti", "Pi", "Ei"];
/// The largest amount of a binary quantity, in 10^-9: 2^63 - 1 whole ones.
const MAX_BINARY_NANOS: u128 = ((1 << 63) - 1) * 1_000_000_000;

impl Quantity {
    /// Reads an amount.
    ///
    /// # Errors
    ///
    /// [`QuantityError`], whose `Display` is upstream's text.
    pub fn parse(text: &str) -> Result<Self, QuantityError> {
        if text.is_empty() {
            return Err(QuantityError::QuantityFormat);
        }
        if text == "0" {
            return Ok(Self { text: Some(text.to_owned()), ..Self::zero(Format::DecimalSi) });
        }
        let parts = Parts::of(text);
        let (exponent, format) = suffix(parts.suffix).ok_or_else(|| unknown_suffix(parts.suffix))?;
        match Self::fast(text, &parts, exponent, format) {
            Some(quantity) => Ok(quantity),
            None => Self::slow(&parts, exponent, format),
        }
    }

    /// Reads a value of JSON: the text of any value, with its escapes unread; white space around it is dropped.
    ///
    /// Source: kubernetes/apimachinery pkg/api/resource/quantity.go UnmarshalJSON
    pub(crate) fn decode(node: Node<'_>) -> Result<Self, QuantityError> {
        let text = if node.kind() == Kind::String { node.body() } else { node.text() };
        let text = std::str::from_utf8(text).map_or_else(|_| Cow::Owned(replace_invalid(text)), Cow::Borrowed);
        Self::parse(&text).or_else(|_| Self::parse(text.trim()))
    }

    /// Whether a value of JSON is one to 999 of the more common units, as most amounts are: such a one prints as it is
    /// written, has no digits behind the thousandths, and is not large.
    pub(crate) fn is_plain(node: Node<'_>) -> bool {
        let text = if node.kind() == Kind::String { node.body() } else { b"" };
        let digits = text.iter().take_while(|byte| byte.is_ascii_digit()).count();
        let unit = text.get(digits..).unwrap_or_default();
        matches!(digits, 1..=3)
            && !text.starts_with(b"0")
            && matches!(unit, b"m" | b"" | b"k" | b"M" | b"G" | b"Ki" | b"Mi" | b"Gi")
    }

    /// The value of an unset field; prints `0`.
    pub(crate) fn unset() -> Self {
        Self::zero(Format::DecimalExponent)
    }

    fn zero(format: Format) -> Self {
        Self { negative: false, digits: Vec::new(), exponent: 0, format, big: false, text: None }
    }

    /// The text as it is printed: as given where that is canonical, else the canonical one.
    pub(crate) fn printed(&self) -> Cow<'_, str> {
        match &self.text {
            Some(text) => Cow::Borrowed(text),
            None => Cow::Owned(self.canonical()),
        }
    }

    fn canonical(&self) -> String {
        if self.digits.is_empty() {
            return "0".to_owned();
        }
        let sign = if self.negative { "-" } else { "" };
        if let Some((units, power)) = self.binary() {
            return [sign, &units, BINARY_SUFFIXES.get(power).copied().unwrap_or_default()].concat();
        }
        let (digits, exponent) = self.reduced();
        let zeros = usize::try_from(exponent.rem_euclid(3)).unwrap_or(0);
        let exponent = exponent.wrapping_sub(exponent.rem_euclid(3));
        let digits = [sign, std::str::from_utf8(digits).unwrap_or_default(), "00".get(..zeros).unwrap_or_default()];
        let digits = digits.concat();
        if self.format == Format::DecimalExponent {
            return if exponent == 0 { digits } else { format!("{digits}e{exponent}") };
        }
        // An exponent beyond the table has no suffix upstream either: `1000E` prints as `1`.
        let suffix = usize::try_from((exponent / 3).saturating_add(3)).ok().and_then(|at| DECIMAL_SUFFIXES.get(at));
        digits + suffix.copied().unwrap_or_default()
    }

    /// A text that means this amount, which the printed one may not: upstream has no suffix beyond `E` and leaves it out,
    /// so that `1000E` prints as `1`.
    pub(crate) fn held(&self) -> Cow<'_, str> {
        if self.text.is_some() || self.format != Format::DecimalSi || self.digits.is_empty() {
            return self.printed();
        }
        let (digits, exponent) = self.reduced();
        match usize::try_from(exponent.saturating_sub(MAX_EXPONENT)) {
            Ok(zeros @ 3..=MAX_ZEROS) => {
                let sign = if self.negative { "-" } else { "" };
                let (digits, zeros) = (std::str::from_utf8(digits).unwrap_or_default(), "0".repeat(zeros));
                // So many places make a big decimal of it again.
                let places = if self.big { ".000000000000000000" } else { "" };
                Cow::Owned(format!("{sign}{digits}{zeros}{places}E"))
            }
            _ => self.printed(),
        }
    }

    /// Whether it takes fewer than a million such amounts to sum up to one that [`Quantity::held`] writes out.
    pub(crate) fn is_large(&self) -> bool {
        let places = i32::try_from(self.digits.len()).unwrap_or(i32::MAX);
        places.saturating_add(self.exponent) > MAX_EXPONENT - 3
    }

    /// Whether an amount may stand in a text of JSON that prints as another one: such a one is at least 1000 of the largest
    /// unit, and ends so.
    #[cfg(any(test, feature = "admission"))]
    pub(crate) fn may_be_held(text: &[u8]) -> bool {
        let ends_so = |unit: usize| {
            let around = text.get(unit.saturating_sub(3)..unit.saturating_add(2));
            around == Some(b"000E\"")
        };
        let (blocks, rest) = text.as_chunks();
        let mut start = 0_usize;
        for block in blocks {
            let mut units = u8x16::new(*block).simd_eq(u8x16::splat(b'E')).to_bitmask();
            while units != 0 {
                if ends_so(start.saturating_add(index(units.trailing_zeros()))) {
                    return true;
                }
                units &= units.wrapping_sub(1);
            }
            start = start.saturating_add(block.len());
        }
        (start..start.saturating_add(rest.len())).any(ends_so)
    }

    /// Whether the given text is also the printed one.
    pub(crate) fn keeps_text(&self) -> bool {
        self.text.is_some()
    }

    /// The amounts that upstream holds in an int64; only these keep their text.
    fn fast(text: &str, parts: &Parts<'_>, exponent: i32, format: Format) -> Option<Self> {
        let length = i32::try_from(parts.whole.len().saturating_add(parts.fraction.len())).ok()?;
        let binary = format == Format::BinarySi;
        let (precision, scale) = if binary {
            // A fraction is never fast; a power of two has about three decimal digits to ten bits.
            let digits = exponent.saturating_mul(3) / 10;
            (if parts.fraction.is_empty() { 14_i32.saturating_sub(length).saturating_sub(digits) } else { -1 }, 0)
        } else {
            (INT64_DIGITS.saturating_sub(length), exponent)
        };
        let scale = scale.wrapping_sub(i32::try_from(parts.fraction.len()).ok()?);
        if precision < 0 || scale < NANO {
            return None;
        }
        let number = match parts.fraction {
            "" => Cow::Borrowed(parts.whole),
            fraction => Cow::Owned([parts.whole, fraction].concat()),
        };
        let value: i64 = number.parse().ok()?;
        let result = if binary { value.checked_mul(1_i64.checked_shl(exponent.unsigned_abs())?)? } else { value };
        let canonical = if binary {
            value & 7 != 0
        } else {
            scale % 3 == 0 && !number.ends_with("000") && !number.starts_with('0')
        };
        Some(Self {
            negative: parts.negative && result != 0,
            digits: if binary && result != 0 {
                result.to_string().into_bytes()
            } else {
                number.trim_start_matches('0').as_bytes().to_vec()
            },
            exponent: scale,
            format,
            big: false,
            text: canonical.then(|| text.to_owned()),
        })
    }

    /// All other amounts: exact, then rounded away from zero to nanos, and binary ones capped.
    fn slow(parts: &Parts<'_>, exponent: i32, format: Format) -> Result<Self, QuantityError> {
        let number: Vec<u8> = parts.value.bytes().filter(u8::is_ascii_digit).collect();
        if number.is_empty() {
            return Err(QuantityError::QuantityNumber);
        }
        let fraction = i64::try_from(parts.value.split_once('.').map_or(0, |(_, fraction)| fraction.len()));
        let fraction = fraction.unwrap_or(i64::MAX);
        let mut digits: Vec<u8> = number.iter().copied().skip_while(|&digit| digit == b'0').collect();
        let mut power = i64::from(exponent).saturating_sub(fraction);
        if format == Format::BinarySi {
            power = 0_i64.saturating_sub(fraction);
            multiply(&mut digits, 2_u64.saturating_pow(exponent.unsigned_abs()));
        }
        if digits.is_empty() {
            return Ok(Self { big: true, ..Self::zero(format) });
        }
        if power < i64::from(NANO) {
            let cut = usize::try_from(i64::from(NANO).saturating_sub(power)).unwrap_or(usize::MAX);
            round_up(&mut digits, cut);
            power = i64::from(NANO);
        }
        let exponent = i32::try_from(power).unwrap_or(i32::MAX);
        let mut quantity = Self { negative: parts.negative, digits, exponent, format, big: true, text: None };
        if format == Format::BinarySi {
            match quantity.nanos() {
                Some(nanos) if nanos <= MAX_BINARY_NANOS => {
                    // Upstream tests the magnitude, so this holds for negative amounts too.
                    if nanos < 1_000_000_000 {
                        quantity.format = Format::DecimalSi;
                    }
                }
                _ => {
                    quantity.digits = i64::MAX.to_string().into_bytes();
                    quantity.exponent = 0;
                }
            }
        }
        Ok(quantity)
    }

    /// The magnitude in 10^-9; `None` if it has more than 28 digits or is finer than that.
    fn nanos(&self) -> Option<u128> {
        let zeros = usize::try_from(self.exponent.checked_sub(NANO)?).ok()?;
        if self.digits.len().checked_add(zeros)? > 28 {
            return None;
        }
        let digits: u128 = std::str::from_utf8(&self.digits).ok()?.parse().ok()?;
        digits.checked_mul(10_u128.checked_pow(u32::try_from(zeros).ok()?)?)
    }

    /// How many whole units of 1024^n this is, if it prints with a binary suffix.
    fn binary(&self) -> Option<(String, usize)> {
        if self.format == Format::BinarySi && self.exponent == 0 && self.digits.len() <= 18 {
            let units: u64 = std::str::from_utf8(&self.digits).ok()?.parse().ok()?;
            let power = units.trailing_zeros() / 10;
            let whole = units.checked_shr(power.saturating_mul(10)).filter(|_| units >= 1024)?;
            return Some((whole.to_string(), usize::try_from(power).ok()?));
        }
        let Some(nanos) = self.nanos() else { return self.large_binary() };
        if self.format != Format::BinarySi || nanos < 1_024_000_000_000 || nanos % 1_000_000_000 != 0 {
            return None;
        }
        let mut units = nanos / 1_000_000_000;
        let mut power: usize = 0;
        while units >= 1024 && units.is_multiple_of(1024) {
            units /= 1024;
            power = power.saturating_add(1);
        }
        Some((units.to_string(), power))
    }

    /// Digits without zeros at their end, and the exponent that goes with them.
    fn reduced(&self) -> (&[u8], i32) {
        let zeros = self.digits.iter().rev().take_while(|&&digit| digit == b'0').count();
        let digits = self.digits.get(..self.digits.len().saturating_sub(zeros)).unwrap_or_default();
        (digits, self.exponent.wrapping_add(i32::try_from(zeros).unwrap_or(i32::MAX)))
    }

    /// The amount in a form that is the same for equal amounts.
    pub(crate) fn write_value(&self, out: &mut Vec<u8>) {
        if self.digits.is_empty() {
            out.push(b'0');
            return;
        }
        let (digits, exponent) = self.reduced();
        if self.negative {
            out.push(b'-');
        }
        out.extend_from_slice(digits);
        out.push(b'e');
        out.extend_from_slice(exponent.to_string().as_bytes());
    }
}

impl PartialEq for Quantity {
    fn eq(&self, other: &Self) -> bool {
        if self.digits.is_empty() || other.digits.is_empty() {
            return self.digits.is_empty() == other.digits.is_empty();
        }
        self.negative == other.negative && self.reduced() == other.reduced()
    }
}

impl Eq for Quantity {}

impl fmt::Display for Quantity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.printed())
    }
}

/// `digits * factor`, in place.
#[expect(
    clippy::arithmetic_side_effects,
    clippy::as_conversions,
    reason = "digits are ASCII; one times a factor of 64 bits, with a carry below ten factors, fits 128; a digit fits eight"
)]
fn multiply(digits: &mut Vec<u8>, factor: u64) {
    let mut carry: u128 = 0;
    for digit in digits.iter_mut().rev() {
        carry += u128::from(*digit - b'0') * u128::from(factor);
        *digit = b'0' + (carry % 10) as u8;
        carry /= 10;
    }
    while carry > 0 {
        digits.insert(0, b'0' + (carry % 10) as u8);
        carry /= 10;
    }
}

/// Cuts the last `cut` digits off, rounding away from zero.
fn round_up(digits: &mut Vec<u8>, cut: usize) {
    let kept = digits.len().saturating_sub(cut);
    let exact = digits.iter().skip(kept).all(|&digit| digit == b'0');
    digits.truncate(kept);
    if exact {
        return;
    }
    for digit in digits.iter_mut().rev() {
        if *digit < b'9' {
            *digit = digit.saturating_add(1);
            return;
        }
        *digit = b'0';
    }
    digits.insert(0, b'1');
}

#[cfg(test)]
mod tests;
