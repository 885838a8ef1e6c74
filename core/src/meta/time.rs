//! Points in time as the API reads and prints them.
#![expect(
    clippy::arithmetic_side_effects,
    reason = "a year has four digits, a fraction counts nine, and the other parts of a time have two"
)]

use std::fmt;

/// A point in time, read as upstream's `metav1.Time` or `metav1.MicroTime` and printed in UTC.
///
/// # Fidelity
///
/// golang/go src/time/format.go Parse (which accepts more than RFC 3339: a comma before the fraction, an hour of one
/// digit), kubernetes/apimachinery pkg/apis/meta/v1/time.go, micro_time.go.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Time {
    /// Seconds since 1970-01-01T00:00:00Z.
    seconds: i64,
    nanos: u32,
}

/// The precision of a field, which decides the texts that it accepts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Precision {
    /// Seconds, as in `2006-01-02T15:04:05Z07:00`; a fraction is read and not printed.
    Seconds,
    /// Microseconds, as in `2006-01-02T15:04:05.000000Z07:00`; the fraction is required.
    Micros,
}

/// Why a text is not a time.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, thiserror::Error)]
#[serde(tag = "code", rename_all = "kebab-case")]
#[non_exhaustive]
pub enum TimeError {
    /// The text does not have the required form, or a part of it is out of range.
    #[error("{upstream}")]
    InvalidTime {
        /// Go's text.
        upstream: String,
    },
}

/// The zero time of Go, 0001-01-01T00:00:00Z, which the API treats as unset.
const ZERO: Time = Time { seconds: -62_135_596_800, nanos: 0 };

impl Precision {
    fn layout(self) -> &'static str {
        match self {
            Self::Seconds => "2006-01-02T15:04:05Z07:00",
            Self::Micros => "2006-01-02T15:04:05.000000Z07:00",
        }
    }
}

impl Time {
    /// Reads a time.
    ///
    /// # Errors
    ///
    /// [`TimeError::InvalidTime`] with Go's text.
    pub fn parse(text: &str, precision: Precision) -> Result<Self, TimeError> {
        let invalid = |problem| TimeError::InvalidTime { upstream: explain(text, precision, &problem) };
        parse(text.as_bytes(), precision).map_err(invalid)
    }

    /// Whether this is the zero time, which is printed as `null`.
    pub fn is_zero(self) -> bool {
        self == ZERO
    }

    /// The zero time.
    pub(crate) fn zero() -> Self {
        ZERO
    }

    /// Nanoseconds since 1970, which overflow as Go's do beyond the years 1678 to 2262.
    #[cfg(feature = "admission")]
    pub(crate) fn unix_nanos(self) -> i64 {
        self.seconds.wrapping_mul(1_000_000_000).wrapping_add(i64::from(self.nanos))
    }

    /// Prints the time in UTC.
    pub fn to_text(self, precision: Precision) -> String {
        let days = self.seconds.div_euclid(86_400);
        let second = self.seconds.rem_euclid(86_400);
        let (year, month, day) = date(days);
        let sign = if year < 0 { "-" } else { "" };
        let (hour, minute, second) = (second / 3600, second / 60 % 60, second % 60);
        let year = year.unsigned_abs();
        let mut text = format!("{sign}{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}");
        if precision == Precision::Micros {
            text.push_str(&format!(".{:06}", self.nanos / 1000));
        }
        text.push('Z');
        text
    }
}

impl fmt::Display for Time {
    /// Prints the time in UTC, to the second.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.to_text(Precision::Seconds))
    }
}

/// The error of reading a time, in the terms of Go's ParseError.
enum Problem<'a> {
    /// `rest` does not begin with `element` of the layout.
    CannotParse {
        rest: &'a [u8],
        element: &'static str,
    },
    OutOfRange(&'static str),
    ExtraText(&'a [u8]),
}

fn explain(text: &str, precision: Precision, problem: &Problem<'_>) -> String {
    let value = quote(text.as_bytes());
    match problem {
        Problem::CannotParse { rest, element } => {
            let (layout, rest, element) =
                (quote(precision.layout().as_bytes()), quote(rest), quote(element.as_bytes()));
            format!("parsing time {value} as {layout}: cannot parse {rest} as {element}")
        }
        Problem::OutOfRange(what) => format!("parsing time {value}: {what} out of range"),
        Problem::ExtraText(rest) => format!("parsing time {value}: extra text: {}", quote(rest)),
    }
}

/// Quotes a text as Go's package time does, which has its own quoting for ASCII.
///
/// Source: golang/go src/time/format.go quote
fn quote(text: &[u8]) -> String {
    let mut out = String::from("\"");
    for &byte in text {
        match byte {
            b'"' | b'\\' => {
                out.push('\\');
                out.push(char::from(byte));
            }
            0x20..0x80 => out.push(char::from(byte)),
            _ => out.push_str(&format!("\\x{byte:02x}")),
        }
    }
    out.push('"');
    out
}

/// What is left to read.
struct Reader<'a> {
    rest: &'a [u8],
}

impl<'a> Reader<'a> {
    fn skip(&mut self, separator: &'static str) -> Result<(), Problem<'a>> {
        match self.rest.strip_prefix(separator.as_bytes()) {
            Some(rest) => self.rest = rest,
            None => return Err(Problem::CannotParse { rest: self.rest, element: separator }),
        }
        Ok(())
    }

    fn digit(&self, at: usize) -> Option<i64> {
        self.rest.get(at).filter(|byte| byte.is_ascii_digit()).map(|byte| i64::from(byte - b'0'))
    }

    fn advance(&mut self, bytes: usize) {
        self.rest = self.rest.get(bytes..).unwrap_or_default();
    }

    /// One or two digits; `fixed` asks for two.
    fn number(&mut self, element: &'static str, fixed: bool) -> Result<i64, Problem<'a>> {
        let failed = Problem::CannotParse { rest: self.rest, element };
        match (self.digit(0), self.digit(1)) {
            (Some(tens), Some(ones)) => {
                self.advance(2);
                Ok(tens * 10 + ones)
            }
            (Some(ones), None) if !fixed => {
                self.advance(1);
                Ok(ones)
            }
            _ => Err(failed),
        }
    }

    fn year(&mut self) -> Result<i64, Problem<'a>> {
        let digits: Option<Vec<i64>> = (0..4).map(|at| self.digit(at)).collect();
        match digits {
            Some(digits) => {
                self.advance(4);
                Ok(digits.iter().fold(0, |year, digit| year * 10 + digit))
            }
            None => Err(Problem::CannotParse { rest: self.rest, element: "2006" }),
        }
    }

    /// A fraction that the layout does not ask for: a point or comma and digits, as many as there are.
    fn optional_fraction(&mut self) -> u32 {
        if !matches!(self.rest.first(), Some(b'.' | b',')) || self.digit(1).is_none() {
            return 0;
        }
        let mut nanos = 0;
        let mut scale = 100_000_000;
        self.advance(1);
        while let Some(digit) = self.digit(0) {
            // Digits beyond the ninth are cut off.
            nanos += u32::try_from(digit).unwrap_or(0) * scale;
            scale /= 10;
            self.advance(1);
        }
        nanos
    }

    /// The six digits that the layout asks for; Go reads them as a number, sign and all.
    fn micros(&mut self) -> Result<u32, Problem<'a>> {
        let failed = || Problem::CannotParse { rest: self.rest, element: ".000000" };
        let field = self.rest.get(..7).ok_or_else(failed)?;
        let Some((b'.' | b',', number)) = field.split_first() else { return Err(failed()) };
        let (negative, digits) = match number.split_first() {
            Some((b'-', digits)) => (true, digits),
            Some((b'+', digits)) => (false, digits),
            _ => (false, number),
        };
        if !digits.iter().all(u8::is_ascii_digit) {
            return Err(failed());
        }
        let value = digits.iter().fold(0, |value: u32, digit| value * 10 + u32::from(digit - b'0'));
        if negative && value != 0 {
            return Err(Problem::OutOfRange("fractional second"));
        }
        self.advance(7);
        Ok(value * 1000)
    }

    /// `Z`, or an offset from UTC, in seconds.
    fn zone(&mut self) -> Result<i64, Problem<'a>> {
        if let Some(rest) = self.rest.strip_prefix(b"Z") {
            self.rest = rest;
            return Ok(0);
        }
        let failed = Problem::CannotParse { rest: self.rest, element: "Z07:00" };
        if self.rest.len() < 6 || self.rest.get(3) != Some(&b':') {
            return Err(failed);
        }
        let two = |at: usize| Some(self.digit(at)? * 10 + self.digit(at + 1)?);
        let hour = two(1);
        let minute = hour.and_then(|_| two(4));
        // Go checks the ranges before the other errors.
        if hour.is_some_and(|hour| hour > 24) {
            return Err(Problem::OutOfRange("time zone offset hour"));
        }
        if minute.is_some_and(|minute| minute > 60) {
            return Err(Problem::OutOfRange("time zone offset minute"));
        }
        let sign = match self.rest.first() {
            Some(b'+') => 1,
            Some(b'-') => -1,
            _ => return Err(failed),
        };
        let (Some(hour), Some(minute)) = (hour, minute) else { return Err(failed) };
        self.advance(6);
        Ok(sign * (hour * 60 + minute) * 60)
    }
}

/// Source: golang/go src/time/format.go parse, for the two layouts
fn parse(text: &[u8], precision: Precision) -> Result<Time, Problem<'_>> {
    let in_range = |value: i64, range: std::ops::Range<i64>, what| {
        if range.contains(&value) { Ok(value) } else { Err(Problem::OutOfRange(what)) }
    };
    let mut reader = Reader { rest: text };
    let year = reader.year()?;
    reader.skip("-")?;
    let month = in_range(reader.number("01", true)?, 1..13, "month")?;
    reader.skip("-")?;
    let day = reader.number("02", true)?;
    reader.skip("T")?;
    let hour = in_range(reader.number("15", false)?, 0..24, "hour")?;
    reader.skip(":")?;
    let minute = in_range(reader.number("04", true)?, 0..60, "minute")?;
    reader.skip(":")?;
    let second = in_range(reader.number("05", true)?, 0..60, "second")?;
    let nanos = match precision {
        Precision::Seconds => reader.optional_fraction(),
        Precision::Micros => reader.micros()?,
    };
    let offset = reader.zone()?;
    if !reader.rest.is_empty() {
        return Err(Problem::ExtraText(reader.rest));
    }
    if day < 1 || day > days_in(month, year) {
        return Err(Problem::OutOfRange("day"));
    }
    let seconds = days(year, month, day) * 86_400 + hour * 3600 + minute * 60 + second - offset;
    Ok(Time { seconds, nanos })
}

fn days_in(month: i64, year: i64) -> i64 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Days since 1970-01-01. The year begins in March here, so that the leap day is its last.
fn days(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    era * 146_097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719_468
}

/// Year, month and day of a day since 1970-01-01; the reverse of [`days`].
fn date(days: i64) -> (i64, i64, i64) {
    let days = days + 719_468;
    let era = days.div_euclid(146_097);
    let day_of_era = days.rem_euclid(146_097);
    let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month + 2) / 5 + 1;
    let year = year_of_era + era * 400 + i64::from(month >= 10);
    (year, if month < 10 { month + 3 } else { month - 9 }, day)
}

#[cfg(test)]
mod tests;
