//! Amounts as integers, with upstream's overflows.
//!
//! Source: kubernetes/apimachinery pkg/api/resource/quantity.go ScaledValue, amount.go AsScaledInt64, math.go
//! positiveScaleInt64, negativeScaleInt64, scale_int.go scaledValue

use super::Quantity;

const MILLI: i32 = -3;

impl Quantity {
    /// The largest [`Quantity::value`] whose [`Quantity::milli_value`] does not overflow.
    pub const MAX_MILLI_VALUE: i64 = i64::MAX / 1000;

    /// The amount in whole units, rounded away from zero; wrong, as upstream, for an amount beyond an int64, and for a
    /// negative one that upstream holds as a decimal.
    pub fn value(&self) -> i64 {
        self.scaled_value(0)
    }

    /// The amount in thousandths; as [`Quantity::value`].
    pub fn milli_value(&self) -> i64 {
        self.scaled_value(MILLI)
    }

    fn scaled_value(&self, scale: i32) -> i64 {
        let unscaled = signed(low_bits(&self.digits), self.negative);
        let apart = self.exponent.abs_diff(scale);
        match (self.big, self.exponent < scale) {
            (false, true) => negative_scale(unscaled, apart),
            (false, false) => positive_scale(unscaled, apart),
            (true, true) => self.cut(usize::try_from(apart).unwrap_or(usize::MAX), unscaled),
            // With so many zeros nothing is left in the low 64 bits.
            (true, false) if apart > MAX_ZEROS => 0,
            // A float of 10^19 and more becomes the smallest int64.
            (true, false) => unscaled.wrapping_mul(10_i64.checked_pow(apart).unwrap_or(i64::MIN)),
        }
    }

    /// The whole part of a decimal without its last digits, the low 64 bits of it.
    fn cut(&self, digits: usize, unscaled: i64) -> i64 {
        // A negative decimal counts as one that fits, however large it is.
        if self.negative || fits(&self.digits) {
            let divisor = u32::try_from(digits).ok().and_then(|digits| 10_i64.checked_pow(digits));
            let Some(divisor) = divisor else { return i64::from(!self.negative) };
            let whole = unscaled.checked_div(divisor).unwrap_or(0);
            let exact = unscaled.checked_rem(divisor).unwrap_or(0) == 0;
            return if exact { whole } else { whole.wrapping_add(1) };
        }
        let kept = self.digits.len().saturating_sub(digits);
        let (whole, rest) = self.digits.split_at_checked(kept).unwrap_or_default();
        let exact = rest.iter().all(|&digit| digit == b'0');
        signed(low_bits(whole), false).wrapping_add(i64::from(!exact))
    }
}

/// The most zeros that rounding writes out.
const MAX_ZEROS: u32 = 900;

/// The low 64 bits of a decimal number.
fn low_bits(digits: &[u8]) -> u64 {
    let digit = |value: u64, digit: &u8| value.wrapping_mul(10).wrapping_add(u64::from(digit.wrapping_sub(b'0')));
    digits.iter().fold(0, digit)
}

fn signed(bits: u64, negative: bool) -> i64 {
    let value = i64::from_ne_bytes(bits.to_ne_bytes());
    if negative { value.wrapping_neg() } else { value }
}

/// Whether a number is smaller than the largest int64.
fn fits(digits: &[u8]) -> bool {
    let value = std::str::from_utf8(digits).ok().and_then(|text| text.parse::<i64>().ok());
    digits.is_empty() || value.is_some_and(|value| value < i64::MAX)
}

/// `base` times a power of ten. An overflow gives the low 64 bits where upstream multiplies at once, else 0.
fn positive_scale(base: i64, scale: u32) -> i64 {
    let exact = 10_i64.checked_pow(scale).and_then(|power| base.checked_mul(power));
    match (exact, scale) {
        _ if base == 0 => 0,
        (Some(exact), _) => exact,
        (None, 1 | 2 | 3 | 6 | 9) if base != i64::MIN => base.wrapping_mul(10_i64.saturating_pow(scale)),
        _ => 0,
    }
}

/// `base` without its last digits, rounded away from zero.
fn negative_scale(base: i64, scale: u32) -> i64 {
    let away = base.signum();
    let Some(divisor) = 10_i64.checked_pow(scale) else { return away };
    let whole = base.checked_div(divisor).unwrap_or(0);
    let exact = base.checked_rem(divisor).unwrap_or(0) == 0;
    if exact { whole } else { whole.saturating_add(away) }
}
