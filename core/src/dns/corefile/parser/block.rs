//! Server blocks as they were read.

use crate::dns::corefile::token::{Place, Token};

/// A key of a server block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::dns::corefile) struct Key {
    pub(in crate::dns::corefile) text: String,
    pub(in crate::dns::corefile) place: Place,
}

/// All uses of a directive in a server block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::dns::corefile) struct Directive {
    pub(in crate::dns::corefile) name: String,
    /// The words of all uses, one after the other, the directive itself before each.
    pub(in crate::dns::corefile) tokens: Vec<Token>,
}

#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(in crate::dns::corefile) struct ParsedBlock {
    pub(in crate::dns::corefile) keys: Vec<Key>,
    /// In the order of their first use.
    pub(in crate::dns::corefile) directives: Vec<Directive>,
    /// The closing brace.
    pub(in crate::dns::corefile) closed: Option<Place>,
}

impl ParsedBlock {
    /// The name of the snippet that the block defines: its only key stands in parentheses.
    pub(super) fn snippet(&self) -> Option<&str> {
        let [key] = self.keys.as_slice() else { return None };
        let rest = key.text.strip_prefix('(').filter(|_| key.text.ends_with(')'))?;
        Some(rest.strip_suffix(')').unwrap_or(rest))
    }

    pub(super) fn add(&mut self, name: String, tokens: Vec<Token>) {
        match self.directives.iter_mut().find(|directive| directive.name == name) {
            Some(directive) => directive.tokens.extend(tokens),
            None => self.directives.push(Directive { name, tokens }),
        }
    }

    /// The words of all uses of a directive.
    pub(in crate::dns::corefile) fn directive(&self, name: &str) -> Option<&Directive> {
        self.directives.iter().find(|directive| directive.name == name)
    }
}
