//! A Corefile's text as words.

use std::sync::Arc;

use super::token::{Place, Span, Token};

/// The words of a text; `file` is set for an imported one.
///
/// Source: coredns/caddy caddyfile/lexer.go
pub(super) fn tokens(text: &str, file: Option<&Arc<str>>) -> Vec<Token> {
    let mut lexer = Lexer { rest: text, offset: 0, line: 1, column: 1 };
    if text.starts_with('\u{feff}') {
        lexer.bump();
        // The mark is no character of the line.
        lexer.column = 1;
    }
    std::iter::from_fn(|| lexer.next(file)).collect()
}

struct Lexer<'a> {
    rest: &'a str,
    offset: usize,
    line: usize,
    column: usize,
}

impl Lexer<'_> {
    fn peek(&self) -> Option<char> {
        self.rest.chars().next()
    }

    fn bump(&mut self) -> Option<char> {
        let mut characters = self.rest.chars();
        let character = characters.next()?;
        self.rest = characters.as_str();
        self.offset = self.offset.saturating_add(character.len_utf8());
        if character == '\n' {
            self.line = self.line.saturating_add(1);
            self.column = 1;
        } else {
            self.column = self.column.saturating_add(1);
        }
        Some(character)
    }

    fn next(&mut self, file: Option<&Arc<str>>) -> Option<Token> {
        self.skip_blanks_and_comments();
        let first = self.peek()?;
        let (start, line, column) = (self.offset, self.line, self.column);
        let (text, end) = if first == '"' { self.quoted()? } else { self.bare() };
        let place = Place { file: file.cloned(), line, column, span: Span { start, end } };
        Some(Token { place, text: text.into() })
    }

    fn skip_blanks_and_comments(&mut self) {
        let mut comment = false;
        while let Some(character) = self.peek() {
            comment = (comment || character == '#') && character != '\n';
            if !comment && !character.is_whitespace() {
                return;
            }
            self.bump();
        }
    }

    /// A word up to white space. A carriage return is dropped and ends nothing; `#` drops the rest of the word.
    fn bare(&mut self) -> (String, usize) {
        let mut text = String::new();
        let mut end = self.offset;
        let mut comment = false;
        while let Some(character) = self.peek().filter(|next| !next.is_whitespace() || *next == '\r') {
            self.bump();
            comment |= character == '#';
            if !comment && character != '\r' {
                text.push(character);
                end = self.offset;
            }
        }
        (text, end)
    }

    /// A quoted word. At the end of the text an unfinished escape is lost, and so is a word that is still empty.
    fn quoted(&mut self) -> Option<(String, usize)> {
        let mut text = String::new();
        self.bump();
        while let Some(character) = self.bump() {
            match character {
                '"' => return Some((text, self.offset)),
                '\\' => match self.bump() {
                    Some('"') => text.push('"'),
                    Some(escaped) => text.extend(['\\', escaped]),
                    None => break,
                },
                _ => text.push(character),
            }
        }
        (!text.is_empty()).then_some((text, self.offset))
    }
}
