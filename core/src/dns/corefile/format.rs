//! A Corefile printed again: the same words in the same lines, with the comments, indented.

use super::lexer::tokens;
use super::token::Token;

/// The byte order mark, which is dropped at the beginning of a file and is part of a word elsewhere.
const MARK: char = '\u{feff}';

/// Deeper blocks are not indented further.
const DEEPEST: usize = 16;

/// Prints a Corefile again.
///
/// Words stay as they are written, quotes included, and each stays on its line; comments are kept. Lines are indented
/// by their block, and of several empty lines one stays.
///
/// # Examples
///
/// ```
/// use nocluster::dns::corefile::format;
///
/// assert_eq!(format(".   {\n# both\nlog\n errors#x\n}"), ". {\n    # both\n    log\n    errors#x\n}\n");
/// ```
pub fn format(text: &str) -> String {
    let mut lines = Lines::default();
    let words = tokens(text, None);
    let start = if text.starts_with(MARK) { MARK.len_utf8() } else { 0 };
    lines.between(text.get(start..words.first().map_or(text.len(), |word| word.place.span.start)).unwrap_or_default());
    let ends = words.iter().skip(1).map(|next| next.place.span.start).chain([text.len()]);
    for (word, next) in words.iter().zip(ends) {
        let span = word.place.span;
        let written = text.get(span.start..span.end).unwrap_or_default();
        let after = text.get(span.end..next).unwrap_or_default();
        lines.word(word, written, after);
    }
    // In a quoted text that does not end, a line break would be part of it.
    let open = words.last().is_some_and(|last| {
        let written = text.get(last.place.span.start..last.place.span.end).unwrap_or_default();
        written.starts_with('"') && !is_closed(written)
    });
    lines.print(open)
}

/// Whether a quoted word ends with its quote.
fn is_closed(written: &str) -> bool {
    let mut characters = written.chars().skip(1);
    while let Some(character) = characters.next() {
        match character {
            '\\' => _ = characters.next(),
            '"' => return true,
            _ => {}
        }
    }
    false
}

#[derive(Debug, Default)]
struct Line {
    words: Vec<String>,
    /// How the depth changes behind the line, and whether it begins with a closing brace.
    opened: usize,
    closed: usize,
    closes_first: bool,
    comment: Option<String>,
    after_empty: bool,
}

#[derive(Debug, Default)]
struct Lines {
    done: Vec<Line>,
    current: Line,
    /// Line breaks since the last word or comment.
    breaks: usize,
}

impl Lines {
    fn word(&mut self, token: &Token, written: &str, after: &str) {
        self.start();
        let mut word = if written.starts_with('"') { written.to_owned() } else { written.replace('\r', "") };
        let mut rest = after;
        // What is glued to a bare word behind a `#` is dropped when it is read.
        if !written.starts_with('"') {
            let glued = rest.trim_start_matches('\r');
            if glued.starts_with('#') {
                let end = glued.find(|next: char| next.is_whitespace() && next != '\r').unwrap_or(glued.len());
                let (dropped, behind) = glued.split_at(end);
                word.push_str(&dropped.replace('\r', ""));
                rest = behind;
            }
        }
        match &*token.text {
            "{" => self.current.opened = self.current.opened.saturating_add(1),
            "}" if self.current.words.is_empty() => self.current.closes_first = true,
            "}" => self.current.closed = self.current.closed.saturating_add(1),
            _ => {}
        }
        self.current.words.push(word);
        self.between(rest);
    }

    /// White space and comments.
    fn between(&mut self, text: &str) {
        let mut rest = text;
        while let Some(next) = rest.find(['\n', '#']) {
            let (_, from) = rest.split_at(next);
            if let Some(behind) = from.strip_prefix('\n') {
                self.breaks = self.breaks.saturating_add(1);
                rest = behind;
                continue;
            }
            let (comment, behind) = from.split_at(from.find('\n').unwrap_or(from.len()));
            self.start();
            self.current.comment = Some(comment.trim_end().replace('\r', ""));
            rest = behind;
        }
    }

    /// Goes to a new line, if there was a line break.
    fn start(&mut self) {
        if self.breaks > 0 {
            let is_first = self.done.is_empty() && self.current.is_empty();
            let line = std::mem::take(&mut self.current);
            if !line.is_empty() {
                self.done.push(line);
            }
            self.current.after_empty = self.breaks > 1 && !is_first;
        }
        self.breaks = 0;
    }

    fn print(mut self, open: bool) -> String {
        let last = std::mem::take(&mut self.current);
        if !last.is_empty() {
            self.done.push(last);
        }
        let mut out = String::new();
        if self.done.first().is_some_and(|line| line.words.first().is_some_and(|word| word.starts_with(MARK))) {
            out.push(MARK);
        }
        let mut depth = 0_usize;
        for line in &self.done {
            if line.after_empty {
                out.push('\n');
            }
            depth = depth.saturating_sub(usize::from(line.closes_first));
            out.push_str(&"    ".repeat(depth.min(DEEPEST)));
            out.push_str(&line.words.join(" "));
            if let Some(comment) = &line.comment {
                out.push_str(if line.words.is_empty() { "" } else { " " });
                out.push_str(comment);
            }
            out.push('\n');
            depth = depth.saturating_add(line.opened).saturating_sub(line.closed);
        }
        if open {
            out.pop();
        }
        out
    }
}

impl Line {
    fn is_empty(&self) -> bool {
        self.words.is_empty() && self.comment.is_none()
    }
}
