//! One pass over a text: Go's grammar, Go's errors, and the tape as the result.
//!
//! Source: golang/go src/encoding/json/scanner.go

use super::error::{Context, JsonError};
use super::tape::{ESCAPED, Entry, Kind, NON_ASCII, REWRITE, Source};

/// How large and how deep an input may be.
///
/// The defaults are the largest values that the library works with; a smaller figure is kept, a larger one is cut.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of the input; default 256 MiB.
    pub input_bytes: usize,
    /// Arrays and objects inside one another; default 10,000, which is Go's own limit.
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

/// Reads `text`, in which values of the depth that is allowed may stand some levels down.
pub(crate) fn scan_around(text: Vec<u8>, limits: &Limits, levels: usize) -> Result<Source, JsonError> {
    let max = limits.input_bytes.min(MAX_INPUT_BYTES);
    if text.len() > max {
        return Err(JsonError::LimitExceeded { limit: "inputBytes", max, got: text.len(), offset: max });
    }
    scan_to_depth(text, limits.depth.min(MAX_DEPTH) + levels)
}

/// Reads `text`, to any depth that is asked for.
pub(crate) fn scan_to_depth(text: Vec<u8>, depth: usize) -> Result<Source, JsonError> {
    let mut scanner = Scanner {
        text: &text,
        at: 0,
        tape: Vec::with_capacity(text.len() / 8 + 1),
        open: Vec::new(),
        rewrites: 0,
        depth,
        deepest: 0,
    };
    scanner.document()?;
    let (tape, depth) = (scanner.tape, scanner.deepest);
    Ok(Source { text, tape, depth })
}

/// A container whose end has not been read yet.
struct Open {
    entry: usize,
    array: bool,
    rewrites: u32,
}

struct Scanner<'a> {
    text: &'a [u8],
    at: usize,
    tape: Vec<Entry>,
    open: Vec<Open>,
    /// How many reasons to rewrite have been seen so far; a container needs rewriting if this grew inside it.
    rewrites: u32,
    depth: usize,
    deepest: usize,
}

/// The first byte at or after `at` that is not a plain one inside a string: a quote, a backslash, a control character, one of
/// `<`, `>`, `&`, `^`, `|`, `~`, or a byte outside ASCII. (The last three of ASCII mean nothing; leaving them out of the test
/// would cost more than they do.)
///
/// Sixteen bytes are looked at together, in two words: most strings of Kubernetes objects are shorter.
#[inline(always)]
fn skip_plain(text: &[u8], mut at: usize) -> usize {
    while let Some(chunk) = text.get(at..).and_then(|rest| rest.first_chunk::<16>()) {
        let both = u128::from_le_bytes(*chunk);
        let (first, second) = (not_plain(both as u64), not_plain((both >> 64) as u64));
        if first | second != 0 {
            // Without a branch: which half a string ends in can't be predicted.
            let bits = (u128::from(second) << 64 | u128::from(first)).trailing_zeros();
            return at + (bits / 8) as usize;
        }
        at += 16;
    }
    while text.get(at).is_some_and(|&byte| not_plain(u64::from(byte) | PLAIN) == 0) {
        at += 1;
    }
    at
}

/// Seven plain bytes above one that is not set.
const PLAIN: u64 = 0x6161_6161_6161_6100;

/// The top bit of each byte that is not plain; after the first such byte the others are not reliable.
#[inline(always)]
fn not_plain(word: u64) -> u64 {
    const ONES: u64 = 0x0101_0101_0101_0101;
    const TOPS: u64 = 0x8080_8080_8080_8080;
    // The top bit is set where the byte is zero (or above a lower one that is).
    let zero = |word: u64| word.wrapping_sub(ONES) & !word;
    let equal = |byte: u8, ignored: u8| zero((word | (ONES * u64::from(ignored))) ^ (ONES * u64::from(byte)));
    let control = word.wrapping_sub(ONES * 0x20) & !word;
    // `"` and `&` differ in one bit; `<`, `>`, `\` and `^`, `|`, `~` (and control characters) in three.
    (word | control | equal(b'&', b'&' ^ b'"') | equal(b'~', 0x62)) & TOPS
}

impl Scanner<'_> {
    fn document(&mut self) -> Result<(), JsonError> {
        self.space();
        // White space around the document is not part of any value.
        self.rewrites = 0;
        loop {
            self.value()?;
            if !self.after_value()? {
                break;
            }
        }
        self.space();
        match self.peek() {
            None => Ok(()),
            Some(byte) => Err(self.invalid(byte, Context::AfterTop)),
        }
    }

    /// Reads one scalar, an empty container, or the openings down to the first scalar.
    fn value(&mut self) -> Result<(), JsonError> {
        loop {
            let start = self.at;
            match self.peek() {
                None => return Err(self.end()),
                Some(b'"') => return self.string(),
                Some(byte @ (b'{' | b'[')) => {
                    let array = byte == b'[';
                    self.open(array, byte)?;
                    self.space();
                    match (self.peek(), array) {
                        (Some(b']'), true) | (Some(b'}'), false) => {
                            self.close();
                            return Ok(());
                        }
                        (_, true) => {}
                        (_, false) => self.key()?,
                    }
                }
                Some(b'-' | b'0'..=b'9') => return self.number(start),
                Some(b't') => return self.literal("true", Kind::Bool),
                Some(b'f') => return self.literal("false", Kind::Bool),
                Some(b'n') => return self.literal("null", Kind::Null),
                Some(byte) => return Err(self.invalid(byte, Context::Value)),
            }
        }
    }

    /// After a value: closes what ends here. Whether another value follows.
    fn after_value(&mut self) -> Result<bool, JsonError> {
        while let Some(open) = self.open.last() {
            let array = open.array;
            self.space();
            match (self.peek(), array) {
                (None, _) => return Err(self.end()),
                (Some(b','), _) => {
                    self.at += 1;
                    self.space();
                    if !array {
                        self.key()?;
                    }
                    return Ok(true);
                }
                (Some(b']'), true) | (Some(b'}'), false) => self.close(),
                (Some(byte), true) => return Err(self.invalid(byte, Context::AfterElement)),
                (Some(byte), false) => return Err(self.invalid(byte, Context::AfterMember)),
            }
        }
        Ok(false)
    }

    fn open(&mut self, array: bool, byte: u8) -> Result<(), JsonError> {
        if self.open.len() >= self.depth {
            return Err(if self.depth == MAX_DEPTH {
                self.invalid(byte, Context::MaxDepth)
            } else {
                JsonError::LimitExceeded { limit: "depth", max: self.depth, got: self.depth + 1, offset: self.at }
            });
        }
        self.open.push(Open { entry: self.tape.len(), array, rewrites: self.rewrites });
        self.deepest = self.deepest.max(self.open.len());
        self.push(self.at, if array { Kind::Array } else { Kind::Object }, 0);
        self.at += 1;
        Ok(())
    }

    fn close(&mut self) {
        self.at += 1;
        let next = self.tape.len() as u32;
        if let Some(open) = self.open.pop()
            && let Some(entry) = self.tape.get_mut(open.entry)
        {
            entry.end = self.at as u32;
            entry.next = next;
            if self.rewrites != open.rewrites {
                entry.flags |= REWRITE;
            }
        }
    }

    /// A key, its colon, and the space before the value.
    #[inline(always)]
    fn key(&mut self) -> Result<(), JsonError> {
        match self.peek() {
            Some(b'"') => self.string()?,
            Some(byte) => return Err(self.invalid(byte, Context::Key)),
            None => return Err(self.end()),
        }
        self.space();
        match self.peek() {
            Some(b':') => self.at += 1,
            Some(byte) => return Err(self.invalid(byte, Context::AfterKey)),
            None => return Err(self.end()),
        }
        self.space();
        Ok(())
    }

    #[inline(always)]
    fn string(&mut self) -> Result<(), JsonError> {
        let start = self.at;
        self.at = skip_plain(self.text, start + 1);
        let mut flags = 0;
        while self.peek() != Some(b'"') {
            flags |= self.not_plain_in_string()?;
            self.at = skip_plain(self.text, self.at);
        }
        self.at += 1;
        self.push(start, Kind::String, flags);
        Ok(())
    }

    /// A byte of a string that is neither plain nor its end; what is to be remembered of it.
    // Apart, so that the way of most strings, which have none of these, is short.
    #[cold]
    #[inline(never)]
    fn not_plain_in_string(&mut self) -> Result<u8, JsonError> {
        match self.peek() {
            None => Err(self.end()),
            Some(b'\\') => {
                self.at += 1;
                self.escape()?;
                Ok(ESCAPED)
            }
            Some(b'<' | b'>' | b'&') => {
                self.at += 1;
                self.rewrites = self.rewrites.wrapping_add(1);
                Ok(REWRITE)
            }
            Some(byte @ 0x80..) => {
                let at = self.at;
                self.at += 1;
                // U+2028 and U+2029, which Go's encoder escapes.
                if byte == 0xe2 && matches!(self.text.get(at + 1..at + 3), Some([0x80, 0xa8 | 0xa9])) {
                    self.rewrites = self.rewrites.wrapping_add(1);
                    return Ok(NON_ASCII | REWRITE);
                }
                Ok(NON_ASCII)
            }
            Some(byte @ ..0x20) => Err(self.invalid(byte, Context::InString)),
            Some(_) => {
                self.at += 1;
                Ok(0)
            }
        }
    }

    /// The rest of an escape, from the byte after the backslash.
    fn escape(&mut self) -> Result<(), JsonError> {
        match self.byte_or_space() {
            b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't' => self.at += 1,
            b'u' => {
                self.at += 1;
                for _ in 0..4 {
                    let byte = self.byte_or_space();
                    if !byte.is_ascii_hexdigit() {
                        return Err(self.invalid(byte, Context::InUnicodeEscape));
                    }
                    self.at += 1;
                }
            }
            byte => return Err(self.invalid(byte, Context::InEscape)),
        }
        Ok(())
    }

    fn number(&mut self, start: usize) -> Result<(), JsonError> {
        if self.peek() == Some(b'-') {
            self.at += 1;
        }
        match self.byte_or_space() {
            b'0' => self.at += 1,
            b'1'..=b'9' => self.digits(),
            byte => return Err(self.invalid(byte, Context::InNumber)),
        }
        if self.peek() == Some(b'.') {
            self.at += 1;
            let byte = self.byte_or_space();
            if !byte.is_ascii_digit() {
                return Err(self.invalid(byte, Context::AfterPoint));
            }
            self.digits();
        }
        if matches!(self.peek(), Some(b'e' | b'E')) {
            self.at += 1;
            if matches!(self.peek(), Some(b'+' | b'-')) {
                self.at += 1;
            }
            let byte = self.byte_or_space();
            if !byte.is_ascii_digit() {
                return Err(self.invalid(byte, Context::InExponent));
            }
            self.digits();
        }
        self.push(start, Kind::Number, 0);
        Ok(())
    }

    fn digits(&mut self) {
        while matches!(self.peek(), Some(b'0'..=b'9')) {
            self.at += 1;
        }
    }

    fn literal(&mut self, literal: &'static str, kind: Kind) -> Result<(), JsonError> {
        let start = self.at;
        for expecting in literal.chars() {
            let byte = self.byte_or_space();
            if char::from(byte) != expecting {
                return Err(self.invalid(byte, Context::InLiteral { literal, expecting }));
            }
            self.at += 1;
        }
        self.push(start, kind, 0);
        Ok(())
    }

    fn push(&mut self, start: usize, kind: Kind, flags: u8) {
        let next = self.tape.len() as u32 + 1;
        self.tape.push(Entry { start: start as u32, end: self.at as u32, next, kind, flags });
    }

    #[inline(always)]
    fn space(&mut self) {
        if self.peek().is_some_and(|byte| byte > b' ') {
            return;
        }
        let before = self.at;
        while matches!(self.peek(), Some(b' ' | b'\t' | b'\n' | b'\r')) {
            self.at += 1;
        }
        if self.at != before {
            self.rewrites = self.rewrites.wrapping_add(1);
        }
    }

    fn peek(&self) -> Option<u8> {
        self.text.get(self.at).copied()
    }

    /// The byte here; at the end of the input the space that Go's scanner is fed.
    fn byte_or_space(&self) -> u8 {
        self.peek().unwrap_or(b' ')
    }

    fn invalid(&self, byte: u8, context: Context) -> JsonError {
        JsonError::InvalidCharacter { byte, context, offset: self.at }
    }

    fn end(&self) -> JsonError {
        JsonError::UnexpectedEnd { offset: self.text.len() }
    }
}
