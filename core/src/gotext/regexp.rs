//! Go's regular expressions: what `regexp.Compile` accepts, the text of its errors, and what an expression matches.
//!
//! An expression is parsed and compiled in one pass into a program of relative jumps, which a machine in the way of
//! Pike runs: the leftmost match, and of several the one that a backtracking engine would find first. Time is bounded by
//! the size of the program times the length of the text.

mod class;
mod error;
mod escape;
mod group;
mod machine;
mod parse;
mod program;
mod text;
mod unicode_classes;

#[cfg(test)]
mod tests;

use program::Program;

pub use error::{NotModelled, RegexpError};
pub use machine::Groups;

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
    program: Program,
}

impl Regexp {
    /// Reads an expression as `regexp.Compile` does.
    ///
    /// # Errors
    ///
    /// [`RegexpError`] with Go's text.
    pub fn parse(expression: &str) -> Result<Self, RegexpError> {
        Ok(Self { program: parse::parse(expression)? })
    }

    /// How much memory its program takes, in bytes and roughly.
    pub(crate) fn size(&self) -> usize {
        self.program.instructions.as_ref().map_or(0, |steps| std::mem::size_of_val(steps.as_slice()))
    }

    /// How many groups the expression has, the whole not counted.
    pub fn groups(&self) -> usize {
        self.program.names.len()
    }

    /// The names of the groups, from the first on; `""` for a group without a name.
    pub fn names(&self) -> &[String] {
        &self.program.names
    }

    /// The leftmost match in a text, and where each group matched last.
    ///
    /// # Errors
    ///
    /// [`NotModelled`].
    pub fn find(&self, text: &str) -> Result<Option<Groups>, NotModelled> {
        machine::find(&self.program, text)
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
