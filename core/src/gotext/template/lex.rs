//! The words of a template.
//!
//! Source: golang/go src/text/template/parse/lex.go

/// What is wrong, and where.
#[derive(Debug)]
pub(super) struct Problem {
    pub(super) line: usize,
    pub(super) text: String,
}

/// A word of a template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Word {
    /// Text outside of actions.
    Text(String),
    Open,
    Close,
    Space,
    /// `=`.
    Assign,
    /// `:=`.
    Declare,
    Pipe,
    LeftParen,
    RightParen,
    Dot,
    /// `.Name`, without the dot.
    Field(String),
    /// `$name`, with the dollar sign.
    Variable(String),
    Identifier(String),
    Keyword(Keyword),
    Bool(bool),
    Nil,
    /// A number as it is written.
    Number(String),
    /// A character in quotes, as it is written.
    Character(String),
    /// `1+2i`.
    Complex,
    /// A text in double quotes, as it is written.
    Quoted(String),
    /// A text in back quotes, without them.
    Raw(String),
    /// Another character, such as a comma.
    Other(char),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Keyword {
    Block,
    Break,
    Continue,
    Define,
    Else,
    End,
    If,
    Range,
    Template,
    With,
}

struct Lexer<'a> {
    rest: &'a str,
    line: usize,
    words: Vec<(Word, usize)>,
}

const SPACES: [char; 4] = [' ', '\t', '\r', '\n'];

/// All words of a template with their lines.
pub(super) fn lex(text: &str) -> Result<Vec<(Word, usize)>, Problem> {
    let mut lexer = Lexer { rest: text, line: 1, words: Vec::new() };
    while let Some((before, action)) = lexer.rest.split_once("{{") {
        let trimmed = action.strip_prefix('-').filter(|rest| rest.starts_with(SPACES));
        lexer.text(if trimmed.is_some() { before.trim_end_matches(SPACES) } else { before });
        lexer.count(before);
        lexer.rest = action;
        if let Some(marked) = trimmed {
            // The comment mark stands behind the space.
            lexer.rest = marked;
        }
        let inside = match trimmed {
            Some(marked) => marked.strip_prefix(SPACES).unwrap_or(marked),
            None => action,
        };
        if let Some(comment) = inside.strip_prefix("/*") {
            lexer.comment(comment)?;
        } else {
            lexer.push(Word::Open);
            lexer.action()?;
        }
    }
    let rest = lexer.rest;
    lexer.text(rest);
    Ok(lexer.words)
}

fn alphanumeric(letter: char) -> bool {
    letter == '_' || letter.is_alphanumeric()
}

impl<'a> Lexer<'a> {
    fn push(&mut self, word: Word) {
        self.words.push((word, self.line));
    }

    fn text(&mut self, text: &str) {
        if !text.is_empty() {
            self.push(Word::Text(text.to_owned()));
        }
    }

    fn count(&mut self, text: &str) {
        self.line = self.line.saturating_add(text.matches('\n').count());
    }

    fn problem<T>(&self, text: &str) -> Result<T, Problem> {
        Err(Problem { line: self.line, text: text.to_owned() })
    }

    fn comment(&mut self, comment: &'a str) -> Result<(), Problem> {
        let Some((comment, after)) = comment.split_once("*/") else { return self.problem("unclosed comment") };
        self.rest = after;
        self.count(comment);
        if self.close() { Ok(()) } else { self.problem("comment ends before closing delimiter") }
    }

    /// Takes `}}`, or ` -}}` with the space after it.
    fn close(&mut self) -> bool {
        if let Some(rest) = trimming_close(self.rest) {
            let after = rest.trim_start_matches(SPACES);
            self.rest = after;
            return true;
        }
        match self.rest.strip_prefix("}}") {
            Some(rest) => {
                self.rest = rest;
                true
            }
            None => false,
        }
    }

    fn action(&mut self) -> Result<(), Problem> {
        let mut depth = 0_usize;
        loop {
            if trimming_close(self.rest).is_some() || self.rest.starts_with("}}") {
                if depth > 0 {
                    return self.problem("unclosed left paren");
                }
                self.push(Word::Close);
                self.close();
                return Ok(());
            }
            let mut letters = self.rest.chars();
            let Some(letter) = letters.next() else { return self.problem("unclosed action") };
            let after = letters.as_str();
            let next = letters.next();
            match letter {
                _ if SPACES.contains(&letter) => self.space(),
                '=' => self.one(after, Word::Assign),
                ':' => match after.strip_prefix('=') {
                    Some(after) => self.one(after, Word::Declare),
                    None => return self.problem("expected :="),
                },
                '|' => self.one(after, Word::Pipe),
                '(' => {
                    depth = depth.saturating_add(1);
                    self.one(after, Word::LeftParen);
                }
                ')' => {
                    let Some(less) = depth.checked_sub(1) else { return self.problem("unexpected right paren") };
                    depth = less;
                    self.one(after, Word::RightParen);
                }
                '"' => self.quoted(after, '"')?,
                '\'' => self.quoted(after, '\'')?,
                '`' => match after.split_once('`') {
                    Some((raw, rest)) => {
                        self.one(rest, Word::Raw(raw.replace('\r', "")));
                        self.count(raw);
                    }
                    None => return self.problem("unterminated raw quoted string"),
                },
                '$' => self.name(after, |name| Word::Variable(format!("${name}")))?,
                '.' if !next.is_some_and(|next| next.is_ascii_digit()) => {
                    self.name(after, |name| if name.is_empty() { Word::Dot } else { Word::Field(name.to_owned()) })?
                }
                '.' | '+' | '-' | '0'..='9' => self.number()?,
                _ if alphanumeric(letter) => {
                    let rest = self.rest;
                    self.name(rest, word)?;
                }
                ' '..='~' => self.one(after, Word::Other(letter)),
                _ => return self.problem("unrecognized character in action"),
            }
        }
    }

    fn one(&mut self, rest: &'a str, word: Word) {
        self.push(word);
        self.rest = rest;
    }

    /// Takes a run of space; the last one stays if it belongs to ` -}}`.
    fn space(&mut self) {
        let after = self.rest.trim_start_matches(SPACES);
        let mut taken = self.rest.len().saturating_sub(after.len());
        if after.starts_with("-}}") {
            taken = taken.saturating_sub(1);
        }
        let Some((space, rest)) = self.rest.split_at_checked(taken) else { return };
        if !space.is_empty() {
            self.one(rest, Word::Space);
            self.count(space);
        }
    }

    /// Takes a name up to where it may end.
    fn name(&mut self, text: &'a str, word: impl Fn(&str) -> Word) -> Result<(), Problem> {
        let end = text.find(|letter| !alphanumeric(letter)).unwrap_or(text.len());
        let Some((name, rest)) = text.split_at_checked(end) else { return Ok(()) };
        if !(rest.is_empty()
            || rest.starts_with(SPACES)
            || rest.starts_with(['.', ',', '|', ':', ')', '('])
            || rest.starts_with("}}"))
        {
            return self.problem("bad character");
        }
        self.one(rest, word(name));
        Ok(())
    }

    /// Takes a text in quotes, of which `text` is what follows the first one.
    fn quoted(&mut self, text: &'a str, quote: char) -> Result<(), Problem> {
        let mut letters = text.char_indices();
        while let Some((at, letter)) = letters.next() {
            match letter {
                '\\' if letters.next().is_some_and(|(_, next)| next != '\n') => {}
                '\\' | '\n' => break,
                _ if letter == quote => {
                    let Some((inside, _)) = text.split_at_checked(at) else { break };
                    let word = if quote == '"' { Word::Quoted(inside.into()) } else { Word::Character(inside.into()) };
                    self.one(letters.as_str(), word);
                    return Ok(());
                }
                _ => {}
            }
        }
        self.problem(if quote == '"' { "unterminated quoted string" } else { "unterminated character constant" })
    }

    fn number(&mut self) -> Result<(), Problem> {
        let Some(end) = scan(self.rest) else { return self.problem("bad number syntax") };
        let Some((number, rest)) = self.rest.split_at_checked(end) else { return Ok(()) };
        if rest.starts_with(['+', '-']) {
            let imaginary =
                scan(rest).and_then(|end| rest.split_at_checked(end)).filter(|(number, _)| number.ends_with('i'));
            let Some((_, rest)) = imaginary else { return self.problem("bad number syntax") };
            self.one(rest, Word::Complex);
            return Ok(());
        }
        self.one(rest, Word::Number(number.to_owned()));
        Ok(())
    }
}

/// What follows ` -}}`.
fn trimming_close(text: &str) -> Option<&str> {
    text.strip_prefix(SPACES).and_then(|rest| rest.strip_prefix("-}}"))
}

fn word(name: &str) -> Word {
    Word::Keyword(match name {
        "true" => return Word::Bool(true),
        "false" => return Word::Bool(false),
        "nil" => return Word::Nil,
        "block" => Keyword::Block,
        "break" => Keyword::Break,
        "continue" => Keyword::Continue,
        "define" => Keyword::Define,
        "else" => Keyword::Else,
        "end" => Keyword::End,
        "if" => Keyword::If,
        "range" => Keyword::Range,
        "template" => Keyword::Template,
        "with" => Keyword::With,
        _ => return Word::Identifier(name.to_owned()),
    })
}

/// Where a number ends, if no letter or digit follows it.
fn scan(text: &str) -> Option<usize> {
    let run =
        |text: &str, digits: &str| text.len().saturating_sub(text.trim_start_matches(|c| digits.contains(c)).len());
    let skip = |text: &str, least: usize| text.get(least..).unwrap_or_default().to_owned();
    let mut rest = text.strip_prefix(['+', '-']).unwrap_or(text).to_owned();
    let mut digits = "0123456789_";
    if rest.starts_with('0') {
        rest = skip(&rest, 1);
        digits = match rest.chars().next() {
            Some('x' | 'X') => "0123456789abcdefABCDEF_",
            Some('o' | 'O') => "01234567_",
            Some('b' | 'B') => "01_",
            _ => digits,
        };
        if digits.len() != 11 {
            rest = skip(&rest, 1);
        }
    }
    rest = skip(&rest, run(&rest, digits));
    if rest.starts_with('.') {
        rest = skip(&rest, 1);
        rest = skip(&rest, run(&rest, digits));
    }
    let exponent = match digits.len() {
        11 => rest.starts_with(['e', 'E']),
        23 => rest.starts_with(['p', 'P']),
        _ => false,
    };
    if exponent {
        rest = skip(&rest, 1);
        rest = rest.strip_prefix(['+', '-']).map(str::to_owned).unwrap_or(rest);
        rest = skip(&rest, run(&rest, "0123456789_"));
    }
    let rest = rest.strip_prefix('i').unwrap_or(&rest);
    (!rest.starts_with(alphanumeric)).then(|| text.len().saturating_sub(rest.len()))
}
