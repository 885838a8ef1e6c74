//! Go's regular expressions: what `regexp.Compile` accepts, the text of its errors, and what an expression matches.
//!
//! An expression is parsed and compiled in one pass into a program of relative jumps, which a machine in the way of
//! Pike runs: the leftmost match, and of several the one that a backtracking engine would find first. Time is bounded by
//! the size of the program times the length of the text.

mod class;
mod escape;
mod group;
mod machine;
mod parse;
mod program;
mod text;
mod unicode_classes;

#[cfg(test)]
mod tests;

use class::Class;
use program::Instruction;

/// The instructions of a program at most. Go allows some three million; a larger program than ours loads and is not
/// matched.
const MOST_INSTRUCTIONS: usize = 65_536;

/// Why Go refuses a regular expression.
///
/// Source: golang/go src/regexp/syntax/parse.go Error
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("error parsing regexp: {problem}: `{expression}`")]
pub struct RegexpError {
    /// What is wrong, in Go's words.
    pub problem: &'static str,
    /// The piece of the expression that is wrong.
    pub expression: String,
}

/// What a regular expression would match is not modelled: its program is too large, or it asks for a property of a
/// character beyond ASCII.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("what the regular expression matches is not modelled")]
pub struct NotModelled;

/// The places of a match: first the whole, then each group; `None` is a group that took no part.
pub type Groups = Vec<Option<(usize, usize)>>;

/// A regular expression as Go's `regexp.Compile` makes it.
///
/// # Examples
///
/// ```
/// use nocluster::gotext::regexp::Regexp;
///
/// let regexp = Regexp::parse(r"^(?P<pod>[a-z]+)-(\d+)\.")?;
/// assert_eq!(regexp.groups(), 2);
/// assert_eq!(regexp.find("web-12.shop.")?, Some(vec![Some((0, 7)), Some((0, 3)), Some((4, 6))]));
///
/// let error = Regexp::parse("a(b").err().map(|error| error.to_string());
/// assert_eq!(error.as_deref(), Some("error parsing regexp: missing closing ): `a(b`"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Regexp {
    /// `None`: longer than [`MOST_INSTRUCTIONS`].
    program: Option<Vec<Instruction>>,
    classes: Vec<Class>,
    names: Vec<String>,
}

impl Regexp {
    /// Reads an expression as `regexp.Compile` does.
    ///
    /// # Errors
    ///
    /// [`RegexpError`] with Go's text.
    pub fn parse(expression: &str) -> Result<Self, RegexpError> {
        parse::parse(expression)
    }

    /// How many groups the expression has, the whole not counted.
    pub fn groups(&self) -> usize {
        self.names.len()
    }

    /// The names of the groups, from the first on; `""` for a group without a name.
    pub fn names(&self) -> &[String] {
        &self.names
    }

    /// The leftmost match in a text, and where each group matched last.
    ///
    /// # Errors
    ///
    /// [`NotModelled`].
    pub fn find(&self, text: &str) -> Result<Option<Groups>, NotModelled> {
        machine::find(self.program.as_deref().ok_or(NotModelled)?, &self.classes, self.groups(), text)
    }

    /// Whether a text matches anywhere.
    ///
    /// # Errors
    ///
    /// [`NotModelled`].
    pub fn is_match(&self, text: &str) -> Result<bool, NotModelled> {
        Ok(self.find(text)?.is_some())
    }
}
