//! JSON printed as YAML, byte for byte as kubectl's `-o yaml` prints it.
//!
//! Source: sigs.k8s.io/yaml `JSONToYAML` over yaml/go-yaml v2 encode.go, emitterc.go, sorter.go.

use std::cmp::Ordering;
use std::fmt::Write as _;

use nocluster::json::{Elements, Kind, Node, format_float64};

use crate::scalar::{self, Scalar};
use crate::value::short_float;

/// go-yaml breaks a line at the first space behind this column.
const WIDTH: usize = 80;
/// A longer key is written behind a question mark; in bytes.
const KEY_MAX: usize = 128;

/// The YAML text of a JSON value, with a line feed at its end.
pub fn to_yaml(node: Node<'_>) -> String {
    let mut writer = Writer { out: String::new(), column: 0 };
    let mut open: Vec<Open<'_>> = Vec::new();
    writer.value(node, Place { indent: None, behind: Behind::Nothing }, &mut open);
    while let Some(last) = open.last_mut() {
        let next = match last {
            Open::Mapping { members, indent, first } => members.next().map(|(name, value)| {
                writer.line(*indent, std::mem::take(first));
                let simple = writer.key(&name, *indent);
                (value, Place { indent: Some(*indent), behind: if simple { Behind::Key } else { Behind::LongKey } })
            }),
            Open::Sequence { elements, indent, first } => elements.next().map(|element| {
                writer.line(*indent, std::mem::take(first));
                writer.put("-");
                (element, Place { indent: Some(*indent), behind: Behind::Dash })
            }),
        };
        match next {
            Some((value, place)) => writer.value(value, place, &mut open),
            None => {
                open.pop();
            }
        }
    }
    if writer.column > 0 {
        writer.out.push('\n');
    }
    writer.out
}

/// What stands on the line before a value.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Behind {
    Nothing,
    Key,
    /// The colon of a key behind a question mark, on a line of its own.
    LongKey,
    Dash,
}

#[derive(Clone, Copy)]
struct Place {
    /// Of the collection around it.
    indent: Option<usize>,
    behind: Behind,
}

/// A collection that is being written. `first`: its first line has begun already.
enum Open<'a> {
    Mapping { members: std::vec::IntoIter<(String, Node<'a>)>, indent: usize, first: bool },
    Sequence { elements: Elements<'a>, indent: usize, first: bool },
}

struct Writer {
    out: String,
    /// In characters.
    column: usize,
}

impl Writer {
    fn put(&mut self, text: &str) {
        self.out.push_str(text);
        self.column += text.chars().count();
    }

    fn line_feed(&mut self) {
        self.out.push('\n');
        self.column = 0;
    }

    fn pad(&mut self, indent: usize) {
        while self.column < indent {
            self.put(" ");
        }
    }

    /// The beginning of an entry of a collection.
    fn line(&mut self, indent: usize, begun: bool) {
        if !begun && self.column > 0 {
            self.line_feed();
        }
        self.pad(indent);
    }

    /// A key with its colon; whether it stands on one line with its value.
    fn key(&mut self, name: &str, indent: usize) -> bool {
        if name.len() <= KEY_MAX && !Analysis::of(name).breaks {
            self.text(name, indent, true);
            self.put(":");
            return true;
        }
        self.put("? ");
        self.text(name, indent, false);
        self.line(indent, false);
        self.put(":");
        false
    }

    fn value<'a>(&mut self, node: Node<'a>, place: Place, open: &mut Vec<Open<'a>>) {
        // Whether a collection begins on the line that is begun.
        let begun = matches!(place.behind, Behind::Nothing | Behind::Dash | Behind::LongKey);
        match node.kind() {
            Kind::Object if node.members().next().is_some() => {
                let indent = place.indent.map_or(0, |indent| indent + 2);
                open.push(Open::Mapping { members: sorted(node).into_iter(), indent, first: begun });
            }
            Kind::Array if node.elements().next().is_some() => {
                let indent = match place.indent {
                    None => 0,
                    // A list behind its key is not moved to the right.
                    Some(indent) if place.behind == Behind::Key => indent,
                    Some(indent) => indent + 2,
                };
                open.push(Open::Sequence { elements: node.elements(), indent, first: begun });
            }
            kind => {
                if place.behind != Behind::Nothing {
                    self.put(" ");
                }
                match kind {
                    Kind::Object => self.put("{}"),
                    Kind::Array => self.put("[]"),
                    Kind::String => {
                        let text = node.as_str().unwrap_or_default();
                        self.text(&text, place.indent.unwrap_or(0), false);
                    }
                    Kind::Number => {
                        let text = number(node.as_number().unwrap_or_default());
                        self.put(&text);
                    }
                    _ => self.put(&String::from_utf8_lossy(node.text())),
                }
            }
        }
    }

    /// A text in the style that go-yaml takes for it; `key`: as a key on one line with its colon.
    fn text(&mut self, text: &str, indent: usize, key: bool) {
        let analysis = Analysis::of(text);
        // Lines that follow stand two to the right of the collection.
        let indent = indent + 2;
        let plain = matches!(scalar::resolve(None, text), Ok(Scalar::Text(_)))
            && !scalar::is_timestamp(text)
            && !is_base_60(text);
        if text.contains('\n') {
            if analysis.block_allowed && !key {
                self.literal(text, indent)
            } else {
                self.double_quoted(text, indent, !key)
            }
        } else if !plain {
            self.double_quoted(text, indent, !key);
        } else if analysis.plain_allowed && !(text.is_empty() && key) {
            self.folded(text, indent, !key, false);
        } else if analysis.single_quoted_allowed {
            self.put("'");
            self.folded(text, indent, !key, true);
            self.put("'");
        } else {
            self.double_quoted(text, indent, !key);
        }
    }

    /// The text of a plain or single-quoted scalar.
    fn folded(&mut self, text: &str, indent: usize, wrap: bool, quoted: bool) {
        let (mut spaces, mut breaks) = (false, false);
        for (at, c) in text.char_indices() {
            let next = text.get(at + c.len_utf8()..).and_then(|rest| rest.chars().next());
            if c == ' ' {
                let inside = !quoted || at > 0 && next.is_some();
                if wrap && !spaces && self.column > WIDTH && inside && next != Some(' ') {
                    self.line_feed();
                    self.pad(indent);
                } else {
                    self.put(" ");
                }
                spaces = true;
            } else if is_break(c) {
                self.out.push(c);
                self.column = 0;
                breaks = true;
            } else {
                if breaks {
                    self.pad(indent);
                }
                if quoted && c == '\'' {
                    self.put("'");
                }
                self.put(c.encode_utf8(&mut [0; 4]));
                (spaces, breaks) = (false, false);
            }
        }
    }

    fn literal(&mut self, text: &str, indent: usize) {
        self.put("|");
        if text.starts_with(|c| c == ' ' || is_break(c)) {
            self.put("2");
        }
        let mut ends = text.chars().rev();
        match (ends.next().is_some_and(is_break), ends.next().is_none_or(is_break)) {
            (false, _) => self.put("-"),
            (true, true) => self.put("+"),
            (true, false) => {}
        }
        self.line_feed();
        let mut breaks = true;
        for c in text.chars() {
            if is_break(c) {
                self.out.push(c);
                self.column = 0;
                breaks = true;
            } else {
                if breaks {
                    self.pad(indent);
                }
                self.put(c.encode_utf8(&mut [0; 4]));
                breaks = false;
            }
        }
    }

    fn double_quoted(&mut self, text: &str, indent: usize, wrap: bool) {
        self.put("\"");
        let mut spaces = false;
        // go-yaml looks for a byte order mark at the beginning of the text at every character of it.
        let all = text.starts_with('\u{feff}');
        for (at, c) in text.char_indices() {
            let rest = text.get(at + c.len_utf8()..).unwrap_or_default();
            if c == ' ' && !all {
                if wrap && !spaces && self.column > WIDTH && at > 0 && !rest.is_empty() {
                    self.line_feed();
                    self.pad(indent);
                    if rest.starts_with(' ') {
                        self.put("\\");
                    }
                } else {
                    self.put(" ");
                }
                spaces = true;
                continue;
            }
            spaces = false;
            if !all && is_printable(c) && !is_break(c) && c != '"' && c != '\\' {
                self.put(c.encode_utf8(&mut [0; 4]));
                continue;
            }
            let short = match c {
                '\0' => "\\0",
                '\u{7}' => "\\a",
                '\u{8}' => "\\b",
                '\t' => "\\t",
                '\n' => "\\n",
                '\u{b}' => "\\v",
                '\u{c}' => "\\f",
                '\r' => "\\r",
                '\u{1b}' => "\\e",
                '"' => "\\\"",
                '\\' => "\\\\",
                '\u{85}' => "\\N",
                '\u{a0}' => "\\_",
                '\u{2028}' => "\\L",
                '\u{2029}' => "\\P",
                _ => "",
            };
            if !short.is_empty() {
                self.put(short);
                continue;
            }
            let mut escape = String::new();
            let _ = match u32::from(c) {
                code @ 0..=0xff => write!(escape, "\\x{code:02X}"),
                code @ 0x100..=0xffff => write!(escape, "\\u{code:04X}"),
                code => write!(escape, "\\U{code:08X}"),
            };
            self.put(&escape);
        }
        self.put("\"");
    }
}

/// A number goes through kubectl's float64, its JSON text and YAML's reading of that.
fn number(text: &str) -> String {
    if let Ok(int) = text.parse::<i64>() {
        return int.to_string();
    }
    let json = text.parse::<f64>().map_or_else(|_| text.to_owned(), format_float64);
    match scalar::resolve(None, &json) {
        Ok(Scalar::Int(value)) => value.to_string(),
        Ok(Scalar::Uint(value)) => value.to_string(),
        Ok(Scalar::Float(value)) => short_float(value),
        _ => json,
    }
}

/// The members in go-yaml's order; of a member given twice the last one.
fn sorted(node: Node<'_>) -> Vec<(String, Node<'_>)> {
    let mut members: Vec<(String, Node<'_>)> = Vec::new();
    let mut places = std::collections::BTreeMap::new();
    for member in node.members() {
        let name = member.name().into_owned();
        match places.get(&name).and_then(|place: &usize| members.get_mut(*place)) {
            Some((_, value)) => *value = member.value,
            None => {
                places.insert(name.clone(), members.len());
                members.push((name, member.value));
            }
        }
    }
    members.sort_by(|(one, _), (other, _)| one.cmp(other));
    merge_sort(members)
}

/// go-yaml's order of keys is no total order (`0777`, `0b1`, `2001-01-01` go round in a circle), for which the library's
/// sorting may panic; go-yaml prints such keys in one order today and in another tomorrow.
fn merge_sort<T>(mut members: Vec<(String, T)>) -> Vec<(String, T)> {
    if members.len() < 2 {
        return members;
    }
    let right = merge_sort(members.split_off(members.len() / 2));
    let mut left = merge_sort(members).into_iter().peekable();
    let mut right = right.into_iter().peekable();
    let mut merged = Vec::with_capacity(left.len() + right.len());
    loop {
        let from_left = match (left.peek(), right.peek()) {
            (Some((one, _)), Some((other, _))) => natural(one, other) != Ordering::Greater,
            (Some(_), None) => true,
            (None, _) => false,
        };
        match if from_left { left.next() } else { right.next() } {
            Some(member) => merged.push(member),
            None => return merged,
        }
    }
}

/// Letters behind all else, numbers by their value.
fn natural(one: &str, other: &str) -> Ordering {
    let (a, b): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let Some(at) = a.iter().zip(&b).position(|(a, b)| a != b) else { return a.len().cmp(&b.len()) };
    let (Some(x), Some(y)) = (a.get(at).copied(), b.get(at).copied()) else { return Ordering::Equal };
    match (x.is_alphabetic(), y.is_alphabetic()) {
        (true, true) => return x.cmp(&y),
        (true, false) => return Ordering::Greater,
        (false, true) => return Ordering::Less,
        (false, false) => {}
    }
    let mut start = 0i64;
    if x == '0' || y == '0' {
        // A zero inside a number is no leading zero.
        let digits = a.get(..at).unwrap_or_default().iter().rev().take_while(|c| c.is_ascii_digit());
        start = i64::from(digits.copied().any(|c| c != '0'));
    }
    let run = |text: &[char]| {
        let digits = text.iter().skip(at).map_while(|c| c.to_digit(10));
        digits.fold((start, 0usize), |(value, count), digit| {
            (value.wrapping_mul(10).wrapping_add(i64::from(digit)), count + 1)
        })
    };
    run(&a).cmp(&run(&b)).then(x.cmp(&y))
}

/// `^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?$`: a number to other readers of YAML 1.1.
fn is_base_60(text: &str) -> bool {
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

fn is_break(c: char) -> bool {
    matches!(c, '\r' | '\n' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

fn is_printable(c: char) -> bool {
    matches!(c, '\n' | ' '..='~' | '\u{a0}'..='\u{d7ff}' | '\u{e000}'..='\u{fefe}' | '\u{ff00}'..='\u{fffd}')
}

/// Which styles a text can be written in.
struct Analysis {
    breaks: bool,
    plain_allowed: bool,
    single_quoted_allowed: bool,
    block_allowed: bool,
}

impl Analysis {
    fn of(text: &str) -> Self {
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

#[cfg(test)]
mod tests {
    use nocluster::json::Document;

    use crate::to_yaml;

    #[test]
    fn keys_that_go_round_in_a_circle_are_printed_all() {
        let keys: Vec<String> = (0..400)
            .map(|n| {
                format!("\"{}\":{n}", ["0777", "0b1", "2001-01-01", "a0", "00a"][n % 5].to_owned() + &n.to_string())
            })
            .collect();
        let text = to_yaml(Document::parse(format!("{{{}}}", keys.join(",")).into_bytes()).unwrap().root());
        assert_eq!(text.lines().count(), 400);
    }
}
