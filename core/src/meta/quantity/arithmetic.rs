//! Rounding, comparing and adding amounts, and their values as integers.
//!
//! Source: kubernetes/apimachinery pkg/api/resource/quantity.go, amount.go, math.go

use std::cmp::Ordering;

use super::{Format, Quantity, round_up};

/// How far two exponents may be apart in a sum. Upstream writes the zeros between them out, which takes minutes for an
/// exponent of millions; here the smaller of two such amounts is left out.
const MAX_APART: i64 = 100_000;

/// How many zeros rounding writes out. With more, the low 64 bits are 0 either way.
const MAX_WRITTEN: i64 = 1000;

impl Quantity {
    /// Whether [`Quantity::round_up`] leaves the amount as it is.
    #[cfg(feature = "admission")]
    pub(crate) fn is_round(&self, scale: i32) -> bool {
        self.exponent >= scale && !self.big
    }

    /// Rounds the amount away from zero to a power of ten, and tells whether it had digits below it.
    ///
    /// An amount without such digits keeps its text.
    pub fn round_up(&mut self, scale: i32) -> bool {
        if self.exponent >= scale {
            let zeros = i64::from(self.exponent).saturating_sub(i64::from(scale));
            if self.big && zeros <= MAX_WRITTEN {
                // Upstream writes the zeros of a decimal out, which decides how it overflows.
                self.digits = self.digits_at(scale);
                self.exponent = scale;
            }
            return false;
        }
        if self.digits.is_empty() {
            self.exponent = scale;
            return false;
        }
        let cut = usize::try_from(i64::from(scale).saturating_sub(i64::from(self.exponent))).unwrap_or(usize::MAX);
        round_up(&mut self.digits, cut);
        self.exponent = scale;
        self.text = None;
        true
    }

    /// The order by value, whatever the format.
    pub fn cmp_value(&self, other: &Self) -> Ordering {
        match (self.sign(), other.sign()) {
            (0, 0) => Ordering::Equal,
            (own, others) if own != others => own.cmp(&others),
            (1, _) => self.cmp_magnitude(other),
            _ => other.cmp_magnitude(self),
        }
    }

    /// Adds an amount. A zero takes the format of what is added; the text that was kept is given up.
    pub fn add(&mut self, other: &Self) {
        self.text = None;
        let (apart, both_fast) = (self.apart(other), !self.big && !other.big);
        if self.digits.is_empty() && (both_fast || apart > MAX_APART) {
            let text = None;
            *self = Self { text, ..other.clone() };
            return;
        }
        if other.digits.is_empty() && (both_fast || apart > MAX_APART) {
            return;
        }
        if self.digits.is_empty() {
            self.format = other.format;
        }
        if apart > MAX_APART {
            if self.cmp_magnitude(other) == Ordering::Less {
                let (format, text) = (self.format, None);
                *self = Self { format, text, ..other.clone() };
            }
            return;
        }
        let exponent = self.exponent.min(other.exponent);
        let (own, others) = (self.digits_at(exponent), other.digits_at(exponent));
        let fits = |digits: &[u8]| {
            digits.is_empty() || std::str::from_utf8(digits).is_ok_and(|text| text.parse::<i64>().is_ok())
        };
        let both_fit = fits(&own) && fits(&others);
        let (negative, digits) = if self.negative == other.negative {
            (self.negative, sum(&own, &others))
        } else if cmp_digits(&own, &others) == Ordering::Less {
            (other.negative, difference(&others, &own))
        } else {
            (self.negative, difference(&own, &others))
        };
        self.big = self.big || other.big || !both_fit || !digits.is_empty() && !fits(&digits);
        self.negative = negative && !digits.is_empty();
        self.digits = digits;
        self.exponent = exponent;
    }

    /// How many whole units of 1024^n an amount of many digits is, which only a sum can have, if it prints with a binary
    /// suffix.
    pub(super) fn large_binary(&self) -> Option<(String, usize)> {
        let (digits, exponent) = self.reduced();
        let zeros = usize::try_from(exponent).ok().filter(|_| self.format == Format::BinarySi)?;
        let mut units = digits.to_vec();
        units.resize(units.len().saturating_add(zeros), b'0');
        let mut power: usize = 0;
        while let Some(divided) = divided_by_1024(&units) {
            units = divided;
            power = power.saturating_add(1);
        }
        Some((String::from_utf8(units).ok()?, power))
    }

    fn apart(&self, other: &Self) -> i64 {
        i64::from(self.exponent).saturating_sub(i64::from(other.exponent)).abs()
    }

    fn sign(&self) -> i8 {
        match (self.digits.is_empty(), self.negative) {
            (true, _) => 0,
            (false, true) => -1,
            (false, false) => 1,
        }
    }

    fn cmp_magnitude(&self, other: &Self) -> Ordering {
        let ((own, own_exponent), (others, others_exponent)) = (self.reduced(), other.reduced());
        // The place of the first digit, then the digits from there on.
        let place = |digits: &[u8], exponent: i32| {
            i64::try_from(digits.len()).unwrap_or(i64::MAX).saturating_add(i64::from(exponent))
        };
        place(own, own_exponent).cmp(&place(others, others_exponent)).then_with(|| own.cmp(others))
    }

    /// The digits of the amount in units of a power of ten that is not larger than its own.
    fn digits_at(&self, exponent: i32) -> Vec<u8> {
        if self.digits.is_empty() {
            return Vec::new();
        }
        let zeros = i64::from(self.exponent).saturating_sub(i64::from(exponent));
        let length = self.digits.len().saturating_add(usize::try_from(zeros).unwrap_or(0));
        let mut digits = self.digits.clone();
        digits.resize(length, b'0');
        digits
    }
}

fn cmp_digits(a: &[u8], b: &[u8]) -> Ordering {
    a.len().cmp(&b.len()).then_with(|| a.cmp(b))
}

/// Digits from the last one on; past the first there are zeros.
fn from_the_end(digits: &[u8]) -> impl Iterator<Item = u8> + '_ {
    digits.iter().rev().map(|digit| digit.saturating_sub(b'0')).chain(std::iter::repeat(0))
}

fn sum(a: &[u8], b: &[u8]) -> Vec<u8> {
    let length = a.len().max(b.len()).saturating_add(1);
    let mut carry = 0_u8;
    let mut out = Vec::with_capacity(length);
    for (a, b) in from_the_end(a).zip(from_the_end(b)).take(length) {
        let digit = a.saturating_add(b).saturating_add(carry);
        carry = digit / 10;
        out.push((digit % 10).saturating_add(b'0'));
    }
    forwards(out)
}

/// `a - b`, where `a` is not smaller.
fn difference(a: &[u8], b: &[u8]) -> Vec<u8> {
    let mut borrow = 0_u8;
    let mut out = Vec::with_capacity(a.len());
    for (a, b) in from_the_end(a).zip(from_the_end(b)).take(a.len()) {
        let b = b.saturating_add(borrow);
        borrow = u8::from(a < b);
        let a = if a < b { a.saturating_add(10) } else { a };
        out.push(a.saturating_sub(b).saturating_add(b'0'));
    }
    forwards(out)
}

/// A number of many digits divided by 1024, if nothing remains.
fn divided_by_1024(digits: &[u8]) -> Option<Vec<u8>> {
    let mut rest: u32 = 0;
    let divide = |digit: &u8| {
        let value = rest.saturating_mul(10).saturating_add(u32::from(digit.saturating_sub(b'0')));
        rest = value % 1024;
        b'0'.saturating_add(u8::try_from(value / 1024).unwrap_or(9))
    };
    let divided: Vec<u8> = digits.iter().map(divide).collect();
    let divided: Vec<u8> = divided.into_iter().skip_while(|&digit| digit == b'0').collect();
    (rest == 0 && !divided.is_empty()).then_some(divided)
}

/// Turned around, without zeros in front.
fn forwards(mut digits: Vec<u8>) -> Vec<u8> {
    let zeros = digits.iter().rev().take_while(|&&digit| digit == b'0').count();
    digits.truncate(digits.len().saturating_sub(zeros));
    digits.reverse();
    digits
}
