//! What the imports of a Corefile name.

use super::path;

/// A file, or a pattern of files, that an import names.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub struct Import {
    /// The word behind `import`, with the values of the environment.
    pub pattern: String,
    /// The same as an absolute path: a relative one starts in the folder of the file that imports.
    pub absolute: String,
}

impl Import {
    /// Whether it is a pattern, for which there may be no file.
    pub fn is_pattern(&self) -> bool {
        self.absolute.contains(['*', '?', '[', '\\'])
    }

    /// Whether it names the file of an absolute path.
    pub fn names(&self, path: &str) -> bool {
        if self.is_pattern() { path::matches(&self.absolute, path) } else { path::absolute(&self.absolute) == path }
    }
}
