//! Amounts as integers, with upstream's overflows.
//!
//! Source: kubernetes/apimachinery pkg/api/resource/quantity.go ScaledValue, amount.go AsScaledInt64, math.go
//! positiveScaleInt64, negativeScaleInt64, scale_int.go scaledValue

use super::Quantity;

const MILLI: i32 = -3;

impl Quantity {
    /// The largest [`Quantity::value`] whose [`Quantity::milli_value`] does not overflow.
    pub const MAX_MILLI_VALUE: i64 = i64::MAX / 1000;

    /// The amount in whole units, rounded away from zero; wrong, as upstream, for an amount beyond an int64.
    ///
    /// An amount that upstream holds as a decimal is taken to be rounded to thousandths before, as the server does with
    /// every list of resources; its negative fractions are rounded up.
    pub fn value(&self) -> i64 {
        self.scaled_value(0)
    }

    /// The amount in thousandths; as [`Quantity::value`].
    pub fn milli_value(&self) -> i64 {
        self.scaled_value(MILLI)
    }

    fn scaled_value(&self, scale: i32) -> i64 {
        if !self.big {
            let value = signed(low_bits(&self.digits, 0), self.negative);
            return if self.exponent < scale {
                negative_scale(value, self.exponent.abs_diff(scale))
            } else {
                positive_scale(value, self.exponent.abs_diff(scale))
            };
        }
        // Rounding has written zeros down to the thousandths, so that this is the scale of the decimal.
        let own = self.exponent.min(MILLI);
        let zeros = usize::try_from(self.exponent.abs_diff(own)).unwrap_or(usize::MAX);
        let cut = usize::try_from(scale.abs_diff(own)).unwrap_or(usize::MAX);
        let unscaled = low_bits(&self.digits, zeros);
        if self.negative || fits(&self.digits, zeros) {
            // A negative decimal counts as one that fits, however large it is.
            let unscaled = signed(unscaled, self.negative);
            let divisor = signed(power_of_ten(cut), false);
            let whole = unscaled.checked_div(divisor).unwrap_or(0);
            let exact = unscaled.checked_rem(divisor).unwrap_or(0) == 0;
            return if exact { whole } else { whole.wrapping_add(1) };
        }
        if zeros >= cut {
            return signed(low_bits(&self.digits, zeros.saturating_sub(cut)), false);
        }
        let kept = self.digits.len().saturating_sub(cut.saturating_sub(zeros));
        let (whole, rest) = self.digits.split_at_checked(kept).unwrap_or_default();
        let exact = rest.iter().all(|&digit| digit == b'0');
        signed(low_bits(whole, 0), false).wrapping_add(i64::from(!exact))
    }
}

/// The low 64 bits of a number, which has some zeros after its digits.
fn low_bits(digits: &[u8], zeros: usize) -> u64 {
    let digit = |value: u64, digit: &u8| value.wrapping_mul(10).wrapping_add(u64::from(digit.wrapping_sub(b'0')));
    digits.iter().fold(0, digit).wrapping_mul(power_of_ten(zeros))
}

/// The low 64 bits of a power of ten: 0 from the 64th on, which is a multiple of 2^64.
fn power_of_ten(exponent: usize) -> u64 {
    if exponent >= 64 { 0 } else { (0..exponent).fold(1_u64, |power, _| power.wrapping_mul(10)) }
}

fn signed(bits: u64, negative: bool) -> i64 {
    let value = i64::from_ne_bytes(bits.to_ne_bytes());
    if negative { value.wrapping_neg() } else { value }
}

/// Whether a number is smaller than the largest int64.
fn fits(digits: &[u8], zeros: usize) -> bool {
    let length = digits.len().saturating_add(zeros);
    let value = u128::from(low_bits(digits, 0)).saturating_mul(u128::from(power_of_ten(zeros)));
    length < 19 || length == 19 && value < u128::from(i64::MAX.unsigned_abs())
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
