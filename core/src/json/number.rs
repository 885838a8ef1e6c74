//! Numbers by their text: exact equality, and floats as Go prints them.
#![expect(clippy::arithmetic_side_effects, reason = "digits are 0 to 9, with a carry of 1")]

use std::cmp::Ordering;

/// Whether two number literals have the same mathematical value, however large, small or long.
///
/// # Examples
///
/// ```
/// use nocluster::json::same_value;
///
/// assert!(same_value("1.50", "15e-1"));
/// assert!(!same_value("9007199254740993", "9007199254740992"));
/// ```
///
/// Source: RFC 6902 section 4.6 ("numerically equal")
pub fn same_value(a: &str, b: &str) -> bool {
    a == b || Decimal::of(a) == Decimal::of(b)
}

/// A number literal as an integer, if it is written as one and fits.
pub(super) fn integer(literal: &[u8]) -> Option<i64> {
    let digits = literal.strip_prefix(b"-").unwrap_or(literal);
    // Below zero fits one more.
    let below = digits.iter().try_fold(0_i64, |below, digit| match digit {
        b'0'..=b'9' => below.checked_mul(10)?.checked_sub(i64::from(digit - b'0')),
        _ => None,
    })?;
    if digits.len() < literal.len() { Some(below) } else { below.checked_neg() }
}

/// A number as sign, significant digits and exponent: `0.<digits> * 10^exponent`, digits without zeros at either end.
#[derive(Debug, PartialEq, Eq)]
struct Decimal {
    negative: bool,
    digits: Vec<u8>,
    exponent: Exponent,
}

impl Decimal {
    fn of(literal: &str) -> Self {
        let (negative, unsigned) = match literal.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, literal),
        };
        let (mantissa, exponent) = unsigned.split_once(['e', 'E']).unwrap_or((unsigned, "0"));
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let all: Vec<u8> = whole.bytes().chain(fraction.bytes()).collect();
        let Some(first) = all.iter().position(|&digit| digit != b'0') else {
            // Zero has neither sign nor exponent.
            return Self { negative: false, digits: Vec::new(), exponent: Exponent::parse("0") };
        };
        let last = all.iter().rposition(|&digit| digit != b'0').unwrap_or(first);
        let digits = all.get(first..=last).unwrap_or_default().to_vec();
        // The point stands after the whole part; leading zeros move the first digit to the right.
        let shift = Exponent::of(whole.len() < first, &whole.len().abs_diff(first).to_string());
        Self { negative, digits, exponent: Exponent::parse(exponent).plus(shift) }
    }
}

/// An exponent of any length.
#[derive(Debug, PartialEq, Eq)]
struct Exponent {
    negative: bool,
    /// Decimal digits, most significant first, without leading zeros; empty is zero (never negative).
    digits: Vec<u8>,
}

impl Exponent {
    fn parse(text: &str) -> Self {
        let (negative, unsigned) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text.strip_prefix('+').unwrap_or(text)),
        };
        Self::of(negative, unsigned)
    }

    /// Characters that are not digits, as in a text that is not a number, do not count.
    fn of(negative: bool, unsigned: &str) -> Self {
        Self::new(negative, unsigned.bytes().filter(u8::is_ascii_digit).map(|digit| digit - b'0').collect())
    }

    fn new(negative: bool, mut digits: Vec<u8>) -> Self {
        let zeros = digits.iter().take_while(|&&digit| digit == 0).count();
        digits.drain(..zeros);
        Self { negative: negative && !digits.is_empty(), digits }
    }

    fn plus(self, other: Self) -> Self {
        if self.negative == other.negative {
            return Self::new(self.negative, add(&self.digits, &other.digits));
        }
        match compare(&self.digits, &other.digits) {
            Ordering::Less => Self::new(other.negative, subtract(&other.digits, &self.digits)),
            _ => Self::new(self.negative, subtract(&self.digits, &other.digits)),
        }
    }
}

fn compare(a: &[u8], b: &[u8]) -> Ordering {
    a.len().cmp(&b.len()).then_with(|| a.cmp(b))
}

/// Digit by digit from the right; digits are 0 to 9.
fn add(a: &[u8], b: &[u8]) -> Vec<u8> {
    let mut sum = Vec::with_capacity(a.len().max(b.len()) + 1);
    let (mut left, mut right) = (a.iter().rev(), b.iter().rev());
    let mut carry = 0;
    loop {
        let (x, y) = (left.next(), right.next());
        if x.is_none() && y.is_none() {
            break;
        }
        let digit = x.copied().unwrap_or(0) + y.copied().unwrap_or(0) + carry;
        sum.push(digit % 10);
        carry = digit / 10;
    }
    sum.push(carry);
    sum.reverse();
    sum
}

/// `a - b` for `a >= b`.
fn subtract(a: &[u8], b: &[u8]) -> Vec<u8> {
    let mut difference = Vec::with_capacity(a.len());
    let mut right = b.iter().rev();
    let mut borrow = 0;
    for &x in a.iter().rev() {
        let y = right.next().copied().unwrap_or(0) + borrow;
        borrow = u8::from(x < y);
        difference.push(x + 10 * borrow - y);
    }
    difference.reverse();
    difference
}

/// A float64 as Go's encoder prints it: shortest digits, plain up to 1e21, then with an exponent.
///
/// Infinities and NaN have no JSON text, and Go's encoder refuses them.
///
/// # Examples
///
/// ```
/// use nocluster::json::format_float64;
///
/// assert_eq!(format_float64(1.5e300), "1.5e+300");
/// assert_eq!(format_float64(100.0), "100");
/// ```
///
/// Source: golang/go src/encoding/json/encode.go floatEncoder
pub fn format_float64(value: f64) -> String {
    let magnitude = value.abs();
    if magnitude != 0.0 && !(1e-6..1e21).contains(&magnitude) {
        // Rust writes `1e21` and `1e-7`; Go writes `1e+21` and `1e-07`, of which its JSON encoder drops the zero.
        let text = format!("{value:e}");
        return match text.split_once('e') {
            Some((mantissa, exponent)) if !exponent.starts_with('-') => format!("{mantissa}e+{exponent}"),
            _ => text,
        };
    }
    format!("{value}")
}
