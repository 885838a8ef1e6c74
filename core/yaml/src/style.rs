//! The styles in which a text can be written.
//!
//! Source: yaml/go-yaml v2 emitterc.go (`yaml_emitter_analyze_scalar`), encode.go.

/// `^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?$`: a number to other readers of YAML 1.1.
pub(crate) fn is_base_60(text: &str) -> bool {
    let unsigned = text.strip_prefix(['-', '+']).unwrap_or(text);
    let (number, fraction) = unsigned.split_once('.').unwrap_or((unsigned, ""));
    let mut parts = number.split(':');
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit() || byte == b'_');
    let whole = parts.next().is_some_and(|part| part.starts_with(|c: char| c.is_ascii_digit()) && digits(part));
    let mut sixties = parts.peekable();
    whole
        && sixties.peek().is_some()
        && digits(fraction)
        && sixties.all(|part| match part.as_bytes() {
            [unit] => unit.is_ascii_digit(),
            [b'0'..=b'5', unit] => unit.is_ascii_digit(),
            _ => false,
        })
}

pub(crate) fn is_break(c: char) -> bool {
    matches!(c, '\r' | '\n' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

pub(crate) fn is_printable(c: char) -> bool {
    matches!(c, '\n' | ' '..='~' | '\u{a0}'..='\u{d7ff}' | '\u{e000}'..='\u{fefe}' | '\u{ff00}'..='\u{fffd}')
}

/// The styles in which a text can be written.
pub(crate) struct Analysis {
    pub(crate) breaks: bool,
    pub(crate) plain_allowed: bool,
    pub(crate) single_quoted_allowed: bool,
    pub(crate) block_allowed: bool,
}

impl Analysis {
    pub(crate) fn of(text: &str) -> Self {
        let (mut indicators, mut special) = (text.starts_with("---") || text.starts_with("..."), false);
        let (mut breaks, mut space_break, mut break_space) = (false, false, false);
        let (mut behind_space, mut behind_break, mut behind_blank) = (false, false, true);
        let mut characters = text.char_indices().peekable();
        while let Some((at, c)) = characters.next() {
            let before_blank = characters.peek().is_none_or(|(_, next)| matches!(next, ' ' | '\t'));
            indicators |= match c {
                ',' | '[' | ']' | '{' | '}' | '&' | '*' | '!' | '|' | '>' | '\'' | '"' | '%' | '@' | '`' => at == 0,
                '#' => behind_blank,
                ':' => before_blank,
                '?' | '-' => at == 0 && before_blank,
                _ => false,
            };
            special |= !is_printable(c);
            breaks |= is_break(c);
            space_break |= behind_space && is_break(c);
            break_space |= behind_break && c == ' ';
            (behind_space, behind_break) = (c == ' ', is_break(c));
            behind_blank = matches!(c, ' ' | '\t' | '\0') || is_break(c);
        }
        let edge = |c: char| c == ' ' || is_break(c);
        let ends = text.starts_with(edge) || text.ends_with(edge);
        let broken = space_break || special;
        Analysis {
            breaks,
            plain_allowed: !ends && !breaks && !broken && !indicators,
            single_quoted_allowed: !break_space && !broken,
            block_allowed: !text.is_empty() && !text.ends_with(' ') && !broken,
        }
    }
}
