//! Escapes, classes and counts: the pieces of the syntax that stand for characters or numbers.

use super::class::Class;
use super::error::RegexpError;
use super::text::{error, next, taken};

const BAD_RANGE: &str = "invalid character class range";
const BAD_ESCAPE: &str = "invalid escape sequence";

/// `\p{Name}`, `\d` and their like at the start of a text.
pub(super) fn class_escape(text: &str, fold: bool) -> Result<Option<(Class, &str)>, RegexpError> {
    let Some((letter, rest)) = text.strip_prefix('\\').and_then(next) else { return Ok(None) };
    if !matches!(letter, 'p' | 'P') {
        return Ok(Class::perl(letter, fold).map(|class| (class, rest)));
    }
    let (name, rest) = match next(rest) {
        Some(('{', named)) => match named.split_once('}') {
            Some(split) => split,
            None => return error(BAD_RANGE, text),
        },
        Some((_, after)) => (taken(rest, after), after),
        None => ("", ""),
    };
    let (name, inverted) = name.strip_prefix('^').map_or((name, false), |name| (name, true));
    match Class::unicode(name, fold, inverted != (letter == 'P')) {
        Some(class) => Ok(Some((class, rest))),
        None => error(BAD_RANGE, taken(text, rest)),
    }
}

/// A class in brackets; `text` starts with `[`.
pub(super) fn class(text: &str, fold: bool) -> Result<(Class, &str), RegexpError> {
    let rest = text.get(1..).unwrap_or_default();
    let (mut rest, negated) = rest.strip_prefix('^').map_or((rest, false), |rest| (rest, true));
    let mut class = Class::default();
    let mut first = true;
    while first || !rest.starts_with(']') {
        first = false;
        if let Some((name, after)) = rest.strip_prefix("[:").and_then(|named| named.split_once(":]")) {
            let Some(named) = Class::posix(name, fold) else { return error(BAD_RANGE, taken(rest, after)) };
            class.merge(named);
            rest = after;
            continue;
        }
        if let Some((named, after)) = class_escape(rest, fold)? {
            class.merge(named);
            rest = after;
            continue;
        }
        let range = rest;
        let (low, after) = class_character(rest, text)?;
        rest = after;
        let mut high = low;
        if let Some(after) = rest.strip_prefix('-')
            && !after.is_empty()
            && !after.starts_with(']')
        {
            (high, rest) = class_character(after, text)?;
            if high < low {
                return error(BAD_RANGE, taken(range, rest));
            }
        }
        class.add(low, high, fold);
    }
    Ok((if negated { class.negated() } else { class }, rest.get(1..).unwrap_or_default()))
}

fn class_character<'a>(text: &'a str, class: &str) -> Result<(u32, &'a str), RegexpError> {
    match next(text) {
        None => error("missing closing ]", class),
        Some(('\\', _)) => escape(text),
        Some((character, rest)) => Ok((u32::from(character), rest)),
    }
}

/// The character that a backslash and what follows it stand for.
pub(super) fn escape(text: &str) -> Result<(u32, &str), RegexpError> {
    let after = text.strip_prefix('\\').unwrap_or(text);
    let Some((letter, rest)) = next(after) else { return error("trailing backslash at end of expression", "") };
    let octal = |text: &str| text.starts_with(|c: char| c.is_digit(8));
    let control = |code| Ok((code, rest));
    match letter {
        '0' => Ok(digits(after)),
        '1'..='7' if octal(rest) => Ok(digits(after)),
        'x' => hexadecimal(text, rest),
        'a' => control(7),
        'f' => control(12),
        'n' => control(10),
        'r' => control(13),
        't' => control(9),
        'v' => control(11),
        _ if letter.is_ascii() && !letter.is_ascii_alphanumeric() => Ok((u32::from(letter), rest)),
        _ => error(BAD_ESCAPE, taken(text, rest)),
    }
}

/// Up to three octal digits.
fn digits(text: &str) -> (u32, &str) {
    let (mut code, mut rest) = (0_u32, text);
    for _ in 0..3 {
        let Some((digit, after)) = next(rest).and_then(|(letter, after)| Some((letter.to_digit(8)?, after))) else {
            break;
        };
        code = code.saturating_mul(8).saturating_add(digit);
        rest = after;
    }
    (code, rest)
}

/// Two hexadecimal digits, or any number of them in braces; `text` is the whole escape, `rest` what follows the `x`.
fn hexadecimal<'a>(text: &'a str, rest: &'a str) -> Result<(u32, &'a str), RegexpError> {
    let Some(mut braced) = rest.strip_prefix('{') else {
        let Some((high, after)) = next(rest) else { return error(BAD_ESCAPE, taken(text, rest)) };
        let (low, after) = next(after).map_or((None, after), |(low, after)| (low.to_digit(16), after));
        return match (high.to_digit(16), low) {
            (Some(high), Some(low)) => Ok((high.saturating_mul(16).saturating_add(low), after)),
            _ => error(BAD_ESCAPE, taken(text, after)),
        };
    };
    let mut code: Option<u32> = None;
    while let Some((letter, after)) = next(braced) {
        braced = after;
        if letter == '}' {
            match code {
                Some(code) => return Ok((code, braced)),
                None => break,
            }
        }
        let Some(digit) = letter.to_digit(16) else { break };
        let grown = code.unwrap_or(0).saturating_mul(16).saturating_add(digit);
        if grown > u32::from(char::MAX) {
            break;
        }
        code = Some(grown);
    }
    error(BAD_ESCAPE, taken(text, braced))
}

/// `least}`, `least,}` or `least,most}` and what follows; a number that is far too large is the largest.
pub(super) fn count(text: &str) -> Option<((u64, Option<u64>), &str)> {
    let (least, rest) = number(text)?;
    if let Some(rest) = rest.strip_prefix('}') {
        return Some(((least, Some(least)), rest));
    }
    let rest = rest.strip_prefix(',')?;
    if let Some(rest) = rest.strip_prefix('}') {
        return Some(((least, None), rest));
    }
    let (most, rest) = number(rest)?;
    rest.strip_prefix('}').map(|rest| ((least, Some(most)), rest))
}

fn number(text: &str) -> Option<(u64, &str)> {
    let end = text.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(text.len());
    let (digits, rest) = text.split_at_checked(end)?;
    if digits.is_empty() || digits.len() > 1 && digits.starts_with('0') {
        return None;
    }
    Some((digits.parse().unwrap_or(u64::MAX), rest))
}
