//! Floating-point numbers as Go reads them.

use super::quote;

/// What `strconv.ParseFloat` with 32 bits makes of a text: a number or the text of its error.
///
/// Only whether a hexadecimal number is zero, negative or too large is exact, not its value.
///
/// Source: golang/go src/strconv/number.go ParseFloat
pub(crate) fn parse_float32(text: &str) -> Result<f32, String> {
    let failed = |problem: &str| format!("strconv.ParseFloat: parsing {}: {problem}", quote(text));
    let unsigned = text.strip_prefix(['+', '-']).unwrap_or(text);
    let negative = text.starts_with('-');
    if ["inf", "infinity"].iter().any(|word| unsigned.eq_ignore_ascii_case(word)) {
        return Ok(if negative { f32::NEG_INFINITY } else { f32::INFINITY });
    }
    if text.eq_ignore_ascii_case("nan") {
        return Ok(f32::NAN);
    }
    if text.contains('_') && !underscores_separate_digits(unsigned) {
        return Err(failed("invalid syntax"));
    }
    let plain = unsigned.replace('_', "");
    let magnitude = match unsigned.get(..2) {
        // Go takes the prefix only if something follows it.
        Some("0x" | "0X") if unsigned.len() > 2 => hexadecimal(plain.get(2..).unwrap_or_default()),
        _ => decimal(&plain),
    };
    match magnitude {
        None => Err(failed("invalid syntax")),
        Some(magnitude) if magnitude.is_infinite() => Err(failed("value out of range")),
        Some(magnitude) => Ok(if negative { -magnitude } else { magnitude }),
    }
}

/// A number without sign; infinite if it is too large.
fn decimal(text: &str) -> Option<f32> {
    let (mantissa, exponent) = match text.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, Some(exponent)),
        None => (text, None),
    };
    let well_formed = is_mantissa(mantissa, |c| c.is_ascii_digit()) && exponent.is_none_or(is_exponent);
    if well_formed { text.parse().ok() } else { None }
}

/// Hexadecimal digits with an exponent of 2, which must be there.
fn hexadecimal(text: &str) -> Option<f32> {
    let (mantissa, exponent) = text.split_once(['p', 'P'])?;
    if !is_mantissa(mantissa, |c| c.is_ascii_hexdigit()) || !is_exponent(exponent) {
        return None;
    }
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    // The first 16 digits that count, and whether a later one is not zero.
    let (mut value, mut taken, mut more) = (0_u64, 0_i64, false);
    let mut left_out: i64 = 0;
    for digit in whole.chars().chain(fraction.chars()).filter_map(|c| c.to_digit(16)) {
        if taken == 0 && digit == 0 {
            continue;
        }
        if taken < 16 {
            value = value << 4 | u64::from(digit);
            taken = taken.saturating_add(1);
        } else {
            left_out = left_out.saturating_add(1);
            more |= digit != 0;
        }
    }
    if value == 0 {
        return Some(0.0);
    }
    let written = exponent.trim_start_matches(['+', '-']).parse::<i64>().unwrap_or(i64::MAX).min(99_999);
    let written = if exponent.starts_with('-') { written.saturating_neg() } else { written };
    let shift = left_out.saturating_sub(i64::try_from(fraction.len()).unwrap_or(i64::MAX)).saturating_mul(4);
    let bits = 64_u32.saturating_sub(value.leading_zeros());
    let top = written.saturating_add(shift).saturating_add(i64::from(bits)).saturating_sub(1);
    // Half of the smallest number rounds to zero, as the even one of both.
    let is_zero = top < -150 || (top == -150 && value.is_power_of_two() && !more);
    // 24 bits, and the next one rounds up.
    let all_ones = bits >= 25 && (value << value.leading_zeros()) >> 39 == 0x1ff_ffff;
    let too_large = top > 127 || (top == 127 && all_ones);
    Some(if is_zero {
        0.0
    } else if too_large {
        f32::INFINITY
    } else {
        f32::MIN_POSITIVE
    })
}

/// Digits with at most one point among them.
fn is_mantissa(text: &str, digit: impl Fn(char) -> bool) -> bool {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let mut digits = whole.chars().chain(fraction.chars()).peekable();
    digits.peek().is_some() && digits.all(digit)
}

/// Digits with or without a sign.
fn is_exponent(text: &str) -> bool {
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())
}

/// Source: golang/go src/internal/strconv/atoi.go underscoreOK
fn underscores_separate_digits(unsigned: &str) -> bool {
    #[derive(PartialEq)]
    enum Saw {
        Digit,
        Underscore,
        Other,
    }
    let bytes = unsigned.as_bytes();
    let (hex, rest, mut saw) = match bytes {
        [b'0', base, rest @ ..] if matches!(base | 0x20, b'b' | b'o' | b'x') => (base | 0x20 == b'x', rest, Saw::Digit),
        _ => (false, bytes, Saw::Other),
    };
    for byte in rest {
        let digit = byte.is_ascii_digit() || (hex && byte.is_ascii_hexdigit());
        let next = if digit {
            Saw::Digit
        } else if *byte == b'_' {
            Saw::Underscore
        } else {
            Saw::Other
        };
        match (&saw, &next) {
            (Saw::Underscore, Saw::Underscore | Saw::Other) | (Saw::Other, Saw::Underscore) => return false,
            _ => saw = next,
        }
    }
    saw != Saw::Underscore
}
