//! One pass over a text: Go's grammar, Go's errors, and the tape as the result.
//!
//! Source: golang/go src/encoding/json/scanner.go
#![expect(
    clippy::arithmetic_side_effects,
    reason = "places in a text, and counts of what stands in it; no text is read that 32 bits can't count"
)]

use super::error::{Context, JsonError};
use super::plain::skip_plain;
use super::tape::{ESCAPED, Entry, Kind, NON_ASCII, REWRITE, Source, index, number_of};

/// How large and how deep an input may be.
///
/// The defaults are the largest values that the library works with; larger values are lowered to them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// The bytes of the input; default 256 MiB.
    pub input_bytes: usize,
    /// The depth of arrays and objects inside one another; default 10,000, which is Go's own limit.
    pub depth: usize,
}

/// Go's `maxNestingDepth`.
pub(crate) const MAX_DEPTH: usize = 10_000;
const MAX_INPUT_BYTES: usize = 256 << 20;

impl Default for Limits {
    fn default() -> Self {
        Self { input_bytes: MAX_INPUT_BYTES, depth: MAX_DEPTH }
    }
}

/// Reads `text`.
pub(crate) fn scan(text: Vec<u8>, limits: &Limits) -> Result<Source, JsonError> {
    scan_around(text, limits, 0)
}

/// Reads `text`, in which values of the allowed depth may be nested `levels` deep.
pub(crate) fn scan_around(text: Vec<u8>, limits: &Limits, levels: usize) -> Result<Source, JsonError> {
    let max = limits.input_bytes.min(MAX_INPUT_BYTES);
    if text.len() > max {
        return Err(JsonError::LimitExceeded { limit: "inputBytes", max, got: text.len(), offset: max });
    }
    scan_to_depth(text, limits.depth.min(MAX_DEPTH) + levels)
}

/// Reads a text that a printer made, which may be as large as the tape can count, and of any depth.
pub(crate) fn scan_printed(text: Vec<u8>) -> Result<Source, JsonError> {
    let max = index(u32::MAX);
    if text.len() > max {
        return Err(JsonError::LimitExceeded { limit: "inputBytes", max, got: text.len(), offset: max });
    }
    scan_to_depth(text, usize::MAX)
}

fn scan_to_depth(text: Vec<u8>, depth: usize) -> Result<Source, JsonError> {
    let mut tape = Vec::with_capacity(text.len() / 6 + 4);
    let deepest = read(&text, depth, &mut tape)?;
    Ok(Source { text, tape, depth: deepest.into() })
}

/// Fills the tape and returns the depth of the text.
fn read(text: &[u8], depth: usize, tape: &mut Vec<Entry>) -> Result<usize, JsonError> {
    let mut cursor = Cursor { text, at: 0, rewrites: 0 };
    // The innermost container; what is around it is found on the tape.
    let mut inner = Open { entry: 0, array: false };
    let (mut level, mut deepest) = (0, 0);
    let mut next = cursor.token();
    // White space around the document is not part of any value.
    cursor.rewrites = 0;
    'values: loop {
        match next {
            Some(b'"') => cursor.string(tape)?,
            Some(byte @ (b'{' | b'[')) => {
                if level >= depth {
                    return Err(too_deep(byte, depth, cursor.at));
                }
                level += 1;
                deepest = deepest.max(level);
                inner = cursor.open(byte == b'[', inner, tape);
                next = cursor.token();
                match (next, inner.array) {
                    (Some(b']'), true) | (Some(b'}'), false) => {
                        inner = cursor.close(inner, tape);
                        level -= 1;
                    }
                    (_, true) => continue 'values,
                    (_, false) => {
                        next = cursor.key(next, tape)?;
                        continue 'values;
                    }
                }
            }
            Some(byte) => {
                let start = cursor.at;
                let (end, kind) = scalar(text, start, byte)?;
                cursor.at = end;
                push(tape, start, end, kind, 0);
            }
            None => return Err(end(text)),
        }
        // Closes what ends here.
        while level > 0 {
            match (cursor.token(), inner.array) {
                (Some(b','), array) => {
                    cursor.at += 1;
                    next = cursor.token();
                    if !array {
                        next = cursor.key(next, tape)?;
                    }
                    continue 'values;
                }
                (Some(b']'), true) | (Some(b'}'), false) => inner = cursor.close(inner, tape),
                (Some(byte), true) => return Err(invalid(byte, Context::AfterElement, cursor.at)),
                (Some(byte), false) => return Err(invalid(byte, Context::AfterMember, cursor.at)),
                (None, _) => return Err(end(text)),
            }
            level -= 1;
        }
        break;
    }
    match cursor.token() {
        None => Ok(deepest),
        Some(byte) => Err(invalid(byte, Context::AfterTop, cursor.at)),
    }
}

/// A container whose end has not been read yet.
///
/// Until then its entry holds data that is needed at its end: `next` is the entry of the container around it, `end` the
/// number of reasons to rewrite that were found before it.
#[derive(Clone, Copy)]
struct Open {
    entry: u32,
    array: bool,
}

/// The position of the scanner.
///
/// Only inlined functions borrow it, so that it stays in registers; functions for rare cases take values.
struct Cursor<'a> {
    text: &'a [u8],
    at: usize,
    /// How many reasons to rewrite have been seen so far; a container needs rewriting if this grew inside it.
    rewrites: u32,
}

impl Cursor<'_> {
    #[inline(always)]
    fn peek(&self) -> Option<u8> {
        self.text.get(self.at).copied()
    }

    /// The next byte that is not white space.
    #[inline(always)]
    fn token(&mut self) -> Option<u8> {
        match self.peek() {
            Some(byte) if byte > b' ' => Some(byte),
            _ => {
                let end = skip_space(self.text, self.at);
                self.rewrites = self.rewrites.wrapping_add(u32::from(end != self.at));
                self.at = end;
                self.peek()
            }
        }
    }

    #[inline(always)]
    fn open(&mut self, array: bool, around: Open, tape: &mut Vec<Entry>) -> Open {
        let open = Open { entry: number_of(tape.len()), array };
        let kind = if array { Kind::Array } else { Kind::Object };
        tape.push(Entry { start: number_of(self.at), end: self.rewrites, next: around.entry, kind, flags: 0 });
        self.at += 1;
        open
    }

    /// Ends the innermost container and returns the one around it.
    #[inline(always)]
    fn close(&mut self, open: Open, tape: &mut [Entry]) -> Open {
        self.at += 1;
        let next = number_of(tape.len());
        let Some(entry) = tape.get_mut(index(open.entry)) else { return open };
        let around = entry.next;
        if entry.end != self.rewrites {
            entry.flags |= REWRITE;
        }
        entry.end = number_of(self.at);
        entry.next = next;
        Open { entry: around, array: tape.get(index(around)).is_some_and(|entry| entry.kind == Kind::Array) }
    }

    /// Reads a key, which begins with `first`, and its colon. Returns the first byte of its value.
    #[inline(always)]
    fn key(&mut self, first: Option<u8>, tape: &mut Vec<Entry>) -> Result<Option<u8>, JsonError> {
        match first {
            Some(b'"') => self.string(tape)?,
            Some(byte) => return Err(invalid(byte, Context::Key, self.at)),
            None => return Err(end(self.text)),
        }
        match self.token() {
            Some(b':') => self.at += 1,
            Some(byte) => return Err(invalid(byte, Context::AfterKey, self.at)),
            None => return Err(end(self.text)),
        }
        Ok(self.token())
    }

    #[inline(always)]
    fn string(&mut self, tape: &mut Vec<Entry>) -> Result<(), JsonError> {
        let start = self.at;
        self.at = skip_plain(self.text, start + 1);
        let mut flags = 0;
        if self.peek() != Some(b'"') {
            let rest = rest_of_string(self.text, self.at)?;
            self.at = rest.quote;
            self.rewrites = self.rewrites.wrapping_add(rest.rewrites);
            flags = rest.flags;
        }
        self.at += 1;
        push(tape, start, self.at, Kind::String, flags);
        Ok(())
    }
}

#[inline(always)]
fn push(tape: &mut Vec<Entry>, start: usize, end: usize, kind: Kind, flags: u8) {
    let next = number_of(tape.len()).wrapping_add(1);
    tape.push(Entry { start: number_of(start), end: number_of(end), next, kind, flags });
}

#[inline(never)]
fn skip_space(text: &[u8], mut at: usize) -> usize {
    while matches!(text.get(at), Some(b' ' | b'\t' | b'\n' | b'\r')) {
        at += 1;
    }
    at
}

/// The end of a string in which something that is not plain was found.
struct Rest {
    /// The position of the closing quote.
    quote: usize,
    flags: u8,
    /// How many reasons to rewrite the string has.
    rewrites: u32,
}

// A separate function, so that most strings, which hold no escapes, take a short path.
#[cold]
#[inline(never)]
fn rest_of_string(text: &[u8], mut at: usize) -> Result<Rest, JsonError> {
    let (mut flags, mut rewrites) = (0, 0u32);
    loop {
        match text.get(at) {
            None => return Err(end(text)),
            Some(b'"') => return Ok(Rest { quote: at, flags, rewrites }),
            Some(b'\\') => {
                at = escape(text, at + 1)?;
                flags |= ESCAPED;
            }
            Some(b'<' | b'>' | b'&') => {
                at += 1;
                rewrites = rewrites.wrapping_add(1);
                flags |= REWRITE;
            }
            Some(&byte @ 0x80..) => {
                flags |= NON_ASCII;
                at += 1;
                // U+2028 and U+2029, which Go's encoder escapes.
                if byte == 0xe2 && matches!(text.get(at..at + 2), Some([0x80, 0xa8 | 0xa9])) {
                    rewrites = rewrites.wrapping_add(1);
                    flags |= REWRITE;
                }
            }
            Some(&byte @ ..0x20) => return Err(invalid(byte, Context::InString, at)),
            Some(_) => at += 1,
        }
        at = skip_plain(text, at);
    }
}

/// The end of an escape, from the byte after the backslash.
fn escape(text: &[u8], mut at: usize) -> Result<usize, JsonError> {
    match byte_or_space(text, at) {
        b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't' => Ok(at + 1),
        b'u' => {
            for _ in 0..4 {
                at += 1;
                let byte = byte_or_space(text, at);
                if !byte.is_ascii_hexdigit() {
                    return Err(invalid(byte, Context::InUnicodeEscape, at));
                }
            }
            Ok(at + 1)
        }
        byte => Err(invalid(byte, Context::InEscape, at)),
    }
}

/// The end of a number or a literal, and its kind.
#[inline(never)]
fn scalar(text: &[u8], at: usize, byte: u8) -> Result<(usize, Kind), JsonError> {
    match byte {
        b'-' | b'0'..=b'9' => Ok((number(text, at)?, Kind::Number)),
        b't' => Ok((literal(text, at, "true")?, Kind::Bool)),
        b'f' => Ok((literal(text, at, "false")?, Kind::Bool)),
        b'n' => Ok((literal(text, at, "null")?, Kind::Null)),
        _ => Err(invalid(byte, Context::Value, at)),
    }
}

fn number(text: &[u8], mut at: usize) -> Result<usize, JsonError> {
    if text.get(at) == Some(&b'-') {
        at += 1;
    }
    at = match byte_or_space(text, at) {
        b'0' => at + 1,
        b'1'..=b'9' => digits(text, at),
        byte => return Err(invalid(byte, Context::InNumber, at)),
    };
    if text.get(at) == Some(&b'.') {
        at = some_digits(text, at + 1, Context::AfterPoint)?;
    }
    if matches!(text.get(at), Some(b'e' | b'E')) {
        at += 1;
        if matches!(text.get(at), Some(b'+' | b'-')) {
            at += 1;
        }
        at = some_digits(text, at, Context::InExponent)?;
    }
    Ok(at)
}

fn some_digits(text: &[u8], at: usize, context: Context) -> Result<usize, JsonError> {
    let byte = byte_or_space(text, at);
    if byte.is_ascii_digit() { Ok(digits(text, at)) } else { Err(invalid(byte, context, at)) }
}

fn digits(text: &[u8], mut at: usize) -> usize {
    while text.get(at).is_some_and(u8::is_ascii_digit) {
        at += 1;
    }
    at
}

fn literal(text: &[u8], at: usize, literal: &'static str) -> Result<usize, JsonError> {
    if text.get(at..).is_some_and(|rest| rest.starts_with(literal.as_bytes())) {
        return Ok(at + literal.len());
    }
    for (at, expecting) in (at..).zip(literal.chars()) {
        let byte = byte_or_space(text, at);
        if char::from(byte) != expecting {
            return Err(invalid(byte, Context::InLiteral { literal, expecting }, at));
        }
    }
    Ok(at + literal.len())
}

/// The byte here; at the end of the input the space that Go's scanner is fed.
fn byte_or_space(text: &[u8], at: usize) -> u8 {
    text.get(at).copied().unwrap_or(b' ')
}

#[cold]
fn too_deep(byte: u8, depth: usize, at: usize) -> JsonError {
    if depth == MAX_DEPTH {
        invalid(byte, Context::MaxDepth, at)
    } else {
        JsonError::LimitExceeded { limit: "depth", max: depth, got: depth.saturating_add(1), offset: at }
    }
}

#[cold]
fn invalid(byte: u8, context: Context, offset: usize) -> JsonError {
    JsonError::InvalidCharacter { byte, context, offset }
}

#[cold]
fn end(text: &[u8]) -> JsonError {
    JsonError::UnexpectedEnd { offset: text.len() }
}
