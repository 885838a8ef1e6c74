//! Classes of characters: exact over ASCII and over ranges as written, open over what Unicode's tables say beyond.
//!
//! Source: golang/go src/regexp/syntax/{parse,perl_groups}.go

use super::error::NotModelled;
use super::unicode_classes::{NOT_IN_ASCII, WITH_ASCII};

/// The first character beyond ASCII, and the last one.
const BEYOND: (u32, u32) = (0x80, 0x10_ffff);
/// Between these lie all characters that have a second case.
const FOLDED: (u32, u32) = (0x41, 0x1_e943);
/// The long s and the Kelvin sign: what folds to ASCII without being ASCII.
const FOLDED_TO_ASCII: [(u32, u8, u8); 2] = [(0x17f, b'S', b's'), (0x212a, b'K', b'k')];

/// A set of characters.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Class {
    /// One bit for each character of ASCII.
    ascii: u128,
    beyond: Beyond,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Beyond {
    /// Ranges of characters beyond ASCII, in any order.
    Ranges(Vec<(u32, u32)>),
    /// It hangs on a table that we do not carry.
    Open,
}

impl Default for Beyond {
    fn default() -> Self {
        Self::Ranges(Vec::new())
    }
}

impl Class {
    fn ascii(bits: u128) -> Self {
        Self { ascii: bits, beyond: Beyond::default() }
    }

    /// Whether a character is in the class.
    pub(super) fn contains(&self, character: char) -> Result<bool, NotModelled> {
        let code = u32::from(character);
        if code < BEYOND.0 {
            return Ok(self.ascii & bit(code) != 0);
        }
        match &self.beyond {
            Beyond::Ranges(ranges) => Ok(ranges.iter().any(|&(low, high)| (low..=high).contains(&code))),
            Beyond::Open => Err(NotModelled),
        }
    }

    /// Adds the characters from `low` to `high`, and with `fold` the other cases of them.
    pub(super) fn add(&mut self, low: u32, high: u32, fold: bool) {
        let ascii = span(low, high);
        self.ascii |= ascii;
        if high >= BEYOND.0
            && let Beyond::Ranges(ranges) = &mut self.beyond
        {
            ranges.push((low.max(BEYOND.0), high));
        }
        let untouched = low <= FOLDED.0 && high >= FOLDED.1 || high < FOLDED.0 || low > FOLDED.1;
        if !fold || untouched {
            return;
        }
        self.fold_ascii(ascii);
        for (code, upper, lower) in FOLDED_TO_ASCII {
            if (low..=high).contains(&code) {
                self.ascii |= bit(u32::from(upper)) | bit(u32::from(lower));
            }
        }
        if high >= BEYOND.0 {
            self.beyond = Beyond::Open;
        }
    }

    /// Adds the other case of each of these letters.
    fn fold_ascii(&mut self, bits: u128) {
        let upper = bits & span(0x41, 0x5a);
        let lower = bits & span(0x61, 0x7a);
        self.ascii |= upper << 32 | lower >> 32;
        for (code, upper, lower) in FOLDED_TO_ASCII {
            if bits & (bit(u32::from(upper)) | bit(u32::from(lower))) != 0
                && let Beyond::Ranges(ranges) = &mut self.beyond
            {
                ranges.push((code, code));
            }
        }
    }

    /// Adds another class.
    pub(super) fn merge(&mut self, other: Self) {
        self.ascii |= other.ascii;
        match (&mut self.beyond, other.beyond) {
            (Beyond::Ranges(ranges), Beyond::Ranges(others)) => ranges.extend(others),
            (beyond, _) => *beyond = Beyond::Open,
        }
    }

    /// All other characters.
    pub(super) fn negated(mut self) -> Self {
        self.ascii = !self.ascii;
        if let Beyond::Ranges(ranges) = &mut self.beyond {
            ranges.sort_unstable();
            let mut outside = Vec::new();
            let mut next = BEYOND.0;
            for &(low, high) in ranges.iter() {
                if next < low {
                    outside.push((next, low.saturating_sub(1)));
                }
                next = next.max(high.saturating_add(1));
            }
            if next <= BEYOND.1 {
                outside.push((next, BEYOND.1));
            }
            *ranges = outside;
        }
        self
    }

    /// `\d`, `\S` and their like, by the letter.
    pub(super) fn perl(letter: char, fold: bool) -> Option<Self> {
        let digits = span(0x30, 0x39);
        let bits = match letter.to_ascii_lowercase() {
            'd' => digits,
            's' => span(0x9, 0xa) | span(0xc, 0xd) | bit(0x20),
            'w' => digits | letters() | bit(0x5f),
            _ => return None,
        };
        Some(Self::group(bits, fold, letter.is_ascii_uppercase()))
    }

    /// `[:alpha:]`, `[:^space:]` and their like, by the name between the colons.
    pub(super) fn posix(name: &str, fold: bool) -> Option<Self> {
        let (negated, name) = name.strip_prefix('^').map_or((false, name), |name| (true, name));
        let (digits, letters) = (span(0x30, 0x39), letters());
        let bits = match name {
            "alnum" => digits | letters,
            "alpha" => letters,
            "ascii" => u128::MAX,
            "blank" => bit(0x9) | bit(0x20),
            "cntrl" => span(0, 0x1f) | bit(0x7f),
            "digit" => digits,
            "graph" => span(0x21, 0x7e),
            "lower" => span(0x61, 0x7a),
            "print" => span(0x20, 0x7e),
            "punct" => span(0x21, 0x2f) | span(0x3a, 0x40) | span(0x5b, 0x60) | span(0x7b, 0x7e),
            "space" => span(0x9, 0xd) | bit(0x20),
            "upper" => span(0x41, 0x5a),
            "word" => digits | letters | bit(0x5f),
            "xdigit" => digits | span(0x41, 0x46) | span(0x61, 0x66),
            _ => return None,
        };
        Some(Self::group(bits, fold, negated))
    }

    fn group(bits: u128, fold: bool, negated: bool) -> Self {
        let mut class = Self::ascii(bits);
        if fold {
            class.fold_ascii(bits);
        }
        if negated { class.negated() } else { class }
    }

    /// `\p{Name}`: a category, a script or another name of one. Spaces, `_`, `-` and case do not count.
    pub(super) fn unicode(name: &str, fold: bool, negated: bool) -> Option<Self> {
        let name: String = name
            .chars()
            .filter(|letter| !matches!(letter, '_' | '-' | ' '))
            .map(|letter| letter.to_ascii_lowercase())
            .collect();
        let mut class = match name.as_str() {
            "any" => Self { ascii: u128::MAX, beyond: Beyond::Ranges(vec![BEYOND]) },
            "ascii" => {
                let mut class = Self::ascii(u128::MAX);
                if fold {
                    class.fold_ascii(u128::MAX);
                }
                class
            }
            name => Self { ascii: table(name, fold)?, beyond: Beyond::Open },
        };
        if negated {
            class = class.negated();
        }
        Some(class)
    }
}

/// The part of a table of Unicode that lies in ASCII; `None` if there is no table of that name.
fn table(name: &str, fold: bool) -> Option<u128> {
    if let Some(&(_, bits, folded)) = WITH_ASCII.iter().find(|(known, ..)| *known == name) {
        return Some(if fold { folded } else { bits });
    }
    (!name.is_empty() && NOT_IN_ASCII.split(' ').any(|known| known == name)).then_some(0)
}

fn letters() -> u128 {
    span(0x41, 0x5a) | span(0x61, 0x7a)
}

/// The bit of one character of ASCII; none for another character.
fn bit(code: u32) -> u128 {
    1_u128.checked_shl(code).unwrap_or(0)
}

/// The bits of the characters of ASCII from `low` to `high`.
fn span(low: u32, high: u32) -> u128 {
    if low >= BEYOND.0 || high < low {
        return 0;
    }
    let below = bit(low).saturating_sub(1);
    let through = bit(high.saturating_add(1)).checked_sub(1).unwrap_or(u128::MAX);
    through & !below
}
