//! Array indices as Go's `strconv.Atoi` reads them.

/// Why a text is no integer of 64 bits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Atoi {
    Syntax,
    Range,
}

impl Atoi {
    /// Go's text for it.
    pub(super) fn text(self, key: &str) -> String {
        let why = match self {
            Self::Syntax => "invalid syntax",
            Self::Range => "value out of range",
        };
        format!("strconv.Atoi: parsing {}: {why}", quote(key))
    }
}

/// One optional sign, then digits. A figure that grows too large is noticed before a later character that is no digit.
///
/// Source: golang/go src/strconv/atoi.go Atoi, ParseInt, ParseUint
pub(super) fn atoi(text: &str) -> Result<i64, Atoi> {
    let (negative, digits) = match text.as_bytes() {
        [b'-', digits @ ..] => (true, digits),
        [b'+', digits @ ..] => (false, digits),
        digits => (false, digits),
    };
    if digits.is_empty() {
        return Err(Atoi::Syntax);
    }
    let mut figure = 0u64;
    for byte in digits {
        if !byte.is_ascii_digit() {
            return Err(Atoi::Syntax);
        }
        figure = figure.checked_mul(10).and_then(|ten| ten.checked_add(u64::from(byte - b'0'))).ok_or(Atoi::Range)?;
    }
    match negative {
        true => 0i64.checked_sub_unsigned(figure),
        false => i64::try_from(figure).ok(),
    }
    .ok_or(Atoi::Range)
}

fn quote(text: &str) -> String {
    let mut out = String::from("\"");
    for character in text.chars() {
        match character {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\u{7}' => out.push_str("\\a"),
            '\u{8}' => out.push_str("\\b"),
            '\u{c}' => out.push_str("\\f"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            '\u{b}' => out.push_str("\\v"),
            '\0'..=' ' | '\u{7f}' if character != ' ' => out.push_str(&format!("\\x{:02x}", u32::from(character))),
            _ => out.push(character),
        }
    }
    out.push('"');
    out
}
