//! Whole numbers as Go reads them.

#[cfg(any(feature = "patch", feature = "dns", feature = "ipam", test))]
use super::quote;

/// A number as `strconv.Atoi` reads it, or the text of its error.
///
/// One sign, then digits; leading zeros are fine, underscores and white space are not.
///
/// Source: golang/go src/strconv/number.go Atoi
#[cfg(any(feature = "patch", feature = "dns", feature = "ipam", test))]
pub(crate) fn atoi(text: &str) -> Result<i64, String> {
    signed("Atoi", text)
}

/// A decimal number of 64 bits as `strconv.ParseInt` reads it, or the text of its error.
///
/// Source: golang/go src/internal/strconv/atoi.go ParseInt
#[cfg(feature = "admission")]
pub(crate) fn parse_int64(text: &str) -> Result<i64, String> {
    signed("ParseInt", text)
}

#[cfg(any(feature = "patch", feature = "dns", feature = "ipam", test))]
fn signed(function: &str, text: &str) -> Result<i64, String> {
    let (negative, digits) = match text.as_bytes() {
        [b'-', digits @ ..] => (true, digits),
        [b'+', digits @ ..] => (false, digits),
        digits => (false, digits),
    };
    let failed = |problem: &str| format!("strconv.{function}: parsing {}: {problem}", quote(text));
    if digits.is_empty() {
        return Err(failed("invalid syntax"));
    }
    // Counted below zero, where there is one more number. Go stops at the digit that overflows uint64 as well, so a
    // letter after it is ignored.
    let mut unsigned: Option<u64> = Some(0);
    for &byte in digits {
        let Some(digit) = char::from(byte).to_digit(10) else {
            return Err(failed("invalid syntax"));
        };
        unsigned = unsigned.and_then(|so_far| so_far.checked_mul(10)?.checked_add(u64::from(digit)));
        if unsigned.is_none() {
            break;
        }
    }
    let value =
        unsigned.and_then(
            |unsigned| {
                if negative { 0_i64.checked_sub_unsigned(unsigned) } else { i64::try_from(unsigned).ok() }
            },
        );
    value.ok_or_else(|| failed("value out of range"))
}

/// A decimal number of 32 bits as `strconv.ParseUint` reads it, or the text of its error.
///
/// Source: golang/go src/internal/strconv/atoi.go ParseUint
#[cfg(any(feature = "dns", test))]
pub(crate) fn parse_uint32(text: &str) -> Result<u32, String> {
    let failed = |problem: &str| format!("strconv.ParseUint: parsing {}: {problem}", quote(text));
    let mut value: u32 = 0;
    for byte in text.bytes() {
        let digit = char::from(byte).to_digit(10).ok_or_else(|| failed("invalid syntax"))?;
        // What follows the digit that overflows is not looked at.
        let next = value.checked_mul(10).and_then(|value| value.checked_add(digit));
        value = next.ok_or_else(|| failed("value out of range"))?;
    }
    if text.is_empty() { Err(failed("invalid syntax")) } else { Ok(value) }
}
