//! The grammar: server blocks with keys and directives, snippets, imports.
//!
//! CoreDNS stops at the first error. Here it is noted and, where it makes sense, the reading goes on.
//!
//! Source: coredns/caddy caddyfile/parse.go

mod block;
mod import;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::environment::filled;
use super::imported::Import;
use super::lexer;
use super::limits;
use super::machine::Machine;
use super::syntax_error::{Misread, SyntaxError};
use super::token::{Place, Token};
use super::words::Words;
use crate::nearest::nearest;
pub(super) use block::{Key, ParsedBlock};

/// How many errors may come before an unknown directive whose likely meaning is still looked for.
const MOST_HINTS: usize = 100;

/// What was read.
#[derive(Debug, Default)]
pub(super) struct Parsed {
    pub(super) blocks: Vec<ParsedBlock>,
    /// The errors, in the order in which they were met, as many as are told; CoreDNS prints the first.
    pub(super) errors: Vec<Misread>,
    /// The patterns of imports that match no file that was given, as many as are told.
    pub(super) unmatched: Vec<(String, Option<Place>)>,
    /// The paths of imported files that were not given, as many as are told.
    pub(super) not_given: Vec<(String, Option<Place>)>,
    /// How many of all these are not told.
    pub(super) left_out: usize,
    /// What imports name that no snippet has for its name.
    pub(super) imports: BTreeSet<Import>,
    /// The imported files that are taken to exist.
    pub(super) assumed: BTreeSet<String>,
}

/// Reads a text whose directives are those of the CoreDNS line.
pub(super) fn parse(text: &str, machine: &Machine) -> Parsed {
    parse_with(text, machine, |name| machine.coredns.directives().any(|known| known == name))
}

/// Reads a text with these directives.
pub(super) fn parse_with(text: &str, machine: &Machine, is_directive: impl Fn(&str) -> bool) -> Parsed {
    let tokens: Arc<[Token]> = lexer::tokens(text, None).into();
    let mut parser = Parser {
        machine,
        is_directive: &is_directive,
        words: Words::new(tokens),
        parsed: Parsed::default(),
        snippets: BTreeMap::new(),
        files: BTreeMap::new(),
        snippet_imports: 0,
        file_imports: 0,
        kept: 0,
        beyond: None,
        filled: 0,
        looked_at: 0,
        nowhere: false,
    };
    while parser.words.advance() {
        if parser.server_block().is_err() {
            break;
        }
    }
    parser.finish()
}

/// The reading can't go on; the error is noted.
struct Stop;

type Step<T = ()> = Result<T, Stop>;

struct Parser<'m> {
    machine: &'m Machine,
    is_directive: &'m dyn Fn(&str) -> bool,
    words: Words,
    parsed: Parsed,
    snippets: BTreeMap<String, Arc<[Token]>>,
    /// The words of files that were imported.
    files: BTreeMap<String, Arc<[Token]>>,
    snippet_imports: usize,
    file_imports: usize,
    /// How many words were kept for server blocks, and the place of the first that was not.
    kept: usize,
    beyond: Option<Place>,
    /// How many bytes were made with values of the environment.
    filled: usize,
    /// How many files the patterns of imports were compared with.
    looked_at: usize,
    /// Whether the cursor stands behind the last word, as it does when an import at the end brings nothing.
    nowhere: bool,
}

impl Parser<'_> {
    fn finish(mut self) -> Parsed {
        if let Some(place) = self.beyond {
            // Of server blocks that are not whole nothing can be said.
            self.parsed.blocks.clear();
            if self.parsed.errors.is_empty() {
                let error = SyntaxError::LimitExceeded { what: limits::KEPT };
                self.parsed.errors.push(Misread { error, place: Some(place) });
            }
        }
        self.parsed
    }

    fn server_block(&mut self) -> Step {
        let mut block = ParsedBlock::default();
        let ended = self.keys(&mut block)?;
        if ended {
            self.keep(block);
            return Ok(());
        }
        if let Some(name) = block.snippet() {
            let name = name.to_owned();
            return self.snippet(name);
        }
        let read = self.content(&mut block);
        self.keep(block);
        read
    }

    fn keep(&mut self, block: ParsedBlock) {
        if !block.keys.is_empty() {
            self.parsed.blocks.push(block);
        }
    }

    /// Reads the keys; true if the words end with them.
    fn keys(&mut self, block: &mut ParsedBlock) -> Step<bool> {
        let mut another = false;
        loop {
            self.check_limit()?;
            let text = if self.nowhere { Arc::default() } else { self.filled()? };
            if &*text == "import" && self.words.is_new_line() {
                self.import()?;
                self.nowhere = !self.words.advance();
                continue;
            }
            if &*text == "{" {
                if another {
                    self.note(SyntaxError::ExtraComma);
                }
                return Ok(false);
            } else if !text.is_empty() {
                let key = text.strip_suffix(',');
                another = key.is_some();
                let key = |token: Token| Key { text: key.unwrap_or(&text).to_owned(), place: token.place };
                block.keys.extend(self.kept_word().map(key));
            }
            let more = self.words.advance();
            if !more {
                if another {
                    self.note(SyntaxError::UnexpectedEnd);
                }
                return Ok(true);
            }
            if !another && self.words.is_new_line() {
                return Ok(false);
            }
        }
    }

    /// Reads a snippet, from its opening brace on.
    fn snippet(&mut self, name: String) -> Step {
        let known = self.snippets.contains_key(&name);
        if known {
            self.note(SyntaxError::SnippetRedeclared { name: name.clone() });
        }
        if self.words.val() != "{" {
            let found = self.words.val().to_owned();
            return self.stop(SyntaxError::MissingOpenBrace { found });
        }
        let mut depth = 1_usize;
        let mut body: Vec<Token> = Vec::new();
        while self.words.advance() {
            match self.words.val() {
                "}" if depth == 1 => {
                    depth = 0;
                    break;
                }
                "}" => depth = depth.saturating_sub(1),
                "{" => depth = depth.saturating_add(1),
                _ => {}
            }
            body.extend(self.words.current().cloned());
        }
        if depth > 0 {
            let found = self.words.val().to_owned();
            return self.stop(SyntaxError::MissingCloseBrace { found });
        }
        if self.imports_itself(&name, &body)? {
            self.note(SyntaxError::SnippetDepth);
            // Without its words, so that its imports do no harm.
            body.clear();
        }
        if !known {
            self.snippets.insert(name, body.into());
        }
        Ok(())
    }

    /// Whether a line of the snippet's body imports this snippet.
    fn imports_itself(&mut self, name: &str, body: &[Token]) -> Step<bool> {
        let mut before: Option<&Token> = None;
        for (token, next) in body.iter().zip(body.iter().skip(1)) {
            let place = |token: &Token| (token.place.file.clone(), token.place.line);
            if &*token.text == "import"
                && before.is_none_or(|before| place(before) != place(token))
                && self.fill(&next.text)? == name
            {
                return Ok(true);
            }
            before = Some(token);
        }
        Ok(false)
    }

    /// Reads the directives of a block, and its closing brace if it has an opening one.
    fn content(&mut self, block: &mut ParsedBlock) -> Step {
        let opened = self.words.val() == "{";
        if !opened {
            self.words.back();
        }
        while self.words.advance() {
            self.check_limit()?;
            if self.words.val() == "}" {
                block.closed = self.words.current().map(|token| token.place.clone());
                break;
            }
            if self.words.val() == "import" {
                self.import()?;
            } else if self.directive(block)? {
                return Ok(());
            }
        }
        if opened && self.words.val() != "}" {
            let found = self.words.val().to_owned();
            return self.stop(SyntaxError::MissingCloseBrace { found });
        }
        Ok(())
    }

    /// The directive that a misspelled one likely means.
    fn nearest_directive(&self, name: &str) -> Option<&'static str> {
        if self.parsed.errors.len() >= MOST_HINTS {
            return None;
        }
        let known: Vec<_> = self.machine.coredns.directives().collect();
        nearest(name, &known)
    }

    /// Reads a directive; true if it ended the block by an error.
    fn directive(&mut self, block: &mut ParsedBlock) -> Step<bool> {
        let name = self.filled()?;
        let known = (self.is_directive)(&name);
        if !known {
            let nearest = self.nearest_directive(&name);
            self.note(SyntaxError::UnknownDirective { name: name.to_string(), nearest });
        }
        let mut tokens: Vec<Token> = self.kept_word().into_iter().collect();
        let mut depth = 0_usize;
        let mut unmatched = false;
        while self.words.advance() {
            self.check_limit()?;
            let val = self.words.val();
            if val == "{" {
                depth = depth.saturating_add(1);
            } else if depth == 0 && self.words.is_new_line() {
                self.words.back();
                break;
            } else if val == "}" && depth > 0 {
                depth = depth.saturating_sub(1);
            } else if val == "}" {
                self.note(SyntaxError::UnmatchedBrace);
                unmatched = true;
                break;
            } else if val == "import" && self.words.is_new_line() {
                self.import()?;
                continue;
            }
            let text = self.filled()?;
            if *text != *self.words.val() {
                self.words.set_current(text);
            }
            tokens.extend(self.kept_word());
        }
        if known {
            block.add(name.to_string(), tokens);
        }
        if depth > 0 {
            return self.stop(SyntaxError::UnexpectedEnd);
        }
        Ok(unmatched)
    }

    /// The current word with the environment filled in.
    fn filled(&mut self) -> Step<Arc<str>> {
        let text = self.words.current().map(|token| token.text.clone()).unwrap_or_default();
        // Most words are as they are written.
        if text.contains(['{']) { self.fill(&text).map(Into::into) } else { Ok(text) }
    }

    fn fill(&mut self, text: &str) -> Step<String> {
        let with_values = filled(text, &self.machine.environment);
        let made = with_values.as_ref().filter(|made| made.as_str() != text).map_or(0, String::len);
        self.filled = self.filled.saturating_add(made);
        match with_values {
            Some(text) if self.filled <= limits::FILLED_BYTES => Ok(text),
            _ => self.stop(SyntaxError::LimitExceeded { what: limits::ENVIRONMENT }),
        }
    }

    /// The current word, if no more than the library keeps were kept.
    fn kept_word(&mut self) -> Option<Token> {
        let token = self.words.current()?;
        self.kept = self.kept.saturating_add(1);
        if self.kept <= limits::KEPT_WORDS {
            return Some(token.clone());
        }
        self.beyond.get_or_insert_with(|| token.place.clone());
        None
    }

    fn check_limit(&mut self) -> Step {
        if self.words.beyond_limit() {
            return self.stop(SyntaxError::LimitExceeded { what: limits::READ });
        }
        Ok(())
    }

    fn note(&mut self, error: SyntaxError) {
        if self.parsed.errors.len() >= limits::FINDINGS {
            self.parsed.left_out = self.parsed.left_out.saturating_add(1);
            return;
        }
        let place = self.words.current().filter(|_| !self.nowhere).map(|token| token.place.clone());
        self.parsed.errors.push(Misread { error, place });
    }

    fn stop<T>(&mut self, error: SyntaxError) -> Step<T> {
        self.note(error);
        Err(Stop)
    }
}
