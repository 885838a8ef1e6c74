//! The words of a record's line.
//!
//! Source: miekg/dns scan.go zlexer
#![expect(clippy::arithmetic_side_effects, reason = "places in a text")]

use crate::dns::message::class::numbered;
use crate::dns::message::{Class, RecordType};
use crate::json::replace_invalid;

/// What a token is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Kind {
    #[default]
    End,
    Text,
    Blank,
    Quote,
    Newline,
    Type(RecordType),
    Owner,
    Class(Class),
    Directive,
    /// The text is a message of the lexer's own.
    Error,
}

/// A token with the place at which it was complete.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Token {
    pub(super) kind: Kind,
    pub(super) text: Vec<u8>,
    pub(super) line: usize,
    pub(super) column: usize,
}

impl Token {
    pub(super) fn is_error(&self) -> bool {
        self.kind == Kind::Error
    }

    pub(super) fn ends_line(&self) -> bool {
        matches!(self.kind, Kind::Newline | Kind::End)
    }
}

/// Splits a text into tokens. Two of them may come of one octet: the second waits.
#[derive(Debug)]
pub(super) struct Lexer<'a> {
    rest: std::slice::Iter<'a, u8>,
    line: usize,
    column: usize,
    at_line_end: bool,
    waiting: std::collections::VecDeque<Token>,
    comment: Vec<u8>,
    braces: usize,
    in_quotes: bool,
    after_blank: bool,
    in_comment: bool,
    has_type: bool,
    expects_owner: bool,
    failed: bool,
}

impl<'a> Lexer<'a> {
    pub(super) fn new(text: &'a [u8]) -> Self {
        Self {
            rest: text.iter(),
            line: 1,
            column: 0,
            at_line_end: false,
            waiting: std::collections::VecDeque::new(),
            comment: Vec::new(),
            braces: 0,
            in_quotes: false,
            after_blank: false,
            in_comment: false,
            has_type: false,
            expects_owner: true,
            failed: false,
        }
    }

    /// The next token, which stays.
    pub(super) fn peek(&mut self) -> Token {
        if self.waiting.is_empty() {
            let token = self.next();
            if token.kind != Kind::End {
                self.waiting.push_front(token);
            }
        }
        self.waiting.front().cloned().unwrap_or_default()
    }

    pub(super) fn next(&mut self) -> Token {
        if let Some(token) = self.waiting.pop_front() {
            return token;
        }
        if self.failed {
            return Token::default();
        }
        self.read();
        self.failed = self.waiting.iter().any(Token::is_error);
        self.waiting.pop_front().unwrap_or_default()
    }

    fn octet(&mut self) -> Option<u8> {
        let octet = *self.rest.next()?;
        if self.at_line_end {
            self.line += 1;
            self.column = 0;
        }
        self.at_line_end = octet == b'\n';
        self.column += usize::from(octet != b'\n');
        Some(octet)
    }

    fn token(&mut self, kind: Kind, text: &[u8]) {
        self.waiting.push_back(Token { kind, text: text.to_vec(), line: self.line, column: self.column });
    }

    /// Reads on until a token is complete.
    fn read(&mut self) {
        let mut text = Vec::new();
        let mut comment = std::mem::take(&mut self.comment);
        let mut escaped = false;
        while self.waiting.is_empty() {
            let Some(octet) = self.octet() else { return self.end(&text, &comment) };
            let literal = self.in_quotes || escaped;
            let was_escaped = std::mem::take(&mut escaped);
            match octet {
                b'\r' if self.in_quotes => text.push(octet),
                b'\r' => {}
                b'\n' if self.in_quotes => text.push(octet),
                b'\n' if self.in_comment => self.end_comment(&comment),
                b'\n' if self.braces > 0 => {}
                b'\n' => self.newline(&text),
                b';' if !literal => self.begin_comment(&text, &mut comment),
                _ if self.in_comment => comment.push(octet),
                b' ' | b'\t' | b';' | b'(' | b')' if literal => text.push(octet),
                b' ' | b'\t' => self.blank(&text),
                b'(' => self.braces += 1,
                b')' if self.braces == 0 => self.token(Kind::Error, b"extra closing brace"),
                b')' => self.braces -= 1,
                b'\\' => {
                    text.push(octet);
                    escaped = !was_escaped;
                }
                b'"' if was_escaped => text.push(octet),
                b'"' => self.quote(&text),
                _ => {
                    text.push(octet);
                    self.after_blank = false;
                }
            }
        }
    }

    /// A quotation mark, and the text before it.
    fn quote(&mut self, text: &[u8]) {
        self.after_blank = false;
        if !text.is_empty() {
            self.token(Kind::Text, text);
        }
        self.in_quotes = !self.in_quotes;
        self.token(Kind::Quote, b"\"");
    }

    /// A semicolon, and the text before it. In a comment it is a part of it.
    fn begin_comment(&mut self, text: &[u8], comment: &mut Vec<u8>) {
        self.in_comment = true;
        self.comment.clear();
        comment.push(b';');
        if !text.is_empty() {
            self.comment.clone_from(comment);
            self.token(Kind::Text, text);
        }
    }

    /// The end of a line that ends in a comment. Between braces it ends only the comment.
    fn end_comment(&mut self, comment: &[u8]) {
        self.in_comment = false;
        self.has_type = false;
        if self.braces > 0 {
            self.comment = comment.to_vec();
            return;
        }
        self.expects_owner = true;
        self.token(Kind::Newline, b"\n");
    }

    /// The end of a line, and the word before it.
    fn newline(&mut self, text: &[u8]) {
        if !text.is_empty() {
            let named = if self.has_type { None } else { RecordType::parse_name(&replace_invalid(text)) };
            self.token(named.map_or(Kind::Text, Kind::Type), text);
        }
        self.comment.clear();
        self.has_type = false;
        self.expects_owner = true;
        self.token(Kind::Newline, b"\n");
    }

    /// Blank space, and the word before it.
    fn blank(&mut self, text: &[u8]) {
        if !text.is_empty() {
            let kind = if self.expects_owner { Ok(owner(text)) } else { self.word(&replace_invalid(text)) };
            match kind {
                Ok(kind) => self.token(kind, text),
                Err(error) => return self.token(Kind::Error, error.as_bytes()),
            }
        }
        self.expects_owner = false;
        if !std::mem::replace(&mut self.after_blank, true) {
            self.token(Kind::Blank, b" ");
        }
    }

    /// A word that is not the owner: a type or a class if no type came before, else a text.
    fn word(&mut self, word: &str) -> Result<Kind, &'static str> {
        if self.has_type {
            return Ok(Kind::Text);
        }
        let begins = |prefix: &str| word.get(..prefix.len()).is_some_and(|head| head.eq_ignore_ascii_case(prefix));
        let rtype = match RecordType::parse_name(word) {
            None if begins("TYPE") => Some(numbered(word, "TYPE").map(RecordType).ok_or("unknown RR type")?),
            rtype => rtype,
        };
        self.has_type = rtype.is_some();
        let class = match Class::parse_name(word) {
            None if begins("CLASS") => Some(numbered(word, "CLASS").map(Class).ok_or("unknown class")?),
            class => class,
        };
        Ok(class.map(Kind::Class).or(rtype.map(Kind::Type)).unwrap_or(Kind::Text))
    }

    /// The end of the text.
    fn end(&mut self, text: &[u8], comment: &[u8]) {
        if !text.is_empty() {
            self.token(Kind::Text, text);
            if comment.is_empty() {
                return;
            }
        }
        if !comment.is_empty() {
            self.token(Kind::Newline, b"\n");
        } else if self.braces > 0 {
            self.token(Kind::Error, b"unbalanced brace");
        }
    }
}

/// The first word of a line.
fn owner(text: &[u8]) -> Kind {
    let directives: [&[u8]; 4] = [b"$TTL", b"$ORIGIN", b"$INCLUDE", b"$GENERATE"];
    if directives.iter().any(|name| name.eq_ignore_ascii_case(text)) { Kind::Directive } else { Kind::Owner }
}
