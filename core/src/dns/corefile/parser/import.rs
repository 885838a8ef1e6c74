//! Imports of snippets and files.

use std::sync::Arc;

use super::{Parser, Step};
use crate::dns::corefile::files::ImportedFile;
use crate::dns::corefile::imported::Import;
use crate::dns::corefile::syntax_error::SyntaxError;
use crate::dns::corefile::token::{Place, Token};
use crate::dns::corefile::{lexer, limits, path};

/// Source: coredns/caddy caddyfile/parse.go maxSnippetExpansions, maxFileExpansions
const SNIPPET_IMPORTS: usize = 10_000;
const FILE_IMPORTS: usize = 100_000;

impl Parser<'_> {
    /// Puts what is imported in place of the import; the cursor stands before it. A wrong import brings nothing.
    pub(super) fn import(&mut self) -> Step {
        let mut arguments = 0_usize;
        let imported = self.imported(&mut arguments)?;
        for _ in 0..=arguments {
            self.words.drop_current();
        }
        for tokens in imported.into_iter().rev() {
            self.words.splice(tokens);
        }
        Ok(())
    }

    fn imported(&mut self, arguments: &mut usize) -> Step<Vec<Arc<[Token]>>> {
        if !self.words.advance_on_line() {
            self.note(SyntaxError::ImportWithoutArgument);
            return Ok(Vec::new());
        }
        *arguments = 1;
        let pattern = self.filled()?;
        let written = self.words.current().map(|token| token.place.clone());
        if pattern.is_empty() {
            self.note(SyntaxError::ImportEmpty);
            return Ok(Vec::new());
        }
        if self.words.advance_on_line() {
            self.note(SyntaxError::ImportArguments);
            *arguments = 2;
            while self.words.advance_on_line() {
                *arguments = arguments.saturating_add(1);
            }
            return Ok(Vec::new());
        }
        if let Some(snippet) = self.snippets.get(&*pattern).cloned() {
            self.snippet_imports = self.snippet_imports.saturating_add(1);
            if self.snippet_imports > SNIPPET_IMPORTS {
                return self.stop(SyntaxError::SnippetDepth);
            }
            return Ok(vec![snippet]);
        }
        self.file_imports = self.file_imports.saturating_add(1);
        if self.file_imports > FILE_IMPORTS {
            return self.stop(SyntaxError::FileDepth);
        }
        Ok(self.matching_files(&pattern, written).unwrap_or_else(|error| {
            self.note(error);
            Vec::new()
        }))
    }

    /// The words of the files that a pattern matches.
    fn matching_files(&mut self, pattern: &str, written: Option<Place>) -> Result<Vec<Arc<[Token]>>, SyntaxError> {
        let file = self.words.current().and_then(|token| token.place.file.clone());
        let absolute = path::beside(file.as_deref().unwrap_or(&self.machine.path), pattern);
        let count = |wildcard| absolute.matches(wildcard).count();
        if count('*') > 1 || count('?') > 1 || (absolute.contains('[') && absolute.contains(']')) {
            return Err(SyntaxError::ImportWildcards { pattern: absolute });
        }
        if path::is_malformed(&absolute) {
            return Err(SyntaxError::ImportPattern { pattern: pattern.to_owned() });
        }
        self.looked_at = self.looked_at.saturating_add(self.machine.files.looked_at(&absolute));
        if self.looked_at > limits::FILES {
            return Err(SyntaxError::LimitExceeded { what: limits::LOOKED_AT });
        }
        self.parsed.imports.insert(Import { pattern: pattern.to_owned(), absolute: absolute.clone() });
        let imported = self.machine.files.imported(&absolute);
        if imported.is_empty() {
            let wild = absolute.contains(['*', '?', '[', ']']);
            if !wild {
                return Err(SyntaxError::ImportNotFound { pattern: pattern.to_owned() });
            }
            tell(&mut self.parsed.unmatched, &mut self.parsed.left_out, pattern, written);
            return Ok(Vec::new());
        }
        let mut out = Vec::with_capacity(imported.len());
        for file in imported {
            match file {
                ImportedFile::Folder(path) => return Err(SyntaxError::ImportFolder { path }),
                ImportedFile::NotGiven(path) => {
                    tell(&mut self.parsed.not_given, &mut self.parsed.left_out, &path, written.clone());
                    self.parsed.assumed.insert(path);
                }
                ImportedFile::Text { path, text } => {
                    let tokens = self.files.entry(path.to_owned()).or_insert_with(|| {
                        let file: Arc<str> = path.into();
                        lexer::tokens(text, Some(&file)).into()
                    });
                    out.push(tokens.clone());
                }
            }
        }
        Ok(out)
    }
}

/// Notes what is to be told about an import, or that it is left out.
fn tell(told: &mut Vec<(String, Option<Place>)>, left_out: &mut usize, text: &str, place: Option<Place>) {
    if told.len() < limits::FINDINGS {
        told.push((text.to_owned(), place));
    } else {
        *left_out = left_out.saturating_add(1);
    }
}
