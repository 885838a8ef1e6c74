//! Durations as Go reads and prints them.

use std::fmt;

use serde::Serialize;

/// A span of time in Go: whole nanoseconds, up to 292 years to either side. `Display` and serde print it as Go does.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Duration {
    nanoseconds: i64,
}

const SECOND: u64 = 1_000_000_000;
/// The first number that is too large for a Duration; below zero it is the last that fits.
const LIMIT: u64 = 1 << 63;

impl Duration {
    /// No time.
    pub const ZERO: Self = Self { nanoseconds: 0 };

    /// So many nanoseconds.
    pub const fn from_nanoseconds(nanoseconds: i64) -> Self {
        Self { nanoseconds }
    }

    /// So many seconds; more than a Duration can hold is the longest one.
    pub const fn from_seconds(seconds: i64) -> Self {
        Self { nanoseconds: seconds.saturating_mul(1_000_000_000) }
    }

    /// How many nanoseconds it has.
    pub const fn nanoseconds(self) -> i64 {
        self.nanoseconds
    }

    /// Reads a duration such as `1h2m` or `-1.5s`.
    ///
    /// # Errors
    ///
    /// The text of Go's error.
    ///
    /// Source: golang/go src/time/format.go ParseDuration
    pub fn parse(text: &str) -> Result<Self, String> {
        let (negative, mut rest) = match (text.strip_prefix('-'), text.strip_prefix('+')) {
            (Some(rest), _) => (true, rest),
            (None, Some(rest)) => (false, rest),
            (None, None) => (false, text),
        };
        let failed = |problem: &str| format!("time: {problem} {}", quote(text));
        let invalid = || failed("invalid duration");
        if rest == "0" {
            return Ok(Self::ZERO);
        }
        if rest.is_empty() {
            return Err(invalid());
        }
        let mut sum: u64 = 0;
        while !rest.is_empty() {
            let (number, fraction, after) = decimal(rest).ok_or_else(invalid)?;
            let end = after.find(|c: char| c == '.' || c.is_ascii_digit()).unwrap_or(after.len());
            let (unit, after) = after.split_at(end);
            if unit.is_empty() {
                return Err(failed("missing unit in duration"));
            }
            let scale =
                nanoseconds_of(unit).ok_or_else(|| failed(&format!("unknown unit {} in duration", quote(unit))))?;
            let part = number.checked_mul(scale).filter(|part| *part <= LIMIT).ok_or_else(invalid)?;
            let part = part.checked_add(fraction.of(scale)).filter(|part| *part <= LIMIT).ok_or_else(invalid)?;
            // Two halves of the range are zero together, in Go as well.
            sum = sum.wrapping_add(part);
            if sum > LIMIT {
                return Err(invalid());
            }
            rest = after;
        }
        let nanoseconds = if negative { 0_i64.checked_sub_unsigned(sum) } else { i64::try_from(sum).ok() };
        nanoseconds.map(Self::from_nanoseconds).ok_or_else(invalid)
    }
}

/// The part of a number after its point.
struct Fraction {
    digits: u64,
    scale: f64,
}

impl Fraction {
    /// This part of a unit, in whole nanoseconds.
    #[expect(
        clippy::as_conversions,
        clippy::cast_precision_loss,
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "Go's own conversions; the product is below an hour and not negative"
    )]
    fn of(&self, unit: u64) -> u64 {
        (self.digits as f64 * (unit as f64 / self.scale)) as u64
    }
}

/// A number with or without a fraction, and what follows it; `None` if there is no digit, or too many before the point.
///
/// Source: golang/go src/time/format.go leadingInt, leadingFraction
fn decimal(text: &str) -> Option<(u64, Fraction, &str)> {
    let (whole, after) = digits(text);
    let mut number: u64 = 0;
    for byte in whole.bytes() {
        number = number.checked_mul(10)?.checked_add(u64::from(byte.wrapping_sub(b'0')))?;
        if number > LIMIT {
            return None;
        }
    }
    let mut fraction = Fraction { digits: 0, scale: 1.0 };
    let Some(after_point) = after.strip_prefix('.') else {
        return (!whole.is_empty()).then_some((number, fraction, after));
    };
    let (part, after) = digits(after_point);
    for byte in part.bytes() {
        // Digits that would not fit are left out.
        let next =
            fraction.digits.checked_mul(10).and_then(|so_far| so_far.checked_add(u64::from(byte.wrapping_sub(b'0'))));
        let Some(next) = next.filter(|next| fraction.digits <= (LIMIT - 1) / 10 && *next <= LIMIT) else { break };
        fraction = Fraction { digits: next, scale: fraction.scale * 10.0 };
    }
    (!(whole.is_empty() && part.is_empty())).then_some((number, fraction, after))
}

fn digits(text: &str) -> (&str, &str) {
    text.split_at(text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len()))
}

fn nanoseconds_of(unit: &str) -> Option<u64> {
    Some(match unit {
        "ns" => 1,
        // With the micro sign or the Greek letter.
        "us" | "\u{b5}s" | "\u{3bc}s" => 1_000,
        "ms" => 1_000_000,
        "s" => SECOND,
        "m" => 60 * SECOND,
        "h" => 3600 * SECOND,
        _ => return None,
    })
}

/// A text in quotes as the package `time` prints it, which escapes bytes.
///
/// Source: golang/go src/time/format.go quote
fn quote(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len().saturating_add(2));
    quoted.push('"');
    for character in text.chars() {
        match character {
            '"' | '\\' => quoted.extend(['\\', character]),
            ' '..='\x7f' => quoted.push(character),
            _ => {
                for byte in character.encode_utf8(&mut [0; 4]).bytes() {
                    quoted.push_str(&format!("\\x{byte:02x}"));
                }
            }
        }
    }
    quoted.push('"');
    quoted
}

impl fmt::Display for Duration {
    /// Source: golang/go src/time/time.go Duration.String
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let all = self.nanoseconds.unsigned_abs();
        if self.nanoseconds < 0 {
            f.write_str("-")?;
        }
        match all {
            0 => f.write_str("0s"),
            1..1_000 => write!(f, "{all}ns"),
            1_000..1_000_000 => write!(f, "{}{}µs", all / 1_000, point(all % 1_000, 3)),
            1_000_000..SECOND => write!(f, "{}{}ms", all / 1_000_000, point(all % 1_000_000, 6)),
            _ => {
                let (seconds, fraction) = (all / SECOND, point(all % SECOND, 9));
                match (seconds / 3600, seconds / 60 % 60, seconds % 60) {
                    (0, 0, seconds) => write!(f, "{seconds}{fraction}s"),
                    (0, minutes, seconds) => write!(f, "{minutes}m{seconds}{fraction}s"),
                    (hours, minutes, seconds) => write!(f, "{hours}h{minutes}m{seconds}{fraction}s"),
                }
            }
        }
    }
}

/// A fraction of so many digits, without the zeros at its end.
fn point(value: u64, width: usize) -> String {
    match value {
        0 => String::new(),
        _ => format!(".{value:0width$}").trim_end_matches('0').to_owned(),
    }
}

impl Serialize for Duration {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
