//! Calico's language of selectors over labels.

use std::collections::BTreeMap;

use super::selector_error::SelectorError;

/// Labels of a Node or a Namespace.
pub type Labels = BTreeMap<String, String>;

/// How deep parentheses may be nested.
const DEPTH: u32 = 200;

/// Whether labels match a selector; `None` if the labels are not known and decide.
///
/// # Errors
///
/// [`SelectorError`], with Calico's text.
pub fn matches(selector: &str, labels: Option<&Labels>) -> Result<Option<bool>, SelectorError> {
    let tokens = tokenize(selector)?;
    let mut parser = Parser { rest: &tokens, labels, depth: 0 };
    if parser.kind() == Kind::Eof {
        return Ok(Some(true));
    }
    let matches = parser.or()?;
    if parser.kind() != Kind::Eof {
        return Err(SelectorError::UnexpectedContent { tokens: printed(parser.rest) });
    }
    Ok(matches)
}

/// The kinds of tokens, numbered as Calico prints them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Label = 1,
    Text,
    LBrace,
    RBrace,
    Comma,
    Eq,
    Ne,
    In,
    Not,
    NotIn,
    Contains,
    StartsWith,
    EndsWith,
    All,
    Has,
    LParen,
    RParen,
    And,
    Or,
    Global,
    Eof,
}

#[derive(Debug, Clone, Copy)]
struct Token<'a> {
    kind: Kind,
    value: Option<&'a str>,
}

impl Token<'_> {
    #[expect(clippy::as_conversions, reason = "the number that the kind stands for")]
    fn printed(&self) -> String {
        format!("{{{} {}}}", self.kind as u8, self.value.unwrap_or("<nil>"))
    }
}

fn printed(tokens: &[Token<'_>]) -> String {
    format!("[{}]", tokens.iter().map(Token::printed).collect::<Vec<_>>().join(" "))
}

/// White space of Go's regular expressions.
fn trim_space(text: &str) -> &str {
    text.trim_start_matches([' ', '\t', '\n', '\r', '\x0c'])
}

/// A label's key, and the rest.
fn key(text: &str) -> Option<(&str, &str)> {
    let is_key = |byte: &u8| byte.is_ascii_alphanumeric() || b"_./-".contains(byte);
    let length = text.bytes().take(512).take_while(is_key).count();
    if length == 0 { None } else { text.split_at_checked(length) }
}

/// `word(  )`, and the rest.
fn call<'a>(text: &'a str, word: &str) -> Option<&'a str> {
    trim_space(text.strip_prefix(word)?.strip_prefix('(')?).strip_prefix(')')
}

/// `has(  KEY  )`, and the rest.
fn has(text: &str) -> Option<(&str, &str)> {
    let (key, rest) = key(trim_space(text.strip_prefix("has(")?))?;
    Some((key, trim_space(rest).strip_prefix(')')?))
}

/// Two words with white space between them, or none.
fn words<'a>(text: &'a str, first: &str, second: &str) -> Option<&'a str> {
    trim_space(text.strip_prefix(first)?).strip_prefix(second)
}

/// At the end of a word.
fn bounded(rest: &str) -> bool {
    !rest.starts_with(|next: char| next.is_ascii_alphanumeric() || next == '_')
}

/// An operator behind a label, and the rest.
fn operator(text: &str) -> Option<(Kind, &str)> {
    (text.strip_prefix("contains").map(|rest| (Kind::Contains, rest)))
        .or_else(|| Some((Kind::StartsWith, words(text, "starts", "with")?)))
        .or_else(|| Some((Kind::EndsWith, words(text, "ends", "with")?)))
        .or_else(|| Some((Kind::NotIn, words(text, "not", "in").filter(|rest| bounded(rest))?)))
        .or_else(|| Some((Kind::In, text.strip_prefix("in").filter(|rest| bounded(rest))?)))
}

/// Source: projectcalico/calico libcalico-go/lib/selector/tokenizer/tokenizer.go
fn tokenize(selector: &str) -> Result<Vec<Token<'_>>, SelectorError> {
    const SIGNS: [(&str, Kind); 11] = [
        ("(", Kind::LParen),
        (")", Kind::RParen),
        ("{", Kind::LBrace),
        ("}", Kind::RBrace),
        (",", Kind::Comma),
        ("==", Kind::Eq),
        ("!=", Kind::Ne),
        ("!", Kind::Not),
        ("&&", Kind::And),
        ("||", Kind::Or),
        ("", Kind::Eof),
    ];
    let mut tokens: Vec<Token<'_>> = Vec::new();
    let mut input = selector;
    loop {
        input = input.trim_start_matches([' ', '\t']);
        let mut value = None;
        let sign =
            SIGNS.iter().find(|(sign, _)| if sign.is_empty() { input.is_empty() } else { input.starts_with(sign) });
        let (kind, rest) = if let Some((sign, kind)) = sign {
            (*kind, input.strip_prefix(sign).unwrap_or_default())
        } else if let Some(quote) = input.chars().next().filter(|first| matches!(first, '"' | '\'')) {
            let inner = input.strip_prefix(quote).unwrap_or_default();
            let (text, rest) = inner.split_once(quote).ok_or(SelectorError::UnterminatedString)?;
            value = Some(text);
            (Kind::Text, rest)
        } else if let Some(sign) = ["=", "&", "|"].into_iter().find(|sign| input.starts_with(sign)) {
            return Err(SelectorError::HalfOperator { expected: sign.repeat(2) });
        } else if let Some(Token { kind: Kind::Label, value: label }) = tokens.last() {
            let label = label.unwrap_or_default().to_owned();
            operator(input).ok_or(SelectorError::NoOperator { label })?
        } else if let Some((label, rest)) = has(input) {
            value = Some(label);
            (Kind::Has, rest)
        } else if let Some(rest) = call(input, "all") {
            (Kind::All, rest)
        } else if let Some(rest) = call(input, "global") {
            (Kind::Global, rest)
        } else if let Some((label, rest)) = key(input) {
            value = Some(label);
            (Kind::Label, rest)
        } else {
            return Err(SelectorError::UnexpectedCharacters);
        };
        tokens.push(Token { kind, value });
        if kind == Kind::Eof {
            return Ok(tokens);
        }
        input = rest;
    }
}

/// Reads and evaluates in one.
struct Parser<'t, 'l> {
    rest: &'t [Token<'t>],
    labels: Option<&'l Labels>,
    depth: u32,
}

type Matches = Result<Option<bool>, SelectorError>;

impl<'t> Parser<'t, '_> {
    fn kind(&self) -> Kind {
        self.rest.first().map_or(Kind::Eof, |token| token.kind)
    }

    fn next(&mut self) -> Token<'t> {
        let end = Token { kind: Kind::Eof, value: None };
        self.rest.split_first().map_or(end, |(first, rest)| {
            self.rest = rest;
            *first
        })
    }

    /// Takes the next token if it is of this kind.
    fn take(&mut self, kind: Kind) -> bool {
        let is = self.kind() == kind;
        if is {
            self.next();
        }
        is
    }

    fn or(&mut self) -> Matches {
        let mut all = self.and()?;
        while self.take(Kind::Or) {
            all = either(all, self.and()?);
        }
        Ok(all)
    }

    fn and(&mut self) -> Matches {
        let mut all = self.operation()?;
        while self.take(Kind::And) {
            // Neither is false only if both are true.
            all = negated(either(negated(all), negated(self.operation()?)));
        }
        Ok(all)
    }

    fn operation(&mut self) -> Matches {
        let mut is_negated = false;
        while self.take(Kind::Not) {
            is_negated = !is_negated;
        }
        let matches = self.plain_operation()?;
        Ok(if is_negated { negated(matches) } else { matches })
    }

    fn plain_operation(&mut self) -> Matches {
        let all = self.rest;
        let first = self.next();
        match first.kind {
            Kind::Has => Ok(self.labels.map(|labels| labels.contains_key(first.value.unwrap_or_default()))),
            Kind::All | Kind::Global => Ok(Some(true)),
            Kind::Label if all.len() < 3 => Err(SelectorError::EndInOperation { tokens: printed(all) }),
            Kind::Label => {
                let key = first.value.unwrap_or_default();
                let operator = self.next();
                let value = self.labels.map(|labels| labels.get(key));
                if matches!(operator.kind, Kind::In | Kind::NotIn) {
                    let set = self.set()?;
                    let is_in = value.map(|value| value.is_some_and(|value| set.contains(&value.as_str())));
                    return Ok(if operator.kind == Kind::In { is_in } else { negated(is_in) });
                }
                let test: fn(&str, &str) -> bool = match operator.kind {
                    Kind::Eq | Kind::Ne => |value, wanted| value == wanted,
                    Kind::Contains => |value, wanted| value.contains(wanted),
                    Kind::StartsWith => |value, wanted| value.starts_with(wanted),
                    Kind::EndsWith => |value, wanted| value.ends_with(wanted),
                    _ => return Err(SelectorError::ExpectedOperator { token: operator.printed() }),
                };
                let wanted = self.next();
                if wanted.kind != Kind::Text {
                    return Err(SelectorError::ExpectedString);
                }
                let wanted = wanted.value.unwrap_or_default();
                let is = value.map(|value| value.is_some_and(|value| test(value, wanted)));
                Ok(if operator.kind == Kind::Ne { negated(is) } else { is })
            }
            Kind::LParen => {
                self.depth = self.depth.saturating_add(1);
                if self.depth > DEPTH {
                    return Err(SelectorError::TooDeep { max: DEPTH });
                }
                let inner = self.or()?;
                self.depth = self.depth.saturating_sub(1);
                if self.take(Kind::RParen) { Ok(inner) } else { Err(SelectorError::ExpectedParenthesis) }
            }
            _ => Err(SelectorError::UnexpectedToken { token: first.printed() }),
        }
    }

    /// `{"a", "b"}`
    fn set(&mut self) -> Result<Vec<&'t str>, SelectorError> {
        if !self.take(Kind::LBrace) {
            return Err(SelectorError::ExpectedSet);
        }
        let mut set = Vec::new();
        while self.kind() == Kind::Text {
            set.push(self.next().value.unwrap_or_default());
            if !self.take(Kind::Comma) {
                break;
            }
        }
        if self.take(Kind::RBrace) { Ok(set) } else { Err(SelectorError::ExpectedBrace) }
    }
}

fn negated(matches: Option<bool>) -> Option<bool> {
    matches.map(|matches| !matches)
}

/// Whether one of two is true; one that is known to be true suffices.
fn either(one: Option<bool>, other: Option<bool>) -> Option<bool> {
    match (one, other) {
        (Some(true), _) | (_, Some(true)) => Some(true),
        (Some(false), Some(false)) => Some(false),
        _ => None,
    }
}
