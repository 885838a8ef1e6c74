//! Errors in the grammar of a Corefile.

use super::token::Place;

/// Why a Corefile does not parse; `Display` prints CoreDNS's text, as it follows `<file>:<line> - `.
///
/// Source: coredns/caddy caddyfile/parse.go
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum SyntaxError {
    /// A comma stands before the opening brace.
    #[error("Error during parsing: Expected another address but had '{{' - check for extra comma")]
    ExtraComma,
    /// A snippet is defined twice.
    #[error("Error during parsing: redeclaration of previously declared snippet {name}")]
    SnippetRedeclared {
        /// The name of the snippet.
        name: String,
    },
    /// A snippet imports itself, or there are too many imports of snippets.
    #[error("Error during parsing: maximum snippet import depth (10000) exceeded")]
    SnippetDepth,
    /// There are too many imports of files: 100,000, although CoreDNS's text names another number.
    #[error("Error during parsing: maximum file import depth (10000) exceeded")]
    FileDepth,
    /// A directive that the CoreDNS line does not have.
    #[error("Error during parsing: Unknown directive '{name}'")]
    UnknownDirective {
        /// The directive.
        name: String,
        /// The directive that is likely meant.
        nearest: Option<&'static str>,
    },
    /// A closing brace stands on the line of a directive that has no block.
    #[error("Error during parsing: Unexpected '}}' because no matching opening brace")]
    UnmatchedBrace,
    /// The words end within a block or after a comma.
    #[error("Error during parsing: Unexpected EOF")]
    UnexpectedEnd,
    /// An import without an argument.
    #[error("Error during parsing: Wrong argument count or unexpected line ending after 'import'")]
    ImportWithoutArgument,
    /// An import of nothing.
    #[error("Error during parsing: Import requires a non-empty filepath")]
    ImportEmpty,
    /// An import with more than one argument.
    #[error("Error during parsing: Import takes only one argument (glob pattern or file)")]
    ImportArguments,
    /// An import with a pattern of several wildcards.
    #[error("Error during parsing: Glob pattern may only contain one wildcard (*), but has others: {pattern}")]
    ImportWildcards {
        /// The absolute pattern.
        pattern: String,
    },
    /// An import with a malformed pattern.
    #[error("Error during parsing: Failed to use import pattern {pattern}: syntax error in pattern")]
    ImportPattern {
        /// The pattern as written.
        pattern: String,
    },
    /// An import of a file that does not exist.
    #[error("Error during parsing: File to import not found: {pattern}")]
    ImportNotFound {
        /// The file as written.
        pattern: String,
    },
    /// An import of a folder.
    #[error("Error during parsing: Could not import {path}: is a directory")]
    ImportFolder {
        /// The path of the folder.
        path: String,
    },
    /// A snippet without an opening brace.
    #[error("Syntax error: Unexpected token '{found}', expecting '{{'")]
    MissingOpenBrace {
        /// The word in its place.
        found: String,
    },
    /// A server block or a snippet that does not end.
    #[error("Syntax error: Unexpected token '{found}', expecting '}}'")]
    MissingCloseBrace {
        /// The last word.
        found: String,
    },
    /// Ours: there is more than the library reads, after all imports and with the values of the environment.
    #[error("too much to read: {what}")]
    LimitExceeded {
        /// What exceeds its limit, and the limit.
        what: &'static str,
    },
}

impl SyntaxError {
    /// The stable code of its finding.
    pub fn code(&self) -> &'static str {
        match self {
            Self::ExtraComma => "extra-comma",
            Self::SnippetRedeclared { .. } => "snippet-redeclared",
            Self::SnippetDepth | Self::FileDepth => "import-depth",
            Self::UnknownDirective { .. } => "unknown-directive",
            Self::UnmatchedBrace => "unmatched-brace",
            Self::UnexpectedEnd => "unexpected-end",
            Self::ImportWithoutArgument | Self::ImportEmpty | Self::ImportArguments => "import-argument",
            Self::ImportWildcards { .. } | Self::ImportPattern { .. } => "import-pattern",
            Self::ImportNotFound { .. } | Self::ImportFolder { .. } => "import-not-found",
            Self::MissingOpenBrace { .. } => "missing-open-brace",
            Self::MissingCloseBrace { .. } => "missing-close-brace",
            Self::LimitExceeded { .. } => "limit-exceeded",
        }
    }
}

impl SyntaxError {
    /// What to do about it, if that can be said.
    pub fn fix(&self) -> Option<String> {
        let fix = match self {
            Self::ExtraComma => "remove the comma before the brace",
            Self::UnmatchedBrace => "put the closing brace on a line of its own",
            Self::UnexpectedEnd | Self::MissingCloseBrace { .. } => "close the block with a brace",
            Self::ImportArguments => "write one import for each file; snippets take no arguments",
            Self::UnknownDirective { name, .. } if name.ends_with(':') || name.contains('.') => {
                "close the server block before with a brace: here another one begins"
            }
            Self::UnknownDirective { nearest: Some(nearest), .. } => return Some(format!("write `{nearest}`")),
            _ => return None,
        };
        Some(fix.to_owned())
    }
}

/// A syntax error with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Misread {
    pub(super) error: SyntaxError,
    /// The word that was current; `None` behind an import of nothing at the end, which CoreDNS calls line 0.
    pub(super) place: Option<Place>,
}
