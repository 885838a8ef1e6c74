//! The words of a Corefile in the order in which they are read, with the imports spliced in.

use std::collections::VecDeque;
use std::sync::Arc;

use super::limits::{BYTES, WORDS};
use super::token::Token;

/// How many of the words that were read can be looked at again.
const KEPT: usize = 8;

/// A cursor over the words, as the parser of caddy has it; what stands before it is kept for a few words only.
#[derive(Debug)]
pub(super) struct Words {
    /// The last words read; the current one is at the back.
    read: VecDeque<Token>,
    /// Words that were read and given back, the next one at the end.
    given_back: Vec<Token>,
    /// What is still to be read, the next at the end: words, and how many of them were read.
    rest: Vec<(Arc<[Token]>, usize)>,
    /// How many words were read at all, and how many bytes they have.
    total: usize,
    bytes: usize,
}

impl Words {
    pub(super) fn new(tokens: Arc<[Token]>) -> Self {
        Self { read: VecDeque::new(), given_back: Vec::new(), rest: vec![(tokens, 0)], total: 0, bytes: 0 }
    }

    /// The current word.
    pub(super) fn current(&self) -> Option<&Token> {
        self.read.back()
    }

    pub(super) fn val(&self) -> &str {
        self.current().map_or("", |token| &token.text)
    }

    /// The word after the current one.
    pub(super) fn peek(&self) -> Option<&Token> {
        let spliced = || self.rest.iter().rev().find_map(|(tokens, at)| tokens.get(*at));
        self.given_back.last().or_else(spliced)
    }

    /// Goes to the next word.
    pub(super) fn advance(&mut self) -> bool {
        let next = self.given_back.pop().or_else(|| self.take());
        let more = next.is_some();
        if let Some(token) = next {
            self.push(token);
        }
        more
    }

    /// Goes to the next word if it is on the same line.
    pub(super) fn advance_on_line(&mut self) -> bool {
        let same = match (self.current(), self.peek()) {
            (Some(current), Some(next)) => current.shares_line_with(next),
            _ => false,
        };
        same && self.advance()
    }

    /// Goes back by one word.
    pub(super) fn back(&mut self) {
        let token = self.drop_current();
        self.given_back.extend(token);
    }

    /// Takes the current word out; the one before becomes the current one.
    pub(super) fn drop_current(&mut self) -> Option<Token> {
        self.read.pop_back()
    }

    /// Puts words before all that is still to be read.
    pub(super) fn splice(&mut self, tokens: Arc<[Token]>) {
        // A word that was given back stands behind the import, so it goes below.
        let given_back: Arc<[Token]> = self.given_back.drain(..).rev().collect();
        for tokens in [given_back, tokens] {
            // At most the last entry has been read to its end, whatever is imported how often.
            self.forget_empty();
            self.rest.push((tokens, 0));
        }
    }

    /// Sets the text of the current word.
    pub(super) fn set_current(&mut self, text: Arc<str>) {
        if let Some(token) = self.read.back_mut() {
            token.text = text;
        }
    }

    /// Whether the current word begins a line.
    pub(super) fn is_new_line(&self) -> bool {
        match (self.read.iter().rev().nth(1), self.current()) {
            (Some(before), Some(current)) => before.ends_line_before(current),
            _ => true,
        }
    }

    /// Whether more words were read than the library reads.
    pub(super) fn beyond_limit(&self) -> bool {
        self.total > WORDS || self.bytes > BYTES
    }

    fn push(&mut self, token: Token) {
        self.bytes = self.bytes.saturating_add(token.text.len());
        self.read.push_back(token);
        if self.read.len() > KEPT {
            self.read.pop_front();
        }
        self.total = self.total.saturating_add(1);
    }

    fn take(&mut self) -> Option<Token> {
        self.forget_empty();
        let (tokens, at) = self.rest.last_mut()?;
        let token = tokens.get(*at)?.clone();
        *at = at.saturating_add(1);
        Some(token)
    }

    fn forget_empty(&mut self) {
        while self.rest.last().is_some_and(|(tokens, at)| *at >= tokens.len()) {
            self.rest.pop();
        }
    }
}
