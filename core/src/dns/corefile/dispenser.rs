//! The words of a directive, as the setup of a plugin takes them.

use std::fmt::Display;
use std::sync::Arc;

use super::setup::SetupError;
use super::token::{Place, Token};

/// Hands out the words of a directive one by one, and knows the lines and blocks in them.
///
/// It starts before the first word, which is the directive itself.
///
/// Source: coredns/caddy caddyfile/dispenser.go
#[derive(Debug, Clone)]
pub struct Dispenser<'a> {
    /// The path of the Corefile, for messages.
    filename: &'a str,
    tokens: &'a [Token],
    /// One more than the index of the current word; 0 before the first.
    at: usize,
    nesting: usize,
    /// Whether a block may stand in a block.
    nested_blocks: bool,
}

impl<'a> Dispenser<'a> {
    /// A dispenser of these words; `nested_blocks` as [`crate::release::CoreDns::has_nested_blocks`] says.
    pub fn new(filename: &'a str, tokens: &'a [Token], nested_blocks: bool) -> Self {
        Self { filename, tokens, at: 0, nesting: 0, nested_blocks }
    }

    /// Goes to the next word, on whatever line (Go's `Next`).
    pub fn next_token(&mut self) -> bool {
        let more = self.at < self.tokens.len();
        if more {
            self.forward();
        }
        more
    }

    /// Goes to the next use of a plugin that a server block may have once.
    ///
    /// # Errors
    ///
    /// It is the second use, or words are left over from the first one.
    pub fn next_only_use(&mut self) -> Result<bool, SetupError> {
        let first = self.at == 0;
        let more = self.next_token();
        if more && !first { Err(SetupError::once()) } else { Ok(more) }
    }

    /// Goes to the next word if it is on the same line (Go's `NextArg`).
    pub fn next_arg(&mut self) -> bool {
        self.forward_if(Token::shares_line_with)
    }

    /// Goes to the next word if it is on another line (Go's `NextLine`).
    pub fn next_line(&mut self) -> bool {
        self.forward_if(Token::ends_line_before)
    }

    /// Goes to the next word of the block that opens on this line or is already open (Go's `NextBlock`).
    ///
    /// It is false when the block ends, and for an empty one.
    pub fn next_block(&mut self) -> bool {
        if self.nesting > 0 {
            if !self.next_token() {
                return false;
            }
            if self.nested_blocks && self.val() == "{" {
                self.back();
            } else if self.val() == "}" {
                self.nesting = self.nesting.saturating_sub(1);
                return false;
            } else {
                return true;
            }
        }
        if !self.next_arg() {
            return false;
        }
        if self.val() != "{" {
            self.back();
            return false;
        }
        if !self.next_token() || self.val() == "}" {
            return false;
        }
        self.nesting = self.nesting.saturating_add(1);
        true
    }

    /// The current word; empty before the first one.
    pub fn val(&self) -> &'a str {
        self.current().map_or("", |token| &token.text)
    }

    /// The line of the current word; 0 before the first one.
    pub fn line(&self) -> usize {
        self.current().map_or(0, |token| token.place.line)
    }

    /// The file of the current word, as messages name it.
    pub fn file(&self) -> &'a str {
        self.current().and_then(|token| token.place.file.as_deref()).unwrap_or(self.filename)
    }

    /// The other words of the line, up to an opening brace.
    pub fn remaining_args(&mut self) -> Vec<&'a str> {
        self.remaining_tokens().into_iter().map(|token| &*token.text).collect()
    }

    /// The other words of the line, up to an opening brace, with their places.
    pub fn remaining_tokens(&mut self) -> Vec<&'a Token> {
        let mut tokens = Vec::new();
        while self.next_arg() {
            if self.val() == "{" {
                self.back();
                break;
            }
            tokens.extend(self.current());
        }
        tokens
    }

    /// The error that an argument is missing, or that there is one too many.
    pub fn arg_err(&self) -> SetupError {
        match self.val() {
            "{" => self.err("Unexpected token '{', expecting argument"),
            val => self.err(format_args!("Wrong argument count or unexpected line ending after '{val}'")),
        }
    }

    /// The error that something else was expected in place of the current word.
    pub fn syntax_err(&self, expected: &str) -> SetupError {
        let (file, line, val) = (self.file(), self.line(), self.val());
        self.bare(format!("{file}:{line} - Syntax error: Unexpected token '{val}', expecting '{expected}'"))
    }

    /// The error that the words ended too early.
    pub fn eof_err(&self) -> SetupError {
        self.err("Unexpected EOF")
    }

    /// An error with the file and line of the current word before it (Go's `Err` and `Errf`).
    pub fn err(&self, message: impl Display) -> SetupError {
        let (file, line) = (self.file(), self.line());
        self.bare(format!("{file}:{line} - Error during parsing: {message}"))
    }

    /// An error whose text names no file and line; its place is the current word nevertheless.
    pub fn bare(&self, text: impl Into<String>) -> SetupError {
        SetupError { text: text.into(), place: self.place() }
    }

    /// The place of the current word.
    pub fn place(&self) -> Option<Place> {
        self.current().map(|token| token.place.clone())
    }

    /// The current word with its place.
    pub fn current(&self) -> Option<&'a Token> {
        self.tokens.get(self.at.checked_sub(1)?)
    }

    /// The text of the current word, shared.
    pub fn shared(&self) -> Arc<str> {
        self.current().map_or_else(|| "".into(), |token| token.text.clone())
    }

    fn forward(&mut self) {
        self.at = self.at.saturating_add(1);
    }

    /// Goes back by one word, as a plugin's `cursor--`.
    fn back(&mut self) {
        self.at = self.at.saturating_sub(1);
    }

    /// Goes forward if the words before and after stand so; from before the first word always, even if there is none.
    fn forward_if(&mut self, so: impl Fn(&Token, &Token) -> bool) -> bool {
        let go = match self.current() {
            Some(current) => self.tokens.get(self.at).is_some_and(|next| so(current, next)),
            None => self.at == 0,
        };
        if go {
            self.forward();
        }
        go
    }
}
