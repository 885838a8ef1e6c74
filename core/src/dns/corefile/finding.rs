//! What is wrong with a Corefile, or worth to know about it.

use std::fmt;

use super::address::ZoneError;
use super::lint::Lint;
use super::listener::ListenerError;
use super::option_lint::OptionLint;
use super::setup::SetupError;
use super::syntax_error::SyntaxError;
use super::token::Place;
use crate::severity::Severity;

/// A finding with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// What was found.
    pub problem: Problem,
    /// The word that it is about.
    pub place: Option<Place>,
}

/// What was found. `Display` prints CoreDNS's words, without file and line, where they are CoreDNS's.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Problem {
    /// The Corefile does not parse.
    Syntax(SyntaxError),
    /// A key is no zone.
    Zone(ZoneError),
    /// A plugin refuses its words.
    Setup {
        /// The directive.
        directive: &'static str,
        /// What the plugin says.
        error: SetupError,
    },
    /// The blocks can't be served together.
    Listener(ListenerError),
    /// Everything that loads and may yet be wrong.
    Lint(Lint),
    /// Options that load and may yet be wrong.
    Options(OptionLint),
}

impl Problem {
    /// The stable code.
    pub fn word(&self) -> &'static str {
        match self {
            Self::Syntax(error) => error.code(),
            Self::Zone(error) => error.code(),
            Self::Setup { error, .. } => error.code(),
            Self::Listener(error) => error.code(),
            Self::Lint(lint) => lint.code(),
            Self::Options(lint) => lint.code(),
        }
    }

    /// How bad it is.
    pub fn severity(&self) -> Severity {
        match self {
            Self::Lint(lint) => lint.severity(),
            Self::Options(lint) => lint.severity(),
            _ => Severity::Error,
        }
    }

    /// What to do about it, if that can be said.
    pub fn fix(&self) -> Option<String> {
        match self {
            Self::Syntax(error) => error.fix(),
            Self::Lint(lint) => lint.fix(),
            Self::Options(lint) => lint.fix(),
            _ => None,
        }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Syntax(error) => write!(f, "{error}"),
            Self::Zone(error) => write!(f, "error inspecting server blocks: {error}"),
            Self::Setup { directive, error } => write!(f, "plugin/{directive}: {error}"),
            Self::Listener(error) => write!(f, "{error}"),
            Self::Lint(lint) => write!(f, "{lint}"),
            Self::Options(lint) => write!(f, "{lint}"),
        }
    }
}
